"""Who holds which role: `/<community>/roller/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
