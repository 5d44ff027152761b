"""Calendar feeds: one's own behind a secret address, and a council's for everybody.

What is cancelled stays in them as cancelled, so that no calendar keeps a ghost. Neither tells what
is treated, so no exempt title is in them.
"""

from __future__ import annotations

import secrets
from datetime import date, timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import invitations
from cases.models import CalendarKey, Meeting
from councils.models import Council
from legeraad import calendar
from legeraad.calendar import Event
from members.models import Person, Term

PAST = timedelta(days=400)  # how long a meeting that is over stays in a feed
SECRET = 32  # bytes


def key_of(person: Person) -> CalendarKey | None:
    """The secret address of a person's own feed; None until he has asked for one."""
    return CalendarKey.objects.filter(person=person).first()


def renew(*, person: Person) -> CalendarKey:
    """A new secret address: the old one opens nothing any more. Pressed twice, the last holds."""
    new = {"secret": secrets.token_urlsafe(SECRET), "made_at": timezone.now()}
    key, _made = CalendarKey.objects.update_or_create(person=person, defaults=new)
    return key


def own_feed(secret: str, *, on: date) -> bytes | None:
    """The file behind a secret address; None for one that we have not given, or took back."""
    key = CalendarKey.objects.select_related("person").filter(secret=secret).first()
    if key is None or key.person.merged_into_id:
        return None
    events = _events(meetings_of(key.person, on=on))
    return calendar.feed(events, name=_("My meetings"))


def council_feed(council: Council, *, on: date) -> bytes:
    """The public file of a council: when and where, and nothing of what is treated or by whom."""
    rows = Meeting.objects.filter(council=council, written=False, starts_at__date__gte=on - PAST)
    return calendar.feed(_events(rows), name=council.name)


def meetings_of(person: Person, *, on: date) -> QuerySet[Meeting]:
    """The meetings that a person is called to, in all communities.

    Those of councils where he sits on the day, those he leads or writes the minutes of, and those
    he was called or invited to.
    """
    sits = Term.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=OuterRef("starts_at__date")),
        seat__group__council=OuterRef("council"),
        person=person,
        start__lte=OuterRef("starts_at__date"),
    )
    return Meeting.objects.filter(
        Q(Exists(sits))
        | Q(chair=person)
        | Q(minute_taker=person)
        | Q(pk__in=person.calls.values("summons__meeting"))
        | Q(pk__in=person.invitations.values("meeting")),
        written=False,
        starts_at__date__gte=on - PAST,
    )


def _events(rows: QuerySet[Meeting]) -> list[Event]:
    """One query, however many. The file is the same until a meeting is changed."""
    past = Meeting.history.model.objects.filter(id=OuterRef("pk")).order_by().values("id")
    found = rows.annotate(
        changes=Subquery(past.annotate(found=Count("pk")).values("found")),
        changed_at=Subquery(past.annotate(found=Max("history_date")).values("found")),
    ).select_related("council__community")
    return [
        invitations.event_of(each, sequence=each.changes, changed_at=each.changed_at, text="")
        for each in found.order_by("starts_at", "pk")
    ]
