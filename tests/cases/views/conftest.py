"""A visitor without a sample, for pages that anybody on file may open."""

from tests.members.conftest import person, table, visitor  # noqa: F401  fixtures
