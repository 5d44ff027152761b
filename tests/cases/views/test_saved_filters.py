"""Saved filters on the list of cases."""

import pytest

from cases.models import SavedFilter

LIST = "/agder/saker/"
SAVE = f"{LIST}filtre/"


def saved(browser):
    return [(each.name, each.query) for each in browser.get(LIST).context["saved"]]


def test_list_is_kept_as_it_is_and_taken_away(as_secretary, as_member):
    page = as_secretary.get(f"{LIST}?vis=alle&sorter=tittel&side=2")
    query = page.context["filter_form"]["query"].value()

    answer = as_secretary.post(SAVE, {"name": "Alle etter tittel", "query": query})

    assert answer.url == f"{LIST}?vis=alle&sorter=tittel"
    assert saved(as_secretary) == [("Alle etter tittel", "vis=alle&sorter=tittel")]
    assert saved(as_member) == []
    key = SavedFilter.objects.get().pk
    as_member.post(f"{SAVE}{key}/fjern/")
    assert SavedFilter.objects.count() == 1
    as_secretary.post(f"{SAVE}{key}/fjern/")
    assert SavedFilter.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ({"name": "", "query": "vis=alle"}, []),
        ({"name": "x" * 61, "query": ""}, []),
        ({"name": "Mine", "query": "neste=https://ondt.example&vis=alle"}, ["vis=alle"]),
        ({"name": "Mine", "query": "x" * 501}, []),
    ],
)
def test_only_what_the_list_knows_is_kept(as_secretary, words, kept):
    answer = as_secretary.post(SAVE, words, follow=True)

    assert answer.status_code == 200
    assert [each.query for each in SavedFilter.objects.all()] == kept
