"""Django with nothing in it: no app, no middleware, one address. Loaded by granian only."""

from __future__ import annotations

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from tools.bench.floors import BODY


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, headers={"Content-Length": len(BODY)})


settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="for-measuring-only",  # noqa: S106  no secret
)
urlpatterns = [path("bench/hello/", hello)]
application = get_wsgi_application()
