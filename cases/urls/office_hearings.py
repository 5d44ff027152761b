"""Hearings: the secretariat's below `/<community>/horinger/`, the bodies' own and signed ones."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import folders, hearing_acts, hearing_answers, hearings

own = [
    path("horing/<str:signed>/", hearing_answers.SignedHearing.as_view(), name="hearing_signed"),
    path(
        "horing/<str:signed>/dokument/<int:document>/",
        hearing_answers.SignedFile.as_view(),
        name="hearing_signed_file",
    ),
    path(
        "min-side/horing/<int:invitation>/",
        hearing_answers.MyHearing.as_view(),
        name="my_hearing",
    ),
    path(
        "min-side/horing/<int:invitation>/senere/",
        hearing_answers.MyPromise.as_view(),
        name="my_hearing_promise",
    ),
]

one_hearing = [
    path("", hearings.HearingDetail.as_view(), name="hearing_detail"),
    path("rapport.pdf", folders.HearingReportFile.as_view(), name="hearing_report"),
    path("rediger/", hearings.HearingEdit.as_view(), name="hearing_edit"),
    path("send/", hearings.HearingSend.as_view(), name="hearing_send"),
    path("ny-tekst/", hearing_acts.HearingRenew.as_view(), name="hearing_renew"),
    path("lukk/", hearing_acts.HearingClose.as_view(), name="hearing_close"),
    path("apne/", hearing_acts.HearingReopen.as_view(), name="hearing_reopen"),
    path(
        "<int:invitation>/svar/", hearing_acts.HearingAnswerFor.as_view(), name="hearing_answer_for"
    ),
    path("<int:invitation>/frist/", hearing_acts.HearingExtend.as_view(), name="hearing_extend"),
    path(
        "svar/<int:answer>/oppfolging/",
        hearing_acts.HearingFollowUp.as_view(),
        name="hearing_follow_up",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("horinger/", hearings.HearingList.as_view(), name="hearing_list"),
    path("horinger/<int:hearing>/", include(one_hearing)),
    path("saker/<slug:case>/ny-horing/", hearings.HearingNew.as_view(), name="hearing_new"),
]
