"""What is recorded during a meeting besides the text, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import impartiality, presence

one_meeting = [
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
urlpatterns: list[URLPattern | URLResolver] = [
    path("utvalg/<slug:council>/moter/<slug:meeting>/", include(one_meeting)),
]
