"""Written procedures below `/<community>/`, one's own answer below Min side, the link of a mail."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import written, written_answers

one_meeting = [
    path("", written.WrittenPage.as_view(), name="written"),
    path("rediger/", written.WrittenEdit.as_view(), name="written_edit"),
    path("send/", written.WrittenSend.as_view(), name="written_send"),
    path("svar/for/", written.WrittenAnswerFor.as_view(), name="written_answer_for"),
    path("avslutt/", written.WrittenStop.as_view(), name="written_stop"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("moteplan/skriftlig/ny/", written.WrittenNew.as_view(), name="written_new"),
    path("utvalg/<slug:council>/moter/<slug:meeting>/skriftlig/", include(one_meeting)),
]

own: list[URLPattern | URLResolver] = [
    path(
        "min-side/skriftlig/<int:meeting>/",
        written_answers.MyWritten.as_view(),
        name="my_written",
    ),
    path(
        "min-side/skriftlig/svar/<str:signed>/",
        written_answers.SignedWritten.as_view(),
        name="written_signed",
    ),
]
