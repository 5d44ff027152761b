"""The agenda of a meeting and its papers, for the office, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import agenda_approval, agenda_items, forwarding, meeting_files, standing

one_meeting = [
    path("forbered/<int:item>/rediger/", agenda_items.EditItem.as_view(), name="item_edit"),
    path("forbered/rekkefolge/", agenda_items.Reorder.as_view(), name="agenda_order"),
    path("forbered/faste-punkter/", agenda_items.PutOnStanding.as_view(), name="agenda_standing"),
    path("forbered/utsatte/<int:earlier>/ta-opp/", agenda_items.Carry.as_view(), name="item_carry"),
    path("forbered/godkjenning/be/", agenda_approval.Ask.as_view(), name="agenda_ask"),
    path("forbered/godkjenn/", agenda_approval.Approve.as_view(), name="agenda_approve"),
    path("forbered/godkjenn/for/", agenda_approval.ApproveFor.as_view(), name="agenda_approve_for"),
    path("forbered/send-tilbake/", agenda_approval.SendBack.as_view(), name="agenda_send_back"),
    path("ettersend/", forwarding.ForwardPapers.as_view(), name="papers_forward"),
    path("filer/<int:file>/", meeting_files.Download.as_view(), name="meeting_file"),
    path("filer/papirer.zip", meeting_files.Bundle.as_view(), name="meeting_bundle"),
]

standing_items = [
    path("", standing.StandingItems.as_view(), name="standing_items"),
    path("<int:row>/flytt/", standing.MoveStanding.as_view(), name="standing_move"),
    path("<int:row>/fjern/", standing.RemoveStanding.as_view(), name="standing_remove"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("utvalg/<slug:council>/moter/<slug:meeting>/", include(one_meeting)),
    path("utvalg/<slug:council>/faste-punkter/", include(standing_items)),
]
