"""Seats, terms and offices: `/<community>/sammensetning/`."""

from django.urls import URLPattern, URLResolver, include, path

from members.views import offices, roster, seats, terms

of_council: list[URLPattern | URLResolver] = [
    path("", roster.RosterDetail.as_view(), name="roster_detail"),
    path("grupper/ny/", seats.SeatGroupNew.as_view(), name="seat_group_new"),
    path("grupper/<int:group>/rediger/", seats.SeatGroupEdit.as_view(), name="seat_group_edit"),
    path("grupper/<int:group>/plasser/ny/", seats.SeatNew.as_view(), name="seat_new"),
    path("plasser/<int:seat>/rediger/", seats.SeatEdit.as_view(), name="seat_edit"),
    path("plasser/<int:seat>/fjern/", seats.SeatClose.as_view(), name="seat_close"),
    path(
        "plasser/<int:seat>/varaplasser/ny/", seats.SubstituteNew.as_view(), name="substitute_new"
    ),
    path("plasser/<int:seat>/sett-inn/", terms.TermNew.as_view(), name="term_new"),
    path("perioder/<int:term>/rediger/", terms.TermEdit.as_view(), name="term_edit"),
    path("perioder/<int:term>/avslutt/", terms.TermEnd.as_view(), name="term_end"),
    path("perioder/<int:term>/behold/", terms.TermKeep.as_view(), name="term_keep"),
    path("perioder/<int:term>/fristilling/", terms.TermRelease.as_view(), name="term_release"),
    path("verv/nytt/", offices.OfficeNew.as_view(), name="office_new"),
    path("verv/<int:office>/avslutt/", offices.OfficeEnd.as_view(), name="office_end"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("sammensetning/", roster.RosterList.as_view(), name="roster_list"),
    path("sammensetning/<slug:council>/", include(of_council)),
]
