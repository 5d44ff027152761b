"""Bodies in the browser: new from a template, and what changes about one."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from councils.domain.blueprints import BLUEPRINTS
from councils.models import Council
from tests.factories import council_of

NEW = "/agder/utvalg/ny/"
ALR = "/agder/utvalg/alr/"


def typed(form, **changes):
    """What a browser would send of the form as it stands, with some fields changed."""
    values = {}
    for bound in form:
        value = bound.value()
        if value not in (None, False):
            values[bound.html_name] = list(value) if isinstance(value, list | tuple) else value
    return values | changes


def errors(answer):
    return list(answer.context["form"].errors)


def new(browser, key, **changes):
    form = browser.get(f"{NEW}?mal={key}").context["form"]
    return browser.post(NEW, typed(form, **changes))


def test_templates_are_chosen_first(as_keeper):
    page = as_keeper.get(NEW).content.decode()

    assert [key for key in BLUEPRINTS if f'href="?mal={key}"' not in page] == []
    assert 'name="purpose"' not in page


def test_template_fills_the_form_and_makes_the_council(as_keeper, agder):
    answer = new(as_keeper, "alr", name="Setesdal legeråd", label="SLR", since="01.09.2026")

    assert (answer.status_code, answer.url) == (302, "/agder/oppsett/")
    made = Council.objects.get(slug="slr")
    assert (made.name, made.behaviour, made.language) == ("Setesdal legeråd", "advisory", "nb")
    assert made.seat_groups.count() == len(BLUEPRINTS["alr"].groups)


def test_council_without_a_template_says_how_it_works(as_keeper, agder):
    answer = new(as_keeper, "tom", name="Vennegruppen", label="VG", kind="gruppe", purpose="Prat.")

    assert answer.status_code == 302
    made = Council.objects.get(slug="vg")
    assert (made.behaviour, made.seat_groups.count()) == ("group", 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"label": "", "slug": "x"}, "label"),
        ({"slug": "alr"}, None),
        ({"slug": "ny"}, None),
        ({"permanent": "", "end_criterion": ""}, "end_criterion"),
        ({"scope": "regions"}, "regions"),
        ({"since": "i fjor"}, "since"),
    ],
)
def test_what_is_wrong_with_a_new_council_is_told(change, field, as_keeper, agder):
    before = Council.objects.count()
    usual = {"name": "Nytt råd", "label": "NR"}

    answer = new(as_keeper, "alr", **usual | change)

    assert answer.status_code == 422
    assert errors(answer) in ([field], ["__all__"], ["slug"])
    assert Council.objects.count() == before


def test_working_committee_asks_whose_cases_it_prepares(as_keeper, agder):
    alr = council_of(agder)
    usual = {"name": "Nytt arbeidsutvalg", "label": "NAU"}

    refused = new(as_keeper, "au", **usual)
    assert (refused.status_code, errors(refused)) == (422, ["prepares"])

    assert new(as_keeper, "au", prepares=alr.pk, **usual).status_code == 302
    alr.refresh_from_db()
    assert alr.prepared_by.slug == "nau"


def test_what_a_council_is_for_is_changed(as_keeper, agder):
    form = as_keeper.get(f"{ALR}rediger/").context["form"]
    (region,) = agder.regions.all()[:1]
    changes = {"purpose": "Et nytt formål.", "scope": "regions", "regions": [region.pk]}

    answer = as_keeper.post(f"{ALR}rediger/", typed(form, municipalities=[], **changes))

    assert (answer.status_code, answer.url) == (302, f"{ALR}rediger/")
    saved = council_of(agder)
    assert (saved.purpose, saved.scope, list(saved.regions.all())) == (
        "Et nytt formål.",
        "regions",
        [region],
    )
    assert saved.anchored_in.slug == "oss"


def test_council_cannot_report_to_itself_or_below(as_keeper, agder):
    oss, alr = council_of(agder, "oss"), council_of(agder)
    address = "/agder/utvalg/oss/rediger/"
    form = as_keeper.get(address).context["form"]

    for above, where in ((oss, "anchored_in"), (alr, "anchored_in")):
        answer = as_keeper.post(
            address, typed(form, regions=[], municipalities=[], anchored_in=above.pk)
        )
        assert (answer.status_code, errors(answer)) == (422, [where])


def test_how_its_meetings_are_is_changed_and_shown(as_keeper, agder):
    address = f"{ALR}rediger/"
    form = as_keeper.get(address).context["form"]
    facts = {"answer_days": "10", "quorum": "3", "hours_per_year": "12,5"}

    saved = as_keeper.post(address, typed(form, chair_approves_agenda="on", **facts))

    alr = council_of(agder)
    assert saved.status_code == 302
    assert (alr.answer_days, alr.quorum, alr.hours_per_year) == (10, 3, Decimal("12.5"))
    assert alr.chair_approves_agenda
    shown = as_keeper.get(address).context["form"]
    assert shown["hours_per_year"].as_widget().count('value="12,5"') == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answer_days", ""),
        ("answer_days", "0"),
        ("answer_days", "61"),
        ("quorum", "0"),
        ("quorum", "999"),
        ("hours_per_year", "0"),
        ("hours_per_year", "1000"),
        ("hours_per_year", "mange"),
    ],
)
def test_what_no_meeting_can_be_like_is_told(field, value, as_keeper, agder):
    address = f"{ALR}rediger/"
    form = as_keeper.get(address).context["form"]

    answer = as_keeper.post(address, typed(form, **{field: value}))

    assert (answer.status_code, errors(answer)) == (422, [field])
    assert council_of(agder).answer_days == 7


def test_what_is_to_come_waits_for_its_day(as_keeper, agder):
    tomorrow = timezone.localdate() + timedelta(days=1)
    facts = {"name": "Nytt navn", "label": "NN", "on": f"{tomorrow:%d.%m.%Y}"}

    answer = as_keeper.post(f"{ALR}gi-navn/", facts)

    assert (answer.status_code, errors(answer)) == (422, ["on"])
    assert council_of(agder).label == "ALR"


def test_new_name_and_the_old_one_stand_on_the_page(as_keeper, agder):
    facts = {"name": "Legerådet i Agder", "label": "LRA", "on": "01.11.2026"}

    as_keeper.post(f"{ALR}gi-navn/", facts)

    page = as_keeper.get(f"{ALR}gi-navn/")
    assert [words for words, _, _ in page.context["before"]] == [
        "Agder legeråd (ALR)",
        "Legerådet i Agder (LRA)",
    ]


def test_kind_changes_with_its_history(as_keeper, client, agder):  # AHU-21
    facts = {
        "kind": "medisinsk FSU",
        "behaviour": "professional",
        "decided_by": "OSS sak 12-2026",
        "on": "01.11.2026",
    }

    as_keeper.post(f"{ALR}endre-art/", facts)

    page = as_keeper.get(f"{ALR}endre-art/")
    assert [(words, note) for words, _, note in page.context["before"]] == [
        ("legeråd", ""),
        ("medisinsk FSU", "OSS sak 12-2026"),
    ]
    assert [each.words for each in client.get(ALR).context["earlier_kinds"]] == ["legeråd"]


def test_council_moves_and_comes_back_at_its_new_address(as_keeper, agder):
    answer = as_keeper.post(f"{ALR}flytt/", {"slug": "medisinsk-fsu"})

    assert (answer.status_code, answer.url) == (302, "/agder/utvalg/medisinsk-fsu/rediger/")
    page = as_keeper.get("/agder/utvalg/medisinsk-fsu/flytt/")
    assert [words for words, _, _ in page.context["before"]] == ["alr"]


@pytest.mark.parametrize("slug", ["oss", "ny", "Stor", "to ord", ""])
def test_address_that_cannot_be_is_refused(slug, as_keeper, agder):
    answer = as_keeper.post(f"{ALR}flytt/", {"slug": slug})

    assert answer.status_code == 422
    assert council_of(agder).slug == "alr"


def test_who_is_heard_in_its_place_is_chosen_among_the_others(as_keeper, agder):  # ALR-30
    alr, au = council_of(agder), council_of(agder, "au-alr")
    form = as_keeper.get(f"{ALR}rediger/").context["form"]

    itself = as_keeper.post(f"{ALR}rediger/", typed(form, heard_through=alr.pk))
    another = as_keeper.post(f"{ALR}rediger/", typed(form, heard_through=au.pk))

    assert (itself.status_code, errors(itself)) == (422, ["heard_through"])
    assert another.status_code == 302
    assert council_of(agder).heard_through == au
