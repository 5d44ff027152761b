"""An e-mail becomes a case, the case goes on hearing: two bodies answer by link and code, one
answers for another that is not operative, one is registered on behalf, and comes late.

People in a browser and a real worker; only the demo's clock is moved (issue 7).
"""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.models import Case, CaseDocument, Hearing, HearingAnswer
from councils.domain import councils
from councils.enums import Behaviour, CouncilStatus, Membership, Office, OrganisationKind
from councils.models import Community
from members.domain import people, terms
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.intake.posted import mail_of
from tests.factories import council_of
from tests.journeys.conftest import nb
from tests.journeys.test_thread import become, mail_to, move_clock, text_of

TITLE = "Hvem følger opp prøver etter utskrivning?"
REMARK = "Avtalen må stå i epikrisen."
SINCE = date(2025, 1, 15)


@pytest.fixture
def eml(tmp_path):
    path = tmp_path / "Prover.eml"
    path.write_bytes(mail_of(f"VS: {TITLE}", files=[("notat.pdf", PDF)]))
    return path


@pytest.fixture
def bodies(portal, worker):
    """Beside the committee of the sample: one in Lister, and one that is not operative."""
    return [committee("lister"), committee("farsund", heard_through="tv")]


def committee(name, heard_through=""):
    community = council_of_agder().community
    body = register(community, f"ALU {name.title()}", f"alu-{name}", Membership.CONTRACT)
    if not heard_through:
        return chaired(body, f"L.{name[0].upper()}", f"{name}@eksempel.example")
    unions = register(community, "Tillitsvalgte", heard_through, Membership.SEATS)
    chaired(unions, "T.V.", "tv@eksempel.example")
    councils.anchor(council=body, heard_through=unions, by=None)
    councils.set_status(
        council=body, status=CouncilStatus.NOT_OPERATIVE, reason="Ingen leder", on=SINCE, by=None
    )
    return body


def council_of_agder():
    return council_of(Community.objects.get(slug="agder"))


def register(community, name, slug, membership):
    return councils.register_council(
        community=community,
        name=name,
        label=name,
        slug=slug,
        behaviour=Behaviour.PROFESSIONAL,
        kind="allmennlegeutvalg",
        membership=membership,
        municipalities=community.organisations.filter(kind=OrganisationKind.MUNICIPALITY)[:1],
        purpose="Svarer på høringer.",
        by=None,
    )


def chaired(body, name, email):
    chair = people.register_person(name=name, email=email, by=None)
    terms.take_office(person=chair, council=body, office=Office.CHAIR, start=SINCE, by=None)
    return body


def test_mail_becomes_a_case_becomes_a_hearing_with_its_answers(
    page, portal, bodies, eml, tmp_path
):
    case = case_of_a_mail(page, portal, eml)
    send_on_hearing(page, portal, case)
    for who, remark in (("alu", REMARK), ("lister", "Ja, dette haster.")):
        read_by_link(page, portal, who)
        answer_by_code(page, who, remark)
    answer_on_behalf(page, portal, "Tillitsvalgte", came_by="telefon")
    for _each in range(2):
        move_clock(page, portal, "day")
    answer_on_behalf(page, portal, "Arbeidsutvalg", came_by="e-post", file=answer_file(tmp_path))
    expect(page.get_by_text(nb("after the deadline"))).to_be_visible()
    tell_what_it_led_to(page, portal)

    given = {
        each.invitation.body.slug: each
        for each in HearingAnswer.objects.filter(voided_on=None).select_related(
            "invitation__body", "invitation__hearing", "invitation__in_place_of"
        )
    }
    by_link = {slug for slug, each in given.items() if each.answered_by is not None}
    assert by_link == {"alu-ostre-agder", "alu-lister"}
    assert given["tv"].invitation.in_place_of.slug == "alu-farsund"
    assert (given["tv"].came_by, given["tv"].is_late) == ("telefon", False)
    late = given["au-alr"]
    assert (late.is_late, late.came_by, late.document.case) == (True, "e-post", case)
    assert CaseDocument.objects.filter(case=case).count() == 3


def case_of_a_mail(page, portal, eml):
    """The mail, what was attached, and then the answer's file: three documents in the end."""
    become(page, portal, "sekretar")
    page.goto(f"{portal}/agder/innkommet/")
    page.locator("[name=files]").set_input_files(eml)
    page.locator("form[data-upload] [type=submit]").click()
    page.wait_for_url("**/innkommet/*/")
    page.get_by_role("link", name=nb("New case from it")).click()
    page.locator("main form label").filter(has_text="Blodprøver").first.click()
    page.get_by_role("button", name=nb("Register the case")).click()
    page.wait_for_url("**/saker/*/#documents")
    return Case.objects.latest("pk")


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


def read_by_link(page, portal, who):
    """The link opens for whoever has it; to look at it answers nothing (A8)."""
    page.context.clear_cookies()
    before = HearingAnswer.objects.count()
    mail = mail_to(page, who, TITLE)
    page.goto(portal + re.search(r"(/horing/\S+/)", text_of(mail))[1])
    expect(page.get_by_text("Kan dere støtte forslaget?")).to_be_visible()
    with page.expect_download():
        page.get_by_role("link", name="notat").click()
    assert HearingAnswer.objects.count() == before


def answer_by_code(page, who, remark):
    page.get_by_role("link", name=nb("Answer for the body")).click()
    page.wait_for_url("**/konto/logg-inn/**")
    address = page.get_by_label(nb("Your e-mail address"))
    address.fill(f"{who}@eksempel.example")
    address.press("Enter")
    page.locator("main input[name=code]").wait_for()
    code = text_of(mail_to(page, who, "koden")).split("\n    ")[1].split()[0]
    page.locator("main input[name=code]").fill(code)
    page.locator("main input[name=code]").press("Enter")
    page.wait_for_url("**/min-side/horing/*/")
    page.check("input[name=position][value=with_remarks]")
    page.fill("#id_text", remark)
    page.check("input[name=discussed][value=email]")
    page.get_by_role("button", name=nb("Send the answer")).click()
    expect(page.get_by_text(remark).first).to_be_visible()


def answer_file(folder):
    svar = folder / "svar.pdf"
    svar.write_bytes(PDF.replace(b"1 0 obj", b"7 0 obj"))
    return svar


def answer_on_behalf(page, portal, body, *, came_by, file=None):
    """What came in another way; after the deadline it is late (PRJ-8)."""
    become(page, portal, "sekretar")
    page.goto(portal + Hearing.objects.get().get_absolute_url())
    row = page.locator(".lr-answer", has=page.locator("h3", has_text=body))
    row.get_by_role("link", name=re.compile(nb("Register the answer"))).click()
    page.check("input[name=position][value=supports]")
    page.check("input[name=discussed][value=chair]")
    page.fill("#id_came_by", came_by)
    if file:
        page.set_input_files("#id_file", file)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/horinger/*/")


def tell_what_it_led_to(page, portal):
    row = page.locator(".lr-answer", has_text=REMARK)
    row.get_by_role("link", name=re.compile(nb("Tell what it led to"))).click()
    page.fill("#id_text", "Det står nå i rådet.")
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_text("Det står nå i rådet.")).to_be_visible()
