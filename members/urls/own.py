"""One's own terms and absences, below `/min-side/`."""

from django.urls import URLPattern, path

from members.views import absences, own_terms

urlpatterns: list[URLPattern] = [
    path("perioder/<int:term>/fratre/", own_terms.TermResign.as_view(), name="term_resign"),
    path("perioder/<int:term>/velkommen/", own_terms.TermWelcome.as_view(), name="onboarding"),
    path("fravaer/nytt/", absences.AbsenceNew.as_view(), name="absence_new"),
    path("fravaer/<int:absence>/avslutt/", absences.AbsenceEnd.as_view(), name="absence_end"),
]
