"""The main job in a browser: from the principal's commission to its resolution and the public page.

Four personas and the public, a real worker, and the demo's clock for what waits (issue 2, A 1–6).
"""

import hashlib
import re
from datetime import timedelta
from email import message_from_bytes, policy

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from legeraad.outbox.domain import sweeping
from legeraad.web import formats
from tests.journeys.conftest import log_in, nb
from tests.pdf_checks import check, words

ASKED = "Hvem følger opp prøver som kommer etter utskrivning?"
QUESTION = "Hvem følger opp et svar som kommer etter utskrivning?"
ADVICE = "Rådet tilrår at legen som tok prøven, følger opp svaret."
ANSWER = "OSS slutter seg til rådet fra nyttår."
MEETING = "agder/utvalg/alr/moter/2026-04"
CASE = "agder/saker/alr-04-26"


def mails() -> list:
    read = [path.read_bytes() for path in sorted(settings.DEMO_MAIL_FOLDER.glob("*.eml"))]
    return [message_from_bytes(content, policy=policy.default) for content in read]


def mail_to(page, who: str, *wanted: str):
    """The newest mail to a persona with these words in its subject; the worker sends it, so we
    wait for it. There is no beat in a journey, so a lost nudge is made good here."""
    for tenths in range(300):
        if tenths % 100 == 99:
            sweeping.hand_out()
        for mail in reversed(mails()):
            to_whom = str(mail["To"]) == f"{who}@eksempel.example"
            if to_whom and all(word in str(mail["Subject"]) for word in wanted):
                return mail
        page.wait_for_timeout(100)
    raise AssertionError(f"no mail about {wanted}; there are {[m['Subject'] for m in mails()]}")


