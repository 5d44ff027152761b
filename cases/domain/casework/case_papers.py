"""The case paper: what the council is to read of a case before it treats it (saksfremlegg).

One version is being written at a time; what has gone out is locked (trigger in
cases/migrations/0014_locks_of_papers.py), and the next version begins as its copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain import conflicts, writing
from cases.domain.conflicts import Choice
from cases.enums import CasesEvent
from cases.models import AgendaItem, Case, CasePaper
from councils.domain.differences import Difference, Section, sections
from legeraad import richtext
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason
from members.models import Person, Sending

TEXTS = ("background", "assessment", "proposal")


def newest_sent(case: Case) -> CasePaper | None:
    return case.papers.filter(sent_on__isnull=False).order_by("-version").first()


def newest(case: Case, *, drafts: bool) -> CasePaper | None:
    """The newest version; without `drafts` the newest that has gone out."""
    return case.papers.order_by("-version").first() if drafts else newest_sent(case)


def having_papers(cases: Iterable[int | None], *, drafts: bool) -> set[int]:
    """Which of these cases, by their keys, have a paper to read. One query."""
    rows = CasePaper.objects.filter(case__in=[key for key in cases if key])
    rows = rows if drafts else rows.filter(sent_on__isnull=False)
    return set(rows.values_list("case", flat=True))


def being_written(case: Case) -> CasePaper:
    """The version that can be written on. When there is none: the next one, a copy of the last
    that went out, with revision 0; it is stored with its first words."""
    stored = case.papers.filter(sent_on=None).select_related("saved_by").first()
    if stored is not None:
        return stored
    sent = newest_sent(case)
    texts = {name: getattr(sent, name) for name in TEXTS} if sent else {}
    version = sent.version + 1 if sent else 1
    return CasePaper(case=case, version=version, revision=0, **texts)


def write(
    *,
    case: Case,
    version: int,
    revision: int,
    background: str,
    assessment: str,
    proposal: str,
    person: Person | None = None,
    settled: bool = True,
    by: Actor | None,
) -> CasePaper:
    """Saves the three texts, any HTML or what the editor makes of it, with optimistic locking.

    `settled` and StaleError as in `writing.store`. Raises DomainError when the version has gone
    out meanwhile.
    """
    typed = {"background": background, "assessment": assessment, "proposal": proposal}
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case.pk)
        paper = being_written(case)
        if paper.version != version:
            raise DomainError(_("This version has gone out; what you wrote was not saved."))
        begins = paper.pk is None
        return writing.store(
            paper,
            {name: richtext.clean(text) for name, text in typed.items()},
            revision=revision,
            settled=settled or begins,
            event=CasesEvent.PAPER_BEGUN if begins else CasesEvent.PAPER_WRITTEN,
            person=person,
            by=by,
        )


def write_chosen(
    *,
    case: Case,
    choice: Choice,
    version: int,
    revision: int,
    person: Person | None = None,
    by: Actor | None,
    **texts: str,
) -> CasePaper:
    """Saves what the writer chose after a conflict; what was not chosen stays in the history.

    Raises StaleError when somebody was faster once more, and DomainError as `write`.
    """

    def save(paper: CasePaper, chosen: Mapping[str, Any]) -> CasePaper:
        now = paper.revision
        return write(case=case, version=version, revision=now, person=person, by=by, **chosen)

    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        stored = being_written(case)
        writing.refuse_if_stale(stored, revision)
        return conflicts.settle(stored=stored, choice=choice, mine=texts, texts=TEXTS, write=save)


def send(
    *, items: Iterable[AgendaItem], sending: Sending, on: date, by: Actor | None
) -> list[CasePaper]:
    """Locks what has been written of the items' cases, since it goes out with this sending.

    One without a word is left. Returns what was locked.
    """
    cases = [item.case_id for item in items if item.case_id]
    with transaction.atomic():
        found = CasePaper.objects.select_for_update().filter(case__in=cases, sent_on=None)
        papers = [paper for paper in found.order_by("pk") if has_words(paper)]
        for paper in papers:
            paper.sent_on, paper.sent_with = on, sending
            paper.unsettled = False
            save_with_reason(paper, CasesEvent.PAPER_SENT, by=by)
        return papers


def unsend(*, sending: Sending, by: Actor | None) -> None:
    """Opens what `send` locked, since the sending is taken back.

    One of which a newer version is being written stays as it is.
    """
    with transaction.atomic():
        for paper in sending.case_papers.select_for_update().order_by("pk"):
            newer = CasePaper.objects.filter(case=paper.case_id, version__gt=paper.version)
            if not newer.exists():
                paper.sent_on = paper.sent_with = None
                save_with_reason(paper, CasesEvent.PAPER_UNSENT, by=by)


def texts(paper: CasePaper) -> list[str]:
    return [getattr(paper, name) for name in TEXTS]


def has_words(paper: CasePaper) -> bool:
    return any(texts(paper))


def before(paper: CasePaper) -> CasePaper | None:
    """The version that came before this one."""
    rows = CasePaper.objects.filter(case=paper.case_id, version__lt=paper.version)
    return rows.order_by("-version").first()


def changes(earlier: CasePaper, paper: CasePaper) -> list[Difference]:
    """What reads otherwise in `paper`, text by text and word by word; looks are no change."""
    return sections(_plain(earlier), _plain(paper))


def _plain(paper: CasePaper) -> list[Section]:
    headings = (_("Background"), _("Assessment"), _("Proposal"))
    words = map(richtext.plain, texts(paper))
    return [Section(heading, text) for heading, text in zip(headings, words, strict=True)]
