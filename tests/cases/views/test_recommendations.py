"""The recommendation in the browser: lines without script, the gate, lifting."""

import pytest
from django.utils.translation import gettext as _

from cases.enums import Consequence, RecommendationState
from cases.models import Case, Recommendation
from members.models import Sending
from tests.cases.domain.advice.given import advised, drafted
from tests.factories import council_of, new_case

WORDS = {
    "question": "Hvem følger opp?",
    "answer": "Den som bestilte.",
    "advice": "Legen som bestiller, følger opp.",
}
LINE = {"party": "gp", "responsibility": "full", "task": "følger opp egne prøver"}


def lines(prefix, *filled, total=3):
    """A formset as the browser sends it; what is not filled in is sent empty."""
    names = ("party", "responsibility", "task") if prefix == "rader" else ("condition", "party")
    sent = {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": 0}
    for index in range(total):
        line = filled[index] if index < len(filled) else {}
        sent |= {f"{prefix}-{index}-{name}": line.get(name, "") for name in names}
        sent |= {f"{prefix}-{index}-{name}": value for name, value in line.items()}
    return sent


def sheet(*rows, exceptions=(), total=3, **changes):
    return WORDS | lines("rader", *rows, total=total) | lines("unntak", *exceptions) | changes


def at(case, part=""):
    return f"/agder/saker/{case.slug}/anbefaling/{part}"


@pytest.fixture
def case(agder):
    return new_case(council_of(agder))


def test_recommendation_edit_drafts_and_leaves_empty_lines_out(as_secretary, case, secretary):
    second = {"party": "patient", "responsibility": "none", "task": "får svaret"}
    exceptions = [{"condition": "Når det haster", "party": "", "then": ""}]

    answer = as_secretary.post(at(case), sheet(LINE, {}, second, exceptions=exceptions))

    assert answer.url == case.get_absolute_url()
    recommendation = case.recommendations.get()
    assert list(recommendation.rows.values_list("position", "party")) == [(1, "gp"), (2, "patient")]
    assert recommendation.exceptions.get().condition == "Når det haster"
    assert recommendation.history.first().history_user == secretary


def test_recommendation_edit_of_a_stored_line_emptied_takes_it_away(as_secretary, case):
    drafted(case)

    as_secretary.post(at(case), sheet(**{"rader-INITIAL_FORMS": 1}))

    assert case.recommendations.get().rows.count() == 0


def test_recommendation_edit_of_a_line_left_as_it_was_keeps_it(as_secretary, case):
    drafted(case)
    page = as_secretary.get(at(case))
    stored = page.context["form"].rows.initial[0]

    as_secretary.post(at(case), sheet(stored, **{"rader-INITIAL_FORMS": 1}))

    assert case.recommendations.get().rows.get().task == stored["task"]


def test_recommendation_edit_of_a_line_marked_for_deletion_takes_it_away(as_secretary, case):
    as_secretary.post(at(case), sheet(LINE | {"DELETE": "on"}, LINE | {"task": "blir"}))

    assert case.recommendations.get().rows.get().task == "blir"


def test_recommendation_edit_of_a_half_line_says_what_is_missing(as_secretary, case):
    answer = as_secretary.post(at(case), sheet({"task": "svarer"}))

    assert answer.status_code == 422
    assert sorted(answer.context["form"].rows.forms[0].errors) == ["party", "responsibility"]
    assert 'value="svarer"' in answer.text
    assert not case.recommendations.exists()


def test_recommendation_edit_more_lines_keeps_what_is_typed_and_saves_nothing(as_secretary, case):
    typed = sheet(LINE, LINE, LINE, **{"flere-rader": "rader", "question": "", "answer": "Halv"})

    answer = as_secretary.post(at(case), typed)

    form = answer.context["form"]
    assert answer.status_code == 200
    assert len(form.rows.forms) == 6
    assert [line["task"] for line in form.rows.initial] == [LINE["task"]] * 3
    assert form.words.initial["answer"] == "Halv"
    assert "autofocus" in form.rows.extra_forms[0].fields["party"].widget.attrs
    assert not case.recommendations.exists()


def test_recommendation_edit_takes_twelve_lines_and_no_more(as_secretary, case):
    as_secretary.post(at(case), sheet(*[LINE] * 12, total=12))
    assert case.recommendations.get().rows.count() == 12

    answer = as_secretary.post(at(case), sheet(*[LINE] * 13, total=13))

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()


@pytest.mark.parametrize(
    "broken",
    [
        {"rader-TOTAL_FORMS": "x"},
        {"rader-TOTAL_FORMS": "999999999999"},
        {"rader-TOTAL_FORMS": ""},
        {"rader-0-party": "nobody"},
        {"rader-0-task": "a\x00b"},
        {"rader-0-task": "x" * 301},
        {"question": "x" * 1_000_000},
        {"answer": "\u0958" * 150},
        {"kind": "x"},
    ],
)
def test_recommendation_edit_with_bad_input_is_explained(as_secretary, case, broken):
    """C7, W10."""
    answer = as_secretary.post(at(case), sheet(LINE) | broken)

    assert answer.status_code == 422
    assert not case.recommendations.exists()


def test_recommendation_edit_takes_no_more_than_its_fields(as_secretary, case):
    """I12."""
    stolen = {"state": "in_force", "number": 7, "in_force_from": "2026-01-01", "case": 1}

    as_secretary.post(at(case), sheet(LINE, **stolen))

    recommendation = case.recommendations.get()
    assert (recommendation.state, recommendation.number) == (RecommendationState.DRAFT, None)


def test_recommendation_edit_sent_twice_is_one(as_secretary, case):
    answers = [as_secretary.post(at(case), sheet(LINE)).status_code for _half in range(2)]

    assert answers == [302, 302]
    assert case.recommendations.get().rows.count() == 1


def test_recommendation_edit_in_force_is_refused_with_a_sentence(as_secretary, agder):
    case = Case.objects.get(number=1)

    answer = as_secretary.post(at(case), sheet(LINE))

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        _("The recommendation is in force and cannot be changed in place.")
    ]


