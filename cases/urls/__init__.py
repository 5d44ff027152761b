"""Addresses of the cases app: public pages, and the office's pages below the same community."""

from django.urls import include, path

from cases.urls import (
    office_agenda,
    office_annual,
    office_case_papers,
    office_cases,
    office_documents,
    office_groups,
    office_health,
    office_hearings,
    office_hours,
    office_intake,
    office_meetings,
    office_planning,
    office_reach,
    office_sendings,
    office_session,
    office_setup,
    office_specialists,
    office_summons,
    office_tasks,
    office_written,
    public,
)
from cases.views import my_page

app_name = "cases"

urlpatterns = [
    path("min-side/", my_page.MyPage.as_view(), name="my_page"),
    path("min-side/oppgaver/", include(office_tasks.own)),
    path("min-side/timer/", include(office_hours.own)),
    path("", include(office_summons.own)),
    path("", include(office_planning.own)),
    path("", include(office_written.own)),
    path("", include(office_hearings.own)),
    path("", include(office_specialists.own)),
    path("", include(office_reach.own)),
    path("<slug:community>/timer/", include(office_hours.urlpatterns)),
    path("<slug:community>/oppgaver/", include(office_tasks.urlpatterns)),
    path("<slug:community>/arsrapporter/", include(office_annual.urlpatterns)),
    path("<slug:community>/", include(office_case_papers.urlpatterns)),
    path("<slug:community>/", include(office_documents.urlpatterns)),
    path("<slug:community>/", include(office_intake.urlpatterns)),
    path("<slug:community>/", include(office_specialists.urlpatterns)),
    path("<slug:community>/", include(office_cases.urlpatterns)),
    path("<slug:community>/", include(office_groups.urlpatterns)),
    path("<slug:community>/", include(office_meetings.urlpatterns)),
    path("<slug:community>/", include(office_planning.urlpatterns)),
    path("<slug:community>/", include(office_agenda.urlpatterns)),
    path("<slug:community>/", include(office_summons.urlpatterns)),
    path("<slug:community>/", include(office_written.urlpatterns)),
    path("<slug:community>/", include(office_session.urlpatterns)),
    path("<slug:community>/", include(office_sendings.urlpatterns)),
    path("<slug:community>/", include(office_health.urlpatterns)),
    path("<slug:community>/", include(office_hearings.urlpatterns)),
    path("<slug:community>/", include(office_reach.urlpatterns)),
    path("<slug:community>/", include(office_setup.urlpatterns)),
    path("", include(public.urlpatterns)),
]
