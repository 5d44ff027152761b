"""Lists that are taken in: `/<community>/import/`."""

from django.urls import URLPattern, URLResolver, include, path

from members.views import imports

one = [
    path("", imports.ImportDetail.as_view(), name="import_detail"),
    path("ta-inn/", imports.ImportApply.as_view(), name="import_apply"),
    path("forkast/", imports.ImportDrop.as_view(), name="import_drop"),
]

pages: list[URLPattern | URLResolver] = [
    path("", imports.ImportNew.as_view(), name="import_new"),
    path("mal/<slug:kind>/", imports.ImportTemplate.as_view(), name="import_template"),
    path("<int:listed>/", include(one)),
]

urlpatterns: list[URLPattern | URLResolver] = [path("import/", include(pages))]
