"""A right that has ended ends in every open tab, and the words come back (quality.md A7, W11)."""

import pytest
from django.utils import timezone

from cases.models import Case
from members.domain import terms
from members.enums import EndReason
from members.models import OfficeHolding, Term
from tests.factories import council_of, drafted, new_case

SUMMARY = "Det er uklart hvem som følger opp,\nog ingen vet det."


def leave_all(person):
    today = timezone.localdate()
    for holding in OfficeHolding.objects.filter(person=person, ended_on=None):
        terms.leave_office(holding=holding, on=today, by=None)
    for term in Term.objects.filter(person=person, ended_on=None):
        terms.end_term(term=term, on=today, reason=EndReason.MOVED, by=None)


def shown(answer):
    return answer.content.decode()


def test_who_has_left_registers_nothing_and_gets_the_text_back(agder, as_secretary, secretary):
    address = "/agder/saker/ny/"
    assert as_secretary.get(address).status_code == 200
    before = Case.objects.filter(council__community=agder).count()
    leave_all(secretary.person)

    answer = as_secretary.post(address, {"title": "Prøvesvar hjem", "summary": SUMMARY})

    assert answer.status_code == 403
    assert f">{SUMMARY}</textarea>" in shown(answer)
    assert ">Prøvesvar hjem</textarea>" in shown(answer)
    assert Case.objects.filter(council__community=agder).count() == before


def test_page_that_is_no_longer_his_to_see_gives_the_text_back_too(agder, as_secretary, secretary):
    case = drafted(new_case(council_of(agder))).case
    address = f"/agder/saker/{case.slug}/rediger/"
    assert as_secretary.get(address).status_code == 200
    leave_all(secretary.person)

    answer = as_secretary.post(address, {"summary": SUMMARY})

    assert answer.status_code == 404
    assert f">{SUMMARY}</textarea>" in shown(answer)
    assert Case.objects.get(pk=case.pk).summary == case.summary


@pytest.mark.parametrize("way", ["ended", "planned"])
def test_who_has_left_the_seat_reads_no_more_papers_and_no_job_has_run(
    agder, as_member, member, way
):
    address = f"/agder/saker/{new_case(council_of(agder)).slug}/"
    assert as_member.get(address).status_code == 200
    today = timezone.localdate()
    for term in Term.objects.filter(person=member.person, ended_on=None).select_related("seat"):
        if way == "ended":
            terms.end_term(term=term, on=today, reason=EndReason.RESIGNED, by=None)
        else:
            term.planned_end = today
            term.save()
            term.seat.group.sits_until_replaced = False
            term.seat.group.save()

    assert as_member.get(address).status_code == 404
