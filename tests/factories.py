"""Matters in the middle of their way, made by the domain functions; `by` is nobody: the system."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from cases.domain.advice import recommendations
from cases.domain.casework import cases, commissions, plans
from cases.domain.meetings import agenda, approval, attendance, meetings, minutes
from cases.enums import (
    ApprovalAnswer,
    CaseOrigin,
    Consequence,
    Outcome,
    Party,
    Rendition,
    Responsibility,
)
from cases.models import ActionPlan, Case, Commission, Meeting, Minutes, Recommendation, Theme
from councils.domain import councils, seats
from councils.enums import Behaviour, Filling, Office, ProfessionalGroup, Side
from councils.models import Community, Council
from members.domain import people, terms
from members.enums import FilledBy

OSLO = ZoneInfo("Europe/Oslo")
DAY = date(2026, 9, 16)
PDF = b"%PDF-1.7 as good as any for a test that does not read it"


def council_of(community: Community, slug: str = "alr") -> Council:
    return community.councils.get(slug=slug)


def small_council(community: Community) -> Council:
    """One seat, and its holder leads: few are told of anything, and the minutes are short."""
    council = councils.register_council(
        community=community,
        name="Fagråd for prøver",
        label="FRP",
        slug="frp",
        behaviour=Behaviour.PROFESSIONAL,
        kind="fagråd",
        purpose="Råd om prøver.",
        by=None,
    )
    group = seats.add_seat_group(
        council=council,
        label="Fastleger",
        professional_group=ProfessionalGroup.GP,
        side=Side.MUNICIPALITY,
        filling=Filling.ELECTED,
        by=None,
    )
    seat = seats.add_seat(group=group, ordinal=1, title="Fastlege", by=None)
    leader = people.register_person(name="F.R.", email="fagrad@eksempel.example", by=None)
    start = date(2025, 1, 1)
    terms.start_term(
        person=leader,
        seat=seat,
        start=start,
        planned_end=None,
        filled_by=FilledBy.ELECTION,
        appointed_by="Fastlegene",
        by=None,
    )
    terms.take_office(person=leader, council=council, office=Office.CHAIR, start=start, by=None)
    return council


def new_case(council: Council, *, title: str = "Hvem følger opp?", on: date = DAY) -> Case:
    """A case as it is after registration."""
    return cases.register(
        council=council,
        title=title,
        summary="Det er uklart hvem som gjør hva.",
        origin=CaseOrigin.OWN_INITIATIVE,
        themes=[Theme.objects.first()],
        on=on,
        by=None,
    )


def commissioned(council: Council, *, on: date = DAY, **facts: Any) -> Commission:
    """What its principal asks of a council, as it is after registration."""
    asked = {"title": "Én ordning for prøvesvar", "text": "Foreslå hvem som gjør hva."}
    principal = cast("Council", council.anchored_in)
    return commissions.register(
        principal=principal, council=council, on=on, by=None, **asked | facts
    )


def planned_measures(principal: Council) -> ActionPlan:
    """An action plan of two years with one area and two measures."""
    words = {"title": "Plan for prøver", "first_year": 2026, "last_year": 2027}
    plan = plans.begin(principal=principal, by=None, **words)
    measures = ("Tydelig ansvar", "Riktig liste")
    areas = [plans.Area(None, "Gode overganger", {}, measures)]
    return plans.write(plan=plan, areas=areas, by=None, **words)


def drafted(case: Case) -> Recommendation:
    """The consequences are assessed, the recommendation is written and not yet given."""
    case = cases.assess(
        case=case, organisational=Consequence.NONE, economic=Consequence.MINOR, by=None
    )
    return recommendations.draft(
        case=case,
        question="Hvem følger opp?",
        answer="Den som bestilte, følger opp.",
        advice="Legen som bestiller en undersøkelse, følger opp svaret.",
        professional_reason="Den som spør, kjenner spørsmålet.",
        practical_reason="Ett svar går til ett sted.",
        quality_reason="Ingen svar blir liggende.",
        rows=[recommendations.Row(Party.GP, Responsibility.FULL, "følger opp egne prøver")],
        by=None,
    )


def planned(council: Council, *, on: date = DAY) -> Meeting:
    """A meeting with one formal item; its agenda has not gone out."""
    starts_at = datetime(on.year, on.month, on.day, 15, 30, tzinfo=OSLO)
    meeting = meetings.plan(
        council=council,
        starts_at=starts_at,
        ends_at=starts_at.replace(hour=18),
        place="Kristiansand",
        by=None,
    )
    agenda.add_item(meeting=meeting, title="Godkjenning av saksliste", by=None)
    return meeting


def opened(council: Council, *, on: date = DAY, case: Case | None = None) -> Minutes:
    """The minutes of a meeting in session: everybody is there, nothing is written yet."""
    meeting = planned(council, on=on)
    if case is not None:
        agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=on, by=None)
    draft = minutes.open_session(meeting=meeting, by=None)
    attendance.everyone_present(meeting=meeting, by=None)
    return draft


def closed(council: Council, *, on: date = DAY, case: Case | None = None) -> Minutes:
    """Minutes that lie with the chair; each case got its advice, the PDF is still to be made."""
    draft = opened(council, on=on, case=case)
    for entry in draft.entries.select_related("item"):
        outcome = Outcome.ADVICE if entry.item.case_id else Outcome.NOTED
        minutes.write(
            entry=entry,
            revision=entry.revision,
            outcome=outcome,
            advice="Rådet tilrår ordningen." if outcome.advises else "",
            by=None,
        )
    return minutes.close(minutes=draft, by=None)


def approved(stored: Minutes, *, on: date = DAY) -> Minutes:
    """Closed minutes, read by the chair and approved by everybody who met."""
    meeting = stored.meeting
    reader = meeting.chair or approval.those_who_met(meeting)[0]
    due = on + timedelta(days=1)
    approval.circulate(minutes=stored, reader=reader, due=due, on=on, by=None)
    for row in stored.approvals.filter(answer=""):
        approval.answer(
            minutes=stored, person=row.person, answer=ApprovalAnswer.APPROVED, on=on, by=None
        )
    return Minutes.objects.get(pk=stored.pk)


def filed(stored: Minutes) -> Minutes:
    """Both PDFs are there, as if the worker had made them."""
    for rendition in Rendition:
        content = PDF + f"{stored.pk} {stored.state} {rendition.value}".encode()
        minutes.file_pdf(minutes=stored, rendition=rendition, content=content)
    return stored
