"""What is recorded during a meeting besides the text, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import dissents, impartiality, phrases, presence, projector, proposals

one_meeting = [
    path(
        "gjennomfor/<int:item>/storskjerm/",
        projector.Projector.as_view(),
        name="session_projector",
    ),
    path("gjennomfor/<int:item>/forslag/", proposals.Proposals.as_view(), name="item_proposals"),
    path(
        "gjennomfor/<int:item>/forslag/<int:row>/rediger/",
        proposals.Change.as_view(),
        name="proposal_edit",
    ),
    path(
        "gjennomfor/<int:item>/forslag/<int:row>/flytt/",
        proposals.Move.as_view(),
        name="proposal_move",
    ),
    path(
        "gjennomfor/<int:item>/forslag/<int:row>/fjern/",
        proposals.Remove.as_view(),
        name="proposal_remove",
    ),
    path(
        "gjennomfor/<int:item>/forslag/<int:row>/avgjor/",
        proposals.Decide.as_view(),
        name="proposal_decide",
    ),
    path("gjennomfor/<int:item>/dissenser/ny/", dissents.State.as_view(), name="dissent_new"),
    path(
        "gjennomfor/<int:item>/dissenser/<int:row>/fjern/",
        dissents.Remove.as_view(),
        name="dissent_remove",
    ),
    path(
        "gjennomfor/<int:item>/habilitet/ny/",
        impartiality.Raise.as_view(),
        name="impartiality_new",
    ),
    path(
        "gjennomfor/<int:item>/habilitet/<int:row>/avgjor/",
        impartiality.Decide.as_view(),
        name="impartiality_decide",
    ),
    path(
        "gjennomfor/<int:item>/habilitet/<int:row>/kall-inn/",
        impartiality.CallIn.as_view(),
        name="impartiality_call_in",
    ),
    path(
        "gjennomfor/<int:item>/habilitet/<int:row>/fjern/",
        impartiality.Undo.as_view(),
        name="impartiality_undo",
    ),
    path("oppmote/<int:row>/nar/", presence.Present.as_view(), name="attendance_when"),
]

ready_sentences = [
    path("", phrases.Phrases.as_view(), name="phrases"),
    path("<int:row>/flytt/", phrases.MovePhrase.as_view(), name="phrase_move"),
    path("<int:row>/fjern/", phrases.RemovePhrase.as_view(), name="phrase_remove"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("utvalg/<slug:council>/moter/<slug:meeting>/", include(one_meeting)),
    path("utvalg/<slug:council>/formuleringer/", include(ready_sentences)),
]
