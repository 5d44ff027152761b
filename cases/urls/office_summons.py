"""Who is called to a meeting: the secretary's page, one's own on Min side, the link of a mail."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import calls, summons

one_meeting = [
    path("", summons.SummonsPage.as_view(), name="summons"),
    path("svar/", summons.AnswerOnBehalf.as_view(), name="summons_answer"),
    path("oppdater/", summons.Refresh.as_view(), name="summons_refresh"),
    path("<int:summons>/kall-inn/", summons.CallNext.as_view(), name="summons_call_next"),
    path("personer/<int:person>/send-igjen/", summons.Resend.as_view(), name="summons_resend"),
    path("gjester/inviter/", summons.Invite.as_view(), name="guest_invite"),
    path("gjester/<int:guest>/fjern/", summons.RemoveGuest.as_view(), name="guest_remove"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("utvalg/<slug:council>/moter/<slug:meeting>/innkalling/", include(one_meeting)),
]

own: list[URLPattern | URLResolver] = [
    path("min-side/moter/<int:meeting>/", calls.MyCall.as_view(), name="my_call"),
    path("min-side/moter/svar/<str:signed>/", calls.SignedCall.as_view(), name="call_signed"),
]
