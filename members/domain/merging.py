"""Two entries of the same person become one (the keeper's work; it cannot be undone)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain import addresses, logins, sendings
from members.enums import MembersEvent
from members.models import Absence, Affiliation, Person

# What the entry that stays takes over where it has nothing itself.
FILLED_IN = ("title", "phone", "hpr_number", "gender", "registered_in")
# Periods of which one person has only one at a time, and what makes two of them the same.
ONE_AT_A_TIME: dict[type[models.Model], tuple[str, ...]] = {
    Affiliation: ("organisation_id", "professional_group"),
    Absence: (),
}


@dataclass(frozen=True)
class Merged:
    """The entry that stays; what moved to it and what still points at the other, by kind."""

    person: Person
    moved: Counter[str] = field(default_factory=Counter)
    staying: Counter[str] = field(default_factory=Counter)


def rehearse(*, keep: Person, away: Person, by: Actor | None) -> Merged:
    """What `merge` would do, which is undone again: so that it can be read before."""
    with sendings.rehearsal():
        return merge(keep=keep, away=away, by=by)


def merge(*, keep: Person, away: Person, by: Actor | None) -> Merged:
    """Points everything that names `away` at `keep`; `away` stays on file without a login.

    What the database refuses to change, such as approved minutes, keeps naming `away`. Raises
    DomainError when the two cannot be one person, or overlap in a way that would lose something.
    """
    with transaction.atomic():
        rows = Person.objects.select_for_update(of=("self",)).select_related("user")
        locked = {row.pk: row for row in rows.filter(pk__in=(keep.pk, away.pk)).order_by("pk")}
        keep, away = locked[keep.pk], locked[away.pk]
        _may_be_one(keep, away, by)
        merged = Merged(keep)
        for relation in Person._meta.related_objects:  # noqa: SLF001  all that points at a person
            _move_all(relation, away, merged, by)
        _make_one(keep, away, by)
        return merged


def _may_be_one(keep: Person, away: Person, by: Actor | None) -> None:
    if keep == away:
        raise DomainError(_("Choose another entry than this one."))
    if keep.merged_into_id or away.merged_into_id:
        raise DomainError(_("One of the entries has become part of another already."))
    if keep.hpr_number and away.hpr_number and keep.hpr_number != away.hpr_number:
        raise DomainError(_("They have different HPR numbers, so they are two doctors."))
    if by is not None and by.pk in (keep.user_id, away.user_id):
        raise DomainError(_("One of the entries is your own. Ask another keeper to do this."))


def _move_all(relation: Any, away: Person, merged: Merged, by: Actor | None) -> None:
    model, name = relation.related_model, relation.field.name
    kind = capfirst(model._meta.verbose_name_plural)  # noqa: SLF001  the model's own words
    rows = model._base_manager.select_for_update(of=("self",)).filter(**{name: away})  # noqa: SLF001  also rows that a manager hides
    for row in rows:
        stays = not _moves(row, name, merged.person, by)
        (merged.staying if stays else merged.moved)[kind] += 1


def _moves(row: models.Model, name: str, keep: Person, by: Actor | None) -> bool:
    if _doubles(row, keep):
        return False
    setattr(row, name, keep)
    try:
        with transaction.atomic():
            save_with_reason(row, MembersEvent.PERSON_MERGED, by=by)
    except IntegrityError:  # a lock, or the kept entry stands there itself
        return False
    return True


def _doubles(row: models.Model, keep: Person) -> bool:
    """Whether the kept entry has the same in a period around the row's; overlaps are refused."""
    if type(row) not in ONE_AT_A_TIME or row.person_id == keep.pk:  # type: ignore[attr-defined]
        return False
    same = {name: getattr(row, name) for name in ONE_AT_A_TIME[type(row)]}
    known = type(row).objects.filter(person=keep, **same)  # type: ignore[attr-defined]
    for other in known:
        if _around(other, row):
            return True
        if _meet(other, row):
            sentence = _(
                "Both entries have this at the same time, with different dates: %(what)s. Correct "
                "the dates first, or let the other entry stay."
            )
            raise DomainError(sentence % {"what": other})
    return False


def _around(outer: Any, inner: Any) -> bool:
    begins = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    ends = outer.ended_on is None or (
        inner.ended_on is not None and inner.ended_on <= outer.ended_on
    )
    return bool(begins and ends)


def _meet(one: Any, other: Any) -> bool:
    one_first = one.ended_on is not None and other.start is not None and one.ended_on <= other.start
    other_first = (
        other.ended_on is not None and one.start is not None and other.ended_on <= one.start
    )
    return not (one_first or other_first)


def _make_one(keep: Person, away: Person, by: Actor | None) -> None:
    """The entry that stays takes over what it lacks, a login too, and is as private as both."""
    login, old = away.user, away.email
    if keep.user is None and login is not None:
        away.user, away.email = None, ""
    else:
        addresses.close(away)
        login = None
    away.merged_into = keep
    save_with_reason(away, MembersEvent.PERSON_MERGED, by=by, why=keep.name)
    for name in FILLED_IN:
        setattr(keep, name, getattr(keep, name) or getattr(away, name))
    if away.reserved and not keep.reserved:
        keep.reserved, keep.reserved_reason = True, away.reserved_reason
    if login is not None:
        keep.user, keep.email = login, old
    elif old and keep.user is not None:
        logins.tell_of_address(user=keep.user, old=old, new=keep.email)
    keep.full_clean()
    save_with_reason(keep, MembersEvent.PERSON_MERGED, by=by, why=away.name)
