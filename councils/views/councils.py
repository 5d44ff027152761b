"""Bodies: a new one from a template, what one is, and what changes about it from a day on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils import permissions
from councils.domain import councils
from councils.domain.blueprints import BLUEPRINTS, EMPTY
from councils.domain.founding import found
from councils.forms.councils import (
    ChangeCouncilForm,
    KindForm,
    MoveForm,
    NewCouncilForm,
    RenameForm,
)
from councils.views.pages import CouncilPage
from councils.views.setting_up import Crumb, SetUpForm
from legeraad.web.pages import FormPage

# What a blueprint says of a council itself, beside its seats and duties.
SAID = ("name", "kind", "purpose")
OF_MEETINGS = ("answer_days", "quorum", "hours_per_year", "chair_approves_agenda")


class CouncilNew(SetUpForm):
    """The template is chosen first (`?mal=alr`); its words and seats are then filled in."""

    template_name = "councils/councils/new.html"
    heading = gettext_lazy("New council")
    ingress = gettext_lazy("A template has seats and duties; everything can be changed afterwards.")
    button = gettext_lazy("Set up the council")
    handbook_page = "utvalg"
    form_class = NewCouncilForm

    @property
    def key(self) -> str:
        return str(self.request.POST.get("template") or self.request.GET.get("mal") or "")

    def initial(self) -> dict[str, Any]:
        blueprint = BLUEPRINTS.get(self.key, EMPTY)
        with translation.override(self.community.language):
            said = {name: capfirst(str(getattr(blueprint, name))) for name in SAID}
        said["kind"] = said["kind"].lower()
        return said | {
            "template": blueprint.key,
            "language": self.community.language,
            "scope": blueprint.scope,
            "permanent": blueprint.permanent,
            "behaviour": blueprint.behaviour,
        }

    def form_arguments(self) -> dict[str, Any]:
        return {"community": self.community}

    def context(self) -> dict[str, Any]:
        return super().context() | {
            "blueprint": BLUEPRINTS.get(self.key),
            "blueprints": BLUEPRINTS.values(),
            "has_regions": self.community.regions.exists(),
        }

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        made = found(
            community=self.community,
            blueprint=BLUEPRINTS[facts.pop("template")],
            on=timezone.localdate(),
            by=self.request.user,
            **facts,
        )
        return self.finish(_("%(name)s is registered.") % {"name": made.name})


class CouncilForms(FormPage, CouncilPage):
    """One form about one council. What the council was before stands beside it."""

    template_name = "councils/councils/dated.html"
    heading: Any
    ingress: Any = ""
    handbook_page = "utvalg"
    section = "members"

    def guard(self) -> bool:
        return permissions.can_change_council(self.request.user, self.council)

    def edit_url(self) -> str:
        return reverse("councils:council_edit", args=[self.community.slug, self.council.slug])

    def crumbs(self) -> list[Crumb]:
        setup = reverse("cases:setup", args=[self.community.slug])
        return [(_("Set-up"), setup), (self.council.label, self.edit_url())]

    def context(self) -> dict[str, Any]:
        return {
            "council": self.council,
            "heading": self.heading,
            "eyebrow": self.council.name,
            "ingress": self.ingress,
            "button": _("Save"),
            "crumbs": self.crumbs(),
            "cancel_url": self.edit_url(),
            "before": self.before(),
        }

    def before(self) -> Any:
        """What the council has been of what the form changes, the oldest first."""
        return []

    def finish(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.edit_url())


class CouncilEdit(CouncilForms):
    """What is not dated; what is dated stands beside it, with a link to change it."""

    template_name = "councils/councils/edit.html"
    heading = gettext_lazy("Change the council")
    form_class = ChangeCouncilForm

    def crumbs(self) -> list[Crumb]:
        return super().crumbs()[:1]

    def form_arguments(self) -> dict[str, Any]:
        return {"community": self.community, "council": self.council}

    def initial(self) -> dict[str, Any]:
        council = self.council
        plain = ("purpose", "language", "scope", "permanent", "end_criterion", *OF_MEETINGS)
        return {name: getattr(council, name) for name in plain} | {
            "anchored_in": council.anchored_in_id,
            "prepared_by": council.prepared_by_id,
            "heard_through": council.heard_through_id,
            "regions": council.regions.all(),
            "municipalities": council.municipalities.all(),
        }

    def context(self) -> dict[str, Any]:
        cancel = reverse("cases:setup", args=[self.community.slug])
        return super().context() | {
            "facts": self.facts(),
            "of_meetings": OF_MEETINGS,
            "cancel_url": cancel,
        }

    def facts(self) -> list[tuple[str, Any]]:
        council = self.council
        return [
            (_("Name"), [council.name, council.label]),
            (_("Status"), capfirst(council.get_status_display())),
            (_("Kind of body"), [council.kind, capfirst(council.get_behaviour_display())]),
            (_("Membership"), capfirst(council.get_membership_display())),
            (_("Address"), council.get_absolute_url()),
        ]

    def act(self, form: Any) -> HttpResponse:
        councils.change(council=self.council, by=self.request.user, **form.cleaned_data)
        return self.finish(_("What the council is, is saved."))


class CouncilRename(CouncilForms):
    heading = gettext_lazy("Give the council a new name")
    ingress = gettext_lazy("What was made under the old name keeps it.")
    form_class = RenameForm

    def initial(self) -> dict[str, Any]:
        council = self.council
        return {"name": council.name, "label": council.label, "on": timezone.localdate()}

    def before(self) -> Any:
        return [(f"{row.name} ({row.label})", row, "") for row in self.council.names.all()]

    def act(self, form: Any) -> HttpResponse:
        councils.rename(council=self.council, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The council has its new name."))


class CouncilKindPage(CouncilForms):
    """What it was stays on file, and its papers with it (AHU-21)."""

    heading = gettext_lazy("Another kind of body")
    ingress = gettext_lazy("What the council was before stays on file, and so do its papers.")
    form_class = KindForm

    def initial(self) -> dict[str, Any]:
        council = self.council
        return {
            "kind": council.kind,
            "behaviour": council.behaviour,
            "on": timezone.localdate(),
        }

    def before(self) -> Any:
        return [(row.kind, row, row.decided_by) for row in self.council.kinds.all()]

    def act(self, form: Any) -> HttpResponse:
        councils.change_kind(council=self.council, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The council is another kind of body now."))


class CouncilMove(CouncilForms):
    heading = gettext_lazy("Another address")
    ingress = gettext_lazy("Links to the old address lead to the new one.")
    form_class = MoveForm

    def initial(self) -> dict[str, Any]:
        return {"slug": self.council.slug}

    def before(self) -> Any:
        return [(row.slug, None, "") for row in self.council.old_addresses.all()]

    def act(self, form: Any) -> HttpResponse:
        self.council = councils.move(
            council=self.council, by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("The council has its new address; the old one leads there."))
