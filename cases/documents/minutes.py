"""The minutes as a PDF: facts gathered once, as plain values, then one template."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from cases.documents.fingerprints import canonical, pair
from cases.documents.minutes_facts import Agreed, Column, Entry, MinutesDocument, Seated
from cases.documents.minutes_members import members_who_met
from cases.documents.minutes_treatment import (
    SHAPES,
    Name,
    dissent,
    impartiality,
    in_text,
    marks,
    movements,
    proposed,
    title,
)
from cases.domain.meetings import attendance, quorum, sentences, voting
from cases.domain.meetings.rich_texts import html
from cases.domain.meetings.votes import WAITING
from cases.enums import (
    Access,
    ApprovedHow,
    MinutesState,
    Mode,
    Outcome,
    Rendition,
)
from cases.models import (
    ActionPoint,
    AgendaItem,
    Attendance,
    Dissent,
    Meeting,
    Minutes,
    MinutesEntry,
    Proposal,
)
from councils.enums import Side
from legeraad import pdf
from legeraad.web import formats
from members.models import Person

SMALL_GROUP = 2  # seats; smaller groups of one side share a column
ANSWER_LENGTH = 110  # characters of the advice in the list on the first page


def render(minutes: Minutes, rendition: Rendition) -> bytes:
    """The PDF in the council's language; the same facts give the same bytes.

    It prints the fingerprints of both renditions, so that each can be told from the other's.
    """
    with translation.override(minutes.meeting.council.language):
        said = {each: facts(minutes, each) for each in Rendition}
        context = {
            "document": said[rendition],
            "fingerprints": pair(minutes, said[Rendition.FULL], said[Rendition.PUBLIC]),
            "full": rendition == Rendition.FULL,
        }
        return pdf.render(render_to_string("pdf/minutes.html", context))


def plain(minutes: Minutes, rendition: Rendition) -> str:
    """What the PDF says, as the canonical JSON whose fingerprint it prints."""
    with translation.override(minutes.meeting.council.language):
        return canonical(facts(minutes, rendition)).decode()


def facts(minutes: Minutes, rendition: Rendition) -> MinutesDocument:
    """Everything that the document shows, in the language in force. Thirteen queries.

    In the public rendition a reserved name is left out, and a case that is exempt from publicity
    leaves only its number and the legal basis behind (offentleglova).
    """
    minutes = _whole(minutes)
    meeting = minutes.meeting
    name = _namer(rendition)
    others = attendance.others(meeting)
    table = voting.table(meeting.pk)
    agreed = Prefetch("actions", ActionPoint.objects.select_related("owner"))
    put = Prefetch("item__proposals", Proposal.objects.select_related("proposer"))
    said = Prefetch("dissents", Dissent.objects.select_related("person"))
    rows = minutes.entries.select_related("item__case", "item__meeting__council")
    written = list(rows.prefetch_related(agreed, put, said))
    hidden = {entry.item_id for entry in written if not _open(entry.item, rendition)}
    entries = tuple(_entry(entry, rendition, table, others, name) for entry in written)
    return MinutesDocument(
        language=translation.get_language() or settings.LANGUAGE_CODE,
        brand=meeting.council.community.brand,
        council=meeting.council.name,
        label=meeting.label,
        status=_status(minutes, rendition),
        draft=minutes.state != MinutesState.APPROVED,
        created=timezone.localtime(minutes.closed_at or meeting.ends_at),
        day=formats.day(meeting.starts_at),
        when=formats.weekday(meeting.starts_at),
        clock="" if meeting.written else formats.clock_range(meeting.starts_at, meeting.ends_at),
        chair=_with_title(meeting.chair, name),
        minute_taker=_with_title(meeting.minute_taker, name),
        summoned=formats.day(meeting.summoned_on),
        quorum=_quorum(meeting),
        heading=_heading(written, entries),
        entries=entries,
        guests=tuple(
            sentences.came_for_item(name=in_text(row.person, name), item=row.item.short_name)
            for row in others
            if row.item and row.item_id not in hidden
        ),
        movements=tuple(movements(table.present, hidden, name)),
        approval=_approval(minutes),
        demo=settings.DEMO,
        **_round_the_table(meeting, others, name),
    )


def _round_the_table(meeting: Meeting, others: list[Attendance], name: Name) -> dict[str, Any]:
    """Where the meeting was held and who sat there, seat by seat."""
    chairs = attendance.chairs(meeting)
    mixed = _mixed([chair.met for chair in chairs if chair.met])
    if attendance.without_seats(meeting):
        return {"where": _where(meeting, mixed), **members_who_met(meeting, others, name)}
    voting = [chair for chair in chairs if chair.seat.group.may_vote]
    heading = sentences.in_writing if meeting.written else sentences.round_the_table
    return {
        "where": _where(meeting, mixed),
        "table_heading": heading(
            present=sum(chair.met is not None for chair in voting), seats=len(voting)
        ),
        "columns": _columns(voting, name, mixed=mixed),
        "observers": _observers(chairs, others, name),
    }


def _whole(minutes: Minutes) -> Minutes:
    related = ("meeting__council__community", "meeting__chair", "meeting__minute_taker")
    return Minutes.objects.select_related(*related).get(pk=minutes.pk)


def _namer(rendition: Rendition) -> Name:
    def name(person: Person | None) -> str:
        if person is None:
            return ""
        return person.public_name if rendition == Rendition.PUBLIC else person.name

    return name


def _quorum(meeting: Meeting) -> str:
    needed = meeting.council.quorum
    if needed is None:
        return _("not laid down in the mandate")
    return _("%(count)d with a vote") % {"count": needed}


def _with_title(person: Person | None, name: Name) -> str:
    said = title(person, name)
    return f"{name(person)}, {said}" if said else name(person)


def _status(minutes: Minutes, rendition: Rendition) -> str:
    states = {
        MinutesState.DRAFT: _("Draft"),
        MinutesState.WITH_CHAIR: _("Draft with the chair"),
        MinutesState.WITH_THOSE_WHO_MET: _("Draft with those who met"),
        MinutesState.APPROVED: _("Approved %(day)s") % {"day": formats.day(minutes.approved_on)},
    }
    renditions = {Rendition.FULL: _("full rendition"), Rendition.PUBLIC: _("public rendition")}
    version = _("version %(number)d") % {"number": minutes.version}
    return " · ".join((states[MinutesState(minutes.state)], version, renditions[rendition]))


def _approval(minutes: Minutes) -> str:
    if minutes.state != MinutesState.APPROVED:
        return ""
    return sentences.approved(
        day=formats.day(minutes.approved_on),
        by_silence=minutes.approved_how == ApprovedHow.SILENCE,
        after_remark=minutes.approved_how == ApprovedHow.HEARD,
        in_writing=minutes.meeting.written,
    )


def _mixed(met: Sequence[Attendance]) -> bool:
    """Only then it is said of each who sat on screen: what is true of all is said once."""
    return {row.mode for row in met} == {Mode.ROOM, Mode.REMOTE}


def _where(meeting: Meeting, mixed: bool) -> str:
    if mixed:
        return _("%(place)s and on screen") % {"place": meeting.place}
    return meeting.place


# the items


def _open(item: AgendaItem, rendition: Rendition) -> bool:
    """Whether all that was said of the item may be told."""
    return rendition == Rendition.FULL or item.case is None or item.case.access == Access.OPEN


def _entry(
    entry: MinutesEntry,
    rendition: Rendition,
    table: voting.Table,
    others: Sequence[Attendance],
    name: Name,
) -> Entry:
    if not _open(entry.item, rendition):
        return _withheld(entry)
    item, voters = entry.item, table.voters(entry.item)
    proposals = item.proposals.all()
    full = rendition == Rendition.FULL
    stood_in = {each.substitute_id for each in table.raised_in(item)}
    called_in = [
        row.person for row in others if row.item_id == item.pk and row.person_id not in stood_in
    ]
    return Entry(
        number=item.label,
        title=item.title,
        language=item.case.language if item.case else "",
        access=_access(item),
        outcome=_outcome(entry),
        answer=_first_sentence(entry.advice) if item.case else "",
        advises=bool(entry.outcome) and Outcome(entry.outcome).advises,
        vote="" if proposals else sentences.vote(sentences.cast(entry, len(voters))),
        marks=() if proposals else marks(entry, voters),
        guests=tuple(_with_title(person, name) for person in called_in),
        impartiality=tuple(impartiality(each, name, reason=full) for each in table.raised_in(item)),
        quorum=_too_few(entry, table),
        background=html(entry, "background"),
        discussion=html(entry, "discussion"),
        advice=entry.advice.strip(),
        proposals=tuple(
            proposed(row, len(voters), name, advice=entry.advice.strip()) for row in proposals
        ),
        dissents=tuple(dissent(row, name) for row in entry.dissents.all()),
        actions=tuple(_agreed(point, name) for point in entry.actions.all()),
    )


def _too_few(entry: MinutesEntry, table: voting.Table) -> str:
    """Where the mandate says how many must be there, and they were fewer."""
    there = quorum.of(entry.item.meeting.council, entry.item, table)
    return there.sentence if there and there.short else ""


def _agreed(point: ActionPoint, name: Name) -> Agreed:
    owner, due = name(point.owner), formats.day(point.due)
    return Agreed(
        owner=owner,
        task=capfirst(point.task),
        due=due,
        sentence=sentences.agreed(task=point.task, owner=in_text(point.owner, name), due=due),
    )


def _withheld(entry: MinutesEntry) -> Entry:
    """A partly exempt case shows title and outcome; an exempt one only its number."""
    item = entry.item
    exempt = item.case is None or item.case.access == Access.EXEMPT
    return Entry(
        number=item.label,
        title=_("Exempt from publicity") if exempt else item.title,
        language=item.case.language if item.case and not exempt else "",
        access=_access(item),
        outcome="" if exempt else _outcome(entry),
    )


def _outcome(entry: MinutesEntry) -> str:
    return capfirst(str(Outcome(entry.outcome).label)) if entry.outcome else ""


def _access(item: AgendaItem) -> str:
    """`Exempt from publicity (offentleglova § 13).`; empty for an open case."""
    if item.case is None or item.case.access == Access.OPEN:
        return ""
    access = capfirst(str(Access(item.case.access).label))
    return f"{access} ({item.case.legal_basis})."


def _first_sentence(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip()), "").strip()
    end = line.find(". ")
    sentence = line[: end + 1] if end > 0 else line
    return Truncator(sentence).chars(ANSWER_LENGTH)


def _heading(rows: Sequence[MinutesEntry], entries: Sequence[Entry]) -> str:
    """What waits for another day has got no answer; what is withheld tells none."""
    cases = [(row, entry) for row, entry in zip(rows, entries, strict=True) if entry.number]
    if not cases:
        return _("Agenda")
    answers = sum(bool(entry.outcome) and row.outcome not in WAITING for row, entry in cases)
    return sentences.cases_and_answers(cases=len(cases), answers=answers)


# round the table


def _columns(chairs: Sequence[attendance.Chair], name: Name, *, mixed: bool) -> tuple[Column, ...]:
    """A column for each group of seats; the small groups of a side stand under the side's name."""
    groups = [list(seats) for _group, seats in groupby(chairs, lambda chair: chair.seat.group_id)]
    columns: dict[str, list[Seated]] = {}
    for seats in groups:
        group = seats[0].seat.group
        label = str(Side(group.side).label) if len(seats) <= SMALL_GROUP else group.label
        columns.setdefault(label, []).extend(_seated(seat, name, mixed=mixed) for seat in seats)
    return tuple(Column(label, tuple(seats)) for label, seats in columns.items())


