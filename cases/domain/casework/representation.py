"""Who is represented in a case: a GP, a hospital doctor and a user (PRJ-18).

Somebody is when he took part in the treatment of the case in a meeting, or when a body of his kind
answered a hearing about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.domain.meetings import voting
from cases.enums import GP_GROUPS, HOSPITAL_CLINICIAN_GROUPS, MeetingState
from cases.models import AgendaItem, Case, HearingAnswer
from councils.enums import Membership, ProfessionalGroup
from councils.models import SeatGroup

PARTIES: tuple[tuple[Any, tuple[ProfessionalGroup, ...]], ...] = (
    (_("GP"), GP_GROUPS),
    (_("hospital doctor"), HOSPITAL_CLINICIAN_GROUPS),
    (_("user"), (ProfessionalGroup.USER,)),
)


@dataclass(frozen=True)
class Represented:
    """A party and where it was heard: labels of meetings and of bodies; none when it is missing."""

    party: str
    where: tuple[str, ...]


def represented(case: Case) -> list[Represented]:
    """The three parties in their order. Five queries, however many meetings and answers."""
    heard = [*_in_meetings(case), *_in_hearings(case)]
    return [
        Represented(
            str(party),
            tuple(dict.fromkeys(where for where, groups in heard if not groups.isdisjoint(wanted))),
        )
        for party, wanted in PARTIES
    ]


def _in_meetings(case: Case) -> list[tuple[str, set[str]]]:
    rows = AgendaItem.objects.filter(case=case, meeting__state=MeetingState.HELD)
    items = list(rows.select_related("meeting__council").order_by("meeting__starts_at"))
    tables = voting.tables({item.meeting_id for item in items})
    return [
        (
            str(item.meeting),
            {row.professional_group for row in tables[item.meeting_id].took_part(item)},
        )
        for item in items
    ]


def _in_hearings(case: Case) -> list[tuple[str, set[str]]]:
    answers = HearingAnswer.objects.filter(invitation__hearing__case=case, voided_on=None)
    bodies = {
        answer.invitation.body_id: answer.invitation.body
        for answer in answers.select_related("invitation__body").order_by("pk")
    }
    groups: dict[int, set[str]] = {key: set() for key in bodies}
    # Those who sit in the body; and those whom it elects, as the user committee elects users.
    rows = SeatGroup.objects.filter(Q(council__in=bodies) | Q(appointing_council__in=bodies))
    for council, elector, group in rows.values_list(
        "council", "appointing_council", "professional_group"
    ):
        for key in {council, elector} & set(bodies):
            groups[key].add(group)
    for key, body in bodies.items():
        if body.membership == Membership.CONTRACT:  # an ALU is the GPs of its municipalities
            groups[key].add(ProfessionalGroup.GP)
    return [(bodies[key].label, found) for key, found in groups.items()]
