"""The clock is moved, and what falls due happens by itself; the mails are found on /demo/post/.

A real worker does the work; the clock's sweep is asked for here, since beat takes its time. Only
the clock of the demo is touched (issue 5).
"""

import re
from collections import Counter
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.domain.meetings import approval
from cases.enums import ApprovedHow, MinutesState
from cases.models import Minutes
from councils.domain import duties
from councils.enums import DutyKind
from councils.models import Council
from legeraad import workdays
from legeraad.demo import clock
from legeraad.outbox import tasks
from legeraad.outbox.models import Job
from members.models import Term, Vacancy
from tests.cases.views.workbench import at, with_chair
from tests.journeys.test_thread import become, mails

REPORT_DUE = date(2027, 2, 1)
OVERDUE = date(2027, 2, 8)  # a Monday, a week later
TUESDAY = date(2027, 2, 9)
EXPIRED = date(2027, 3, 1)  # a Monday
PAGES = 8  # of mails, at most


@pytest.fixture
def clock_page(page, portal, worker):
    """Moves the clock to eight o'clock of a day, and waits until all that is due then is done."""

    def move_to(day):
        page.goto(f"{portal}/demo/klokke/")
        page.locator("[name=moment]").fill(f"{day:%d.%m.%Y} kl. 08.00")
        page.locator("form:has([name=moment]) [type=submit]").click()
        expect(page.locator("main")).to_contain_text("08.00")
        settle(page)

    yield move_to
    clock.move_back()


def settle(page):
    for _ in range(200):
        tasks.sweep()
        waits = Job.objects.filter(done_at=None, parked_at=None, due_at__lte=timezone.now())
        if not waits.exists():
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"not done: {list(waits.values_list('key', 'error')[:5])}")


def found_in_post(page, portal, who, *wanted):
    """Opens the newest mail to somebody with these words in its subject, by clicking."""
    for number in range(1, PAGES + 1):
        page.goto(f"{portal}/demo/post/?side={number}")
        rows = page.locator("main tbody tr").filter(has_text=f"{who}@eksempel.example")
        for word in wanted:
            rows = rows.filter(has=page.locator("th", has_text=word))
        if rows.count():
            rows.first.get_by_role("link").click()
            expect(page.locator("main")).to_contain_text(f"{who}@eksempel.example")
            return page.locator("section[aria-labelledby=text]")
    raise AssertionError(f"no mail to {who} about {wanted}")


def letters_to(who=""):
    """The letters of the day, oldest first: to whom, and on which day by the portal's clock."""
    found = [mail for mail in mails() if "letter-" in mail["Message-ID"]]
    return [
        (str(mail["To"]).partition("@")[0], parsedate_to_datetime(mail["Date"]).date())
        for mail in found
        if str(mail["To"]).startswith(who)
    ]


def assert_nobody_is_nagged():
    """One letter a day, and none on a day off."""
    letters = letters_to()
    assert letters
    assert max(Counter(letters).values()) == 1
    assert [day for _who, day in letters if not workdays.is_working_day(day)] == []


def test_silence_approves_the_minutes_after_reminders(page, portal, clock_page):
    today = timezone.localdate()
    due = workdays.working_days_after(today, 5)
    closed = with_chair()
    approval.circulate(minutes=closed, reader=closed.meeting.chair, due=due, on=today, by=None)
    silent = closed.approvals.filter(answer="").values_list("person__email", flat=True)
    asked = {email.partition("@")[0] for email in silent}

    for number in range(1, (due - today).days + 1):
        clock_page(today + timedelta(days=number))
    before = Minutes.objects.get(pk=closed.pk)
    told = [who for who, day in letters_to() if today < day <= due]
    text = found_in_post(page, portal, "fastlege", "ALR")
    expect(text).to_contain_text(at("referat/"))
    clock_page(due + timedelta(days=1))

    assert before.state == MinutesState.WITH_THOSE_WHO_MET
    assert asked <= set(told)
    become(page, portal, "fastlege")
    page.goto(portal + at("referat/"))
    expect(page.locator("button[name=answer]")).to_have_count(0)
    approved = Minutes.objects.get(pk=closed.pk)
    assert (approved.state, approved.approved_how) == (MinutesState.APPROVED, ApprovedHow.SILENCE)
    assert_nobody_is_nagged()


def test_overdue_report_reminds_secretary_and_chair(page, portal, clock_page):
    alr = Council.objects.get(slug="alr")
    report = duties.add_duty(
        council=alr, kind=DutyKind.YEARLY_REPORT, first_due=REPORT_DUE, every_months=12, by=None
    )
    duties.add_duty(
        council=Council.objects.get(slug="au-alr"),
        kind=DutyKind.EVALUATION,
        first_due=TUESDAY,
        every_months=24,
        by=None,
    )
    fulfil = f"/agder/utvalg/alr/plikter/{report.pk}/"

    clock_page(OVERDUE)
    for who in ("sekretar", "leder"):
        expect(found_in_post(page, portal, who)).to_contain_text(fulfil)
    become(page, portal, "sekretar")
    page.goto(f"{portal}/agder/oppgaver/")
    expect(page.locator(f"section[aria-labelledby=late] a[href*='{fulfil}']").first).to_be_visible()

    weekly_by_one_click(page, portal)
    clock_page(TUESDAY)
    clock_page(OVERDUE + timedelta(days=7))
    days = [day for _who, day in letters_to("sekretar")]
    assert OVERDUE in days
    assert TUESDAY not in days
    assert OVERDUE + timedelta(days=7) in days
    assert_nobody_is_nagged()


def weekly_by_one_click(page, portal):
    """From the letter, without a login: the link opens the choice, the button makes it."""
    text = found_in_post(page, portal, "sekretar").inner_text()
    path = re.search(r"/min-side/e-post/\S+/", text)[0]
    page.context.clear_cookies()
    page.goto(f"{portal}{path}")
    page.locator("[name=rhythm][value=weekly]").check()
    page.locator("main form [type=submit]").click()
    expect(page.locator("main [role=status]")).to_be_visible()


def test_expired_term_is_told_and_the_body_is_asked(page, portal, clock_page):
    """Whoever sits there sits on until somebody follows; the body has been asked."""
    clock_page(EXPIRED)

    term = Term.objects.get(person__email="x.p@eksempel.example", seat__ordinal=13)
    vacancy = Vacancy.objects.get(seat=term.seat)
    assert (term.planned_end, vacancy.since) == (EXPIRED, EXPIRED)
    expect(found_in_post(page, portal, "kontakt")).to_contain_text(vacancy.get_absolute_url())
    expect(found_in_post(page, portal, "x.p")).to_contain_text("Brukerrepresentant")
    expect(found_in_post(page, portal, "sekretar")).to_contain_text("X.P.")
    become(page, portal, "kontakt")
    page.goto(f"{portal}{vacancy.get_absolute_url()}")
    expect(page.locator("main a[href$='/svar/']").first).to_be_visible()
    assert_nobody_is_nagged()
