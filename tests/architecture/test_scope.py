"""Every page names what it is about: no statement of any address is refused by the guard (Z4)."""

import pytest

from legeraad.web import scope
from tests.architecture.answers import ask
from tests.architecture.rights import RIGHTS
from tests.architecture.routes import routes

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(monkeypatch):
    """What the guard refuses, by its text."""
    found = []
    judge = scope.is_scoped

    def note(sql):
        verdict = judge(sql)
        if not verdict:
            found.append(sql)
        return verdict

    monkeypatch.setattr(scope, "is_scoped", note)
    return found


@pytest.mark.parametrize("visitor", ["stranger", "secretary", "keeper"])
def test_no_address_reads_across_communities_by_an_oversight(visitor, sample, refused):
    browser = sample.browser(visitor)

    for name in RIGHTS:
        address = routes()[name].address(sample.about.get(name, {}))
        for method in ("get", "post") if visitor == "secretary" else ("get",):
            ask(browser, method, address)

    assert refused == []
