"""How the councils are doing, below `/<community>/`."""

from django.urls import URLPattern, path

from cases.views import composition, health

urlpatterns: list[URLPattern] = [
    path("tilstand/", health.HealthPage.as_view(), name="health"),
    path("tilstand/tilstand.csv", health.HealthFile.as_view(), name="health_file"),
    path(
        "sammensetning/<slug:council>/balanse/",
        composition.CompositionPage.as_view(),
        name="composition",
    ),
]
