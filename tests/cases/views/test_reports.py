"""Reports from doctors on the secretariat's pages: a case, part of one, an answer."""

from cases.enums import FeedbackState
from cases.intake_mails import feedback_signer
from cases.models import Case, Feedback
from tests.cases.domain.intake.posted import NUMBER, reported
from tests.cases.views.workbench import new_case


def test_status_page_says_nothing_of_an_exempt_case_but_its_number(client, agder, as_secretary):
    report = reported(agder, state=FeedbackState.RECEIVED)
    address = f"{report.get_absolute_url()}ny-sak/"
    form = as_secretary.get(address).context["form"]
    words = {bound.html_name: bound.value() for bound in form if bound.value()}
    words |= {"title": "KANARI", "access": "exempt", "legal_basis": "offl. § 13"}
    words["openness_considered"] = "on"
    words = {name: getattr(value, "pk", value) for name, value in words.items()}
    for _ in range(2):  # a double press
        assert as_secretary.post(address, words | {"registered_on": ""}).status_code == 302
    case = Case.objects.latest("pk")
    page = client.get(feedback_signer.address(report)).content.decode()

    assert (case.title, Feedback.objects.get().case) == ("KANARI", case)
    assert case.reference in page
    assert "KANARI" not in page


def test_answer_is_read_on_the_status_page(client, as_secretary, agder):
    report = reported(agder, state=FeedbackState.RECEIVED)
    address = f"{report.get_absolute_url()}svar/"
    assert as_secretary.post(address, {"text": ""}).status_code == 422
    assert as_secretary.post(address, {"text": f"Gjelder {NUMBER}"}).status_code == 422
    as_secretary.post(address, {"text": "Vi tar det opp i rådet."})

    assert "Vi tar det opp i rådet." in client.get(feedback_signer.address(report)).content.decode()
    assert Feedback.objects.get().answered_by is not None


def test_report_is_put_on_a_case_that_is_there(as_secretary, agder):
    report, case = reported(agder, state=FeedbackState.RECEIVED), new_case()
    address = f"{report.get_absolute_url()}legg-pa-sak/"
    assert as_secretary.get(f"{address}?sak={case.slug}").context["form"].initial["case"] == case
    assert as_secretary.post(address, {"case": ""}).status_code == 422
    as_secretary.post(address, {"case": case.pk})

    assert Feedback.objects.get().case == case
    assert as_secretary.post(address, {"case": case.pk}).status_code == 302  # twice is as once
    assert as_secretary.post(address, {"case": new_case("En annen").pk}).status_code == 422
    assert Feedback.objects.get().case == case
