"""A case that comes of a commission: filled in from it, bound to it, and leading back to it."""

import pytest
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.models import Commission
from tests.cases.domain.advice.given import TODAY
from tests.cases.views.test_cases import NEW, at, council, errors, form, newest
from tests.factories import commissioned, council_of, new_case


def test_case_new_from_a_commission_is_filled_in_and_takes_it_up(as_secretary, agder):
    asked = commissioned(council())

    page = as_secretary.get(f"{NEW}?oppdrag={asked.slug}")
    shown = page.context["form"].initial
    assert (shown["origin"], shown["commission"], shown["title"], shown["council"]) == (
        "commission",
        asked,
        asked.title,
        asked.council_id,
    )

    as_secretary.post(NEW, form(origin="commission", commission=asked.pk))
    asked.refresh_from_db()
    assert (newest().commission, asked.state) == (asked, "in_progress")


@pytest.mark.parametrize("word", ["finnes-ikke", "oss-2026-01'", "x" * 3000, "%C3%A5"])
def test_case_new_from_what_is_no_commission_is_an_empty_form(as_secretary, word):
    """W10."""
    answer = as_secretary.get(f"{NEW}?oppdrag={word}")

    assert answer.status_code == 200
    assert "commission" not in answer.context["form"].initial


def test_case_new_offers_open_commissions_only(as_secretary, agder):
    asked, closed = (commissioned(council()) for _turn in range(2))
    facts = {"report": "Rådet tilrår.", "reported_on": TODAY}
    Commission.objects.filter(pk=closed.pk).update(state="closed", **facts)

    field = as_secretary.get(NEW).context["form"].fields["commission"]
    answer = as_secretary.post(NEW, form(origin="commission", commission=closed.pk))

    assert asked in field.queryset
    assert closed not in field.queryset
    assert list(errors(answer)) == ["commission"]


def test_case_new_of_one_council_from_the_commission_of_another_is_refused(as_secretary, agder):
    """Z5: she runs both."""
    committee = council_of(agder, "au-alr")
    sent = form(origin="commission", commission=commissioned(council()).pk, council=committee.pk)

    answer = as_secretary.post(NEW, sent)

    assert errors(answer) == {"commission": [_("The commission was given to another council.")]}


def test_case_edit_keeps_the_commission_that_was_reported(as_secretary, agder):
    asked = commissioned(council())
    case = new_case(council())
    cases.change(case=case, origin="commission", commission=asked, by=None)
    facts = {"report": "Rådet tilrår.", "reported_on": TODAY}
    Commission.objects.filter(pk=asked.pk).update(state="reported", **facts)

    sent = form(origin="commission", commission=asked.pk, title="Ny tittel")
    answer = as_secretary.post(at(case, "rediger/"), sent)

    assert answer.status_code == 302
    case.refresh_from_db()
    assert (case.title, case.commission) == ("Ny tittel", asked)


def test_case_detail_leads_to_its_commission(as_secretary, as_member, agder):
    asked = commissioned(council())
    case = new_case(council())
    cases.change(case=case, origin="commission", commission=asked, by=None)

    for browser in (as_secretary, as_member):
        assert f'href="/agder/oppdrag/{asked.slug}/"' in browser.get(at(case)).text
