"""The minutes: written by two at once, closed, sent back, approved, filed."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override

from cases.domain.meetings import agenda, attendance, minutes
from cases.enums import (
    AttendanceStatus,
    CasesEvent,
    CaseState,
    MeetingState,
    MinutesState,
    Outcome,
    RecommendationState,
    Rendition,
)
from cases.models import MinutesEntry, MinutesFile
from councils.models import Seat
from legeraad import richtext
from legeraad.errors import BlockedError, DomainError, StaleError
from legeraad.outbox.models import Job
from members.models import Notice, Sending
from tests import factories
from tests.factories import DAY, council_of, drafted, new_case


@pytest.fixture
def case(agder):
    return drafted(new_case(council_of(agder))).case


@pytest.fixture
def draft(agder, case):
    return factories.opened(council_of(agder), case=case)


@pytest.fixture
def entry(draft, case):
    return draft.entries.get(item__case=case)


def write(entry, revision=None, **text):
    return minutes.write(entry=entry, revision=revision or entry.revision, by=None, **text)


def test_opening_twice_is_one_draft_with_one_entry_per_item(draft):
    again = minutes.open_session(meeting=draft.meeting, by=None)

    assert (again.pk, draft.meeting.minutes.count(), draft.entries.count()) == (draft.pk, 1, 2)


def test_writing_raises_the_revision_and_says_who(entry, secretary):
    saved = minutes.write(
        entry=entry, revision=1, by=secretary, person=secretary.person, discussion="Enighet."
    )

    assert (saved.revision, saved.discussion) == (2, "<p>Enighet.</p>")
    assert saved.saved_by == secretary.person
    assert saved.history.first().history_user == secretary


def test_writing_the_same_again_changes_nothing(entry):
    first = write(entry, discussion="Enighet.")

    again = write(entry, revision=2, discussion="Enighet.")

    assert (again.revision, again.saved_at, again.history.count()) == (2, first.saved_at, 2)


def test_whoever_comes_second_gets_both_texts_and_overwrites_nothing(entry):
    write(entry, discussion="Min tekst.")

    with pytest.raises(StaleError) as refusal:
        write(entry, revision=1, discussion="Din tekst.")

    entry.refresh_from_db()
    assert refusal.value.current.discussion == entry.discussion == "<p>Min tekst.</p>"


def test_typing_writes_no_history_until_it_settles(entry):
    before = entry.history.count()
    for number, text in enumerate(("E", "En", "Eni"), 1):
        minutes.write(entry=entry, revision=number, by=None, settled=False, discussion=text)
    typed = entry.history.count()

    write(entry, revision=4, discussion="Eni")

    assert (typed, entry.history.count()) == (before, before + 1)
    assert entry.history.first().discussion == "<p>Eni</p>"


def test_only_the_fields_of_the_minutes_can_be_written(entry):
    with pytest.raises(TypeError):
        write(entry, revision=1, saved_at=None)


@pytest.mark.parametrize(
    ("votes", "field"),
    [
        ({"votes_for": 15}, "votes_for"),
        ({"votes_for": 10, "votes_against": 5}, "votes_for"),
        ({"unanimous": True, "votes_for": 13, "votes_against": 1}, "unanimous"),
        ({"unanimous": True, "votes_abstained": 1}, "unanimous"),
    ],
)
def test_impossible_vote_is_refused(votes, field, entry):
    """Fourteen are present."""
    with pytest.raises(DomainError) as refusal:
        write(entry, **votes)

    entry.refresh_from_db()
    assert (refusal.value.field, entry.revision, entry.votes_for) == (field, 1, None)


def test_vote_of_all_present_is_taken(entry):
    saved = write(entry, votes_for=10, votes_against=3, votes_abstained=1)

    assert (saved.votes_for, saved.votes_against, saved.votes_abstained) == (10, 3, 1)


def test_close_says_everything_that_is_missing_and_changes_nothing(draft, entry):
    for row in draft.meeting.attendances.all():
        attendance.remove(attendance=row, by=None)
    write(entry, outcome=Outcome.ADVICE)

    with pytest.raises(BlockedError) as refusal:
        minutes.close(minutes=draft, by=None)

    draft.refresh_from_db()
    assert len(refusal.value.sentences) == 3
    assert (draft.state, Job.objects.filter(kind="minutes.pdf").count()) == (MinutesState.DRAFT, 0)


def close(draft, outcome=Outcome.ADVICE):
    for entry in draft.entries.select_related("item"):
        treated = outcome if entry.item.case_id else Outcome.NOTED
        write(entry, outcome=treated, advice="Rådet tilrår." if treated.advises else "")
    return minutes.close(minutes=draft, by=None)


def notices_of(draft):
    """The chair's mails, held for two minutes."""
    return Notice.objects.filter(
        intent="cases/minutes_to_read", matter={"minutes_id": draft.pk}, sending__isnull=False
    )


