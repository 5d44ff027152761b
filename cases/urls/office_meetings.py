"""The office's pages of meetings, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import (
    actions,
    agenda,
    approvals,
    archiving,
    attendance,
    meetings,
    minutes,
    minutes_word,
    reopening,
    taking_in,
)

one_meeting = [
    path("rediger/", meetings.MeetingEdit.as_view(), name="meeting_edit"),
    path("forbered/", agenda.MeetingPrepare.as_view(), name="meeting_prepare"),
    path("forbered/legg-til-sak/", agenda.AddCase.as_view(), name="item_add_case"),
    path("forbered/legg-til-punkt/", agenda.AddItem.as_view(), name="item_add"),
    path("forbered/<int:item>/flytt/", agenda.MoveItem.as_view(), name="item_move"),
    path("forbered/<int:item>/fjern/", agenda.RemoveItem.as_view(), name="item_remove"),
    path("send-saksliste/", agenda.SendAgenda.as_view(), name="agenda_send"),
    path("apne/", minutes.OpenSession.as_view(), name="session_open"),
    path("gjennomfor/", minutes.Session.as_view(), name="session"),
    path("gjennomfor/<int:item>/", minutes.WriteEntry.as_view(), name="entry_write"),
    path("oppmote/", attendance.Record.as_view(), name="attendance_record"),
    path("oppmote/alle/", attendance.EveryonePresent.as_view(), name="attendance_everyone"),
    path("oppmote/gjest/", attendance.AddGuest.as_view(), name="attendance_guest"),
    path("oppmote/<int:row>/plass/", attendance.Placed.as_view(), name="attendance_place"),
    path("oppmote/<int:row>/fjern/", attendance.Remove.as_view(), name="attendance_remove"),
    path("avslutt/", minutes.Close.as_view(), name="minutes_close"),
    path("referat/", approvals.Detail.as_view(), name="minutes_detail"),
    path(
        "referat/send-til-dem-som-motte/", approvals.Circulate.as_view(), name="minutes_circulate"
    ),
    path("referat/svar/", approvals.Answer.as_view(), name="minutes_answer"),
    path("referat/svar/for/", approvals.AnswerFor.as_view(), name="minutes_answer_for"),
    path(
        "referat/svar/<int:approval>/la-sta/",
        approvals.LetStand.as_view(),
        name="minutes_let_stand",
    ),
    path("referat/send-tilbake/", approvals.SendBack.as_view(), name="minutes_send_back"),
    path("arkiv/", archiving.MeetingArchive.as_view(), name="meeting_archive"),
    path("arkiv/pakke.zip", archiving.MeetingPackage.as_view(), name="meeting_package"),
    path("referat/ny-versjon/", reopening.Reopen.as_view(), name="minutes_reopen"),
    path(
        "referat/versjoner/<int:version>/<slug:rendition>.pdf",
        approvals.Download.as_view(),
        name="minutes_version_download",
    ),
    path("referat/utkast.docx", minutes_word.MinutesWord.as_view(), name="minutes_word"),
    path("referat/<slug:rendition>.pdf", approvals.Download.as_view(), name="minutes_download"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("moteplan/", meetings.MeetingPlan.as_view(), name="meeting_plan"),
    path("moteplan/ny/", meetings.MeetingNew.as_view(), name="meeting_new"),
    path("moteplan/ta-inn/", taking_in.MeetingTakeIn.as_view(), name="meeting_take_in"),
    path("utvalg/<slug:council>/moter/<slug:meeting>/", include(one_meeting)),
    path("tiltak/<int:action>/ferdig/", actions.Finish.as_view(), name="action_finish"),
]
