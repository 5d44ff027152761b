"""Groups and seats: what follows what, what goes with what."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from councils.domain import seats
from councils.models import Seat, SeatGroup
from legeraad.errors import DomainError
from tests.factories import council_of

DAY = date(2026, 11, 22)
FACTS = {"professional_group": "gp", "side": "municipality", "filling": "appointed"}


@pytest.fixture
def au(agder):
    return council_of(agder, "au-alr")


@pytest.fixture
def source(agder):
    """A group of two seats in the council."""
    group = seats.add_seat_group(council=council_of(agder), label="Leger", by=None, **FACTS)
    for title in ("Lege", "Overlege"):
        seats.add_seat(group=group, title=title, by=None)
    return group


def derived(au, source, label="Speil"):
    return seats.add_seat_group(council=au, label=label, derived_from=source, by=None, **FACTS)


def followed(group):
    return [seat.mirrors.title for seat in group.seats.select_related("mirrors").order_by("pk")]


def test_numbers_go_on_after_a_seat_was_taken_away(agder, source):
    last = source.seats.latest("ordinal")
    seats.close_seat(seat=last, on=DAY, by=None)

    assert seats.add_seat(group=source, title="Lege", by=None).ordinal == last.ordinal + 1


def test_derived_group_has_the_seats_of_the_other_now_and_later(au, source):
    """ALR-19: giving somebody the one seat gives the other."""
    mirror = derived(au, source)
    seats.add_seat(group=source, title="Vikar", by=None)

    assert mirror.filling == "derived"
    assert followed(mirror) == ["Lege", "Overlege", "Vikar"]
    assert all(seat.derived for seat in mirror.seats.all())


def test_derived_group_has_no_seats_for_substitutes(au, source):
    mirror = derived(au, source)

    seats.add_substitute_seat(seat=source.seats.earliest("pk"), by=None)

    assert mirror.seats.count() == 2


def test_group_may_follow_later_and_once(au, source):
    group = seats.add_seat_group(council=au, label="Speil", by=None, **FACTS)
    other = seats.add_seat_group(
        council=source.council, label="Andre", by=None, **(FACTS | {"side": "other"})
    )

    seats.change_seat_group(group=group, derived_from=source, by=None)
    seats.change_seat_group(group=group, derived_from=source, label="Speilet", by=None)

    assert followed(group) == ["Lege", "Overlege"]
    for elsewhere in (other, None):
        with pytest.raises(DomainError) as refusal:
            seats.change_seat_group(group=group, derived_from=elsewhere, by=None)
        assert refusal.value.field == "derived_from"
        group = SeatGroup.objects.get(pk=group.pk)


def test_group_that_follows_cannot_be_followed(au, source):
    mirror = derived(au, source)

    with pytest.raises(DomainError):
        derived(source.council, mirror, label="Speil av speil")

    assert not SeatGroup.objects.filter(label="Speil av speil").exists()


def test_change_goes_to_substitutes_and_to_those_that_follow(agder, au, source):
    mirror = derived(au, source)
    seat = source.seats.earliest("pk")
    substitute = seats.add_substitute_seat(seat=seat, by=None)

    seats.change_seat(seat=seat, title="Allmennlege", preferred="spesialist", by=None)

    for each in (seat, substitute, mirror.seats.earliest("pk")):
        assert Seat.objects.get(pk=each.pk).title == "Allmennlege"
    assert Seat.objects.get(pk=substitute.pk).preferred == ""


def test_closed_seat_takes_substitutes_and_followers_along_once(au, source):
    mirror = derived(au, source)
    seat = source.seats.earliest("pk")
    substitute = seats.add_substitute_seat(seat=seat, by=None)

    seats.close_seat(seat=seat, on=DAY, by=None)
    seats.close_seat(seat=seat, on=date(2027, 1, 1), by=None)

    for each in (seat, substitute, mirror.seats.earliest("pk")):
        assert Seat.objects.get(pk=each.pk).closed_on == DAY


def test_seat_that_follows_another_is_not_closed_by_itself(au, source):
    mirror = derived(au, source)

    with pytest.raises(DomainError):
        seats.close_seat(seat=mirror.seats.earliest("pk"), on=DAY, by=None)


def test_ranked_substitutes_get_their_rank_and_personal_ones_are_alone(source):
    """AHU-8."""
    seat = source.seats.earliest("pk")
    seats.change_seat_group(group=source, substitutes="ranked", by=None)
    ranks = [seats.add_substitute_seat(seat=fresh(seat), by=None).rank for _turn in range(3)]

    seats.change_seat_group(group=source, substitutes="personal", by=None)

    assert ranks == [1, 2, 3]
    with pytest.raises(DomainError):
        seats.add_substitute_seat(seat=fresh(seat), by=None)


def fresh(seat):
    return Seat.objects.get(pk=seat.pk)


def test_substitute_has_no_substitute(source):
    substitute = seats.add_substitute_seat(seat=source.seats.earliest("pk"), by=None)

    with pytest.raises(DomainError):
        seats.add_substitute_seat(seat=substitute, by=None)


@pytest.mark.parametrize(
    "facts",
    [{"label": ""}, {"may_speak": False}, {"term_months": -1}, {"side": "x"}],
)
def test_group_with_rules_that_cannot_be_is_refused(agder, facts):
    with pytest.raises(ValidationError):
        seats.add_seat_group(
            council=council_of(agder), by=None, **({"label": "Leger"} | FACTS | facts)
        )
