"""Mandates, duties and trials of a council."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
