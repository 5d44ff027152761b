"""Councils, organisations and regions, below `/<community>/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
