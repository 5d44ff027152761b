"""What is left to set up, in order, with one thing to do next."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.domain.setup import Setup, setup
from councils.permissions import can_set_up_community
from councils.views.pages import CommunityPage
from members.permissions import can_run_community

Step = dict[str, Any]


class SetupPage(CommunityPage):
    """The steps from the first facts to the first notice; the first that is not done is next."""

    template_name = "cases/setup/detail.html"
    handbook_page = "oppsett"
    section = "members"

    def guard(self) -> bool:
        user = self.request.user
        return can_set_up_community(user, self.community) or can_run_community(user, self.community)

    def address(self, name: str, *words: Any) -> str:
        return reverse(name, args=[self.community.slug, *words])

    def context(self) -> dict[str, Any]:
        state = setup(community=self.community, on=timezone.localdate())
        steps = [*self.framework(state), *self.people(state), *self.meetings(state)]
        todo = [step for step in steps if not step["done"] and not step.get("optional")]
        return {
            "steps": steps,
            "next": todo[0] if todo else None,
            "done": sum(step["done"] for step in steps),
            "bodies": state.bodies,
            "may_set_up": can_set_up_community(self.request.user, self.community),
        }

    def framework(self, state: Setup) -> list[Step]:
        """What the community is made of."""
        organisations = ngettext(
            "%(number)s organisation.", "%(number)s organisations.", state.organisations
        )
        regions = ngettext("%(number)s region.", "%(number)s regions.", state.regions)
        councils = ngettext("%(number)s council.", "%(number)s councils.", len(state.bodies))
        return [
            a_step(
                _("The health community"),
                True,
                self.community.name,
                (_("Change the facts"), self.address("councils:community_edit")),
            ),
            a_step(
                _("Organisations"),
                state.organisations > 0,
                organisations % {"number": state.organisations},
                (_("Register an organisation"), self.address("councils:organisation_new")),
                (_("See all organisations"), self.address("councils:organisation_list")),
            ),
            a_step(
                _("Regions"),
                state.regions > 0,
                regions % {"number": state.regions},
                (_("Register a region"), self.address("councils:region_new")),
                (_("See all regions"), self.address("councils:region_list")),
            )
            | {"optional": True},
            a_step(
                _("Councils"),
                bool(state.bodies),
                councils % {"number": len(state.bodies)},
                (_("Set up a council"), self.address("councils:council_new")),
            ),
        ]

    def people(self, state: Setup) -> list[Step]:
        """Seats, who sits in them, and who leads."""
        words = {"filled": state.filled, "seats": state.seats}
        led = {"led": state.led, "councils": len(state.bodies)}
        return [
            a_step(
                _("Seats"),
                bool(state.bodies) and not state.without_seats,
                _("Without seats: %(names)s.")
                % {"names": ", ".join(body.council.label for body in state.without_seats)}
                if state.without_seats
                else "",
                (_("See the seats"), self.address("members:roster_list")),
            ),
            a_step(
                _("Persons"),
                state.filled > 0,
                _("Somebody sits in %(filled)s of %(seats)s seats.") % words,
                (_("Take in a list"), self.address("members:import_new")),
                (_("Register one person"), self.address("members:person_new")),
            ),
            a_step(
                _("Chair and secretary"),
                state.led > 0,
                _("%(led)s of %(councils)s councils have both.") % led,
                *self.offices(state),
            ),
        ]

    def offices(self, state: Setup) -> list[tuple[str, str]]:
        """One way in for each council that nobody leads yet."""
        return [
            (
                _("Chair or secretary of %(council)s") % {"council": body.council.label},
                self.address("members:office_new", body.council.slug),
            )
            for body in state.bodies
            if not body.led
        ]

    def meetings(self, state: Setup) -> list[Step]:
        first = state.first_meeting
        words = {"meeting": first} if first else {}
        prepare = (
            self.address("cases:meeting_prepare", first.council.slug, first.slug) if first else ""
        )
        return [
            a_step(
                _("The first meeting"),
                first is not None,
                _("%(meeting)s is planned.") % words if first else "",
                (_("Plan a meeting"), self.address("cases:meeting_new")),
            ),
            a_step(
                _("The first notice"),
                state.first_summoned is not None,
                "",
                *([(_("Prepare the meeting"), prepare)] if first else []),
            ),
        ]


def a_step(label: str, done: bool, text: str, *ways: tuple[str, str]) -> Step:
    """A step with the ways to do it, label and address; the first is the button when it is next."""
    return {"label": label, "done": done, "text": text, "ways": ways}
