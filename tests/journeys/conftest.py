"""A real browser, a real server, a real worker."""

import os
import shutil
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from legeraad.demo import clock
from tests import world

# Playwright keeps an event loop in this thread; Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PATIENCE = 15_000  # milliseconds
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    path = next(filter(None, map(shutil.which, BROWSERS)))
    quiet = ["--disable-gpu", "--disable-background-networking", "--no-first-run"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": path, "args": [*quiet, *sandbox]}


@pytest.fixture(scope="session")
def browser_context_args():
    return {"locale": "nb-NO", "timezone_id": "Europe/Oslo", "accept_downloads": True}


@pytest.fixture(scope="session", autouse=True)
def _patience():
    """The machine may be busy; how fast the pages are, is tried elsewhere."""
    expect.set_options(timeout=PATIENCE)


FROM, UNTIL = 7, 19  # hours; a journey moves the clock, and must not get past midnight


@pytest.fixture
def _by_day():
    """A journey begins in the working day: at night letters wait for the morning.

    The clock is only written down, without the sweep of a move: no work of the day is put.
    """
    clock.move_back()
    now = timezone.localtime()
    if not FROM <= now.hour < UNTIL:
        morning = now.replace(hour=10) + timedelta(days=now.hour >= UNTIL)
        settings.DEMO_CLOCK_FILE.parent.mkdir(parents=True, exist_ok=True)
        settings.DEMO_CLOCK_FILE.write_text(str((morning - now).total_seconds()))
    yield
    clock.move_back()


@pytest.fixture
def portal(transactional_db, _sample, _by_day, live_server):
    """The address of a running portal with the sample Agder, and no mail in the box."""
    world.bring_back()
    cache.clear()  # the codes that an earlier test asked for do not count against this one
    shutil.rmtree(settings.DEMO_MAIL_FOLDER, ignore_errors=True)
    return live_server.url


@pytest.fixture
def page(page):
    """A page that fails the test on a script error or a message of the Content-Security-Policy."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    page.set_default_timeout(PATIENCE)
    yield page
    assert complaints == []


def nb(text: str, **words: object) -> str:
    """What a text of ours is called on the page, in bokmål."""
    with override("nb"):
        return gettext(text) % words if words else gettext(text)


def log_in(page, portal: str, key: str) -> None:
    """By the persona's button of the demo."""
    page.goto(f"{portal}/konto/logg-inn/")
    page.locator(f'form[action$="/demo/logg-inn/{key}/"] button').click()
    page.wait_for_url("**/min-side/")
