"""The stored PDFs of a meeting."""

import pytest
from django.db import IntegrityError, transaction

from cases.domain.meetings import agenda, files
from cases.enums import Access, Audience, MeetingFileKind
from cases.models import Case
from tests import factories


@pytest.fixture
def meeting(agder):
    made = factories.planned(factories.council_of(agder))
    agenda.add_case(meeting=made, case=factories.new_case(made.council), by=None)
    return made


def file(meeting, audience=Audience.PUBLIC, content=factories.PDF):
    items = list(meeting.items.select_related("case"))
    kind = MeetingFileKind.AGENDA
    return files.file_pdf(
        meeting=meeting, kind=kind, audience=audience, items=items, content=content
    )


def test_same_bytes_are_stored_once(meeting):
    assert file(meeting) == file(meeting)


def test_newest_of_each_kind_is_shown_to_its_audience(meeting):
    file(meeting)
    newer = file(meeting, content=factories.PDF + b"2")
    members = file(meeting, Audience.MEMBERS, factories.PDF + b"3")

    assert files.newest(meeting, Audience.PUBLIC) == [newer]
    assert files.newest(meeting, Audience.MEMBERS) == [members]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (Access.OPEN, Access.PARTLY, 0),
        (Access.PARTLY, Access.EXEMPT, 0),
        (Access.EXEMPT, Access.OPEN, 1),
        (Access.OPEN, Access.OPEN, 1),
    ],
)
def test_file_holds_while_no_case_is_less_open(meeting, before, after, shown):
    """Z6"""
    cases = Case.objects.filter(items__meeting=meeting)
    cases.update(access=before, legal_basis="" if before == Access.OPEN else "offl. § 13")
    file(meeting)

    cases.update(access=after, legal_basis="" if after == Access.OPEN else "offl. § 13")

    assert len(files.newest(meeting, Audience.PUBLIC)) == shown


def test_stored_file_is_never_changed(meeting):
    stored = file(meeting)

    with pytest.raises(IntegrityError), transaction.atomic():
        type(stored).objects.filter(pk=stored.pk).update(audience=Audience.OFFICE)


def excerpt(meeting, audience, content):
    item = meeting.items.select_related("case").get(case__isnull=False)
    return files.file_pdf(
        meeting=meeting,
        item=item,
        kind=MeetingFileKind.EXCERPT,
        audience=audience,
        items=[item],
        content=factories.PDF + content,
    )


def excerpts(meeting, audience=Audience.MEMBERS):
    case = Case.objects.get(items__meeting=meeting)
    found = files.excerpts_of(case, audience, meetings={meeting.pk})
    return [(each.stored, each.in_force) for each in found]


def test_excerpt_of_an_earlier_version_is_marked_as_replaced(meeting):
    old = excerpt(meeting, Audience.MEMBERS, b"1")
    new = excerpt(meeting, Audience.MEMBERS, b"2")

    assert excerpts(meeting) == [(new, True), (old, False)]


def test_each_reader_gets_his_own_excerpt(meeting):
    public = excerpt(meeting, Audience.PUBLIC, b"1")
    members = excerpt(meeting, Audience.MEMBERS, b"2")

    assert excerpts(meeting) == [(members, True)]
    assert excerpts(meeting, Audience.PUBLIC) == [(public, True)]


def test_excerpt_of_a_meeting_that_does_not_open_or_a_case_that_closed_is_not_shown(meeting):
    """Z6"""
    excerpt(meeting, Audience.MEMBERS, b"1")
    case = Case.objects.get(items__meeting=meeting)

    assert files.excerpts_of(case, Audience.OFFICE, meetings=set()) == []
    Case.objects.filter(pk=case.pk).update(access=Access.EXEMPT, legal_basis="offl. § 13")
    assert excerpts(meeting, Audience.OFFICE) == []
