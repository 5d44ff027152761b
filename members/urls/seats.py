"""Seats, terms and offices: `/<community>/sammensetning/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
