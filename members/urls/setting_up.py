"""A new health community: `/oppsett/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
