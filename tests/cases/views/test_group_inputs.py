"""Rounds of input on the page of a project: list of input by body (PRJ-5)."""

import pytest

from cases.domain.casework import groups
from cases.enums import GroupKind
from cases.models import Input, InputRound
from members.models import Person
from tests import factories

WORDS = {"title": "Våren", "first_day": "01.02.2027", "last_day": "31.05.2027"}


@pytest.fixture
def group(agder):
    return groups.set_up(
        kind=GroupKind.PROJECT,
        name="Fastlegen som partner",
        label="Prosjekt",
        aim="Finne ut hvordan fastlegene kan delta.",
        end_criterion="når rapporten er behandlet",
        commissioner=factories.council_of(agder, "alr"),
        secretary=Person.objects.get(name="V.Ø."),
        on=factories.DAY,
        by=None,
    )


def at(group, part=""):
    return f"/agder/grupper/{group.body.slug}/{part}"


def test_round_is_written_as_lines_and_read_by_members(as_secretary, as_member, group):
    asked = "AU-OSS\nKlinikkmøter\n– Somatikk\n- Psykisk helse\n\nRådet"
    as_secretary.post(at(group, "innspill/nytt/"), WORDS | {"asked": asked})
    row = InputRound.objects.get()
    given = row.inputs.get(name="Somatikk")
    as_secretary.post(
        at(group, f"innspill/{row.pk}/{given.pk}/"),
        {"received_on": "03.03.2027", "text": "Ring oss først."},
    )

    told = as_member.get(at(group)).context["rounds"][0]
    assert [(each.name, within) for each, within in told.inputs] == [
        ("AU-OSS", False),
        ("Klinikkmøter", False),
        ("Somatikk", True),
        ("Psykisk helse", True),
        ("Rådet", False),
    ]
    assert (told.came, told.asked) == (1, 4)
    assert "Ring oss først." in as_member.get(at(group)).text


def test_more_are_asked_and_one_is_taken_out(as_secretary, group):
    as_secretary.post(at(group, "innspill/nytt/"), WORDS | {"asked": "AU-OSS"})
    row = InputRound.objects.get()

    as_secretary.post(at(group, f"innspill/{row.pk}/"), WORDS | {"asked": "Rådet"})
    assert row.inputs.count() == 2
    gone = row.inputs.get(name="AU-OSS")
    as_secretary.post(at(group, f"innspill/{row.pk}/{gone.pk}/"), {"remove": "1"})
    assert [each.name for each in Input.objects.all()] == ["Rådet"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ({"title": " "}, ["title"]),
        ({"last_day": "01.01.2027"}, ["last_day"]),
        ({"asked": "- ingen over"}, ["asked"]),
        ({"asked": "x" * 161}, ["asked"]),
        ({"asked": "Rådet\nRådet"}, ["asked"]),
    ],
)
def test_round_that_cannot_be_is_explained(as_secretary, group, words, wrong):
    answer = as_secretary.post(at(group, "innspill/nytt/"), WORDS | words)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == wrong
    assert InputRound.objects.count() == 0
