"""No bokmål text is missing, and none of what doctors read in nynorsk."""

import re
from functools import cache

import polib
import pytest

from tests.architecture.sources import PROJECT
from tools import messages

# Where texts stand that every doctor may meet; the office and the keeper have bokmål and English.
READ_BY_DOCTORS = (
    "cases/documents/",
    "cases/domain/meetings/sentences.py",
    "cases/enums/",
    "cases/events.py",
    "councils/enums.py",
    "legeraad/web/",
    "members/enums.py",
    "templates/400.html",
    "templates/403.html",
    "templates/403_csrf.html",
    "templates/404.html",
    "templates/500.html",
    "templates/503.html",
    "templates/account/",
    "templates/base_public.html",
    "templates/cases/public/",
    "templates/components/",
    "templates/emails/",
    "templates/failure.html",
    "templates/pdf/",
    "templates/shell.html",
)


@cache
def catalogue(language):
    return polib.pofile(str(PROJECT / "locale" / language / "LC_MESSAGES" / "django.po"))


@cache
def found():
    return messages.gather()


def entries(language):
    return {(entry.msgctxt, entry.msgid): entry for entry in catalogue(language)}


def texts(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def untranslated(language, keys):
    have = entries(language)
    return sorted(text for context, text in keys if not all(texts(have[context, text])))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_catalogue_holds_the_texts_of_the_code(language):
    """If not: python tools/messages.py"""
    current = {key for key, entry in entries(language).items() if not entry.obsolete}

    assert {"new": set(found()) - current, "gone": current - set(found())} == {
        "new": set(),
        "gone": set(),
    }


def test_no_bokmaal_is_missing():
    assert untranslated("nb", found()) == []


def test_no_nynorsk_is_missing_where_doctors_read():
    public = [
        key
        for key, message in found().items()
        if any(file.startswith(READ_BY_DOCTORS) for file in message.files)
    ]

    assert len(public) > 100
    assert untranslated("nn", public) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_nothing_is_fuzzy(language):
    assert [entry.msgid for entry in catalogue(language).fuzzy_entries()] == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_translation_keeps_the_placeholders(language):
    """A lost one loses a fact; an invented one is an error 500."""
    wrong = []
    for entry in catalogue(language).translated_entries():
        wanted = [placeholders(entry.msgid), placeholders(entry.msgid_plural or entry.msgid)]
        wrong += [text for text in texts(entry) if text and placeholders(text) not in wanted]

    assert wrong == []


def placeholders(text):
    return sorted(re.findall(r"%\(\w+\)[sd]|%[sd]", text))


def test_english_is_the_text_itself():
    """The msgids are English: a translation of one would be a second truth."""
    assert [entry.msgid for entry in catalogue("en") if any(texts(entry))] == []
