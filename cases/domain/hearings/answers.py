"""What bodies answer to a hearing, by themselves or through the secretariat; you said, we did."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.documents import documents
from cases.domain.hearings.hearings import refuse_unless_open_to_all
from cases.enums import CasesEvent, Discussed, HearingState, Position
from cases.hearing_mails import HEARING_FOLLOWED_UP, invitation_signer
from cases.models import HearingAnswer, HearingInvitation
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.domain import bodies, notices
from members.models import Person


def answer(
    *,
    invitation: HearingInvitation,
    version: int,
    position: Position,
    discussed: Discussed,
    on: date,
    person: Person | None = None,
    file: tuple[str, bytes] | None = None,
    by: Actor | None,
    **facts: Any,
) -> HearingAnswer:
    """Registers what a body says. A new answer takes the place of the one before.

    `person` answers for the body; None where the secretary registers an answer that came by other
    means, with `came_by` and, if there is one, the `file` (name and content), which is kept with
    the case. `version` is the text that was read. `facts` are text, discussed_on, present, came_by.
    Raises DomainError when the hearing is not open or its text has been changed since.
    """
    with transaction.atomic():
        invitation = locked(invitation)
        hearing = invitation.hearing
        if hearing.state != HearingState.SENT:
            raise DomainError(_("The hearing is closed. Write to the secretariat."))
        if version != hearing.version:
            raise DomainError(
                _("The text was changed while you wrote. Read the new one, then answer.")
            )
        _void(invitation, on=on, by=by)
        given = HearingAnswer(
            invitation=invitation,
            version=version,
            position=position,
            discussed=discussed,
            answered_on=on,
            answered_by=person,
            document=_kept(invitation, file, on=on, by=by) if file else None,
            **facts,
        )
        given.full_clean()
        return save_with_reason(given, CasesEvent.HEARING_ANSWERED, by=by)


def _kept(
    invitation: HearingInvitation, file: tuple[str, bytes], *, on: date, by: Actor | None
) -> Any:
    name, content = file
    return documents.add(
        case=invitation.hearing.case,
        name=name,
        content=content,
        title=_("Answer from %(body)s") % {"body": invitation.body.name},
        received_from=invitation.body.name,
        received_on=on,
        on=on,
        by=by,
    )


def _void(invitation: HearingInvitation, *, on: date, by: Actor | None) -> None:
    before = invitation.answers.select_for_update().filter(voided_on=None).first()
    if before is not None:
        before.voided_on = on
        save_with_reason(before, CasesEvent.HEARING_ANSWER_VOIDED, by=by)


def locked(invitation: HearingInvitation) -> HearingInvitation:
    rows = HearingInvitation.objects.select_for_update(of=("self",))
    rows = rows.select_related("hearing__case__council__community", "body")
    return rows.get(pk=invitation.pk)


def follow_up(*, given: HearingAnswer, text: str, on: date, by: Actor | None) -> HearingAnswer:
    """You said, we did: writes what the council did with an answer, and tells the body, once."""
    if not text.strip():
        raise DomainError(_("Write what the council did with the answer."), field="text")
    with transaction.atomic():
        rows = HearingAnswer.objects.select_for_update(of=("self",))
        given = rows.select_related("invitation__hearing__case__council__community").get(
            pk=given.pk
        )
        refuse_unless_open_to_all(given.invitation.hearing.case)
        given.followed_up, given.told_on = text.strip(), on
        save_with_reason(given, CasesEvent.HEARING_FOLLOWED_UP, by=by)
        hearing = given.invitation.hearing
        told = bodies.answering_for([given.invitation.body], on=on)
        for person in told[given.invitation.body_id]:
            notices.send_once(
                HEARING_FOLLOWED_UP,
                to=person,
                community=hearing.case.council.community,
                key=f"hearing-answer:{given.pk}:followed-up:person:{person.pk}",
                matter={"answer_id": given.pk},
                path=hearing.get_absolute_url(),
            )
        return given


def read_address(signed: str) -> HearingInvitation | None:
    """Whom the link of a mail is for; None when it is not ours or there is nothing to read."""
    key = invitation_signer.read(signed)
    rows = HearingInvitation.objects.select_related("hearing__case__council__community", "body")
    return rows.filter(pk=key).exclude(hearing__state=HearingState.DRAFT).first() if key else None
