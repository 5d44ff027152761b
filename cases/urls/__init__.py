"""Addresses of the cases app: public pages, and the office's pages below the same community."""

from django.urls import include, path

from cases.urls import office_cases, office_meetings, office_sendings, public

app_name = "cases"

urlpatterns = [
    path("<slug:community>/", include(office_cases.urlpatterns)),
    path("<slug:community>/", include(office_meetings.urlpatterns)),
    path("<slug:community>/", include(office_sendings.urlpatterns)),
    path("", include(public.urlpatterns)),
]
