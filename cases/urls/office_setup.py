"""What is left to set up: `/<community>/oppsett/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
