"""The sheet to fill in says of each column what it is for."""

import pytest

from members.domain.imports import templates
from members.domain.imports.columns import COLUMNS
from members.enums import ImportKind


@pytest.mark.parametrize("kind", ImportKind.values)
def test_every_column_is_explained(kind):
    heading, *rows = templates.explanations(kind)

    assert [row[0] for row in rows] == templates.rows(kind)[0]
    assert all(row[2] for row in rows)
    assert {len(row) for row in (heading, *rows)} == {4}
    assert [row[1] == rows[0][1] for row in rows] == [
        column.required == COLUMNS[kind][0].required for column in COLUMNS[kind]
    ]
