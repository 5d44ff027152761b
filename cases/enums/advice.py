"""Closed lists of recommendations and of the principal's answer, with their allowed moves."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from councils.enums import ProfessionalGroup, Side


class RecommendationKind(models.TextChoices):
    CLARIFICATION = "clarification", _("clarification of responsibility")
    ROUTINE = "routine", _("routine for cooperation")


class RecommendationState(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADVISED = "advised", _("advice given")
    WITH_PRINCIPAL = "with_principal", _("with the principal")
    IN_FORCE = "in_force", _("in force")
    SUPERSEDED = "superseded", _("superseded")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DECLINED = "declined", _("declined by the principal")


RECOMMENDATION_MOVES: dict[RecommendationState, tuple[RecommendationState, ...]] = {
    # Straight into force only what was given before the portal (domain/advice/lifecycle.py).
    RecommendationState.DRAFT: (RecommendationState.ADVISED, RecommendationState.IN_FORCE),
    RecommendationState.ADVISED: (
        RecommendationState.WITH_PRINCIPAL,
        RecommendationState.IN_FORCE,
    ),
    RecommendationState.WITH_PRINCIPAL: (
        RecommendationState.DRAFT,
        RecommendationState.ADVISED,
        RecommendationState.IN_FORCE,
        RecommendationState.DECLINED,
    ),
    RecommendationState.IN_FORCE: (
        RecommendationState.SUPERSEDED,
        RecommendationState.WITHDRAWN,
    ),
    RecommendationState.SUPERSEDED: (),
    RecommendationState.WITHDRAWN: (),
    RecommendationState.DECLINED: (),
}
PUBLIC_RECOMMENDATION_STATES = (RecommendationState.IN_FORCE,)
# Their address stays, and says what holds now
ENDED_RECOMMENDATION_STATES = (RecommendationState.SUPERSEDED, RecommendationState.WITHDRAWN)


class Party(models.TextChoices):
    """Who does a task; also those outside the council (REC-2, PRJ-12)."""

    HOSPITAL_DOCTOR = "hospital_doctor", _("hospital doctor")
    WARD = "ward", _("ward or outpatient clinic")
    REQUESTING_DOCTOR = "requesting_doctor", _("requesting doctor")
    PRIVATE_SPECIALIST = "private_specialist", _("private specialist")
    GP = "gp", _("GP")
    GP_OFFICE = "gp_office", _("GP's office")
    MUNICIPAL_DOCTOR = "municipal_doctor", _("municipal doctor")
    MUNICIPAL_SERVICE = "municipal_service", _("municipal service")
    PATIENT = "patient", _("patient")

    @property
    def side(self) -> Side:
        hospital = (Party.HOSPITAL_DOCTOR, Party.WARD)
        municipality = (
            Party.GP,
            Party.GP_OFFICE,
            Party.MUNICIPAL_DOCTOR,
            Party.MUNICIPAL_SERVICE,
        )
        if self in hospital:
            return Side.HOSPITAL
        return Side.MUNICIPALITY if self in municipality else Side.OTHER


class Responsibility(models.TextChoices):
    """How much of the responsibility a party carries: filled, half or ring."""

    FULL = "full", _("has the responsibility")
    SHARED = "shared", _("shares the responsibility")
    NONE = "none", _("has no responsibility")


class ResolutionOutcome(models.TextChoices):
    APPROVED = "approved", _("approved")
    CHANGED = "changed", _("approved with a change")
    RETURNED = "returned", _("returned")
    DECLINED = "declined", _("declined")

    @property
    def opens(self) -> bool:
        """Whether implementation may begin (ALR-8)."""
        return self in (ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED)


# BG-3: both sides must have taken part before an advice is put in force.
GP_GROUPS = (ProfessionalGroup.GP,)
HOSPITAL_CLINICIAN_GROUPS = (ProfessionalGroup.HOSPITAL_DOCTOR,)
