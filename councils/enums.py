"""Closed lists of the councils app. Labels are msgids; the Norwegian stands in locale/."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    BOKMAAL = "nb", _("Norwegian Bokmål")
    NYNORSK = "nn", _("Norwegian Nynorsk")


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    HOSPITAL_TRUST = "hospital_trust", _("hospital trust")
    DIVISION = "division", _("division or clinic")
    GP_OFFICE = "gp_office", _("GP office")
    UNION = "union", _("union")
    USER_ORGANISATION = "user_organisation", _("user organisation")
    LEADER_NETWORK = "leader_network", _("leader network")
    OTHER = "other", _("other")


class Behaviour(models.TextChoices):
    """What a body can do. Few, and in code; what bodies are called is data."""

    STRATEGIC = "strategic", _("strategic committee")
    WORKING_COMMITTEE = "working_committee", _("working committee")
    ADVISORY = "advisory", _("advisory council")
    PROFESSIONAL = "professional", _("professional committee")
    ELECTING = "electing", _("electing or hearing body")
    GROUP = "group", _("group")

    @property
    def decides(self) -> bool:
        """In the matter only a strategic body decides, all others advise (ALR-15)."""
        return self is Behaviour.STRATEGIC


class Office(models.TextChoices):
    """What somebody may be in a council beside, or without, a seat in it."""

    CHAIR = "chair", _("chair")
    DEPUTY = "deputy", _("deputy chair")
    SECRETARY = "secretary", _("secretary")
    CASE_OFFICER = "case_officer", _("case officer")


class CouncilStatus(models.TextChoices):
    ACTIVE = "active", _("active")
    NOT_OPERATIVE = "not_operative", _("not operative")
    PAUSED = "paused", _("paused awaiting mandate")
    DISSOLVED = "dissolved", _("dissolved")


class Scope(models.TextChoices):
    """Whom a body is for: everybody, some regions, or some municipalities (FSU-6)."""

    JOINT = "joint", _("the whole health community")
    REGIONS = "regions", _("some regions")
    MUNICIPALITIES = "municipalities", _("some municipalities")


class Membership(models.TextChoices):
    """How one becomes a member: a seat, or a contract as a GP in one of the municipalities."""

    SEATS = "seats", _("by seats")
    CONTRACT = "contract", _("by contract")


class DutyKind(models.TextChoices):
    """What a council owes, and when; see councils/domain/duties.py."""

    YEARLY_REPORT = "yearly_report", _("yearly report")
    EVALUATION = "evaluation", _("evaluation")
    YEARLY_MEETING = "yearly_meeting", _("yearly meeting")

    @property
    def by_calendar(self) -> bool:
        """A report is due on its date each year; the others so long after they were last done."""
        return self is DutyKind.YEARLY_REPORT


class Continuation(models.TextChoices):
    """What is decided about a council after it was tried or evaluated (PRJ-19, FSU-7)."""

    CONTINUE = "continue", _("goes on")
    CHANGE = "change", _("goes on, changed")
    END = "end", _("is ended")


class Side(models.TextChoices):
    """Which of the three shapes stands for a group (square, circle, diamond)."""

    HOSPITAL = "hospital", _("Hospital")
    MUNICIPALITY = "municipality", _("GPs and municipalities")
    OTHER = "other", _("Others")

    @property
    def shape(self) -> str:
        return {Side.HOSPITAL: "square", Side.MUNICIPALITY: "circle"}.get(self, "diamond")


class ProfessionalGroup(models.TextChoices):
    GP = "gp", _("GP")
    MUNICIPAL_CMO = "municipal_cmo", _("municipal chief medical officer")
    MUNICIPAL_DOCTOR = "municipal_doctor", _("municipal doctor")
    HOSPITAL_DOCTOR = "hospital_doctor", _("hospital doctor")
    HOSPITAL_LEADER = "hospital_leader", _("hospital leader")
    PRIVATE_SPECIALIST = "private_specialist", _("private specialist")
    PRACTICE_CONSULTANT = "practice_consultant", _("practice consultant")
    USER = "user", _("user representative")
    OTHER = "other", _("other")

    @property
    def leads(self) -> bool:
        """Leaders as against clinicians, where the balance of the two is looked at (AHU-15)."""
        return self is ProfessionalGroup.HOSPITAL_LEADER

    @property
    def side(self) -> Side:
        hospital = (ProfessionalGroup.HOSPITAL_DOCTOR, ProfessionalGroup.HOSPITAL_LEADER)
        municipality = (
            ProfessionalGroup.GP,
            ProfessionalGroup.MUNICIPAL_CMO,
            ProfessionalGroup.MUNICIPAL_DOCTOR,
            ProfessionalGroup.PRACTICE_CONSULTANT,
        )
        if self in hospital:
            return Side.HOSPITAL
        return Side.MUNICIPALITY if self in municipality else Side.OTHER


class Filling(models.TextChoices):
    ELECTED = "elected", _("elected")
    APPOINTED = "appointed", _("appointed")
    EX_OFFICIO = "ex_officio", _("by virtue of position")
    DERIVED = "derived", _("derived")


class Substitutes(models.TextChoices):
    NONE = "none", _("no substitutes")
    PERSONAL = "personal", _("personal substitutes")
    RANKED = "ranked", _("ranked substitutes")


class CouncilsEvent(models.TextChoices):
    """Why a row in councils was written; the label is the sentence of the timeline."""

    COMMUNITY_REGISTERED = "community.registered", _("The health community was registered.")
    ORGANISATION_REGISTERED = "organisation.registered", _("The organisation was registered.")
    REGION_REGISTERED = "region.registered", _("The region was registered.")
    REGION_JOINED = "region.joined", _("The municipality joined the region.")
    REGION_LEFT = "region.left", _("The municipality left the region.")
    COUNCIL_NAMED = "council.named", _("The council got its name.")
    COUNCIL_REGISTERED = "council.registered", _("The council was registered.")
    COUNCIL_CHANGED = "council.changed", _("What the council is was changed.")
    COUNCIL_STATUS = "council.status", _("The council got another status.")
    COUNCIL_KIND = "council.kind", _("The council became another kind of body.")
    COUNCIL_MOVED = "council.moved", _("The council got another address.")
    COMMUNITY_CHANGED = "community.changed", _("The facts of the health community were changed.")
    ORGANISATION_CHANGED = "organisation.changed", _("The facts of the organisation were changed.")
    CLOSED_WEEK_ADDED = "closure.added", _("The secretariat was closed for some days.")
    CLOSED_WEEK_CHANGED = "closure.changed", _("The closed days were changed.")
    CLOSED_WEEK_REMOVED = "closure.removed", _("The closed days were removed.")
    DUTY_ADDED = "duty.added", _("The council was given a duty.")
    DUTY_CHANGED = "duty.changed", _("The duty was changed.")
    DUTY_DONE = "duty.done", _("The duty was done.")
    TRIAL_STARTED = "trial.started", _("A trial period was decided.")
    TRIAL_DECIDED = "trial.decided", _("It was decided what comes after the trial.")
    COUNCIL_ANCHORED = "council.anchored", _("It was decided which body the council reports to.")
    MANDATE_ADOPTED = "mandate.adopted", _("The mandate was adopted.")
    MANDATE_REPLACED = "mandate.replaced", _("The mandate was replaced by a newer one.")
    SEAT_GROUP_ADDED = "seat_group.added", _("A group of seats was added.")
    SEAT_GROUP_CHANGED = "seat_group.changed", _("The rules of a group of seats were changed.")
    SEAT_ADDED = "seat.added", _("A seat was added.")
    SEAT_CHANGED = "seat.changed", _("A seat was changed.")
    SEAT_CLOSED = "seat.closed", _("A seat was taken away.")
