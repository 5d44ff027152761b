"""The editor of mandates: prefilled, works without a script, and loses nothing that was typed."""

from datetime import date

import pytest
from django.utils import timezone

from councils.domain import mandates
from councils.models import Mandate
from tests.factories import council_of

NEW = "/agder/utvalg/alr/mandat/nytt/"
OFFICE = "/agder/sammensetning/alr/"


@pytest.fixture
def alr(agder):
    return council_of(agder)


def post(*sections, **changes):
    facts = {
        "adopted_by": "OSS",
        "adopted_on": "01.09.2026",
        "goals": "",
        "anchor_title": "",
        "anchor_url": "",
        "why": "",
        "seen": "1",
        "avsnitt-TOTAL_FORMS": "20",
        "avsnitt-INITIAL_FORMS": "0",
    }
    for index, (heading, body) in enumerate(sections):
        facts |= {f"avsnitt-{index}-heading": heading, f"avsnitt-{index}-body": body}
    return facts | changes


def shown(answer):
    return [line.initial for line in answer.context["form"].sections if line.initial]


def errors(answer):
    form = answer.context["form"]
    return {bound.html_name for bound in form if bound.errors}, form.non_field_errors() != []


def test_editor_starts_from_the_version_in_force(as_secretary, alr):
    answer = as_secretary.get(NEW)

    stored = alr.mandates.get()
    assert shown(answer) == stored.sections
    assert answer.context["form"].words.initial["adopted_by"] == stored.adopted_by


def test_editor_of_a_council_without_a_mandate_is_empty(as_secretary):
    answer = as_secretary.get("/agder/utvalg/au-alr/mandat/nytt/")

    assert (answer.status_code, shown(answer)) == (200, [])


def test_new_version_is_put_in_force_with_all_that_was_typed(as_secretary, alr):
    data = post(
        ("Formål", "Råd."),
        ("Oppgaver", "Svarer."),
        goals="Leger samarbeider.\n\n- Pasienten møter helhet. ",
        anchor_title="Avtalen",
        anchor_url="https://eksempel.example/avtale",
        why="Rådet har fått mål.",
    )

    answer = as_secretary.post(NEW, data)

    assert (answer.status_code, answer.url) == (302, OFFICE)
    new = alr.mandates.get(in_force=True)
    assert (new.version, new.adopted_on, new.why) == (2, date(2026, 9, 1), "Rådet har fått mål.")
    assert new.sections == [
        {"heading": "Formål", "body": "Råd."},
        {"heading": "Oppgaver", "body": "Svarer."},
    ]
    assert new.goals == ["Leger samarbeider.", "Pasienten møter helhet."]
    assert (new.anchor_title, new.anchor_url) == ("Avtalen", "https://eksempel.example/avtale")


def test_message_about_the_new_version_is_seen_at_once(as_secretary):
    page = as_secretary.post(NEW, post(("Formål", "Råd.")), follow=True)

    assert [each.level_tag for each in page.context["messages"]] == ["success"]
    assert page.redirect_chain == [(OFFICE, 302)]


def test_office_page_of_a_council_leads_its_secretary_alone_to_a_new_mandate(
    as_secretary, as_member
):
    pages = [browser.get(OFFICE).content.decode() for browser in (as_secretary, as_member)]

    assert [f'href="{NEW}"' in page for page in pages] == [True, False]


def test_draft_is_shown_with_what_is_new_and_saves_nothing(as_secretary, alr):
    data = post(("Formål", "Rådet svarer."), goals="Helhet.", why="Kortere.", se="1")

    answer = as_secretary.post(NEW, data)

    draft = answer.context["draft"]
    assert (answer.status_code, alr.mandates.count()) == (200, 1)
    assert draft.sections == [{"heading": "Formål", "body": "Rådet svarer."}]
    assert (draft.goals, draft.why, draft.pk) == (["Helhet."], "Kortere.", None)
    assert answer.context["changes"] == mandates.changes(alr.mandates.get(), draft)
    assert answer.context["form"].words["why"].value() == "Kortere."


def test_draft_of_a_first_mandate_is_compared_with_nothing(as_secretary):
    data = post(("Formål", "Forbereder saker."), seen="0", se="1")

    answer = as_secretary.post("/agder/utvalg/au-alr/mandat/nytt/", data)

    assert (answer.status_code, answer.context["changes"]) == (200, [])


def test_draft_with_a_mistake_is_not_shown_before_it_is_mended(as_secretary):
    answer = as_secretary.post(NEW, post(("Formål", "Råd."), adopted_by="", se="1"))

    assert (answer.status_code, errors(answer)) == (422, ({"adopted_by"}, False))
    assert "draft" not in answer.context


