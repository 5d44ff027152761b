"""What is left to set up: `/<community>/oppsett/`."""

from django.urls import URLPattern, path

from cases.views.setup import SetupPage

urlpatterns: list[URLPattern] = [
    path("oppsett/", SetupPage.as_view(), name="setup"),
]