def test_close_ends_the_meeting_asks_for_the_pdf_and_tells_the_chair(draft):
    closed = close(draft)

    draft.meeting.refresh_from_db()
    told = notices_of(draft)
    assert (closed.state, draft.meeting.state) == (MinutesState.WITH_CHAIR, MeetingState.HELD)
    assert Job.objects.filter(kind="minutes.pdf").count() == 1
    assert [notice.person for notice in told] == [draft.meeting.chair]


def test_second_close_is_no_error_and_asks_for_nothing(draft):
    close(draft)

    minutes.close(minutes=draft, by=None)

    assert Job.objects.filter(kind="minutes.pdf").count() == 1
    assert notices_of(draft).count() == 1


def test_close_settles_what_was_only_typed(draft, entry):
    minutes.write(
        entry=entry, revision=1, by=None, settled=False, outcome=Outcome.NOTED, discussion="Sist."
    )
    other = draft.entries.exclude(pk=entry.pk).get()
    write(other, outcome=Outcome.NOTED)

    minutes.close(minutes=draft, by=None)

    assert entry.history.first().discussion == "<p>Sist.</p>"


def test_closed_minutes_are_not_written_in(draft, entry):
    close(draft)

    with pytest.raises(DomainError):
        write(entry, revision=2, discussion="For sent.")

    entry.refresh_from_db()
    assert entry.discussion == ""


def test_sending_back_needs_words_and_opens_the_minutes(draft, entry):
    closed = close(draft)

    with pytest.raises(DomainError) as refusal:
        minutes.send_back(minutes=closed, why="  ", by=None)
    back = minutes.send_back(minutes=closed, why="Skriv hvem som følger opp.", by=None)

    assert refusal.value.field == "why"
    assert (back.state, back.closed_at) == (MinutesState.DRAFT, None)
    assert back.history.first().history_change_reason == (
        f"{CasesEvent.MINUTES_RETURNED}: Skriv hvem som følger opp."
    )
    assert write(entry, revision=2, discussion="V.Ø.").discussion == "<p>V.Ø.</p>"


def test_minutes_closed_again_get_a_new_pdf_and_the_chair_is_told_again(draft):
    minutes.send_back(minutes=close(draft), why="Rett opp.", by=None)

    minutes.close(minutes=draft, by=None)

    assert Job.objects.filter(kind="minutes.pdf").count() == 2
    first, again = Sending.objects.filter(matter={"minutes_id": draft.pk}).order_by("pk")
    assert first.taken_back_at  # it was held still, and would have led to a draft
    assert [notice.sending for notice in notices_of(draft)] == [again]


def approve(closed):
    return factories.approved(closed, on=DAY)


def test_approval_gives_the_advice(draft, case):
    approved = approve(close(draft))

    case.refresh_from_db()
    given = case.recommendations.get()
    assert (approved.state, approved.approved_on) == (MinutesState.APPROVED, DAY)
    assert (case.state, given.state) == (CaseState.ADVISED, RecommendationState.ADVISED)
    assert (given.advised_on, given.item.case) == (DAY, case)


@pytest.mark.parametrize("outcome", [each for each in Outcome if not each.advises])
def test_approval_of_another_outcome_gives_no_advice(outcome, draft, case):
    approve(close(draft, outcome=outcome))

    case.refresh_from_db()
    assert (case.state, case.recommendations.get().state) == (
        CaseState.READY,
        RecommendationState.DRAFT,
    )


def test_draft_is_not_approved(draft):
    with pytest.raises(DomainError):
        factories.approved(draft, on=DAY)


def test_approved_minutes_are_locked_in_the_database_too(draft, entry):
    approved = approve(close(draft))

    with pytest.raises(DomainError):
        minutes.send_back(minutes=approved, why="Angrer", by=None)
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        MinutesEntry.objects.filter(pk=entry.pk).update(advice="Noe annet.")
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        type(approved).objects.filter(pk=approved.pk).update(state=MinutesState.DRAFT)


def test_same_bytes_are_the_same_file(draft):
    facts = {"minutes": draft, "rendition": Rendition.FULL}

    first = minutes.file_pdf(content=b"%PDF one", **facts)
    again = minutes.file_pdf(content=b"%PDF one", **facts)
    other = minutes.file_pdf(content=b"%PDF two", **facts)

    assert (first, first.size) == (again, 8)
    assert other.pk != first.pk
    assert minutes.newest_file(draft, Rendition.FULL) == other
    assert minutes.newest_file(draft, Rendition.PUBLIC) is None


