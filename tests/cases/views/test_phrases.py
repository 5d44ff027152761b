"""The page of a council's ready sentences."""

from cases.domain.meetings import phrases
from cases.models import Phrase
from tests.cases.views.workbench import alr, at, in_session

LIST = "/agder/utvalg/alr/formuleringer/"


def test_phrase_is_added_once_and_stands_in_the_meeting(as_secretary):
    in_session()

    answers = [as_secretary.post(LIST, {"text": "Rådet takker."}).status_code for _ in range(2)]

    assert answers == [302, 422]
    assert as_secretary.get(at("gjennomfor/")).context["phrases"] == ["Rådet takker."]


def test_phrases_are_moved_and_removed(as_secretary):
    first, second = (phrases.add(council=alr(), text=text, by=None) for text in "AB")

    as_secretary.post(f"{LIST}{second.pk}/flytt/", {"up": "1"})
    moved = phrases.of(alr())
    as_secretary.post(f"{LIST}{first.pk}/fjern/")

    assert (moved, phrases.of(alr())) == (["B", "A"], ["B"])


def test_page_shows_what_is_used_until_the_council_has_its_own(as_secretary):
    assert as_secretary.get(LIST).context["in_use"] == phrases.of(alr())


def test_member_is_refused(as_member):
    assert as_member.post(LIST, {"text": "A"}).status_code == 403
    assert not Phrase.objects.exists()


def test_list_has_the_same_number_of_queries_with_one_row_and_three(
    as_secretary, django_assert_max_num_queries
):
    phrases.add(council=alr(), text="A", by=None)
    with django_assert_max_num_queries(40) as one:
        as_secretary.get(LIST)
    for text in "BC":
        phrases.add(council=alr(), text=text, by=None)

    with django_assert_max_num_queries(40) as three:
        as_secretary.get(LIST)

    assert len(one) == len(three)
