"""Closed lists of the members app."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    # Whoever opens the portal:
    PUBLIC = "public", _("the public")

    @property
    def about(self) -> Any:
        """What it is good for, in plain words."""
        return ABOUT_ROLES[self]


ABOUT_ROLES = {
    Role.SECRETARY: _(
        "Runs the councils: seats, cases, agendas, minutes, recommendations. In the whole "
        "community, or in one council."
    ),
    Role.KEEPER: _(
        "Looks after the portal: sets the community up, gives roles, and reads what the portal "
        "has done. Changes no case and sees no ballot."
    ),
    Role.REGISTRAR: _("Registers commissions and answers for the body that a council reports to."),
    Role.CONTACT: _(
        "Answers for a body that fills seats: is asked when one is vacant, and says who was chosen."
    ),
    Role.BOARD: _("Three who see to it that an election is fair; two of them open the ballots."),
    Role.CHAIR: _("Leads a council: reads the minutes first, and approves them."),
    Role.SEAT_HOLDER: _(
        "Sits in a council: reads its papers, answers when called, approves the minutes of "
        "meetings attended. Substitutes, too."
    ),
    Role.DOCTOR: _("Is registered with an address: logs in, and sees what concerns the person."),
    Role.PUBLIC: _("Reads, without logging in, what has been published."),
}

ASSIGNED_ROLES = (Role.SECRETARY, Role.KEEPER, Role.REGISTRAR, Role.CONTACT, Role.BOARD)


class Employment(models.TextChoices):
    """Who pays for a meeting follows from it (ALR-22)."""

    SELF_EMPLOYED = "self_employed", _("self-employed")
    EMPLOYED = "employed", _("employed")


class Gender(models.TextChoices):
    """Only if somebody gives it; section 28 of the equality act is counted from it."""

    WOMAN = "woman", _("woman")
    MAN = "man", _("man")


class Rhythm(models.TextChoices):
    """How often mails come that are neither a code, a summons, a ballot nor a cancellation."""

    AT_ONCE = "at_once", _("at once")
    DAILY = "daily", _("at most once a day")
    WEEKLY = "weekly", _("reminders on Mondays")


class EndReason(models.TextChoices):
    TERM_OVER = "term_over", _("the term was over")
    RESIGNED = "resigned", _("resigned")
    MOVED = "moved", _("changed job or region")
    LEAVE = "leave", _("long leave")
    DISSOLVED = "dissolved", _("the council was dissolved")
    REPLACED = "replaced", _("replaced by the appointing body")
    OTHER = "other", _("other")


class FilledBy(models.TextChoices):
    ELECTION = "election", _("election")
    MEETING = "meeting", _("election in a meeting")
    APPOINTMENT = "appointment", _("appointment")
    POSITION = "position", _("position held")


class VacancyState(models.TextChoices):
    OPEN = "open", _("open")
    ASKED = "asked", _("the body is asked")
    PROPOSED = "proposed", _("proposed")
    FILLED = "filled", _("filled")
    LEFT_OPEN = "left_open", _("left open")


# A body may be asked again after it has answered, and may then be out of reach; what is filled
# stays filled.
VACANCY_MOVES = {
    VacancyState.OPEN: (
        VacancyState.ASKED,
        VacancyState.PROPOSED,
        VacancyState.FILLED,
        VacancyState.LEFT_OPEN,
    ),
    VacancyState.ASKED: (
        VacancyState.OPEN,
        VacancyState.PROPOSED,
        VacancyState.FILLED,
        VacancyState.LEFT_OPEN,
    ),
    VacancyState.PROPOSED: (
        VacancyState.OPEN,
        VacancyState.ASKED,
        VacancyState.FILLED,
        VacancyState.LEFT_OPEN,
    ),
    VacancyState.LEFT_OPEN: (
        VacancyState.OPEN,
        VacancyState.ASKED,
        VacancyState.PROPOSED,
        VacancyState.FILLED,
    ),
    VacancyState.FILLED: (),
}


class ImportKind(models.TextChoices):
    PERSONS = "persons", _("persons")
    SEATS = "seats", _("seats and who sits in them")
    DOCTORS = "doctors", _("GPs and their offices")


class Delivery(models.TextChoices):
    """How far a notice has come."""

    HELD = "held", _("goes out in a moment")
    WAITING = "waiting", _("waits to be sent")
    GATHERED = "gathered", _("waits for the letter of the next morning")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    RETURNED = "returned", _("not delivered")
    PAGE_ONLY = "page_only", _("on Min side only")


class MembersEvent(models.TextChoices):
    """Why a row in members was written; the label is the sentence of the timeline."""

    PERSON_REGISTERED = "person.registered", _("The person was registered.")
    PERSON_CHANGED = "person.changed", _("The person's details were changed.")
    RHYTHM_CHOSEN = "person.rhythm", _("It was chosen how often mails come.")
    TASK_TAKEN = "task.taken", _("The task was taken on.")
    TASK_GIVEN_BACK = "task.given_back", _("The task was given back to the secretariat.")
    TASK_PUT_OFF = "task.put_off", _("The task was put off.")
    TASK_TAKEN_UP = "task.taken_up", _("The task was taken up again.")
    PERSON_MERGED = "person.merged", _("Two entries of the same person became one.")
    AFFILIATED = "person.affiliated", _("The place of work was registered.")
    AFFILIATION_ENDED = "person.affiliation_ended", _("The person left the place of work.")
    ABSENT = "person.absent", _("An absence was registered.")
    ABSENCE_CHANGED = "person.absence_changed", _("The absence was changed.")
    TERM_STARTED = "term.started", _("The person took the seat.")
    TERM_ENDED = "term.ended", _("The person left the seat.")
    TERM_KEPT = "term.kept", _("The end of the term was taken back.")
    TERM_CHANGED = "term.changed", _("What is known of the appointment was changed.")
    RELEASED = "term.released", _("It was agreed what the person is released for.")
    ONBOARDED = "term.onboarded", _("The member has read what the seat is about.")
    VACANCY_OPENED = "vacancy.opened", _("The seat became vacant.")
    VACANCY_ASKED = "vacancy.asked", _("The appointing body was asked.")
    VACANCY_UNREACHED = (
        "vacancy.unreached",
        _("Nobody could be asked: there is no address. The secretariat was told."),
    )
    VACANCY_POSTPONED = "vacancy.postponed", _("The body said when it will answer.")
    VACANCY_PROPOSED = "vacancy.proposed", _("The body proposed somebody.")
    VACANCY_FILLED = "vacancy.filled", _("The seat was filled.")
    VACANCY_DROPPED = "vacancy.dropped", _("Nobody is to be found for the seat any more.")
    VACANCY_LEFT_OPEN = "vacancy.left_open", _("It was decided to leave the seat open.")
    OFFICE_TAKEN = "office.taken", _("The person took the office.")
    OFFICE_LEFT = "office.left", _("The person left the office.")
    SENT = "sending.sent", _("The message was sent.")
    TAKEN_BACK = "sending.taken_back", _("The message was taken back before it went out.")
    SENT_AGAIN = "sending.sent_again", _("The message was sent again to somebody.")
    ADDRESS_DEAD = "address.dead", _("A mail server refused the address for good.")
    ADDRESS_LIFTED = "address.lifted", _("The address is tried again.")
    ROLE_GIVEN = "role.given", _("The person was given the role.")
    ROLE_ENDED = "role.ended", _("The role was ended.")
    IMPORTED = "import.applied", _("The list was taken in.")
