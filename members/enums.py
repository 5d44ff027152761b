"""Closed lists of the members app."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Office(models.TextChoices):
    CHAIR = "chair", _("chair")
    DEPUTY = "deputy", _("deputy chair")
    SECRETARY = "secretary", _("secretary")
    CASE_OFFICER = "case_officer", _("case officer")


class Role(models.TextChoices):
    """Rights that are given with dates. Seats and offices give the others."""

    SECRETARY = "secretary", _("secretariat")
    KEEPER = "keeper", _("system keeper")
    REGISTRAR = "registrar", _("the principal's registrar")
    CONTACT = "contact", _("the body's contact")
    # Derived from offices and seats, never assigned:
    CHAIR = "chair", _("chair")
    SEAT_HOLDER = "seat_holder", _("seat holder")
    # Whoever is registered with an address:
    DOCTOR = "doctor", _("doctor on file")


ASSIGNED_ROLES = (Role.SECRETARY, Role.KEEPER, Role.REGISTRAR, Role.CONTACT)


class EndReason(models.TextChoices):
    TERM_OVER = "term_over", _("the term was over")
    RESIGNED = "resigned", _("resigned")
    MOVED = "moved", _("changed job or region")
    LEAVE = "leave", _("long leave")
    REPLACED = "replaced", _("replaced by the appointing body")
    OTHER = "other", _("other")


class FilledBy(models.TextChoices):
    ELECTION = "election", _("election")
    MEETING = "meeting", _("election in a meeting")
    APPOINTMENT = "appointment", _("appointment")
    POSITION = "position", _("position held")


class MembersEvent(models.TextChoices):
    """Why a row in members was written; the label is the sentence of the timeline."""

    PERSON_REGISTERED = "person.registered", _("The person was registered.")
    PERSON_CHANGED = "person.changed", _("The person's details were changed.")
    TERM_STARTED = "term.started", _("The person took the seat.")
    TERM_ENDED = "term.ended", _("The person left the seat.")
    OFFICE_TAKEN = "office.taken", _("The person took the office.")
    ROLE_GIVEN = "role.given", _("The person was given the role.")
