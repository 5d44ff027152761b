"""Councils, organisations and regions, below `/<community>/`."""

from django.urls import URLPattern, URLResolver, include, path

from councils.views import communities, councils, organisations, regions

organisation = [
    path("", organisations.OrganisationList.as_view(), name="organisation_list"),
    path("ny/", organisations.OrganisationNew.as_view(), name="organisation_new"),
    path(
        "<int:organisation>/rediger/",
        organisations.OrganisationEdit.as_view(),
        name="organisation_edit",
    ),
]

region = [
    path("", regions.RegionList.as_view(), name="region_list"),
    path("ny/", regions.RegionNew.as_view(), name="region_new"),
    path("flytt/", regions.RegionJoin.as_view(), name="region_join"),
]

council = [
    path("rediger/", councils.CouncilEdit.as_view(), name="council_edit"),
    path("gi-navn/", councils.CouncilRename.as_view(), name="council_rename"),
    path("endre-art/", councils.CouncilKindPage.as_view(), name="council_kind"),
    path("flytt/", councils.CouncilMove.as_view(), name="council_move"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("oppsett/helsefellesskap/", communities.CommunityEdit.as_view(), name="community_edit"),
    path("virksomheter/", include(organisation)),
    path("regioner/", include(region)),
    path("utvalg/ny/", councils.CouncilNew.as_view(), name="council_new"),
    path("utvalg/<slug:council>/", include(council)),
]
