"""The documents of a case, as its page lists them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cases.domain.documents import documents
from cases.enums import FileType
from cases.models import Case


def of_case(case: Case, user: Any) -> list[dict[str, Any]]:
    """Those that the user may read, each with its newest version."""
    found = []
    for document in documents.of_case(case, user):
        newest = document.versions.all()[0]
        here = [case.council.community.slug, case.slug, document.pk]
        found.append(
            {
                "document": document,
                "newest": newest,
                "type": FileType(newest.file_type).label,
                "address": reverse("cases:document_download", args=here),
            }
        )
    return found
