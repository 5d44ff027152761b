"""Telling of advice: the principal of what was lifted to it, the council of what is in force."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from cases import mails
from cases.models import PrincipalResolution, Recommendation
from councils.enums import Office
from legeraad.actors import Actor
from members.domain import notices, sendings
from members.domain.people import holders
from members.domain.roster import sitting
from members.domain.terms import office_holder
from members.enums import Role
from members.models import Person, Sending


def readers(recommendation: Recommendation, *, on: date) -> list[Person]:
    """Those who sit in the council: they take the advice to their own (ALR-5…7)."""
    return sitting(council=recommendation.case.council, on=on)


def registrars(recommendation: Recommendation, *, on: date) -> list[Person]:
    """Those who receive what is lifted, on the principal's behalf."""
    principal = recommendation.case.council.anchored_in
    if principal is None:
        return []
    return holders(role=Role.REGISTRAR, council=principal, on=on)


def send_publication(recommendation: Recommendation, *, on: date, by: Actor | None) -> Sending:
    return sendings.send(
        intent=mails.RECOMMENDATION_IN_FORCE,
        to=readers(recommendation, on=on),
        community=recommendation.community,
        council=recommendation.case.council,
        matter={"recommendation_id": recommendation.pk},
        path=recommendation.get_absolute_url(),
        by=by,
    )


def send_lifting(recommendation: Recommendation, *, on: date, by: Actor | None) -> Sending:
    return sendings.send(
        intent=mails.ADVICE_LIFTED,
        to=registrars(recommendation, on=on),
        community=recommendation.community,
        council=recommendation.case.council,
        matter={"recommendation_id": recommendation.pk},
        path=recommendation.case.get_absolute_url(),
        by=by,
    )


def tell_of_answer(resolution: PrincipalResolution, *, by: Actor | None) -> int:
    """Tells those who are the council's secretary and chair on the day when it is registered,
    unless one of them registered it himself."""
    case = resolution.recommendation.case
    on = timezone.localtime(resolution.history.latest().history_date).date()
    offices = (Office.SECRETARY, Office.CHAIR)
    people = [office_holder(council=case.council, office=office, on=on) for office in offices]
    told = 0
    for person in dict.fromkeys(person for person in people if person):
        if by is not None and person.user_id == by.pk:
            continue
        told += notices.send_once(
            mails.ANSWER_REGISTERED,
            to=person,
            community=case.council.community,
            key=f"resolution:{resolution.pk}:person:{person.pk}",
            matter={"resolution_id": resolution.pk},
            path=case.get_absolute_url(),
        )
    return told
