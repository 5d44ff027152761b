"""What is under way in a world: case papers, a case decided in writing, groups and projects."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial

from cases.domain.casework import case_papers, cases, groups, inputs, sources
from cases.domain.documents import documents
from cases.domain.meetings import meetings, written
from cases.enums import CaseOrigin, GoalStatus, GroupKind, ItemKind
from cases.models import Case, Group
from councils.models import Council
from legeraad.actors import Actor
from legeraad.demo import knowledge
from legeraad.demo.world_diary import OSLO, Diary, at
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
        if "report_on" in facts:
            diary.note(at(facts["report_on"], 12), partial(self.report, facts))

    def set_up(self, facts: Facts) -> None:
        commissioner = self.register.councils[facts["commissioner"]]
        by = self.matters.secretary(commissioner, facts["set_up_on"])
        words = ("name", "label", "aim", "end_criterion")
        group = groups.set_up(
            kind=GroupKind(facts["kind"]),
            case=self.case_of_group(commissioner, facts, by),
            commissioner=commissioner,
            on=facts["set_up_on"],
            by=by,
            **{name: facts[name] for name in words},
        )
        for goal in facts["goals"]:
            status = GoalStatus(goal.get("status", GoalStatus.OPEN))
            result = goal.get("result", "")
            groups.add_goal(group=group, text=goal["text"], status=status, result=result, by=by)
        for each in facts.get("meetings", []):
            self.group_meeting(group, each, by)
        for told in facts.get("rounds", []):
            self.input_round(group, told, by)
        for slug in facts["references"]:
            groups.name_reference(group=group, body=self.register.councils[slug], by=by)

    def case_of_group(self, council: Council, facts: Facts, by: Actor | None) -> Case:
        """The case that the project works with, and the sources that it builds on (PRJ-10)."""
        case = cases.register(
            council=council,
            origin=CaseOrigin.OWN_INITIATIVE,
            themes=[self.matters.themes["tverrfaglig-samarbeid"]],
            on=facts["set_up_on"],
            by=by,
            **facts["case"],
        )
        for each in facts["sources"]:
            made = sources.write_down(community=council.community, by=by, **each)
            sources.link(case=case, source=made, by=by)
        return case

    def group_meeting(self, group: Group, facts: Facts, by: Actor | None) -> None:
        starts, ends = (
            datetime.combine(facts["day"], time.fromisoformat(facts[name]), OSLO)
            for name in ("from", "until")
        )
        meetings.plan(
            council=group.body, starts_at=starts, ends_at=ends, place=facts["place"], by=by
        )

    def report(self, facts: Facts) -> None:
        """What the project found, as a document of its case (PRJ-7)."""
        group = Group.objects.get(body__label=facts["label"])
        documents.add(
            case=group.case_links.get().case,
            name=knowledge.NAME,
            content=knowledge.report(),
            on=facts["report_on"],
            by=self.matters.secretary(group.commissioner, facts["report_on"]),
        )

    def input_round(self, group: Group, facts: Facts, by: Actor | None) -> None:
        """Who is asked, and what came of it until now (PRJ-5, PRJ-6)."""
        asked = [
            line
            for each in facts["asked"]
            for line in ((each["name"], False), *((name, True) for name in each.get("within", [])))
        ]
        days = {name: facts[name] for name in ("first_day", "last_day")}
        made = inputs.begin(group=group, title=facts["title"], asked=asked, by=by, **days)
        for each in facts["asked"]:
            if "came_on" in each:
                given = made.inputs.get(name=each["name"])
                inputs.write(given=given, received_on=each["came_on"], text=each["text"], by=by)
