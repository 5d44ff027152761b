"""Habilitet on the page of the meeting, without a script."""

import pytest

from cases.domain.meetings import attendance
from cases.models import Impartiality
from members.models import Person
from tests.cases.views.workbench import at, in_session


@pytest.fixture
def item(agder):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)
    return meeting.items.get(case__isnull=False)


def person(name):
    return Person.objects.get(name=name)


def post(client, item, part, **typed):
    return client.post(at(f"gjennomfor/{item.pk}/habilitet/{part}"), typed)


def ask(client, item):
    typed = {"question-person": person("Q.B.").pk, "question-reason": "Eier et firma."}
    post(client, item, "ny/", **typed)
    return Impartiality.objects.get()


def voters(client, item):
    page = client.get(at(f"gjennomfor/?punkt={item.pk}"))
    return [voter.person.name for voter in page.context["voters"]]


def test_vote_goes_from_who_steps_down_to_who_steps_in(as_secretary, item):
    row = ask(as_secretary, item)
    asked = voters(as_secretary, item)
    post(as_secretary, item, f"{row.pk}/avgjor/", result="disqualified")
    post(as_secretary, item, f"{row.pk}/kall-inn/", substitute=person("Q.V.").pk)
    stepped_in = voters(as_secretary, item)
    post(as_secretary, item, f"{row.pk}/fjern/")

    assert ("Q.B." in asked, len(asked)) == (False, 12)
    assert ("Q.B." in stepped_in, "Q.V." in stepped_in, len(stepped_in)) == (False, True, 13)
    assert "Q.B." in voters(as_secretary, item)


def test_empty_form_is_explained_and_asks_nothing(as_secretary, item):
    answer = post(as_secretary, item, "ny/")

    assert answer.status_code == 422
    assert list(answer.context["question_form"].errors) == ["person", "reason"]
    assert not Impartiality.objects.exists()


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("avgjor/", {"result": "kanskje"}),
        ("kall-inn/", {"substitute": "\x00"}),
        ("kall-inn/", {"substitute": "1"}),
    ],
)
def test_nonsense_is_refused_in_a_sentence(part, typed, as_secretary, item):
    row = ask(as_secretary, item)

    answer = post(as_secretary, item, f"{row.pk}/{part}", **typed)

    row.refresh_from_db()
    assert (answer.status_code, row.result, row.substitute) == (422, "", None)


def test_question_of_another_item_is_not_found(as_secretary, item):
    row = ask(as_secretary, item)
    other = item.meeting.items.exclude(pk=item.pk).first()

    wrong = other.pk if other else 0
    assert as_secretary.post(at(f"gjennomfor/{wrong}/habilitet/{row.pk}/fjern/")).status_code == 404


def test_member_is_refused(as_member, item):
    assert post(as_member, item, "ny/").status_code == 403
