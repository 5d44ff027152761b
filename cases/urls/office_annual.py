"""Yearly reports, below `/<community>/arsrapporter/`; `number` is the year."""

from django.urls import URLPattern, URLResolver, path

from cases.views import annual

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:number>/", annual.AnnualList.as_view(), name="annual_list"),
    path("<int:number>/samlet.pdf", annual.AnnualFile.as_view(), name="annual_file"),
    path("<int:number>/<slug:council>/", annual.AnnualReportPage.as_view(), name="annual_report"),
    path(
        "<int:number>/<slug:council>/lever/",
        annual.AnnualReportSubmit.as_view(),
        name="annual_report_submit",
    ),
    path(
        "<int:number>/<slug:council>/arsrapport.pdf",
        annual.AnnualReportFile.as_view(),
        name="annual_report_file",
    ),
]
