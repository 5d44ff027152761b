"""What every page knows without asking the database or the session."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

PRODUCT = "Legeråd"
OWN_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def chrome(request: HttpRequest) -> dict[str, object]:
    """`brand` (when there is no community), `demo_mode` and `languages`.

    `languages` is called only by the pages that show the switch: three look-ups of the address.
    Pages set `community`, `crumbs` and `handbook_page` themselves.
    """
    return {
        "brand": PRODUCT,
        "demo_mode": getattr(settings, "DEMO", False),
        "languages": partial(languages, request),
    }


def languages(request: HttpRequest) -> list[dict[str, object]]:
    """The same page in each language: code, name in that language, address, current or not."""
    here = request.get_full_path()
    current = get_language()
    return [
        {
            "code": code,
            "name": OWN_NAMES.get(code, name),
            "url": translate_url(here, code),
            "current": code == current,
        }
        for code, name in settings.LANGUAGES
    ]
