"""Hearings for tests: prepared, sent, answered."""

from __future__ import annotations

from datetime import date, timedelta

from cases.domain.hearings import answers, hearings
from cases.enums import Discussed, Position
from cases.models import Case, Hearing, HearingAnswer, HearingInvitation
from councils.models import Council
from tests.factories import DAY

DEADLINE = DAY + timedelta(weeks=6)


def prepared(case: Case, *slugs: str, deadline: date = DEADLINE, **facts) -> Hearing:
    bodies = Council.objects.filter(community=case.council.community, slug__in=slugs)
    words = {"title": "Hvem følger opp?", "text": "Vi ber om innspill."}
    return hearings.prepare(
        case=case, bodies=bodies, deadline=deadline, on=DAY, by=None, **words | facts
    )


def sent(case: Case, *slugs: str, **facts) -> Hearing:
    hearing = prepared(case, *slugs, **facts)
    hearings.send(hearing=hearing, on=DAY, by=None)
    return Hearing.objects.get(pk=hearing.pk)


def answered(invitation: HearingInvitation, *, on: date = DAY, **facts) -> HearingAnswer:
    usual = {
        "version": invitation.hearing.version,
        "position": Position.SUPPORTS,
        "discussed": Discussed.EMAIL,
    }
    return answers.answer(invitation=invitation, on=on, by=None, **usual | facts)
