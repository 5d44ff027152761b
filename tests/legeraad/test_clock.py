"""The clock of the demo: one time in all processes, ahead of the real one or the same."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from councils.models import Community
from legeraad.demo import clock
from legeraad.errors import DomainError
from legeraad.outbox import domain as outbox
from legeraad.outbox import tasks
from legeraad.outbox.domain import nudging
from legeraad.outbox.domain.daily import _kinds
from legeraad.outbox.models import Job
from members.domain import notices
from members.mails import LOGIN_LOCKED
from members.models import Notice, Person, User

PROJECT = Path(__file__).parents[2]
PAGE = "/demo/klokke/"
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)  # 12.00 in Oslo
SECOND = timedelta(seconds=1)


@pytest.fixture
def moving():
    """The clock of this process and of its workers; right again afterwards."""
    yield
    clock.move_back()


@pytest.fixture
def noon(moving):
    with time_machine.travel(NOON, tick=False):
        yield


def ahead() -> timedelta:
    return timezone.now() - datetime.now(tz=UTC)


def test_loader_acts_on_a_past_day_in_its_own_process(noon):
    past = datetime(2026, 2, 11, 14, 30, tzinfo=UTC)

    with clock.at(past):
        assert timezone.now() == past
        with clock.at(past - timedelta(days=1)):
            assert timezone.now() == past - timedelta(days=1)
        assert timezone.now() == past

    assert timezone.now() == NOON
    assert not Path(settings.DEMO_CLOCK_FILE).exists()


def test_past_day_works_where_the_clock_was_never_wound(noon, monkeypatch):
    monkeypatch.setattr(timezone, "now", clock.real_now)

    with clock.at(NOON - timedelta(days=200)):
        assert timezone.now() == NOON - timedelta(days=200)

    assert timezone.now is clock.real_now


def test_clock_that_nobody_moved_is_the_real_one():
    assert abs(ahead()) < SECOND


def test_moved_clock_goes_on_from_where_it_was_set(moving, db, nudged):
    with time_machine.travel(NOON, tick=False) as real:
        clock.move_to(NOON + timedelta(days=40))
        first = timezone.now()
        real.shift(90)

        assert (first, timezone.now()) == (
            NOON + timedelta(days=40),
            NOON + timedelta(days=40, seconds=90),
        )
        assert timezone.localdate().isoformat() == "2027-01-01"


def test_clock_moves_back_to_real_time_once_and_again(db, noon, nudged):
    clock.move_to(NOON + timedelta(hours=1))

    clock.move_back()
    clock.move_back()

    assert timezone.now() == NOON


@pytest.mark.parametrize(
    "moment",
    [
        NOON - SECOND,
        datetime(1, 1, 1, tzinfo=UTC),
        NOON + clock.FARTHEST + SECOND,
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    ],
)
def test_clock_is_never_behind_real_time_nor_too_far_ahead(noon, moment):
    with pytest.raises(DomainError) as refusal:
        clock.move_to(moment)

    assert refusal.value.field == "moment"
    assert timezone.now() == NOON


def test_clock_may_be_set_from_ahead_to_less_ahead(db, noon, nudged):
    clock.move_to(NOON + timedelta(days=30))
    clock.move_to(NOON + timedelta(days=2))

    assert timezone.now() == NOON + timedelta(days=2)


@pytest.mark.parametrize("content", ["", "mye"])
def test_broken_file_is_no_move(tmp_path, settings, content):
    settings.DEMO_CLOCK_FILE = tmp_path / "clock"
    settings.DEMO_CLOCK_FILE.write_text(content)

    assert abs(ahead()) < SECOND


def test_move_leaves_nothing_beside_the_file(tmp_path, db, settings, nudged):
    settings.DEMO_CLOCK_FILE = tmp_path / "new" / "clock"

    clock.move_to(datetime.now(tz=UTC) + timedelta(days=1))

    assert [path.name for path in (tmp_path / "new").iterdir()] == ["clock"]


def test_defaults_of_models_follow_the_clock():
    """Taken when the models were loaded; migrations know it by Django's name."""
    default = User._meta.get_field("date_joined")

    assert default.default is timezone.now
    assert f"{timezone.now.__module__}.{timezone.now.__qualname__}" == "django.utils.timezone.now"


