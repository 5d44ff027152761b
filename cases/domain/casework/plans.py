"""Action plans of a principal: written as one outline, and reported on per measure (FSU-3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from cases.domain.casework.commissions import Progress, progress
from cases.domain.once import once
from cases.enums import CasesEvent, RecommendationState
from cases.models import ActionPlan, Commission, Measure, PriorityArea, Recommendation
from councils.models import Council
from legeraad.actors import Actor
from legeraad.errors import DomainError
from legeraad.history import delete_with_reason, save_with_reason

P = TypeVar("P", PriorityArea, Measure)


def begin(
    *,
    principal: Council,
    title: str,
    first_year: int,
    last_year: int,
    form_key: UUID | None = None,
    by: Actor | None,
) -> ActionPlan:
    """A new plan without areas. The same `form_key` again returns the plan of the first time.

    Raises DomainError unless the body decides, since only such a body commissions (ALR-15).
    """
    if not principal.decides:
        raise DomainError(_("%(name)s advises and has no action plan.") % {"name": principal.name})

    def make() -> ActionPlan:
        plan = ActionPlan(
            principal=principal,
            title=title.strip(),
            first_year=first_year,
            last_year=last_year,
            form_key=form_key,
        )
        plan.full_clean(exclude=["form_key"])
        return save_with_reason(plan, CasesEvent.PLAN_SET, by=by)

    return once(ActionPlan, form_key, make)


@dataclass(frozen=True)
class Area:
    """What an area shall be: its title, the titles of its measures by their key, and new ones.

    `key` is None for a new area. An empty title takes the area or the measure out.
    """

    key: int | None
    title: str
    measures: dict[int, str]
    added: Sequence[str]


def write(
    *,
    plan: ActionPlan,
    title: str,
    first_year: int,
    last_year: int,
    areas: Sequence[Area],
    by: Actor | None,
) -> ActionPlan:
    """Makes the plan as it is written, all or nothing.

    Raises DomainError when a measure is taken out that commissions carry out, or an area that
    keeps measures.
    """
    with transaction.atomic():
        plan = ActionPlan.objects.select_for_update().get(pk=plan.pk)
        plan.title, plan.first_year, plan.last_year = title.strip(), first_year, last_year
        plan.full_clean(exclude=["form_key"])
        save_with_reason(plan, CasesEvent.PLAN_SET, by=by)
        kept = {area.pk: area for area in plan.areas.prefetch_related("measures")}
        for area in areas:
            _write_area(plan, kept.get(area.key or 0), area, by=by)
        return plan


def _write_area(
    plan: ActionPlan, row: PriorityArea | None, area: Area, *, by: Actor | None
) -> None:
    added = [title.strip() for title in area.added if title.strip()]
    if row is None:
        if area.title.strip():
            row = _save(PriorityArea(plan=plan, title=area.title.strip()), by=by)
            _add(row, added, by=by)
        return
    for measure in row.measures.all():
        _write_measure(measure, area.measures.get(measure.pk, measure.title).strip(), by=by)
    _add(row, added, by=by)
    if area.title.strip():
        if row.title != area.title.strip():
            row.title = area.title.strip()
            _save(row, by=by)
    elif Measure.objects.filter(area=row).exists():
        sentence = _("%(title)s still has measures. Take them out first.")
        raise DomainError(sentence % {"title": row.title}, field=f"area_{row.pk}")
    else:
        delete_with_reason(row, CasesEvent.PLAN_PART_REMOVED, by=by)


def _add(area: PriorityArea, titles: Sequence[str], *, by: Actor | None) -> None:
    there = set(Measure.objects.filter(area=area).values_list("title", flat=True))
    for title in dict.fromkeys(titles):
        if title not in there:
            _save(Measure(area=area, title=title), by=by)


def _write_measure(measure: Measure, title: str, *, by: Actor | None) -> None:
    if title == measure.title:
        return
    if title:
        measure.title = title
        _save(measure, by=by)
        return
    if measure.commissions.exists():
        sentence = _("Commissions belong to %(title)s. Move them to another measure first.")
        raise DomainError(sentence % {"title": measure.title}, field=f"measure_{measure.pk}")
    delete_with_reason(measure, CasesEvent.PLAN_PART_REMOVED, by=by)


def _save(part: P, *, by: Actor | None) -> P:
    part.full_clean()
    return save_with_reason(part, CasesEvent.PLAN_SET, by=by)


def counted(rows: QuerySet[ActionPlan]) -> QuerySet[ActionPlan]:
    """Each plan with `area_count`, `measure_count` and `commission_count`."""
    return rows.annotate(
        area_count=Count("areas", distinct=True),
        measure_count=Count("areas__measures", distinct=True),
        commission_count=Count("areas__measures__commissions", distinct=True),
    )


def measures_of(principals: Iterable[int | None]) -> QuerySet[Measure]:
    """What the bodies with these keys have set out to do, the newest plan first."""
    rows = Measure.objects.filter(area__plan__principal__in=[key for key in principals if key])
    order = ("-area__plan__first_year", "area__plan", "area", "pk")
    return rows.select_related("area__plan").order_by(*order)


@dataclass(frozen=True)
class Done:
    """What came of a measure: its commissions as they stand on the day, how many of them are open
    or late, and how many recommendations that grew out of them are in force."""

    measure: Measure
    commissions: list[Progress]
    open: int
    late: int
    in_force: int


def report(
    plan: ActionPlan, rows: QuerySet[Commission], *, on: date
) -> list[tuple[PriorityArea, list[Done]]]:
    """What came of each measure of a plan, of the commissions among `rows`. Four queries."""
    areas = list(plan.areas.prefetch_related("measures"))
    of_measure: dict[int | None, list[Progress]] = defaultdict(list)
    for each in progress(rows.filter(measure__area__plan=plan), on=on):
        of_measure[each.commission.measure_id].append(each)
    counts = _in_force(rows.filter(measure__area__plan=plan))
    return [
        (
            area,
            [_done(row, of_measure[row.pk], counts.get(row.pk, 0)) for row in area.measures.all()],
        )
        for area in areas
    ]


def _in_force(rows: QuerySet[Commission]) -> dict[int, int]:
    found = Recommendation.objects.filter(
        state=RecommendationState.IN_FORCE, case__commission__in=rows.order_by().values("pk")
    )
    counted = found.order_by().values_list("case__commission__measure").annotate(Count("pk"))
    return dict(counted)


def _done(measure: Measure, rows: list[Progress], in_force: int) -> Done:
    return Done(
        measure=measure,
        commissions=rows,
        open=sum(each.days is not None for each in rows),
        late=sum(each.late for each in rows),
        in_force=in_force,
    )
