"""What is under way in a world: case papers, a case decided in writing, groups and projects."""

from __future__ import annotations

from functools import partial

from cases.domain.casework import case_papers, groups
from cases.domain.meetings import written
from cases.enums import GoalStatus, GroupKind, ItemKind
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_matters import Matters
from legeraad.demo.world_register import Facts


class Work:
    def __init__(self, matters: Matters) -> None:
        self.matters = matters
        self.register = matters.register

    def note_paper(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["written_on"], 13), partial(self.write_paper, facts))

    def write_paper(self, facts: Facts) -> None:
        council = self.register.council_of(facts)
        by = self.matters.secretary(council, facts["written_on"])
        case_papers.write(
            case=self.matters.cases[council.slug, facts["case"]],
            version=1,
            revision=0,
            person=getattr(by, "person", None),
            by=by,
            **{name: facts[name] for name in case_papers.TEXTS},
        )

    def note_written(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["sent_on"], 14), partial(self.ask_in_writing, facts))

    def ask_in_writing(self, facts: Facts) -> None:
        council = self.register.council_of(facts)
        on = facts["sent_on"]
        by = self.matters.secretary(council, on)
        begun = written.begin(
            case=self.matters.cases[council.slug, facts["case"]],
            kind=ItemKind.ADVICE,
            proposal=facts["proposal"],
            days=facts["days"],
            on=on,
            by=by,
        )
        written.send(meeting=begun, on=on, by=by)

    def note_group(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["set_up_on"], 12), partial(self.set_up, facts))

    def set_up(self, facts: Facts) -> None:
        commissioner = self.register.councils[facts["commissioner"]]
        by = self.matters.secretary(commissioner, facts["set_up_on"])
        words = ("name", "label", "aim", "end_criterion")
        group = groups.set_up(
            kind=GroupKind(facts["kind"]),
            commissioner=commissioner,
            on=facts["set_up_on"],
            by=by,
            **{name: facts[name] for name in words},
        )
        for goal in facts["goals"]:
            status = GoalStatus(goal.get("status", GoalStatus.OPEN))
            result = goal.get("result", "")
            groups.add_goal(group=group, text=goal["text"], status=status, result=result, by=by)
        for slug in facts["references"]:
            groups.name_reference(group=group, body=self.register.councils[slug], by=by)
