"""Those who met approve the minutes; silence until the deadline is consent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.advice import recommendations
from cases.domain.casework import cases
from cases.domain.meetings import files, reopening
from cases.domain.meetings import minutes as writing
from cases.domain.meetings.attendance import present_voters
from cases.enums import (
    ApprovalAnswer,
    ApprovedHow,
    CasesEvent,
    CaseState,
    MinutesState,
    Outcome,
)
from cases.models import Meeting, Minutes, MinutesApproval, MinutesEntry
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from legeraad.outbox import domain as outbox
from members.domain import sendings
from members.models import Person, Sending

DAYS_TO_ANSWER = 7


def those_who_met(meeting: Meeting) -> list[Person]:
    """Whoever sat in a seat that votes, substitutes too, also if the term has ended since."""
    return [row.person for row in present_voters(meeting)]


def circulate(
    *, minutes: Minutes, reader: Person, due: date, on: date, by: Actor | None
) -> Minutes:
    """The chair has read the minutes and sends them to those who met.

    `due` is the last day to object; the chair's own reading is an approval. Raises DomainError
    when `due` is not after `on`. A second call is no error.
    """
    with transaction.atomic():
        minutes = writing.locked(minutes)
        if minutes.state == MinutesState.WITH_THOSE_WHO_MET:
            return minutes
        if due <= on:
            raise DomainError(_("Give them at least until tomorrow."), field="due")
        minutes.approval_due = due
        event = CasesEvent.MINUTES_CIRCULATED
        minutes = writing.move(minutes, MinutesState.WITH_THOSE_WHO_MET, event, by=by)
        people = those_who_met(minutes.meeting)
        _ask(minutes, people, on=on, by=by)
        writing.ask_for_pdf(minutes)
        _watch_deadline(minutes)
        _send(minutes, _others(people, reader), by=by)
        own = minutes.approvals.filter(person=reader).first()
        if own is not None:
            return _answered(own, ApprovalAnswer.APPROVED, on=on, by=by)
        return _approve_if_settled(minutes, on=on, by=by)


def preview(
    *, minutes: Minutes, reader: Person, due: date, on: date, by: Actor | None
) -> sendings.Letter:
    """The letter that `circulate` would send: it is sent, read and undone. Raises as it does."""
    with sendings.rehearsal():
        sent = circulate(minutes=minutes, reader=reader, due=due, on=on, by=by)
        return sendings.preview(
            intent=mails.MINUTES_TO_APPROVE,
            to=_others(those_who_met(sent.meeting), reader),
            community=sent.meeting.council.community,
            matter={"minutes_id": sent.pk},
        )


def _others(people: Iterable[Person], reader: Person) -> list[Person]:
    return [person for person in people if person != reader]


def _ask(minutes: Minutes, people: list[Person], *, on: date, by: Actor | None) -> None:
    """One row for each; answers to an earlier text are asked for anew."""
    rows = {row.person_id: row for row in minutes.approvals.all()}
    for person in people:
        row = rows.pop(person.pk, None) or MinutesApproval(minutes=minutes, person=person)
        row.asked_on, row.answer, row.answered_at = on, "", None
        row.remark = row.came_by = row.settled_why = ""
        save_with_reason(row, CasesEvent.APPROVAL_ASKED, by=by)
    for row in rows.values():
        delete_with_reason(row, CasesEvent.APPROVAL_ASKED, by=by)


def _watch_deadline(minutes: Minutes) -> None:
    """The job of the midnight after the last day, Oslo time."""
    assert minutes.approval_due is not None  # noqa: S101  held by the database in this state
    after = minutes.approval_due + timedelta(days=1)
    midnight = datetime.combine(after, time.min, tzinfo=timezone.get_current_timezone())
    outbox.put(
        kind="minutes.deadline",
        key=f"minutes:{minutes.pk}:deadline:{minutes.history.count()}",
        payload={"minutes_id": minutes.pk},
        due_at=midnight,
    )


def _send(minutes: Minutes, to: Iterable[Person], *, by: Actor | None) -> Sending:
    return sendings.send(
        intent=mails.MINUTES_TO_APPROVE,
        to=to,
        community=minutes.meeting.council.community,
        council=minutes.meeting.council,
        matter={"minutes_id": minutes.pk},
        path=minutes.get_absolute_url(),
        by=by,
    )


def take_back(*, minutes: Minutes, by: Actor | None) -> Minutes:
    """Undoes `circulate` while the sending is held; whoever takes the sending back calls this.

    Raises DomainError when the minutes have gone on, or somebody has found them on Min side and
    sent a remark, which must not be lost.
    """
    with transaction.atomic():
        minutes = writing.locked(minutes)
        if minutes.state != MinutesState.WITH_THOSE_WHO_MET:
            raise DomainError(_("The minutes do not wait for an answer now."))
        if minutes.approvals.filter(answer=ApprovalAnswer.REMARK).exists():
            raise DomainError(
                _("Somebody has sent a remark already. Send the minutes back instead.")
            )
        for row in minutes.approvals.all():
            delete_with_reason(row, CasesEvent.MINUTES_TAKEN_BACK, by=by)
        minutes.approval_due = None
        event = CasesEvent.MINUTES_TAKEN_BACK
        minutes = writing.move(minutes, MinutesState.WITH_CHAIR, event, by=by)
        writing.ask_for_pdf(minutes)
        return minutes


def answer(
    *,
    minutes: Minutes,
    person: Person,
    answer: ApprovalAnswer,
    remark: str = "",
    came_by: str = "",
    on: date,
    by: Actor | None,
) -> Minutes:
    """Somebody who met approves, or has a remark; the last one asked settles the matter.

    An answer may be changed until the minutes are approved. `came_by` says how it came when the
    secretary registers it for somebody. Raises DomainError for a remark without words, and for
    somebody who was not asked.
    """
    with transaction.atomic():
        minutes = writing.locked(minutes)
        if minutes.state == MinutesState.APPROVED:
            raise DomainError(_("The minutes are approved already."))
        if minutes.state != MinutesState.WITH_THOSE_WHO_MET:
            raise DomainError(_("The minutes do not wait for an answer now."))
        row = minutes.approvals.select_for_update().filter(person=person).first()
        if row is None:
            raise DomainError(_("Only those who met are asked to approve the minutes."))
        if answer == ApprovalAnswer.REMARK and not remark.strip():
            raise DomainError(_("Write what should be changed."), field="remark")
        row.came_by = came_by
        return _answered(row, answer, remark=remark.strip(), on=on, by=by)


def _answered(
    row: MinutesApproval,
    answer: ApprovalAnswer,
    *,
    remark: str = "",
    on: date,
    by: Actor | None,
) -> Minutes:
    row.answer = answer
    row.remark = remark if answer == ApprovalAnswer.REMARK else ""
    row.settled_why = ""
    row.answered_at = timezone.now()
    row.full_clean()
    save_with_reason(row, CasesEvent.APPROVAL_ANSWERED, by=by, why=answer)
    return _approve_if_settled(row.minutes, on=on, by=by)


def let_stand(*, approval: MinutesApproval, why: str, on: date, by: Actor | None) -> Minutes:
    """The secretary settles a remark without changing the text, and says why."""
    if not why.strip():
        raise DomainError(_("Write why the text stands."), field="why")
    with transaction.atomic():
        minutes = writing.locked(approval.minutes)
        if minutes.state != MinutesState.WITH_THOSE_WHO_MET:
            raise DomainError(_("The minutes do not wait for an answer now."))
        row = minutes.approvals.select_for_update().get(pk=approval.pk)
        row.settled_why = why.strip()
        row.full_clean()
        save_with_reason(row, CasesEvent.REMARK_SETTLED, by=by, why=row.settled_why)
        return _approve_if_settled(minutes, on=on, by=by)


def pass_deadline(*, minutes_id: int, on: date) -> Minutes:
    """Run by the worker the day after the last day: silence was consent.

    Nothing happens while a remark is open: that waits for the secretary. Safe to run twice.
    """
    with transaction.atomic():
        minutes = writing.locked(Minutes.objects.get(pk=minutes_id))
        return _approve_if_settled(minutes, on=on, by=None)


def _approve_if_settled(minutes: Minutes, *, on: date, by: Actor | None) -> Minutes:
    if minutes.state != MinutesState.WITH_THOSE_WHO_MET:
        return minutes
    rows = list(minutes.approvals.all())
    if any(row.open_remark for row in rows):
        return minutes
    passed = minutes.approval_due is not None and on > minutes.approval_due
    if not passed and not all(row.answer for row in rows):
        return minutes
    return _approve(minutes, _how(rows), on=on, by=by)


def _how(rows: Iterable[MinutesApproval]) -> ApprovedHow:
    """What may truly be said of it: a remark that was let stand is no approval."""
    answers = {row.answer for row in rows}
    if ApprovalAnswer.REMARK in answers:
        return ApprovedHow.HEARD
    return ApprovedHow.SILENCE if "" in answers else ApprovedHow.ALL


def _approve(minutes: Minutes, how: ApprovedHow, *, on: date, by: Actor | None) -> Minutes:
    """Locks the minutes; the advice in them is given, and the worker makes the approved PDFs."""
    reopening.supersede(by_version=minutes, by=by)
    minutes.approved_on = on
    minutes.approved_how = how
    minutes = writing.move(minutes, MinutesState.APPROVED, CasesEvent.MINUTES_APPROVED, by=by)
    entries = minutes.entries.select_related("item__case", "item__meeting")
    for entry in entries:
        if entry.item.case and entry.outcome and Outcome(entry.outcome).advises:
            _give_advice(entry, by=by)
    writing.ask_for_pdf(minutes)
    files.ask_for_excerpts(minutes)
    return minutes


def _give_advice(entry: MinutesEntry, *, by: Actor | None) -> None:
    case = entry.item.case
    if case is None:
        return
    if case.state == CaseState.READY:
        cases.move(case=case, to=CaseState.ADVISED, by=by)
    recommendations.advise(case=case, item=entry.item, by=by)
