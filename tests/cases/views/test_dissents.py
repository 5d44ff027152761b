"""Dissent on the page of the meeting."""

import pytest

from cases.domain.meetings import attendance, impartiality
from cases.models import Dissent
from members.models import Person
from tests.cases.views.workbench import at, in_session


@pytest.fixture
def item(agder):
    meeting = in_session()
    attendance.everyone_present(meeting=meeting, by=None)
    return meeting.items.get(case__isnull=False)


def state(client, item, **typed):
    typed = {f"dissent-{name}": value for name, value in typed.items()}
    return client.post(at(f"gjennomfor/{item.pk}/dissenser/ny/"), typed)


def member(name="Q.B."):
    return Person.objects.get(name=name)


def test_dissent_is_stated_and_taken_out(as_secretary, item):
    answer = state(as_secretary, item, person=member().pk, text="For dyrt.")
    row = Dissent.objects.get()
    page = as_secretary.get(at(f"gjennomfor/?punkt={item.pk}"))
    as_secretary.post(at(f"gjennomfor/{item.pk}/dissenser/{row.pk}/fjern/"))

    assert answer.url == at(f"gjennomfor/?punkt={item.pk}#dissents")
    assert [(row.person.name, row.text) for row in page.context["dissents"]] == [
        ("Q.B.", "For dyrt.")
    ]
    assert not Dissent.objects.exists()


def test_who_stepped_down_cannot_be_chosen(as_secretary, item):
    impartiality.raise_question(item=item, person=member(), reason="Eier.", by=None)

    answer = state(as_secretary, item, person=member().pk, text="For dyrt.")

    assert (answer.status_code, Dissent.objects.count()) == (422, 0)
    assert list(answer.context["dissent_form"].errors) == ["person"]


def test_empty_dissent_is_explained(as_secretary, item):
    answer = state(as_secretary, item)

    assert answer.status_code == 422
    assert list(answer.context["dissent_form"].errors) == ["person", "text"]


def test_dissent_of_another_item_is_not_found(as_secretary, item):
    state(as_secretary, item, person=member().pk, text="For dyrt.")
    other = item.meeting.items.exclude(pk=item.pk).first()
    row = Dissent.objects.get()

    assert (
        as_secretary.post(at(f"gjennomfor/{other.pk}/dissenser/{row.pk}/fjern/")).status_code == 404
    )


def test_member_is_refused(as_member, item):
    assert state(as_member, item).status_code == 403
