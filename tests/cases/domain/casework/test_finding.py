"""The office's search: by Norwegian stems and beginnings, marked, escaped, few questions."""

import pytest

from cases.domain.casework import cases, finding
from cases.domain.documents import documents
from cases.models import Case, CaseDocument, DocumentVersion, MinutesEntry
from members.models import Person
from tests import factories
from tests.cases.views.workbench import new_case
from tests.factories import DAY


@pytest.fixture
def case(agder):
    made = new_case("Oppfølging av blodprøver")
    cases.change(case=made, summary="Rekvirenten <b>vurderer</b> svarene på laboratoriet.", by=None)
    return made


def stored(case, text, name="notat.txt"):
    document = documents.add(case=case, name=name, content=text.encode(), on=DAY, by=None)
    DocumentVersion.objects.filter(document=document).update(text=text)
    return document


@pytest.mark.parametrize("typed", ["blodprøve", "BLODPRØVEN", "rekvir labora", "oppfølg"])
def test_case_is_found_by_other_forms_and_beginnings(typed, case, django_assert_num_queries):
    with django_assert_num_queries(1):
        hits = finding.cases(Case.objects.select_related("council__community"), typed)

    assert case.get_absolute_url() in [hit.address for hit in hits]


def test_words_around_are_marked_and_escaped(case):
    [hit] = finding.cases(Case.objects.filter(pk=case.pk), "laboratoriet rekvirenten")

    assert "<mark>" in hit.excerpt
    assert "<b>" not in hit.excerpt
    assert "&lt;b&gt;" in hit.excerpt or "vurderer" in hit.excerpt


def test_document_is_found_by_its_text_and_by_its_title_once(case):
    inside = stored(case, "Avtalen om røntgenbilder gjelder fra mars.", "avtale.txt")
    named = stored(case, "Ikke noe her", "Røntgen.txt")
    hits = finding.documents(CaseDocument.objects.all(), "røntgen")

    assert [hit.title for hit in hits] == [inside.title, named.title]
    assert "<mark>røntgenbilder</mark>" in hits[0].excerpt
    assert [hit.about for hit in hits] == [case.reference] * 2


def test_minutes_are_found_by_what_they_say(agder):
    minutes = factories.closed(factories.council_of(agder), case=new_case("Taxi"))
    entry = minutes.entries.first()
    words = "<p>Partene var <strong>enige</strong> om drosjer.</p>"
    MinutesEntry.objects.filter(pk=entry.pk).update(discussion=words, rich=True)
    hits = finding.minutes(MinutesEntry.objects.filter(pk=entry.pk), "drosje")

    assert [hit.title for hit in hits] == [entry.item.title]
    assert "<mark>drosjer</mark>" in hits[0].excerpt
    assert "strong" not in hits[0].excerpt


def test_person_is_found_by_name_and_address(member):
    for typed in (member.person.name, member.person.email[:9]):
        assert member.person in finding.persons(Person.objects.all(), typed)


@pytest.mark.parametrize("typed", ["' OR 1=1", "a:*&!(", "\\", "🙂🙂", "<->", "x" * 500])
def test_nothing_typed_is_an_operator(typed, case):
    assert finding.cases(Case.objects.all(), typed) == [] or not finding.is_enough(typed)
    assert finding.documents(CaseDocument.objects.all(), typed) == []


@pytest.mark.parametrize(
    ("typed", "enough"), [("", False), ("a", False), ("- !", False), ("ab", True)]
)
def test_search_needs_two_letters(typed, enough):
    assert finding.is_enough(typed) is enough
