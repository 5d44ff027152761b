"""Persons and contact lists, below `/<community>/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
