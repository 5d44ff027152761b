"""One case in the browser: registering, reading, changing, assessing, moving on."""

from uuid import uuid4

import pytest
from django.utils.translation import gettext as _

from cases.domain.casework import cases
from cases.enums import CaseState, Consequence
from cases.models import Case, Theme
from councils.models import Region
from tests import world
from tests.cases.domain.advice.given import advised
from tests.factories import council_of, new_case

NEW = "/agder/saker/ny/"
GONE_WRONG = {
    "empty": "",
    "spaces": " \n ",
    "NUL": "før\x00etter",
    "a megabyte": "å" * 500_000,
}
ODD_BUT_FINE = {
    "right to left": "\u202eשלום\u202c legevakt",
    "emoji": "👩🏽‍⚕️ svarer 🏥",
    "markup": "<script>alert(1)</script>",
    "template": "{{ secret }} {% now %}",
}


def form(**changes):
    """The form of a new case, filled in as little as it can be."""
    facts = {
        "title": "Hvem følger opp?",
        "summary": "Det er uklart.",
        "origin": "own_initiative",
        "council": council().pk,
        "form_key": str(uuid4()),
    }
    return facts | changes


def council():
    return Case.objects.get(number=1).council


def newest():
    return Case.objects.order_by("pk").last()


def at(case, part=""):
    return f"/agder/saker/{case.slug}/{part}"


def errors(answer):
    return {name: list(sentences) for name, sentences in answer.context["form"].errors.items()}


def sentences(answer):
    return [str(each) for each in answer.context["messages"]]


def test_case_new_with_the_least_is_registered(as_secretary, secretary):
    answer = as_secretary.post(NEW, form(), follow=True)

    case = newest()
    assert answer.redirect_chain == [(at(case), 302)]
    assert sentences(answer) == [_("The case is registered as %(label)s.") % {"label": "ALR 04/26"}]
    assert (case.title, case.state, case.access) == ("Hvem følger opp?", "registered", "open")
    assert case.history.earliest().history_user == secretary


def test_case_new_request_without_requester_says_it_beside_the_field(as_secretary):
    """ALR-9; what was typed is still there."""
    answer = as_secretary.post(NEW, form(origin="request"))

    assert answer.status_code == 422
    assert errors(answer) == {"requester": [_("Write who asked the council to take up the case.")]}
    assert "Det er uklart." in answer.text
    assert Case.objects.count() == 3


def test_case_new_exempt_without_legal_basis_unfolds_the_error(as_secretary):
    answer = as_secretary.post(NEW, form(access="exempt", openness_considered="on"))

    assert errors(answer) == {"legal_basis": [_("Give the legal basis for exempting the case.")]}
    assert answer.context["form"].unfolded


def test_case_new_sent_twice_is_one_case_and_the_same_answer(as_secretary):
    sent = form()

    first, second = (as_secretary.post(NEW, sent) for _half in range(2))

    assert first.url == second.url == at(newest())
    assert Case.objects.count() == 4


def test_case_new_without_its_key_is_registered(as_secretary):
    as_secretary.post(NEW, form(form_key=""))

    assert Case.objects.count() == 4


@pytest.mark.parametrize("text", GONE_WRONG.values(), ids=GONE_WRONG)
def test_case_new_with_an_impossible_title_is_explained(as_secretary, text):
    """C7."""
    answer = as_secretary.post(NEW, form(title=text))

    assert answer.status_code == 422
    assert list(errors(answer)) == ["title"]
    assert Case.objects.count() == 3


@pytest.mark.parametrize("text", ODD_BUT_FINE.values(), ids=ODD_BUT_FINE)
def test_case_new_with_an_odd_title_is_kept_and_shown_as_text(as_secretary, text):
    """C7."""
    answer = as_secretary.post(NEW, form(title=text), follow=True)

    assert newest().title == text
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_case_new_composes_its_letters(as_secretary):
    """C7: å typed as a and a ring is the same letter."""
    as_secretary.post(NEW, form(title="Hva ga\u030ar galt?"))

    assert newest().title == "Hva går galt?"


def test_case_new_that_grows_when_composed_is_explained(as_secretary):
    """C7: these letters become two each; the model finds the title too long, not the form."""
    answer = as_secretary.post(NEW, form(title="\u0958" * 150))

    assert answer.status_code == 422
    assert list(errors(answer)) == ["title"]


def test_case_new_beyond_what_a_request_may_weigh_is_refused_kindly(as_secretary):
    answer = as_secretary.post(NEW, form(summary="x" * 3_200_000))

    assert answer.status_code == 400
    assert Case.objects.count() == 3


