"""Hearings: prepared, sent to bodies, held to their deadline, closed.

Only open cases are heard: what is asked is read by whoever gets the link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.domain.once import once
from cases.enums import HEARING_MOVES, Access, CasesEvent, HearingState
from cases.hearing_mails import HEARING_CHANGED, HEARING_SENT
from cases.models import Case, CaseDocument, Hearing, HearingAnswer, HearingInvitation
from councils.enums import Behaviour, CouncilStatus, Membership
from councils.models import Council, RegionMembership
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain import bodies as bodies_domain
from members.domain import sendings
from members.domain.sendings import Letter
from members.models import Person, Sending

KINDS = (Behaviour.PROFESSIONAL, Behaviour.ADVISORY, Behaviour.ELECTING)


@dataclass(frozen=True)
class Asked:
    """A body that a hearing is for: who reads the mail, and in whose place it is asked."""

    body: Council
    contacts: tuple[Person, ...]
    in_place_of: Council | None = None

    @property
    def reachable(self) -> bool:
        return any(person.email for person in self.contacts)


def whom_to_ask(bodies: Iterable[Council], *, on: date) -> list[Asked]:
    """Each body with those who answer for it that day.

    One that is not operative is replaced by the body that is heard in its place, when there is one
    (ALR-30). A constant number of queries.
    """
    pairs = [_in_its_place(body) for body in bodies]
    contacts = bodies_domain.answering_for([body for body, _of in pairs], on=on)
    return [Asked(body, tuple(contacts[body.pk]), of) for body, of in pairs]


def _in_its_place(body: Council) -> tuple[Council, Council | None]:
    if body.status == CouncilStatus.ACTIVE or body.heard_through is None:
        return body, None
    return body.heard_through, body


def askable(case: Case) -> QuerySet[Council]:
    """The bodies that a case can be sent to: those of the community but the council itself."""
    rows = Council.objects.filter(community=case.council.community).exclude(pk=case.council_id)
    return rows.exclude(status=CouncilStatus.DISSOLVED).select_related("heard_through")


def prepare(
    *,
    case: Case,
    bodies: Iterable[Council],
    documents: Iterable[CaseDocument] = (),
    on: date,
    form_key: UUID | None = None,
    by: Actor | None,
    **facts: Any,
) -> Hearing:
    """Writes a hearing down, with the bodies that it will be sent to; nobody is told yet.

    `facts` are title, text and deadline. The same `form_key` again returns the hearing that it made
    the first time. Raises DomainError when the case is not open, or there is nobody to ask.
    """
    if case.access != Access.OPEN:
        raise DomainError(
            _("The case is exempt from publicity. What goes on hearing is read by many.")
        )

    def make() -> Hearing:
        hearing = Hearing(case=case, form_key=form_key, **facts)
        _check(hearing, on=on)
        save_with_reason(hearing, CasesEvent.HEARING_PREPARED, by=by)
        _set(hearing, bodies=bodies, documents=documents, on=on, by=by)
        return hearing

    return once(Hearing, form_key, make)


def _check(hearing: Hearing, *, on: date) -> None:
    _check_deadline(hearing, on=on)
    hearing.full_clean(exclude=["form_key"])


def _check_deadline(hearing: Hearing, *, on: date) -> None:
    if hearing.deadline <= on:
        raise DomainError(_("The deadline must come after today."), field="deadline")


def _set(
    hearing: Hearing,
    *,
    bodies: Iterable[Council],
    documents: Iterable[CaseDocument],
    on: date,
    by: Actor | None,
) -> None:
    asked = whom_to_ask(bodies, on=on)
    if not asked:
        raise DomainError(_("Choose at least one body."), field="bodies")
    for before in hearing.invitations.all():
        delete_with_reason(before, CasesEvent.HEARING_BODY_REMOVED, by=by)
    for each in asked:
        invitation = HearingInvitation(
            hearing=hearing, body=each.body, in_place_of=each.in_place_of
        )
        invitation.full_clean()
        save_with_reason(invitation, CasesEvent.HEARING_BODY_ADDED, by=by)
    hearing.documents.set(documents)


def change(
    *,
    hearing: Hearing,
    bodies: Iterable[Council],
    documents: Iterable[CaseDocument] = (),
    on: date,
    by: Actor | None,
    **facts: Any,
) -> Hearing:
    """Changes a draft. Raises DomainError when it has been sent."""
    with transaction.atomic():
        hearing = locked(hearing)
        if hearing.state != HearingState.DRAFT:
            raise DomainError(_("The hearing has been sent. Send a new version of the text."))
        for name, value in facts.items():
            setattr(hearing, name, value)
        _check(hearing, on=on)
        save_with_reason(hearing, CasesEvent.HEARING_CHANGED, by=by)
        _set(hearing, bodies=bodies, documents=documents, on=on, by=by)
        return hearing


def locked(hearing: Hearing) -> Hearing:
    rows = Hearing.objects.select_for_update(of=("self",))
    return rows.select_related("case__council__community").get(pk=hearing.pk)


def _move(hearing: Hearing, to: HearingState, *, by: Actor | None, why: str = "") -> Hearing:
    """The one function that changes a hearing's state; its row is locked by the caller."""
    if to not in HEARING_MOVES[HearingState(hearing.state)]:
        sentence = _("A hearing that is %(now)s cannot become %(then)s.")
        raise DomainError(sentence % {"now": hearing.get_state_display(), "then": to.label})
    hearing.state = to
    hearing.full_clean(exclude=["form_key"])
    return save_with_reason(hearing, CasesEvent.HEARING_MOVED, by=by, why=why or to)


