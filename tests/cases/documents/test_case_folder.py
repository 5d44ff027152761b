"""The case folder: what it tells, and that it is a PDF of the house."""

from datetime import date

import pytest
from django.utils import translation

from cases.documents import case_folder
from cases.domain.casework import notes, sources
from cases.domain.documents import documents
from cases.models import Case
from tests import factories
from tests.cases.domain.hearings.asked import sent
from tests.pdf_checks import check

ON = date(2026, 12, 3)


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


def test_folder_tells_the_whole_story_but_not_the_notes(agder, case):
    hearing = sent(case, "oss")
    source = sources.write_down(community=agder, title="En rapport", by=None)
    sources.link(case=case, source=source, by=None)
    notes.write(case=case, text="KANARI", author=None, by=None)
    kept = documents.add(
        case=case, name="brev.txt", content=b"Hei", on=ON, received_from="En lege", by=None
    )
    meeting = factories.approved(factories.closed(case.council, case=case)).meeting
    factories.drafted(Case.objects.get(pk=case.pk))

    with translation.override("en"):
        folder = case_folder.facts(case=Case.objects.get(pk=case.pk), on=ON)

    assert [title for title, _about in folder.sources] == ["En rapport"]
    assert [part.title for part in folder.hearings] == [hearing.title]
    assert [(each.title, "En lege" in each.about) for each in folder.documents] == [("brev", True)]
    assert folder.documents[0].fingerprint == kept.versions.get().sha256
    assert str(meeting) in folder.treatments[0].heading
    assert "Rådet tilrår" in folder.treatments[0].advice
    assert folder.advice.question == "Hvem følger opp?"
    assert dict(folder.represented)["GP"] != "missing"
    assert "KANARI" not in str(folder)


def test_folder_is_a_pdf_of_the_house(case):
    assert check(case_folder.render(case=case, on=ON)) == []
