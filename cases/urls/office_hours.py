"""Hours: everybody's below `/<community>/timer/`, one's own below Min side."""

from django.urls import URLPattern, path

from cases.views import confirmations, hours

urlpatterns: list[URLPattern] = [
    path("", hours.HoursPage.as_view(), name="hours"),
    path("timer.csv", hours.HoursFile.as_view(), name="hours_file"),
    path("<int:year>/<int:attendance>/", hours.HoursNote.as_view(), name="hours_note"),
    path(
        "<int:year>/<int:attendance>/bekreftelse.pdf",
        confirmations.ConfirmationOfOne.as_view(),
        name="confirmation_of_one",
    ),
    path(
        "<int:year>/personer/<int:person>/bekreftelse.pdf",
        confirmations.Confirmation.as_view(),
        name="confirmation",
    ),
]
own: list[URLPattern] = [
    path("", hours.OwnHours.as_view(), name="own_hours"),
    path("<int:year>/<int:attendance>/", hours.OwnHoursNote.as_view(), name="own_hours_note"),
    path(
        "<int:year>/<int:attendance>/bekreftelse.pdf",
        confirmations.OwnConfirmationOfOne.as_view(),
        name="own_confirmation_of_one",
    ),
    path(
        "<int:year>/<slug:community>/bekreftelse.pdf",
        confirmations.OwnConfirmation.as_view(),
        name="own_confirmation",
    ),
]
