"""Dissent: said by somebody who votes on the item, once, while the minutes are written."""

import pytest

from cases.domain.meetings import dissents, impartiality, minutes
from cases.models import Dissent
from legeraad.errors import DomainError
from members.models import Person
from tests import factories
from tests.factories import council_of, new_case


@pytest.fixture
def draft(agder):
    council = council_of(agder)
    return factories.opened(council, case=new_case(council))


@pytest.fixture
def entry(draft):
    return draft.entries.get(item__case__isnull=False)


def person(name):
    return Person.objects.get(name=name)


def state(entry, name, text="Ordningen er for dyr."):
    return dissents.state(entry=entry, person=person(name), text=text, by=None)


def test_later_statement_takes_the_place_of_the_earlier(entry):
    state(entry, "Q.B.")
    state(entry, "Q.B.", " Ordningen er uprøvd. ")

    assert [row.text for row in entry.dissents.all()] == ["Ordningen er uprøvd."]
    assert Dissent.history.count() == 2


@pytest.mark.parametrize(
    ("name", "text", "field"), [("Q.B.", " ", "text"), ("Q.V.", "A", "person")]
)
def test_dissent_needs_words_and_a_vote(name, text, field, entry):
    with pytest.raises(DomainError) as refusal:
        state(entry, name, text)

    assert (refusal.value.field, entry.dissents.count()) == (field, 0)


def test_who_stepped_down_has_no_dissent(entry):
    impartiality.raise_question(item=entry.item, person=person("Q.B."), reason="Eier.", by=None)

    with pytest.raises(DomainError):
        state(entry, "Q.B.")


def test_dissent_of_somebody_who_stepped_down_afterwards_holds_the_minutes_back(draft, entry):
    row = state(entry, "Q.B.")
    before = len(minutes.missing(draft))
    impartiality.raise_question(item=entry.item, person=person("Q.B."), reason="Eier.", by=None)

    with_question = len(minutes.missing(draft))
    dissents.remove(dissent=row, by=None)

    assert (with_question - before, len(minutes.missing(draft)) - before) == (2, 1)


def test_closed_minutes_take_no_dissent(draft, entry):
    row = state(entry, "Q.B.")
    for each in draft.entries.all():
        minutes.write(entry=each, revision=1, outcome="noted", by=None)
    minutes.close(minutes=draft, by=None)

    for act in (lambda: state(entry, "X.D."), lambda: dissents.remove(dissent=row, by=None)):
        with pytest.raises(DomainError):
            act()
