"""From the notice to both PDFs: an apology, a substitute, impartiality, dissent, and a remark.

Six people in a browser and a real worker; only the demo's clock is moved (issue 6).
"""

import re
import subprocess

from playwright.sync_api import expect

from cases.domain.meetings import agenda
from cases.models import Attendance, Call
from members.models import Person
from tests.cases.views.workbench import at, coming, new_case
from tests.journeys.conftest import nb
from tests.journeys.test_thread import become, mail_to, move_clock, text_of
from tests.pdf_checks import check

WHY_NOT_IMPARTIAL = "Eier en del av firmaet"
DISSENT = "Ordningen koster legekontorene for mye."
REMARK = "Jeg sa at ordningen bør prøves i ett år."
ADVICE = "Rådet tilrår at ordningen prøves."
WHY_IT_STANDS = "Det ble ikke vedtatt i møtet."


def test_notice_becomes_minutes_in_two_renditions(page, portal, worker):
    agenda.add_case(meeting=coming(), case=new_case("Prøver etter utskrivning"), by=None)
    send_the_notice(page, portal)
    apologise(page, portal)
    substitute_says_yes(page, portal)
    open_the_meeting(page, portal)
    step_down(page)
    vote_with_a_dissent(page)
    end_the_meeting(page)
    circulate(page, portal)
    remark(page, portal)
    let_the_text_stand(page, portal)

    full, public = fetch_pdfs(page, portal)

    assert (check(full), check(public)) == ([], [])
    assert told_in(full) == {"reason": True, "dissent": True, "advice": True, "substitute": True}
    assert told_in(public) == {"reason": False, "dissent": True, "advice": True, "substitute": True}
    assert fingerprints(full) == fingerprints(public)
    assert len(fingerprints(full)) == 2


def send_the_notice(page, portal):
    become(page, portal, "sekretar")
    page.goto(portal + at("send-saksliste/"))
    page.locator("#send button, button[form=send]:not([name])").last.click()
    page.wait_for_url("**/utsendinger/*/")
    move_clock(page, portal, "hour")


def signed_page(page, portal, mail):
    """Opens the answer page of a mail, logged out; to look at it answers nothing (A8)."""
    page.context.clear_cookies()
    before = list(Call.objects.exclude(answer="").values_list("pk", "answer"))
    page.goto(portal + re.search(r"(/min-side/moter/svar/\S+/)", text_of(mail))[1])
    assert list(Call.objects.exclude(answer="").values_list("pk", "answer")) == before


def apologise(page, portal):
    signed_page(page, portal, mail_to(page, "fastlege", "3/26"))
    page.locator("main button[name=answer][value=apologised]").click()
    expect(page.locator("main [role=status]")).to_be_visible()


def substitute_says_yes(page, portal):
    """Q.V. had the right to meet from the start; the apology gives him the duty at once."""
    substitute = Call.objects.get(person__name="Q.V.", summons__meeting=coming())
    assert substitute.duty_since is not None
    signed_page(page, portal, mail_to(page, "vara", "3/26"))
    page.locator("main button[name=answer][value=accepted]").click()
    expect(page.locator("main [role=status]")).to_be_visible()


def open_the_meeting(page, portal):
    become(page, portal, "sekretar")
    page.goto(portal + at("forbered/"))
    page.locator('form[action$="/apne/"] button').click()
    page.locator("[name=sure]").first.click()
    page.wait_for_url("**/gjennomfor/**")
    page.locator('form[action$="/oppmote/alle/"] button').click()
    expect(page.locator("#met")).to_contain_text("13")
    met = Attendance.objects.filter(meeting=coming(), status="present")
    assert met.filter(person__name="Q.B.").count() == 0
    assert met.get(person__name="Q.V.").as_substitute
    item = coming().items.get(title="Prøver etter utskrivning")
    page.goto(f"{portal}{at('gjennomfor/')}?punkt={item.pk}")


