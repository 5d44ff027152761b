"""Who speaks for the GPs: `/<community>/kommuner/`."""

from django.urls import URLPattern, path

from members.views import municipalities

urlpatterns: list[URLPattern] = [
    path("kommuner/", municipalities.MunicipalityList.as_view(), name="municipality_list"),
]
