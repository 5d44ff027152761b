"""Where the advice has come, municipality by municipality, counted by hand beside it."""

from cases.domain.reach import answers, picture
from cases.enums import Channel, ReachKind, Use
from tests.cases.domain.hearings.asked import answered, sent
from tests.cases.domain.reach.reached import LATER, in_force, place, row_of, send
from tests.cases.domain.reach.test_audience import ALU, office


def seen(agder, *numbers: int):
    keys = [in_force(number).pk for number in numbers]
    return picture.picture(community=agder, recommendations=keys, on=LATER)


def tiles(found) -> dict[str, tuple[int, bool]]:
    return {
        tile.name: (tile.discussed, tile.committee)
        for region in found.regions
        for tile in region.tiles
    }


def discuss(number: int) -> None:
    row = row_of(ALU, number)
    answers.discussed(reach=row, day=LATER, channel=Channel.EMAIL, on=LATER, by=None)


def test_municipality_is_as_far_as_its_committee(agder):
    place(Arendal="ostre-agder", Farsund="lister")
    for number in (1, 3):
        send(in_force(number))
    discuss(1)

    found = seen(agder, 1, 3)

    assert tiles(found) == {"Arendal": (1, True), "Farsund": (0, False)}
    assert (found.municipalities, found.discussed, found.in_use) == (2, 1, 0)
    assert found.untouched == ["Listerregionen"]


def test_answer_to_the_hearing_counts_once_whether_sent_or_not(agder):
    place(Arendal="ostre-agder")
    answered(sent(in_force(1).case, ALU).invitations.get())
    answered(sent(in_force(3).case, ALU).invitations.get())
    send(in_force(1))
    discuss(1)

    assert tiles(seen(agder, 1, 3)) == {"Arendal": (2, True)}


def test_only_the_recommendations_asked_about_count(agder):
    place(Arendal="ostre-agder")
    for number in (1, 3):
        send(in_force(number))
        discuss(number)

    assert tiles(seen(agder, 3)) == {"Arendal": (1, True)}
    assert seen(agder).kinds == ()


def test_kinds_are_summed_over_all(agder):
    office("Arendal", "A", "a@eksempel.example")
    office("Arendal", "B", "")
    for number in (1, 3):
        send(in_force(number))
    row = in_force(1).reach.get(organisation__name="A")
    answers.answer_use(reach=row, use=Use.IN_USE, on=LATER, by=None)

    found = {each.kind: each for each in seen(agder, 1, 3).kinds}[ReachKind.OFFICE]

    assert (found.number, found.sent, found.without_address, found.in_use) == (4, 2, 2, 1)


def test_water_rises_in_steps():
    levels = [picture.Tile("", True, each, 8, 0).level for each in range(9)]

    assert levels == [0, 1, 1, 1, 2, 2, 3, 3, 4]


def test_three_statements_however_many(agder, django_assert_num_queries):
    place(Arendal="ostre-agder")
    send(in_force(1))
    keys = [in_force(number).pk for number in (1, 2, 3)]
    for wanted in (keys[:1], keys):
        with django_assert_num_queries(3):
            picture.picture(community=agder, recommendations=wanted, on=LATER)
