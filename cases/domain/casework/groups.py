"""Groups and projects: set up from a case or an adopted proposal, followed, and given money.

A group is a council of its own (FSU-6: it says what ends it); here stands what it works with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum
from django.utils import translation
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.domain.once import once
from cases.enums import (
    CaseOrigin,
    CasesEvent,
    Consequence,
    GoalStatus,
    GroupCaseRole,
    GroupKind,
    MeetingState,
    ProposalResult,
)
from cases.models import Case, Group, GroupCase, Meeting, Proposal, ReferenceBody, SubGoal
from councils.domain.blueprints import EMPTY, WORKING_GROUP
from councils.domain.councils import LONGEST_ADDRESS, address_for
from councils.domain.councils import change as change_council
from councils.domain.founding import found
from councils.enums import Side
from councils.models import Community, Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason
from members.domain import people
from members.domain.roster import roster
from members.enums import Role
from members.models import Person, RoleAssignment

QUOTA = {Side.HOSPITAL: 2, Side.MUNICIPALITY: 2}  # AHU-20
MOST_GOALS = 50


def set_up(
    *,
    kind: GroupKind,
    commissioner: Council,
    presents_at: Meeting | None = None,
    case: Case | None = None,
    proposal: Proposal | None = None,
    secretary: Person | None = None,
    on: date,
    form_key: UUID | None = None,
    by: Actor | None,
    **words: str,
) -> Group:
    """Founds the body and links it to its matter; a working group gets 2 + 2 seats (AHU-20).

    `words` are `name`, `label`, `aim` – the purpose that the public page shows – and
    `end_criterion`. `proposal` is the adopted point by which it is set up; its case is then the
    matter. `secretary` runs the body from the first day. The same form or the same proposal again
    returns the group that was made. Raises DomainError for a proposal that was not adopted, and
    for things of other communities.
    """

    def make() -> Group:
        if proposal is not None and (made := _of(proposal)):
            return made
        matter = proposal.item.case if proposal is not None else case
        _check(commissioner, presents_at, matter)
        group = Group(
            body=_body(kind, commissioner, on=on, by=by, **words),
            kind=kind,
            commissioner=commissioner,
            proposal=proposal,
            presents_at=presents_at,
            form_key=form_key,
        )
        group.full_clean(exclude=["form_key"])
        save_with_reason(group, CasesEvent.GROUP_SET_UP, by=by)
        if matter is not None:
            _link(group, matter, GroupCaseRole.MATTER, by=by)
        if secretary is not None:
            _run_by(group.body, secretary, on=on, by=by)
        return group

    return once(Group, form_key, make)


def _body(
    kind: GroupKind,
    commissioner: Council,
    *,
    name: str,
    label: str,
    aim: str,
    end_criterion: str,
    on: date,
    by: Actor | None,
) -> Council:
    with translation.override(commissioner.language):
        called = str(kind.label)
    return found(
        community=commissioner.community,
        blueprint=WORKING_GROUP if kind == GroupKind.WORKING else EMPTY,
        on=on,
        since=on,
        name=name,
        label=label,
        slug=_free_address(commissioner.community, label),
        kind=called,
        purpose=aim,
        language=commissioner.language,
        anchored_in=commissioner,
        permanent=False,
        end_criterion=end_criterion,
        by=by,
    )


def _run_by(body: Council, secretary: Person, *, on: date, by: Actor | None) -> None:
    """Makes somebody its secretary, unless he is the secretary of the whole community."""
    rows = RoleAssignment.objects.on(on).filter(person=secretary, role=Role.SECRETARY)
    if not rows.filter(community=body.community, council=None, organisation=None).exists():
        people.give_role(
            person=secretary,
            role=Role.SECRETARY,
            community=body.community,
            council=body,
            start=on,
            by=by,
        )


def _of(proposal: Proposal) -> Group | None:
    """The group of a proposal, if there is one already; the row stays locked."""
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if row.result != ProposalResult.ADOPTED:
        raise DomainError(_("A group is set up when the proposal has been adopted."))
    return Group.objects.filter(proposal=row).first()


def _check(commissioner: Council, presents_at: Meeting | None, matter: Case | None) -> None:
    here = commissioner.community_id
    if presents_at is not None and presents_at.council.community_id != here:
        raise DomainError(_("The meeting belongs to another community."), field="presents_at")
    if matter is not None and matter.council.community_id != here:
        raise DomainError(_("The case belongs to another community."))


def _free_address(community: Community, label: str) -> str:
    """The address made of the short name; with a number behind it where it is taken."""
    slug = address_for(label)
    taken = set(community.councils.filter(slug__startswith=slug).values_list("slug", flat=True))
    if slug not in taken:
        return slug
    numbers = range(2, len(taken) + 3)
    tails = (f"-{number}" for number in numbers)
    tried = (slug[: LONGEST_ADDRESS - len(tail)] + tail for tail in tails)
    return next(address for address in tried if address not in taken)


def _link(group: Group, case: Case, role: GroupCaseRole, *, by: Actor | None) -> GroupCase:
    link = GroupCase(group=group, case=case, role=role)
    link.full_clean()
    return save_with_reason(link, CasesEvent.GROUP_CASE_LINKED, by=by)


def change(
    *,
    group: Group,
    aim: str,
    end_criterion: str,
    presents_at: Meeting | None,
    by: Actor | None,
) -> Group:
    """Changes the aim, what ends the group (FSU-6), and the meeting at which it presents."""
    with transaction.atomic():
        group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
        _check(group.commissioner, presents_at, None)
        change_council(council=group.body, purpose=aim, end_criterion=end_criterion, by=by)
        group.presents_at = presents_at
        group.full_clean(exclude=["form_key"])
        return save_with_reason(group, CasesEvent.GROUP_CHANGED, by=by)


# Sub-goals, PRJ-2


def add_goal(*, group: Group, text: str, by: Actor | None, **facts: Any) -> SubGoal:
    """The next sub-goal. `facts` as in `change_goal`."""
    with transaction.atomic():
        Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
        position = group.goals.count() + 1
        if position > MOST_GOALS:
            raise DomainError(
                _("A project has at most %(count)d sub-goals.") % {"count": MOST_GOALS}
            )
        return _write(SubGoal(group=group, position=position), text, facts, by=by)


def change_goal(*, goal: SubGoal, text: str, by: Actor | None, **facts: Any) -> SubGoal:
    """Changes the words, `status`, `result` and `result_case`; what is reached has a result."""
    with transaction.atomic():
        return _write(SubGoal.objects.select_for_update().get(pk=goal.pk), text, facts, by=by)


def _write(goal: SubGoal, text: str, facts: dict[str, Any], *, by: Actor | None) -> SubGoal:
    case = facts.get("result_case")
    if case is not None and case.council.community_id != goal.group.body.community_id:
        raise DomainError(_("The case belongs to another community."), field="result_case")
    goal.text = text
    for name, value in facts.items():
        setattr(goal, name, value)
    if goal.status == GoalStatus.DONE and not goal.result.strip() and goal.result_case is None:
        raise DomainError(_("Write what came of it, or choose the case."), field="result")
    goal.full_clean()
    return save_with_reason(goal, CasesEvent.GOAL_WRITTEN, by=by)


def remove_goal(*, goal: SubGoal, by: Actor | None) -> None:
    """Takes out what was written by mistake; those after it move up."""
    with transaction.atomic():
        Group.objects.select_for_update(of=("self",)).get(pk=goal.group_id)
        delete_with_reason(goal, CasesEvent.GOAL_REMOVED, by=by)
        for row in goal.group.goals.filter(position__gt=goal.position):
            row.position -= 1
            save_with_reason(row, CasesEvent.GOAL_WRITTEN, by=by)


@dataclass(frozen=True)
class Progress:
    """How many of the sub-goals are reached; those that were dropped do not count."""

    reached: int
    counted: int

    @property
    def percent(self) -> int:
        return round(100 * self.reached / self.counted) if self.counted else 0


def progress(goals: Iterable[SubGoal]) -> Progress:
    counted = [goal for goal in goals if goal.status != GoalStatus.DROPPED]
    return Progress(sum(goal.status == GoalStatus.DONE for goal in counted), len(counted))


# Reference groups, ALR-12 and ALR-36


def name_reference(*, group: Group, body: Council, by: Actor | None) -> ReferenceBody:
    """Makes a body the reference group of a project; once more is no error."""
    with transaction.atomic():
        Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
        if group.kind != GroupKind.PROJECT:
            raise DomainError(_("Only a project has reference groups."), field="body")
        if body.pk == group.body_id or body.community_id != group.body.community_id:
            raise DomainError(_("Choose another body of the community."), field="body")
        there = group.references.filter(body=body).first()
        if there is not None:
            return there
        return save_with_reason(
            ReferenceBody(group=group, body=body), CasesEvent.REFERENCE_NAMED, by=by
        )


def remove_reference(*, reference: ReferenceBody, by: Actor | None) -> None:
    delete_with_reason(reference, CasesEvent.REFERENCE_REMOVED, by=by)


# Who sits there, and how long they met


@dataclass(frozen=True)
class Share:
    """How many of one side sit in a working group, and how many were wanted (AHU-20)."""

    side: Side
    wanted: int
    sit: int

    @property
    def kept(self) -> bool:
        return self.sit == self.wanted


def shares(group: Group, *, on: date) -> list[Share]:
    """The two sides of a working group: a warning, never a stop; nothing for other kinds."""
    if group.kind != GroupKind.WORKING:
        return []
    places = roster(council=group.body, on=on)
    return [
        Share(side, wanted, len({place.holder for place in places if place.side == side} - {None}))
        for side, wanted in QUOTA.items()
    ]


def hours(group: Group) -> Decimal:
    """The length of all its meetings that are not cancelled (PRJ-4)."""
    rows = group.body.meetings.filter(written=False).exclude(state=MeetingState.CANCELLED)
    spent = rows.aggregate(spent=Sum(F("ends_at") - F("starts_at")))["spent"] or timedelta()
    return (Decimal(spent // timedelta(minutes=1)) / 60).quantize(Decimal("0.1"))


# Money, ALR-24


def payer(group: Group) -> Council | None:
    """The deciding body that a need for money goes to: the commissioner, or the one above it."""
    above = group.commissioner.anchored_in
    return next((body for body in (group.commissioner, above) if body and body.decides), None)


def ask_for_money(
    *,
    group: Group,
    title: str,
    summary: str,
    on: date,
    form_key: UUID | None = None,
    by: Actor | None,
) -> Case:
    """Registers a case with the body that decides: a request from the group, about economy.

    The same `form_key` again returns the case that it made. Raises DomainError when no body above
    the group decides.
    """
    principal = payer(group)
    if principal is None:
        raise DomainError(_("No body above the group decides on money."))
    with transaction.atomic():
        case = cases.register(
            council=principal,
            title=title,
            summary=summary,
            origin=CaseOrigin.REQUEST,
            requester=group.body.name,
            themes=[],
            economic=Consequence.SIGNIFICANT,
            language=principal.language,
            on=on,
            form_key=form_key,
            by=by,
        )
        if not group.case_links.filter(case=case).exists():
            _link(group, case, GroupCaseRole.MONEY, by=by)
        return case
