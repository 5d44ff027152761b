"""A new member is welcomed once, and confirms to know what the seat is about (FSU-12)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from members import mails
from members.domain.notices import send_once
from members.models import Notice, Term

# Whoever took the seat longer ago than this knows it by now.
NEW_FOR = timedelta(days=30)
CONFIRM_WITHIN = timedelta(days=30)


def welcome(*, term: Term) -> bool:
    """Tells the holder of a new seat what it is about; False for a term of some time ago."""
    if term.start < timezone.localdate() - NEW_FOR:
        return False
    return send_once(
        mails.WELCOME,
        to=term.person,
        community=term.seat.group.council.community,
        key=_key(term.pk),
        matter={"term": term.pk},
        path=term.welcome_url,
    )


def _key(term: int) -> str:
    return f"welcome:term:{term}"


def unconfirmed(on: date) -> Any:
    """Terms whose holder was welcomed and has not confirmed; those that ended are over."""
    key = Concat(Value(_key(0)[:-1]), Cast(OuterRef("pk"), CharField()))
    welcomed = Exists(Notice.objects.filter(key=key))
    sits = Q(ended_on=None) | Q(ended_on__gt=on)
    rows = Term.objects.filter(welcomed, sits, onboarding=None).order_by("start", "pk")
    return rows.select_related("person", "seat__group__council__community", "seat__region")