# all processes


SHOWN = """
import django, sys
django.setup()
from django.utils import timezone
for line in sys.stdin:
    print(timezone.now().timestamp(), flush=True)
"""


def test_another_process_sees_the_moved_clock_at_once(moving, db, nudged):
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "legeraad.settings.test"}
    with subprocess.Popen(
        [sys.executable, "-c", SHOWN],
        env=environ,
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:

        def seen() -> float:
            other.stdin.write("\n")
            other.stdin.flush()
            return float(other.stdout.readline()) - time.time()

        found = [seen()]
        clock.move_to(datetime.now(tz=UTC) + timedelta(days=90))
        found.append(seen())
        clock.move_back()
        found.append(seen())
        other.stdin.close()

    days = timedelta(days=90).total_seconds()
    assert found == pytest.approx([0, days, 0], abs=1)


def later(hours: int) -> Notice:
    """A notice to somebody whose mail is put off."""
    notices.send_once(
        LOGIN_LOCKED,
        to=Person.objects.exclude(email="").order_by("pk").first(),
        community=Community.objects.get(),
        key=f"test:{hours}",
        matter={},
        due_at=timezone.now() + timedelta(hours=hours),
    )
    return Notice.objects.get(key=f"test:{hours}")


def without_daily(nudges: list[tuple[str, int]]) -> list[int]:
    """Leaves out what the first sweep of a day puts by itself."""
    today = set(Job.objects.filter(kind__in=_kinds).values_list("pk", flat=True))
    return [job_id for _, job_id in nudges if job_id not in today]


def test_what_falls_due_is_swept_by_the_move(agder, moving, nudged, run_outbox):
    soon, late = later(3), later(30)
    job = Job.objects.get(key=f"notice:{soon.key}")

    clock.move_to(timezone.now() + timedelta(hours=4))

    assert without_daily(nudged) == [job.pk]
    assert run_outbox("notice.mail") == 1
    soon.refresh_from_db()
    late.refresh_from_db()
    assert soon.sent_at >= soon.due_at
    assert late.sent_at is None


@pytest.mark.django_db(transaction=True)
def test_worker_sends_what_falls_due_by_the_move(agder, moving, worker):
    notice = later(24 * 14)
    tasks.sweep()  # not due yet

    clock.move_to(timezone.now() + timedelta(days=15))

    until = time.monotonic() + 20
    while notice.sent_at is None and time.monotonic() < until:
        time.sleep(0.05)
        notice.refresh_from_db()
    assert notice.sent_at is not None
    assert Job.objects.get(key=f"notice:{notice.key}").attempts == 1


def test_job_held_before_a_jump_is_due_again_with_an_attempt_less(moving, db, nudged):
    job = outbox.put(kind="test.kind", key="k")
    held = timezone.now() + timedelta(seconds=40)
    Job.objects.update(locked_until=held, attempts=1)

    clock.move_to(timezone.now() + timedelta(hours=1))

    assert without_daily(nudged) == [job.pk]


# the page


def test_page_moves_the_clock_step_by_step(client, db, noon, nudged):
    steps = ["hour", "day", "week"]

    answers = [client.post(reverse("demo:clock_ahead"), {"step": step}) for step in steps]

    assert [answer["Location"] for answer in answers] == [PAGE] * 3
    assert timezone.now() == NOON + timedelta(days=8, hours=1)


@pytest.mark.parametrize("step", ["", "year", "-1", "hour "])
def test_page_knows_no_other_steps(client, db, noon, step):
    assert client.post(reverse("demo:clock_ahead"), {"step": step}).status_code == 404
    assert timezone.now() == NOON


@pytest.mark.parametrize(
    "typed",
    [
        "24.12.2026 kl. 17.05",
        "24.12.2026 kl. 17:05",
        "24.12.2026 kl 17.05",
        "24.12.2026 17.05",
        " 24.12.2026  17:05 ",
        "24.12.2026 kl.\N{NO-BREAK SPACE}17.05",
        "2026-12-24 17:05",
    ],
)
def test_page_takes_a_time_as_it_is_written_in_norwegian(client, db, noon, nudged, typed):
    answer = client.post(PAGE, {"moment": typed})

    assert answer["Location"] == PAGE
    assert timezone.now() == datetime(2026, 12, 24, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["22.11.2026 kl. 11.59", "01.01.0001 00.00", "31.12.9999 23.59"])
def test_page_refuses_beside_the_field_and_keeps_what_was_typed(client, db, noon, typed):
    page = client.post(PAGE, {"moment": typed})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["moment"]
    assert f'value="{typed}"' in page.text
    assert timezone.now() == NOON


@pytest.mark.parametrize("typed", ["", "i morgen", "31.02.2027 12.00", "28.03.2027 kl. 02.30"])
def test_page_refuses_what_is_no_moment(client, db, noon, typed):
    """The last one does not exist: that night the clock goes from 02.00 to 03.00."""
    page = client.post(PAGE, {"moment": typed})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["moment"])
    assert timezone.now() == NOON


