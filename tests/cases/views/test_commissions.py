"""Commissions in the browser: each side does its part, and only its part."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils.translation import gettext as _

from cases.domain.casework import cases, commissions
from cases.enums import CaseOrigin, CommissionState
from cases.models import Commission
from tests import factories, world
from tests.cases.domain.advice.given import TODAY
from tests.factories import commissioned, council_of

LIST = "/agder/oppdrag/"
NEW = "/agder/oppdrag/nytt/"


@pytest.fixture
def alr(agder):
    return council_of(agder)


@pytest.fixture
def asked(alr):
    return commissioned(alr)


@pytest.fixture
def reported(asked):
    commissions.accept(commission=asked, by=None)
    return commissions.report(commission=asked, text="Rådet tilrår.", on=TODAY, by=None)


def form(council, **changes):
    facts = {
        "title": "Én ordning for prøvesvar",
        "text": "Foreslå hvem som gjør hva.",
        "council": council.pk,
        "form_key": str(uuid4()),
    }
    return facts | changes


def at(commission, part=""):
    return f"{LIST}{commission.slug}/{part}"


def fresh(commission):
    return Commission.objects.get(pk=commission.pk)


def errors(answer):
    return {name: list(sentences) for name, sentences in answer.context["form"].errors.items()}


def acts(answer):
    """Those that can be done, by name; the first is the button on top."""
    step = answer.context["step"]
    possible = [step] if step else []
    possible += [act for act in answer.context["acts"] if not act["blocks"]]
    return [act["name"] for act in possible]


# a new one


def test_new_by_the_registrar_is_registered_and_told(as_registrar, registrar, alr):
    measure = factories.planned_measures(alr.anchored_in).areas.get().measures.first()
    sent = form(alr, due="01.12.2026", due_is_tentative="on", measure=measure.pk)

    answer = as_registrar.post(NEW, sent)

    commission = Commission.objects.order_by("pk").last()
    assert answer.url == at(commission)
    assert (commission.council, commission.principal.slug, commission.due) == (
        alr,
        "oss",
        date(2026, 12, 1),
    )
    assert commission.due_is_tentative
    assert commission.measure == measure
    row = commission.history.get()
    assert (row.history_user, row.history_change_reason) == (registrar, "commission.registered")


def test_new_by_the_secretary_is_on_behalf_of_the_principal(as_secretary, alr):
    as_secretary.post(NEW, form(alr))

    row = Commission.objects.order_by("pk").last().history.get()
    words = _("On behalf of %(principal)s.") % {"principal": "OSS"}
    assert row.history_change_reason == f"commission.registered: {words}"


def test_new_sent_twice_is_one(as_registrar, alr):
    sent = form(alr)
    before = Commission.objects.count()

    first, second = (as_registrar.post(NEW, sent) for _half in range(2))

    assert first.url == second.url
    assert Commission.objects.count() == before + 1


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"title": " "}, ["title"]),
        ({"measure": "x"}, ["measure"]),
        ({"due": "31.02.2026"}, ["due"]),
        ({"due_is_tentative": "on"}, ["due"]),
        ({"title": "x" * 201}, ["title"]),
        ({"title": "før\x00etter"}, ["title"]),
        ({"title": "\u0958" * 150}, ["title"]),
    ],
)
def test_new_that_cannot_be_is_explained_beside_its_field(as_registrar, alr, changes, wrong):
    """C7; what was typed is still there."""
    before = Commission.objects.count()

    answer = as_registrar.post(NEW, form(alr, text="Tydelig ansvar") | changes)

    assert answer.status_code == 422
    assert list(errors(answer)) == wrong
    assert "Tydelig ansvar" in answer.text
    assert Commission.objects.count() == before


def test_new_to_a_council_that_reports_elsewhere_is_refused(as_registrar, agder):
    """Z5: the working committee, the principal itself, another community's council."""
    neighbours, _user = world.neighbour()
    for council in (
        council_of(agder, "au-alr"),
        council_of(agder, "oss"),
        council_of(neighbours, "nlr"),
    ):
        answer = as_registrar.post(NEW, form(council))
        assert list(errors(answer)) == ["council"]


def test_new_takes_no_more_than_its_fields(as_registrar, alr):
    """I12."""
    as_registrar.post(NEW, form(alr, state="closed", report="x", number=99, year=1999, slug="x"))

    commission = Commission.objects.order_by("pk").last()
    assert (commission.state, commission.report) == (CommissionState.RECEIVED, "")
    assert commission.slug.startswith("oss-2026-")


def test_new_is_not_for_members_or_doctors(as_member, as_chair, as_doctor, alr):
    for browser in (as_member, as_chair, as_doctor):
        assert browser.get(NEW).status_code == 403
        assert browser.post(NEW, form(alr)).status_code == 403


# one


def test_detail_gives_each_side_its_own_acts(
    as_secretary, as_chair, as_registrar, as_member, asked
):
    """FSU-2."""
    assert acts(as_secretary.get(at(asked))) == ["commission_accept", "case_new", "commission_edit"]
    assert acts(as_chair.get(at(asked))) == ["commission_accept"]
    assert acts(as_registrar.get(at(asked))) == ["commission_edit"]
    assert acts(as_member.get(at(asked))) == []


def test_detail_says_why_an_act_is_held_back(as_secretary, as_registrar, asked):
    def held(browser):
        rows = browser.get(at(asked)).context["acts"]
        return {row["name"]: row["blocks"] for row in rows if row["blocks"]}

    assert held(as_secretary) == {
        "commission_report": [
            _("Accept the commission, or register a case from it, before you report.")
        ]
    }
    assert held(as_registrar) == {
        "commission_close": [_("The council must report before the commission can be closed.")]
    }


def test_detail_of_what_was_reported_is_the_principals_turn(as_secretary, as_registrar, reported):
    assert acts(as_secretary.get(at(reported))) == []
    answer = as_registrar.get(at(reported))
    assert acts(answer) == ["commission_close", "commission_send_back"]
    assert "Rådet tilrår." in answer.text


def case_from(asked, title, **facts):
    return cases.register(
        council=asked.council,
        title=title,
        summary="Kort.",
        origin=CaseOrigin.COMMISSION,
        commission=asked,
        themes=[],
        on=TODAY,
        by=None,
        **facts,
    )


def test_detail_shows_the_principal_its_cases_without_what_is_exempt(
    as_registrar, as_secretary, asked
):
    """Z4: number and state are the principal's; the title of an exempt case is not."""
    opened = case_from(asked, "Åpen sak")
    hidden = case_from(asked, "Hemmelig sak", access="exempt", legal_basis="Offl. § 13")

    answer = as_registrar.get(at(asked))
    assert [row["url"] for row in answer.context["cases"]] == ["", ""]
    assert opened.title in answer.text
    assert hidden.reference in answer.text
    assert hidden.title not in answer.text
    assert f'href="/agder/saker/{hidden.slug}/"' in as_secretary.get(at(asked)).text


@pytest.mark.parametrize("count", [1, 3])
def test_detail_costs_the_same_with_more_cases(
    as_registrar, asked, django_assert_num_queries, count
):
    for turn in range(count):
        case_from(asked, f"Sak {turn}")

    with django_assert_num_queries(13):
        answer = as_registrar.get(at(asked))

    assert len(answer.context["cases"]) == count


def test_detail_shows_markup_as_text(as_registrar, alr):
    """C7."""
    commission = commissioned(alr, title="{{ x }}<b>", text="<script>alert(1)</script>")

    answer = as_registrar.get(at(commission))

    assert "<script>alert" not in answer.text
    assert "{{ x }}&lt;b&gt;" in answer.text
