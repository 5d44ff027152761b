"""The portal's clock, which the demo may move ahead of the real time.

How far lies in one file that every process reads at each look (some ten microseconds), so that web,
worker and beat agree at once. Only `timezone.now()` is moved: the database's own now(), Celery's
schedule, cookies, caches, signatures and the age of login codes keep the real time.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from legeraad.errors import DomainError
from legeraad.web import formats

FARTHEST = timedelta(days=5 * 365)  # sessions of the demo live longer: SESSION_COOKIE_AGE
STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}

_here: timedelta | None = None  # set by `at`, for this process alone


def real_now() -> datetime:
    return datetime.now(tz=UTC)


def moved_by() -> timedelta:
    """How far the portal is ahead; nothing where the file is missing or no number."""
    if _here is not None:
        return _here
    try:
        return timedelta(seconds=float(_file().read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta()


@wraps(timezone.now)  # keeps Django's name, which migrations write down for a default
def now() -> datetime:
    return real_now() + moved_by()


def wind() -> None:
    """Makes `timezone.now` the portal's clock; before a model takes it as a default."""
    timezone.now = now


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within this, in this process alone, it is `moment` and time goes on from there.

    For the loader, which tells of past days; also where the demo is off and nothing was wound.
    """
    global _here  # noqa: PLW0603  one clock for the whole process
    before, told = _here, timezone.now
    _here = moment - real_now()
    wind()
    try:
        yield
    finally:
        _here, timezone.now = before, told


def move_to(moment: datetime) -> None:
    """Sets the clock, and hands what is due by then to a worker; the clock goes on from there.

    A job that is running just then may be run twice, since its lease ends with the move.
    """
    real = real_now()
    if moment < real:
        sentence = _("It is %(day)s %(clock)s already: the clock can only be ahead of real time.")
        words = {"day": formats.day(real), "clock": formats.clock(real)}
        raise DomainError(sentence % words, field="moment")
    if moment - real > FARTHEST:
        raise DomainError(_("The clock can be five years ahead, not more."), field="moment")
    _write((moment - real).total_seconds())
    _sweep()


def move_back() -> None:
    """Back to real time. What was put off until a later time stays put off."""
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.DEMO_CLOCK_FILE)


def _write(seconds: float) -> None:
    """Whole or not at all: somebody reads it at this moment."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{secrets.token_hex(4)}")
    draft.write_text(str(seconds))
    os.replace(draft, file)  # noqa: PTH105  the atomic one, by its plain name


def _sweep() -> None:
    """Costs nothing but time when there is no broker: the jobs wait for the next sweep."""
    from legeraad.outbox.tasks import sweep  # noqa: PLC0415  brings Celery along

    sweep()
