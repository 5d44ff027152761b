"""Hours: everybody's below `/<community>/timer/`, one's own below Min side."""

from django.urls import URLPattern, path

from cases.views import hours

urlpatterns: list[URLPattern] = [
    path("", hours.HoursPage.as_view(), name="hours"),
    path("timer.csv", hours.HoursFile.as_view(), name="hours_file"),
    path("<int:year>/<int:attendance>/", hours.HoursNote.as_view(), name="hours_note"),
]
own: list[URLPattern] = [
    path("", hours.OwnHours.as_view(), name="own_hours"),
    path("<int:year>/<int:attendance>/", hours.OwnHoursNote.as_view(), name="own_hours_note"),
]
