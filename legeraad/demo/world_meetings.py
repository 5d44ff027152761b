"""The meetings of a world: planned, summoned, held, and their minutes approved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from cases.domain.meetings import actions, agenda, approval, attendance, meetings, minutes
from cases.enums import ApprovalAnswer, AttendanceStatus, ItemKind
from cases.models import Meeting, Minutes, MinutesEntry
from councils.enums import Office, ProfessionalGroup
from councils.models import Council
from legeraad.demo.world_diary import Diary, at, in_oslo
from legeraad.demo.world_matters import Matters
from legeraad.demo.world_register import Facts
from members.domain import terms
from members.models import Term

NEXT_MORNING = timedelta(hours=16)  # from the end of a meeting until its minutes are closed
WRITTEN = ("background", "discussion", "outcome", "advice", "unanimous")
VOTES = ("votes_for", "votes_against", "votes_abstained")


class Meetings:
    def __init__(self, matters: Matters) -> None:
        self.matters = matters
        self.register = matters.register
        self.planned: dict[tuple[str, datetime], Meeting] = {}

    def note_meeting(self, facts: Facts, diary: Diary) -> None:
        planned_on = facts.get("planned_on", date(facts["starts_at"].year, 1, 5))
        prepared_on = facts.get("prepared_on") or facts.get("agenda_sent_on") or planned_on
        diary.note(at(planned_on, 9), partial(self.plan, facts))
        diary.note(at(prepared_on, 9, 30), partial(self.prepare, facts))
        if "agenda_sent_on" not in facts:
            return
        diary.note(at(facts["agenda_sent_on"], 14), partial(self.send, facts))
        diary.note(in_oslo(facts["starts_at"]), partial(self.hold, facts))
        diary.note(in_oslo(facts["ends_at"]) + NEXT_MORNING, partial(self.close, facts))
        diary.note(at(facts["circulated_on"], 12), partial(self.circulate, facts))
        diary.note(at(facts["approval_due"], 12), partial(self.approve, facts))
        after = facts["approval_due"] + timedelta(days=1)
        diary.note(at(after, 0), partial(self.pass_deadline, facts, after))

    def _meeting(self, facts: Facts) -> Meeting:
        key = (self._council(facts).slug, facts["starts_at"])
        return Meeting.objects.get(pk=self.planned[key].pk)

    def _council(self, facts: Facts) -> Council:
        return self.register.council_of(facts)

    def _draft(self, facts: Facts) -> Minutes:
        return self._meeting(facts).minutes.get()

    def plan(self, facts: Facts) -> None:
        council = self._council(facts)
        starts_at = in_oslo(facts["starts_at"])
        self.planned[council.slug, facts["starts_at"]] = meetings.plan(
            council=council,
            starts_at=starts_at,
            ends_at=in_oslo(facts["ends_at"]),
            place=facts["place"],
            remote=facts.get("remote", False),
            by=self.matters.secretary(council, starts_at.date()),
        )

    def prepare(self, facts: Facts) -> None:
        meeting = self._meeting(facts)
        by = self.matters.secretary(meeting.council, facts["starts_at"].date())
        for item in facts["items"]:
            if "case" in item:
                agenda.add_case(
                    meeting=meeting,
                    case=self.matters.cases[meeting.council.slug, item["case"]],
                    kind=ItemKind(item.get("kind", ItemKind.ADVICE)),
                    minutes_planned=item.get("minutes", 20),
                    by=by,
                )
            else:
                agenda.add_item(meeting=meeting, title=item["title"], kind=ItemKind.FORMAL, by=by)

    def send(self, facts: Facts) -> None:
        meeting = self._meeting(facts)
        on = facts["agenda_sent_on"]
        agenda.send(meeting=meeting, on=on, by=self.matters.secretary(meeting.council, on))

    # the meeting itself
    def hold(self, facts: Facts) -> None:
        meeting = self._meeting(facts)
        by = self.matters.secretary(meeting.council, facts["starts_at"].date())
        draft = minutes.open_session(meeting=meeting, by=by)
        self.record_attendance(meeting, facts)
        for entry, item in zip(draft.entries.all(), facts["items"], strict=True):
            self.write(entry, item)

    def record_attendance(self, meeting: Meeting, facts: Facts) -> None:
        for name in facts.get("apologies", []):
            self.record(meeting, name, AttendanceStatus.APOLOGIES)
        for name in facts.get("substitutes", []):
            self.record(meeting, name, AttendanceStatus.PRESENT)
        attendance.everyone_present(meeting=meeting, by=None)
        for guest in facts.get("guests", []):
            case = self.matters.cases.get((meeting.council.slug, guest.get("case", 0)))
            attendance.add_guest(
                meeting=meeting,
                person=self.register.persons[guest["person"]],
                professional_group=ProfessionalGroup(guest["group"]),
                item=meeting.items.get(case=case) if case else None,
                by=None,
            )

    def record(self, meeting: Meeting, name: str, status: AttendanceStatus) -> None:
        person = self.register.persons[name]
        day = in_oslo(meeting.starts_at).date()
        held = Term.objects.on(day).select_related("seat__substitute_for")
        seat = held.get(person=person, seat__group__council=meeting.council).seat
        attendance.record(
            meeting=meeting,
            seat=seat.substitute_for or seat,
            person=person,
            status=status,
            by=None,
        )

    def write(self, entry: MinutesEntry, item: Facts) -> None:
        meeting = entry.minutes.meeting
        day = in_oslo(meeting.starts_at).date()
        writer = terms.office_holder(council=meeting.council, office=Office.SECRETARY, on=day)
        voters = len(attendance.present_voters(meeting))
        text = {name: item[name] for name in WRITTEN if name in item}
        for name in VOTES:
            if name in item:
                text[name] = voters if item[name] == "all" else item[name]
        minutes.write(
            entry=entry,
            revision=entry.revision,
            person=writer,
            by=writer.user if writer else None,
            **text,
        )
        if agreed := item.get("action"):
            actions.agree(
                entry=entry,
                task=agreed["task"],
                owner=self.register.persons[agreed["owner"]],
                due=agreed["due"],
                by=writer.user if writer else None,
            )

    # the minutes
    def close(self, facts: Facts) -> None:
        draft = self._draft(facts)
        by = self.matters.secretary(draft.meeting.council, facts["starts_at"].date())
        minutes.close(minutes=draft, by=by)

    def circulate(self, facts: Facts) -> None:
        draft = self._draft(facts)
        reader = draft.meeting.chair
        if reader is None:
            raise ValueError(f"nobody leads {draft.meeting}")
        approval.circulate(
            minutes=draft,
            reader=reader,
            due=facts["approval_due"],
            on=facts["circulated_on"],
            by=reader.user,
        )

    def approve(self, facts: Facts) -> None:
        """Whoever met answers on the last day, but for those who stay silent."""
        draft = self._draft(facts)
        rows = draft.approvals.filter(answer="").exclude(person__name__in=facts.get("silent", []))
        for row in rows.select_related("person__user"):
            approval.answer(
                minutes=draft,
                person=row.person,
                answer=ApprovalAnswer.APPROVED,
                on=facts["approval_due"],
                by=row.person.user,
            )

    def pass_deadline(self, facts: Facts, after: date) -> None:
        approval.pass_deadline(minutes_id=self._draft(facts).pk, on=after)
