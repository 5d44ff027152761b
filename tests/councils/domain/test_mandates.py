"""Mandates: one in force, the others kept; a new one is never put over an unseen one."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.domain import mandates
from councils.domain.differences import Change
from councils.enums import CouncilsEvent
from councils.models import Mandate
from legeraad.errors import DomainError, StaleError
from tests.factories import council_of

SECTIONS = [{"heading": "Formål", "body": "Råd om hvem som gjør hva."}]


@pytest.fixture
def au(agder):
    """A council without a mandate."""
    return council_of(agder, "au-alr")


def adopt(council, **facts):
    usual = {"adopted_by": "OSS", "adopted_on": date(2026, 9, 1), "sections": SECTIONS, "by": None}
    return mandates.adopt_mandate(council=council, **usual | facts)


def test_first_mandate_is_version_1_and_in_force(au):
    mandate = adopt(au)

    assert (mandate.version, mandate.in_force) == (1, True)
    assert mandate.history.get().history_change_reason == CouncilsEvent.MANDATE_ADOPTED


def test_new_mandate_replaces_the_one_before_which_keeps_its_words(au):
    before = adopt(au)
    after = adopt(au, sections=[{"heading": "Formål", "body": "Noe annet."}])

    kept = Mandate.objects.get(pk=before.pk)
    assert (kept.in_force, kept.sections) == (False, SECTIONS)
    assert (after.version, after.in_force) == (2, True)


def test_mandate_keeps_goals_and_what_it_rests_on(au):  # ALR-3, FSU-1
    facts = {
        "goals": ["Leger samarbeider."],
        "anchor_title": "Overordnet samarbeidsavtale",
        "anchor_url": "https://eksempel.example/avtale",
        "why": "Rådet har fått mål.",
    }

    mandate = adopt(au, **facts)

    stored = Mandate.objects.get(pk=mandate.pk)
    assert {name: getattr(stored, name) for name in facts} == facts


def test_mandate_older_than_the_one_in_force_is_refused(au):
    adopt(au)

    with pytest.raises(DomainError) as refusal:
        adopt(au, adopted_on=date(2026, 8, 31))

    assert refusal.value.field == "adopted_on"
    assert Mandate.objects.get(council=au).in_force


def test_mandate_with_an_address_that_is_none_changes_nothing(au):
    adopt(au)

    with pytest.raises(ValidationError):
        adopt(au, anchor_url="javascript:alert(1)")

    assert Mandate.objects.get(council=au).in_force


def test_mandate_is_not_put_over_one_that_the_writer_has_not_seen(au):
    adopt(au, seen=0)

    with pytest.raises(StaleError) as refusal:
        adopt(au, seen=0)

    assert refusal.value.current.version == 1
    assert Mandate.objects.filter(council=au).count() == 1


def test_changes_between_two_versions_include_goals_and_anchor(au):
    before = adopt(au, goals=["Leger samarbeider."])
    after = adopt(au, goals=["Leger samarbeider."], anchor_title="Avtalen")

    (anchored,) = mandates.changes(before, after)

    assert (anchored.change, anchored.body[0].text) == (Change.ADDED, "Avtalen")


def test_changes_of_the_same_words_are_none(au):
    assert mandates.changes(adopt(au), adopt(au)) == []