def test_case_new_with_lone_surrogates_in_the_bytes_is_no_failure(as_secretary):
    """C7."""
    body = "title=%ED%A0%80&summary=x&origin=own_initiative"

    answer = as_secretary.post(NEW, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 422


@pytest.mark.parametrize("key", ["x", "0" * 400, "\x00"])
def test_case_new_with_a_key_that_is_none_is_explained(as_secretary, key):
    assert as_secretary.post(NEW, form(form_key=key)).status_code == 422


def test_case_new_takes_no_more_than_its_fields(as_secretary):
    """I12: what only the domain may set is not set by a form."""
    stolen = {"number": 99, "year": 1999, "slug": "x", "state": "closed", "organisational": "none"}

    as_secretary.post(NEW, form(**stolen, economic="none", state_reason="x", id=1, pk=1))

    case = newest()
    assert (case.reference, case.state) == ("ALR 04/26", CaseState.REGISTERED)
    assert not case.assessed
    assert case.slug == "alr-04-26"


def test_case_new_with_foreign_ids_is_refused(as_secretary, agder):
    """Z5: another community's council, region and person are not among the choices."""
    community, user = world.neighbour()
    region = Region.objects.create(community=community, name="Nord", slug="nord")
    foreign = {
        "council": community.councils.get().pk,
        "regions": [region.pk],
        "officer": user.person.pk,
        "themes": [999_999],
    }

    answer = as_secretary.post(NEW, form(**foreign))

    assert sorted(errors(answer)) == sorted(foreign)
    assert Case.objects.count() == 3


def test_case_new_of_one_who_runs_one_council_asks_for_none(as_secretary, secretary):
    secretary.person.offices.filter(council__slug="au-alr").delete()

    answer = as_secretary.get(NEW)

    assert answer.context["form"]["council"].is_hidden


@pytest.mark.parametrize("day", ["31.02.2026", "i går", "23.11.2126", "01.01.0001"])
def test_case_new_on_an_impossible_day_is_explained(as_secretary, day):
    answer = as_secretary.post(NEW, form(registered_on=day))

    assert list(errors(answer)) == ["registered_on"]


def test_case_new_on_an_earlier_day_gets_that_years_number(as_secretary):
    as_secretary.post(NEW, form(registered_on="16.09.2025"))

    assert newest().reference == "ALR 01/25"


def test_case_new_is_not_for_those_who_run_no_council(as_member):
    assert as_member.get(NEW).status_code == 403
    assert as_member.post(NEW, form()).status_code == 403


def test_case_detail_for_the_secretary_has_one_step(as_secretary, agder):
    case = new_case(council())

    answer = as_secretary.get(at(case))

    assert answer.context["step_url"] == at(case, "konsekvenser/")
    assert answer.context["runs"]


def test_case_detail_for_a_member_has_no_acts(as_member, agder):
    answer = as_member.get(at(advised(council()).case))

    assert answer.status_code == 200
    assert answer.text.count("<form") == 2  # search and log out
    assert "/rediger/" not in answer.text
    assert "/anbefaling/" not in answer.text


def test_case_detail_of_an_exempt_case_is_for_the_secretariat(as_secretary, as_member, agder):
    case = new_case(council_of(agder))
    cases.change(case=case, access="exempt", legal_basis="Offl. § 13", by=None)

    assert as_secretary.get(case.get_absolute_url()).status_code == 200
    assert as_member.get(case.get_absolute_url()).status_code == 404


def test_case_detail_of_another_community_is_not_there(client, agder):
    """Z2: 404, not 403, and not through one's own address either."""
    _community, user = world.neighbour()
    client.force_login(user)

    for address in ("/agder/saker/alr-01-26/", "/nord/saker/alr-01-26/"):
        assert client.get(address).status_code == 404
        assert client.get(f"{address}rediger/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_case_detail_costs_the_same_with_a_longer_story(
    as_secretary, agder, django_assert_num_queries, count
):
    case = new_case(council())
    for turn in range(count):
        cases.change(case=case, title=f"Tittel {turn}", by=None)

    with django_assert_num_queries(32):
        as_secretary.get(at(case))


def test_case_edit_saves_and_says_so(as_secretary, agder):
    case = new_case(council())
    theme = Theme.objects.last()

    answer = as_secretary.post(
        at(case, "rediger/"), form(title="Ny tittel", themes=[theme.pk]), follow=True
    )

    case.refresh_from_db()
    assert sentences(answer) == [_("The case is saved.")]
    assert (case.title, list(case.themes.all())) == ("Ny tittel", [theme])


def test_case_edit_shows_what_is_written(as_secretary, agder):
    answer = as_secretary.get("/agder/saker/alr-02-26/rediger/")

    shown = answer.context["form"].initial
    assert (shown["requester"], [region.slug for region in shown["regions"]]) == (
        "ALU Kristiansand",
        ["kristiansand"],
    )


def test_case_assess_records_both_and_says_that_it_must_be_lifted(as_secretary, agder):
    """ALR-16."""
    case = new_case(council())

    answer = as_secretary.post(
        at(case, "konsekvenser/"),
        {"organisational": "significant", "economic": "none", "note": "850 000 kr"},
        follow=True,
    )

    case.refresh_from_db()
    assert (case.organisational, case.economic) == ("significant", "none")
    assert "OSS" in sentences(answer)[0]


def test_case_assess_as_not_assessed_is_refused(as_secretary, agder):
    case = new_case(council())

    answer = as_secretary.post(
        at(case, "konsekvenser/"), {"organisational": "not_assessed", "economic": "none"}
    )

    assert list(errors(answer)) == ["organisational"]


def test_case_pages_after_assessment_offer_lifting_when_of_significance(as_secretary, agder):
    given = advised(council(), organisational=Consequence.SIGNIFICANT)

    assert as_secretary.get(at(given.case)).context["step_url"] == at(
        given.case, "anbefaling/loft/"
    )
