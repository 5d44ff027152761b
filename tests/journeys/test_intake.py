"""An e-mail becomes a case, with what was attached, in at most eight clicks."""

import re

import pytest
from playwright.sync_api import expect

from cases.models import Case, IncomingMail
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.intake.posted import mail_of
from tests.cases.views.workbench import new_case
from tests.journeys.conftest import nb
from tests.journeys.test_thread import become

MOST_CLICKS = 8


@pytest.fixture
def eml(tmp_path):
    path = tmp_path / "Kontroll.eml"
    files = [("Notat.pdf", PDF), ("Tall.pdf", PDF + b"\n")]
    path.write_bytes(mail_of("VS: Hvem ber om kontrollen?", files=files))
    return path


def test_mail_with_two_attachments_becomes_a_case(page, portal, eml):
    clicks = []

    def click(locator):
        clicks.append(locator)
        locator.click()

    become(page, portal, "sekretar")
    page.goto(f"{portal}/agder/oppgaver/")
    click(page.get_by_role("link", name=nb("Cases"), exact=True).first)
    click(page.locator("main a[href$='/innkommet/']"))
    clicks.append("the file is dropped")
    page.locator("[name=files]").set_input_files(eml)
    click(page.locator("form[data-upload] [type=submit]"))
    page.wait_for_url("**/innkommet/*/")
    expect(page.locator("main")).to_contain_text("Tall.pdf")
    click(page.get_by_role("link", name=nb("New case from it")))
    expect(page.locator("[name=title]")).to_have_value("Hvem ber om kontrollen?")
    click(page.locator("main form label").filter(has_text="Blodprøver").first)
    click(page.get_by_role("button", name=nb("Register the case")))
    page.wait_for_url("**/saker/*/#documents")

    expect(page.locator("main")).to_contain_text("Notat")
    case = Case.objects.latest("pk")
    titles = list(case.documents.order_by("pk").values_list("title", flat=True))
    assert titles == ["Hvem ber om kontrollen?", "Notat", "Tall"]
    assert IncomingMail.objects.get(key__startswith="<").case == case
    assert [theme.name for theme in case.themes.all()] == ["Blodprøver"]
    assert len(clicks) <= MOST_CLICKS


def test_title_that_is_typed_shows_what_it_resembles(page, portal):
    case = new_case("Hvem følger opp blodprøver etter utskrivning?")
    become(page, portal, "sekretar")
    page.goto(f"{portal}/agder/saker/ny/")
    page.locator("[name=title]").press_sequentially("Oppfølging av blodprøver")

    expect(page.get_by_role("link", name=str(case))).to_be_visible()


def test_list_of_cases_narrows_while_one_types(page, portal):
    wanted, other = new_case("Hvem følger opp blodprøver?"), new_case("Hvem bestiller transport?")
    become(page, portal, "sekretar")
    page.goto(f"{portal}/agder/saker/")
    expect(page.get_by_role("link", name=other.title)).to_be_visible()
    page.locator("main [name=q]").press_sequentially("blodprøver")

    expect(page.get_by_role("link", name=other.title)).to_have_count(0)
    expect(page.get_by_role("link", name=wanted.title)).to_be_visible()
    expect(page).to_have_url(re.compile("q=blodpr"))
    expect(page.locator("main [name=q]")).to_be_focused()
