"""What doctors report without an account: confirmed by a code, answered, and forgotten in time."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.domain.once import once
from cases.enums import FEEDBACK_MOVES, CasesEvent, FeedbackKind, FeedbackState
from cases.models import Case, Feedback
from councils.models import Community
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from legeraad.outbox import domain as outbox
from members.models import Person

CODE, NEWS = "intake.code", "intake.news"
GOOD_FOR = timedelta(minutes=30)
MOST_TRIES = 5
KEPT_UNCONFIRMED = timedelta(days=1)
ADDRESS_KEPT = timedelta(days=90)  # after the answer


def write(
    *,
    community: Community,
    kind: FeedbackKind,
    text: str,
    email: str,
    language: str,
    form_key: UUID | None = None,
    **facts: Any,
) -> Feedback:
    """Keeps a report and sends a code to the address; nobody sees it before the code comes back.

    The same `form_key` again returns the report that it made. `facts` are theme, region, proposal
    and recommendation.
    """

    def make() -> Feedback:
        feedback = Feedback(
            community=community,
            kind=kind,
            text=text,
            email=email.lower(),
            language=language,
            form_key=form_key,
            **facts,
        )
        feedback.full_clean(exclude=["form_key"])
        save_with_reason(feedback, CasesEvent.FEEDBACK_WRITTEN, by=None)
        _send_code(feedback)
        return feedback

    return once(Feedback, form_key, make)


def _send_code(feedback: Feedback) -> None:
    code = f"{secrets.randbelow(10**6):06}"
    feedback.code, feedback.code_until = _hashed(feedback, code), timezone.now() + GOOD_FOR
    feedback.tries = 0
    Feedback.objects.filter(pk=feedback.pk).update(
        code=feedback.code, code_until=feedback.code_until, tries=0
    )
    outbox.put(
        kind=CODE,
        key=f"feedback:{feedback.pk}:code:{mark_of(feedback)}",
        payload={"feedback_id": feedback.pk, "code": code, "mark": mark_of(feedback)},
    )


def mark_of(feedback: Feedback) -> str:
    """Tells one code of a report from the next without saying what it is."""
    return feedback.code[:16]


def _hashed(feedback: Feedback, code: str) -> str:
    return salted_hmac("cases.feedback.code", f"{feedback.pk}:{code}").hexdigest()


def send_new_code(*, feedback: Feedback) -> None:
    """Another code; the one before is good no more. Nothing when the report was confirmed."""
    with transaction.atomic():
        feedback = locked(feedback.pk)
        if feedback.state == FeedbackState.UNCONFIRMED:
            _send_code(feedback)


def confirm(*, feedback: Feedback, code: str, at: datetime) -> Feedback:
    """The sender reads mail at the address: now the secretariat sees the report. Twice is as once.

    Raises DomainError (`code`) for a wrong code, one that is too old, and after five tries.
    """
    typed = "".join(code.split())
    with transaction.atomic():
        feedback = locked(feedback.pk)
        if feedback.state != FeedbackState.UNCONFIRMED:
            return feedback
        wrong = _why_refused(feedback, typed, at)
        if not wrong:
            _move(feedback, FeedbackState.RECEIVED)
            feedback.received_on = timezone.localdate(at)
            feedback.code, feedback.code_until = "", None
            save_with_reason(feedback, CasesEvent.FEEDBACK_RECEIVED, by=None)
            _tell(feedback)
            return feedback
        Feedback.objects.filter(pk=feedback.pk).update(tries=feedback.tries + 1)
    raise DomainError(wrong, field="code")


def _why_refused(feedback: Feedback, code: str, at: datetime) -> str:
    if feedback.tries >= MOST_TRIES:
        return _("Too many wrong codes. Ask for a new one.")
    if feedback.code_until is None or at > feedback.code_until:
        return _("The code is too old. Ask for a new one.")
    if not constant_time_compare(feedback.code, _hashed(feedback, code)):
        return _("This is not the code. Look in the newest mail from us.")
    return ""


def make_case(*, feedback: Feedback, registered_on: date, by: Actor | None, **facts: Any) -> Case:
    """A new case from a report. The same form twice is one case.

    `facts` are those of cases.register. Raises DomainError when somebody else has dealt with the
    report meanwhile; then there is no new case.
    """
    with transaction.atomic():
        case = cases.register(on=registered_on, by=by, **facts)
        take_into(feedback=feedback, case=case, by=by)
        return case


def take_into(*, feedback: Feedback, case: Case, by: Actor | None) -> Feedback:
    """The report has become a case, or part of one; the sender is told. Twice is as once."""
    with transaction.atomic():
        feedback = locked(feedback.pk)
        if feedback.case_id == case.pk:
            return feedback
        _move(feedback, FeedbackState.IN_CASE)
        if case.council.community_id != feedback.community_id:
            raise DomainError(_("The case belongs to another community."), field="case")
        feedback.case = case
        save_with_reason(feedback, CasesEvent.FEEDBACK_TAKEN_UP, by=by)
        _tell(feedback)
        return feedback


def answer(
    *, feedback: Feedback, text: str, on: date, person: Person | None, by: Actor | None
) -> Feedback:
    """What the secretariat says to the sender, who reads it in a mail and on the status page.
    Twice the same is as once."""
    if not text.strip():
        raise DomainError(_("Write the answer."), field="text")
    with transaction.atomic():
        feedback = locked(feedback.pk)
        if feedback.answer == text.strip():
            return feedback
        _move(feedback, FeedbackState.ANSWERED)
        feedback.answer, feedback.answered_on = text.strip(), on
        feedback.answered_by = person
        feedback.full_clean(exclude=["form_key"])
        save_with_reason(feedback, CasesEvent.FEEDBACK_ANSWERED, by=by)
        _tell(feedback)
        return feedback


def _move(feedback: Feedback, to: FeedbackState) -> None:
    """The row is locked by the caller, who saves it."""
    if to not in FEEDBACK_MOVES[FeedbackState(feedback.state)]:
        sentence = _("Somebody else has dealt with the report meanwhile. Look at it again.")
        raise DomainError(sentence)
    feedback.state = to


def _tell(feedback: Feedback) -> None:
    """The mail says where the report is then; one that comes too late for its state is not sent."""
    if feedback.email:
        outbox.put(
            kind=NEWS,
            key=f"feedback:{feedback.pk}:{feedback.state}",
            payload={"feedback_id": feedback.pk, "state": feedback.state},
        )


def locked(feedback_id: int) -> Feedback:
    rows = Feedback.objects.select_for_update(of=("self",))
    return rows.select_related("community").get(pk=feedback_id)


def forget(*, at: datetime) -> None:
    """What nobody confirmed in a day is gone; so is the address, ninety days after the answer."""
    stale = Feedback.objects.filter(
        state=FeedbackState.UNCONFIRMED, written_at__lt=at - KEPT_UNCONFIRMED
    )
    with transaction.atomic():
        gone = list(stale.select_for_update(skip_locked=True).values_list("pk", flat=True))
        Feedback.objects.filter(pk__in=gone).delete()
        Feedback.history.filter(id__in=gone).delete()  # last: the deletion left a row there
    day = timezone.localdate(at - ADDRESS_KEPT)
    answered = Feedback.objects.filter(answered_on__lt=day).exclude(email="")
    answered.update(email="")
