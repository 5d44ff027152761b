"""What waits in hearings, and the line that says it; the rules are in cases/domain/reminders.py."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, F, Max
from django.db.models.functions import Cast, Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.enums import Access, HearingState
from cases.hearing_mails import own_page
from cases.models import Hearing, HearingInvitation
from members.domain.reminding import Line


def unanswered() -> Any:
    """Bodies that have said nothing to an open hearing. Who answers after a meeting of his own is
    reminded of that day."""
    rows = HearingInvitation.objects.filter(
        hearing__state=HearingState.SENT, hearing__case__access=Access.OPEN
    )
    rows = rows.exclude(answers__isnull=False, answers__voided_on=None)
    deadline = Coalesce("deadline", "hearing__deadline")
    due = Cast(Greatest(deadline, "promised_on"), DateField())
    return rows.annotate(answer_by=due, asked_on=F("hearing__sent_on")).select_related(
        "hearing__case__council__community", "body"
    )


def answer_line(row: HearingInvitation) -> Line:
    title = _("Answer for %(body)s: %(hearing)s") % {
        "body": row.body.name,
        "hearing": row.hearing.title,
    }
    return Line(title, _("Read and answer"), own_page(row))


def silent_line(row: HearingInvitation) -> Line:
    """The same as the secretariat sees it."""
    title = _("%(body)s has not answered: %(hearing)s") % {
        "body": row.body.name,
        "hearing": row.hearing.title,
    }
    return Line(title, _("See the hearing"), row.hearing.get_absolute_url())


def longer() -> Any:
    """Bodies that answer after a meeting of theirs past the deadline: they ask for longer."""
    return unanswered().filter(promised_on__gt=Coalesce("deadline", "hearing__deadline"))


def longer_line(row: HearingInvitation) -> Line:
    title = _("%(body)s asks for longer: %(hearing)s") % {
        "body": row.body.name,
        "hearing": row.hearing.title,
    }
    hearing = row.hearing
    community = hearing.case.council.community
    address = reverse("cases:hearing_extend", args=[community.slug, hearing.pk, row.pk])
    return Line(title, _("Give it longer"), address)


def ended() -> Any:
    """Open hearings, each to be closed when the last deadline of its bodies is over."""
    longest = Greatest("deadline", Max("invitations__deadline"))
    rows = Hearing.objects.filter(state=HearingState.SENT).annotate(over=longest)
    return rows.select_related("case__council__community")


def ended_line(hearing: Hearing) -> Line:
    title = _("Close the hearing: %(hearing)s") % {"hearing": hearing.title}
    return Line(title, _("See the answers"), hearing.get_absolute_url())
