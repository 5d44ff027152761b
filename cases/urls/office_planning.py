"""Planning: the year, series, days told in advance, cancelling, and one's own calendar feed."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import announcing, calendars, cancelling, meetings, series

one_series = [
    path("", series.SeriesDetail.as_view(), name="series_detail"),
    path("flytt/", series.SeriesMove.as_view(), name="series_move"),
    path("avlys/", series.SeriesCancel.as_view(), name="series_cancel"),
    path("moter/<int:meeting>/ta-ut/", series.SeriesTakeOut.as_view(), name="series_take_out"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("moteplan/aret/", meetings.MeetingYear.as_view(), name="meeting_year"),
    path("moteplan/serier/ny/", series.SeriesNew.as_view(), name="series_new"),
    path("moteplan/serier/<int:series>/", include(one_series)),
    path("moteplan/<slug:council>/varsle/", announcing.Announce.as_view(), name="announce"),
    path(
        "utvalg/<slug:council>/moter/<slug:meeting>/avlys/",
        cancelling.MeetingCancel.as_view(),
        name="meeting_cancel",
    ),
    path("utvalg/<slug:council>/moter.ics", calendars.council_feed, name="council_feed"),
]

own: list[URLPattern | URLResolver] = [
    path("min-side/kalender/", calendars.OwnCalendar.as_view(), name="own_calendar"),
    path("min-side/kalender/ny/", calendars.RenewCalendar.as_view(), name="own_calendar_renew"),
    path("min-side/kalender/<str:secret>.ics", calendars.own_feed, name="own_feed"),
]
