"""Two secretaries write on one recommendation: the second is told, and nothing is lost (C1)."""

import re

import pytest
from django.utils.html import escape
from django.utils.translation import gettext as _

from cases.models import Case
from tests.cases.domain.advice.given import drafted
from tests.factories import council_of, new_case


@pytest.fixture
def case(agder) -> Case:
    fresh = new_case(council_of(agder))
    drafted(fresh)
    return fresh


def address(case):
    return f"/agder/saker/{case.slug}/anbefaling/"


def opened(browser, case):
    """What the form sends when nothing is changed on the page."""
    page = browser.get(address(case))
    words = {name: field.initial for name, field in _fields(page)}
    seen = re.search(r'name="seen" value="([0-9a-f]{32})"', page.text)[1]
    line = page.context["form"].rows.initial[0]
    lines = {f"rader-0-{name}": value for name, value in line.items()}
    counts = {f"{kind}-INITIAL_FORMS": 0 for kind in ("rader", "unntak")}
    counts |= {"rader-TOTAL_FORMS": 1, "unntak-TOTAL_FORMS": 0}
    return words | lines | counts | {"seen": seen}


def _fields(page):
    form = page.context["form"].words
    return [(field.name, field) for field in form if field.name != "seen"]


def test_second_writer_sees_both_and_saves_knowingly(as_secretary, case):
    first, second = opened(as_secretary, case), opened(as_secretary, case)
    as_secretary.post(address(case), first | {"answer": "Sykehuslegen."})

    told = as_secretary.post(address(case), second | {"answer": "Fastlegen."})

    assert told.status_code == 409
    assert case.recommendations.get().answer == "Sykehuslegen."
    assert told.context["stored"].answer == "Sykehuslegen."
    assert 'value="Fastlegen."' in told.text
    assert escape(_("Somebody else has changed the recommendation since you opened it.")) in (
        told.text
    )
    seen = re.search(r'name="seen" value="([0-9a-f]{32})"', told.text)[1]
    saved = as_secretary.post(address(case), second | {"answer": "Fastlegen.", "seen": seen})
    assert saved.status_code == 302
    assert case.recommendations.get().answer == "Fastlegen."


def test_changed_line_is_noticed_as_well(as_secretary, case):
    first, second = opened(as_secretary, case), opened(as_secretary, case)
    as_secretary.post(address(case), first | {"rader-0-task": "ringer pasienten"})

    told = as_secretary.post(address(case), second)

    assert told.status_code == 409
    assert "ringer pasienten" in told.text
    assert case.recommendations.get().rows.get().task == "ringer pasienten"


def test_same_words_twice_are_no_conflict(as_secretary, case):
    sent = opened(as_secretary, case) | {"answer": "Sykehuslegen."}

    answers = [as_secretary.post(address(case), sent).status_code for _half in range(2)]

    assert answers == [302, 302]


def test_untouched_page_saves_without_a_conflict(as_secretary, case):
    assert as_secretary.post(address(case), opened(as_secretary, case)).status_code == 302


def test_mark_of_another_shape_is_a_conflict_and_no_fault(as_secretary, case):
    sent = opened(as_secretary, case) | {"seen": "x" * 64, "answer": "Ny."}

    assert as_secretary.post(address(case), sent).status_code == 409
