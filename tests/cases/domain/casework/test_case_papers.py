"""The case paper: written with others, locked when it goes out, opened when that is taken back."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from cases.domain import taking_back
from cases.domain.casework import case_papers
from cases.domain.meetings import agenda, forwarding
from cases.enums import CasesEvent
from cases.models import CasePaper
from councils.domain.differences import Change
from legeraad.errors import DomainError, StaleError
from tests import factories
from tests.factories import DAY

WORDS = {"background": "<p>Fra</p>", "assessment": "<p>Om</p>", "proposal": "<p>Til</p>"}


@pytest.fixture
def case(agder):
    return factories.new_case(factories.council_of(agder))


def write(case, *, version=1, revision=0, settled=True, **words):
    return case_papers.write(
        case=case, version=version, revision=revision, settled=settled, by=None, **WORDS | words
    )


def sent(case):
    """The case on an agenda that goes out."""
    meeting = factories.planned(case.council)
    agenda.add_case(meeting=meeting, case=case, by=None)
    return agenda.send(meeting=meeting, on=DAY, by=None)


def events(paper):
    rows = CasePaper.history.filter(id=paper.pk).order_by("history_id")
    return [row.history_change_reason for row in rows]


def test_first_words_begin_the_first_version(case):
    paper = write(case)

    stored = CasePaper.objects.get()
    assert (stored, stored.version, stored.revision) == (paper, 1, 1)
    assert (stored.background, stored.sent_on) == ("<p>Fra</p>", None)


def test_nothing_is_stored_while_nothing_is_written(case):
    write(case, background="", assessment=" ", proposal="<p></p>")

    assert list(CasePaper.objects.all()) == []


def test_write_cleans_what_comes(case):
    """I1"""
    paper = write(case, background='<p onclick="x()">Fra <script>alert(1)</script>Word</p>')

    assert paper.background == "<p>Fra Word</p>"


def test_saves_while_typing_leave_one_history_row(case):
    paper = write(case)
    for revision, word in enumerate(("A", "AB", "ABC"), start=1):
        write(case, revision=revision, settled=False, background=f"<p>{word}</p>")
    write(case, revision=4, background="<p>ABC</p>")

    assert events(paper) == [CasesEvent.PAPER_BEGUN, CasesEvent.PAPER_WRITTEN]
    assert CasePaper.objects.get().revision == 4


def test_second_writer_is_told_and_loses_nothing(case):
    """C1"""
    write(case)
    write(case, revision=1, background="<p>Hennes</p>")

    with pytest.raises(StaleError) as stale:
        write(case, revision=1, background="<p>Mine</p>")

    assert stale.value.current.background == "<p>Hennes</p>"


def test_two_who_begin_at_once_make_one_version(case):
    write(case)

    with pytest.raises(StaleError):
        write(case, background="<p>En annen</p>")

    assert CasePaper.objects.count() == 1


def test_agenda_locks_what_was_written(case):
    paper = write(case)

    sent(case)

    paper.refresh_from_db()
    assert paper.sent_on == DAY
    assert events(paper)[-1] == CasesEvent.PAPER_SENT
    with translation.override("en"), pytest.raises(DomainError, match="has gone out"):
        write(case, revision=1, background="<p>For sent</p>")


def test_sent_paper_is_locked_in_the_database(case):
    paper = write(case)
    sent(case)

    for change in ({"background": "x"}, {"background": "x", "sent_on": None, "sent_with": None}):
        with pytest.raises(IntegrityError, match="gone out"), transaction.atomic():
            CasePaper.objects.filter(pk=paper.pk).update(**change)


def test_agenda_leaves_a_paper_without_words(case):
    paper = write(case)
    write(case, revision=1, background="", assessment="", proposal="")

    sent(case)

    paper.refresh_from_db()
    assert paper.sent_on is None


def test_next_version_begins_as_a_copy_and_shows_what_is_new(case):
    first = write(case)
    sent(case)
    begun = case_papers.being_written(case)

    second = write(case, version=2, proposal="<p>Til alle</p>")

    assert (begun.pk, begun.version, begun.revision) == (None, 2, 0)
    assert (begun.background, begun.proposal) == ("<p>Fra</p>", "<p>Til</p>")
    assert case_papers.before(second) == first
    [change] = case_papers.changes(first, second)
    assert [(piece.change, piece.text) for piece in change.body] == [
        (Change.SAME, "Til "),
        (Change.ADDED, "alle"),
    ]


def test_agenda_taken_back_opens_its_papers(case):
    paper = write(case)
    sent(case)
    paper.refresh_from_db()

    taking_back.take_back(sending=paper.sent_with, by=None)

    paper.refresh_from_db()
    assert (paper.sent_on, paper.sent_with) == (None, None)
    assert events(paper)[-1] == CasesEvent.PAPER_UNSENT
    assert write(case, revision=1, background="<p>Mer</p>").version == 1


def test_papers_sent_later_are_locked_and_taken_back_alone(case):
    """The agenda's own papers stay sent when what was sent later is taken back."""
    first = write(case)
    meeting = sent(case)
    other = factories.new_case(case.council, title="En til")
    late = agenda.add_case(meeting=meeting, case=other, by=None)
    paper = write(other)
    items = [late, meeting.items.get(case=case)]
    sending = forwarding.forward(meeting=meeting, items=items, on=DAY, by=None)
    paper.refresh_from_db()
    assert paper.sent_with == sending

    taking_back.take_back(sending=sending, by=None)

    for each in (paper, first):
        each.refresh_from_db()
    assert (first.sent_on, paper.sent_on) == (DAY, None)


def test_taken_back_leaves_what_has_a_newer_version(case):
    paper = write(case)
    sent(case)
    paper.refresh_from_db()
    write(case, version=2, background="<p>Ny</p>")

    taking_back.take_back(sending=paper.sent_with, by=None)

    paper.refresh_from_db()
    assert paper.sent_on == DAY
