"""How the councils are doing, by equality."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta

from cases.domain.health import Sum, healths
from councils.domain import councils, duties, seats
from councils.enums import Behaviour, CouncilStatus, DutyKind, Filling, ProfessionalGroup, Side
from members.domain import vacancies
from members.models import Term
from tests.factories import DAY, closed, council_of, small_council

TODAY = date(2026, 11, 22)


def health(community, slug, on=TODAY):
    (found,) = [each for each in healths(community=community, on=on) if each.council.slug == slug]
    return found


def test_seats_and_days_are_counted_from_the_day_somebody_left(agder):  # ALR-18
    alr = health(agder, "alr")

    assert (alr.seats, alr.filled, alr.vacant) == (14, 13, 1)
    assert (alr.days, alr.longest) == (20, 20)
    assert (alr.wanting, alr.covered) == (5, 3)
    assert alr.ailing


def test_empty_seat_of_an_observer_is_not_missed(agder):  # ALR-26
    group = seats.add_seat_group(
        council=council_of(agder),
        label="Observatører",
        professional_group=ProfessionalGroup.PRACTICE_CONSULTANT,
        side=Side.MUNICIPALITY,
        filling=Filling.APPOINTED,
        may_vote=False,
        by=None,
    )
    seats.add_seat(group=group, title="Praksiskonsulent", by=None)

    assert health(agder, "alr").seats == 14


def test_seat_that_nobody_ever_held_counts_from_its_vacancy(agder):
    council = small_council(agder)
    for label in ("En", "To"):
        group = seats.add_seat_group(
            council=council,
            label=label,
            professional_group=ProfessionalGroup.GP,
            side=Side.MUNICIPALITY,
            filling=Filling.ELECTED,
            by=None,
        )
        seat = seats.add_seat(group=group, title=label, by=None)
    vacancies.open_and_ask(seat=seat, since=date(2026, 11, 12), by=None)

    found = health(agder, council.slug)

    assert (found.seats, found.vacant, found.days, found.longest) == (3, 2, 10, 10)


def test_holder_who_sits_on_leaves_no_day_vacant(agder):
    council = small_council(agder)
    Term.objects.filter(seat__group__council=council).update(planned_end=date(2026, 1, 1))

    found = health(agder, council.slug)

    assert (found.vacant, found.days, found.expired) == (0, 0, 1)
    assert found.ailing


@pytest.mark.parametrize(
    ("later", "met", "silent"),
    [
        (relativedelta(months=6, days=-1), 1, False),
        (relativedelta(months=6), 0, True),
        (relativedelta(months=8), 0, True),
    ],
)
def test_council_that_has_not_met_for_six_months_is_flagged(agder, later, met, silent):  # ALR-17
    council = small_council(agder)
    closed(council, on=DAY)

    found = health(agder, council.slug, on=DAY + later)

    assert (found.met, found.last_met, found.silent) == (met, DAY, silent)


def test_body_that_only_elects_need_not_meet(agder):
    council = small_council(agder)
    councils.change_kind(
        council=council, kind="brukerutvalg", behaviour=Behaviour.ELECTING, on=DAY, by=None
    )

    assert not health(agder, council.slug).silent


def test_paused_council_is_not_silent_but_ails_and_says_why(agder):
    council = small_council(agder)
    councils.set_status(
        council=council, status=CouncilStatus.PAUSED, reason="Nytt mandat.", on=DAY, by=None
    )

    found = health(agder, council.slug)

    assert (found.works, found.silent, found.ailing) == (False, False, True)
    assert (found.standing.reason, found.standing.start) == ("Nytt mandat.", DAY)


def test_dissolved_council_is_left_out(agder):
    council = small_council(agder)
    councils.set_status(
        council=council, status=CouncilStatus.DISSOLVED, reason="Ferdig.", on=DAY, by=None
    )

    assert council.slug not in {each.council.slug for each in healths(community=agder, on=TODAY)}


def test_duties_are_told_with_those_that_are_late(agder):  # ALR-13, FSU-5
    council = council_of(agder)
    late, coming = (
        duties.add_duty(council=council, kind=kind, first_due=due, every_months=12, by=None)
        for kind, due in (
            (DutyKind.YEARLY_REPORT, date(2026, 2, 1)),
            (DutyKind.EVALUATION, date(2027, 6, 1)),
        )
    )

    found = health(agder, "alr")

    assert [each.duty for each in found.owed] == [late, coming]
    assert [each.duty for each in found.overdue] == [late]


def test_committee_of_gps_has_members_and_no_seats(agder):
    found = health(agder, "alu-ostre-agder")

    assert (found.seats, found.members, found.days) == (0, 0, 0)
    assert health(agder, "alr").members is None


def test_sum_counts_all_councils(agder):
    found = Sum.of(healths(community=agder, on=TODAY))

    assert (found.councils, found.works, found.seats, found.vacant, found.days) == (4, 4, 14, 1, 20)
    assert (found.overdue, found.silent, found.never_met) == (0, 1, 3)


def test_sum_tells_those_who_have_not_met_lately_from_those_without_any_meeting(agder):
    closed(small_council(agder), on=DAY)

    rows = healths(community=agder, on=DAY + relativedelta(months=8))

    met = {each.council.slug for each in rows if each.silent and each.last_met}
    found = Sum.of(rows)
    assert met == {"alr", "frp"}
    assert (found.silent, found.never_met) == (2, 3)


@pytest.mark.parametrize("number", [3, 50])
def test_health_costs_the_same_for_fifty_councils(agder, number, django_assert_num_queries):
    agder.councils.exclude(slug="alr").update(status=CouncilStatus.DISSOLVED)
    for index in range(number - 1):
        council = councils.register_council(
            community=agder,
            name=f"Fagråd {index}",
            label=f"FR {index}",
            slug=f"fagrad-{index}",
            behaviour=Behaviour.ADVISORY,
            kind="fagråd",
            purpose="Råd.",
            by=None,
        )
        duties.add_duty(
            council=council, kind=DutyKind.YEARLY_REPORT, first_due=date(2027, 2, 1), by=None
        )

    with django_assert_num_queries(11):
        found = healths(community=agder, on=TODAY)
        assert len(found) == number
        assert sum(each.days for each in found) == 20
