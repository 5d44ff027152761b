"""The line, the card and the counts say the same as the rows of the recommendation."""

import pytest

from cases.domain.meetings import attendance
from cases.domain.public import recommendations
from cases.domain.public.recommendations import Line
from cases.enums import Party, Responsibility
from cases.models import Attendance, Recommendation, RecommendationRow
from councils.enums import ProfessionalGroup, Side
from members.models import Person
from tests import world

FULL, SHARED, NONE = Responsibility.FULL, Responsibility.SHARED, Responsibility.NONE


def row(party, responsibility, task="x"):
    return RecommendationRow(party=party, responsibility=responsibility, task=task)


def in_force(number=1):
    return Recommendation.public.select_related("item").get(number=number)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([], Line("off", "off", "off", "")),
        ([row(Party.GP, FULL)], Line("off", "off", "on", "Fastlege")),
        ([row(Party.PATIENT, NONE)], Line("off", "off", "off", "")),
        (
            [row(Party.WARD, SHARED), row(Party.GP_OFFICE, SHARED)],
            Line("half", "off", "half", "Sengepost eller poliklinikk, legekontor"),
        ),
        (
            [row(Party.HOSPITAL_DOCTOR, NONE), row(Party.WARD, FULL)],
            Line("on", "off", "off", "Sengepost eller poliklinikk"),
        ),
        (
            [row(Party.GP, FULL), row(Party.GP, FULL), row(Party.PATIENT, SHARED)],
            Line("off", "half", "on", "Fastlege, pasient"),
        ),
    ],
)
def test_line_is_as_full_as_the_fullest_row_of_a_side(rows, line):
    assert recommendations.line(rows) == line


def test_party_stands_once_with_its_tasks_in_order():
    rows = [
        row(Party.GP, NONE, "a"),
        row(Party.PATIENT, NONE, "b"),
        row(Party.GP, SHARED, "c"),
    ]

    shown = recommendations.parties(rows)

    assert [(each.kind, each.state, each.who, each.tasks) for each in shown] == [
        ("circle", "half", "Fastlege", ("a", "c")),
        ("diamond", "off", "Pasient", ("b",)),
    ]


def test_listing_holds_only_its_own_community(agder):
    nord, _secretary = world.neighbour()

    assert [each.number for each in recommendations.listing(agder)] == [3, 2, 1]
    assert list(recommendations.listing(nord)) == []
    assert recommendations.listing().count() == 3


def test_listing_by_side_gives_a_recommendation_once(agder):
    for task in ("a", "b"):
        in_force().rows.create(
            position=90 + ord(task), party=Party.WARD, responsibility=FULL, task="x"
        )

    of_hospital = recommendations.listing(agder, side=Side.HOSPITAL)

    assert sorted(each.number for each in of_hospital) == [1, 2, 3]


def test_count_of_a_side_is_as_long_as_its_list(agder):
    in_force().rows.create(position=90, party=Party.PATIENT, responsibility=SHARED, task="x")
    in_force().rows.create(position=91, party=Party.GP, responsibility=NONE, task="x")

    counts = recommendations.carried(agder)

    assert counts[Side.OTHER] == 1
    assert counts == {side: recommendations.listing(agder, side=side).count() for side in Side}


def test_took_part_counts_those_present_when_it_was_treated(agder):
    """W.Ø. and X.Y. came for this item, Ø.W. and Å.Z. for others; W.Å. sent apologies (BG-3)."""
    shown = {each.group: each for each in recommendations.took_part(in_force())}

    present = Attendance.objects.filter(meeting=in_force().item.meeting, status="present")
    hospital_doctors = present.filter(professional_group=ProfessionalGroup.HOSPITAL_DOCTOR)
    others = hospital_doctors.exclude(item=None).exclude(item=in_force().item)
    assert others.count() == 2
    assert shown["sykehuslege"].count == hospital_doctors.count() - 2
    assert shown["sykehuslege"].shape == "square"
    assert len(shown["fastlege"].dots) == shown["fastlege"].count == 5
    assert sum(each.count for each in shown.values()) == present.count() - 2


def test_called_in_are_those_of_this_item_only(agder):
    assert recommendations.called_in(in_force()) == ["overlege i ortopedi", "overlege i radiologi"]


def test_called_in_without_title_or_reserved_is_left_out(agder):
    Person.objects.filter(name="W.Ø.").update(title="")
    Person.objects.filter(name="X.Y.").update(reserved=True, reserved_reason="Trusler.")

    assert recommendations.called_in(in_force()) == []


def test_nobody_took_part_in_what_was_given_outside_a_meeting(agder):
    given = in_force()
    given.item = None

    assert (recommendations.took_part(given), recommendations.called_in(given)) == ([], [])


def test_groups_are_counted_again_when_attendance_was_corrected(agder):
    before = sum(each.count for each in recommendations.took_part(in_force()))
    meeting = in_force().item.meeting
    rows = attendance.present_voters(meeting)
    Attendance.objects.filter(pk=rows[0].pk).update(status="apologies")

    assert sum(each.count for each in recommendations.took_part(in_force())) == before - 1


@pytest.mark.parametrize(
    ("party", "stations"),
    [
        (Party.REQUESTING_DOCTOR, ("on", "off", "on")),
        (Party.PRIVATE_SPECIALIST, ("off", "off", "off")),
        (Party.PATIENT, ("off", "on", "off")),
        (Party.MUNICIPAL_SERVICE, ("off", "off", "on")),
        (Party.WARD, ("on", "off", "off")),
    ],
)
def test_line_never_gives_the_patient_what_another_party_carries(party, stations):
    row = RecommendationRow(party=party, responsibility=Responsibility.FULL, task="x")

    shown = recommendations.line([row])

    assert (shown.hospital, shown.patient, shown.gp) == stations
    assert shown.words.lower() == str(party.label).lower()
