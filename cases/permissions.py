"""Who may see and do what with cases, meetings, minutes and recommendations.

Each question is asked in one place, for one (`can_…`) and for many (`…_visible_to`). The day is
today in Oslo: a right ends with its date.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cases.enums import (
    LOCKED_MINUTES_STATES,
    Access,
    Audience,
    CallAnswer,
    HearingState,
    ImpartialityResult,
    MeetingState,
    MinutesState,
)
from cases.models import (
    ActionPoint,
    Case,
    CaseDocument,
    Group,
    Guest,
    Hearing,
    HearingInvitation,
    Impartiality,
    Meeting,
    Minutes,
    MinutesEntry,
    Recommendation,
    ReferenceBody,
    SpecialistRequest,
)
from councils.enums import Office
from councils.models import Community, Council
from councils.permissions import can_run_council, holds
from members.enums import Role
from members.models import Notice, OfficeHolding, Person, RoleAssignment, Sending, Term
from members.permissions import can_run_community, can_see_council_work, councils_run_by, person_of


def can_approve_minutes(user: Any, meeting: Meeting) -> bool:
    """The chair of the meeting, whoever that was, and whoever is chair of the council now."""
    person = getattr(user, "person", None) if user.is_authenticated else None
    if person is not None and meeting.chair_id == person.pk:
        return bool(user.is_active)
    return holds(user, Role.CHAIR, meeting.council)


def can_answer_minutes(user: Any, minutes: Minutes) -> bool:
    """Whoever met and was asked to approve, also if the term has ended since (A7)."""
    person = person_of(user)
    return person is not None and minutes.approvals.filter(person=person).exists()


def can_finish_action(user: Any, point: ActionPoint) -> bool:
    """Whoever was given it, and the secretariat on behalf."""
    person = person_of(user)
    mine = person is not None and point.owner_id == person.pk
    return mine or can_run_council(user, point.entry.minutes.meeting.council)


def can_see_work_of_community(user: Any, community: Community) -> bool:
    """The lists of cases and meetings: whoever may see the work of one of its councils."""
    return any(can_see_council_work(user, council) for council in community.councils.all())


def can_see_overview(user: Any, community: Community) -> bool:
    """The principal's overview: its registrar, its members and chair, and the secretariat."""
    return bool(_principals_of(user, community)) or can_run_community(user, community)


def can_see_composition(user: Any, council: Council) -> bool:
    """How a council is put together, in numbers: its secretariat, its chair and the principal."""
    leads = can_run_council(user, council) or holds(user, Role.CHAIR, council)
    return leads or can_see_overview(user, council.community)


def can_register_resolution(user: Any, recommendation: Recommendation) -> bool:
    """The registrar of the principal, or the secretary on its behalf."""
    council = recommendation.case.council
    principal = council.anchored_in
    registrar = principal is not None and holds(user, Role.REGISTRAR, principal)
    return registrar or can_run_council(user, council)


def can_take_back_sending(user: Any, sending: Sending) -> bool:
    """Whoever sent it, and the secretariat of the council that it concerns."""
    sender = sending.sender
    if sender is not None and sender.user_id == user.pk:
        return bool(user.is_active)
    return sendings_visible_to(user, sending.community).filter(pk=sending.pk).exists()


def sendings_visible_to(user: Any, community: Community, *, own: bool = False) -> QuerySet[Sending]:
    """Those of the councils that the user runs; with `own` those he sent himself, too.

    What concerns no council is for whoever runs them all.
    """
    mine = Q(sender__user=user) if own else Q(pk=None)
    return Sending.objects.filter(_of_run(user, community, "council") | mine, community=community)


def notices_visible_to(user: Any, community: Community) -> QuerySet[Notice]:
    """What persons were told on behalf of the councils that the user runs."""
    return Notice.objects.filter(_of_run(user, community, "sending__council"), community=community)


def _of_run(user: Any, community: Community, council: str) -> Q:
    run = [each.pk for each in councils_run_by(user, community)]
    of_run = Q(**{f"{council}__in": run})
    everything = run and len(run) == len(community.councils.all())
    return of_run | Q(**{council: None}) if everything else of_run


def _principals_of(user: Any, community: Community) -> list[Council]:
    roles = (Role.REGISTRAR, Role.CHAIR, Role.SEAT_HOLDER)
    return [
        council
        for council in community.councils.all()
        if council.decides and any(holds(user, role, council) for role in roles)
    ]


