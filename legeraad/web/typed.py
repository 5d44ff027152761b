"""What somebody had typed in a form that is refused: it is given back, for copying (W11).

A right may end while a tab is open. The next submit changes nothing, but the words were work.
"""

from __future__ import annotations

import re

from django.http import HttpRequest

# Never shown again, whatever the form: what opens a door, and what only the machine reads.
_SECRET = re.compile(r"password|passord|code|kode|token|key|secret|credential|otp", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2}")
_CHOICE = re.compile(r"[a-z0-9_-]*|[0-9a-f-]{32,36}")


def typed_texts(request: HttpRequest) -> list[str]:
    """The texts of a form sent from a page of ours, in its order; choices and keys are left out.

    Empty unless the form was ours (the CSRF check has passed) and its sender is logged in, so that
    nobody can put words of his own on this page for others.
    """
    ours = request.method == "POST" and getattr(request, "csrf_processing_done", False)
    if not ours or not request.user.is_authenticated:
        return []
    return [
        value.strip()
        for name, values in request.POST.lists()
        for value in values
        if not _SECRET.search(name) and _WORDS.search(value) and not _CHOICE.fullmatch(value)
    ]