def text_of(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def become(page, portal, key: str) -> None:
    page.context.clear_cookies()
    log_in(page, portal, key)


def move_clock(page, portal, step: str) -> None:
    """Anybody may move the demo's clock; what falls due is done at once."""
    page.goto(f"{portal}/demo/klokke/")
    page.locator(f"button[name=step][value={step}]").click()


def submit(page) -> None:
    page.locator("main form [type=submit]").last.click()


def register_commission(page, portal):
    become(page, portal, "oss")
    page.goto(f"{portal}/agder/oppdrag/")
    page.locator("main a[href$='/oppdrag/nytt/']").first.click()
    page.locator("[name=title]").fill("Svar etter utskrivning")
    page.locator("[name=text]").fill(ASKED)
    page.locator("[name=due]").fill("01.06.2027")
    page.locator("[name=due_is_tentative]").check()
    submit(page)
    expect(page.locator("main")).to_contain_text("OSS 2026-02")


def log_in_by_code(page, portal, going: str):
    """The secretary's own way in: a code to the address on file."""
    page.context.clear_cookies()
    page.goto(f"{portal}{going}")
    address = page.get_by_label(nb("Your e-mail address"))
    address.fill("sekretar@eksempel.example")
    address.press("Enter")
    page.locator("main input[name=code]").wait_for()
    code = text_of(mail_to(page, "sekretar", "koden")).split("\n    ")[1].split()[0]
    page.locator("main input[name=code]").fill(code)
    page.locator("main input[name=code]").press("Enter")
    page.wait_for_url(f"**{going}")


def log_case(page, portal):
    """From the commission: its title and its question stand there already."""
    log_in_by_code(page, portal, "/agder/oppgaver/")
    page.goto(f"{portal}/agder/oppdrag/oss-2026-02/")
    page.locator("main a[href*='saker/ny/?oppdrag=']").first.click()
    expect(page.locator("[name=summary]")).to_have_value(ASKED)
    page.get_by_label("Blodprøver", exact=True).check()
    submit(page)
    expect(page.locator("main")).to_contain_text("ALR 04/26")
    expect(page.locator("main")).to_contain_text("OSS 2026-02")


def assess(page, portal):
    page.goto(f"{portal}/{CASE}/konsekvenser/")
    page.locator("[name=organisational][value=significant]").check()
    page.locator("[name=economic][value=none]").check()
    submit(page)


def draft_recommendation(page, portal):
    page.goto(f"{portal}/{CASE}/anbefaling/")
    page.locator("[name=question]").fill(QUESTION)
    page.locator("[name=answer]").fill("Den som tok prøven, følger opp svaret.")
    page.locator("[name=advice]").fill("Legen som rekvirerte prøven, vurderer svaret og sier fra.")
    page.locator("[name=professional_reason]").fill("Rekvirenten vet hva prøven skal svare på.")
    page.locator("[name=practical_reason]").fill("Legekontoret slipper å lete.")
    page.locator("select[name$='-0-party']").first.select_option("hospital_doctor")
    page.locator("[name$='-0-responsibility']").first.select_option("full")
    page.locator("[name$='-0-task']").first.fill("vurderer svaret og sier fra til pasienten")
    page.locator("[name$='-0-condition']").first.fill("Pasienten er lagt inn et annet sted")
    page.get_by_role("button", name=nb("Save"), exact=True).last.click()
    expect(page.locator("main")).to_contain_text("Den som tok prøven")


def plan_meeting(page, portal):
    """Today, so that it can be opened; the agenda is built from what is ready."""
    page.goto(f"{portal}/agder/moteplan/ny/")
    page.locator("[name=day]").fill(f"{timezone.localdate():%d.%m.%Y}")
    page.locator("[name=starts]").fill("15.30")
    page.locator("[name=ends]").fill("18.00")
    page.locator("[name=place]").fill("Kristiansand")
    submit(page)
    page.goto(f"{portal}/{MEETING}/forbered/")
    page.locator("select[name=case]").select_option(label="ALR 04/26 Svar etter utskrivning")
    page.locator("form[action$='legg-til-sak/'] [type=submit]").click()


def send_agenda(page, portal):
    """Shown first, to oneself, sent, taken back, sent again; then the worker sends the mails."""
    page.goto(f"{portal}/{MEETING}/send-saksliste/")
    expect(page.locator("main")).to_contain_text("Q.B.")
    expect(page.locator("main")).to_contain_text("04/26 Svar etter utskrivning")
    page.get_by_role("button", name=nb("Send it to myself first")).click()
    mail_to(page, "sekretar", "Prøve", "4/26")

    for wrong in (True, False):
        page.goto(f"{portal}/{MEETING}/send-saksliste/")
        page.locator("#send button, button[form=send]:not([name])").last.click()
        page.wait_for_url("**/utsendinger/*/")
        take_back = page.get_by_role("button", name=nb("Take it back"))
        if wrong:
            take_back.click()
            expect(page.locator("main")).to_contain_text(nb("taken back"))
    move_clock(page, portal, "hour")
    sent = mail_to(page, "fastlege", "4/26")
    (calendar,) = sent.iter_attachments()
    assert calendar.get_filename() == "innkalling.ics"
    assert "METHOD:PUBLISH" in calendar.get_content()


def hold_meeting(page, portal):
    page.goto(f"{portal}/{MEETING}/forbered/")
    page.get_by_role("button", name=nb("Open the meeting")).click()
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

    page.locator("#id_background_text").fill("Saken kom som oppdrag fra OSS.")
    page.locator("#id_discussion_text").fill("Partene var enige.")
    page.locator("#entry [name=outcome][value=advice_to_principal]").check()
    page.locator("#entry [name=advice]").fill(ADVICE)
    page.locator("#entry [name=unanimous]").check()
    # saved as typed: nobody pressed a button. What is loaded before the save has landed is stale
    with page.expect_response(lambda answer: "votes_for=13" in (answer.request.post_data or "")):
        page.locator("#entry [name=votes_for]").fill("13")
    expect(page.locator("#writes")).to_contain_text("13")
    expect(page.locator("#saved")).to_contain_text(re.compile(r"\d\d\.\d\d"))
    page.reload()
    expect(page.locator("#entry [name=advice]")).to_have_value(ADVICE)

    page.locator("[name$=task]").first.fill("oversender saken til OSS")
    page.locator("button[name=act][value=add]").click()
    expect(page.locator("#agreed-list")).to_contain_text("oversender saken til OSS")
    page.get_by_role("link", name=nb("End the meeting")).click()
    page.locator("#send button, button[form=send]:not([name])").last.click()
    expect(page.locator("main")).to_contain_text(nb("Take it back"))


def circulate(page, portal):
    become(page, portal, "leder")
    page.locator(f"main a[href*='{MEETING}/referat/']").first.click()
    expect(page.locator("main")).to_contain_text(ADVICE)
    page.goto(f"{portal}/{MEETING}/referat/send-til-dem-som-motte/")
    due = timezone.localdate() + timedelta(days=7)
    expect(page.locator("[name=due]")).to_have_value(formats.day_short(due))
    page.locator("#send button, button[form=send]:not([name])").last.click()


def approve_by_keyboard(page, portal):
    """From Min side to the answer without a mouse."""
    become(page, portal, "fastlege")
    press_to(page, f"a[href*='{MEETING}/referat/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/referat/")
    press_to(page, "button[name=answer][value=approved]")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(nb("You have approved the minutes. Thank you."))


def press_to(page, selector: str) -> None:
    """Tab until the focus is there, as somebody without a mouse would."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard never came to {selector}")


def fetch_pdfs(page, portal):
    """Silence was consent; the worker makes the approved PDFs, and their hashes stand beside."""
    move_clock(page, portal, "week")
    move_clock(page, portal, "day")
    become(page, portal, "sekretar")
    found = {}
    for rendition in ("full", "public"):
        link = page.locator(f"a[href$='referat/{rendition}.pdf']")
        for _ in range(60):
            page.goto(f"{portal}/{MEETING}/referat/")
            if link.count() and nb("nobody objected by the deadline") in page.content():
                break
            page.wait_for_timeout(500)
        with page.expect_download() as started:
            link.click()
        content = started.value.path().read_bytes()
        assert hashlib.sha256(content).hexdigest() in page.locator("main code").all_inner_texts()
        found[rendition] = content
    return found


def be_refused(page, portal):
    """The gate names what is missing; the advice lacks a reason, and the principal's answer."""
    page.goto(f"{portal}/{CASE}/anbefaling/publiser/")
    missing = page.locator(".lr-gate .is-missing")
    expect(missing).to_have_count(2)
    assert page.locator("form#send").count() == 0
    page.goto(f"{portal}/{CASE}/anbefaling/")
    page.locator("[name=quality_reason]").fill("Ingen svar blir liggende.")
    page.get_by_role("button", name=nb("Save"), exact=True).last.click()
    page.goto(f"{portal}/{CASE}/anbefaling/publiser/")
    expect(missing).to_have_count(1)


def lift(page, portal):
    page.goto(f"{portal}/{CASE}/anbefaling/loft/")
    expect(page.locator("main")).to_contain_text("X.S.")
    page.locator("#send button:not([name])").last.click()
    page.wait_for_url("**/utsendinger/*/")


def register_answer(page, portal):
    become(page, portal, "oss")
    page.goto(f"{portal}/agder/oversikt/")
    page.locator(f"main a[href*='{CASE}/anbefaling/svar/']").first.click()
    page.locator("[name=decided_on]").fill(formats.day_short(timezone.localdate()))
    page.locator("[name=case_number]").fill("31-2026")
    page.locator("[name=outcome][value=approved]").check()
    page.locator("[name=text]").fill(ANSWER)
    submit(page)


def publish(page, portal):
    become(page, portal, "sekretar")
    page.goto(f"{portal}/{CASE}/anbefaling/publiser/")
    expect(page.locator(".lr-gate .is-missing")).to_have_count(0)
    page.locator("#send button:not([name])").last.click()
    page.wait_for_url("**/utsendinger/*/")


def read_as_anybody(page, portal):
    page.context.clear_cookies()
    page.goto(f"{portal}/agder/temaer/")
    page.get_by_role("link", name=re.compile("Blodprøver")).first.click()
    page.get_by_role("link", name=re.compile("Den som tok prøven")).first.click()
    page.wait_for_url("**/agder/anbefalinger/4/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hvem følger opp et svar")
    for said in (
        "vurderer svaret og sier fra til pasienten",
        "Rekvirenten vet hva prøven skal svare på.",
        "Legekontoret slipper å lete.",
        "Ingen svar blir liggende.",
        "Pasienten er lagt inn et annet sted",
        ANSWER,
        "31-2026",
    ):
        expect(page.locator("main")).to_contain_text(said)
    page.locator("main a[href*='/versjoner/1/']").first.click()
    expect(page.locator("main")).to_contain_text("vurderer svaret og sier fra til pasienten")
    page.goto(f"{portal}/{MEETING}/")
    expect(page.locator("main")).to_contain_text(ADVICE)
    assert page.context.cookies() == []


def test_commission_becomes_a_public_recommendation(page, portal, worker):
    register_commission(page, portal)
    log_case(page, portal)
    assess(page, portal)
    draft_recommendation(page, portal)
    plan_meeting(page, portal)
    send_agenda(page, portal)
    hold_meeting(page, portal)
    circulate(page, portal)
    approve_by_keyboard(page, portal)

    pdfs = fetch_pdfs(page, portal)
    assert {name: check(pdf) for name, pdf in pdfs.items()} == {"full": [], "public": []}
    assert all("Svar etter utskrivning" in words(pdf) for pdf in pdfs.values())

    be_refused(page, portal)
    lift(page, portal)
    register_answer(page, portal)
    publish(page, portal)
    read_as_anybody(page, portal)
