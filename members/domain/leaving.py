"""Who is told when a member resigns: a receipt to the member, and word to those who lead."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from councils.enums import Office
from councils.models import Council
from legeraad.actors import Actor
from members import mails
from members.domain.notices import send_once
from members.models import Notice, OfficeHolding, Person, Term


def tell(*, term: Term, on: date, by: Actor | None) -> None:
    """Once for each last day; whoever writes it down is not told.

    `on` is the day of the telling: an end that lies before it is told to nobody.
    """
    if term.ended_on is None or term.ended_on < on:
        return
    council = term.seat.group.council
    where = [council.community.slug, council.slug]
    knows = (term.person, getattr(by, "person", None))
    leading = [person for person in _leading(council, on=on) if person not in knows]
    for person in (term.person, *leading):
        own = person == term.person
        send_once(
            mails.RESIGNED,
            to=person,
            community=council.community,
            key=f"{_key(term)}{term.ended_on}:person:{person.pk}",
            matter={"term": term.pk, "own": own},
            path="" if own else reverse("members:roster_detail", args=where),
        )


def take_back(*, term: Term) -> None:
    """What has not been sent is not sent: the member stays."""
    community = term.seat.group.council.community_id
    told = Notice.objects.filter(community=community, sent_at=None)
    told.filter(key__startswith=_key(term)).delete()


def _key(term: Term) -> str:
    return f"resigned:term:{term.pk}:"


def _leading(council: Council, *, on: date) -> list[Person]:
    """The council's secretary and chair that day, each once."""
    offices = OfficeHolding.objects.on(on).filter(
        council=council, office__in=(Office.SECRETARY, Office.CHAIR)
    )
    return list(Person.objects.filter(offices__in=offices).order_by("pk").distinct())
