"""How far recommendations have come, counted: what was sent, discussed, and is in use.

A committee that answered the hearing has discussed the matter: it is not asked twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from cases.enums import HearingState, ReachKind, Use
from cases.models import HearingAnswer, HearingInvitation, Reach, Recommendation
from councils.enums import CouncilStatus, Membership
from councils.models import Council, Organisation, Region, RegionMembership
from members.domain.people import sort_key


@dataclass(frozen=True)
class Reached:
    """One body or place of work, as of a day. `answer` is what it said in the hearing, and `row`
    is empty where nothing was sent yet; `regions` are those it is in."""

    whom: Council | Organisation
    kind: ReachKind
    row: Reach | None
    answer: HearingAnswer | None
    regions: tuple[Region, ...]

    @property
    def discussed(self) -> bool:
        said = self.row is not None and self.row.discussed_on is not None
        return said or self.answer is not None

    @property
    def sent(self) -> bool:
        return self.row is not None and self.row.sent_on is not None

    @property
    def without_address(self) -> bool:
        return self.row is not None and not self.sent and not self.row.answered

    @property
    def in_use(self) -> bool:
        return self.row is not None and self.row.use == Use.IN_USE

    @property
    def not_in_use(self) -> bool:
        return self.row is not None and self.row.use == Use.NOT_IN_USE

    @property
    def stands_still(self) -> bool:
        """A committee that does not work now: its union representatives are asked (ALR-30)."""
        return isinstance(self.whom, Council) and self.whom.status != CouncilStatus.ACTIVE

    @property
    def says(self) -> str:
        """The words of the shape, for those who hear the page."""
        if self.discussed:
            said = _("discussed")
        else:
            said = _("not operative") if self.stands_still else _("has not said so")
        return f"{self.whom.name}: {said}"

    @property
    def mark(self) -> str:
        """The shape on the page: filled, a ring, or a dashed ring."""
        if self.discussed:
            return "on"
        return "vacant" if self.stands_still else "off"


@dataclass(frozen=True)
class Sum:
    """Those of one kind together."""

    kind: ReachKind
    number: int
    sent: int
    without_address: int
    discussed: int
    in_use: int
    not_in_use: int

    @classmethod
    def of(cls, kind: ReachKind, rows: Iterable[Reached]) -> Sum:
        listed = [each for each in rows if each.kind == kind]
        return cls(
            kind=kind,
            number=len(listed),
            sent=sum(each.sent for each in listed),
            without_address=sum(each.without_address for each in listed),
            discussed=sum(each.discussed for each in listed),
            in_use=sum(each.in_use for each in listed),
            not_in_use=sum(each.not_in_use for each in listed),
        )


def reached(
    recommendation: Recommendation, *, on: date, bodies_only: bool = False
) -> list[Reached]:
    """Everybody it was sent to, and the bodies that were heard in the case, by kind and name.

    `bodies_only` leaves out offices, clinics and municipalities, for a page that shows none.
    """
    rows = recommendation.reach.select_related("body", "organisation", "recommendation__community")
    if bodies_only:
        rows = rows.exclude(body=None)
    sent = {row.whom: row for row in rows}
    asked = _asked(recommendation)
    has_committees = any(isinstance(whom, Council) for whom in (*sent, *asked))
    places = _regions(on, recommendation) if has_committees else {}
    found = [
        Reached(
            whom=whom,
            kind=ReachKind(sent[whom].kind) if whom in sent else _kind(whom),
            row=sent.get(whom),
            answer=asked.get(whom),
            regions=places.get(whom.pk, ()) if isinstance(whom, Council) else (),
        )
        for whom in dict.fromkeys((*sent, *asked))
    ]
    kinds = list(ReachKind)
    return sorted(found, key=lambda each: (kinds.index(each.kind), sort_key(each.whom.name)))


def _kind(whom: Council | Organisation) -> ReachKind:
    assert isinstance(whom, Council)  # noqa: S101  only bodies are heard
    by_contract = whom.membership == Membership.CONTRACT
    return ReachKind.COMMITTEE if by_contract else ReachKind.SPECIALTY


def _asked(recommendation: Recommendation) -> dict[Council | Organisation, HearingAnswer | None]:
    """The bodies that the case was sent to on hearing, with the answer that counts; the committee
    itself where another one was asked in its place."""
    invitations = HearingInvitation.objects.filter(hearing__case=recommendation.case_id)
    invitations = invitations.exclude(hearing__state=HearingState.DRAFT)
    rows = list(invitations.select_related("body", "in_place_of").order_by("pk"))
    given = HearingAnswer.objects.filter(invitation__in=[row.pk for row in rows], voided_on=None)
    answers = {row.invitation_id: row for row in given.order_by("pk")}
    found: dict[Council | Organisation, HearingAnswer | None] = {}
    for row in rows:
        whom = row.in_place_of or row.body
        found[whom] = answers.get(row.pk) or found.get(whom)
    return found


def _regions(on: date, recommendation: Recommendation) -> dict[int, tuple[Region, ...]]:
    """The regions of each committee, by its key."""
    here = RegionMembership.objects.on(on).filter(region__community=recommendation.community_id)
    pairs = here.exclude(municipality__committees=None).select_related("region")
    found: dict[int, dict[Region, None]] = {}
    for row in pairs.annotate(committee=F("municipality__committees")).order_by("region__position"):
        found.setdefault(row.committee, {})[row.region] = None
    return {key: tuple(regions) for key, regions in found.items()}


def sums(rows: Iterable[Reached]) -> list[Sum]:
    """One for each kind that has any."""
    listed = list(rows)
    return [each for each in (Sum.of(kind, listed) for kind in ReachKind) if each.number]


@dataclass(frozen=True)
class Line:
    """`committees` in their regions, those in several under the first; `others` were heard."""

    regions: tuple[tuple[Region | None, tuple[Reached, ...]], ...]
    others: tuple[Reached, ...]
    discussed: int
    number: int
    in_use: int


def line(rows: Iterable[Reached]) -> Line:
    """«Drøftet i 9 av 12 ALU», with a mark for each."""
    listed = list(rows)
    committees = [each for each in listed if each.kind == ReachKind.COMMITTEE]
    by_region: dict[Region | None, list[Reached]] = {}
    for each in committees:
        by_region.setdefault(each.regions[0] if each.regions else None, []).append(each)
    ordered = sorted(
        by_region, key=lambda region: (region is None, region.position if region else 0)
    )
    return Line(
        regions=tuple((region, tuple(by_region[region])) for region in ordered),
        others=tuple(each for each in listed if each.kind == ReachKind.SPECIALTY),
        discussed=sum(each.discussed for each in committees),
        number=len(committees),
        in_use=sum(each.in_use for each in committees),
    )
