"""Vacant seats and absences: below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from members.views import absences, vacancies, vacancy_acts

one_vacancy = [
    path("", vacancies.VacancyDetail.as_view(), name="vacancy_detail"),
    path("svar/", vacancy_acts.VacancyPropose.as_view(), name="vacancy_propose"),
    path("utsett/", vacancy_acts.VacancyPostpone.as_view(), name="vacancy_postpone"),
    path("sett-inn/", vacancy_acts.VacancySeat.as_view(), name="vacancy_seat"),
    path("la-sta/", vacancy_acts.VacancyLeave.as_view(), name="vacancy_leave"),
    path("spor-igjen/", vacancy_acts.VacancyAsk.as_view(), name="vacancy_ask"),
    path("velg-organ/", vacancy_acts.VacancyAddress.as_view(), name="vacancy_address"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("ledige-plasser/", vacancies.VacancyList.as_view(), name="vacancy_list"),
    path("ledige-plasser/<int:vacancy>/", include(one_vacancy)),
    path(
        "personer/<int:person>/fravaer/nytt/",
        absences.PersonAbsence.as_view(),
        name="person_absence",
    ),
]