def cases_visible_to(user: Any, community: Community) -> QuerySet[Case]:
    """Cases of the councils whose work the user may see; exempt ones only to the secretariat.

    The principal sees what was lifted to it, since it has to answer. A guest sees the cases that he
    is called in for while the meeting is coming (ALR-27). Whoever is not impartial in a case, or
    not yet found to be, does not see it (Z9); the secretariat does, since it keeps the record.
    """
    councils = list(community.councils.all())
    run = [council.pk for council in councils if can_run_council(user, council)]
    seen = [council.pk for council in councils if can_see_council_work(user, council)]
    principals = [council.pk for council in _principals_of(user, community)]
    lifted = Recommendation.objects.filter(case=OuterRef("pk"), lifted_on__isnull=False)
    others = (
        Q(council__in=seen) & ~Q(access="exempt")
        | Q(council__anchored_in__in=principals) & Exists(lifted)
        | _called_in_for(person_of(user))
    )
    stepped_down = _stepped_down(user).filter(item__case=OuterRef("pk"))
    rows = Case.objects.filter(
        Q(council__in=run) | others & ~Exists(stepped_down), council__community=community
    )
    return rows.select_related("council__community", "officer", "submitted_by")


def documents_readable_by(user: Any, case: Case) -> QuerySet[CaseDocument]:
    """The documents of a case that the user sees; what is exempt, or was registered by mistake, is
    for the secretariat of its council."""
    rows = CaseDocument.objects.filter(case=case).select_related("case__council__community")
    if can_run_council(user, case.council):
        return rows.order_by("pk")
    return rows.filter(misfiled="").exclude(access=Access.EXEMPT).order_by("pk")


def documents_visible_to(user: Any, community: Community) -> QuerySet[CaseDocument]:
    """The same over all cases that the user sees."""
    run = [council.pk for council in councils_run_by(user, community)]
    cases = cases_visible_to(user, community).order_by().values("pk")
    shown = Q(case__council__in=run) | ~Q(access=Access.EXEMPT) & Q(misfiled="")
    rows = CaseDocument.objects.filter(shown, case__in=cases)
    return rows.select_related("case__council__community")


def entries_visible_to(user: Any, community: Community) -> QuerySet[MinutesEntry]:
    """What minutes say of items whose case the user sees: locked ones for those who may read the
    meeting's minutes, those on their way for the secretariat. Not of items that the user has
    stepped down from, or may have to (Z9)."""
    run = [council.pk for council in councils_run_by(user, community)]
    cases = cases_visible_to(user, community).order_by().values("pk")
    meetings = minutes_readable_by(user, community).order_by().values("pk")
    locked = Q(minutes__state__in=LOCKED_MINUTES_STATES, minutes__meeting__in=meetings)
    rows = MinutesEntry.objects.filter(
        Q(minutes__meeting__council__in=run)
        | locked & ~Exists(_stepped_down(user).filter(item=OuterRef("item"))),
        Q(item__case=None) | Q(item__case__in=cases),
        minutes__meeting__council__community=community,
    )
    return rows.exclude(minutes__state__in=(MinutesState.DRAFT, MinutesState.SUPERSEDED))


def can_run_group(user: Any, group: Group) -> bool:
    """The secretariat of the group, and of the council that wanted it."""
    return can_run_council(user, group.body) or can_run_council(user, group.commissioner)


def commissioners_for(user: Any, community: Community) -> list[Council]:
    """For whom somebody may set up a group: the councils that he runs, and those above them."""
    run = [council for council in community.councils.all() if can_run_council(user, council)]
    above = {council.anchored_in_id for council in run}
    return [each for each in community.councils.all() if each in run or each.pk in above]


def groups_visible_to(user: Any, community: Community) -> QuerySet[Group]:
    """Those of whoever sees the work of the group, of who wanted it, or of whom it asks."""
    councils = list(community.councils.all())
    principals = _principals_of(user, community)
    seen = [
        council.pk
        for council in councils
        if council in principals or can_see_council_work(user, council)
    ]
    asked = ReferenceBody.objects.filter(group=OuterRef("pk"), body__in=seen)
    return Group.objects.filter(
        Q(body__in=seen) | Q(commissioner__in=seen) | Exists(asked), body__community=community
    ).select_related("body__community", "commissioner__anchored_in", "presents_at__council")


def hearings_visible_to(user: Any, community: Community) -> QuerySet[Hearing]:
    """The hearings of the cases that the user may see; drafts for the secretariat only."""
    run = [council.pk for council in councils_run_by(user, community)]
    shown = Q(case__council__in=run) | ~Q(state=HearingState.DRAFT)
    cases = cases_visible_to(user, community).order_by()
    rows = Hearing.objects.filter(shown, case__in=cases.values("pk"))
    return rows.select_related("case__council__community")


def hearings_to_answer(user: Any) -> QuerySet[HearingInvitation]:
    """What the user answers for a body today: as its contact, or as its chair."""
    rows = HearingInvitation.objects.filter(_answers_for(user), hearing__case__access=Access.OPEN)
    rows = rows.exclude(hearing__state=HearingState.DRAFT)
    return rows.select_related("hearing__case__council__community", "body", "in_place_of")


