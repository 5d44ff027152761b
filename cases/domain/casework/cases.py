"""Cases: registering, changing, assessing, moving on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from cases.domain.advice import gate
from cases.domain.casework import commissions
from cases.domain.casework.numbering import next_number
from cases.domain.meetings import files
from cases.domain.once import once
from cases.enums import (
    CASE_MOVES,
    OPEN_COMMISSION_STATES,
    STATES_WITH_REASON,
    Access,
    CaseOrigin,
    CasesEvent,
    CaseState,
    Consequence,
    CounterKind,
    RecommendationState,
)
from cases.models import Case, Commission, Theme, ThemeWord
from councils.models import Council, Region
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import save_with_reason


def add_theme(*, name: str, slug: str, position: int, by: Actor | None) -> Theme:
    theme = Theme(name=name, slug=slug, position=position)
    theme.full_clean()
    return save_with_reason(theme, CasesEvent.THEME_ADDED, by=by)


def add_theme_word(*, theme: Theme, word: str, by: Actor | None) -> ThemeWord:
    """Adds a word that doctors use for the theme; each word leads to one theme."""
    added = ThemeWord(theme=theme, word=" ".join(word.lower().split()))
    added.full_clean()
    return save_with_reason(added, CasesEvent.THEME_WORD_ADDED, by=by)


def register(
    *,
    council: Council,
    title: str,
    summary: str,
    origin: CaseOrigin,
    themes: Iterable[Theme],
    regions: Iterable[Region] = (),
    on: date,
    form_key: UUID | None = None,
    by: Actor | None,
    **facts: Any,
) -> Case:
    """Registers a case and gives it its reference: one counter per council and year.

    `on` is the day of registration and decides the year. The same `form_key` again returns the
    case that it made the first time, so a form sent twice makes one case.
    """

    def make() -> Case:
        case = _new_case(
            council=council,
            title=title,
            summary=summary,
            origin=origin,
            on=on,
            form_key=form_key,
            by=by,
            **facts,
        )
        case.themes.set(themes)
        case.regions.set(regions)
        if case.commission is not None:
            commissions.take_up(commission=case.commission, by=by)
        return case

    return once(Case, form_key, make)


def _new_case(*, council: Council, on: date, by: Actor | None, **facts: Any) -> Case:
    _check_commission(council, facts.get("commission"))
    number = next_number(
        kind=CounterKind.CASE, community=council.community, council=council, year=on.year
    )
    case = Case(
        council=council,
        year=on.year,
        number=number,
        slug=f"{council.slug}-{number:02d}-{on.year % 100:02d}",
        registered_on=on,
        **facts,
    )
    case.full_clean(exclude=["form_key"])
    return save_with_reason(case, CasesEvent.CASE_REGISTERED, by=by)


def _check_commission(
    council: Council, commission: Commission | None, *, before: int | None = None
) -> None:
    """The council's own, and still open unless it was the case's `before` (ALR-9, Z5)."""
    if commission is None or commission.pk == before:
        return
    if commission.council_id != council.pk:
        raise DomainError(_("The commission was given to another council."), field="commission")
    if commission.state not in OPEN_COMMISSION_STATES:
        raise DomainError(_("The commission has been reported already."), field="commission")


def change(
    *,
    case: Case,
    themes: Iterable[Theme] | None = None,
    regions: Iterable[Region] | None = None,
    by: Actor | None,
    **facts: Any,
) -> Case:
    """Changes what is written of a case; its reference and its state are not facts of this kind."""
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case.pk)
        _check_commission(case.council, facts.get("commission"), before=case.commission_id)
        if facts.get("access") == Access.EXEMPT and _published(case):
            sentence = _("The advice of the case is in force and public; it cannot be exempt.")
            raise DomainError(sentence, field="access")
        before = case.access, case.legal_basis
        for name, value in facts.items():
            setattr(case, name, value)
        case.full_clean(exclude=["form_key"])
        save_with_reason(case, CasesEvent.CASE_CHANGED, by=by)
        if (case.access, case.legal_basis) != before:
            files.ask_for_papers_of(case)
        if themes is not None:
            case.themes.set(themes)
        if regions is not None:
            case.regions.set(regions)
        return case


def assess(
    *,
    case: Case,
    organisational: Consequence,
    economic: Consequence,
    note: str = "",
    by: Actor | None,
) -> Case:
    """Records the consequences of the advice, which decide whether it must be lifted (ALR-16).

    Raises DomainError when the advice is in force and the gate would not have let it through.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case.pk)
        if sentence := gate.refuses_assessment(case, organisational, economic):
            raise DomainError(sentence)
        case.organisational = organisational
        case.economic = economic
        case.consequence_note = note
        case.full_clean(exclude=["form_key"])
        return save_with_reason(case, CasesEvent.CASE_ASSESSED, by=by)


