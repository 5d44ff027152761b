"""How far a recommendation has come, counted by hand beside it."""

from cases.domain.reach import answers, figures
from cases.enums import Channel, ReachKind, Use
from councils.enums import CouncilStatus
from councils.models import Council
from tests.cases.domain.hearings.asked import answered, prepared, sent
from tests.cases.domain.reach.reached import LATER, in_force, place, row_of, send
from tests.cases.domain.reach.test_audience import ALU, office


def sum_of(kind):
    rows = figures.reached(in_force(), on=LATER)
    found = next(each for each in figures.sums(rows) if each.kind == kind)
    return (
        found.number,
        found.sent,
        found.without_address,
        found.discussed,
        found.in_use,
        found.not_in_use,
    )


def line_of():
    return figures.line(figures.reached(in_force(), on=LATER, bodies_only=True))


def test_offices_are_counted(agder):
    for name, address in (("A", "a"), ("B", "b"), ("C", "c"), ("D", "")):
        office("Arendal", name, f"{address}@eksempel.example" if address else "")
    send(in_force())
    rows = {str(row.whom): row for row in in_force().reach.all()}
    answers.answer_use(reach=rows["A"], use=Use.IN_USE, on=LATER, by=None)
    why = {"use": Use.NOT_IN_USE, "reason": "Ikke ennå."}
    answers.answer_use(reach=rows["B"], on=LATER, by=None, **why)
    answers.discussed(reach=rows["C"], day=LATER, channel=Channel.MEETING, on=LATER, by=None)

    assert sum_of(ReachKind.OFFICE) == (4, 3, 1, 1, 1, 1)


def test_answer_to_the_hearing_counts_before_anything_is_sent(agder):
    hearing = sent(in_force().case, ALU)
    assert (line_of().discussed, line_of().number) == (0, 1)

    answered(hearing.invitations.get())

    assert (line_of().discussed, line_of().number) == (1, 1)


def test_body_in_anothers_place_answers_for_that_one(agder):  # ALR-30
    place(Arendal="ostre-agder")
    stand_in = Council.objects.get(slug="au-alr")
    committee = Council.objects.filter(slug=ALU)
    committee.update(status=CouncilStatus.NOT_OPERATIVE, heard_through=stand_in)
    hearing = sent(in_force().case, ALU)

    [(region, [row])] = line_of().regions
    assert (region.slug, row.whom.slug, row.mark) == ("ostre-agder", ALU, "vacant")
    answered(hearing.invitations.get())
    [(_region, [row])] = line_of().regions
    assert (row.mark, line_of().discussed) == ("on", 1)


def test_committee_that_answered_twice_is_one(agder):
    hearing = sent(in_force().case, ALU)
    answered(hearing.invitations.get())
    send(in_force())
    answers.discussed(reach=row_of(ALU), day=LATER, channel=Channel.EMAIL, on=LATER, by=None)

    assert sum_of(ReachKind.COMMITTEE) == (1, 1, 0, 1, 0, 0)


def test_draft_of_a_hearing_asks_nobody(agder):
    prepared(in_force().case, ALU)

    assert line_of().number == 0


def test_number_of_queries_does_not_grow(agder, django_assert_num_queries):
    office("Arendal", "A", "a@eksempel.example")
    send(in_force())
    recommendation = in_force()
    with django_assert_num_queries(3):
        figures.reached(recommendation, on=LATER)
    for name in ("B", "C", "D"):
        office("Arendal", name, f"{name}@eksempel.example")
    send(in_force())
    with django_assert_num_queries(3):
        figures.reached(recommendation, on=LATER)
