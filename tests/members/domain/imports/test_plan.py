"""What a list would change, counted."""

from members.domain.imports.plan import Fault, Line, Outcome, Plan, in_order


def plan_of(*outcomes):
    lines = [Line(row, "Q.B.", outcome) for row, outcome in enumerate(outcomes, start=2)]
    return Plan(lines=lines)


def test_rows_are_counted_by_what_comes_of_them():
    plan = plan_of(Outcome.NEW, Outcome.CHANGED, Outcome.NEW, Outcome.DUPLICATE)

    assert (plan.rows_new, plan.rows_changed, plan.changes_nothing) == (2, 1, False)
    assert [line.row for line in plan.of(Outcome.DUPLICATE)] == [5]


def test_plan_without_new_and_changed_rows_changes_nothing():
    assert plan_of(Outcome.UNCHANGED, Outcome.DUPLICATE).changes_nothing


def test_plan_with_a_fault_is_not_one_that_changes_nothing():
    plan = plan_of(Outcome.UNCHANGED)
    plan.faults.append(Fault(3, "HPR", "x", "…"))

    assert not plan.changes_nothing


def test_faults_stand_by_row_and_keep_the_order_of_the_cells():
    faults = [Fault(4, "B", "", ""), Fault(2, "B", "", ""), Fault(4, "A", "", "")]

    assert [(fault.row, fault.column) for fault in in_order(faults)] == [
        (2, "B"),
        (4, "B"),
        (4, "A"),
    ]


def test_lines_with_notes_are_worth_a_look():
    noted = Line(2, "Q.B.", Outcome.NEW, notes=("…",))

    assert Plan(lines=[noted, Line(3, "X.D.", Outcome.NEW)]).noted == [noted]
