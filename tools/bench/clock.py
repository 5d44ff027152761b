"""How long the measuring may take, so that a slow machine still ends in time."""

from __future__ import annotations

import time
from collections.abc import Iterator


class Clock:
    """`seconds` is what the whole run may take, `batch` the length of one batch of requests."""

    def __init__(self, *, seconds: float, batch: float, rounds: int) -> None:
        self.began = time.monotonic()
        self.seconds = seconds
        self.batch = batch
        self.most = rounds

    @property
    def gone(self) -> float:
        return time.monotonic() - self.began

    def rounds(self, *, until: float) -> Iterator[int]:
        """At least one round; no new one when the part `until` of the time is over."""
        for number in range(self.most):
            if number and self.gone > until * self.seconds:
                return
            yield number
