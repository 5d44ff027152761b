"""The case paper, below `/<community>/saker/<case>/`."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import case_papers

one_case = [
    path("", case_papers.CasePaperDetail.as_view(), name="case_paper"),
    path("rediger/", case_papers.CasePaperEdit.as_view(), name="case_paper_edit"),
    path("ta-inn/", case_papers.CasePaperTakeIn.as_view(), name="case_paper_take_in"),
    path("mal.docx", case_papers.CasePaperTemplate.as_view(), name="case_paper_template"),
    path("<int:version>/", case_papers.CasePaperDetail.as_view(), name="case_paper_version"),
    path(
        "<int:version>/saksfremlegg.docx",
        case_papers.CasePaperWord.as_view(),
        name="case_paper_word",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("saker/<slug:case>/saksfremlegg/", include(one_case)),
]
