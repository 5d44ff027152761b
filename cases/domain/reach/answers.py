"""What a body says of a recommendation: that it was discussed, and whether it is in use.

Only a pressed button comes here. What is said again takes the place of what was said before.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cases.enums import CHANNELS, CasesEvent, Channel, ReachKind, RecommendationState, Use
from cases.models import Reach
from cases.reach_mails import reach_signer
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.models import Person


def discussed(
    *,
    reach: Reach,
    day: date,
    channel: Channel,
    present: int | None = None,
    person: Person | None = None,
    came_by: str = "",
    on: date,
    by: Actor | None,
) -> Reach:
    """It was taken up that day, in that way; `on` is today. `person` says so for the body: nobody
    where it came by the link of the mail, or where the secretary registers it (`came_by`)."""
    if day > on:
        raise DomainError(_("It cannot have been discussed on a day to come."), field="day")
    if channel not in CHANNELS[ReachKind(reach.kind)]:
        raise DomainError(_("Choose one of the ways in the list."), field="channel")
    with transaction.atomic():
        reach = _open(reach)
        reach.discussed_on, reach.channel, reach.present = day, channel, present
        reach.told_by, reach.came_by = person, came_by
        reach.full_clean()
        return save_with_reason(reach, CasesEvent.REACH_DISCUSSED, by=by, why=came_by)


def answer_use(
    *,
    reach: Reach,
    use: Use,
    reason: str = "",
    person: Person | None = None,
    came_by: str = "",
    on: date,
    by: Actor | None,
) -> Reach:
    """Whether the body does as advised, and why not. The same answer again changes nothing."""
    reason = reason.strip() if use == Use.NOT_IN_USE else ""
    if use == Use.NOT_IN_USE and not reason:
        raise DomainError(_("Write why it is not in use."), field="reason")
    with transaction.atomic():
        reach = _open(reach)
        if (reach.use, reach.use_reason) == (use, reason):
            return reach
        reach.use, reach.use_reason, reach.used_on = use, reason, on
        reach.told_by, reach.came_by = person, came_by
        reach.full_clean()
        return save_with_reason(reach, CasesEvent.REACH_USE_ANSWERED, by=by, why=came_by)


def _open(reach: Reach) -> Reach:
    """The row, locked. Raises DomainError when the recommendation is no longer in force."""
    rows = Reach.objects.select_for_update(of=("self",))
    reach = rows.select_related("recommendation", "body", "organisation").get(pk=reach.pk)
    if reach.recommendation.state != RecommendationState.IN_FORCE:
        raise DomainError(_("The recommendation is no longer in force."))
    return reach


def read_address(signed: str) -> Reach | None:
    """Whom the link of a mail is for; None when it is not ours, or was taken back."""
    key = reach_signer.read(signed)
    rows = Reach.objects.select_related(
        "recommendation__case__council__community", "recommendation__community"
    )
    rows = rows.select_related("body", "organisation")
    return rows.filter(pk=key).exclude(sent_on=None).first() if key else None
