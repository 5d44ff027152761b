"""A council's composition in numbers: what the seats ask for, who was appointed, and who met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.enums import AttendanceStatus, MeetingState
from cases.models import Attendance, Meeting
from councils.enums import Behaviour, ProfessionalGroup
from councils.models import Council, Region
from members.domain import composition
from members.domain.composition import Balance, Composition, Part, Slot, compose
from members.enums import Gender
from members.models import Term

WITH_USERS_AND_GPS = (Behaviour.STRATEGIC, Behaviour.ADVISORY)  # HF-1
YEARS = 4


@dataclass(frozen=True)
class Line:
    """`target`: seats, or the fewest that section 28 asks for. `met`: on average in a meeting.

    `beside`: those who are this as well, but sit in a seat for another profession (PRJ-3).
    """

    label: str
    target: int | None
    appointed: int
    met: float | None
    beside: int = 0

    @property
    def short(self) -> bool:
        return self.target is not None and self.appointed < self.target


@dataclass(frozen=True)
class Table:
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Presence:
    """Who sat in a seat with a vote in the meetings of the last twelve months."""

    meetings: int
    slots: tuple[Slot, ...]

    def average(self, count: int) -> float | None:
        return count / self.meetings if self.meetings else None


def presence(*, council: Council, on: date) -> Presence:
    """The meetings that were held in the twelve months before the day. Two queries.

    A substitute who met stands for the seat, with the own gender.
    """
    held = Meeting.objects.filter(
        council=council,
        state=MeetingState.HELD,
        written=False,
        starts_at__date__lte=on,
        starts_at__date__gt=on - relativedelta(months=12),
    )
    rows = Attendance.objects.filter(
        meeting__in=held,
        status=AttendanceStatus.PRESENT,
        seat__group__may_vote=True,
    ).select_related("person", "seat__group")
    return Presence(held.count(), tuple(Slot(row.seat, row.person) for row in rows if row.seat))


def tables(made: Composition, met: Presence) -> list[Table]:
    """Gender, profession, leaders and clinicians, regions; the last only where seats have one."""
    parts = [_genders(made, met), _groups(made, met), _parts(made, met)]
    if any(slot.seat.region_id for slot in made.members):
        parts.append(_regions(made, met))
    return parts


def _lines(
    labels: Iterable[tuple[Any, Any]],
    *,
    target: Callable[[Any], int | None],
    appointed: Counter[Any],
    present: Counter[Any],
    met: Presence,
) -> tuple[Line, ...]:
    return tuple(
        Line(str(label), target(key), appointed[key], met.average(present[key]))
        for key, label in labels
    )


def _genders(made: Composition, met: Presence) -> Table:
    fewest = composition.fewest_of_each(len(made.members))
    labels = [(Gender.WOMAN, _("Women")), (Gender.MAN, _("Men")), ("", _("Not stated"))]
    lines = _lines(
        labels,
        target=lambda gender: fewest if gender else None,
        appointed=composition.by_gender(made.members),
        present=composition.by_gender(met.slots),
        met=met,
    )
    return Table(_("Gender"), lines)


def _groups(made: Composition, met: Presence) -> Table:
    """In the order of the seats; last what somebody is only beside the own seat."""
    seats = Counter(slot.group for slot in made.members)
    appointed = Counter(slot.group for slot in made.appointed)
    both = made.by_group(made.appointed)
    present = Counter(slot.group for slot in met.slots)
    lines = tuple(
        Line(
            label=str(capfirst(group.label)),
            target=seats[group],
            appointed=appointed[group],
            met=met.average(present[group]),
            beside=both[group] - appointed[group],
        )
        for group in dict.fromkeys([*seats, *(ProfessionalGroup(key) for key in both)])
    )
    return Table(_("Profession"), lines)


def _parts(made: Composition, met: Presence) -> Table:
    seats = composition.by_part(made.members)
    lines = _lines(
        [(part, part.value) for part in Part if seats[part]],
        target=lambda part: seats[part],
        appointed=composition.by_part(made.appointed),
        present=composition.by_part(met.slots),
        met=met,
    )
    return Table(_("Leaders and clinicians"), lines)


def _regions(made: Composition, met: Presence) -> Table:
    """All regions of the community, also those without a seat: nobody speaks for them."""
    seats = composition.by_region(made.members)
    regions = Region.objects.filter(community=made.council.community_id)
    lines = _lines(
        [(region.pk, region.name) for region in regions],
        target=lambda region: seats[region],
        appointed=composition.by_region(made.appointed),
        present=composition.by_region(met.slots),
        met=met,
    )
    return Table(_("Region"), lines)


def warnings(made: Composition, found: list[Table]) -> list[str]:
    """What the composition lacks, with its numbers. Nothing is ever stopped by it."""
    return [
        *_of_genders(made),
        *_of_users_and_gps(made),
        *_of_leaders(made),
        *_of_regions(made, found),
        *_of_substitutes(made),
    ]


def _of_genders(made: Composition) -> list[str]:
    """Section 28: the whole council, each public body that appoints, and the substitutes."""
    whole = [(_("The council"), composition.balance(made.members))]
    beside = [(_("The substitutes"), composition.balance(made.substitutes))]
    asked = whole + made.balances() + beside
    return [_of_gender(name, each) for name, each in asked if not each.reached]


def _of_gender(name: str, found: Balance) -> str:
    asked = _(
        "%(name)s: section 28 of the Equality and Anti-Discrimination Act asks for at least "
        "%(count)s of each gender in %(seats)s seats."
    )
    numbers = _("Women: %(women)s. Men: %(men)s. Not stated: %(unstated)s. Vacant: %(vacant)s.")
    sentences = [
        asked % {"name": name, "count": found.fewest, "seats": found.seats},
        numbers
        % {
            "women": found.women,
            "men": found.men,
            "unstated": found.unstated,
            "vacant": found.vacant,
        },
    ]
    if not found.out_of_reach:
        sentences.append(_("It can still be reached."))
    return " ".join(sentences)


def _of_users_and_gps(made: Composition) -> list[str]:
    """Users and GPs take part at all levels (HF-1)."""
    if made.council.behaviour not in WITH_USERS_AND_GPS:
        return []
    count = made.by_group(made.appointed)
    sentences = {
        ProfessionalGroup.USER: _("No user representative is in the council."),
        ProfessionalGroup.GP: _("No GP is in the council."),
    }
    return [sentence for group, sentence in sentences.items() if not count[group]]


def _of_leaders(made: Composition) -> list[str]:
    """More leaders than clinicians was what did not work (AHU-15)."""
    count = composition.by_part(made.appointed)
    if count[Part.LEADER] <= count[Part.CLINICIAN]:
        return []
    sentence = _("There are %(leaders)s leaders and %(clinicians)s clinicians.")
    return [sentence % {"leaders": count[Part.LEADER], "clinicians": count[Part.CLINICIAN]}]


def _of_regions(made: Composition, found: list[Table]) -> list[str]:
    """Regions that nobody speaks for, where the seats are spread over regions (AHU-6)."""
    if not any(slot.seat.region_id for slot in made.members):
        return []
    empty = [line.label for line in found[-1].lines if not line.appointed]
    if not empty:
        return []
    return [_("Nobody speaks for %(regions)s.") % {"regions": ", ".join(empty)}]


def _of_substitutes(made: Composition) -> list[str]:
    if not made.uncovered:
        return []
    numbers = {"covered": len(made.wanting) - len(made.uncovered), "seats": len(made.wanting)}
    return [_("%(covered)s of %(seats)s seats that want a substitute have one.") % numbers]


@dataclass(frozen=True)
class Year:
    """How a council stood on a day: the last one of a year, or today."""

    on: date
    seats: int
    balance: Balance
    leaders: int
    clinicians: int


def trend(*, council: Council, on: date) -> list[Year]:
    """The composition at the end of each of the last years, and on the day (AHU-15)."""
    first = Term.objects.filter(seat__group__council=council).order_by("start").first()
    if first is None:
        return []
    years = range(max(first.start.year, on.year - YEARS + 1), on.year)
    days = [*(date(year, 12, 31) for year in years), on]
    return [_year(compose(council=council, on=day)) for day in days]


def _year(made: Composition) -> Year:
    count = composition.by_part(made.appointed)
    return Year(
        on=made.on,
        seats=len(made.members),
        balance=composition.balance(made.members),
        leaders=count[Part.LEADER],
        clinicians=count[Part.CLINICIAN],
    )