def step_down(page):
    part = page.locator("#impartiality")
    part.locator("summary").click()
    part.locator("select").select_option(str(Person.objects.get(name="X.D.").pk))
    part.locator("[name=question-reason]").fill(WHY_NOT_IMPARTIAL)
    part.locator("form button").last.click()
    page.locator('#impartiality button[value="disqualified"]').click()
    expect(page.locator("#voters")).to_contain_text("12")


def vote_with_a_dissent(page):
    entry = page.locator("#entry")
    entry.locator('label:has([name=outcome][value="advice"])').click()
    entry.locator("[name=advice]").fill(ADVICE)
    entry.locator("[name=votes_for]").fill("12")
    entry.locator("[name=votes_against]").fill("1")
    page.locator(".lr-item__foot button").first.click()
    expect(page.locator("main")).to_contain_text("12")
    entry.locator("[name=votes_for]").fill("11")
    page.locator(".lr-item__foot button").first.click()
    expect(page.locator("#saved svg")).to_be_visible()

    part = page.locator("#dissents")
    part.locator("summary").click()
    part.locator("select").select_option(str(Person.objects.get(name="Z.F.").pk))
    part.locator("[name=dissent-text]").fill(DISSENT)
    part.locator("form button").last.click()
    expect(page.locator("#dissents li")).to_contain_text(DISSENT)


def end_the_meeting(page):
    for title in ("Godkjenning av saksliste", "Evaluering av egne møter"):
        page.locator(".lr-agenda a", has_text=title).click()
        page.locator('#entry label:has([name=outcome][value="noted"])').click()
        page.locator(".lr-item__foot button").first.click()
        expect(page.locator("#saved svg")).to_be_visible()
    page.locator('.lr-session__bar a[href$="/avslutt/"]').click()
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**/utsendinger/**")


def circulate(page, portal):
    become(page, portal, "leder")
    page.goto(portal + at("referat/send-til-dem-som-motte/"))
    page.locator("#send button, button[form=send]:not([name])").last.click()
    page.wait_for_url("**/utsendinger/**")


def remark(page, portal):
    """The substitute met, so the minutes are his to approve; the member who did not come has no
    such page."""
    become(page, portal, "vara")
    page.goto(portal + at("referat/"))
    page.locator("#answer summary").click()
    page.locator("#answer [name=remark]").fill(REMARK)
    page.locator("#answer button[name=answer][value=remark]").click()
    become(page, portal, "fastlege")
    page.goto(portal + at("referat/"))
    expect(page.locator("#answer")).to_have_count(0)


def let_the_text_stand(page, portal):
    become(page, portal, "sekretar")
    page.goto(portal + at("referat/"))
    expect(page.locator("main")).to_contain_text(REMARK)
    page.locator("[name$=why]:not([type=hidden])").first.fill(WHY_IT_STANDS)
    page.locator("form[action$='/la-sta/'] button").click()
    expect(page.locator("main")).to_contain_text(WHY_IT_STANDS)


def fetch_pdfs(page, portal) -> list[bytes]:
    """The others are silent, which is consent; then the worker makes both renditions."""
    move_clock(page, portal, "week")
    move_clock(page, portal, "day")
    become(page, portal, "sekretar")
    found = []
    for rendition in ("full", "public"):
        link = page.locator(f"a[href$='referat/{rendition}.pdf']")
        for _ in range(60):
            page.goto(portal + at("referat/"))
            if link.count() and nb("nobody objected by the deadline") in page.content():
                break
            page.wait_for_timeout(500)
        with page.expect_download() as started:
            link.click()
        found.append(started.value.path().read_bytes())
    return found


def drawn(content: bytes) -> str:
    """What is written on the pages, on one line."""
    reader = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(reader.stdout.decode().split())


def told_in(content: bytes) -> dict[str, bool]:
    text = drawn(content)
    return {
        "reason": WHY_NOT_IMPARTIAL in text,
        "dissent": DISSENT in text,
        "advice": ADVICE in text,
        "substitute": "Q.V." in text,
    }


def fingerprints(content: bytes) -> list[str]:
    return re.findall(r"\b[0-9a-f]{64}\b", drawn(content))
