"""Action plans on their pages: written in one outline, read as the report per measure (FSU-3)."""

import pytest

from cases.models import ActionPlan, Commission
from tests import factories

LIST = "/agder/handlingsplaner/"
NEW = {"title": "Plan for svar", "first_year": "2027", "last_year": "2030"}


@pytest.fixture
def alr(agder):
    return factories.council_of(agder)


@pytest.fixture
def plan(alr):
    return factories.planned_measures(alr.anchored_in)


def at(plan, part=""):
    return f"{LIST}{plan.pk}/{part}"


def outline(plan, **changed):
    area = plan.areas.get()
    words = {"title": plan.title, "first_year": "2026", "last_year": "2027"}
    words |= {f"area_{area.pk}": area.title, f"more_{area.pk}": ""}
    words |= {f"measure_{each.pk}": each.title for each in area.measures.all()}
    return words | {"area_new": "", "more_new": ""} | changed


def test_new_plan_leads_to_its_outline(as_registrar, alr):
    answer = as_registrar.post(f"{LIST}ny/", NEW | {"principal": alr.anchored_in_id})

    plan = ActionPlan.objects.get(title="Plan for svar")
    assert answer.url == at(plan, "rediger/")
    assert (plan.principal, plan.years) == (alr.anchored_in, "2027–2030")


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"title": " "}, ["title"]),
        ({"first_year": "i år"}, ["first_year"]),
        ({"last_year": "2026"}, ["last_year"]),
        ({"last_year": "20300"}, ["last_year"]),
        ({"principal": "x"}, ["principal"]),
    ],
)
def test_new_plan_that_cannot_be_is_explained(as_registrar, alr, changes, wrong):
    before = ActionPlan.objects.count()

    sent = NEW | {"principal": alr.anchored_in_id} | changes
    answer = as_registrar.post(f"{LIST}ny/", sent)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == wrong
    assert ActionPlan.objects.count() == before


def test_outline_takes_lines_as_they_are_pasted(as_registrar, plan):
    pasted = "• Svar på ett sted\n\n- Ring først\n"

    as_registrar.post(at(plan, "rediger/"), outline(plan, area_new="Svar", more_new=pasted))

    new = plan.areas.get(title="Svar")
    assert [each.title for each in new.measures.all()] == ["Svar på ett sted", "Ring først"]


def test_outline_that_is_refused_keeps_what_was_typed(as_registrar, plan, alr):
    measure = plan.areas.get().measures.first()
    factories.commissioned(alr, measure=measure)
    field = f"measure_{measure.pk}"

    answer = as_registrar.post(
        at(plan, "rediger/"), outline(plan, **{field: "", "area_new": "Svar"})
    )

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert 'value="Svar"' in answer.text
    assert plan.areas.count() == 1


@pytest.mark.parametrize("words", [{"more_new": "Uten område"}, {"more_new": "x" * 161}])
def test_lines_that_cannot_be_are_explained(as_registrar, plan, words):
    answer = as_registrar.post(at(plan, "rediger/"), outline(plan, **words))

    assert answer.status_code == 422
    assert plan.areas.count() == 1


def test_report_shows_commissions_of_each_measure_and_those_without(as_member, plan, alr):
    first, second = plan.areas.get().measures.all()
    factories.commissioned(alr, measure=first, title="Svar på prøver")
    without = Commission.objects.filter(measure=None).count()
    factories.commissioned(alr)

    answer = as_member.get(at(plan))

    ((_area, measures),) = answer.context["areas"]
    assert [(done.measure, len(rows)) for done, rows in measures] == [(first, 1), (second, 0)]
    assert "Svar på prøver" in answer.text
    assert answer.context["without"] == without + 1
    assert not answer.context["may_write"]


@pytest.mark.parametrize("number", [1, 3])
def test_report_costs_the_same_with_more_rows(
    as_registrar, plan, alr, number, django_assert_num_queries
):
    """C6."""
    measure = plan.areas.get().measures.first()
    for _turn in range(number):
        factories.commissioned(alr, measure=measure)

    with django_assert_num_queries(12):
        as_registrar.get(at(plan))


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_with_more_rows(as_registrar, alr, number, django_assert_num_queries):
    """C6."""
    for turn in range(number):
        ActionPlan.objects.create(
            principal=alr.anchored_in, title=f"Plan {turn}", first_year=2027, last_year=2027
        )

    with django_assert_num_queries(7):
        answer = as_registrar.get(LIST)

    assert "Plan 0" in answer.text


def test_commission_leads_to_the_report_of_its_plan(as_registrar, plan, alr):
    mine = factories.commissioned(alr, measure=plan.areas.get().measures.first())

    assert at(plan) in as_registrar.get(mine.get_absolute_url()).text
