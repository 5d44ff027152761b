"""What is said by mail to those whom a recommendation is to reach."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Reach, Recommendation
from councils.enums import CouncilStatus, Office, ProfessionalGroup
from legeraad.mail import MailIntent
from legeraad.web.signing import KeySigner
from members.enums import Role
from members.models import Affiliation, OfficeHolding, RoleAssignment


class ReachSigner(KeySigner):
    """The address opens the page of one body; whoever presses a button there answers for it."""

    def address(self, reach: Reach) -> str:
        community = reach.recommendation.community
        return reverse("cases:reach_signed", args=[community.slug, self.of(reach.pk)])


reach_signer = ReachSigner(salt="cases.reach", sep="~")


def own_page(reach: Reach) -> str:
    """The same page for those who are logged in and answer for the body."""
    return reverse("cases:my_reach", args=[reach.pk])


def _recommendation(recommendation_id: int, wave: int) -> dict[str, Any]:
    rows = Recommendation.objects.select_related("case__council__community", "community")
    found = rows.get(pk=recommendation_id)
    return {"recommendation": found, "council": found.case.council}


def _own(recommendation_id: int, wave: int, person_id: int) -> dict[str, Any]:
    """A link for each body and place of work that the receiver speaks for today."""
    rows = Reach.objects.filter(spoken_for_by(person_id), recommendation=recommendation_id)
    found = rows.filter(wave=wave).select_related(
        "body", "organisation", "recommendation__community"
    )
    return {"own": True, "links": [(row, reach_signer.address(row)) for row in found]}


def spoken_for_by(person_id: int) -> Q:
    """The rows that somebody may answer today: as chair or contact of the body, or of the one that
    is heard in its place; as contact of the organisation, or as a GP in the office."""
    today = timezone.localdate()
    chairs = OfficeHolding.objects.on(today).filter(office=Office.CHAIR, person=person_id)
    contacts = RoleAssignment.objects.on(today).filter(role=Role.CONTACT, person=person_id)
    works = Affiliation.objects.on(today).filter(
        professional_group=ProfessionalGroup.GP, person=person_id
    )
    bodies = Q(body__in=chairs.values("council")) | Q(body__in=contacts.values("council"))
    instead = ~Q(body__status=CouncilStatus.ACTIVE) & (
        Q(body__heard_through__in=chairs.values("council"))
        | Q(body__heard_through__in=contacts.values("council"))
    )
    places = Q(organisation__in=contacts.values("organisation")) | Q(
        organisation__in=works.values("organisation")
    )
    return bodies | instead | places


def _to_members(reach_id: int) -> dict[str, Any]:
    rows = Reach.objects.select_related("recommendation__case__council__community", "body")
    found = rows.select_related("recommendation__community").get(pk=reach_id)
    of = found.recommendation
    return {"recommendation": of, "body": found.body, "council": of.case.council}


RECOMMENDATION_OUT = MailIntent(
    "cases/recommendation_out",
    _recommendation,
    ("recommendation", "council"),
    label=_("A recommendation to take up"),
    personal=_own,
)
RECOMMENDATION_TO_MEMBERS = MailIntent(
    "cases/recommendation_to_members",
    _to_members,
    ("recommendation", "body", "council"),
    label=_("A recommendation that the committee sends on"),
)
