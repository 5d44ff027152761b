"""Asking a professional committee for a specialist; whom it names takes part ad hoc in the case
(ALR-27, ALR-32)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.domain.meetings import guests
from cases.domain.once import once
from cases.enums import Access, CasesEvent, GuestRole, SpecialistAnswer
from cases.models import AgendaItem, Case, Meeting, SpecialistRequest
from cases.specialist_mails import SPECIALIST_ANSWERED, SPECIALIST_ASKED, own_page
from councils.enums import Office, ProfessionalGroup
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain import bodies, notices, people
from members.domain.terms import office_holder
from members.models import Person


def ask(
    *,
    case: Case,
    body: Council,
    wanted: str,
    professional_group: ProfessionalGroup = ProfessionalGroup.HOSPITAL_DOCTOR,
    why: str = "",
    deadline: date,
    on: date,
    form_key: UUID | None = None,
    by: Actor | None,
) -> SpecialistRequest:
    """Asks those who answer for the body by mail, at once. `professional_group` is as what the
    specialist comes. The same `form_key` again returns the request that it made the first time.

    Raises DomainError when the case was registered by mistake or is exempt (its title stands in the
    mail), when nobody answers for the body, and when the deadline is not to come.
    """

    def make() -> SpecialistRequest:
        if body.community_id != case.council.community_id or body.pk == case.council_id:
            raise DomainError(_("Choose another body of the community."), field="body")
        if cases.hold(case).access == Access.EXEMPT:
            raise DomainError(_("The case is exempt. Ask by telephone, and invite whom you get."))
        if deadline <= on:
            raise DomainError(_("Choose a day to come."), field="deadline")
        receivers = _receivers(body, on=on)
        asked = SpecialistRequest(
            case=case,
            body=body,
            wanted=wanted.strip(),
            professional_group=professional_group,
            why=why.strip(),
            asked_on=on,
            deadline=deadline,
            form_key=form_key,
        )
        asked.full_clean(exclude=["form_key"])
        save_with_reason(asked, CasesEvent.SPECIALIST_ASKED, by=by, why=str(asked))
        for person in receivers:
            _tell(SPECIALIST_ASKED, asked, person, own_page(asked))
        return asked

    return once(SpecialistRequest, form_key, make)


def _receivers(body: Council, *, on: date) -> list[Person]:
    receivers = bodies.answering_for([body], on=on).get(body.pk, [])
    if not receivers:
        sentence = _("Nobody answers for %(body)s. Give it a contact first.")
        raise DomainError(sentence % {"body": body.name}, field="body")
    return receivers


def _tell(intent: Any, asked: SpecialistRequest, person: Person, path: str) -> None:
    notices.send_once(
        intent,
        to=person,
        community=asked.case.council.community,
        key=f"{intent.name}:{asked.pk}:person:{person.pk}",
        matter={"request_id": asked.pk},
        path=path,
    )


def name(
    *,
    asked: SpecialistRequest,
    specialist: str,
    email: str,
    on: date,
    person: Person | None = None,
    text: str = "",
    came_by: str = "",
    by: Actor | None,
) -> SpecialistRequest:
    """The committee names a doctor by name and address: he becomes a person on file unless the
    address is somebody's already, and is invited to the item of each coming meeting that has the
    case on its agenda. `person` answers for the body; None for the secretary on its behalf, with
    `came_by`."""
    with transaction.atomic():
        _hold_meetings(asked)
        asked = _unanswered(asked)
        asked.person = people.of_address(email) or people.register_person(
            name=specialist.strip(),
            email=email,
            registered_in=asked.case.council.community,
            by=by,
        )
        _answer(asked, SpecialistAnswer.NAMED, text, on=on, person=person, came_by=came_by, by=by)
        for item in AgendaItem.objects.filter(case=asked.case, meeting__state__in=guests.OPEN):
            _invite(asked, item, by=by)
        return asked


def decline(
    *,
    asked: SpecialistRequest,
    text: str,
    on: date,
    person: Person | None = None,
    came_by: str = "",
    by: Actor | None,
) -> SpecialistRequest:
    """The committee has nobody, and says why in a sentence."""
    if not text.strip():
        raise DomainError(_("Write why, in a sentence."), field="text")
    with transaction.atomic():
        asked = _unanswered(asked)
        _answer(asked, SpecialistAnswer.NOBODY, text, on=on, person=person, came_by=came_by, by=by)
        return asked


def _hold_meetings(asked: SpecialistRequest) -> None:
    """The coming meetings of the council, locked: while somebody is named, nobody puts the case on
    an agenda without knowing of it (`call_in`)."""
    rows = Meeting.objects.filter(council__cases=asked.case_id, state__in=guests.OPEN)
    list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))


def _unanswered(asked: SpecialistRequest) -> SpecialistRequest:
    rows = SpecialistRequest.objects.select_for_update(of=("self",))
    row = rows.select_related("case__council__community", "case__officer", "body").get(pk=asked.pk)
    if row.answer:
        raise DomainError(_("The request is answered already."))
    return row


def _answer(
    asked: SpecialistRequest,
    answer: SpecialistAnswer,
    text: str,
    *,
    on: date,
    person: Person | None,
    came_by: str,
    by: Actor | None,
) -> None:
    asked.answer, asked.text, asked.answered_on = answer, text.strip(), on
    asked.answered_by, asked.came_by = person, came_by
    asked.full_clean(exclude=["form_key"])
    save_with_reason(asked, CasesEvent.SPECIALIST_NAMED, by=by, why=str(asked))
    case = asked.case
    told = case.officer or office_holder(council=case.council, office=Office.SECRETARY, on=on)
    if person is not None and told is not None:
        _tell(SPECIALIST_ANSWERED, asked, told, case.get_absolute_url())


def call_in(item: AgendaItem, *, by: Actor | None) -> None:
    """Invites those who were named for the case of an item that is put on an agenda."""
    if item.case_id is None or item.meeting.state not in guests.OPEN:
        return
    rows = SpecialistRequest.objects.filter(case=item.case_id, answer=SpecialistAnswer.NAMED)
    for asked in rows.select_related("person"):
        _invite(asked, item, by=by)


def _invite(asked: SpecialistRequest, item: AgendaItem, *, by: Actor | None) -> None:
    """Not somebody who is called already, in a seat or as a guest."""
    specialist, meeting = asked.person, item.meeting
    if (
        specialist is None
        or meeting.guests.filter(person=specialist).exists()
        or meeting.summonses.filter(calls__person=specialist).exists()
    ):
        return
    guests.invite(
        meeting=meeting,
        person=specialist,
        professional_group=ProfessionalGroup(asked.professional_group),
        role=GuestRole.AD_HOC,
        item=item,
        by=by,
    )
