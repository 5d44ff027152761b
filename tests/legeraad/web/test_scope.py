"""A request that does not say which community it is about gets an error, not the rows (Z4)."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from cases.models import Case, Theme
from councils.models import Community, Council
from legeraad.web.scope import ScopeError, ScopeGuard, across_communities, is_scoped
from members.models import Person, Term

pytestmark = pytest.mark.django_db
PROJECT = Path(__file__).parents[3]


def in_request(act):
    """What happens when a view does this."""
    guard = ScopeGuard(lambda request: HttpResponse(str(act())))
    return guard(RequestFactory().get("/"))


def sql(text):
    with connection.cursor() as cursor:
        cursor.execute(text, [1] * text.count("%s"))
        return cursor.rowcount


@pytest.mark.parametrize(
    "act",
    [
        lambda: list(Term.objects.all()),
        Council.objects.count,
        lambda: Case.objects.filter(title__startswith="A").exists(),
        lambda: Council.objects.get(slug="alr"),
        lambda: list(Case.objects.filter(themes=1)),
        lambda: list(Term.objects.exclude(seat=1)),
        lambda: list(Term.history.all()),
        lambda: Term.objects.update(appointed_by="nobody"),
        lambda: sql("SELECT * FROM members_term"),
        lambda: sql('DELETE FROM "members_vacancy"'),
    ],
)
def test_statement_without_a_key_is_refused_in_a_request(act):
    with pytest.raises(ScopeError):
        in_request(act)


def test_keepers_site_is_for_all_communities_and_the_next_request_is_not(agder, as_keeper):
    """Its own access is refused elsewhere; what it opens does not outlive its request."""
    assert as_keeper.get("/admin/members/term/").status_code == 200

    with pytest.raises(ScopeError):
        in_request(Council.objects.count)


@pytest.mark.parametrize(
    "act",
    [
        lambda: list(Community.objects.all()),
        lambda: list(Theme.objects.all()),
        lambda: list(Person.objects.filter(email="x@eksempel.example")),
        lambda: list(Term.objects.filter(person=1)),
        lambda: list(Council.objects.filter(community__slug="agder", slug="alr")),
        lambda: list(Case.objects.filter(council__community=1, themes=1)),
        lambda: list(Term.objects.filter(seat__in=[1, 2])),
        lambda: sql("SELECT * FROM members_term WHERE seat_id = %s"),
        lambda: sql("SELECT 1"),
    ],
)
def test_statement_with_a_key_or_on_common_tables_passes(act):
    assert in_request(act).status_code == 200


def test_new_row_passes(agder):
    new = {"community": agder, "name": "Ny", "label": "NY", "slug": "ny-her", "purpose": "x"}

    assert in_request(lambda: Council.objects.create(**new)).status_code == 200


def test_outside_a_request_nothing_is_refused():
    """Workers, commands and migrations look after the whole portal."""
    assert list(Term.objects.all()) == []


def test_reading_across_says_why():
    def act():
        with across_communities("a test"):
            return Term.objects.count()

    assert in_request(act).content == b"0"
    with pytest.raises(ValueError, match="Say why"), across_communities(""):
        pass


def test_reading_across_ends_with_its_block():
    def act():
        with across_communities("a test"):
            rows = Term.objects.all()
        return list(rows)

    with pytest.raises(ScopeError):
        in_request(act)


def test_production_has_the_guard_inside_its_log():
    """Settings of their own process: production refuses to start without its variables."""
    program = (
        "import django; django.setup(); from django.conf import settings;"
        "print(*[name.rpartition('.')[2] for name in settings.MIDDLEWARE])"
    )
    given = {
        "DJANGO_SETTINGS_MODULE": "legeraad.settings.production",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "portal.example",
        "SITE_URL": "https://portal.example",
        "MEDIA_ROOT": "/nonexistent",
        "EMAIL_URL": "smtp://localhost:25",
        "DEFAULT_FROM_EMAIL": "post@portal.example",
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | given,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    names = done.stdout.split()
    assert names.index("RequestLog") < names.index("ScopeGuard") < names.index("SessionMiddleware")


def test_guard_costs_less_than_a_fiftieth_of_a_page(agder, as_secretary, record_property):
    """The verdict is remembered by the text of the statement."""
    address = f"/{agder.slug}/oppgaver/"
    statements = []

    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    as_secretary.get(address)
    begun = time.perf_counter()
    with connection.execute_wrapper(note):
        as_secretary.get(address)
    page = time.perf_counter() - begun

    begun = time.perf_counter()
    for _again in range(100):
        for statement in statements:
            is_scoped(statement)
    guard = (time.perf_counter() - begun) / 100

    record_property("share_of_a_page", guard / page)
    print(f"{len(statements)} statements, {guard / page:.3%} of {page * 1000:.0f} ms")  # noqa: T201
    assert statements
    assert guard / page < 0.02
