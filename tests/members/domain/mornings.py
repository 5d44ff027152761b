"""Days that pass: what the rules write on each of them, and what is in the mailbox afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.core import mail
from django.db.models import Max

from councils.enums import Office, OrganisationKind
from councils.models import Organisation, Seat
from legeraad import workdays
from legeraad.demo import clock
from legeraad.mail import MailIntent
from legeraad.outbox import domain as outbox
from members import mails
from members.domain import notices, people, reminding, terms
from members.enums import FilledBy, Role
from members.models import Notice, Person, Term
from tests.factories import OSLO

DAY = timedelta(days=1)
MONDAY = date(2027, 2, 1)
FRIDAY = date(2027, 2, 5)
DUE = date(2027, 3, 1)  # when the term of `seated` ends in most tests


def at(day: date, hour: int = 7, minute: int = 1) -> Any:
    """Within this it is that day in Oslo, a minute past seven unless told otherwise."""
    return clock.at(datetime.combine(day, time(hour, minute), tzinfo=OSLO))


def days(start: date, end: date) -> Iterator[date]:
    """Each working day from the one to the other, both with."""
    for number in range((end - start).days + 1):
        day = start + number * DAY
        if workdays.is_working_day(day):
            yield day


def written(
    rule: reminding.Rule, start: date, end: date, **facts: Any
) -> list[tuple[date, str, int]]:
    """What one rule writes when each morning comes: day, who, step. `facts` of the notices."""
    found = []
    last = _newest()
    for day in days(start, end):
        if not reminding.write_down(rule, day):
            continue
        rows = Notice.objects.filter(rule=rule.name, pk__gt=last, **facts).select_related("person")
        found.extend((day, notice.person.name, step_of(notice)) for notice in rows)
        last = _newest()
    return sorted(found)


def _newest() -> int:
    return Notice.objects.aggregate(newest=Max("pk"))["newest"] or 0


def written_by(name: str, start: date, end: date, **facts: Any) -> list[tuple[date, str, int]]:
    return written(reminding.RULES[name], start, end, **facts)


def step_of(notice: Notice) -> int:
    """The key is rule:row:deadline:step:person:receiver."""
    return int(notice.key.split(":")[3])


def morning_of(step: int, deadline: date, *, working_days: bool = False) -> date:
    """The day of a step by counting: a warning comes before a day off, what chases after it."""
    before = workdays.working_days_after(deadline + DAY, -1)
    after = workdays.next_working_day(deadline - DAY)
    if working_days:
        return workdays.working_days_after(before if step <= 0 else after, step)
    day = deadline + step * DAY
    if step < 0:
        return workdays.working_days_after(day + DAY, -1)
    return workdays.next_working_day(day - DAY)


def lines(letter: Any) -> list[str]:
    """What waits, as a letter has it: council and matter, numbered when there are many."""
    return [line for line in letter.body.splitlines() if "ALR: " in line]


@contextmanager
def another(rule: reminding.Rule, **facts: Any) -> Iterator[reminding.Rule]:
    """The same rule with something else about it, in the table for as long as this lasts."""
    changed = replace(rule, **{"name": f"{rule.name}.changed", **facts})
    try:
        yield changed
    finally:
        del reminding.RULES[changed.name]


def the_day_begins(day: date) -> None:
    """What the sweep puts after midnight, and a minute past seven what was put for the morning."""
    with at(day, 0):
        outbox.put_today()
        outbox.run_due()
    with at(day):
        while outbox.run_due():
            pass


def person(name: str, **facts: Any) -> Any:
    address = f"{name.lower().replace('.', '')}@eksempel.example"
    return people.register_person(name=name, **{"email": address, "by": None, **facts})


def staffed(table: SimpleNamespace, *, since: date = date(2018, 1, 1)) -> SimpleNamespace:
    """The council of `table` gets a secretary S.S., a chair L.L., a body that fills its seat with
    the contact K.K., and somebody who is to sit there, M.M."""
    table.secretary, table.chair = person("S.S."), person("L.L.")
    for somebody, office in ((table.secretary, Office.SECRETARY), (table.chair, Office.CHAIR)):
        terms.take_office(
            person=somebody, council=table.council, office=office, start=since, by=None
        )
    table.body = Organisation.objects.create(
        community=table.community, kind=OrganisationKind.USER_ORGANISATION, name="Brukerutvalget"
    )
    table.contact, table.member = person("K.K."), person("M.M.")
    people.give_role(
        person=table.contact,
        role=Role.CONTACT,
        community=table.community,
        organisation=table.body,
        start=since,
        by=None,
    )
    group = table.seat.group
    group.appointing_organisation = table.body
    group.save()
    return table


def seated(table: SimpleNamespace, *, start: date, until: date | None) -> Any:
    return terms.start_term(
        person=table.member,
        seat=table.seat,
        start=start,
        planned_end=until,
        filled_by=FilledBy.ELECTION,
        appointed_by="Brukerutvalget",
        by=None,
    )


def more_terms(table: SimpleNamespace, ends: list[date]) -> None:
    """The member sits in more seats, whose terms end on these days."""
    seats = [
        Seat(group=table.seat.group, ordinal=100 + number, title="Lege")
        for number in range(len(ends))
    ]
    facts = {"start": date(2025, 3, 1), "filled_by": "election", "appointed_by": "Brukerutvalget"}
    Term.objects.bulk_create(
        Term(person=table.member, seat=seat, planned_end=end, **facts)
        for seat, end in zip(Seat.objects.bulk_create(seats), ends, strict=True)
    )


def tell(
    office: SimpleNamespace,
    to: Person,
    key: str,
    *,
    intent: MailIntent = mails.RESIGNED,
    **matter: Any,
) -> None:
    """A notice of its own, such as that somebody has resigned."""
    matter = matter or {"term": office.seat.terms.first().pk, "own": False}
    notices.send_once(
        intent, to=to, community=office.community, key=key, matter=matter, path="/min-side/"
    )
    outbox.run_due()


def got(person: Person) -> list[Any]:
    """The mails to somebody, the oldest first."""
    return [each for each in mail.outbox if each.to == [person.email]]


def rhythm(person: Person, choice: str) -> None:
    Person.objects.filter(pk=person.pk).update(rhythm=choice)
