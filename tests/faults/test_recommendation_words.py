"""What may come in a form of a recommendation: a megabyte, any sign, broken bytes (C7)."""

import unicodedata

import pytest

from cases.models import Case
from tests.factories import council_of, new_case

FIELDS = ("question", "answer", "advice", "professional_reason", "practical_reason")
FINE = {
    "emoji": "Hvem 👩🏽‍⚕️ følger opp 🇳🇴?",
    "combining": "Hvem følger opp pa\u030asatt?",
    "right to left": "Hvem \u202eetgløf\u202c متابعة opp?",
    "markup": "Hvem <b>følger</b> {{ opp }} {% now %}?",
    "quotes": "Hvem 'følger' \"opp\"; DROP TABLE cases_case; --?",
}
BROKEN = {"NUL": "Hvem\x00?", "a megabyte": "Hvem " * 200_000 + "?"}


@pytest.fixture
def case(agder) -> Case:
    return new_case(council_of(agder))


def sheet(**words):
    lines = {f"{kind}-INITIAL_FORMS": 0 for kind in ("rader", "unntak")}
    lines |= {"rader-TOTAL_FORMS": 1, "unntak-TOTAL_FORMS": 1}
    lines |= {"rader-0-party": "gp", "rader-0-responsibility": "full", "rader-0-task": "ringer"}
    usual = {"question": "Hvem?", "answer": "Den som bestilte.", "advice": "Rådet tilrår det."}
    return usual | lines | words


def address(case):
    return f"/agder/saker/{case.slug}/anbefaling/"


@pytest.mark.parametrize("field", [*FIELDS, "rader-0-task", "unntak-0-condition"])
@pytest.mark.parametrize("kind", FINE)
def test_words_of_any_kind_are_stored_composed_and_shown(as_secretary, case, kind, field):
    answer = as_secretary.post(address(case), sheet(**{field: FINE[kind]}))

    assert answer.status_code == 302
    written = case.recommendations.get()
    stored = {
        "rader-0-task": lambda: written.rows.get().task,
        "unntak-0-condition": lambda: written.exceptions.get().condition,
    }.get(field, lambda: getattr(written, field))()
    assert stored == unicodedata.normalize("NFC", FINE[kind])
    assert as_secretary.get(address(case)).status_code == 200


@pytest.mark.parametrize("field", [*FIELDS, "rader-0-task", "unntak-0-condition"])
@pytest.mark.parametrize("kind", BROKEN)
def test_words_that_cannot_be_stored_are_an_error_of_the_form(as_secretary, case, kind, field):
    answer = as_secretary.post(address(case), sheet(**{field: BROKEN[kind]}))

    assert answer.status_code == 422
    assert not case.recommendations.exists()


@pytest.mark.parametrize("surrogate", ["%ED%A0%80", "%ED%BF%BF", "%FF%FE"])
@pytest.mark.parametrize("field", FIELDS)
def test_bytes_that_are_no_text_never_break_the_page(as_secretary, case, surrogate, field):
    """A lone surrogate is no UTF-8; what is left of it is stored or refused, nothing falls."""
    body = "&".join(f"{name}={value}" for name, value in sheet().items() if name != field)
    body += f"&{field}=Hvem{surrogate}?"

    answer = as_secretary.post(
        address(case), body, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code in (302, 422)
    assert as_secretary.get(address(case)).status_code == 200
