"""The documents of a case, below `/<community>/saker/<case>/dokumenter/`."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import documents

one_document = [
    path("", documents.DocumentDetail.as_view(), name="document_detail"),
    path("fil/", documents.DocumentDownload.as_view(), name="document_download"),
    path("fil/<int:version>/", documents.DocumentDownload.as_view(), name="document_version"),
    path("rediger/", documents.DocumentEdit.as_view(), name="document_edit"),
    path("ny-versjon/", documents.DocumentVersionNew.as_view(), name="document_version_new"),
    path("flytt/", documents.DocumentMove.as_view(), name="document_move"),
    path("feilregistrert/", documents.DocumentMisfile.as_view(), name="document_misfile"),
    path("hent-tilbake/", documents.DocumentRestore.as_view(), name="document_restore"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("saker/<slug:case>/dokumenter/ny/", documents.DocumentAdd.as_view(), name="document_add"),
    path("saker/<slug:case>/dokumenter/<int:document>/", include(one_document)),
]
