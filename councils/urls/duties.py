"""Mandates, duties and trials of a council."""

from django.urls import URLPattern, URLResolver, include, path

from councils.views import mandates

council = [
    path("mandat/nytt/", mandates.MandateNew.as_view(), name="mandate_new"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("utvalg/<slug:council>/", include(council)),
]
