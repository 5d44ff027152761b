"""Rounds of input: nine bodies, of which one gathers four; what came, and what may go (PRJ-5/6)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.domain.casework import groups, inputs
from cases.enums import GroupKind
from cases.models import Input, InputRound
from legeraad.errors import DomainError
from members.models import Person
from tests import factories

DAYS = {"first_day": date(2027, 2, 1), "last_day": date(2027, 5, 31)}
CLINICS = ["Somatikk Kristiansand", "Somatikk Arendal", "Medisinsk service", "Psykisk helse"]
NINE = [
    ("Legeforeningen i øst", False),
    ("Legeforeningen i vest", False),
    ("Regionale utvalg", False),
    ("AU-OSS", False),
    ("Allmennlegeutvalget i Østre Agder", False),
    ("Det regionale PKO-nettverket", False),
    ("Klinikkmøter", False),
    *((clinic, True) for clinic in CLINICS),
    ("Samarbeidsutvalget ved sykehuset", False),
    ("Det pasientadministrative rådet", False),
]


@pytest.fixture
def group(agder):
    return groups.set_up(
        kind=GroupKind.PROJECT,
        name="Fastlegen som partner",
        label="Prosjekt",
        aim="Finne ut hvordan fastlegene kan delta.",
        end_criterion="når rapporten er behandlet",
        commissioner=factories.council_of(agder, "oss"),
        secretary=Person.objects.get(name="V.Ø."),
        on=factories.DAY,
        by=None,
    )


def begin(group, asked=(), **facts):
    return inputs.begin(group=group, by=None, **{"title": "Våren", "asked": asked} | DAYS | facts)


def test_register_holds_nine_of_which_one_nests_four(group):
    made = begin(group, NINE)

    told = inputs.rounds_of(group)[0]
    tops = [each for each, within in told.inputs if not within]
    assert len(tops) == 9
    nested = [each.name for each, within in told.inputs if within]
    assert nested == CLINICS
    assert {each.within.name for each in made.inputs.exclude(within=None)} == {"Klinikkmøter"}
    assert (told.came, told.asked) == (0, 12)  # the one that only gathers is not counted


def test_what_came_is_counted_and_stays(group):
    made = begin(group, NINE)
    given = made.inputs.get(name=CLINICS[0])
    inputs.write(given=given, received_on=date(2027, 3, 1), text="Ring oss.", by=None)

    assert inputs.rounds_of(group)[0].came == 1
    for stays in (given, made.inputs.get(name="Klinikkmøter")):
        with pytest.raises(DomainError):
            inputs.remove(given=stays, by=None)
    gone = made.inputs.get(name="AU-OSS")
    for _twice in range(2):
        inputs.remove(given=gone, by=None)
    assert not Input.objects.filter(pk=gone.pk).exists()


def test_words_have_come_on_a_day(group):
    given = begin(group, NINE).inputs.first()

    with pytest.raises(DomainError) as refusal:
        inputs.write(given=given, received_on=None, text="Ring oss.", by=None)

    assert refusal.value.field == "received_on"


def test_more_are_asked_later_but_nobody_twice(group):
    made = begin(group, [("AU-OSS", False)])
    words = {"title": "Våren 2027", "by": None} | DAYS
    inputs.change(round=made, asked=[("Kysten", False), ("Lista", True)], **words)
    assert [each.name for each in made.inputs.order_by("pk")] == ["AU-OSS", "Kysten", "Lista"]

    with pytest.raises(DomainError):
        inputs.change(round=made, asked=[("Ny", False), ("AU-OSS", False)], **words)
    assert made.inputs.count() == 3


def test_round_that_cannot_be_is_refused(group):
    with pytest.raises(ValidationError):
        begin(group, last_day=date(2027, 1, 1))
    with pytest.raises(DomainError):
        begin(group, [(f"Nr. {number}", False) for number in range(inputs.MOST + 1)])
    assert InputRound.objects.count() == 0


def test_form_sent_twice_is_one_round(group):
    key = "7f1c4d1e-9a39-4a52-bb2e-0d1d5a7a0c11"
    assert begin(group, NINE, form_key=key) == begin(group, NINE, form_key=key)


@pytest.mark.parametrize("count", [1, 3])
def test_costs_the_same_with_more_rounds(group, count, django_assert_num_queries):
    """C6."""
    for number in range(count):
        begin(group, NINE, title=f"Runde {number}")

    with django_assert_num_queries(2):
        inputs.rounds_of(group)
