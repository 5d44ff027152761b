"""Telling those who sit in the council that a recommendation has come into force."""

from __future__ import annotations

from datetime import date

from cases import mails
from cases.models import Recommendation
from members.domain import notices
from members.domain.terms import roster


def tell_of_publication(*, recommendation_id: int, on: date) -> int:
    """One notice to each who holds a seat or a substitute's seat; returns how many were new.

    Safe to run twice: the key of the notice is the recommendation and the person.
    """
    rows = Recommendation.objects.select_related("case__council__community")
    recommendation = rows.get(pk=recommendation_id)
    council = recommendation.case.council
    told = 0
    for place in roster(council=council, on=on):
        sitting = [place.holder, *(person for _seat, person in place.substitutes)]
        for person in filter(None, sitting):
            told += notices.send_once(
                mails.RECOMMENDATION_IN_FORCE,
                to=person,
                community=council.community,
                key=f"recommendation:{recommendation.pk}:in-force:person:{person.pk}",
                matter={"recommendation_id": recommendation.pk},
                path=recommendation.get_absolute_url(),
            )
    return told
