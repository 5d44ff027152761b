"""The search of the office: all kinds on one page, and nothing of what one may not see (Z6)."""

import pytest
from django.utils import timezone

from cases.domain.casework import cases, notes
from cases.domain.documents import documents
from cases.models import DocumentVersion, Impartiality, MinutesEntry
from tests import factories
from tests.cases.views.workbench import new_case
from tests.factories import DAY

PAGE = "/agder/finn/"
CANARY = "Kanarifuglsang"


@pytest.fixture
def hidden(agder):
    """An exempt case with the word everywhere, and an open one with an exempt document."""
    exempt = new_case(CANARY)
    cases.change(case=exempt, access="exempt", legal_basis="offl. § 13", by=None)
    notes.write(case=exempt, text=CANARY, author=None, by=None)
    document = documents.add(
        case=new_case("Åpen"),
        name="x.txt",
        title=f"{CANARY} i fil",
        content=b"x",
        access="exempt",
        legal_basis="offl. § 13",
        on=DAY,
        by=None,
    )
    DocumentVersion.objects.filter(document=document).update(text=CANARY)
    return exempt


def test_secretary_finds_all_kinds(as_secretary, hidden):
    page = as_secretary.get(PAGE, {"q": CANARY})

    labels = [str(label) for label, _hits, _whole in page.context["groups"]]
    assert len(labels) == 2
    assert page.content.decode().count(CANARY) > 2


@pytest.mark.parametrize("typed", [CANARY, CANARY.lower(), "kanarifugl", "offl"])
def test_member_finds_no_trace_of_what_is_exempt(typed, as_member, hidden):
    page = as_member.get(PAGE, {"q": typed})

    assert page.context["groups"] == []
    shown = page.content.decode().replace(typed, "")
    assert CANARY not in shown


def test_who_stepped_down_from_an_item_finds_nothing_of_it(as_member, as_chair, member, agder):
    closed = factories.closed(factories.council_of(agder))
    entry = closed.entries.filter(item__case=None).first()
    MinutesEntry.objects.filter(pk=entry.pk).update(discussion=f"Om {CANARY}.")
    facts = {"item": entry.item, "reason": "Eier.", "raised_at": timezone.now()}
    Impartiality.objects.create(person=member.person, **facts)  # Z9
    factories.approved(closed)

    assert CANARY in as_chair.get(PAGE, {"q": CANARY.lower()}).content.decode()
    assert as_member.get(PAGE, {"q": CANARY.lower()}).context["groups"] == []


def test_number_finds_the_case_first(as_secretary, agder):
    case = new_case("Hva som helst")
    page = as_secretary.get(PAGE, {"q": case.reference})

    assert page.context["groups"][0][1][0].address == case.get_absolute_url()


@pytest.mark.parametrize("typed", ["", "a", " ", "%00", "x" * 5000, "æøå 🙂"])
def test_odd_words_are_answered(typed, as_secretary):
    assert as_secretary.get(PAGE, {"q": typed}).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs_the_same_with_more_hits(number, as_secretary, agder, django_assert_num_queries):
    for each in range(number):
        new_case(f"Sjeldent ord {each}")
    as_secretary.get(PAGE, {"q": "sjeldent"})

    with django_assert_num_queries(12):
        as_secretary.get(PAGE, {"q": "sjeldent"})
