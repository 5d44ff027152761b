"""Habilitet: raised, decided by the others, and a substitute who steps in for the item.

As in forvaltningsloven § 6 ff., by analogy: the council only advises.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.meetings import meetings
from cases.domain.meetings.attendance import being_minuted
from cases.enums import (
    AttendanceStatus,
    CasesEvent,
    ImpartialityResult,
    MeetingState,
    MinutesState,
)
from cases.models import AgendaItem, Attendance, Impartiality, Meeting
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain.roster import Place, roster
from members.models import Person


def raise_question(
    *,
    item: AgendaItem,
    person: Person,
    reason: str,
    raised_by_self: bool = True,
    by: Actor | None,
) -> Impartiality:
    """From now until it is decided the person neither votes on the item nor sees its case (Z9)."""
    with transaction.atomic():
        meeting = _open(item)
        if not reason.strip():
            raise DomainError(_("Write why the impartiality is raised."), field="reason")
        if not _takes_part(meeting, person):
            sentence = _("%(name)s does not take part in this meeting.")
            raise DomainError(sentence % {"name": person.name}, field="person")
        if item.impartialities.filter(person=person).exists():
            sentence = _("The impartiality of %(name)s has been raised already.")
            raise DomainError(sentence % {"name": person.name}, field="person")
        row = Impartiality(
            item=item,
            person=person,
            reason=reason.strip(),
            raised_by_self=raised_by_self,
            raised_at=timezone.now(),
        )
        row.full_clean()
        return save_with_reason(row, CasesEvent.IMPARTIALITY_RAISED, by=by)


def decide(
    *, impartiality: Impartiality, result: ImpartialityResult, by: Actor | None
) -> Impartiality:
    """What the others found. Somebody who is impartial after all has no substitute."""
    with transaction.atomic():
        _open(impartiality.item)
        row = _locked(impartiality)
        if row.result == result:
            return row
        row.result, row.decided_at = result, timezone.now()
        if result == ImpartialityResult.IMPARTIAL:
            row.substitute = None
        row.full_clean()
        return save_with_reason(row, CasesEvent.IMPARTIALITY_DECIDED, by=by)


def substitutes(impartiality: Impartiality) -> list[Person]:
    """Who may step in for the item: the seat's substitutes who do not meet in another seat."""
    meeting = impartiality.item.meeting
    busy = meeting.attendances.filter(seat__isnull=False, status=AttendanceStatus.PRESENT)
    taken = {*busy.values_list("person", flat=True), impartiality.person_id}
    taken.update(impartiality.item.impartialities.values_list("person", flat=True))
    place = _place_of(meeting, impartiality.person)
    people = [who for _seat, who in place.substitutes if who] if place else []
    return [who for who in people if who.pk not in taken]


def call_in(*, impartiality: Impartiality, substitute: Person, by: Actor | None) -> Impartiality:
    """The substitute meets in the seat for this item only, and is recorded as present for it."""
    with transaction.atomic():
        meeting = being_minuted(impartiality.item.meeting)
        row = _locked(impartiality)
        if row.result != ImpartialityResult.DISQUALIFIED:
            raise DomainError(_("A substitute steps in only for somebody who has stepped down."))
        if substitute not in substitutes(row):
            sentence = _("%(name)s is no substitute for this seat.")
            raise DomainError(sentence % {"name": substitute.name}, field="substitute")
        row.substitute = substitute
        row.full_clean()
        save_with_reason(row, CasesEvent.IMPARTIALITY_DECIDED, by=by)
        _record(row, meeting, by=by)
        return row


def _record(row: Impartiality, meeting: Meeting, *, by: Actor | None) -> None:
    """Present for the item, unless already there for the whole meeting without a vote."""
    place = _place_of(meeting, row.person)
    here = meeting.attendances.filter(person=row.substitute).first()
    if place is None or (here and here.present):
        return
    here = here or Attendance(meeting=meeting, person=row.substitute)
    here.seat, here.as_substitute, here.item = None, False, row.item
    here.status = AttendanceStatus.PRESENT
    here.professional_group = place.seat.group.professional_group
    here.full_clean()
    save_with_reason(here, CasesEvent.ATTENDANCE_RECORDED, by=by)


def undo(*, impartiality: Impartiality, by: Actor | None) -> None:
    """Takes back what was raised by mistake, while the minutes are written."""
    with transaction.atomic():
        _open(impartiality.item)
        delete_with_reason(impartiality, CasesEvent.IMPARTIALITY_REMOVED, by=by)


def _open(item: AgendaItem) -> Meeting:
    """The meeting of the item, locked: its agenda is out, or its minutes are being written."""
    meeting = meetings.locked(item.meeting)
    written = meeting.minutes.filter(state=MinutesState.DRAFT).exists()
    if meeting.state != MeetingState.SUMMONED and not written:
        raise DomainError(_("Impartiality is recorded from the notice until the minutes close."))
    return meeting


def _locked(impartiality: Impartiality) -> Impartiality:
    rows = Impartiality.objects.select_for_update(of=("self",))
    return rows.select_related("item__meeting", "person").get(pk=impartiality.pk)


def _takes_part(meeting: Meeting, person: Person) -> bool:
    met = meeting.attendances.filter(person=person).exists()
    return met or _place_of(meeting, person) is not None


def _place_of(meeting: Meeting, person: Person) -> Place | None:
    """The seat that the person meets in, by what is recorded, else by right on the day."""
    met = meeting.attendances.filter(person=person, status=AttendanceStatus.PRESENT).first()
    day = timezone.localdate(meeting.starts_at)
    for place in roster(council=meeting.council, on=day):
        if met and met.seat_id:
            if place.seat.pk == met.seat_id:
                return place
        elif place.holder and place.holder.pk == person.pk:
            return place
    return None
