"""Lists that are taken in: `/<community>/import/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
