"""How far the recommendations of a world have come: sent out, discussed, in use or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cases.domain.reach import answers, sending
from cases.enums import Channel, ReachKind, Use
from cases.models import Reach
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_register import Facts

if TYPE_CHECKING:
    from legeraad.demo.world_matters import Matters


class ReachOf:
    def __init__(self, matters: Matters) -> None:
        self.matters = matters

    def note(self, facts: Facts, plan: Facts, diary: Diary) -> None:
        diary.note(at(plan["day"], 10), partial(self.send, facts, plan))
        for said in plan.get("discussed", []):
            diary.note(at(said["told_on"], 12), partial(self.discuss, facts, said))
        for said in plan.get("use", []):
            diary.note(at(said["told_on"], 13), partial(self.answer, facts, said))

    def send(self, facts: Facts, plan: Facts) -> None:
        given = self.matters.given(facts)
        by = self.matters.secretary(given.case.council, plan["day"])
        kinds = plan.get("kinds", list(ReachKind.values))
        sending.send(recommendation=given, kinds=kinds, on=plan["day"], by=by)

    def row(self, facts: Facts, whom: str) -> Reach:
        """By the slug of a body, or the name of an organisation."""
        rows = self.matters.given(facts).reach.select_related("body", "organisation")
        return next(row for row in rows if whom in (row.whom.name, getattr(row.body, "slug", "")))

    def discuss(self, facts: Facts, said: Facts) -> None:
        answers.discussed(
            reach=self.row(facts, said["whom"]),
            day=said["day"],
            channel=Channel(said["channel"]),
            present=said.get("present"),
            on=said["told_on"],
            by=None,
        )

    def answer(self, facts: Facts, said: Facts) -> None:
        answers.answer_use(
            reach=self.row(facts, said["whom"]),
            use=Use(said["use"]),
            reason=said.get("reason", ""),
            on=said["told_on"],
            by=None,
        )