def blocks(case: Case, to: CaseState) -> list[str]:
    """Why a case may not go on to a state, one sentence each; empty when it may."""
    sentences = []
    if to not in CASE_MOVES[CaseState(case.state)]:
        sentence = _("A case that is %(now)s cannot become %(then)s.")
        sentences.append(sentence % {"now": case.get_state_display(), "then": to.label})
    if to == CaseState.READY and not case.themes.exists():
        sentences.append(_("Give the case at least one theme, so that doctors can find it."))
    if to == CaseState.WITH_PRINCIPAL and not case.assessed:
        sentences.append(_("Assess the consequences before the case goes to the principal."))
    if to == CaseState.MISREGISTERED and _is_known(case):
        sentences.append(
            _("It has been on an agenda or on hearing, so it was no mistake. Withdraw it instead.")
        )
    return sentences


def hold(case: Case) -> Case:
    """The case, locked, for an act by which others get to see it under its number.

    Raises DomainError when it was registered by mistake; while it is held, nobody can say so.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("council").get(pk=case.pk)
    if case.state == CaseState.MISREGISTERED:
        raise DomainError(_("The case was registered by mistake. Take it back first."))
    return case


def _is_known(case: Case) -> bool:
    """Whether others have seen the case under its number."""
    return (
        case.items.exists()
        or case.hearings.exclude(sent_on=None).exists()
        or case.specialist_requests.exists()
    )


def move(*, case: Case, to: CaseState, by: Actor | None, why: str = "") -> Case:
    """The one function that changes a case's state.

    An unchanged state is no error: somebody was faster. Raises DomainError with the sentences of
    `blocks`, or when the new state needs a reason and has none.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case.pk)
        if case.state == to:
            return case
        if sentences := blocks(case, to):
            raise DomainError(" ".join(sentences))
        if to in STATES_WITH_REASON and not why.strip():
            raise DomainError(_("Give the reason."), field="why")
        case.state = to
        case.state_reason = why.strip() if to in STATES_WITH_REASON else ""
        return save_with_reason(case, CasesEvent.CASE_MOVED, by=by, why=why or to)


@dataclass(frozen=True)
class Move:
    """One way on from where a case stands, and what holds it back, if anything does."""

    to: CaseState
    blocks: list[str]

    @property
    def possible(self) -> bool:
        return not self.blocks


def moves(case: Case) -> list[Move]:
    """Every move from here that a person can think of making by hand, in the order of the states.

    A step that belongs to another act (minutes, lifting, publishing, the principal's answer) is
    held back with the sentence that names the act.
    """
    return [
        Move(to, [*blocks(case, to), *_by_another_act(case, to)])
        for to in CASE_MOVES[CaseState(case.state)]
    ]


def _by_another_act(case: Case, to: CaseState) -> list[str]:
    acts = {
        CaseState.ADVISED: _("This follows when minutes with the advice are approved."),
        CaseState.WITH_PRINCIPAL: _("This follows when the recommendation is lifted."),
        CaseState.IMPLEMENTING: _("This follows when the recommendation is published."),
    }
    if to == CaseState.IMPLEMENTING and _published(case):
        return []
    if case.state == CaseState.WITH_PRINCIPAL and to not in acts:
        return [_("This follows when the principal's answer is registered.")]
    return [acts[to]] if to in acts else []


def _published(case: Case) -> bool:
    return case.recommendations.filter(state=RecommendationState.IN_FORCE).exists()
