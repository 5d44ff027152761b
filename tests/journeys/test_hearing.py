"""A case goes on hearing: chosen and seen, read by link, answered by code, and on behalf, and late.

Two people in a browser and a real worker; only the demo's clock is moved (issue 7).
"""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from cases.models import CaseDocument, Hearing, HearingAnswer
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.views.workbench import new_case
from tests.journeys.conftest import nb
from tests.journeys.test_thread import become, mail_to, move_clock, text_of

REMARK = "Avtalen må stå i epikrisen."


def test_hearing_is_read_by_link_answered_by_code_and_on_behalf(page, portal, worker, tmp_path):
    case = new_case("Prøver etter utskrivning")
    add_a_document(page, portal, case, tmp_path)
    send_on_hearing(page, portal, case)
    read_by_link_and_answer_by_code(page, portal)
    answer_on_behalf(page, portal, tmp_path)
    tell_what_it_led_to(page, portal)

    first, late = HearingAnswer.objects.filter(voided_on=None).order_by("pk")
    assert (first.text, first.is_late, first.came_by) == (REMARK, False, "")
    assert (late.is_late, late.came_by, late.document.title != "") == (True, "e-post", True)


def add_a_document(page, portal, case, folder):
    notat = folder / "notat.pdf"
    notat.write_bytes(PDF)
    become(page, portal, "sekretar")
    page.goto(f"{portal}/agder/saker/{case.slug}/dokumenter/ny/")
    page.set_input_files("input[type=file]", notat)
    page.get_by_role("button", name=nb("Add them")).click()
    page.wait_for_url("**/#documents")
    expect(page.get_by_role("link", name="notat", exact=True)).to_be_visible()


def send_on_hearing(page, portal, case):
    """The committee of the region in one click, one more body, and the letter before it goes."""
    page.goto(f"{portal}/agder/saker/{case.slug}/ny-horing/")
    page.fill("#id_text", "Kan dere støtte forslaget?")
    tomorrow = timezone.localdate() + timedelta(days=1)
    page.fill("#id_deadline", f"{tomorrow:%d.%m.%Y}")
    page.get_by_label("notat").check()
    page.get_by_role("link", name=nb("Choose all committees of GPs")).click()
    summary = page.locator("summary", has_text=re.compile("^Arbeidsutvalg"))
    summary.click()
    page.locator("details", has=summary).locator("input[name=bodies]").check()
    page.get_by_role("button", name=nb("Go on to the mail")).click()
    page.wait_for_url("**/send/")
    page.locator("form#send button, button[form=send]:not([name])").last.click()
    page.wait_for_url("**/utsendinger/*/")
    move_clock(page, portal, "hour")


def read_by_link_and_answer_by_code(page, portal):
    """The link opens for whoever has it; to look at it answers nothing (A8)."""
    page.context.clear_cookies()
    mail = mail_to(page, "alu", "Prøver etter utskrivning")
    page.goto(portal + re.search(r"(/horing/\S+/)", text_of(mail))[1])
    expect(page.get_by_text("Kan dere støtte forslaget?")).to_be_visible()
    with page.expect_download():
        page.get_by_role("link", name="notat").click()
    assert HearingAnswer.objects.count() == 0
    page.get_by_role("link", name=nb("Answer for the body")).click()
    page.wait_for_url("**/konto/logg-inn/**")
    address = page.get_by_label(nb("Your e-mail address"))
    address.fill("alu@eksempel.example")
    address.press("Enter")
    page.locator("main input[name=code]").wait_for()
    code = text_of(mail_to(page, "alu", "koden")).split("\n    ")[1].split()[0]
    page.locator("main input[name=code]").fill(code)
    page.locator("main input[name=code]").press("Enter")
    page.wait_for_url("**/min-side/horing/*/")
    page.check("input[name=position][value=with_remarks]")
    page.fill("#id_text", REMARK)
    page.check("input[name=discussed][value=email]")
    page.get_by_role("button", name=nb("Send the answer")).click()
    expect(page.get_by_text(REMARK).first).to_be_visible()


def answer_on_behalf(page, portal, folder):
    """Two days later the other body's answer comes as a file: it is late (PRJ-8)."""
    svar = folder / "svar.pdf"
    svar.write_bytes(PDF.replace(b"1 0 obj", b"7 0 obj"))
    for _each in range(2):
        move_clock(page, portal, "day")
    become(page, portal, "sekretar")
    page.goto(portal + Hearing.objects.get().get_absolute_url())
    row = page.locator(".lr-answer", has_not_text=REMARK)
    row.get_by_role("link", name=re.compile(nb("Register the answer"))).click()
    page.check("input[name=position][value=supports]")
    page.check("input[name=discussed][value=chair]")
    page.fill("#id_came_by", "e-post")
    page.set_input_files("#id_file", svar)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/horinger/*/")
    expect(page.get_by_text(nb("after the deadline"))).to_be_visible()
    assert CaseDocument.objects.count() == 2


def tell_what_it_led_to(page, portal):
    row = page.locator(".lr-answer", has_text=REMARK)
    row.get_by_role("link", name=re.compile(nb("Tell what it led to"))).click()
    page.fill("#id_text", "Det står nå i rådet.")
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_text("Det står nå i rådet.")).to_be_visible()
