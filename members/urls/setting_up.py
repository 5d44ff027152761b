"""A new health community: `/oppsett/`."""

from django.urls import URLPattern, path

from members.views.setting_up import CommunityNew

urlpatterns: list[URLPattern] = [
    path("oppsett/", CommunityNew.as_view(), name="community_new"),
]
