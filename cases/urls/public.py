"""The public pages. Their addresses are fixed: they stand on paper and in other people's mails."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views.public import (
    councils,
    feedback,
    figure,
    front,
    meetings,
    recommendations,
    themes,
    versions,
)

council = [
    path("", councils.council_detail, name="council_detail"),
    path("mandat/", councils.mandate_detail, name="mandate_detail"),
    path("mandat/<int:version>/", councils.mandate_detail, name="mandate_version"),
    path("moter/<slug:meeting>/", meetings.meeting_detail, name="meeting_detail"),
    path(
        "moter/<slug:meeting>/saksliste.pdf",
        meetings.meeting_papers,
        {"kind": "agenda"},
        name="public_agenda_file",
    ),
    path(
        "moter/<slug:meeting>/saksdokumenter.pdf",
        meetings.meeting_papers,
        {"kind": "papers"},
        name="public_papers_file",
    ),
    path("moter/<slug:meeting>/referat.pdf", meetings.minutes_file, name="minutes_file"),
    path(
        "moter/<slug:meeting>/versjoner/<int:version>/referat.pdf",
        meetings.minutes_file,
        name="minutes_file_version",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:community>/", front.community_front, name="community_front"),
    path(
        "<slug:community>/anbefalinger/",
        recommendations.recommendation_list,
        name="recommendation_list",
    ),
    path(
        "<slug:community>/anbefalinger/<int:number>/",
        recommendations.recommendation_detail,
        name="recommendation_detail",
    ),
    path(
        "<slug:community>/anbefalinger/<int:number>/versjoner/<int:version>/",
        versions.recommendation_version,
        name="recommendation_version",
    ),
    path(
        "<slug:community>/anbefalinger/<int:number>/versjoner/<int:version>/anbefaling.pdf",
        versions.recommendation_file,
        name="recommendation_file",
    ),
    path("<slug:community>/temaer/", themes.theme_list, name="theme_list"),
    path("<slug:community>/temaer/<slug:theme>/", themes.theme_detail, name="theme_detail"),
    path("<slug:community>/moter/", meetings.meeting_list, name="meeting_list"),
    path("<slug:community>/utvalg/", councils.council_list, name="council_list"),
    path("<slug:community>/meld-fra/", feedback.FeedbackNew.as_view(), name="feedback_new"),
    path(
        "<slug:community>/meld-fra/<str:signed>/",
        feedback.FeedbackStatus.as_view(),
        name="feedback_signed",
    ),
    path(
        "<slug:community>/meld-fra/<str:signed>/kode/",
        feedback.FeedbackCode.as_view(),
        name="feedback_code",
    ),
    path("<slug:community>/slik-henger-det-sammen/", figure.figure, name="figure"),
    path("<slug:community>/utvalg/<slug:council>/", include(council)),
]