def test_page_refuses_a_step_beyond_the_end_in_words(client, db, noon, nudged):
    clock.move_to(NOON + clock.FARTHEST)

    page = client.post(reverse("demo:clock_ahead"), {"step": "hour"})

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["moment"])
    assert timezone.now() == NOON + clock.FARTHEST


def test_page_shows_both_times_and_goes_back(client, db, noon, nudged):
    client.post(reverse("demo:clock_ahead"), {"step": "week"})

    moved = [value for _, value in client.get(PAGE).context["times"]]
    answer = client.post(reverse("demo:clock_back"))
    right = [value for _, value in client.get(PAGE).context["times"]]

    assert answer["Location"] == PAGE
    assert [value.replace("\N{NO-BREAK SPACE}", " ") for value in (*moved[:2], *right)] == [
        "søndag 29. november 2026 kl. 12.00",
        "søndag 22. november 2026 kl. 12.00",
        "søndag 22. november 2026 kl. 12.00",
        "søndag 22. november 2026 kl. 12.00",
        "",
    ]


def test_page_works_without_a_broker(client, agder, moving, monkeypatch, run_outbox):
    def fail(name, job_id):
        raise OSError

    monkeypatch.setattr(nudging, "_publish", fail)
    monkeypatch.setattr(nudging, "_paused_until", 0.0)
    later(1)

    answer = client.post(reverse("demo:clock_ahead"), {"step": "day"})

    assert (answer.status_code, run_outbox("notice.mail")) == (302, 1)


def test_banner_leads_to_the_clock_while_it_is_moved(client, agder, noon, nudged):
    link = f'class="ds-link" href="{PAGE}"'
    before = client.get("/agder/").text
    clock.move_to(NOON + timedelta(days=1))
    during = client.get("/agder/").text
    clock.move_back()

    assert (link in before, link in during, link in client.get("/agder/").text) == (
        False,
        True,
        False,
    )
    assert gettext("Sample content") in during


def test_nobody_is_logged_out_by_the_longest_move(as_secretary, moving, nudged):
    as_secretary.get("/min-side/")

    clock.move_to(datetime.now(tz=UTC) + clock.FARTHEST)

    assert as_secretary.get("/min-side/").status_code == 200
    assert timedelta(seconds=settings.SESSION_COOKIE_AGE) > clock.FARTHEST


# without demo mode


OUTSIDE = """
import sys
import django
from django.utils import timezone
ours = timezone.now
django.setup()
print(timezone.now is ours, hasattr(timezone.now, "__wrapped__"))
print([name for name in sys.modules if name.startswith("legeraad.demo")])
"""


def test_time_is_djangos_own_outside_of_the_demo():
    environ = os.environ | {"DJANGO_SETTINGS_MODULE": "legeraad.settings.dev"}
    environ.pop("DEMO", None)

    done = subprocess.run(
        [sys.executable, "-c", OUTSIDE],
        env=environ,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert done.stdout.splitlines() == ["True False", "[]"]
