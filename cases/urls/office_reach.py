"""How far recommendations have come: the secretariat's, the link of a mail, and one's own."""

from django.urls import URLPattern, URLResolver, path

from cases.views import reach, reach_answers

own = [
    path("min-side/nar-fram/<int:reach>/", reach_answers.MyReach.as_view(), name="my_reach"),
    path(
        "min-side/nar-fram/<int:reach>/medlemmer/",
        reach_answers.MyReachSend.as_view(),
        name="my_reach_send",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path(
        "nar-fram/<str:signed>/",
        reach_answers.SignedReach.as_view(),
        name="reach_signed",
    ),
    path(
        "anbefalinger/<int:number>/nar-fram/",
        reach.ReachDetail.as_view(),
        name="reach_detail",
    ),
    path(
        "anbefalinger/<int:number>/nar-fram/send/",
        reach.ReachSend.as_view(),
        name="reach_send",
    ),
    path(
        "anbefalinger/<int:number>/nar-fram/<int:reach>/",
        reach_answers.ReachAnswerFor.as_view(),
        name="reach_answer_for",
    ),
]
