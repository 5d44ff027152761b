"""One's own terms and absences, below `/min-side/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
