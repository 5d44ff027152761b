"""Mandates, duties and trials of a council."""

from django.urls import URLPattern, URLResolver, include, path

from councils.views import duties, mandates

owed = [
    path("", duties.DutyList.as_view(), name="duty_list"),
    path("ny/", duties.DutyNew.as_view(), name="duty_new"),
    path("<int:duty>/utfort/", duties.DutyFulfil.as_view(), name="duty_fulfil"),
    path("<int:duty>/rediger/", duties.DutyEdit.as_view(), name="duty_edit"),
    path("proveperioder/ny/", duties.TrialNew.as_view(), name="trial_new"),
    path("proveperioder/<int:trial>/avgjor/", duties.TrialDecide.as_view(), name="trial_decide"),
]
council: list[URLPattern | URLResolver] = [
    path("mandat/nytt/", mandates.MandateNew.as_view(), name="mandate_new"),
    path("plikter/", include(owed)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("utvalg/<slug:council>/", include(council)),
]
