"""What narrows a statement, and what only looks as if it did (quality.md Z4)."""

import re

import pytest

from legeraad.web.narrowing import narrowed

KEY = re.compile(r'"?\b(?:seat_id|id)"?\s*(?:=\s*(?:ANY\b)?|\bIN\b)')
TERMS = 'SELECT * FROM "members_term"'


@pytest.mark.parametrize(
    "where",
    [
        '"members_term"."seat_id" = %s',
        "seat_id = 5",
        "seat_id IN (%s, %s)",
        "seat_id = ANY(%s)",
        "seat_id = %(seat)s",
        "start < %s AND (seat_id = %s AND NOT (id = %s))",
        "(seat_id = %s OR id IN (%s))",
        "seat_id = %s ORDER BY start",
        "seat_id IN (SELECT u.id FROM councils_seat u WHERE u.id = %s)",
        "seat_id = (SELECT u.id FROM councils_seat u WHERE u.id = %s LIMIT 1)",
        "EXISTS(SELECT 1 FROM councils_seat u WHERE u.id = %s AND u.id = seat_id)",
    ],
)
def test_key_that_chooses_the_rows_narrows(where):
    assert narrowed(f"{TERMS} WHERE {where}", key=KEY)


@pytest.mark.parametrize(
    "where",
    [
        "start < %s",
        "seat_id = other.id",
        "seat_id IS NULL",
        "NOT (seat_id = %s)",
        "NOT seat_id = %s",
        "NOT (seat_id IN (%s))",
        "(seat_id = %s OR start IS NULL)",
        "seat_id = %s OR true",
        "seat_id > %s",
        "seat_id <> (SELECT u.id FROM councils_seat u WHERE u.id = %s)",
        "seat_id IN (SELECT u.id FROM councils_seat u)",
        "CASE WHEN seat_id = %s THEN true ELSE true END",
        "start < %s ORDER BY id = %s",
        "'seat_id = 5' <> ''",
        "true -- AND seat_id = %s",
        "true /* AND seat_id = %s */",
    ],
)
def test_what_only_looks_like_a_key_narrows_nothing(where):
    assert not narrowed(f"{TERMS} WHERE {where}", key=KEY)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (TERMS, False),
        ("SELECT seat_id = %s FROM members_term", False),
        ("SELECT * FROM members_term t LEFT JOIN councils_seat s ON (s.id = %s)", False),
        (f"({TERMS} WHERE id = %s) UNION ALL ({TERMS} WHERE seat_id = %s)", True),
        (f"({TERMS} WHERE id = %s) UNION ALL ({TERMS}) ORDER BY 1", False),
        (f"SELECT COUNT(*) FROM ({TERMS} WHERE id = %s) subquery", True),  # noqa: S608
        (f"SELECT COUNT(*) FROM ({TERMS}) subquery", False),  # noqa: S608
        (f"WITH mine AS ({TERMS} WHERE id = %s) SELECT * FROM mine", True),  # noqa: S608
        (f"WITH all_of_them AS ({TERMS}) SELECT * FROM all_of_them WHERE id = %s", False),  # noqa: S608
        ("UPDATE members_term SET start = %s WHERE id IN (%s, %s)", True),
        ("UPDATE members_term SET id = %s", False),
        ("DELETE FROM members_term", False),
        ("DELETE FROM members_term WHERE id = %s RETURNING id", True),
        ("TRUNCATE members_term", False),
        (f"SELECT 1 WHERE COALESCE((NOT (%s) AND EXISTS({TERMS} WHERE seat_id = %s)), %s)", True),
        (f"SELECT 1 WHERE COALESCE((NOT (%s) AND EXISTS({TERMS} WHERE start = %s)), %s)", False),
        (f"SELECT EXISTS({TERMS} WHERE id = %s), EXISTS({TERMS})", False),
    ],
)
def test_whole_statement_is_read(sql, expected):
    assert narrowed(sql, key=KEY) is expected
