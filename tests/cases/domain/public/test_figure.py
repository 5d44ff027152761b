"""Which body stands where in the picture, whatever bodies a community has."""

from datetime import date

import pytest

from cases.domain.public.figure import Corner, Group, structure
from councils.domain import councils
from councils.enums import Behaviour, CouncilStatus
from councils.models import Community, Council
from members.domain.roster import roster
from tests.factories import council_of
from tests.world import neighbour

TODAY = date(2026, 9, 16)


@pytest.fixture
def nord(db):
    """A community with one advisory council and nothing else."""
    return neighbour()[0]


def of(community):
    return structure(community, on=TODAY)


def register(community, slug, behaviour, **facts):
    usual = {"name": f"Utvalg {slug}", "label": slug.upper(), "kind": "utvalg", "purpose": "Råd."}
    return councils.register_council(
        community=community, slug=slug, behaviour=behaviour, by=None, **usual | facts
    )


def labels(groups):
    return [(group.kind, [body.label for body in group.bodies]) for group in groups]


def test_agder_has_its_council_below_the_body_that_decides(agder):  # ALR-2, ALR-38
    (top,) = of(agder).tops

    assert (top.council.label, [node.council.label for node in top.councils]) == ("OSS", ["ALR"])
    assert [node.prepared_by.label for node in top.councils] == ["AU-ALR"]


def test_committees_of_gps_stand_between_gps_and_municipalities(agder):
    assert labels(of(agder).of_gps) == [("allmennlegeutvalg", ["ALU Østre Agder"])]


def test_seats_are_counted_by_corner(agder):
    (alr,) = of(agder).all_councils

    assert alr.seats == (
        (Corner.HOSPITAL, 3),
        (Corner.GPS, 5),
        (Corner.MUNICIPALITIES, 3),
        (Corner.OTHERS, 3),
    )


def test_every_seat_with_a_vote_is_counted_at_some_corner(agder):
    (alr,) = of(agder).all_councils
    places = roster(council=alr.council, on=TODAY)

    voting = sum(place.seat.group.may_vote for place in places)
    assert sum(count for _corner, count in alr.seats) == voting


def test_community_with_a_council_alone_shows_it(nord):
    shown = of(nord)

    assert [node.council.label for node in shown.councils] == ["NLR"]
    assert (shown.tops, shown.of_gps, shown.others) == ((), (), ())


def test_community_with_two_bodies_shows_how_they_hang_together(nord):
    top = register(nord, "ssu", Behaviour.STRATEGIC)
    councils.anchor(council=council_of(nord, "nlr"), anchored_in=top, by=None)

    (node,) = of(nord).tops

    assert (node.council, [below.council.label for below in node.councils]) == (top, ["NLR"])
    assert of(nord).councils == ()


def test_community_without_bodies_is_empty(nord):
    Council.objects.filter(community=nord).update(status=CouncilStatus.DISSOLVED)

    assert of(nord).empty


def test_bodies_of_a_kind_stand_together_under_what_they_report_to(nord):
    top = register(nord, "ssu", Behaviour.STRATEGIC)
    for slug in ("b", "a"):
        register(nord, slug, Behaviour.ELECTING, kind="region", anchored_in=top)
    register(nord, "c", Behaviour.ELECTING, kind="brukerutvalg")

    shown = of(nord)

    assert labels(shown.tops[0].groups) == [("region", ["A", "B"])]
    assert labels(shown.others) == [("brukerutvalg", ["C"])]


def test_advisory_body_that_reports_nowhere_is_heard_where_another_is_anchored(agder):
    other = register(agder, "fr", Behaviour.ADVISORY, kind="fagråd")

    assert of(agder).others == (Group("fagråd", (other,)),)


def test_body_that_is_dissolved_is_left_out(agder):
    committee = council_of(agder, "au-alr")
    facts = {"status": CouncilStatus.DISSOLVED, "reason": "Slutt.", "on": TODAY}
    councils.set_status(council=committee, by=None, **facts)

    (alr,) = of(agder).all_councils

    assert alr.prepared_by is None


@pytest.mark.parametrize("count", [1, 3])
def test_figure_is_read_in_three_queries(count, agder, django_assert_num_queries):
    for number in range(count):
        register(agder, f"fr-{number}", Behaviour.ADVISORY, kind="fagråd")
    community = Community.objects.get(pk=agder.pk)

    with django_assert_num_queries(3):
        shown = of(community)

    assert [len(group.bodies) for group in shown.others] == [count]
