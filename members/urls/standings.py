"""The status of a council: `/<community>/utvalg/<council>/status/`."""

from django.urls import URLPattern, path

from members.views.standings import CouncilStatusPage

urlpatterns: list[URLPattern] = [
    path(
        "utvalg/<slug:council>/status/",
        CouncilStatusPage.as_view(),
        name="council_status",
    ),
]
