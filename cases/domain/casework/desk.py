"""The secretary's desk: what waits, for whom, and what the next act is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.domain.advice import overview
from cases.domain.casework import commissions
from cases.enums import (
    OPEN_COMMISSION_STATES,
    ApprovalAnswer,
    CaseState,
    CommissionState,
    MeetingState,
    MinutesState,
    RecommendationState,
)
from cases.models import Case, Commission, Meeting, Minutes
from councils.domain import duties
from councils.enums import CouncilStatus
from councils.models import Community, Council
from members.domain import awaiting, vacancies, welcoming
from members.domain.awaiting import Next, Waiting
from members.domain.roster import Place, roster

AGENDA_DUE = timedelta(days=14)  # before the meeting
REPORT_NEAR = timedelta(days=14)  # before the day the principal wants it


@dataclass(frozen=True)
class Task:
    """One thing to do: title and one line, the day it is due, and the act as a named button.

    `act` names the address: (URL name, its arguments). `late` when the day has passed.
    """

    icon: str
    title: str
    text: str
    due: date | None
    act: str
    address: tuple[str, tuple[object, ...]]
    late: bool = False


@dataclass(frozen=True)
class Desk:
    next_meeting: Meeting | None
    tasks: list[Task]
    waiting: list[overview.Matter]
    vacant: list[tuple[Council, Place]]
    seat_count: int


def desk(*, community: Community, councils: list[Council], on: date, now: datetime) -> Desk:
    """Everything the front page of a secretary shows; a constant number of queries per council.

    A council that is dissolved has its last papers to finish, but no meetings or seats ahead.
    """
    alive = [council for council in councils if council.status != CouncilStatus.DISSOLVED]
    rosters = [(council, roster(council=council, on=on)) for council in alive]
    matters = overview.matters(community=community, on=on)
    run = {council.pk for council in councils}
    mine = [each for each in matters if each.recommendation.case.council_id in run]
    return Desk(
        next_meeting=_next_meeting(alive, now),
        tasks=[
            *_minutes_tasks(community, councils),
            *_meeting_tasks(community, alive, on),
            *_recommendation_tasks(community, mine),
            *_commission_tasks(community, councils, on),
            *_case_tasks(community, councils),
            *_vacancy_tasks(community, alive, on),
            *_welcome_tasks(community, alive, on),
            *_duty_tasks(community, councils, on),
            *_trial_tasks(community, councils, on),
        ],
        waiting=[each for each in mine if each.waits_for_principal],
        vacant=[
            (council, place) for council, places in rosters for place in places if place.vacant
        ],
        seat_count=sum(len(places) for _council, places in rosters),
    )


def _next_meeting(councils: list[Council], now: datetime) -> Meeting | None:
    over = (MeetingState.HELD, MeetingState.CANCELLED)
    rows = Meeting.objects.filter(council__in=councils, ends_at__gte=now).exclude(state__in=over)
    return rows.select_related("council__community").order_by("starts_at").first()


def _minutes_tasks(community: Community, councils: list[Council]) -> list[Task]:
    remark = Q(approvals__answer=ApprovalAnswer.REMARK, approvals__settled_why="")
    rows = (
        Minutes.objects.filter(meeting__council__in=councils)
        .exclude(state=MinutesState.APPROVED)
        .select_related("meeting__council", "meeting__chair")
        .annotate(
            asked=Count("approvals"),
            answered=Count("approvals", filter=~Q(approvals__answer="")),
            remarks=Count("approvals", filter=remark),
        )
    )
    return [_minutes_task(minutes, community) for minutes in rows.order_by("meeting__starts_at")]


def _minutes_task(minutes: Any, community: Community) -> Task:
    meeting, text, due = minutes.meeting, "", None
    name = "cases:minutes_detail"
    if minutes.state == MinutesState.DRAFT:
        title, act = _("Finish the minutes of meeting %(label)s"), _("Write on")
        name = "cases:session"
    elif minutes.state == MinutesState.WITH_CHAIR:
        title, act = _("The chair is reading the minutes of meeting %(label)s"), _("See them")
        text = meeting.chair.name if meeting.chair else ""
    else:
        due, text = minutes.approval_due, _("%(answered)s of %(asked)s have answered")
        text %= {"answered": minutes.answered, "asked": minutes.asked}
        if minutes.remarks:
            title = _("Settle a remark on the minutes of meeting %(label)s")
            act = _("Read the remark")
        else:
            title = _("Those who met are approving the minutes of meeting %(label)s")
            act = _("See who has answered")
    where = (community.slug, meeting.council.slug, meeting.slug)
    return Task("document", title % {"label": meeting.label}, text, due, act, (name, where))


def _meeting_tasks(community: Community, councils: list[Council], on: date) -> list[Task]:
    """A meeting whose agenda has not gone out: due AGENDA_DUE before it is held."""
    rows = Meeting.objects.filter(council__in=councils, state=MeetingState.PLANNED)
    tasks = []
    for meeting in rows.select_related("council").annotate(
        with_case=Count("items", filter=Q(items__case__isnull=False))
    ):
        due = timezone.localdate(meeting.starts_at) - AGENDA_DUE
        if meeting.with_case:
            title = _("Send the agenda of meeting %(label)s")
            act = _("Send the agenda")
        else:
            title = _("Put cases on the agenda of meeting %(label)s")
            act = _("Build the agenda")
        where = (community.slug, meeting.council.slug, meeting.slug)
        address = ("cases:meeting_prepare", where)
        tasks.append(
            Task("calendar", title % {"label": meeting.label}, "", due, act, address, due < on)
        )
    return sorted(tasks, key=lambda task: task.due or on)


def _recommendation_tasks(community: Community, matters: list[overview.Matter]) -> list[Task]:
    tasks = []
    for matter in matters:
        recommendation = matter.recommendation
        case = recommendation.case
        where = (community.slug, case.slug)
        to_publish = recommendation.state == RecommendationState.ADVISED and not case.significant
        if to_publish or (
            recommendation.state == RecommendationState.WITH_PRINCIPAL and matter.approved
        ):
            title = _("Publish the recommendation of %(reference)s")
            act, name = _("Publish"), "cases:recommendation_publish"
        elif recommendation.state == RecommendationState.ADVISED:
            title = _("Lift %(reference)s to the principal")
            act, name = _("Lift"), "cases:recommendation_lift"
        else:
            continue
        tasks.append(
            Task(
                "mail",
                title % {"reference": case.reference},
                recommendation.answer,
                None,
                act,
                (name, where),
            )
        )
    return tasks


def _commission_tasks(community: Community, councils: list[Council], on: date) -> list[Task]:
    """To be accepted, to be reported soon or overdue (FSU-5), and reports that came in."""
    unreported = Q(council__in=councils, state__in=OPEN_COMMISSION_STATES)
    asked = unreported & (Q(state=CommissionState.RECEIVED) | Q(due__lte=on + REPORT_NEAR))
    came_in = Q(principal__in=councils, state=CommissionState.REPORTED)
    rows = Commission.objects.filter(asked | came_in).select_related("principal")
    tasks = []
    for commission in rows.order_by("due", "pk"):
        if commission.state == CommissionState.RECEIVED:
            act, name = _("Accept"), "cases:commission_accept"
            title = _("Accept the commission %(reference)s")
        elif commission.state == CommissionState.REPORTED:
            act, name = _("Read the report"), "cases:commission_close"
            title = _("Read the report on the commission %(reference)s")
        else:
            act, name = _("Write the report"), "cases:commission_report"
            title = _("Report on the commission %(reference)s")
        text = title % {"reference": commission.reference}
        where = (community.slug, commission.slug)
        late = commissions.overdue(commission, on=on)
        tasks.append(Task("list", text, commission.title, commission.due, act, (name, where), late))
    return tasks


def _case_tasks(community: Community, councils: list[Council]) -> list[Task]:
    """Registered cases that nobody has taken up, and advice without a drafted recommendation."""
    rows = Case.objects.filter(
        Q(state__in=(CaseState.REGISTERED, CaseState.IN_PROGRESS), items=None)
        | Q(state=CaseState.ADVISED, recommendations=None),
        council__in=councils,
    ).select_related("council")
    tasks = []
    for case in rows.order_by("registered_on", "pk"):
        where = (community.slug, case.slug)
        if case.state == CaseState.ADVISED:
            act, name = _("Write it"), "cases:recommendation_edit"
            title = _("Write the recommendation of %(reference)s")
        else:
            act, name = _("See the case"), "cases:case_detail"
            title = _("%(reference)s waits for a meeting")
        text = title % {"reference": case.reference}
        tasks.append(Task("list", text, case.title, None, act, (name, where)))
    return tasks


def _duty_tasks(community: Community, councils: list[Council], on: date) -> list[Task]:
    """What a council owes and has not done, from 90 days before (ALR-13, FSU-5, FSU-8, HF-2)."""
    tasks = []
    for each in duties.due(community=community, on=on):
        duty = each.duty
        if duty.council not in councils or not (each.overdue or each.soon):
            continue
        names = {"duty": capfirst(duty.get_kind_display()), "council": duty.council.label}
        title = _("%(duty)s of %(council)s") % names
        address = ("councils:duty_fulfil", (community.slug, duty.council.slug, duty.pk))
        tasks.append(Task("flag", title, "", each.on, _("Register"), address, each.overdue))
    return tasks


def _trial_tasks(community: Community, councils: list[Council], on: date) -> list[Task]:
    """Trials that are over, and nobody has said what follows (PRJ-19)."""
    title, text = _("The trial of %(council)s is over"), _("Nobody has decided what follows.")
    return [
        Task(
            "flag",
            title % {"council": trial.council.label},
            text,
            trial.ends_on,
            _("Register the decision"),
            ("councils:trial_decide", (community.slug, trial.council.slug, trial.pk)),
            late=True,
        )
        for trial in duties.alarms(community=community, on=on)
        if trial.council in councils
    ]


def _vacancy_tasks(community: Community, councils: list[Council], on: date) -> list[Task]:
    """Whoever is proposed is seated; then seats of which nobody is asked, and old ones (ALR-18)."""
    unfilled = vacancies.of_councils(councils).unfilled()
    waiting = awaiting.waiting(unfilled, on=on)
    proposed = [each.vacancy for each in waiting if each.next is Next.SEAT]
    unasked = [each for each in waiting if each.next is Next.CHOOSE_BODY]
    unreached = [each for each in waiting if each.next is Next.REACH]
    late = [each for each in waiting if each.late and each.next in (Next.ASK_AGAIN, Next.WAIT)]
    return [
        *(_seating_task(community, each) for each in proposed),
        *_of_vacancies(community, unasked, _("It is not fixed who fills it"), _("Choose a body")),
        *_of_vacancies(community, unreached, _("No address to ask at"), _("Register the answer")),
        *_of_vacancies(community, late, _("Vacant for more than 30 days"), _("Ask again"), True),
    ]


def _seating_task(community: Community, vacancy: Any) -> Task:
    title = _("Put %(name)s in the seat") % {"name": vacancy.proposed_name}
    address = ("members:vacancy_seat", (community.slug, vacancy.pk))
    return Task("people", title, _seat_words(vacancy), None, _("Put in the seat"), address)


def _seat_words(vacancy: Any) -> str:
    seat = vacancy.seat
    substitute = _("substitute") if seat.substitute_for_id else ""
    words = (seat.group.council.label, seat.title, substitute, seat.place)
    return ", ".join(word for word in words if word)


def _of_vacancies(
    community: Community, found: list[Waiting], text: str, act: str, late: bool = False
) -> list[Task]:
    """One row of its own for one vacancy; several are one row that leads to their list."""
    if not found:
        return []
    if len(found) == 1:
        vacancy = found[0].vacancy
        address = ("members:vacancy_detail", (community.slug, vacancy.pk))
        title = _("Vacant: %(seat)s") % {"seat": _seat_words(vacancy)}
        return [Task("people", title, text, None, act, address, late)]
    title = _("%(count)s vacant seats") % {"count": len(found)}
    listed: tuple[str, tuple[object, ...]] = ("members:vacancy_list", (community.slug,))
    return [Task("people", title, text, None, _("See the vacant seats"), listed, late)]


def _welcome_tasks(community: Community, councils: list[Council], on: date) -> list[Task]:
    """New members who have not confirmed to know what the seat is about (FSU-12)."""
    tasks = []
    for term in welcoming.overdue(councils, on=on):
        title = _("%(name)s has not read what the seat is about") % {"name": term.person.name}
        due = term.start + welcoming.CONFIRM_WITHIN
        where = (community.slug, term.seat.group.council.slug)
        address = ("members:roster_detail", where)
        words = term.seat.group.council.label
        tasks.append(Task("person", title, words, due, _("See the seat"), address, True))
    return tasks
