"""A list from the upload until it is taken in or dropped.

What was uploaded is read once. What is kept of it is the columns that we know, until the list is
taken in, dropped, or the day is over. Every preview reckons anew from what is on file; so does the
taking in, alone at a time, and it writes everything or nothing (U7). All of it happens within the
request: 10 000 persons take about two seconds to look through and four to take in (`make bench`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from councils.models import Community, Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from members.domain.imports import entries, persons, seats
from members.domain.imports.columns import Sheet, recognise
from members.domain.imports.files import read, tidy
from members.domain.imports.plan import Plan, in_order
from members.domain.sendings import rehearsal
from members.enums import ImportKind
from members.models import Import, Person

MOST_SEATS = 500  # rows of a list of seats: each is tried with the rules for a single seat


def upload(
    *,
    community: Community,
    kind: ImportKind,
    filename: str,
    content: bytes,
    at: datetime,
    by: Actor | None,
) -> Import:
    """Reads a file and keeps its rows. Raises DomainError with what is wrong with the file."""
    sheet = recognise(read(content), kind)
    if not sheet.rows:
        raise DomainError(_("The list has headings, but no rows."), field="file")
    if kind == ImportKind.SEATS and len(sheet.rows) > MOST_SEATS:
        sentence = _("A list of seats has at most %(most)s rows. Part it.") % {"most": MOST_SEATS}
        raise DomainError(sentence, field="file")
    listed = Import(
        community=community,
        kind=kind,
        filename=tidy(filename)[:200],
        content=_packed(sheet),
        uploaded_by=Person.objects.filter(user_id=by.pk).first() if by else None,
        uploaded_at=at,
    )
    listed.full_clean()
    listed.save()
    return listed


def preview(*, listed: Import, councils: Iterable[Council], on: date) -> Plan:
    """What taking the list in would do that day. Nothing is written.

    `councils`: those whose seats the reader may fill.
    """
    sheet = _unpacked(listed)
    if listed.kind == ImportKind.SEATS:
        with rehearsal():
            return seats.fill(sheet, community=listed.community, councils=councils, on=on, by=None)
    return _of_persons(listed, sheet, on=on)[0]


def take_in(
    *, listed: Import, councils: Iterable[Council], at: datetime, on: date, by: Actor | None
) -> Import:
    """Writes the whole list, with everything reckoned anew. A second time nothing happens.

    Raises DomainError, and nothing is written, when a single row cannot be taken in.
    """
    try:
        with transaction.atomic():
            _one_at_a_time()
            listed = Import.objects.select_for_update(of=("self",)).get(pk=listed.pk)
            if listed.applied_at is not None:
                return listed
            listed.rows_new = _written(listed, councils=councils, on=on, by=by).rows_new
            listed.applied_at = at
            listed.content = b""
            listed.save()
            return listed
    except IntegrityError as fault:
        sentence = _("Somebody registered the same at this moment. Look through the list again.")
        raise DomainError(sentence) from fault


def _written(listed: Import, *, councils: Iterable[Council], on: date, by: Actor | None) -> Plan:
    sheet = _unpacked(listed)
    community = listed.community
    if listed.kind == ImportKind.SEATS:
        plan = seats.fill(sheet, community=community, councils=councils, on=on, by=by)
        _refuse_faults(plan)
    else:
        plan, writes = _of_persons(listed, sheet, on=on)
        _refuse_faults(plan)
        persons.write(writes, community=community, by=by)
    return plan


def _refuse_faults(plan: Plan) -> None:
    if plan.faults:
        fault = plan.faults[0]
        sentence = _("Nothing was taken in: row %(row)s, %(column)s: %(sentence)s")
        words = {"row": fault.row, "column": fault.column, "sentence": fault.sentence}
        raise DomainError(sentence % words)


def _of_persons(listed: Import, sheet: Sheet, *, on: date) -> tuple[Plan, persons.Writes]:
    plan = Plan(ignored=sheet.ignored)
    reading = entries.of_doctors if listed.kind == ImportKind.DOCTORS else entries.of_persons
    rows = reading(sheet, community=listed.community, faults=plan.faults)
    planner = persons.Planner(rows, plan=plan, community=listed.community, on=on)
    writes = planner.run()
    plan.faults = in_order(plan.faults)
    return plan, writes


def _one_at_a_time() -> None:
    """Persons belong to no community, so lists of all communities wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('members.import'))")


def drop(*, listed: Import) -> Import:
    """Forgets what was uploaded; nothing of it has been written."""
    with transaction.atomic():
        listed = Import.objects.select_for_update(of=("self",)).get(pk=listed.pk)
        listed.content = b""
        listed.save()
        return listed


def forget_old(*, on: date) -> int:
    """Empties lists of earlier days that nobody has taken in: they hold addresses. Returns how
    many."""
    old = Import.objects.filter(uploaded_at__date__lt=on).exclude(content=b"")
    return old.update(content=b"")


def _packed(sheet: Sheet) -> bytes:
    kept = {"rows": sheet.rows, "ignored": sheet.ignored}
    return json.dumps(kept, ensure_ascii=False).encode()


def _unpacked(listed: Import) -> Sheet:
    """The rows that are kept. Raises DomainError when they are gone."""
    if not listed.waits:
        raise DomainError(_("This list has been emptied. Upload the file again."))
    kept = json.loads(bytes(listed.content))
    rows = tuple((number, cells) for number, cells in kept["rows"])
    return Sheet(rows, tuple(kept["ignored"]))
