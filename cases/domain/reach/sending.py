"""Sending a recommendation out: to each body once, in as many sendings as needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cases.domain.reach.audience import Unit, audience
from cases.enums import CasesEvent, RecommendationState
from cases.models import Reach, Recommendation
from cases.reach_mails import RECOMMENDATION_OUT, RECOMMENDATION_TO_MEMBERS, own_page
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import create_many, delete_with_reason, save_with_reason
from members.domain import membership, sendings
from members.domain.sendings import Letter
from members.models import Person, Sending


def waiting(recommendation: Recommendation, *, on: date) -> list[Unit]:
    """Whom it has not been sent to yet, also those without an address."""
    sent = set(recommendation.reach.exclude(sent_on=None).values_list("body_id", "organisation_id"))
    return [unit for unit in audience(recommendation, on=on) if unit.key not in sent]


def recipients(units: Iterable[Unit]) -> list[Person]:
    """Everybody who gets the mail, each once."""
    return list(dict.fromkeys(person for unit in units for person in unit.people))


def send(
    *, recommendation: Recommendation, kinds: Collection[str], on: date, by: Actor | None
) -> Sending:
    """Sends what is in force to everybody of these kinds (ReachKind) who has not got it yet.

    Who has no address has a row without a day: a figure of its own. Held for two minutes. Raises
    DomainError when it is not in force, or there is nobody to send to.
    """
    with transaction.atomic():
        recommendation = _locked(recommendation)
        wave, units = _write(recommendation, kinds, on=on, by=by)
        return sendings.send(
            intent=RECOMMENDATION_OUT,
            to=recipients(units),
            community=recommendation.community,
            council=recommendation.case.council,
            matter={"recommendation_id": recommendation.pk, "wave": wave},
            path=recommendation.get_absolute_url(),
            by=by,
        )


def letter(
    *, recommendation: Recommendation, kinds: Collection[str], on: date, by: Actor | None
) -> Letter:
    """What `send` would send. Raises DomainError as it does."""
    with sendings.rehearsal():
        wave, units = _write(_locked(recommendation), kinds, on=on, by=by)
        return sendings.preview(
            intent=RECOMMENDATION_OUT,
            to=recipients(units),
            community=recommendation.community,
            matter={"recommendation_id": recommendation.pk, "wave": wave},
        )


def _locked(recommendation: Recommendation) -> Recommendation:
    rows = Recommendation.objects.select_for_update(of=("self",))
    rows = rows.select_related("case__council__community", "community")
    return rows.get(pk=recommendation.pk)


def _write(
    recommendation: Recommendation, kinds: Collection[str], *, on: date, by: Actor | None
) -> tuple[int, list[Unit]]:
    """The rows of the next sending, and whom it goes to."""
    if recommendation.state != RecommendationState.IN_FORCE:
        raise DomainError(_("Only what is in force is sent out."))
    units = [unit for unit in waiting(recommendation, on=on) if unit.kind in kinds]
    if not any(unit.reachable for unit in units):
        raise DomainError(_("There is nobody to send it to now."))
    last: int = recommendation.reach.aggregate(last=Max("wave"))["last"] or 0
    before = {(row.body_id, row.organisation_id): row for row in recommendation.reach.all()}
    fresh = []
    for unit in units:
        row = before.get(unit.key)
        if row is None:
            fresh.append(_row(recommendation, unit, wave=last + 1, on=on))
        elif unit.reachable:
            row.wave, row.sent_on = last + 1, on
            save_with_reason(row, CasesEvent.RECOMMENDATION_SENT_OUT, by=by)
    create_many(fresh, CasesEvent.RECOMMENDATION_SENT_OUT, by=by)
    return last + 1, [unit for unit in units if unit.reachable]


def _row(recommendation: Recommendation, unit: Unit, *, wave: int, on: date) -> Reach:
    return Reach(
        recommendation=recommendation,
        kind=unit.kind,
        body=unit.body,
        organisation=unit.organisation,
        wave=wave,
        sent_on=on if unit.reachable else None,
    )


def take_back(*, recommendation_id: int, wave: int, by: Actor | None) -> None:
    """Undoes `send` while its letter is held. Raises DomainError when somebody has answered."""
    with transaction.atomic():
        of = _locked(Recommendation(pk=recommendation_id))
        for row in of.reach.select_for_update(of=("self",)).filter(wave=wave):
            if row.answered:
                raise DomainError(_("Somebody has answered already."))
            delete_with_reason(row, CasesEvent.RECOMMENDATION_NOT_SENT_OUT, by=by)


def members_of(reach: Reach, *, on: date) -> list[Person]:
    """The doctors of a committee: those who work as GPs in its municipalities."""
    if reach.body is None:
        return []
    return list(membership.by_contract(council=reach.body, on=on).order_by("name", "pk"))


def letter_to_members(reach: Reach, *, on: date) -> Letter | None:
    """What `send_to_members` would send; None when there is nobody, or it was done."""
    people = members_of(reach, on=on)
    if reach.members_told_on is not None or not people:
        return None
    return sendings.preview(
        intent=RECOMMENDATION_TO_MEMBERS,
        to=people,
        community=reach.recommendation.community,
        matter={"reach_id": reach.pk},
    )


def send_to_members(*, reach: Reach, on: date, by: Actor | None) -> Sending:
    """The chair sends it to the members of the committee, once. Held for two minutes."""
    with transaction.atomic():
        rows = Reach.objects.select_for_update(of=("self",))
        reach = rows.select_related("recommendation__case__council__community", "body").get(
            pk=reach.pk
        )
        people = members_of(reach, on=on)
        if reach.members_told_on is not None or not people:
            raise DomainError(_("The members have got it already, or there are none."))
        reach.members_told_on = on
        save_with_reason(reach, CasesEvent.RECOMMENDATION_SENT_OUT, by=by)
        return sendings.send(
            intent=RECOMMENDATION_TO_MEMBERS,
            to=people,
            community=reach.recommendation.community,
            council=reach.recommendation.case.council,
            matter={"reach_id": reach.pk},
            path=own_page(reach),
            by=by,
        )


def take_back_from_members(*, reach_id: int, by: Actor | None) -> None:
    """Undoes `send_to_members` while its letter is held."""
    with transaction.atomic():
        reach = Reach.objects.select_for_update().get(pk=reach_id)
        reach.members_told_on = None
        save_with_reason(reach, CasesEvent.RECOMMENDATION_NOT_SENT_OUT, by=by)
