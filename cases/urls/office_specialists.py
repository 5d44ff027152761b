"""Requests for specialists: below a case, and the committee's own."""

from django.urls import URLPattern, URLResolver, path

from cases.views import specialists

own = [
    path(
        "min-side/spesialist/<int:asked>/",
        specialists.MySpecialistRequest.as_view(),
        name="my_specialist_request",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "saker/<slug:case>/spesialist/",
        specialists.SpecialistAsk.as_view(),
        name="specialist_ask",
    ),
    path(
        "saker/<slug:case>/spesialist/<int:asked>/",
        specialists.SpecialistAnswerFor.as_view(),
        name="specialist_answer_for",
    ),
]