def recipients(hearing: Hearing, *, on: date) -> list[Person]:
    """Everybody who answers for one of the bodies, each once."""
    bodies = [row.body for row in hearing.invitations.select_related("body")]
    found = bodies_domain.answering_for(bodies, on=on)
    return list(dict.fromkeys(person for body in bodies for person in found[body.pk]))


def without_contact(hearing: Hearing, *, on: date) -> list[Council]:
    """The bodies that no mail reaches: the secretary writes to them in another way."""
    bodies = [row.body for row in hearing.invitations.select_related("body")]
    found = bodies_domain.answering_for(bodies, on=on)
    return [body for body in bodies if not any(person.email for person in found[body.pk])]


def send(*, hearing: Hearing, on: date, by: Actor | None) -> Sending:
    """Sends the hearing to everybody who answers for one of the bodies, held for two minutes.

    Raises DomainError when it has been sent, the deadline has passed, or the case is not open.
    """
    with transaction.atomic():
        hearing = locked(hearing)
        refuse_unless_open_to_all(cases.hold(hearing.case))
        _check_deadline(hearing, on=on)
        hearing.sent_on = on
        _move(hearing, HearingState.SENT, by=by)
        return _tell(HEARING_SENT, hearing, on=on, by=by)


def _tell(intent: Any, hearing: Hearing, *, on: date, by: Actor | None) -> Sending:
    council = hearing.case.council
    return sendings.send(
        intent=intent,
        to=recipients(hearing, on=on),
        community=council.community,
        council=council,
        matter={"hearing_id": hearing.pk},
        path=hearing.get_absolute_url(),
        by=by,
    )


def letter(*, hearing: Hearing, on: date, by: Actor | None) -> Letter:
    """What `send` would send. Raises DomainError as it does."""
    with sendings.rehearsal():
        send(hearing=hearing, on=on, by=by)
        return sendings.preview(
            intent=HEARING_SENT,
            to=recipients(hearing, on=on),
            community=hearing.case.council.community,
            matter={"hearing_id": hearing.pk},
        )


def take_back(*, hearing_id: int, by: Actor | None) -> None:
    """Undoes `send` while its letter is held. Raises DomainError when somebody has answered."""
    with transaction.atomic():
        hearing = locked(Hearing(pk=hearing_id))
        if HearingAnswer.objects.filter(invitation__hearing=hearing).exists():
            raise DomainError(_("Somebody has answered already."))
        hearing.sent_on = None
        _move(hearing, HearingState.DRAFT, by=by)


def renew(*, hearing: Hearing, text: str, deadline: date, on: date, by: Actor | None) -> Sending:
    """Sends a new version of the text: the answers to the old one are void, and all are told."""
    with transaction.atomic():
        hearing = _open(hearing)
        hearing.text, hearing.deadline = text, deadline
        hearing.version += 1
        _check(hearing, on=on)
        save_with_reason(hearing, CasesEvent.HEARING_RENEWED, by=by)
        for answer in _counting(hearing).select_for_update(of=("self",)):
            answer.voided_on = on
            save_with_reason(answer, CasesEvent.HEARING_ANSWER_VOIDED, by=by)
        for invitation in hearing.invitations.filter(deadline__lte=deadline):
            invitation.deadline, invitation.deadline_reason = None, ""
            save_with_reason(invitation, CasesEvent.HEARING_DEADLINE_SET, by=by)
        return _tell(HEARING_CHANGED, hearing, on=on, by=by)


def take_back_new_text(*, hearing_id: int, by: Actor | None) -> None:
    """Undoes `renew` while its letter is held: the text, the deadlines and the answers of before.

    Raises DomainError when somebody has answered the new text.
    """
    with transaction.atomic():
        hearing = locked(Hearing(pk=hearing_id))
        if _counting(hearing).exists():
            raise DomainError(_("Somebody has answered already."))
        before = hearing.history.filter(version=hearing.version - 1).latest()
        hearing.version = before.version
        hearing.text, hearing.deadline = before.text, before.deadline
        save_with_reason(hearing, CasesEvent.HEARING_CHANGED, by=by)
        of_before = HearingAnswer.objects.filter(invitation__hearing=hearing)
        for invitation in hearing.invitations.all():
            newest = of_before.filter(invitation=invitation, version=before.version).first()
            if newest is not None:
                newest.voided_on = None
                save_with_reason(newest, CasesEvent.HEARING_ANSWERED, by=by)
            _give_back_deadline(invitation, hearing, by=by)


