"""The list of what stands on every agenda."""

from cases.domain.meetings import standing
from cases.models import StandingItem
from tests.cases.views.workbench import alr, at, coming

LIST = "/agder/utvalg/alr/faste-punkter/"


def add(client, title, **changes):
    return client.post(LIST, {"title": title, "minutes_planned": 5} | changes)


def titles():
    return [row.title for row in alr().standing_items.order_by("last", "position")]


def test_add_puts_it_last_at_its_end_of_the_agenda(as_secretary):
    add(as_secretary, "Eventuelt", last="on")
    add(as_secretary, "Innkalling")
    add(as_secretary, "Referat")

    assert titles() == ["Innkalling", "Referat", "Eventuelt"]


def test_add_twice_is_explained(as_secretary):
    answers = [add(as_secretary, "Innkalling").status_code for _ in range(2)]

    assert answers == [302, 422]
    assert titles() == ["Innkalling"]


def test_move_swaps_with_the_neighbour_and_stops_at_the_end(as_secretary):
    first, second = (standing.add(council=alr(), title=title, by=None) for title in "AB")

    for _ in range(2):
        as_secretary.post(f"{LIST}{second.pk}/flytt/", {"up": "1"})
    as_secretary.post(f"{LIST}{first.pk}/flytt/", {"up": "0"})

    assert titles() == ["B", "A"]


def test_remove_takes_it_off_the_list(as_secretary):
    row = standing.add(council=alr(), title="A", by=None)

    as_secretary.post(f"{LIST}{row.pk}/fjern/")

    assert not StandingItem.objects.exists()


def test_list_has_the_same_number_of_queries_with_one_row_and_three(
    as_secretary, django_assert_max_num_queries
):
    standing.add(council=alr(), title="A", by=None)
    with django_assert_max_num_queries(40) as one:
        as_secretary.get(LIST)
    for title in "BC":
        standing.add(council=alr(), title=title, last=True, by=None)

    with django_assert_max_num_queries(40) as three:
        as_secretary.get(LIST)

    assert len(one) == len(three)


def test_item_about_minutes_links_to_those_of_the_meeting_before(as_secretary, as_member):
    add(as_secretary, "Referat", approves_minutes="on")
    standing.put_on(meeting=coming(), by=None)
    earlier = standing.minutes_before(coming())

    page = as_secretary.get(at("forbered/"))

    assert StandingItem.objects.get().approves_minutes
    assert page.context["earlier"] == (earlier, True)
    assert f'href="{earlier.get_absolute_url()}"' in page.text
    assert as_member.get(earlier.get_absolute_url()).status_code == 200
