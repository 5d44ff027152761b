"""One item of an agenda, the order of all, what is carried over, what always stands there."""

import pytest

from cases.domain.meetings import agenda, standing
from cases.enums import CaseState
from cases.models import AgendaItem
from tests import factories
from tests.cases.views.test_agenda import add
from tests.cases.views.workbench import alr, at, coming, new_case


def edit(client, item, **changes):
    form = {
        "title": "Nytt",
        "kind": "formal",
        "minutes_planned": 10,
        "presenter": "",
        "begins_at": "",
    }
    return client.post(at(f"forbered/{item.pk}/rediger/"), form | changes)


def keys():
    return [item.pk for item in coming().items.order_by("position")]


def order(client, wanted, seen):
    words = {"order": ",".join(map(str, wanted)), "seen": ",".join(map(str, seen))}
    return client.post(at("forbered/rekkefolge/"), words, follow=True)


def test_edit_changes_what_stands_of_the_item(as_secretary):
    item = coming().items.first()

    answer = edit(as_secretary, item, presenter="AU", begins_at="16.30", kind="discussion")

    item.refresh_from_db()
    assert answer.status_code == 302
    assert (item.title, item.kind, item.presenter) == ("Nytt", "discussion", "AU")
    assert (item.minutes_planned, item.begins_at.isoformat()) == (10, "16:30:00")


def test_edit_leaves_the_title_of_a_case(as_secretary):
    case = new_case()
    add(as_secretary, case)
    item = coming().items.get(case=case)

    edit(as_secretary, item)

    item.refresh_from_db()
    assert (item.title, item.minutes_planned) == (case.title, 10)


@pytest.mark.parametrize(("field", "typed"), [("minutes_planned", "481"), ("begins_at", "kveld")])
def test_edit_with_an_impossible_value_is_explained(as_secretary, field, typed):
    answer = edit(as_secretary, coming().items.first(), **{field: typed})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


def test_reorder_puts_the_whole_agenda_in_the_new_order(as_secretary):
    before = keys()

    order(as_secretary, before[::-1], before)

    assert keys() == before[::-1]


def test_reorder_is_refused_when_somebody_was_faster(as_secretary):
    before = keys()
    order(as_secretary, before[::-1], before)

    page = order(as_secretary, before, before)

    assert keys() == before[::-1]
    assert "ds-alert" in page.text


@pytest.mark.parametrize("wanted", [[], ["x"], [1, 2, 3, 4], ["9" * 30]])
def test_reorder_that_cannot_be_read_changes_nothing(as_secretary, wanted):
    before = keys()

    order(as_secretary, wanted, before)

    assert keys() == before


def test_promised_clock_time_moves_those_after_it(as_secretary):
    _first, second = coming().items.all()
    edit(as_secretary, second, begins_at="17.00")

    timed = agenda.clock_times(coming(), list(coming().items.all()))

    assert [(item.pk, f"{at:%H.%M}") for item, at in timed][1] == (second.pk, "17.00")


def test_late_item_is_marked_and_renumbers_nothing(as_secretary):
    add(as_secretary, new_case())
    as_secretary.post(at("send-saksliste/"))
    before = [item.label for item in coming().items.all()]

    add(as_secretary, new_case("Kom senere"))

    after = list(coming().items.all())
    assert [item.label for item in after[:-1]] == before
    assert [item.late for item in after] == [False, False, False, True]
    assert after[-1].label == "05/26"


def postponed_item(agder):
    """Two meetings of the council; the first postponed its case."""
    council = factories.council_of(agder)
    case = factories.new_case(council)
    minutes = factories.closed(council, on=factories.DAY, case=case)
    entry = minutes.entries.get(item__case=case)
    type(entry).objects.filter(pk=entry.pk).update(outcome="postponed")
    return entry.item


def test_carry_takes_up_what_was_postponed_once(as_secretary, agder):
    item = postponed_item(agder)
    address = at(f"forbered/utsatte/{item.pk}/ta-opp/")

    for _ in range(2):
        as_secretary.post(address)

    (carried,) = AgendaItem.objects.filter(carried_from=item)
    assert (carried.meeting, carried.case) == (coming(), item.case)
    assert carried.case.state == CaseState.READY
    assert as_secretary.get(at("forbered/")).context["postponed"] == []


def test_carry_of_another_council_is_not_found(as_secretary, agder):
    other = factories.planned(factories.small_council(agder)).items.first()

    assert as_secretary.post(at(f"forbered/utsatte/{other.pk}/ta-opp/")).status_code == 404


def test_standing_items_are_put_on_once_at_both_ends(as_secretary):
    for title, last in (("Eventuelt", True), ("Innkalling", False), ("Habilitet", False)):
        standing.add(council=alr(), title=title, last=last, by=None)
    before = [item.title for item in coming().items.all()]

    for _ in range(2):
        as_secretary.post(at("forbered/faste-punkter/"))

    titles = [item.title for item in coming().items.all()]
    assert titles == ["Innkalling", "Habilitet", *before, "Eventuelt"]


def test_prepare_hides_an_exempt_title_from_those_who_may_not_read_it(as_secretary, as_member):
    """Z6: the member sees that there is such an item, and the ground."""
    case = new_case("Kanarifugl")
    add(as_secretary, case, presenter="Hemmelig presentatør")
    type(case).objects.filter(pk=case.pk).update(access="exempt", legal_basis="offl. § 13")

    pages = [browser.get(at("forbered/")).text for browser in (as_secretary, as_member)]

    assert ["Kanarifugl" in page for page in pages] == [True, False]
    assert ["Hemmelig" in page for page in pages] == [True, False]
    assert "offl. § 13" in pages[1]
