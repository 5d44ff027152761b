"""Who does what: written with the text of the item, so that neither is lost; done on Min side."""

import pytest

from cases.domain.meetings import actions, minutes
from cases.models import ActionPoint
from councils.models import Community
from tests.cases.views.workbench import at, coming, in_session, with_chair
from tests.world import neighbour

HTMX = {"hx-request": "true"}


def entry_of(meeting):
    return minutes.current(meeting).entries.order_by("item__position").last()


def save(client, entry, *, headers=None, **more):
    form = {"revision": entry.revision, "discussion": "Den ble drøftet."} | {
        key.replace("action_", "action-"): value for key, value in more.items()
    }
    return client.post(at(f"gjennomfor/{entry.item_id}/"), form, headers=headers or {})


@pytest.fixture
def entry(agder):
    return entry_of(in_session())


@pytest.fixture
def point(entry, member):
    return actions.agree(entry=entry, task="Sender saken", owner=member.person, by=None)


def test_point_is_added_and_the_text_saved_in_one_press(entry, as_secretary, member):
    answer = save(
        as_secretary,
        entry,
        action_task="Sender saken",
        action_owner=member.person.pk,
        action_due="30.09.2026",
        act="add",
    )

    stored = entry_of(coming())
    (agreed,) = stored.actions.all()
    assert answer.headers["Location"] == at(f"gjennomfor/?punkt={entry.item_id}#agreed")
    assert (agreed.task, agreed.owner, str(agreed.due)) == (
        "Sender saken",
        member.person,
        "2026-09-30",
    )
    assert stored.discussion == "<p>Den ble drøftet.</p>"


def test_point_that_is_typed_is_kept_whatever_button_saves_the_text(entry, as_secretary):
    save(as_secretary, entry, action_task="Sender saken", next="1")

    assert entry_of(coming()).actions.get().task == "Sender saken"


def test_save_while_typing_adds_nothing_and_shows_what_others_added(entry, point, as_secretary):
    answer = save(as_secretary, entry, headers=HTMX, action_task="Halvskrevet")

    assert entry.actions.count() == 1
    assert 'id="agreed-list" hx-swap-oob="true"' in answer.text
    assert "Sender saken" in answer.text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"action_due": "30.09.2026"}, "task"),
        ({"action_task": "Sender", "action_due": "i morgen"}, "due"),
        ({"action_task": "Sender", "action_owner": "999999"}, "owner"),
        ({"action_task": "x" * 301}, "task"),
        ({"action_task": "Sender", "action_point": "999999"}, "point"),
    ],
)
def test_bad_point_is_explained_and_everything_typed_stays(typed, field, entry, as_secretary):
    answer = save(as_secretary, entry, **typed)

    assert answer.status_code == 422
    assert list(answer.context["action_form"].errors) == [field]
    assert "Den ble drøftet.</textarea>" in answer.text.replace("\n", "")
    assert (entry_of(coming()).revision, entry.actions.count()) == (1, 0)


def test_conflict_in_the_text_keeps_the_typed_point_in_the_form(entry, as_secretary):
    minutes.write(entry=entry, revision=1, discussion="Den første.", by=None)

    answer = save(as_secretary, entry, action_task="Sender saken", act="add")

    assert answer.status_code == 409
    assert answer.context["action_form"]["task"].value() == "Sender saken"
    assert entry.actions.count() == 0


def test_point_is_fetched_into_the_fields_and_changed(entry, point, as_secretary):
    asked = save(as_secretary, entry, act=f"{point.pk}:edit")
    page = as_secretary.get(asked.headers["Location"])
    shown = page.context["action_form"]["task"].value()

    save(
        as_secretary,
        entry_of(coming()),
        action_point=point.pk,
        action_task="Sender svaret",
        action_owner="",
    )

    point.refresh_from_db()
    assert shown == "Sender saken"
    assert (point.task, point.owner, entry.actions.count()) == ("Sender svaret", None, 1)


def test_point_is_removed_and_the_text_saved(entry, point, as_secretary):
    for _ in range(2):
        save(as_secretary, entry_of(coming()), act=f"{point.pk}:remove")

    assert (entry.actions.count(), entry_of(coming()).discussion) == (0, "<p>Den ble drøftet.</p>")


def test_point_of_another_item_is_not_touched(entry, point, as_secretary):
    other = minutes.current(coming()).entries.order_by("item__position").first()

    answer = as_secretary.post(
        at(f"gjennomfor/{other.item_id}/"), {"revision": 1, "act": f"{point.pk}:remove"}
    )

    assert (answer.status_code, ActionPoint.objects.filter(pk=point.pk).count()) == (302, 1)


def test_hostile_task_is_shown_as_text(entry, as_secretary):
    save(as_secretary, entry, action_task="<script>alert(1)</script>")

    page = as_secretary.get(at(f"gjennomfor/?punkt={entry.item_id}"))

    assert "<script>alert" not in page.text


# done


@pytest.fixture
def due(agder, member):
    """Agreed in minutes that are closed."""
    stored = with_chair()
    draft = minutes.send_back(minutes=stored, why="Ett punkt til.", by=None)
    point = actions.agree(
        entry=draft.entries.first(), task="Sender saken", owner=member.person, by=None
    )
    minutes.close(minutes=draft, by=None)
    return point


def address(point, community="agder"):
    return f"/{community}/tiltak/{point.pk}/ferdig/"


def test_owner_says_done_and_open_again(due, as_member):
    answer = as_member.post(address(due))
    done = ActionPoint.objects.get(pk=due.pk).state
    as_member.post(address(due), {"open": "1"})

    assert (answer.headers["Location"], done) == ("/min-side/", "done")
    assert ActionPoint.objects.get(pk=due.pk).state == "open"


def test_secretary_says_done_for_somebody(due, as_secretary, secretary):
    as_secretary.post(address(due))

    due.refresh_from_db()
    assert (due.state, due.history.first().history_user) == ("done", secretary)


@pytest.mark.parametrize("visitor", ["as_chair", "as_doctor", "as_registrar", "as_keeper"])
def test_nobody_else_says_done(visitor, due, request):
    answer = request.getfixturevalue(visitor).post(address(due))

    due.refresh_from_db()
    assert (answer.status_code, due.state) == (404, "open")


def test_point_is_not_found_below_another_community(due, as_member):
    other, _user = neighbour()

    assert Community.objects.filter(slug=other.slug).exists()
    assert as_member.post(address(due, other.slug)).status_code == 404