def specialist_requests_to_answer(user: Any) -> QuerySet[SpecialistRequest]:
    """What the user is asked of a body that he answers for today: as its contact, or its chair."""
    rows = SpecialistRequest.objects.filter(_answers_for(user), case__access=Access.OPEN)
    return rows.select_related("case__council__community", "body", "person")


def _answers_for(user: Any) -> Q:
    person = person_of(user)
    if person is None:
        return Q(pk=None)
    today = timezone.localdate()
    chairs = OfficeHolding.objects.on(today).filter(office=Office.CHAIR, person=person)
    contacts = RoleAssignment.objects.on(today).filter(role=Role.CONTACT, person=person)
    return Q(body__in=chairs.values("council")) | Q(body__in=contacts.values("council"))


def _stepped_down(user: Any) -> QuerySet[Impartiality]:
    rows = Impartiality.objects.exclude(result=ImpartialityResult.IMPARTIAL)
    return rows.filter(person=person_of(user), person__isnull=False)


def items_withheld_from(user: Any, meeting: Meeting) -> set[int]:
    """The keys of the items that somebody has stepped down from, or may have to."""
    if can_run_council(user, meeting.council):
        return set()
    return set(_stepped_down(user).filter(item__meeting=meeting).values_list("item", flat=True))


def _called_in_for(person: Person | None) -> Q:
    """The case of the item that a guest is invited to, also an exempt one; whoever is invited to
    the whole meeting sees the open ones on its agenda. Nobody who has said no."""
    if person is None:
        return Q(pk=None)
    now = (MeetingState.SUMMONED, MeetingState.IN_SESSION)
    coming = Guest.objects.filter(person=person, meeting__state__in=now)
    coming = coming.exclude(answer=CallAnswer.APOLOGISED)
    whole = Q(items__meeting__in=coming.filter(item=None).values("meeting")) & ~Q(access="exempt")
    shown = Case.objects.filter(Q(items__in=coming.values("item")) | whole)
    return Q(pk__in=shown.values("pk"))


def _called(person: Person | None) -> Q:
    """A meeting that is not over calls its chair and its minute taker, also without a seat, and
    whoever sits there on its day though the term has not begun yet."""
    if person is None:
        return Q(pk=None)
    coming = Q(state__in=(MeetingState.PLANNED, MeetingState.SUMMONED, MeetingState.IN_SESSION))
    sits = Term.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=OuterRef("starts_at__date")),
        seat__group__council=OuterRef("council"),
        person=person,
        start__gt=timezone.localdate(),
        start__lte=OuterRef("starts_at__date"),
    )
    return coming & (Q(chair=person) | Q(minute_taker=person) | Q(Exists(sits)))


def minutes_readable_by(user: Any, community: Community) -> QuerySet[Meeting]:
    """Meetings whose closed minutes the user may read: those he sees, and those he led or met in.

    Whoever was asked to approve reads them from then on, also if the term has ended since (A7).
    """
    councils = [
        council.pk for council in community.councils.all() if can_see_council_work(user, council)
    ]
    person, out = person_of(user), (MinutesState.WITH_THOSE_WHO_MET, *LOCKED_MINUTES_STATES)
    asked = Minutes.objects.filter(state__in=out, approvals__person=person)
    mine = Q(chair=person) | Q(pk__in=asked.values("meeting"))
    rows = Meeting.objects.filter(
        Q(council__in=councils) | mine if person else Q(council__in=councils),
        council__community=community,
    )
    return rows.select_related("council__community", "chair", "minute_taker")


def meetings_visible_to(user: Any, community: Community) -> QuerySet[Meeting]:
    """Meetings of the councils whose work the user may see, and coming ones he is called to."""
    councils = [
        council.pk for council in community.councils.all() if can_see_council_work(user, council)
    ]
    rows = Meeting.objects.filter(
        Q(council__in=councils) | _called(getattr(user, "person", None)),
        council__community=community,
    )
    return rows.select_related("council__community", "chair", "minute_taker")


def audience_of(user: Any, meeting: Meeting) -> Audience | None:
    """Which files of a meeting are the user's: as with its cases, what is exempt from publicity is
    the secretariat's. A guest of the whole meeting reads what those who sit read (ALR-28)."""
    if can_run_council(user, meeting.council):
        return Audience.OFFICE
    sees = meetings_visible_to(user, meeting.council.community).filter(pk=meeting.pk).exists()
    return Audience.MEMBERS if sees or None in items_called_to(user, meeting) else None


def items_called_to(user: Any, meeting: Meeting) -> set[int | None]:
    """The keys of the items that somebody is a guest of, while the meeting is coming; None stands
    for the whole meeting. Nothing for whoever has said no."""
    person = person_of(user)
    if person is None or meeting.state not in (MeetingState.SUMMONED, MeetingState.IN_SESSION):
        return set()
    guests = meeting.guests.filter(person=person).exclude(answer=CallAnswer.APOLOGISED)
    return set(guests.values_list("item", flat=True))
