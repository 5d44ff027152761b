"""Recommendations: drafting, giving, lifting to the principal, publishing through the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.domain.advice import delivery, gate, versions
from cases.domain.casework import cases
from cases.domain.casework.numbering import next_number
from cases.enums import (
    ENDED_RECOMMENDATION_STATES,
    RECOMMENDATION_MOVES,
    CasesEvent,
    CaseState,
    CounterKind,
    MinutesState,
    Outcome,
    Party,
    RecommendationState,
    Responsibility,
)
from cases.models import (
    AgendaItem,
    Case,
    MinutesEntry,
    Recommendation,
    RecommendationException,
    RecommendationRow,
)
from legeraad.actors import Actor
from legeraad.errors import BlockedError, DomainError, StaleError
from legeraad.history import create_many, delete_with_reason, save_with_reason


@dataclass(frozen=True)
class Row:
    """One task of one party, as it is typed."""

    party: Party
    responsibility: Responsibility
    task: str


@dataclass(frozen=True)
class Exemption:
    """One exception: when, and if known who has it then and what they do."""

    condition: str
    party: str = ""
    then: str = ""


def draft(
    *,
    case: Case,
    question: str,
    answer: str,
    advice: str,
    rows: Iterable[Row],
    exceptions: Iterable[Exemption] = (),
    by: Actor | None,
    **facts: Any,
) -> Recommendation:
    """Drafts the recommendation of a case; a case has one (a second call is refused).

    Drafted after the council has advised in approved minutes, it is that advice at once.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if case.recommendations.exists():
            raise DomainError(_("The case has a recommendation already. Open it and change that."))
        recommendation = Recommendation(
            community=case.council.community,
            case=case,
            question=question,
            answer=answer,
            advice=advice,
            language=facts.pop("language", case.language),
            **facts,
        )
        recommendation.full_clean()
        save_with_reason(recommendation, CasesEvent.RECOMMENDATION_DRAFTED, by=by)
        _write_rows(recommendation, rows, exceptions, by=by)
        if item := _advised_in(case):
            return advise(case=case, item=item, by=by) or recommendation
        return recommendation


def _advised_in(case: Case) -> AgendaItem | None:
    """Where the council advised in a case that waits for its recommendation to be written down."""
    if case.state != CaseState.ADVISED:
        return None
    outcomes = [outcome for outcome in Outcome if outcome.advises]
    entries = MinutesEntry.objects.filter(
        item__case=case, outcome__in=outcomes, minutes__state=MinutesState.APPROVED
    )
    newest = entries.select_related("item__meeting").order_by("-item__meeting__starts_at").first()
    return newest.item if newest else None


def change(
    *,
    recommendation: Recommendation,
    rows: Iterable[Row],
    exceptions: Iterable[Exemption],
    seen: str = "",
    by: Actor | None,
    **facts: Any,
) -> Recommendation:
    """Changes one that has not been published; what is in force is never changed in place.

    `seen` is the mark of what the writer started from (versions.mark_of). If somebody saved other
    words since, raises StaleError with what is stored, so that nothing of either is lost.
    """
    rows, exceptions = tuple(rows), tuple(exceptions)
    with transaction.atomic():
        recommendation = locked(recommendation)
        stored = versions.mark_of(recommendation)
        if seen and seen != stored:
            if stored == _mark_of_typed(recommendation, rows, exceptions, facts):
                return recommendation
            sentence = _("Somebody else has changed the recommendation since you opened it.")
            raise StaleError(sentence, current=recommendation)
        if recommendation.state == RecommendationState.IN_FORCE:
            raise DomainError(_("The recommendation is in force and cannot be changed in place."))
        if recommendation.state in (*ENDED_RECOMMENDATION_STATES, RecommendationState.DECLINED):
            raise DomainError(_("The recommendation has ended and stays as it was."))
        if recommendation.state == RecommendationState.WITH_PRINCIPAL:
            raise DomainError(
                _("The principal is considering it. It can be changed if it is returned.")
            )
        for name, value in facts.items():
            setattr(recommendation, name, value)
        recommendation.full_clean()
        save_with_reason(recommendation, CasesEvent.RECOMMENDATION_CHANGED, by=by)
        rewrite_rows(recommendation, rows, exceptions, by=by)
        return recommendation


def rewrite_rows(
    recommendation: Recommendation,
    rows: Iterable[Row],
    exceptions: Iterable[Exemption],
    *,
    by: Actor | None,
) -> None:
    """These in the place of those that stand there; its row is locked by the caller."""
    for each in (*recommendation.rows.all(), *recommendation.exceptions.all()):
        delete_with_reason(each, CasesEvent.RECOMMENDATION_CHANGED, by=by)
    _write_rows(recommendation, rows, exceptions, by=by)