def test_stored_file_is_never_changed(draft):
    stored = minutes.file_pdf(minutes=draft, rendition=Rendition.FULL, content=b"%PDF")

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        MinutesFile.objects.filter(pk=stored.pk).update(size=1)


def test_substitute_counts_as_a_voter(agder):
    """Fourteen seats and fourteen votes, also when a substitute sits in one of them (ALR-19)."""
    draft = factories.opened(council_of(agder))
    seat = Seat.objects.get(group__council__slug="alr", ordinal=4, substitute_for=None)
    holder = draft.meeting.attendances.get(seat=seat).person
    substitute = seat.substitute_seats.get().terms.get().person
    for person, status in (
        (holder, AttendanceStatus.APOLOGIES),
        (substitute, AttendanceStatus.PRESENT),
    ):
        attendance.record(meeting=draft.meeting, seat=seat, person=person, status=status, by=None)

    saved = write(draft.entries.get(), votes_for=14)

    assert saved.votes_for == 14


WRITERS, SAVES = 8, 5


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_lose_nothing(agder):
    """Each takes what is stored, adds a line and saves; whoever is stale starts again (C1)."""
    entry = factories.opened(council_of(agder)).entries.get()
    together, stale = threading.Barrier(WRITERS), []

    def keep_writing(writer):
        together.wait()
        try:
            for number in range(SAVES):
                add_line(f"{writer}.{number}")
        finally:
            connection.close()

    def add_line(line):
        while True:
            now = MinutesEntry.objects.get(pk=entry.pk)
            try:
                write(now, discussion=f"{now.discussion}{line}\n")
            except StaleError as refusal:
                stale.append(refusal)
                continue
            return

    threads = [threading.Thread(target=keep_writing, args=[name]) for name in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    entry.refresh_from_db()
    expected = sorted(f"{writer}.{number}" for writer in range(WRITERS) for number in range(SAVES))
    assert sorted(richtext.plain(entry.discussion).split()) == expected
    assert entry.revision == 1 + WRITERS * SAVES
    assert stale, "nobody was ever too late: the test does not bite"


def record_groups(draft, *groups):
    """One of each of these met, and nobody else."""
    rows = draft.meeting.attendances.order_by("pk")
    for row, group in zip(rows, groups, strict=False):
        rows.filter(pk=row.pk).update(professional_group=group)
    rows.exclude(pk__in=[row.pk for row in rows[: len(groups)]]).delete()


@pytest.mark.parametrize(
    ("groups", "outcome", "warned"),
    [
        (["gp", "hospital_leader"], Outcome.ADVICE, ["hospital doctor"]),
        (["hospital_doctor"], Outcome.ADVICE_TO_PRINCIPAL, ["GP"]),
        ([], Outcome.ADVICE, ["GP", "hospital doctor"]),
        (["gp", "hospital_doctor"], Outcome.ADVICE, []),
        (["gp"], Outcome.NOTED, []),
    ],
)
def test_advice_of_one_side_is_warned_of(draft, entry, groups, outcome, warned):
    """BG-3: said while the attendance can still be mended."""
    MinutesEntry.objects.filter(pk=entry.pk).update(outcome=outcome)
    record_groups(draft, *groups)

    with override("en"):
        said = minutes.one_sided(draft)

    words = {"GP": "a GP", "hospital doctor": "a hospital doctor; a director is not one"}
    assert said == [
        f"Item {entry.item.label}: nobody who met is recorded as {words[who]}. Without one the"
        " recommendation cannot be published."
        for who in warned
    ]


def test_doctor_called_in_counts_only_for_the_own_item(draft, entry):
    MinutesEntry.objects.filter(minutes=draft).update(outcome=Outcome.ADVICE)
    record_groups(draft, "gp", "hospital_doctor")
    called_in = draft.meeting.attendances.filter(professional_group="hospital_doctor")
    called_in.update(seat=None, item=entry.item)

    (said,) = minutes.one_sided(draft)

    assert draft.meeting.items.exclude(pk=entry.item_id).get().title in said


@pytest.mark.parametrize("count", [1, 3])
def test_one_sided_asks_the_same_for_one_and_for_three(
    draft, entry, count, django_assert_num_queries
):
    for number in range(count - 1):
        agenda.add_item(meeting=draft.meeting, title=f"Sak {number}", by=None)
    minutes.ensure_entries(draft, by=None)
    draft.entries.exclude(item__title="Godkjenning av saksliste").update(outcome=Outcome.ADVICE)
    record_groups(draft, "gp")

    with django_assert_num_queries(3):
        assert len(minutes.one_sided(draft)) == count
