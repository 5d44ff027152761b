import pytest
from django.utils.translation import gettext as _

from cases.domain.advice import recommendations
from cases.enums import Consequence, RecommendationState
from cases.models import Recommendation
from tests import world
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of

ANSWER = {
    "decided_on": "20.11.2026",
    "case_number": "31-2026",
    "outcome": "approved",
    "text": "OSS slutter seg til rådet.",
}


@pytest.fixture
def lifted(agder):
    given = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)
    return recommendations.lift(recommendation=given, on=TODAY, by=None)


def at(recommendation, community="agder"):
    return f"/{community}/saker/{recommendation.case.slug}/anbefaling/svar/"


def errors(answer):
    return {name: list(sentences) for name, sentences in answer.context["form"].errors.items()}


def test_resolution_new_by_the_registrar_leads_back_to_the_overview(
    as_registrar, lifted, registrar
):
    answer = as_registrar.post(at(lifted), ANSWER)

    resolution = lifted.resolutions.get()
    assert answer.url == "/agder/oversikt/"
    assert (resolution.principal.slug, resolution.outcome) == ("oss", "approved")
    assert resolution.history.get().history_user == registrar


def test_resolution_new_by_the_secretary_leads_back_to_the_case(as_secretary, lifted):
    answer = as_secretary.post(at(lifted), ANSWER)

    assert answer.url == lifted.case.get_absolute_url()
    assert lifted.resolutions.count() == 1


def test_resolution_new_sent_twice_is_one_answer(as_registrar, lifted):
    answers = [as_registrar.post(at(lifted), ANSWER).status_code for _half in range(2)]

    assert answers == [302, 302]
    assert lifted.resolutions.count() == 1


def test_resolution_new_after_yes_is_refused_with_a_sentence(as_registrar, lifted):
    as_registrar.post(at(lifted), ANSWER)

    answer = as_registrar.post(at(lifted), ANSWER | {"case_number": "32", "outcome": "declined"})

    assert answer.status_code == 422
    assert errors(answer) == {"__all__": [_("The principal has approved it already.")]}
    given = Recommendation.objects.get(pk=lifted.pk)
    assert given.state == RecommendationState.WITH_PRINCIPAL


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("decided_on", "23.11.2126"),
        ("decided_on", "20/11"),
        ("decided_on", ""),
        ("case_number", " "),
        ("case_number", "x" * 41),
        ("outcome", "beslutning"),
        ("text", "a\x00b"),
        ("text", "x" * 1_000_000),
    ],
)
def test_resolution_new_with_bad_input_is_explained(as_registrar, lifted, field, value):
    answer = as_registrar.post(at(lifted), ANSWER | {field: value})

    assert answer.status_code == 422
    assert list(errors(answer)) == [field]
    assert not lifted.resolutions.exists()


def test_resolution_new_takes_no_other_principal(as_registrar, lifted):
    """I12, ALR-15: who answers follows from the council, not from the form."""
    alr = council_of(lifted.community)

    as_registrar.post(at(lifted), ANSWER | {"principal": alr.pk, "recommendation": 1})

    assert lifted.resolutions.get().principal.slug == "oss"


def test_resolution_new_is_not_for_a_member_or_a_stranger(as_member, as_doctor, client, lifted):
    assert as_member.get(at(lifted)).status_code == 404
    assert as_doctor.post(at(lifted), ANSWER).status_code == 404
    assert client.post(at(lifted), ANSWER).status_code == 302
    assert not lifted.resolutions.exists()


def test_resolution_new_from_another_community_is_not_there(client, lifted):
    """Z2."""
    _community, user = world.neighbour()
    client.force_login(user)

    assert client.post(at(lifted), ANSWER).status_code == 404
    assert client.post(at(lifted, "nord"), ANSWER).status_code == 404


def test_resolution_new_of_a_draft_is_not_there(as_registrar, lifted):
    Recommendation.objects.filter(pk=lifted.pk).update(state=RecommendationState.DRAFT)

    assert as_registrar.get(at(lifted)).status_code == 404
