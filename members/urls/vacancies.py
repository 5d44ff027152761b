"""Empty seats: `/<community>/ledige-plasser/`."""

from django.urls import path

from members.views import vacancies

urlpatterns = [
    path("ledige-plasser/<int:vacancy>/", vacancies.VacancyDetail.as_view(), name="vacancy_detail"),
]
