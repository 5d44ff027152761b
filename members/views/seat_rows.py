"""The seats of a council in the words of its page: the rule of each group, a row for each seat."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.enums import Filling, Substitutes
from councils.models import Council, Seat, SeatGroup
from legeraad.web.formats import day_short
from members.domain.roster import Place
from members.models import Absence, Person, Term, Vacancy

SOON = timedelta(days=90)
MONTHS_OF_YEAR = 12


@dataclass(frozen=True)
class Known:
    """What is known beside the roster itself, read once for all seats; keys as the name says."""

    on: date
    is_today: bool  # what is to come is said of today only
    in_a_row: dict[int, int]  # by term
    coming: dict[int, Term]  # by seat
    employed: set[int]  # persons
    vacancies: dict[int, Vacancy]  # by seat
    away: dict[int, Absence] = field(default_factory=dict)  # by person


def grouped(council: Council, places: list[Place], known: Known) -> list[dict[str, Any]]:
    """Each group of the council with its rule in words and its seats, also one without seats."""
    rows: dict[int, list[dict[str, Any]]] = {}
    for place in places:
        rows.setdefault(place.seat.group_id, []).append(_row(place, known))
    groups = council.seat_groups.select_related(
        "appointing_council", "appointing_organisation", "derived_from__council"
    )
    ordered = groups.order_by("position", "pk")
    return [
        {"group": group, "rule": rule(group), "rows": rows.get(group.pk, [])} for group in ordered
    ]


def last_day(first_without: date | None) -> date | None:
    """The last day of what ends on a day, as people say it."""
    return first_without - timedelta(days=1) if first_without else None


# the rule of a group
def rule(group: SeatGroup) -> str:
    """Who fills the seats and how, for how long, with which rights and substitutes."""
    leader = _("A leader must answer for the appointment.") if group.needs_leader else ""
    parts = (_filling(group), _length(group), _rights(group), _standing_by(group), leader)
    return " ".join(part for part in parts if part)


def _filling(group: SeatGroup) -> str:
    if group.derived_from:
        words = _("Follows the group %(group)s of %(council)s.")
        source = group.derived_from
        return words % {"group": source.label, "council": source.council.label}
    if group.filling == Filling.DERIVED:
        return _("Each seat follows another seat or an office.")
    body = group.appointing_council or group.appointing_organisation
    if body is None:
        how = capfirst(group.get_filling_display())
        return _("%(how)s; it is not fixed by whom.") % {"how": how}
    by_way = {
        Filling.ELECTED: _("Elected by %(body)s."),
        Filling.APPOINTED: _("Appointed by %(body)s."),
        Filling.EX_OFFICIO: _("Held by virtue of a position at %(body)s."),
    }
    return by_way[Filling(group.filling)] % {"body": body}


def _length(group: SeatGroup) -> str:
    if group.filling == Filling.DERIVED or not group.term_months:
        return ""
    years, rest = divmod(group.term_months, MONTHS_OF_YEAR)
    if rest:
        words = ngettext("%(n)s month", "%(n)s months", group.term_months)
        length = words % {"n": group.term_months}
    else:
        length = ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    if group.sits_until_replaced:
        return _("A term is %(length)s, and the holder sits until replaced.") % {"length": length}
    return _("A term is %(length)s, and ends then.") % {"length": length}


def _rights(group: SeatGroup) -> str:
    if group.may_vote:
        words = (_("Votes and proposes."), _("Votes, but proposes no cases."))
        return words[not group.may_propose]
    if group.may_speak:
        words = (_("Speaks and proposes, without a vote."), _("Speaks, without a vote."))
        return words[not group.may_propose]
    return _("Neither votes nor speaks.")


def _standing_by(group: SeatGroup) -> str:
    if group.substitutes == Substitutes.PERSONAL:
        return _("Each seat should have a personal substitute.")
    if group.substitutes == Substitutes.RANKED:
        return _("Each seat should have ranked substitutes.")
    return ""


# one seat
def _row(place: Place, known: Known) -> dict[str, Any]:
    seat = place.seat
    vacancy = known.vacancies.get(seat.pk)
    beside = zip(place.substitutes, place.substitute_terms, strict=True)
    return {
        "place": place,
        "seat": seat,
        "shape": "vacant" if place.vacant else "on" if seat.group.may_vote else "observer",
        "follows": follows(seat),
        "tags": _tags(place.term, place.holder, _since(place.since_vacant, vacancy), known)
        if not seat.derived
        else [],
        "last_day": last_day(place.term.ended_on or place.term.planned_end) if place.term else None,
        "nth": known.in_a_row.get(place.term.pk) if place.term else None,
        "filled": appointment(place.term) if place.term else "",
        "release": _release(place.term),
        "lacks_release": bool(place.holder and place.holder.pk in known.employed),
        "next": known.coming.get(seat.pk) if known.is_today else None,
        "vacancy": vacancy,
        "away": known.away.get(place.holder.pk) if place.holder else None,
        "substitutes": [_substitute(each, person, term, known) for (each, person), term in beside],
    }


def _substitute(
    seat: Seat, person: Person | None, term: Term | None, known: Known
) -> dict[str, Any]:
    vacancy = known.vacancies.get(seat.pk)
    return {
        "seat": seat,
        "person": person,
        "term": term,
        "tags": _tags(term, person, _since(None, vacancy), known),
        "last_day": last_day(term.ended_on or term.planned_end) if term else None,
        "vacancy": vacancy,
        "next": known.coming.get(seat.pk) if known.is_today else None,
    }


def _since(left: date | None, vacancy: Vacancy | None) -> date | None:
    return left or (vacancy.since if vacancy else None)


def _tags(
    term: Term | None, holder: Person | None, since: date | None, known: Known
) -> list[tuple[str, str]]:
    """State and colour: vacant and for how long, expired, or about to end."""
    if term is None:
        return _vacant(since, known.on) if holder is None else []
    tags, planned = [], term.planned_end
    if planned is not None and planned <= known.on:
        day = day_short(last_day(planned))
        tags.append((_("expired %(day)s") % {"day": day}, "warning"))
    if known.is_today and term.ended_on is not None:
        day = day_short(last_day(term.ended_on))
        tags.append((_("leaves after %(day)s") % {"day": day}, "info"))
    elif known.is_today and planned is not None and known.on < planned <= known.on + SOON:
        tags.append((_("ends soon"), "info"))
    return tags


def _vacant(since: date | None, on: date) -> list[tuple[str, str]]:
    """For how long; that nobody sits there is said beside it."""
    days = (on - since).days if since else 0
    if days <= 0:
        return []
    words = ngettext("vacant for %(n)s day", "vacant for %(n)s days", days)
    return [(words % {"n": days}, "warning")]


def follows(seat: Seat) -> str:
    """What a derived seat follows, in words (ALR-19)."""
    if seat.mirrors:
        source = seat.mirrors
        words = _("follows seat %(number)s of %(council)s")
        return words % {"number": source.ordinal, "council": source.group.council.label}
    if seat.mirrors_council:
        office = seat.get_mirrors_office_display()
        return _("follows the %(office)s of %(council)s") % {
            "office": office,
            "council": seat.mirrors_council.label,
        }
    return ""


def appointment(term: Term) -> str:
    """How somebody came into the seat, by whom and when (PRJ-16)."""
    words = [capfirst(term.get_filled_by_display()), term.appointed_by]
    if term.decided_on:
        words.append(day_short(term.decided_on))
    if term.present:
        words.append(_("%(count)s present") % {"count": term.present})
    return ", ".join(word for word in words if word)


def _release(term: Term | None) -> str:
    """What the holder is released for, in hours (FSU-11)."""
    agreement = getattr(term, "release", None)
    if agreement is None:
        return ""
    words = _("%(meeting)s h a meeting, %(between)s h a month between, by %(by)s")
    return words % {
        "meeting": _hours(agreement.hours_meeting),
        "between": _hours(agreement.hours_between),
        "by": agreement.released_by,
    }


def _hours(value: Any) -> str:
    return number_format(value.normalize())
