"""The portal's addresses, and one that shows what the portal itself costs without a page."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from legeraad.urls import urlpatterns as portal
from tools.bench.floors import BODY


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY)


urlpatterns = [path("bench/hello/", hello), *portal]
