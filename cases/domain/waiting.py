"""What waits in the cases app, and the line that says it; the rules say whom and when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Count, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import mails
from cases.domain.meetings.actions import that_count
from cases.enums import (
    OPEN_COMMISSION_STATES,
    ActionState,
    CommissionState,
    Consequence,
    MeetingState,
    MinutesState,
    ResolutionOutcome,
    SummonsState,
)
from cases.models import (
    ActionPoint,
    Call,
    Case,
    Commission,
    Meeting,
    Milestone,
    Minutes,
    MinutesApproval,
    PrincipalResolution,
    Recommendation,
    Summons,
    WrittenAnswer,
)
from cases.written_mails import own_page, written_page
from councils.enums import CouncilStatus
from members.domain.reminding import Line

AGENDA_DUE = timedelta(days=14)  # before the meeting
WRITTEN_WITHIN = timedelta(days=14)  # minutes, after the meeting
READ_WITHIN = timedelta(days=7)  # by the chair


def _day(moment: str, shift: timedelta = timedelta()) -> Any:
    """The day in Oslo of a moment, and so many days later."""
    return Cast(TruncDate(moment) + Value(shift), DateField())


def _page(name: str, meeting: Meeting) -> str:
    council = meeting.council
    return reverse(name, args=[council.community.slug, council.slug, meeting.slug])


# The agenda


def planned(**facts: Any) -> Any:
    rows = Meeting.objects.filter(state=MeetingState.PLANNED, written=False, **facts)
    rows = rows.exclude(council__status=CouncilStatus.DISSOLVED)
    return rows.annotate(
        agenda_due=_day("starts_at", -AGENDA_DUE), held_on=_day("starts_at")
    ).select_related("council__community")


def agenda_line(meeting: Meeting) -> Line:
    label = {"label": meeting.label}
    address = _page("cases:meeting_prepare", meeting)
    if meeting.has_case:  # type: ignore[attr-defined]
        title, act = _("Send the agenda of meeting %(label)s"), _("Send the agenda")
    else:
        title, act = _("Put cases on the agenda of meeting %(label)s"), _("Build the agenda")
    return Line(title % label, act, address)


def with_cases(rows: Any) -> Any:
    listed = Meeting.objects.filter(pk=OuterRef("pk"), items__case__isnull=False)
    return rows.annotate(has_case=Exists(listed))


def not_held_line(meeting: Meeting) -> Line:
    title = _("Meeting %(label)s was planned for a day that has passed") % {"label": meeting.label}
    return Line(title, _("Move or cancel it"), _page("cases:meeting_prepare", meeting))


def unsent_in_writing() -> Any:
    """Written procedures that are prepared and lie there."""
    rows = Meeting.objects.filter(state=MeetingState.PLANNED, written=True)
    return rows.annotate(last_day=_day("starts_at")).select_related("council__community")


def unsent_line(meeting: Meeting) -> Line:
    title = _("Send the written procedure %(label)s, or end it") % {"label": meeting.label}
    return Line(title, _("See the letter"), written_page(meeting))


def asked_in_writing() -> Any:
    """Who has said nothing yet in a written procedure that is open."""
    rows = WrittenAnswer.objects.filter(meeting__state=MeetingState.SUMMONED, answer="")
    return rows.annotate(last_day=_day("meeting__starts_at")).select_related(
        "meeting__council__community", "person"
    )


def asked_line(row: WrittenAnswer) -> Line:
    title = _("Agree in writing, or ask for a meeting: %(label)s") % {"label": row.meeting.label}
    return Line(title, _("Read and answer"), own_page(row.meeting), _("Silence is consent."))


# Who comes


def unanswered() -> Any:
    """Calls with a duty that nobody has answered, of meetings that have not begun."""
    rows = Call.objects.filter(
        summons__meeting__state=MeetingState.SUMMONED, answer="", duty_since__isnull=False
    )
    return rows.annotate(asked_on=_day("duty_since")).select_related(
        "summons__meeting__council__community", "person"
    )


def answer_line(call: Call) -> Line:
    meeting = call.summons.meeting
    title = _("Say whether you come to meeting %(label)s") % {"label": meeting.label}
    return Line(title, _("Answer"), mails.own_page(meeting))


def unanswered_line(call: Call) -> Line:
    """As the secretariat reads it."""
    meeting = call.summons.meeting
    title = _("%(name)s has not said whether to expect him at meeting %(label)s")
    words = title % {"name": call.person.name, "label": meeting.label}
    return Line(words, _("See who comes"), mails.summons_page(meeting))


def unfilled() -> Any:
    """Seats with a vote that will be empty, of meetings that have not begun."""
    rows = Summons.objects.filter(
        state=SummonsState.UNFILLED,
        meeting__state=MeetingState.SUMMONED,
        seat__group__may_vote=True,
    )
    return rows.annotate(empty_since=_day("unfilled_at")).select_related(
        "meeting__council__community", "seat__region", "seat__organisation"
    )


def unfilled_line(summons: Summons) -> Line:
    title = _("A seat will be empty in meeting %(label)s") % {"label": summons.meeting.label}
    address = mails.summons_page(summons.meeting)
    return Line(title, _("See who is called"), address, summons.seat.words)


# The minutes


def minutes(state: MinutesState) -> Any:
    """`write_by` counts from the meeting, or from the day a later version was begun."""
    made = Minutes.history.model.objects.filter(id=OuterRef("pk")).order_by("history_id")
    begun = Choice(
        When(version__gt=1, then=Subquery(made.values("history_date")[:1])),
        default="meeting__ends_at",
    )
    rows = Minutes.objects.filter(state=state).annotate(
        begun_at=begun,
        write_by=_day("begun_at", WRITTEN_WITHIN),
        read_by=_day("closed_at", READ_WITHIN),
    )
    return rows.select_related("meeting__council__community", "meeting__chair")


def write_line(minutes: Minutes) -> Line:
    title = _("Finish the minutes of meeting %(label)s") % {"label": minutes.meeting.label}
    return Line(title, _("Write on"), _page("cases:session", minutes.meeting))


def read_line(minutes: Minutes) -> Line:
    title = _("Read the minutes of meeting %(label)s") % {"label": minutes.meeting.label}
    text = _("When you have read them, they go to those who met.")
    return Line(title, _("Read and send"), minutes.get_absolute_url(), text)


def being_read_line(minutes: Minutes) -> Line:
    """As the secretariat reads it."""
    title = _("The chair is reading the minutes of meeting %(label)s")
    words = title % {"label": minutes.meeting.label}
    return Line(words, _("See the minutes"), minutes.get_absolute_url())


def approvals(**facts: Any) -> Any:
    rows = MinutesApproval.objects.filter(minutes__state=MinutesState.WITH_THOSE_WHO_MET, **facts)
    same = MinutesApproval.objects.filter(minutes=OuterRef("minutes")).order_by().values("minutes")
    asked = Subquery(same.annotate(count=Count("pk")).values("count"))
    answered = Subquery(same.exclude(answer="").annotate(count=Count("pk")).values("count"))
    rows = rows.annotate(asked=asked, answered=Coalesce(answered, 0))
    return rows.annotate(answered_on=_day("answered_at")).select_related(
        "minutes__meeting__council__community", "person"
    )


def approve_line(approval: MinutesApproval) -> Line:
    meeting = approval.minutes.meeting
    title = _("Approve the minutes of meeting %(label)s") % {"label": meeting.label}
    text = _("Without an answer the minutes count as approved.")
    return Line(title, _("Read and approve"), approval.minutes.get_absolute_url(), text)


def being_approved_line(approval: MinutesApproval) -> Line:
    """As the secretariat reads it."""
    meeting = approval.minutes.meeting
    title = _("Those who met are approving the minutes of meeting %(label)s")
    counts = {"answered": approval.answered, "asked": approval.asked}  # type: ignore[attr-defined]
    text = _("%(answered)s of %(asked)s have answered") % counts
    words = title % {"label": meeting.label}
    return Line(words, _("See who has answered"), approval.minutes.get_absolute_url(), text)


def remark_line(approval: MinutesApproval) -> Line:
    meeting = approval.minutes.meeting
    title = _("Settle a remark on the minutes of meeting %(label)s") % {"label": meeting.label}
    return Line(
        title, _("Read the remark"), approval.minutes.get_absolute_url(), approval.person.name
    )


# Action points


def actions() -> Any:
    rows = that_count().filter(state=ActionState.OPEN, due__isnull=False)
    related = ("entry__minutes__meeting__council__community", "entry__item", "owner")
    return rows.select_related(*related)


def _agreed_in(point: ActionPoint) -> str:
    """The meeting and the item, for the same words may have been agreed on of several cases."""
    said = _("Agreed in meeting %(label)s") % {"label": point.entry.minutes.meeting.label}
    return f"{said}, {point.entry.item.short_name}"


def action_line(point: ActionPoint) -> Line:
    label = _agreed_in(point)
    owner = point.owner.name if point.owner else _("nobody is named")
    return Line(point.task, _("See it"), reverse("cases:my_page"), f"{label}, {owner}")


def agreed_line(point: ActionPoint) -> Line:
    """As the secretariat reads it."""
    minutes = point.entry.minutes
    text = _agreed_in(point)
    if point.owner is None:
        text = _("%(agreed)s, nobody is named") % {"agreed": text}
    return Line(point.task, _("See the minutes"), minutes.get_absolute_url(), text)


# Commissions


def commissions(*states: CommissionState) -> Any:
    rows = Commission.objects.filter(state__in=states)
    rows = rows.annotate(accept_by=Cast(F("registered_on") + Value(READ_WITHIN), DateField()))
    return rows.select_related("principal__community", "council__community")


def later_days() -> Any:
    """Commissions whose council has proposed a later day that the principal has not agreed to. The
    principal is to say so before the day that it wanted itself."""
    rows = commissions(*OPEN_COMMISSION_STATES).filter(earliest__isnull=False)
    rows = rows.filter(Q(due=None) | Q(earliest__gt=F("due")))
    return rows.annotate(wanted=Coalesce("due", "earliest", output_field=DateField()))


def milestones() -> Any:
    """Those to come of commissions that are not reported."""
    rows = Milestone.objects.filter(done_on=None, commission__state__in=OPEN_COMMISSION_STATES)
    return rows.select_related("commission__principal__community", "commission__council")


def milestone_line(milestone: Milestone) -> Line:
    commission = milestone.commission
    words = _("Milestone of %(reference)s: %(title)s") % {
        "reference": commission.reference,
        "title": milestone.title,
    }
    return Line(words, _("See the commission"), commission.get_absolute_url(), commission.title)


def commission_line(title: Any, act: Any, page: str) -> Any:
    def says(commission: Commission) -> Line:
        where = [commission.principal.community.slug, commission.slug]
        words = str(title) % {"reference": commission.reference}
        return Line(words, str(act), reverse(page, args=where), commission.title)

    return says


# Cases, and advice on its way


def cases(**facts: Any) -> Any:
    approved = Minutes.objects.filter(
        state=MinutesState.APPROVED, entries__item__case=OuterRef("pk")
    )
    newest = Subquery(approved.order_by("-approved_on").values("approved_on")[:1])
    rows = Case.objects.filter(**facts).annotate(
        advised_on=Coalesce(newest, "registered_on", output_field=DateField())
    )
    return rows.select_related("council__community")


def case_line(title: Any, act: Any, page: str) -> Any:
    def says(case: Case) -> Line:
        words = str(title) % {"reference": case.reference}
        address = reverse(page, args=[case.council.community.slug, case.slug])
        return Line(words, str(act), address, case.title)

    return says


def recommendations() -> Any:
    yes = PrincipalResolution.objects.filter(
        recommendation=OuterRef("pk"),
        outcome__in=(ResolutionOutcome.APPROVED, ResolutionOutcome.CHANGED),
    )
    answered = Subquery(yes.order_by("-decided_on").values("decided_on")[:1])
    rows = Recommendation.objects.annotate(
        answered_on=answered,
        ready_on=Coalesce(answered, "advised_on", output_field=DateField()),
    )
    return rows.select_related("case__council__community", "case__council__anchored_in")


SIGNIFICANT = Q(case__organisational=Consequence.SIGNIFICANT) | Q(
    case__economic=Consequence.SIGNIFICANT
)


def advice_line(title: Any, act: Any, page: str) -> Any:
    def says(recommendation: Recommendation) -> Line:
        case = recommendation.case
        words = str(title) % {"reference": case.reference}
        address = reverse(page, args=[case.council.community.slug, case.slug])
        return Line(words, str(act), address, recommendation.answer)

    return says
