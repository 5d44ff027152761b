"""Telling the keepers that work stands still or was given up: one mail a day each."""

from __future__ import annotations

from datetime import date

from members import mails
from members.domain.notices import send_once
from members.enums import Role
from members.models import RoleAssignment


def tell_keepers(*, on: date, troubles: list[str], parked: int) -> int:
    """Tells each keeper, once a day, whatever the number of communities; returns how many.

    `troubles` are values of legeraad.outbox.enums.Trouble, `parked` how many jobs were given up.
    """
    held = RoleAssignment.objects.on(on).filter(role=Role.KEEPER)
    rows = held.order_by("person_id", "community_id").distinct("person_id")
    matter = {"troubles": troubles, "parked": parked}
    told = [
        send_once(
            mails.ALARM,
            to=keeping.person,
            community=keeping.community,
            key=f"alarm:{on}:person:{keeping.person_id}",
            matter=matter,
            path="/drift/",
        )
        for keeping in rows.select_related("person", "community")
    ]
    return sum(told)
