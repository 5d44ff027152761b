"""The letter of the day: what falls due together is one mail with a line each.

Codes, summonses, ballots and cancellations go at once in mails of their own. All else is gathered:
the first of it goes out as soon as it is due, and what comes later that day waits for the next
morning, so that nobody gets more than one such mail a day. Whoever wants to may have each at once,
or reminders on Mondays only; contacts of bodies have Mondays unless they choose (decision 21).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat, JSONObject
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from councils.enums import Behaviour, Office
from legeraad import workdays
from legeraad.mail import INTENTS, Written, subject_of, write
from legeraad.outbox import domain as outbox
from members import mails
from members.domain import deliveries, reminding, rhythm
from members.domain.notices import sender_of
from members.enums import Rhythm, Role
from members.models import Letter, Notice, OfficeHolding, Person, RoleAssignment, Term


@dataclass(frozen=True)
class Entry:
    """One line of a letter; `deadline` is None where there is none.

    The same thing for oneself and for somebody who is away is one line: `text` does not count.
    """

    title: str
    act: str
    path: str
    council: str = ""
    text: str = field(default="", compare=False)
    deadline: date | None = None
    late: bool = False

    @classmethod
    def of_task(cls, task: reminding.Task, *, on: date) -> Entry:
        line = task.line
        return cls(
            line.title, line.act, line.address, task.council.label, line.text, task.deadline,
            task.late(on),
        )  # fmt: skip

    @classmethod
    def of_notice(cls, notice: Notice) -> Entry:
        """What a notice that no rule wrote is about, as the subject of its own mail says it."""
        intent = INTENTS[notice.intent]
        words, sender = intent.words(notice.matter), sender_of(notice.community)
        title = subject_of(intent=intent, words=words, sender=sender)
        return cls(title, str(_("Open it")), notice.path)

    @property
    def headline(self) -> str:
        return f"{self.council}: {self.title}" if self.council else self.title


def deliver(*, notice_id: int, on: date) -> None:
    """Sends one notice: in a mail of its own when it cannot wait, else in the letter of the day.

    The notice is locked while its mail is sent: it is either taken back or sent, never both. For a
    letter the person is locked before the notices, so that two of them never lock crosswise.
    """
    rows = Notice.objects.select_related("person", "community", "meant_for")
    rows = rows.filter(pk=notice_id, sent_at=None, failed_at=None)
    notice = rows.first()
    if notice and notice.gathered and notice.person.rhythm != Rhythm.AT_ONCE:
        send(person_id=notice.person_id, on=on)
        return
    notice = rows.select_for_update(of=("self",)).first()
    if notice is None:  # taken back, sent before, or known not to arrive
        return
    if not deliveries.turned_away([notice]):
        deliveries.post(_alone(notice), [notice], sender=sender_of(notice.community))


def _alone(notice: Notice) -> Written:
    """The mail of one notice, with its own words and files."""
    intent = INTENTS[notice.intent]
    return write(
        intent=intent,
        language=notice.person.language,
        words=intent.words_to(notice.person_id, notice.matter) | _footer(notice.person, notice),
        sender=sender_of(notice.community),
        attachments=intent.files(notice.matter, to=notice.person_id),
    )


def send(*, person_id: int, on: date) -> None:
    """Sends the letter of the day with all that is due, unless one has arrived that day.

    A letter of a day that has passed, as when the mail host was away until midnight, is not sent
    any more: the next morning's has all of it.

    The person is locked meanwhile: two workers send one letter. A worker that is killed between
    the sending and the note of it sends it again, with the same Message-ID (O1).
    """
    if on < timezone.localdate():
        return
    with transaction.atomic():
        person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
        letter = person.letters.filter(on=on).first()
        if not person.email or (letter and not deliveries.has_failed(letter)):
            return
        with translation.override(person.language):
            found = _entries(person, _ready(person, on), on)
        told = [notice for notice, _entry in found]
        if not told or deliveries.turned_away(told):
            return
        letter = letter or Letter.objects.create(person=person, on=on, sent_at=timezone.now())
        for notice in told:
            notice.letter = letter
        Notice.objects.bulk_update(told, ["letter"])
        written = _alone(told[0]) if _is_single(told) else _written(person, found)
        deliveries.post(written, told, sender=sender_of(told[0].community), letter=letter)


def _is_single(told: list[Notice]) -> bool:
    """One matter that has a mail of its own needs no list."""
    return len(told) == 1 and not told[0].rule


def _footer(person: Person, *told: Notice) -> dict[str, Any]:
    """Why the person gets it, and how to get fewer: a code or a summons cannot be switched off."""
    away = {notice.meant_for for notice in told}
    gathered = any(notice.gathered for notice in told)
    return {
        "meant_for": away.pop() if len(away) == 1 else None,
        "rhythm_url": rhythm.address(person) if gathered else "",
    }


def _written(person: Person, found: list[tuple[Notice, Entry]]) -> Written:
    entries = list(dict.fromkeys(entry for _notice, entry in found))
    first = found[0][0]
    words = {"entries": entries, "first": entries[0], "others": len(entries) - 1}
    return write(
        intent=mails.LETTER,
        language=person.language,
        words=words | _footer(person, *(notice for notice, _entry in found)),
        sender=sender_of(first.community),
    )


def _ready(person: Person, on: date) -> list[Notice]:
    """What waits for the person's letter, and may go in that day's."""
    rows = Notice.objects.select_for_update(of=("self",)).filter(
        person=person, gathered=True, sent_at=None, failed_at=None, due_at__lte=timezone.now()
    )
    if not workdays.is_working_day(on) or timezone.now() < reminding.morning(on):
        rows = rows.filter(rule="")
    elif weekly(on).filter(pk=person.pk).exists():
        rows = rows.filter(Q(rule="") | Q(due_at__lte=reminding.morning(week_began(on))))
    return list(rows.select_related("person", "community", "meant_for").order_by("deadline", "pk"))


def _entries(person: Person, ready: list[Notice], on: date) -> list[tuple[Notice, Entry]]:
    """What is still true, with its line; a reminder that is not is thrown away, and is written
    again should it become true."""
    tasks = _tasks(person, ready, on)
    mixed = len({notice.meant_for_id for notice in ready}) > 1
    found, over = [], []
    for notice in ready:
        if not notice.rule:
            found.append((notice, Entry.of_notice(notice)))
        elif task := tasks.get(notice.pk):
            entry = Entry.of_task(task, on=on)
            if mixed:
                entry = replace(entry, text=_instead_of(notice.meant_for, entry.text))
            found.append((notice, entry))
        else:
            over.append(notice.pk)
    Notice.objects.filter(pk__in=over).delete()
    return found


def _instead_of(away: Person | None, text: str) -> str:
    """The line of a letter that is not all for the same one who is away says whom it is for."""
    if away is None:
        return text
    whom = _("You stand in for %(name)s.") % {"name": away.name}
    return f"{text} {whom}".strip()


def _tasks(person: Person, ready: list[Notice], on: date) -> dict[int, reminding.Task]:
    """The tasks that the reminders are about, by the notice's key. Two queries for each rule.

    Only what the rule would still write to the person: since the notice was written, the matter
    may be done or put off, the office another's, the one who was away back, the house closed.
    """
    by_rule: dict[str, list[Notice]] = {}
    for notice in ready:
        if notice.rule in reminding.RULES:
            by_rule.setdefault(notice.rule, []).append(notice)
    found = {}
    for name, notices in by_rule.items():
        rule = reminding.RULES[name]
        tasks = rule.tasks({notice.matter["row"] for notice in notices}, on)
        true = reminding.still(rule, receiver=person, on=on)
        for each in notices:
            row, whose = each.matter["row"], each.meant_for_id or person.pk
            if row in tasks and (row, each.deadline, whose) in true:
                found[each.pk] = tasks[row]
    return found


def week_began(on: date) -> date:
    """The day on which those who are reminded once a week are: Monday, or the working day after."""
    monday = on - on.weekday() * workdays.DAY
    return monday if workdays.is_working_day(monday) else workdays.next_working_day(monday)


def weekly(on: date) -> Any:
    """Those who are reminded once a week: by choice, or because they only answer for a body."""
    asked = Exists(RoleAssignment.objects.on(on).filter(person=OuterRef("pk"), role=Role.CONTACT))
    offices = OfficeHolding.objects.on(on).filter(person=OuterRef("pk"))
    own = Q(council__behaviour=Behaviour.PROFESSIONAL)
    chairs = Exists(offices.filter(own, office=Office.CHAIR))
    works = Exists(offices.exclude(own))
    sits = Exists(Term.objects.on(on).filter(person=OuterRef("pk")))
    roles = RoleAssignment.objects.on(on).filter(person=OuterRef("pk"))
    runs = Exists(roles.exclude(role=Role.CONTACT))
    usual = Q(rhythm="") & (asked | chairs) & ~works & ~sits & ~runs
    return Person.objects.filter(Q(rhythm=Rhythm.WEEKLY) | usual)


def put_letters(*, on: date) -> int:
    """Puts one job for each person with something that waits for the letter of that morning.

    One statement, however many they are; returns how many jobs were new.
    """
    if not workdays.is_working_day(on):
        return 0
    rows = Notice.objects.filter(gathered=True, sent_at=None, failed_at=None)
    rows = rows.filter(due_at__lte=reminding.morning(on)).exclude(person__email="")
    on_mondays = weekly(on).filter(pk=OuterRef("person"))
    waits = Q(due_at__gt=reminding.morning(week_began(on)))
    rows = rows.exclude(~Q(rule="") & waits & Exists(on_mondays))
    key = Concat(Value("letter:"), Cast("person", CharField()), Value(f":{on}"))
    payload = JSONObject(person_id=F("person"), on=Cast(Value(str(on)), CharField()))
    receivers = rows.order_by().values_list(key, payload).distinct()
    return outbox.put_selected(kind="letter.mail", rows=receivers, due_at=reminding.morning(on))