def test_recommendation_publish_shut_shows_what_is_missing(as_secretary, agder):
    """ALR-16: the page lists every condition; a post changes nothing and says the sentences."""
    given = advised(council_of(agder), organisational=Consequence.SIGNIFICANT)

    page = as_secretary.get(at(given.case, "publiser/"))
    answer = as_secretary.post(at(given.case, "publiser/"))

    missing = _("The principal has approved it.")
    assert [each.sentence for each in page.context["conditions"] if not each.met] == [missing]
    assert (page.context["open"], page.context["step_url"]) == (False, at(given.case, "loft/"))
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [missing]
    assert Recommendation.objects.get(pk=given.pk).state == RecommendationState.ADVISED


def test_recommendation_publish_open_gives_it_its_number(as_secretary, agder):
    given = advised(council_of(agder))

    answer = as_secretary.post(at(given.case, "publiser/"), {"review_by": "01.02.2028"})

    given.refresh_from_db()
    sending = Sending.objects.get(matter={"recommendation_id": given.pk})
    assert answer.url == f"/agder/utsendinger/{sending.pk}/"
    assert (given.label, str(given.review_by)) == ("A-04", "2028-02-01")


def test_recommendation_publish_shows_the_letter_with_its_number(as_secretary, agder):
    given = advised(council_of(agder))

    letter = as_secretary.get(at(given.case, "publiser/")).context["letter"]

    assert "A-04" in letter.written.subject
    assert "/agder/anbefalinger/4/" in letter.written.text
    assert Recommendation.objects.get(pk=given.pk).number is None


def test_recommendation_publish_trial_is_all(as_secretary, agder, run_outbox, mailoutbox):
    given = advised(council_of(agder))

    page = as_secretary.post(
        at(given.case, "publiser/"), {"til-meg-selv": "1", "review_by": "01.02.2028"}
    )
    run_outbox("sending.trial")

    assert (page.status_code, page.context["form"]["review_by"].value()) == (200, "01.02.2028")
    assert [sent.to for sent in mailoutbox] == [["sekretar@eksempel.example"]]
    assert Recommendation.objects.get(pk=given.pk).state == RecommendationState.ADVISED


def test_recommendation_publish_twice_is_one_publication(as_secretary, agder):
    given = advised(council_of(agder))

    answers = [as_secretary.post(at(given.case, "publiser/")).status_code for _half in range(2)]

    assert answers == [302, 302]
    assert given.history.filter(state="in_force").count() == 1


def test_recommendation_lift_goes_to_the_principal(as_secretary, agder):
    given = advised(council_of(agder))

    answer = as_secretary.post(at(given.case, "loft/"), {"on": "16.11.2026", "why": "Uenighet."})

    given.refresh_from_db()
    assert (given.state, str(given.lifted_on)) == ("with_principal", "2026-11-16")
    assert answer.url == f"/agder/utsendinger/{Sending.objects.latest('pk').pk}/"


def test_recommendation_lift_shows_the_letter_to_the_registrar(as_secretary, agder, registrar):
    given = advised(council_of(agder))

    letter = as_secretary.get(at(given.case, "loft/")).context["letter"]

    assert list(letter.recipients) == [registrar.person]
    assert given.case.title in letter.written.text


@pytest.mark.parametrize(
    ("part", "sent", "field"),
    [
        ("publiser/", {"review_by": "01.02.2020"}, "review_by"),
        ("publiser/", {"review_by": "snart"}, "review_by"),
        ("loft/", {"on": "16.11.2099"}, "on"),
        ("loft/", {"on": ""}, "on"),
    ],
)
def test_recommendation_page_with_an_impossible_day_is_explained(
    as_secretary, agder, part, sent, field
):
    given = advised(council_of(agder))

    answer = as_secretary.post(at(given.case, part), sent)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Recommendation.objects.get(pk=given.pk).state == RecommendationState.ADVISED


def test_recommendation_lift_of_a_draft_is_refused_with_a_sentence(as_secretary, case):
    drafted(case)

    answer = as_secretary.post(at(case, "loft/"), {"on": "16.11.2026"})

    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()


@pytest.mark.parametrize("part", ["publiser/", "loft/"])
def test_recommendation_page_without_a_recommendation_is_not_there(as_secretary, case, part):
    assert as_secretary.get(at(case, part)).status_code == 404


@pytest.mark.parametrize("part", ["", "publiser/", "loft/"])
def test_recommendation_page_is_not_for_members(as_member, agder, part):
    given = advised(council_of(agder))

    assert as_member.get(at(given.case, part)).status_code == 403
    assert as_member.post(at(given.case, part), sheet(LINE)).status_code == 403