def _seated(chair: attendance.Chair, name: Name, *, mixed: bool) -> Seated:
    who, state, word, note = _presence(chair, name)
    if mixed and chair.met and chair.met.mode == Mode.REMOTE:
        note = ", ".join(filter(None, (note, _("on screen"))))
    return Seated(
        shape=SHAPES[chair.side],
        state=state,
        word=word,
        name=name(who),
        place=chair.seat.place or title(who, name) or chair.seat.title,
        note=note,
    )


def _presence(chair: attendance.Chair, name: Name) -> tuple[Person | None, str, str, str]:
    """Who stands in the list, the fill of the shape, what it means, and what deviates."""
    holder = chair.place.holder
    if chair.met and chair.met.as_substitute:
        absent = name(chair.apologies.person if chair.apologies else holder)
        note = _("for %(name)s") % {"name": absent} if absent else _("substitute")
        return chair.met.person, "half", _("substitute met"), note
    if chair.met:
        return chair.met.person, "on", _("met"), ""
    if chair.apologies:
        return chair.apologies.person, "off", _("apologies"), _("apologies")
    if holder:
        return holder, "off", _("did not meet"), _("did not meet")
    return None, "vacant", _("vacant"), _("vacant")


def _observers(
    chairs: Sequence[attendance.Chair], others: Sequence[Attendance], name: Name
) -> tuple[str, ...]:
    """Those present with the right to speak only."""
    seated = [chair.met for chair in chairs if chair.met and not chair.seat.group.may_vote]
    rows = [*seated, *(row for row in others if row.item is None)]
    voters = {
        person.pk: chair.met.person
        for chair in chairs
        if chair.met and chair.seat.group.may_vote
        for person in (chair.place.holder, *(each for _seat, each in chair.place.substitutes))
        if person and person != chair.met.person
    }
    return tuple(_observer(row.person, voters.get(row.person_id), name) for row in rows)


def _observer(person: Person, voter: Person | None, name: Name) -> str:
    """With `voter`, the one who votes in the seat in which this one could have met."""
    said = in_text(person, name)
    if voter is None:
        return said
    return sentences.attended_without_vote(name=said, voter=in_text(voter, name))
