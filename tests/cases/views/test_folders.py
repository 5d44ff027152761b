"""The case folder and the report of a hearing are PDFs for the secretariat."""

from cases.models import Case
from legeraad import pdf
from tests.cases.domain.hearings.asked import prepared, sent
from tests.cases.views.workbench import new_case


def test_folder_is_an_attachment_with_the_number_of_the_case(as_secretary, as_member):
    case = new_case("Prøver")
    address = f"/agder/saker/{case.slug}/saksmappe.pdf"

    answer = as_secretary.get(address)

    assert answer.content.startswith(b"%PDF")
    assert case.reference.replace("/", "-") in answer["Content-Disposition"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert as_member.get(address).status_code == 403


def test_folder_of_an_exempt_case_is_the_secretariats(as_secretary, as_member):
    """Z6."""
    case = new_case("KANARI")
    Case.objects.filter(pk=case.pk).update(access="exempt", legal_basis="offl. § 13")
    address = f"/agder/saker/{case.slug}/saksmappe.pdf"

    assert as_secretary.get(address).status_code == 200
    assert as_member.get(address).status_code == 404


def test_report_is_there_when_the_hearing_has_gone_out(as_secretary, as_member):
    draft = prepared(new_case("Kladd"), "alu-ostre-agder")
    out = sent(new_case("Ute"), "alu-ostre-agder")

    assert as_secretary.get(f"/agder/horinger/{draft.pk}/rapport.pdf").status_code == 404
    answer = as_secretary.get(f"/agder/horinger/{out.pk}/rapport.pdf")
    assert answer.content.startswith(b"%PDF")
    assert as_member.get(f"/agder/horinger/{out.pk}/rapport.pdf").status_code == 403


def test_what_is_too_long_is_said_and_leads_to_another_way(as_secretary, monkeypatch):
    """I4: nothing is set that would hold the portal for long."""
    monkeypatch.setattr(pdf, "MAX_ELEMENTS", 3)
    case, out = new_case("Lang"), sent(new_case("Ute"), "alu-ostre-agder")

    for address, instead in (
        (f"/agder/saker/{case.slug}/saksmappe.pdf", f"/agder/saker/{case.slug}/arkiv/"),
        (f"/agder/horinger/{out.pk}/rapport.pdf", f"/agder/horinger/{out.pk}/"),
    ):
        assert as_secretary.get(address).url == instead
