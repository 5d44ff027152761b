"""Rows of the table in rights.py for groups and projects; its letters stand there."""

from cases.domain.casework import groups, inputs
from cases.enums import GroupKind
from tests import factories

RUN = ("LNFF2FNNN", "LNFFUFNNN")
PRESS = ("LNFFMFNNN", "LNFF3FNNN")
LISTS = ("cases:group_list", "cases:group_new")

ROWS: dict[str, tuple[str, str]] = {
    "cases:group_list": ("LF2222FFF", "LFMMMMFFF"),
    "cases:group_new": ("LFFF2FFFF", "LFFFUFFFF"),
    "cases:group_detail": ("LN2222NNN", "LNMMMMNNN"),
    "cases:group_edit": RUN,
    "cases:group_money": RUN,
    "cases:goal_new": RUN,
    "cases:goal_edit": RUN,
    "cases:goal_remove": PRESS,
    "cases:input_round_new": RUN,
    "cases:input_round_edit": RUN,
    "cases:input_edit": ("LNFF2FNNN", "LNFF3FNNN"),
    "cases:reference_new": ("LNFFMFNNN", "LNFFUFNNN"),
    "cases:reference_remove": PRESS,
}


def about(sample) -> dict[str, dict[str, object]]:
    """A project that the principal wants, with the council as its reference group."""
    council = factories.council_of(sample.community)
    group = groups.set_up(
        kind=GroupKind.PROJECT,
        name="Fastlegen som partner",
        label="Prosjekt",
        aim="Finne ut hvordan fastlegene kan delta.",
        end_criterion="når sluttrapporten er behandlet",
        commissioner=council.anchored_in,
        case=council.cases.get(slug="alr-01-26"),
        secretary=sample.users["secretary"].person,
        on=factories.DAY,
        by=None,
    )
    goal = groups.add_goal(group=group, text="Kartlegge arenaene", by=None)
    reference = groups.name_reference(group=group, body=council, by=None)
    days = {"first_day": factories.DAY, "last_day": factories.DAY}
    round_ = inputs.begin(group=group, title="Høsten", asked=[("ALU", False)], by=None, **days)
    here: dict[str, object] = {"council": group.body.slug}
    return dict.fromkeys([name for name in ROWS if name not in LISTS], here) | {
        "cases:goal_edit": here | {"goal": goal.pk},
        "cases:goal_remove": here | {"goal": goal.pk},
        "cases:input_round_edit": here | {"round": round_.pk},
        "cases:input_edit": here | {"round": round_.pk, "input": round_.inputs.get().pk},
        "cases:reference_remove": here | {"reference": reference.pk},
    }
