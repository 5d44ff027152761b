"""All addresses. Bokmål has none, nynorsk /nn/ and English /en/ before the rest."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from cases.views.public import front, search
from legeraad import views

house = (
    [
        path("", front.portal, name="front"),
        path("sok/", search.search, name="search"),
        path("komponenter/", views.components, name="components"),
        path("handbok/", views.handbook, {"page": "index"}, name="handbook_index"),
        path("handbok/<slug:page>/", views.handbook, name="handbook"),
        path("lim-inn/", views.Paste.as_view(), name="paste"),
        path("tilgjengelighet/", views.accessibility, name="accessibility"),
        path("personvern/", views.privacy, name="privacy"),
    ],
    "legeraad",
)

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("healthz/arbeid/", views.work_health, name="work_health"),
    path("admin/", admin.site.urls),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("legeraad.demo.urls"))]
urlpatterns += i18n_patterns(
    path("", include(house)),
    path("", include("members.urls")),
    path("", include("councils.urls")),
    path("", include("cases.urls")),
    prefix_default_language=False,
)
