"""Action plans: the outline, what may be taken out, and what came of each measure (FSU-3)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cases.domain.casework import commissions, plans
from cases.models import ActionPlan, Commission, Measure, PriorityArea
from councils.domain import councils
from councils.enums import Behaviour
from legeraad.errors import DomainError
from tests import factories

ON = date(2026, 12, 1)
WORDS = {"title": "Plan for prøver", "first_year": 2026, "last_year": 2027}


@pytest.fixture
def alr(agder):
    return factories.council_of(agder)


@pytest.fixture
def plan(alr):
    return factories.planned_measures(alr.anchored_in)


def titles(plan):
    return {
        area.title: [measure.title for measure in area.measures.all()] for area in plan.areas.all()
    }


def write(plan, areas, **changed):
    return plans.write(plan=plan, areas=areas, by=None, **WORDS | changed)


def test_outline_renames_adds_and_takes_out(plan):
    area = plan.areas.get()
    first, second = area.measures.all()
    kept = plans.Area(
        area.pk, "Overganger", {first.pk: "Klart ansvar", second.pk: ""}, ["Ny", "Ny"]
    )
    new = plans.Area(None, "Samarbeid", {}, ["En møteplass"])

    write(plan, [kept, new], last_year=2029)

    assert titles(plan) == {"Overganger": ["Klart ansvar", "Ny"], "Samarbeid": ["En møteplass"]}
    assert ActionPlan.objects.get(pk=plan.pk).years == "2026–2029"
    assert first.history.count() == 2


def test_same_outline_again_changes_no_part(plan):
    area = plan.areas.get()
    same = plans.Area(
        area.pk, area.title, {each.pk: each.title for each in area.measures.all()}, []
    )

    write(plan, [same, plans.Area(None, "", {}, [])])

    assert (Measure.history.count(), PriorityArea.history.count()) == (
        Measure.objects.count(),
        PriorityArea.objects.count(),
    )


def test_measure_that_a_commission_carries_out_stays(plan, alr):
    area = plan.areas.get()
    measure = area.measures.first()
    factories.commissioned(alr, measure=measure)
    emptied = plans.Area(area.pk, area.title, {each.pk: "" for each in area.measures.all()}, ["Ny"])

    with pytest.raises(DomainError) as refusal:
        write(plan, [emptied])

    assert refusal.value.field == f"measure_{measure.pk}"
    assert titles(plan) == {"Gode overganger": ["Tydelig ansvar", "Riktig liste"]}


def test_area_with_measures_stays_and_an_empty_one_goes(plan):
    area = plan.areas.get()
    with pytest.raises(DomainError) as refusal:
        write(plan, [plans.Area(area.pk, "", {}, [])])
    assert refusal.value.field == f"area_{area.pk}"

    write(plan, [plans.Area(area.pk, "", {each.pk: "" for each in area.measures.all()}, [])])
    assert titles(plan) == {}


def test_plan_is_the_principals_and_its_title_stands_once(alr, plan):
    with pytest.raises(DomainError):
        plans.begin(principal=alr, by=None, **WORDS)
    with pytest.raises(ValidationError):
        plans.begin(principal=alr.anchored_in, by=None, **WORDS)
    with pytest.raises(ValidationError):
        write(plan, [], first_year=2028)
    assert ActionPlan.objects.filter(title=WORDS["title"]).count() == 1


def test_measure_of_another_principal_is_refused(agder, plan, alr):
    other = councils.register_council(
        community=agder,
        name="Strategisk utvalg",
        label="SSU",
        slug="ssu",
        behaviour=Behaviour.STRATEGIC,
        kind="strategisk samarbeidsutvalg",
        purpose="Strategi.",
        by=None,
    )
    elsewhere = factories.planned_measures(other).areas.get().measures.first()

    with pytest.raises(DomainError) as refusal:
        factories.commissioned(alr, measure=elsewhere)

    assert refusal.value.field == "measure"
    own = factories.commissioned(alr, measure=plan.areas.get().measures.first())
    with pytest.raises(DomainError):
        commissions.change(commission=own, measure=elsewhere, by=None)


def test_report_counts_what_came_of_each_measure(plan, alr):
    first, second = plan.areas.get().measures.all()
    late = factories.commissioned(alr, measure=first, due=date(2026, 11, 1))
    done = factories.commissioned(alr, measure=first)
    commissions.accept(commission=done, by=None)
    commissions.report(commission=done, text="Rådet tilrår.", on=ON, by=None)
    commissions.close(commission=done, by=None)

    ((area, measures),) = plans.report(plan, Commission.objects.all(), on=ON)

    assert area.title == "Gode overganger"
    assert [(each.measure, each.open, each.late, each.in_force) for each in measures] == [
        (first, 1, 1, 0),
        (second, 0, 0, 0),
    ]
    assert {each.commission for each in measures[0].commissions} == {late, done}
    nothing = plans.report(plan, Commission.objects.none(), on=ON)
    assert [each.commissions for _area, rows in nothing for each in rows] == [[], []]
