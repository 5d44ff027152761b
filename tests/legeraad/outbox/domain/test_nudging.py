"""Telling a worker costs a request next to nothing, whatever state the broker is in (O2)."""

from legeraad.outbox.domain import nudging

KIND = "test.kind"


class Broken:
    """A broker that takes nothing; it notes what was tried."""

    def __init__(self):
        self.tried = []

    def __call__(self, queue, job_id):
        self.tried.append(job_id)
        raise ConnectionError


def test_work_goes_to_the_queue_of_its_kind(nudged):
    for job_id, kind in enumerate(("minutes.pdf", "account.mail", "letter.mail", KIND)):
        nudging.nudge(job_id, kind)

    assert nudged == [("pdf", 0), ("first", 1), ("mail", 2), ("default", 3)]


def test_broker_that_failed_is_left_alone_for_a_while(nudged, monkeypatch):
    broken = Broken()
    monkeypatch.setattr(nudging, "_publish", broken)

    for job_id in range(20):
        nudging.nudge(job_id, KIND)

    assert broken.tried == [0]


def test_broker_is_tried_again_after_the_pause(nudged, monkeypatch):
    with monkeypatch.context() as down:
        down.setattr(nudging, "_publish", Broken())
        nudging.nudge(1, KIND)
    nudging.nudge(2, KIND)

    monkeypatch.setattr(nudging, "_paused_until", nudging._paused_until - nudging.PAUSE)
    nudging.nudge(3, KIND)

    assert nudged == [("default", 3)]