def test_section_that_is_taken_away_or_empty_is_left_out(as_secretary, alr):
    data = post(("Formål", "Råd."), ("Annet", "Bort."), ("", ""), **{"avsnitt-1-DELETE": "on"})

    as_secretary.post(NEW, data)

    assert alr.mandates.get(in_force=True).sections == [{"heading": "Formål", "body": "Råd."}]


def test_more_sections_keep_what_was_typed_and_save_nothing(as_secretary, alr):
    data = post(("Formål", "Råd."), adopted_by="OSS selv", **{"flere-avsnitt": "1"})

    answer = as_secretary.post(NEW, data)

    assert shown(answer) == [{"heading": "Formål", "body": "Råd."}]
    assert answer.context["form"].words.initial["adopted_by"] == "OSS selv"
    assert alr.mandates.count() == 1


def test_section_moved_up_changes_places_with_the_one_above(as_secretary, alr):
    data = post(("Formål", "Råd."), ("Oppgaver", "Svarer."), opp="1")

    answer = as_secretary.post(NEW, data)

    assert [line["heading"] for line in shown(answer)] == ["Oppgaver", "Formål"]
    assert alr.mandates.count() == 1


def test_section_moved_up_passes_those_that_were_emptied(as_secretary):
    data = post(("Formål", "Råd."), ("", ""), ("Oppgaver", "Svarer."), opp="2")

    answer = as_secretary.post(NEW, data)

    assert [line["heading"] for line in shown(answer)] == ["Oppgaver", "Formål"]


def test_tick_to_take_a_section_away_outlives_the_other_buttons(as_secretary):
    data = post(("Formål", "Råd."), ("Annet", "Bort."), **{"avsnitt-1-DELETE": "on"})

    answer = as_secretary.post(NEW, data | {"flere-avsnitt": "1"})

    ticked = [line["DELETE"].value() for line in answer.context["form"].sections]
    assert ticked[:2] == [None, True]


@pytest.mark.parametrize("where", ["0", "7", "-1", "x"])
def test_section_that_cannot_be_moved_stays(where, as_secretary, alr):
    answer = as_secretary.post(NEW, post(("Formål", "Råd."), ("Oppgaver", "Svarer."), opp=where))

    assert [line["heading"] for line in shown(answer)] == ["Formål", "Oppgaver"]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"adopted_by": ""}, {"adopted_by"}),
        ({"adopted_on": "i fjor"}, {"adopted_on"}),
        ({"adopted_on": "01.01.2025"}, {"adopted_on"}),  # before the one in force
        ({"anchor_url": "javascript:alert(1)"}, {"anchor_url"}),
        ({"avsnitt-0-body": ""}, {"avsnitt-0-body"}),
        ({"goals": "x" * 201}, {"goals"}),
        ({"goals": "\n".join("abcdefghijklm")}, {"goals"}),
    ],
)
def test_what_is_missing_is_said_beside_its_field(changes, fields, as_secretary, alr):
    answer = as_secretary.post(NEW, post(("Formål", "Råd."), **changes))

    assert (answer.status_code, errors(answer)) == (422, (fields, False))
    assert alr.mandates.count() == 1


def test_day_to_come_is_refused(as_secretary, alr):
    tomorrow = timezone.localdate().replace(year=timezone.localdate().year + 1)

    answer = as_secretary.post(NEW, post(("Formål", "Råd."), adopted_on=tomorrow.isoformat()))

    assert errors(answer) == ({"adopted_on"}, False)


def test_mandate_without_sections_is_refused(as_secretary, alr):
    answer = as_secretary.post(NEW, post())

    assert (answer.status_code, errors(answer)) == (422, (set(), True))


def test_version_put_in_force_meanwhile_is_not_replaced_unread(as_secretary, alr):
    mandates.adopt_mandate(
        council=alr,
        adopted_by="OSS",
        adopted_on=date(2026, 9, 1),
        sections=[{"heading": "Formål", "body": "Nytt."}],
        by=None,
    )
    data = post(("Formål", "Råd."))

    answer = as_secretary.post(NEW, data)

    assert (answer.status_code, answer.context["newer"].version) == (409, 2)
    again = as_secretary.post(NEW, data | {"seen": answer.context["form"].words["seen"].value()})
    assert (again.status_code, Mandate.objects.filter(council=alr).count()) == (302, 3)


def test_only_the_secretariat_writes_a_mandate(as_member, as_registrar):
    assert [browser.get(NEW).status_code for browser in (as_member, as_registrar)] == [403, 403]
