"""A member leaves, the body is asked by mail and answers, and its choice is seated and welcomed.

Four people in a browser, and a real worker that delivers (issue 4; ALR-18, ALR-35, FSU-10, FSU-12).
"""

import re

from django.utils import timezone
from playwright.sync_api import expect

from legeraad.web.formats import day_short
from members.models import Term, Vacancy
from tests.journeys.conftest import nb
from tests.journeys.test_thread import become, mail_to, submit, text_of

SEAT = {"seat__group__council__slug": "alr", "seat__ordinal": 13}


def link_in(mail) -> str:
    """The path of the page that a mail leads to."""
    return re.search(r"https?://[^/\s]+(/\S+/)", text_of(mail))[1]


def log_in_by_code(page, portal, key: str, going: str):
    """A way in for those who are no personas of the demo: a code to the address on file."""
    page.context.clear_cookies()
    page.goto(f"{portal}{going}")
    address = page.get_by_label(nb("Your e-mail address"))
    address.fill(f"{key}@eksempel.example")
    address.press("Enter")
    page.locator("main input[name=code]").wait_for()
    code = text_of(mail_to(page, key, "koden")).split("\n    ")[1].split()[0]
    page.locator("main input[name=code]").fill(code)
    page.locator("main input[name=code]").press("Enter")
    page.wait_for_url(f"**{going}")


def resign(page, portal):
    log_in_by_code(page, portal, "x.p", "/min-side/")
    page.locator("main a[href$='/fratre/']").first.click()
    page.locator("[name=last_day]").fill(day_short(timezone.localdate()))
    submit(page)
    expect(page.locator("#id_sure_error")).to_be_visible()
    page.locator("[name=sure]").check()
    submit(page)
    page.wait_for_url("**/min-side/")


def answer(page, portal) -> str:
    """The contact comes by the link in the mail, and sees the receipt afterwards."""
    asked = mail_to(page, "kontakt", "Brukerrepresentant")
    become(page, portal, "kontakt")
    path = link_in(asked)
    page.goto(f"{portal}{path}")
    expect(page.locator("main")).to_contain_text("Agder legeråd")
    page.locator("main a[href$='/svar/']").first.click()
    page.locator("[name=name]").fill("N.N.")
    page.locator("[name=email]").fill("ny@eksempel.example")
    page.locator("[name=filled_by][value=meeting]").check()
    page.locator("[name=decided_on]").fill(day_short(timezone.localdate()))
    submit(page)
    expect(page.locator("#id_present_error")).to_be_visible()
    page.locator("[name=present]").fill("9")
    submit(page)
    page.wait_for_url(f"**{path}")
    expect(page.locator("main")).to_contain_text("N.N.")
    assert page.goto(f"{portal}/agder/ledige-plasser/").status == 403
    return path


def put_in_the_seat(page, portal, path: str):
    become(page, portal, "sekretar")
    page.goto(f"{portal}/agder/oppgaver/")
    page.locator(f"main a[href$='{path}sett-inn/']").first.click()
    page.locator("[name=period][value=whole]").check()
    submit(page)
    page.wait_for_url(f"**{path}")
    page.goto(f"{portal}/agder/ledige-plasser/")
    expect(page.locator("section[aria-labelledby=filled]")).to_contain_text("N.N.")


def be_welcomed(page, portal):
    """The new member logs in with a code, from the link in the welcome."""
    path = link_in(mail_to(page, "ny", "Agder legeråd"))
    log_in_by_code(page, portal, "ny", path)
    expect(page.locator("main")).to_contain_text("Brukerutvalget")
    expect(page.locator("section[aria-labelledby=ahead] a").first).to_be_visible()
    page.locator("[name=knows_mandate]").check()
    page.locator("[name=knows_whom]").check()
    submit(page)
    page.wait_for_url("**/min-side/")
    assert page.locator("section[aria-labelledby=asked] a[href$='/velkommen/']").count() == 0


def test_member_leaves_and_the_body_fills_the_seat(page, portal, worker):
    resign(page, portal)
    path = answer(page, portal)
    put_in_the_seat(page, portal, path)
    be_welcomed(page, portal)

    left, came = Term.objects.filter(**SEAT).order_by("start")
    assert (left.end_reason, left.ended_on) == ("resigned", came.start)
    assert (came.person.name, came.present, came.traceable) == ("N.N.", 9, True)
    assert Vacancy.objects.get(**SEAT).days(timezone.localdate()) == 0
