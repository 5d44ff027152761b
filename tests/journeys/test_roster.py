"""The secretary looks back, lets somebody leave, and thinks better of it."""

from datetime import date

from playwright.sync_api import expect

from councils.models import Seat
from members.models import Term
from tests.journeys.conftest import log_in
from tests.journeys.test_pages import faults_of

ALR = "/agder/sammensetning/alr/"


def row_of(page, ordinal):
    seat = Seat.objects.get(group__council__slug="alr", ordinal=ordinal, substitute_for=None)
    return page.locator(f"#plass-{seat.pk}")


def test_roster_as_of_a_past_date(page, portal):
    """ALR-37: seat 7 has been vacant since 2 November."""
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}/agder/sammensetning/")
    page.locator(f'main a[href="{ALR}"]').click()
    expect(row_of(page, 7)).not_to_contain_text("Ø.X.")
    expect(row_of(page, 7).locator('a[href$="/sett-inn/"]')).to_have_count(2)  # and a substitute

    page.locator("[name=dato]").fill("01.11.2026")
    page.keyboard.press("Enter")

    page.wait_for_url("**dato=01.11.2026")
    expect(row_of(page, 7)).to_contain_text("Ø.X.")
    expect(page.locator('main a[href$="/sett-inn/"]')).to_have_count(0)
    page.locator(f'.ds-alert a[href="{ALR}"]').click()
    expect(row_of(page, 7)).not_to_contain_text("Ø.X.")


def test_end_of_a_term_is_shown_at_once_and_taken_back(page, portal):
    """ALR-18."""
    term = Term.objects.get(seat__group__council__slug="alr", person__name="Q.B.")
    log_in(page, portal, "sekretar")
    page.goto(portal + ALR)
    row_of(page, 4).locator("summary").click()
    row_of(page, 4).locator(f'a[href$="/perioder/{term.pk}/avslutt/"]').click()
    page.locator("[name=on]").fill("31.12.2099")
    page.locator("[name=reason][value=moved]").check()
    page.locator(".lr-form__acts button").click()

    page.wait_for_url(f"**{ALR}")
    expect(row_of(page, 4)).to_contain_text("31.12.2099")
    term.refresh_from_db()
    assert term.ended_on == date(2100, 1, 1)
    row_of(page, 4).locator("summary").click()
    row_of(page, 4).locator(f'a[href$="/perioder/{term.pk}/behold/"]').click()
    page.locator(".lr-form__acts button").click()

    page.wait_for_url(f"**{ALR}")
    expect(row_of(page, 4)).not_to_contain_text("31.12.2099")
    term.refresh_from_db()
    assert term.ended_on is None


def test_pages_of_seats_have_no_barrier(page, portal):
    log_in(page, portal, "sekretar")
    term = Term.objects.get(seat__group__council__slug="alr", person__name="Q.B.")
    addresses = (
        "/agder/sammensetning/",
        ALR,
        f"{ALR}?dato=01.11.2026",
        "/agder/sammensetning/alu-ostre-agder/",
        f"{ALR}grupper/{term.seat.group_id}/rediger/",
        f"{ALR}plasser/{term.seat_id}/sett-inn/?q=z",
        f"{ALR}plasser/{term.seat_id}/fjern/",
        f"{ALR}perioder/{term.pk}/avslutt/",
        f"{ALR}perioder/{term.pk}/fristilling/",
        f"{ALR}verv/nytt/",
    )

    assert [fault for each in addresses for fault in faults_of(page, portal + each)] == []
