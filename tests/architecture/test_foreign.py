"""Things of another community cannot be opened, chosen or taken by their keys (Z2–Z5, Z12)."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from django import forms
from django.apps import apps
from django.db import connection, transaction
from django.urls import NoReverseMatch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councils.domain import councils
from councils.enums import OrganisationKind
from members.domain import people, terms
from members.enums import EndReason, Role
from members.models import RoleAssignment, Term, User
from tests import factories
from tests.architecture.answers import ask, letter
from tests.architecture.conftest import VISITORS
from tests.architecture.rights import RIGHTS
from tests.architecture.routes import USUAL, routes
from tests.conftest import user_of

pytestmark = pytest.mark.django_db
FAR = 1_000_000  # keys of the other community begin here, so that each is known as foreign
OWNED = ("councils", "members", "cases")
# Addresses that name something inside a community, and that the office alone may open
INSIDE = sorted(
    name
    for name, route in routes().items()
    if "community" in route.parameters and len(route.parameters) > 1 and RIGHTS[name][0][0] == "L"
)
BOUNDED = {
    "deadline": None,
    "derandomize": True,
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}


@pytest.fixture
def abroad(sample):
    """Another community with something of everything, and keys of its own."""
    for label in OWNED:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            table, key = model._meta.db_table, model._meta.pk.column
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, key, FAR]
                )
    community = councils.register_community(
        name="Helsefellesskapet Sør",
        brand="Søndre legeråd",
        slug="sor",
        controller="Sykehuset i sør",
        contact_name="S.Ø.",
        contact_email="post@sor.example",
        by=None,
    )
    councils.register_region(community=community, name="Sørregionen", slug="sorregionen", by=None)
    for kind in OrganisationKind:
        councils.register_organisation(community=community, kind=kind, name=kind.label, by=None)
    council = factories.small_council(community)
    factories.drafted(factories.new_case(council))
    factories.closed(council, on=date(2031, 1, 8))
    factories.planned(council, on=date(2031, 2, 5))
    term = Term.objects.get(seat__group__council=council)
    terms.end_term(term=term, on=date(2031, 3, 1), reason=EndReason.RESIGNED, by=None)
    person = people.register_person(
        name="S.Å.", email="sor@eksempel.example", registered_in=community, by=None
    )
    people.give_role(
        person=person, role=Role.SECRETARY, community=community, start=date(2025, 1, 1), by=None
    )
    return community


@pytest.fixture
def foreign(abroad):
    """Words for an address, by the kind of its parameter, that name what lies abroad."""
    numbers = [FAR + number for number in range(1, 8)]
    council = abroad.councils.get()
    meetings = list(council.meetings.values_list("slug", flat=True))
    cases = [case.slug for case in council.cases.all()]
    return {"number": numbers, "council": ["frp"], "meeting": meetings, "case": cases}


def words(name, sample, foreign, data):
    """The address's own words, with one or more of them from abroad."""
    mine = USUAL | sample.about.get(name, {})
    inner = [each for each in routes()[name].parameters if each != "community"]
    changed = data.draw(st.sets(st.sampled_from(inner), min_size=1))
    for each in changed:
        kinds = foreign.get(each) or (foreign["number"] if isinstance(mine[each], int) else None)
        if kinds is None:
            continue
        mine |= {each: data.draw(st.sampled_from(kinds))}
    return mine


@given(name=st.sampled_from(INSIDE), data=st.data())
@settings(max_examples=150, **BOUNDED)
def test_foreign_keys_in_an_address_open_nothing(sample, foreign, name, data):
    """Z2, Z4: as the secretary, with a foreign key in at least one place of the address."""
    mine = USUAL | sample.about.get(name, {})
    chosen = words(name, sample, foreign, data)
    if chosen == mine:
        return

    try:
        address = routes()[name].address(chosen)
    except NoReverseMatch:  # a name where a number belongs: there is no such address
        return

    answer = letter(ask(sample.browser("secretary"), "get", address))

    assert answer in "NFM", (name, chosen)
    assert answer != "F" or RIGHTS[name][0][4] == "F"


def test_leader_of_a_committee_of_gps_opens_no_papers_of_the_council(sample):
    """Z3: what is closed to any doctor is closed to one who leads a committee elsewhere."""
    browser = sample.browser("alu_chair")
    closed = [name for name in INSIDE if RIGHTS[name][0][1] == "N" and name.startswith("cases:")]

    opened = {
        name: answer
        for name in closed
        if (
            answer := letter(
                ask(browser, "get", routes()[name].address(sample.about.get(name, {})))
            )
        )
        not in "NF"
    }

    assert len(closed) > 20
    assert opened == {}


def forms_of(sample, visitor):
    """Every form that a visitor may send: its address and the form that the page shows.

    Filters are read, not sent; what they cannot find they leave out.
    """
    browser, place = sample.browser(visitor), VISITORS.index(visitor)
    for name in RIGHTS:
        if "community" not in routes()[name].parameters or RIGHTS[name][1][place] == "M":
            continue
        address = routes()[name].address(sample.about.get(name, {}))
        answer = ask(browser, "get", address)
        form = (getattr(answer, "context_data", None) or {}).get("form")
        if answer.status_code == 200 and isinstance(form, forms.BaseForm):
            yield name, address, form


@pytest.mark.parametrize("visitor", ["secretary", "keeper"])
def test_foreign_things_cannot_be_chosen_in_any_form(sample, abroad, visitor):
    """Z5: each choice of a row, sent with each foreign key of its table; nothing is taken."""
    browser, taken, tried = sample.browser(visitor), [], 0
    for name, address, form in list(forms_of(sample, visitor)):
        for field_name, field in form.fields.items():
            if not isinstance(field, forms.ModelChoiceField) or field.queryset is None:
                continue
            keys = field.queryset.model._base_manager.filter(pk__gt=FAR).values_list(
                "pk", flat=True
            )
            for key in list(keys)[:2]:
                tried += 1
                sent = ask(browser, "post", address, data={form.add_prefix(field_name): key})
                shown = (getattr(sent, "context_data", None) or {}).get("form")
                wrong = shown.errors.get(field_name) if shown is not None else None
                if sent.status_code != 422 or not wrong:
                    taken.append((name, field_name, key, sent.status_code))

    assert tried
    assert taken == []


RAISING = {
    "is_staff": "on",
    "is_superuser": "on",
    "is_active": "on",
    "role": "keeper",
    "roles": "keeper",
    "groups": "1",
    "user_permissions": "1",
    "council": "1",
    "community": "1",
    "start": "01.01.2025",
}


@pytest.mark.parametrize("visitor", ["doctor", "member", "secretary"])
def test_nobody_raises_himself_by_sending_more_than_the_form_asks(sample, visitor):
    """Z12: after each post, the sender is what he was."""
    browser, user = sample.browser(visitor), user_of(visitor)
    mine = RoleAssignment.objects.filter(person=user.person)
    before = list(mine.values_list("role", "council", "ended_on"))
    raised = []
    for name in RIGHTS:
        if RIGHTS[name][1][0] != "L":
            continue
        address = routes()[name].address(sample.about.get(name, {}))
        more = RAISING | {"person": str(user.person.pk), "user": str(user.pk)}
        cookies = deepcopy(browser.cookies)
        with transaction.atomic():
            browser.post(address, more)
            now = User.objects.get(pk=user.pk)
            same = list(mine.values_list("role", "council", "ended_on")) == before
            if now.is_staff or now.is_superuser or not same:
                raised.append(name)
            transaction.set_rollback(True)
        browser.cookies = cookies

    assert raised == []
