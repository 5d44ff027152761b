"""«Ligner på sak …»: the most alike first, only what one may see, one query."""

import pytest

from cases.domain.casework import cases
from cases.domain.intake import resembling
from cases.models import Case
from tests.cases.views.workbench import new_case

TITLE = "Hvem følger opp blodprøver etter utskrivning?"


@pytest.fixture
def stored(agder):
    for title in (TITLE, "Hvem følger opp røntgen etter utskrivning?", "Taxi til dialyse"):
        new_case(title)
    return Case.objects.filter(council__community=agder)


def test_most_alike_case_comes_first(stored, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = resembling.to_title(stored, "Oppfølging av blodprøver etter utskrivning")

    assert found[0].title == TITLE
    assert "Taxi til dialyse" not in [case.title for case in found]


@pytest.mark.parametrize("title", ["", "Hvem", "   \n ", "Noe helt annet enn resten her"])
def test_little_or_nothing_alike_is_nothing(title, stored):
    assert resembling.to_title(stored, title) == []


def test_only_what_is_asked_for_is_found(stored):
    assert resembling.to_title(stored.exclude(title=TITLE), TITLE)[0].title != TITLE
    cases.move(case=stored.get(title=TITLE), to="misregistered", why="Dobbelt", by=None)
    assert TITLE not in [case.title for case in resembling.to_title(stored, TITLE)]
