"""The main job in a browser: from a case to a public recommendation, with a real worker."""

import hashlib
import re
from email import message_from_bytes, policy

from django.conf import settings
from playwright.sync_api import expect

from tests.journeys.conftest import log_in, nb
from tests.pdf_checks import check, words

TITLE = "Hvem følger opp prøver som kommer etter utskrivning?"
ADVICE = "Rådet tilrår at legen som tok prøven, følger opp svaret."


def code_from_mail(page) -> str:
    """The code in the newest mail; the worker sends it, so we wait for it."""
    for _ in range(100):
        mails = sorted(settings.DEMO_MAIL_FOLDER.glob("*.eml"))
        if mails:
            mail = message_from_bytes(mails[-1].read_bytes(), policy=policy.default)
            return mail.get_body(("plain",)).get_content().split("\n    ")[1].split()[0]
        page.wait_for_timeout(100)
    raise AssertionError("no mail came")


def log_in_by_code(page, portal):
    page.goto(f"{portal}/agder/oppgaver/")
    page.get_by_label(nb("Your e-mail address")).fill("sekretar@eksempel.example")
    page.locator("main form button[type=submit]").first.click()
    page.locator("main input[name=code]").fill(code_from_mail(page))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/agder/oppgaver/")


def log_case(page):
    page.get_by_role("link", name=nb("New case")).click()
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=summary]").fill("Svar kommer etter at pasienten har reist hjem.")
    page.locator("[name=origin][value=request]").check()
    page.locator("[name=requester]").fill("ALU Setesdal")
    page.get_by_label("Blodprøver", exact=True).check()
    page.locator("main form [type=submit]").first.click()
    expect(page.get_by_text("ALR 04/26").first).to_be_visible()


def assess(page, portal):
    page.goto(f"{portal}/agder/saker/alr-04-26/konsekvenser/")
    page.locator("[name=organisational][value=minor]").check()
    page.locator("[name=economic][value=none]").check()
    page.locator("main form [type=submit]").first.click()


def draft_recommendation(page, portal):
    page.goto(f"{portal}/agder/saker/alr-04-26/anbefaling/")
    page.locator("[name=question]").fill("Hvem følger opp et svar som kommer etter utskrivning?")
    page.locator("[name=answer]").fill("Den som tok prøven, følger opp svaret.")
    page.locator("[name=advice]").fill("Legen som rekvirerte prøven, vurderer svaret og sier fra.")
    page.locator("[name=professional_reason]").fill("Rekvirenten vet hva prøven skal svare på.")
    page.locator("[name=practical_reason]").fill("Legekontoret slipper å lete.")
    page.locator("[name=quality_reason]").fill("Ingen svar blir liggende.")
    page.locator("select[name$='-0-party']").first.select_option("hospital_doctor")
    page.locator(
        "[name$='-0-responsibility'][value=full], select[name$='-0-responsibility']"
    ).first.evaluate(
        "e => { if (e.tagName === 'SELECT') { e.value = 'full' } else { e.checked = true } }"
    )
    page.locator("[name$='-0-task']").first.fill("vurderer svaret og sier fra til pasienten")
    page.get_by_role("button", name=nb("Save"), exact=True).last.click()
    expect(page.locator("main")).to_contain_text("Den som tok prøven")


def put_on_agenda(page, portal):
    page.goto(f"{portal}/agder/moteplan/")
    page.get_by_role("link", name="ALR 3/26").click()
    page.locator("select[name=case]").select_option(label=f"ALR 04/26 {TITLE}")
    page.locator("form[action$='legg-til-sak/'] [type=submit]").click()
    page.get_by_role("link", name=nb("Send the agenda")).click()
    page.get_by_role("button", name=nb("Send the agenda")).click()
    expect(page.locator("main table").first).to_contain_text("04/26")
    page.get_by_role("button", name=nb("Open the meeting")).click()
    early = page.get_by_role("button", name=nb("Open it today"))
    if early.count():  # until the day of the sample's coming meeting
        early.click()


