"""What is left to set up, in order, with one thing to do next."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.domain.setup import Setup, setup
from councils.permissions import can_change_council, can_set_up_community
from councils.views.pages import CommunityPage
from members.permissions import can_run_community

Step = dict[str, Any]


def opened(steps: list[Step], may: bool) -> list[Step]:
    """The steps; without their addresses for somebody who may not take them."""
    return steps if may else [step | {"url": "", "list_url": ""} for step in steps]


class SetupPage(CommunityPage):
    """The steps from the first facts to the first notice; the first that is not done is next."""

    template_name = "cases/setup/detail.html"
    handbook_page = "oppsett"
    section = "members"

    def guard(self) -> bool:
        user = self.request.user
        self.sets_up = can_set_up_community(user, self.community)
        self.runs = can_run_community(user, self.community)
        return self.sets_up or self.runs

    def context(self) -> dict[str, Any]:
        state = setup(community=self.community, on=timezone.localdate())
        steps = opened(self.framework(state), self.sets_up)
        steps += opened([*self.people(state), *self.meetings(state)], self.runs)
        todo = [step for step in steps if not step["done"] and not step["optional"]]
        return {
            "steps": steps,
            "next": todo[0] if todo else None,
            "done": sum(step["done"] for step in steps),
            "bodies": [
                (body, can_change_council(self.request.user, body.council)) for body in state.bodies
            ],
        }

    def step(
        self, label: str, act: str, name: str, *words: str, done: bool, text: str, **more: Any
    ) -> Step:
        """A step: what it is called, the act and the name of its page, and how far it has come.

        `more`: list_name (the page with what is there), optional.
        """
        here = self.community.slug
        listed = more.get("list_name")
        return {
            "label": label,
            "act": act,
            "url": reverse(name, args=[here, *words]),
            "list_url": reverse(listed, args=[here]) if listed else "",
            "done": done,
            "text": text,
            "optional": more.get("optional", False),
        }

    def framework(self, state: Setup) -> list[Step]:
        """What the community is made of."""
        organisations = ngettext(
            "%(number)s organisation.", "%(number)s organisations.", state.organisations
        )
        regions = ngettext("%(number)s region.", "%(number)s regions.", state.regions)
        councils = ngettext("%(number)s council.", "%(number)s councils.", len(state.bodies))
        return [
            self.step(
                _("The health community"),
                _("Change the facts"),
                "councils:community_edit",
                done=True,
                text=self.community.name,
            ),
            self.step(
                _("Organisations"),
                _("New organisation"),
                "councils:organisation_new",
                list_name="councils:organisation_list",
                done=state.organisations > 0,
                text=organisations % {"number": state.organisations},
            ),
            self.step(
                _("Regions"),
                _("New region"),
                "councils:region_new",
                list_name="councils:region_list",
                done=state.regions > 0,
                text=regions % {"number": state.regions},
                optional=True,
            ),
            self.step(
                _("Councils"),
                _("New council"),
                "councils:council_new",
                done=bool(state.bodies),
                text=councils % {"number": len(state.bodies)},
            ),
        ]

    def people(self, state: Setup) -> list[Step]:
        """Seats, who sits in them, and who leads."""
        seats = ngettext("%(number)s seat.", "%(number)s seats.", state.seats)
        filled = {"filled": state.filled, "seats": state.seats}
        led = {"led": state.led, "councils": len(state.bodies)}
        return [
            self.step(
                _("Seats"),
                _("See the seats"),
                "members:roster_list",
                done=state.seats > 0,
                text=seats % {"number": state.seats},
            ),
            self.step(
                _("Members"),
                _("Take in a list"),
                "members:import_new",
                list_name="members:person_list",
                done=state.filled > 0,
                text=_("Somebody sits in %(filled)s of %(seats)s seats.") % filled,
            ),
            self.step(
                _("Chair and secretary"),
                _("Enter chair or secretary"),
                *self.to_leaders(state),
                list_name="members:roster_list",
                done=state.led > 0,
                text=_("%(led)s of %(councils)s councils have both.") % led,
            ),
        ]

    @staticmethod
    def to_leaders(state: Setup) -> tuple[str, ...]:
        """The page for the first council with members that lacks a leader; else the list."""
        waiting = [body for body in state.bodies if body.filled and not body.led]
        if not waiting:
            return ("members:roster_list",)
        return "members:office_new", waiting[0].council.slug

    def meetings(self, state: Setup) -> list[Step]:
        first, sent = state.first_meeting, state.first_summoned
        to_first: tuple[str, ...] = ("cases:meeting_new",)
        if first is not None:
            to_first = ("cases:meeting_prepare", first.council.slug, first.slug)
        return [
            self.step(
                _("The first meeting"),
                _("Plan a meeting"),
                "cases:meeting_new",
                list_name="cases:meeting_plan",
                done=first is not None,
                text=str(first) if first else _("None is planned."),
            ),
            self.step(
                _("The first notice of meeting"),
                _("Prepare the meeting"),
                *to_first,
                done=sent is not None,
                text=str(sent) if sent else _("None has been sent."),
            ),
        ]