def _mark_of_typed(
    recommendation: Recommendation,
    rows: tuple[Row, ...],
    exceptions: tuple[Exemption, ...],
    facts: dict[str, Any],
) -> str:
    """The mark that the recommendation would have with these words."""
    words = {name: facts.get(name, getattr(recommendation, name)) for name in versions.TEXTS}
    lines = {
        "rows": [asdict(row) for row in rows],
        "exceptions": [asdict(each) for each in exceptions],
    }
    return versions.mark(facts.get("kind", recommendation.kind), words | lines)


def _write_rows(
    recommendation: Recommendation,
    rows: Iterable[Row],
    exceptions: Iterable[Exemption],
    *,
    by: Actor | None,
) -> None:
    tasks = [
        RecommendationRow(
            recommendation=recommendation,
            position=position,
            party=row.party,
            responsibility=row.responsibility,
            task=row.task,
        )
        for position, row in enumerate(rows, 1)
    ]
    exempt = [
        RecommendationException(
            recommendation=recommendation,
            position=position,
            condition=each.condition,
            party=each.party,
            then=each.then,
        )
        for position, each in enumerate(exceptions, 1)
    ]
    for each in (*tasks, *exempt):
        each.full_clean()
    create_many(tasks, CasesEvent.RECOMMENDATION_CHANGED, by=by)
    create_many(exempt, CasesEvent.RECOMMENDATION_CHANGED, by=by)


def locked(recommendation: Recommendation) -> Recommendation:
    """The same recommendation with its row and its case's locked, so that the gate sees one truth.

    First the case, everywhere: two who lock in different order would wait for each other.
    """
    Case.objects.select_for_update().get(pk=recommendation.case_id)
    rows = Recommendation.objects.select_for_update(of=("self",))
    related = rows.select_related("case__council__community", "item")
    return related.get(pk=recommendation.pk)


def move(
    recommendation: Recommendation,
    to: RecommendationState,
    event: CasesEvent,
    *,
    by: Actor | None,
    why: str = "",
) -> Recommendation:
    """The one function that changes a recommendation's state; its row is locked by the caller."""
    if to not in RECOMMENDATION_MOVES[RecommendationState(recommendation.state)]:
        sentence = _("A recommendation that is %(now)s cannot become %(then)s.")
        raise DomainError(sentence % {"now": recommendation.get_state_display(), "then": to.label})
    recommendation.state = to
    return save_with_reason(recommendation, event, by=by, why=why)


def advise(*, case: Case, item: AgendaItem, by: Actor | None) -> Recommendation | None:
    """The council has advised in a meeting: the draft of the case becomes its advice."""
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        recommendation = case.recommendations.select_for_update().first()
        if recommendation is None or recommendation.state != RecommendationState.DRAFT:
            return recommendation
        recommendation.item = item
        recommendation.advised_on = timezone.localdate(item.meeting.starts_at)
        event = CasesEvent.RECOMMENDATION_MOVED
        return move(recommendation, RecommendationState.ADVISED, event, by=by, why=item.label)


def lift(
    *, recommendation: Recommendation, on: date, why: str = "", by: Actor | None
) -> Recommendation:
    """Lifts the advice to the principal: compulsory when of significance, possible always.

    Raises BlockedError with what is missing in its text; the refusal is recorded.
    """
    with (
        _refusal_recorded(recommendation, CasesEvent.LIFTING_REFUSED, by=by),
        transaction.atomic(),
    ):
        recommendation = locked(recommendation)
        if recommendation.state == RecommendationState.WITH_PRINCIPAL:
            return recommendation
        if recommendation.case.council.anchored_in_id is None:
            raise DomainError(_("The council reports to no principal."))
        if sentences := gate.missing_before_lifting(recommendation):
            raise BlockedError(sentences)
        recommendation.lifted_on = on
        event = CasesEvent.RECOMMENDATION_MOVED
        moved = move(recommendation, RecommendationState.WITH_PRINCIPAL, event, by=by, why=why)
        cases.move(case=recommendation.case, to=CaseState.WITH_PRINCIPAL, by=by)
        delivery.send_lifting(moved, on=on, by=by)
        return moved


