"""Public pages cost the same with ten recommendations and with ten thousand."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.models import Case, Recommendation

PAGES = (
    "/",
    "/agder/",
    "/agder/anbefalinger/",
    "/agder/anbefalinger/?part=hospital",
    "/agder/anbefalinger/1/",
    "/agder/anbefalinger/1/versjoner/1/",
    "/agder/temaer/",
    "/agder/temaer/sykmelding/",
    "/agder/utvalg/alr/",
    "/sok/?q=sykmelding",
)
FEW, MANY = 10, 10_000
OWN = {"id", "number", "slug", "form_key", "case_id", "recommendation_id"}  # not the same in copies

MULTIPLIED = """
INSERT INTO {table} (id, {own}, {columns})
SELECT n + 1000000, {values}, {columns}
FROM {table}, generate_series(%s, %s) AS n WHERE {table}.id = %s
"""


def columns_of(model):
    fields = model._meta.concrete_fields
    return ", ".join(f'"{field.column}"' for field in fields if field.column not in OWN)


def multiply(cursor, model, key, span, **values):
    """Copies of a row, one for each number of the span; `values` are SQL of the number n."""
    cursor.execute(
        MULTIPLIED.format(
            table=model._meta.db_table,
            own=", ".join(values),
            values=", ".join(values.values()),
            columns=columns_of(model),
        ),
        [*span, key],
    )


def fill(until):
    """So many recommendations in force, in one theme, by SQL; the gate is a matter of its own."""
    like = Recommendation.objects.get(number=3)
    theme = like.case.themes.get(slug="sykmelding")
    span = (Recommendation.public.count() + 1, until)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        slug = "'kopi-' || n"
        multiply(cursor, Case, like.case_id, span, number="n + 100", slug=slug)
        multiply(cursor, Recommendation, like.pk, span, number="n", case_id="n + 1000000")
        for row in like.rows.all():
            _rows(cursor, type(row), row.pk, span)
        cursor.execute(
            "INSERT INTO cases_case_themes (case_id, theme_id) "
            "SELECT n + 1000000, %s FROM generate_series(%s, %s) AS n",
            [theme.pk, *span],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")


def _rows(cursor, model, key, span):
    cursor.execute(
        f"INSERT INTO {model._meta.db_table} (recommendation_id, {columns_of(model)}) "  # noqa: S608  names of our own columns
        f"SELECT n + 1000000, {columns_of(model)} "
        f"FROM {model._meta.db_table} AS kind, generate_series(%s, %s) AS n WHERE kind.id = %s",
        [*span, key],
    )


def queries(client, page):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


@pytest.mark.django_db
def test_public_pages_ask_the_same_for_ten_and_for_ten_thousand(agder, client):
    fill(FEW)
    few = {page: queries(client, page) for page in PAGES}
    fill(MANY)

    assert Recommendation.public.count() == MANY
    assert {page: queries(client, page) for page in PAGES} == few
