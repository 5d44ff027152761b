"""A kind of job of these tests' own."""

import pytest

from legeraad.outbox.domain import running

KIND = "test.kind"


@pytest.fixture
def handler(monkeypatch):
    """Says what a job of the kind *test.kind*, or of another, does."""

    def say(done, kind=KIND):
        monkeypatch.setitem(running._handlers, kind, done)

    return say


@pytest.fixture
def calls(handler, db):
    """What the jobs of the kind *test.kind* were called with."""
    made = []
    handler(lambda **facts: made.append(facts))
    return made
