"""A short item decided in writing: by silence or objection within some working days (decision 24).

It is a meeting without a gathering: its day is the last one for objections, from midnight to
midnight in Oslo. So it has its number, its item, minutes and archive as every other meeting.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from django.core.signing import BadSignature
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.domain.casework import case_papers, cases
from cases.domain.meetings import agenda, files, meetings, proposals, written_outcome
from cases.domain.meetings.impartiality import raise_question, undo
from cases.domain.once import once
from cases.enums import (
    OPEN_CASE_STATES,
    Access,
    CasesEvent,
    CaseState,
    ImpartialityResult,
    ItemKind,
    MeetingState,
    WrittenReply,
)
from cases.models import AgendaItem, Case, Impartiality, Meeting, WrittenAnswer
from cases.written_mails import WRITTEN_SENT, WRITTEN_STOPPED, written_page, written_signer
from councils.enums import Office
from legeraad import workdays
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import create_many, delete_with_reason, save_with_reason
from members.domain import sendings
from members.domain.notices import send_once
from members.domain.roster import roster
from members.domain.terms import office_holder
from members.models import Person

DAYS = 5  # working days to object
DAY = timedelta(days=1)
COMING = (MeetingState.PLANNED, MeetingState.SUMMONED)


def last_day(meeting: Meeting) -> date:
    """The last day for objections."""
    return timezone.localdate(meeting.starts_at)


def item_of(meeting: Meeting) -> AgendaItem:
    """A written procedure has one item."""
    return meeting.items.select_related("case__council").get()


def proposal_of(meeting: Meeting) -> str:
    first = item_of(meeting).proposals.first()
    return first.text if first else ""


def _day_of(day: date) -> dict[str, datetime]:
    """From midnight to midnight in Oslo, also on the two days when the clock is moved."""
    zone = timezone.get_current_timezone()
    first, after = (datetime.combine(each, time.min, tzinfo=zone) for each in (day, day + DAY))
    return {"starts_at": first, "ends_at": after}


# Writing it


def begin(
    *,
    case: Case,
    kind: ItemKind,
    proposal: str,
    days: int = DAYS,
    on: date,
    form_key: UUID | None = None,
    by: Actor | None,
) -> Meeting:
    """Prepares a written procedure of one case; nobody is told yet.

    `days` are the working days from `on` to the last one for objections. Raises DomainError for a
    case that is not open for treatment, stands on a coming agenda, or is exempt from publicity:
    those who sit do not read that one.
    """
    make = partial(
        _begin, case=case, kind=kind, proposal=proposal, day=_after(on, days), form_key=form_key
    )
    return once(Meeting, form_key, partial(make, by=by))


def _begin(
    *,
    case: Case,
    kind: ItemKind,
    proposal: str,
    day: date,
    form_key: UUID | None,
    by: Actor | None,
) -> Meeting:
    _refuse_unless_fit(case)
    council = case.council
    with translation.override(council.language):
        place = _("Written procedure")
    holder = partial(office_holder, council=council, on=day)
    meeting = meetings.new_meeting(
        council=council,
        year=day.year,
        place=place,
        remote=True,
        written=True,
        form_key=form_key,
        chair=holder(office=Office.CHAIR),
        minute_taker=holder(office=Office.SECRETARY),
        by=by,
        **_day_of(day),
    )
    item = agenda.add_case(meeting=meeting, case=case, kind=kind, minutes_planned=0, by=by)
    proposals.put_forward(item=item, text=proposal, by=by)
    return meeting


def _after(on: date, days: int) -> date:
    return workdays.working_days_after(on, days)


def _refuse_unless_fit(case: Case) -> None:
    if case.state not in OPEN_CASE_STATES:
        raise DomainError(_("The case is not open for treatment."), field="case")
    if case.access == Access.EXEMPT:
        sentence = _("A case that is exempt from publicity is treated in a meeting.")
        raise DomainError(sentence, field="case")
    if case.items.filter(meeting__state__in=(*COMING, MeetingState.IN_SESSION)).exists():
        raise DomainError(_("The case is on an agenda already."), field="case")


def change(*, meeting: Meeting, proposal: str, days: int, on: date, by: Actor | None) -> Meeting:
    """Another text or another time to object, before it is sent. The number stays."""
    with transaction.atomic():
        meeting = _locked(meeting)
        if meeting.state != MeetingState.PLANNED:
            raise DomainError(_("It has been sent, and stays as it is."))
        first = item_of(meeting).proposals.get(number=1)
        proposals.change(proposal=first, text=proposal, by=by)
        return meetings.change(meeting=meeting, by=by, **_day_of(_after(on, days)))


def _locked(meeting: Meeting) -> Meeting:
    meeting = meetings.locked(meeting)
    if not meeting.written:
        raise DomainError(_("This is a meeting, and no written procedure."))
    return meeting


# Sending it


def voters(meeting: Meeting) -> list[WrittenAnswer]:
    """Who would be asked: whoever sits on the last day in a seat with a vote, each person once.

    Substitutes are not called. Whoever has stepped down in the case, or may have to, is left out.
    """
    item = item_of(meeting)
    out = Impartiality.objects.filter(item__case=item.case_id)
    out = out.exclude(result=ImpartialityResult.IMPARTIAL)
    seen = set(out.values_list("person", flat=True))
    rows = []
    for place in roster(council=meeting.council, on=last_day(meeting)):
        holder = place.holder
        if place.seat.group.may_vote and holder is not None and holder.pk not in seen:
            seen.add(holder.pk)
            rows.append(WrittenAnswer(meeting=meeting, seat=place.seat, person=holder))
    return rows


def asked(meeting: Meeting) -> list[WrittenAnswer]:
    """Those who were asked, in the order of the table. One query."""
    related = ("person", "seat__group", "seat__region", "seat__organisation")
    return list(meeting.written_answers.select_related(*related))


def send(*, meeting: Meeting, on: date, by: Actor | None) -> Meeting:
    """Sends the proposal to those who have a vote; the item gets its number, and what has been
    written of the case is locked, since it goes out.

    Raises DomainError when nobody can be asked, or the last day is not after `on`.
    """
    with transaction.atomic():
        meeting = _locked(meeting)
        if meeting.state == MeetingState.SUMMONED:
            return meeting
        if last_day(meeting) <= on:
            raise DomainError(_("The last day for objections has come. Choose another."))
        rows = voters(meeting)
        if not rows:
            raise DomainError(_("Nobody who may be asked has a vote here."))
        meeting = meetings.move(meeting=meeting, to=MeetingState.SUMMONED, by=by, on=on)
        agenda.give_number(item_of(meeting), by=by)
        for row in rows:
            row.asked_on = on
        create_many(rows, CasesEvent.WRITTEN_ASKED, by=by)
        files.ask_for_papers(meeting)
        sent = sendings.send(
            intent=WRITTEN_SENT,
            to=recipients(meeting),
            community=meeting.council.community,
            council=meeting.council,
            matter={"meeting_id": meeting.pk},
            path=written_page(meeting),
            by=by,
        )
        case_papers.send(items=[item_of(meeting)], sending=sent, on=on, by=by)
        return meeting


def recipients(meeting: Meeting) -> list[Person]:
    """Those who are asked, and the chair, who may have no seat."""
    people = [row.person for row in asked(meeting)]
    return list(dict.fromkeys([*people, *([meeting.chair] if meeting.chair else [])]))


def preview(*, meeting: Meeting, on: date, by: Actor | None) -> sendings.Letter:
    """The letter that `send` would send: it is sent, read and undone. Raises as it does."""
    with sendings.rehearsal():
        sent = send(meeting=meeting, on=on, by=by)
        return sendings.preview(
            intent=WRITTEN_SENT,
            to=recipients(sent),
            community=sent.council.community,
            matter={"meeting_id": sent.pk},
        )


def take_back(*, meeting: Meeting, by: Actor | None) -> Meeting:
    """Undoes `send` while its letter is held. Raises DomainError when it has ended since."""
    with transaction.atomic():
        meeting = _locked(meeting)
        if meeting.state != MeetingState.SUMMONED:
            raise DomainError(_("The written procedure has ended since."))
        for row in meeting.written_answers.all():
            delete_with_reason(row, CasesEvent.WRITTEN_TAKEN_BACK, by=by)
        return meetings.move(meeting=meeting, to=MeetingState.PLANNED, by=by)


# Answering


def read_address(signed: str) -> WrittenAnswer | None:
    """Whose answer a link in a mail opens; None for one that we have not written, and for somebody
    who is not asked any more."""
    try:
        meeting_id, person_id = written_signer.unsign(signed).split("-")
    except BadSignature:
        return None
    return answer_of(meeting_id=int(meeting_id), person_id=int(person_id))


def answer_of(*, meeting_id: int, person_id: int) -> WrittenAnswer | None:
    rows = WrittenAnswer.objects.select_related("meeting__council__community", "person")
    return rows.filter(meeting=meeting_id, person=person_id, person__merged_into=None).first()


def is_open(meeting: Meeting, *, on: date) -> bool:
    return meeting.state == MeetingState.SUMMONED and on <= last_day(meeting)


def answer(
    *,
    meeting: Meeting,
    person: Person,
    answer: WrittenReply,
    why: str = "",
    came_by: str = "",
    on: date,
    by: Actor | None,
) -> WrittenAnswer:
    """Registers what somebody says; `came_by` tells how it came when the secretary writes it.

    One may change one's mind until the last day is over; but one objection ends the procedure: the
    item waits for a meeting, and everybody is told. Whoever is not impartial has no say. Raises
    DomainError without a reason for either, after the end, and for somebody who was not asked.
    """
    with transaction.atomic():
        meeting = _locked(meeting)
        if not is_open(meeting, on=on):
            raise DomainError(_("The written procedure has ended."))
        row = meeting.written_answers.select_for_update(of=("self",)).filter(person=person).first()
        if row is None:
            raise DomainError(_("%(name)s is not asked in this matter.") % {"name": person.name})
        if answer != WrittenReply.AGREES and not why.strip():
            raise DomainError(_("Write why."), field="why")
        row.answer, row.why, row.came_by = answer, why.strip(), came_by
        row.answered_at = timezone.now()
        row.full_clean()
        save_with_reason(row, CasesEvent.WRITTEN_ANSWERED, by=by, why=answer)
        _follow(row, by=by)
        return row


def _follow(row: WrittenAnswer, *, by: Actor | None) -> None:
    """What an answer leads to at once."""
    item = item_of(row.meeting)
    raised = item.impartialities.filter(person=row.person).first()
    if row.answer == WrittenReply.STEPS_DOWN and raised is None:
        raise_question(item=item, person=row.person, reason=row.why, by=by)
    elif row.answer != WrittenReply.STEPS_DOWN and raised is not None:
        undo(impartiality=raised, by=by)
    if row.answer == WrittenReply.OBJECTS:
        with translation.override(row.meeting.council.language):
            why = _("Somebody asked for the case to be treated in a meeting.")
        stop(meeting=row.meeting, why=why, by=by)


def stop(*, meeting: Meeting, why: str, by: Actor | None) -> Meeting:
    """Ends it without a result. The case waits for a meeting, and those who were asked are told.

    A second call is no error. Raises DomainError without a reason, and when it is decided.
    """
    if not why.strip():
        raise DomainError(_("Give the reason."), field="why")
    with transaction.atomic():
        meeting = _locked(meeting)
        if meeting.state == MeetingState.CANCELLED:
            return meeting
        if meeting.state not in COMING:
            raise DomainError(_("The last day for objections is over; the minutes say what came."))
        meeting.cancelled_why = why.strip()
        meeting.full_clean(exclude=["form_key"])
        save_with_reason(meeting, CasesEvent.MEETING_CANCELLED, by=by, why=meeting.cancelled_why)
        meeting = meetings.move(meeting=meeting, to=MeetingState.CANCELLED, by=by)
        case = item_of(meeting).case
        if case is not None and case.state == CaseState.READY:
            cases.move(case=case, to=CaseState.POSTPONED, why=meeting.cancelled_why, by=by)
        _tell_stopped(meeting)
        return meeting


def _tell_stopped(meeting: Meeting) -> None:
    """Those who were asked; not before the letter that asks them has left."""
    matter = {"meeting_id": meeting.pk}
    sent = sendings.newest(intent=WRITTEN_SENT, matter=matter)
    if sent is None:
        return
    for person in recipients(meeting):
        send_once(
            WRITTEN_STOPPED,
            to=person,
            community=meeting.council.community,
            key=f"written:{meeting.pk}:stopped:person:{person.pk}",
            matter=matter,
            path=written_page(meeting),
            due_at=max(sent.held_until, timezone.now()),
        )


# The last day is over


def pass_deadline(*, meeting: Meeting, on: date) -> bool:
    """Nobody objected: the minutes are begun from what is known. False when it is not the time.

    Safe to run twice, and on a later day than it should have been.
    """
    with transaction.atomic():
        meeting = _locked(meeting)
        if meeting.state != MeetingState.SUMMONED or on <= last_day(meeting):
            return False
        written_outcome.record(meeting=meeting, asked=asked(meeting), item=item_of(meeting))
        return True


def sweep(*, on: date) -> int:
    """Ends what is over, each in a transaction of its own; how many.

    It looks at the state and not at the last run, so missed days are caught up.
    """
    over = Meeting.objects.filter(
        written=True, state=MeetingState.SUMMONED, starts_at__date__lt=on
    ).order_by("pk")
    return sum(pass_deadline(meeting=each, on=on) for each in over)