def record_attendance(page):
    page.get_by_role("button", name=nb("Everybody is present")).click()
    expect(page.locator("#met")).to_contain_text("13")
    page.get_by_text(nb("Add an observer or a doctor called in")).click()
    page.locator("form[action$='gjest/'] [name=person]").select_option(
        label="Å.Z., overlege i kirurgi"
    )
    page.locator("form[action$='gjest/'] [name=professional_group]").select_option(
        "hospital_doctor"
    )
    page.locator("form[action$='gjest/'] [type=submit]").click()
    expect(page.locator("#attendance")).to_contain_text("Å.Z.")


def write_minutes(page):
    for _ in range(2):
        page.locator("#entry [name=outcome][value=own_decision]").check()
        page.locator("#entry [name=advice]").fill("Godkjent.")
        page.get_by_role("button", name=nb("Save and go to the next item")).click()
    expect(page.locator("#item-title")).to_have_text(TITLE)
    page.locator("#entry [name=background]").fill("ALU Setesdal ba om en avklaring.")
    page.locator("#entry [name=discussion]").fill("Partene var enige.")
    page.locator("#entry [name=outcome][value=advice]").check()
    page.locator("#entry [name=advice]").fill(ADVICE)
    page.locator("#entry [name=unanimous]").check()
    page.locator("#entry [name=votes_for]").fill("13")
    # saved as typed: nobody pressed a button
    expect(page.locator("#writes")).to_contain_text("13")
    expect(page.locator("#saved")).to_contain_text(re.compile(r"\d\d\.\d\d"))
    page.reload()
    expect(page.locator("#entry [name=advice]")).to_have_value(ADVICE)


def close_minutes(page):
    page.get_by_role("link", name=nb("End the meeting")).click()
    page.get_by_role("button", name=nb("Close the minutes")).click()
    page.wait_for_url("**/referat/")


def approve(page, portal):
    log_in(page, portal, "leder")
    page.goto(f"{portal}/agder/utvalg/alr/moter/2026-03/referat/")
    page.get_by_role("button", name=nb("Approve the minutes")).click()
    expect(page.get_by_role("button", name=nb("Approve the minutes"))).to_have_count(0)


def fetch_pdf(page) -> bytes:
    """Waits until the worker has made the approved PDF, then downloads it by its link."""
    link = page.locator("a[href$='referat/public.pdf']")
    for _ in range(60):
        if link.count():
            break
        page.wait_for_timeout(500)
        page.reload()
    with page.expect_download() as started:
        link.click()
    content = started.value.path().read_bytes()
    hashes = page.locator("main code").all_inner_texts()
    assert hashlib.sha256(content).hexdigest() in hashes
    return content


def test_case_becomes_a_public_recommendation(page, portal, worker):
    log_in_by_code(page, portal)
    log_case(page)
    assess(page, portal)
    draft_recommendation(page, portal)
    put_on_agenda(page, portal)
    record_attendance(page)
    write_minutes(page)
    close_minutes(page)

    page.context.clear_cookies()
    approve(page, portal)
    pdf = fetch_pdf(page)
    assert check(pdf) == []
    assert TITLE in words(pdf)

    page.context.clear_cookies()
    log_in(page, portal, "sekretar")
    page.goto(f"{portal}/agder/saker/alr-04-26/anbefaling/publiser/")
    page.get_by_role("button", name=re.compile(nb("Publish"))).click()

    page.context.clear_cookies()
    page.goto(f"{portal}/agder/anbefalinger/4/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hvem følger opp et svar")
    expect(page.locator("main")).to_contain_text("Ingen svar blir liggende.")
    assert page.context.cookies() == []

    log_in(page, portal, "oss")
    page.goto(f"{portal}/agder/oversikt/")
    expect(page.locator("main")).to_contain_text("Den som tok prøven, følger opp svaret.")
