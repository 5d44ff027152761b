"""Who speaks for the GPs: `/<community>/kommuner/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
