"""Loads health communities from YAML, by the same functions that a secretary's forms call.

Each act is done on the day that the files tell, so that histories, timelines and mails say so. No
gate can be switched off from here: what the files tell must have been possible.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from cases.domain.casework import cases
from councils.models import Community
from legeraad import workdays
from legeraad.demo import clock
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_hearings import Hearings
from legeraad.demo.world_intake import Intake
from legeraad.demo.world_matters import Matters
from legeraad.demo.world_meetings import Meetings
from legeraad.demo.world_register import Facts, Register
from legeraad.demo.world_standing import Standing
from legeraad.demo.world_work import Work
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import letters, reminding

DATA = Path(__file__).parent / "data"
COMMUNITIES = ("agder.yaml", "ahus.yaml")
MAIL, LETTER = "notice.mail", "letter.mail"


def load() -> list[Community]:
    """Loads the demo world into an empty database; does nothing where a community exists.

    The mails of past days are sent afterwards, each with its date.
    """
    with transaction.atomic():
        if Community.objects.exists():
            return []
        add_themes(DATA / "themes.yaml")
        made = [World(read(DATA / name)).build() for name in COMMUNITIES]
    send_past_mails()
    return made


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def add_themes(path: Path) -> None:
    """The themes in the order of the file, each with the words that lead to it (REC-7)."""
    for position, facts in enumerate(read(path), 1):
        theme = cases.add_theme(name=facts["name"], slug=facts["slug"], position=position, by=None)
        for word in facts.get("words", []):
            cases.add_theme_word(theme=theme, word=word, by=None)


class World:
    """One file's content on its way into the database."""

    def __init__(self, data: Facts) -> None:
        self.data = data
        self.register = Register(data)

    def build(self) -> Community:
        diary = Diary()
        with clock.at(at(self.data["founded_on"], 7)):
            self.register.bodies()
            self.register.everybody()
            Standing(self.register).note(diary)
        matters = Matters(self.register)
        for facts in self.data.get("plans", []):
            matters.note_plan(facts, diary)
        for facts in self.data["commissions"]:
            matters.note_commission(facts, diary)
        for facts in self.data["cases"]:
            matters.note_case(facts, diary)
        meetings = Meetings(matters)
        for facts in self.data["meetings"]:
            meetings.note_meeting(facts, diary)
        self.note_work(Work(matters), diary)
        hearings = Hearings(matters)
        for facts in self.data.get("hearings", []):
            hearings.note_hearing(facts, diary)
        intake = Intake(matters)
        for facts in self.data.get("mails", []):
            intake.note_mail(facts, diary)
        for facts in self.data.get("reports", []):
            intake.note_report(facts, diary)
        diary.carry_out()
        return self.register.community

    def note_work(self, work: Work, diary: Diary) -> None:
        """What not every world has."""
        for name, note in (
            ("papers", work.note_paper),
            ("written", work.note_written),
            ("groups", work.note_group),
        ):
            for facts in self.data.get(name, []):
                note(facts, diary)


def send_past_mails() -> int:
    """Does what was due before now, each job at its own time; returns how many.

    What came second on its day goes out with the letter of the next working morning.
    """
    from members import tasks  # noqa: F401, PLC0415  registers the handler; the web needs it not

    due = Job.objects.due(timezone.now()).filter(kind=MAIL).order_by("due_at", "pk")
    by_day: dict[date, list[tuple[int, datetime]]] = {}
    for job_id, due_at in due.values_list("pk", "due_at"):
        by_day.setdefault(timezone.localdate(due_at), []).append((job_id, due_at))
    mornings = {workdays.next_working_day(day) for day in by_day}
    done = 0
    for day in sorted({*by_day, *mornings}):
        done += _send_letters(day) if day in mornings else 0
        for job_id, due_at in by_day.get(day, []):
            with clock.at(due_at):
                done += outbox.run(job_id)
    return done


def _send_letters(day: date) -> int:
    """The letters of one morning, unless it is still to come."""
    morning = reminding.morning(day)
    if morning > timezone.now():
        return 0
    with clock.at(morning):
        letters.put_letters(on=day)
        ready = Job.objects.due(timezone.now()).filter(kind=LETTER).values_list("pk", flat=True)
        return sum(outbox.run(job_id) for job_id in list(ready))
