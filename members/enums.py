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
    BOARD = "board", _("electoral board")
    # Derived from offices and seats, never assigned:
    CHAIR = "chair", _("chair")
    SEAT_HOLDER = "seat_holder", _("seat holder")
    # Whoever is registered with an address:
    DOCTOR = "doctor", _("doctor on file")


ASSIGNED_ROLES = (Role.SECRETARY, Role.KEEPER, Role.REGISTRAR, Role.CONTACT, Role.BOARD)


class Employment(models.TextChoices):
    """Who pays for a meeting follows from it (ALR-22)."""

    SELF_EMPLOYED = "self_employed", _("self-employed")
    EMPLOYED = "employed", _("employed")


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


class Delivery(models.TextChoices):
    """How far a notice has come."""

    HELD = "held", _("goes out in a moment")
    WAITING = "waiting", _("waits to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    PAGE_ONLY = "page_only", _("on Min side only")


class MembersEvent(models.TextChoices):
    """Why a row in members was written; the label is the sentence of the timeline."""

    PERSON_REGISTERED = "person.registered", _("The person was registered.")
    PERSON_CHANGED = "person.changed", _("The person's details were changed.")
    AFFILIATED = "person.affiliated", _("The place of work was registered.")
    TERM_STARTED = "term.started", _("The person took the seat.")
    TERM_ENDED = "term.ended", _("The person left the seat.")
    OFFICE_TAKEN = "office.taken", _("The person took the office.")
    SENT = "sending.sent", _("The message was sent.")
    TAKEN_BACK = "sending.taken_back", _("The message was taken back before it went out.")
    ROLE_GIVEN = "role.given", _("The person was given the role.")