def _give_back_deadline(
    invitation: HearingInvitation, hearing: Hearing, *, by: Actor | None
) -> None:
    """Its own deadline, where the new text had taken it away."""
    given = invitation.history.filter(deadline__gt=hearing.deadline).first()
    if invitation.deadline is None and given is not None:
        invitation.deadline, invitation.deadline_reason = given.deadline, given.deadline_reason
        save_with_reason(invitation, CasesEvent.HEARING_DEADLINE_SET, by=by)


def _open(hearing: Hearing) -> Hearing:
    hearing = locked(hearing)
    refuse_unless_open_to_all(hearing.case)
    if hearing.state != HearingState.SENT:
        raise DomainError(_("The hearing is not open now."))
    return hearing


def refuse_unless_open_to_all(case: Case) -> None:
    """What is exempt from publicity goes out in no mail of a hearing (Z6)."""
    if case.access != Access.OPEN:
        raise DomainError(_("The case has been exempted from publicity since."))


def _counting(hearing: Hearing) -> QuerySet[HearingAnswer]:
    return HearingAnswer.objects.filter(invitation__hearing=hearing, voided_on=None)


def extend(
    *, invitation: HearingInvitation, deadline: date, why: str, on: date, by: Actor | None
) -> HearingInvitation:
    """Gives one body longer, with a reason."""
    with transaction.atomic():
        hearing = _open(invitation.hearing)
        if deadline <= max(on, hearing.deadline):
            raise DomainError(
                _("Choose a day after the common deadline, and after today."), field="deadline"
            )
        invitation = HearingInvitation.objects.select_for_update().get(pk=invitation.pk)
        invitation.deadline, invitation.deadline_reason = deadline, why.strip()
        invitation.full_clean()
        return save_with_reason(invitation, CasesEvent.HEARING_DEADLINE_SET, by=by, why=why)


def promise(
    *, invitation: HearingInvitation, day: date, on: date, by: Actor | None
) -> HearingInvitation:
    """The body answers after its meeting on this day: it is not reminded until then. When the day
    is past its deadline, the secretariat is asked for longer."""
    if day < on:
        raise DomainError(_("Choose a day that is not over."), field="day")
    with transaction.atomic():
        _open(invitation.hearing)
        if invitation.answers.filter(voided_on=None).exists():
            raise DomainError(_("The body has answered already."))
        invitation = HearingInvitation.objects.select_for_update().get(pk=invitation.pk)
        invitation.promised_on = day
        return save_with_reason(invitation, CasesEvent.HEARING_PROMISED, by=by)


def close(*, hearing: Hearing, on: date, by: Actor | None) -> Hearing:
    """Nobody is reminded any more, and no answer is taken."""
    with transaction.atomic():
        hearing = locked(hearing)
        hearing.closed_on = on
        return _move(hearing, HearingState.CLOSED, by=by)


def reopen(*, hearing: Hearing, by: Actor | None) -> Hearing:
    with transaction.atomic():
        hearing = locked(hearing)
        hearing.closed_on = None
        return _move(hearing, HearingState.SENT, by=by)


def rows_of(hearing: Hearing) -> list[HearingInvitation]:
    """Who was asked, by name, each with the answer that counts in `counting` (a list of one or
    none). Two queries."""
    counting = HearingAnswer.objects.filter(voided_on=None).select_related(
        "answered_by", "document", "invitation__hearing"
    )
    rows = hearing.invitations.select_related("body", "in_place_of", "hearing")
    rows = rows.prefetch_related(Prefetch("answers", counting, to_attr="counting"))
    return list(rows.order_by("body__name", "pk"))


def counted(rows: QuerySet[Hearing]) -> QuerySet[Hearing]:
    """With how many bodies were asked (`asked`) and how many have answered (`answered`)."""
    said = Q(invitations__answers__isnull=False, invitations__answers__voided_on=None)
    return rows.annotate(
        asked=Count("invitations", distinct=True),
        answered=Count("invitations", filter=said, distinct=True),
    )


def grouped(asked: Iterable[Asked]) -> list[tuple[str, list[Asked]]]:
    """The bodies by their kind: the committees of doctors first, then councils, then the rest."""
    kinds: dict[tuple[int, str], list[Asked]] = {}
    for each in asked:
        whose = each.in_place_of or each.body
        behaviour = Behaviour(whose.behaviour)
        place = KINDS.index(behaviour) if behaviour in KINDS else len(KINDS)
        kinds.setdefault((place, whose.kind), []).append(each)
    return [(kind, kinds[place, kind]) for place, kind in sorted(kinds)]


def near(case: Case, *, on: date) -> set[int]:
    """The keys of the committees of GPs in the regions of a case; of all regions, when the case is
    for all (ALR-31)."""
    rows = askable(case).filter(membership=Membership.CONTRACT)
    regions = list(case.regions.all())
    if regions:
        here = RegionMembership.objects.on(on).filter(region__in=regions)
        rows = rows.filter(municipalities__in=here.values("municipality"))
    return set(rows.values_list("pk", flat=True))
