"""The outbox: `put` from a domain function, `handles` on a handler in a tasks module."""

from legeraad.outbox.domain.daily import daily, put_today
from legeraad.outbox.domain.jobs import put, put_selected
from legeraad.outbox.domain.running import handles, run, run_due

__all__ = ["daily", "handles", "put", "put_selected", "put_today", "run", "run_due"]
