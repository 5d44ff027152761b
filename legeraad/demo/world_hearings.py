"""Who was heard in a world, and what they answered."""

from __future__ import annotations

from functools import partial

from cases.domain.hearings import answers, hearings
from cases.enums import Discussed, Position
from cases.models import Hearing
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_matters import Matters
from legeraad.demo.world_register import Facts


class Hearings:
    def __init__(self, matters: Matters) -> None:
        self.matters = matters
        self.made: dict[str, Hearing] = {}

    def note_hearing(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["sent_on"], 10), partial(self.send, facts))
        for answer in facts.get("answers", []):
            diary.note(at(answer["came_on"], 12), partial(self.answer, facts, answer))
        if "closed_on" in facts:
            diary.note(at(facts["closed_on"], 14), partial(self.close, facts))

    def send(self, facts: Facts) -> None:
        register, on = self.matters.register, facts["sent_on"]
        council = register.council_of(facts)
        case = self.matters.cases[council.slug, facts["case"]]
        by = self.matters.secretary(council, on)
        hearing = hearings.prepare(
            case=case,
            bodies=[register.councils[slug] for slug in facts["bodies"]],
            title=facts["title"],
            text=facts["text"],
            deadline=facts["deadline"],
            on=on,
            by=by,
        )
        hearings.send(hearing=hearing, on=on, by=by)
        self.made[facts["title"]] = hearing

    def answer(self, facts: Facts, answer: Facts) -> None:
        rows = self.made[facts["title"]].invitations.select_related(
            "hearing", "in_place_of", "body"
        )
        invitation = next(
            row for row in rows if (row.in_place_of or row.body).slug == answer["body"]
        )
        wanted = ("text", "discussed_on", "present", "came_by")
        answers.answer(
            invitation=invitation,
            version=1,
            position=Position(answer["position"]),
            discussed=Discussed(answer["discussed"]),
            on=answer["came_on"],
            by=None,
            **{name: answer[name] for name in wanted if name in answer},
        )

    def close(self, facts: Facts) -> None:
        hearing = self.made[facts["title"]]
        by = self.matters.secretary(hearing.case.council, facts["closed_on"])
        hearings.close(hearing=hearing, on=facts["closed_on"], by=by)
