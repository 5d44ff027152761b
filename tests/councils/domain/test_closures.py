"""Weeks in which the secretariat is closed: what is refused, and what is proposed."""

from datetime import date

import pytest

from councils.domain import closures
from councils.models import Closure
from legeraad.errors import DomainError
from tests import world

TODAY = date(2026, 9, 16)
EASTER = {"name": "Påske", "start": date(2027, 3, 22), "last_day": date(2027, 3, 29)}


def close(community, **facts):
    return closures.close(community=community, by=None, **EASTER | facts)


def events(closure):
    return list(closure.history.order_by("pk").values_list("history_change_reason", flat=True))


def test_last_day_is_closed_and_the_day_after_is_not(agder):
    close(agder)

    closed = [day for day in range(20, 32) if agder.closures.on(date(2027, 3, day)).exists()]
    assert closed == [22, 23, 24, 25, 26, 27, 28, 29]


def test_one_day_can_be_closed_but_not_less(agder):
    closure = close(agder, last_day=EASTER["start"])
    assert closure.last_day == closure.start

    with pytest.raises(DomainError) as refusal:
        close(agder, last_day=date(2027, 3, 21))
    assert refusal.value.field == "last_day"


@pytest.mark.parametrize(
    ("start", "last_day"),
    [
        (date(2027, 3, 29), date(2027, 4, 2)),
        (date(2027, 3, 1), date(2027, 3, 22)),
        (date(2027, 3, 24), date(2027, 3, 25)),
        (date(2027, 3, 1), date(2027, 4, 30)),
    ],
)
def test_days_that_are_closed_already_are_refused_beside_the_first_day(start, last_day, agder):
    close(agder)

    with pytest.raises(DomainError) as refusal:
        close(agder, name="Kurs", start=start, last_day=last_day)

    assert refusal.value.field == "start"
    assert "Påske" in refusal.value.sentence
    assert [each.name for each in agder.closures.all()] == ["Påske"]


def test_next_day_and_another_community_may_be_closed_too(agder):
    neighbour, _secretary = world.neighbour()
    close(agder)

    close(agder, name="Kurs", start=date(2027, 3, 30), last_day=date(2027, 3, 31))
    close(neighbour)

    assert Closure.objects.count() == 3


def test_change_may_overlap_itself_and_leaves_its_history(agder):
    closure = close(agder)

    facts = EASTER | {"last_day": date(2027, 3, 30)}
    closures.change(closure=closure, on=TODAY, by=None, **facts)

    assert Closure.objects.get().last_day == date(2027, 3, 30)
    assert events(closure) == ["closure.added", "closure.changed"]


def test_removed_week_is_open_and_its_history_stays(agder, secretary):
    key = close(agder).pk

    closures.remove(closure=Closure.objects.get(pk=key), on=TODAY, by=secretary)

    assert list(Closure.objects.all()) == []
    last = Closure.history.filter(id=key).latest()
    assert (last.history_change_reason, last.history_user) == ("closure.removed", secretary)


def test_what_is_over_stays_as_it_was(agder):
    closure = close(agder)
    last, after = date(2027, 3, 29), date(2027, 3, 30)

    closures.change(closure=closure, on=last, by=None, **EASTER | {"name": "Påskeuka"})
    for act in (
        lambda: closures.change(closure=closure, on=after, by=None, **EASTER),
        lambda: closures.remove(closure=closure, on=after, by=None),
    ):
        with pytest.raises(DomainError):
            act()

    assert Closure.objects.get().name == "Påskeuka"


def proposed(community, on):
    return [(each.start, each.last_day) for each in closures.usual(community=community, on=on)]


def test_christmas_easter_and_july_of_the_coming_year_are_proposed(agder):
    assert proposed(agder, TODAY) == [
        (date(2026, 12, 24), date(2027, 1, 3)),  # the 4th is a Monday
        (date(2027, 3, 22), date(2027, 3, 29)),
        (date(2027, 7, 12), date(2027, 8, 1)),  # weeks 28 to 30
    ]


def test_what_is_closed_or_has_begun_is_not_proposed(agder):
    close(agder, name="Kurs", start=date(2027, 3, 29), last_day=date(2027, 4, 2))

    assert proposed(agder, TODAY)[1] == (date(2027, 7, 12), date(2027, 8, 1))
    assert proposed(agder, date(2026, 12, 24))[0] == (date(2027, 7, 12), date(2027, 8, 1))


def test_everything_proposed_can_be_closed_whatever_the_year(agder):
    for year in range(2024, 2044):
        for each in closures.usual(community=agder, on=date(year, 1, 1)):
            close(agder, name=each.name, start=each.start, last_day=each.last_day)

    assert agder.closures.count() == 60
