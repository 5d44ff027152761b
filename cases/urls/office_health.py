"""How the councils are doing, below `/<community>/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
