"""Sub-goals and reference groups on the page of a project."""

from cases.domain.casework import groups
from cases.enums import GoalStatus
from cases.models import SubGoal
from tests.cases.views.test_groups import project
from tests.cases.views.workbench import alr


def test_reference_group_is_listed_on_both_pages(as_secretary, client):
    """ALR-12, ALR-36"""
    group = project()
    address = f"{group.get_absolute_url()}referansegrupper/"

    assert as_secretary.post(address, {"body": alr().pk}).status_code == 302

    assert alr().get_absolute_url() in as_secretary.get(group.get_absolute_url()).text
    assert group.body.get_absolute_url() in client.get(alr().get_absolute_url()).text
    assert alr().get_absolute_url() in client.get(group.body.get_absolute_url()).text
    assert as_secretary.post(address, {"body": alr().pk}).status_code == 422
    assert as_secretary.post(address, {"body": group.body_id}).status_code == 422


def test_goal_that_is_reached_without_a_result_is_explained(as_secretary):
    group = project()
    goal = groups.add_goal(group=group, text="Kartlegge", by=None)
    address = f"{group.get_absolute_url()}delmal/{goal.pk}/"

    answer = as_secretary.post(address, {"text": "Kartlegge", "status": "done"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["result"])
    assert SubGoal.objects.get().status == GoalStatus.OPEN
    done = {"text": "Kartlegge", "status": "done", "result": "Ti arenaer."}
    assert as_secretary.post(address, done).status_code == 302
    assert as_secretary.get(group.get_absolute_url()).context["progress"].percent == 100


def test_goal_of_another_group_is_not_found(as_secretary):
    goal = groups.add_goal(group=project(), text="Kartlegge", by=None)
    other = project("Et annet")

    assert as_secretary.get(f"{other.get_absolute_url()}delmal/{goal.pk}/").status_code == 404


def test_removed_goal_and_reference_are_gone(as_secretary):
    group = project()
    goal = groups.add_goal(group=group, text="Kartlegge", by=None)
    reference = groups.name_reference(group=group, body=alr(), by=None)

    as_secretary.post(f"{group.get_absolute_url()}delmal/{goal.pk}/fjern/")
    as_secretary.post(f"{group.get_absolute_url()}referansegrupper/{reference.pk}/fjern/")

    page = as_secretary.get(group.get_absolute_url())
    assert (page.context["goals"], list(page.context["references"])) == ([], [])