@contextmanager
def _refusal_recorded(
    recommendation: Recommendation, event: CasesEvent, *, by: Actor | None
) -> Iterator[None]:
    """Writes what the gate said into the history, outside the transaction that is rolled back."""
    try:
        yield
    except BlockedError as refusal:
        with transaction.atomic():  # locked, so that the record undoes nobody's change
            refused = locked(recommendation)
            save_with_reason(refused, event, by=by, why=refusal.sentence)
        raise


def take_back_lifting(*, recommendation: Recommendation, by: Actor | None) -> Recommendation:
    """Undoes `lift` while the letter to the principal is held.

    Raises DomainError when the principal has answered already.
    """
    with transaction.atomic():
        recommendation = locked(recommendation)
        if gate.answered(recommendation):
            raise DomainError(_("The principal has approved it already."))
        recommendation.lifted_on = None
        event = CasesEvent.RECOMMENDATION_MOVED
        moved = move(recommendation, RecommendationState.ADVISED, event, by=by)
        cases.move(case=recommendation.case, to=CaseState.ADVISED, by=by)
        return moved


def publish(
    *,
    recommendation: Recommendation,
    on: date,
    review_by: date | None = None,
    replaces: Recommendation | None = None,
    by: Actor | None,
) -> Recommendation:
    """Puts a recommendation in force, if the gate is open, and gives it its number.

    What it `replaces` is superseded at the same moment, and its page points on. A second call is no
    error and changes nothing. When the gate is shut raises BlockedError with what is missing; the
    refusal itself is recorded, outside the transaction that is rolled back.
    """
    with (
        _refusal_recorded(recommendation, CasesEvent.PUBLICATION_REFUSED, by=by),
        transaction.atomic(),
    ):
        published = _publish(locked(recommendation), on=on, review_by=review_by, by=by)
        if replaces is not None:
            _supersede(published, replaces, on=on, by=by)
        return published


def _supersede(
    recommendation: Recommendation, old: Recommendation, *, on: date, by: Actor | None
) -> None:
    """Raises DomainError when the old one is not in force in the same community."""
    old = locked(old)
    same = old.community_id == recommendation.community_id and old.pk != recommendation.pk
    if not same or old.state != RecommendationState.IN_FORCE:
        raise DomainError(_("Only what is in force can be replaced."), field="replaces")
    recommendation.replaces = old
    save_with_reason(recommendation, CasesEvent.RECOMMENDATION_CHANGED, by=by)
    old.ended_on = on
    move(old, RecommendationState.SUPERSEDED, CasesEvent.RECOMMENDATION_MOVED, by=by)


def _two_years_after(day: date) -> date:
    """The same date two years on; 29 February becomes the 28th."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 2, day=28 if leap_day else day.day)


def _publish(
    recommendation: Recommendation, *, on: date, review_by: date | None, by: Actor | None
) -> Recommendation:
    if recommendation.state == RecommendationState.IN_FORCE:
        return recommendation
    if sentences := gate.missing(recommendation):
        raise BlockedError(sentences)
    put_in_force(recommendation, on=on, review_by=review_by, by=by)
    delivery.send_publication(recommendation, on=on, by=by)
    return recommendation


def put_in_force(
    recommendation: Recommendation, *, on: date, review_by: date | None, by: Actor | None
) -> None:
    """Number, state, case and the first version, for what has come through the gate; locked."""
    community = recommendation.case.council.community
    recommendation.number = next_number(kind=CounterKind.RECOMMENDATION, community=community)
    recommendation.in_force_from = on
    recommendation.review_by = review_by or _two_years_after(on)
    event = CasesEvent.RECOMMENDATION_PUBLISHED
    move(recommendation, RecommendationState.IN_FORCE, event, by=by)
    # What the principal decided is then being implemented (ALR-8); other advice stays *given*.
    if recommendation.case.state == CaseState.WITH_PRINCIPAL:
        cases.move(case=recommendation.case, to=CaseState.IMPLEMENTING, by=by)
    versions.ask_for_pdf(versions.keep(recommendation=recommendation, on=on, by=by))


def answered(
    *, recommendation: Recommendation, to: RecommendationState, by: Actor | None
) -> Recommendation:
    """The principal returned or declined it (see resolutions.register)."""
    with transaction.atomic():
        recommendation = locked(recommendation)
        if to == RecommendationState.DRAFT:
            recommendation.lifted_on = None
            cases.move(case=recommendation.case, to=CaseState.IN_PROGRESS, by=by)
        else:
            cases.move(case=recommendation.case, to=CaseState.CLOSED, by=by)
        return move(recommendation, to, CasesEvent.RECOMMENDATION_MOVED, by=by)
