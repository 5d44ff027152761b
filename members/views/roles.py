"""Who holds which role in the community, and giving and ending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.views.pages import CommunityPage
from legeraad.web.formats import day_short
from legeraad.web.pages import FormPage
from members import permissions
from members.domain import roles
from members.enums import Role
from members.forms.roles import EndRoleForm, RoleForm
from members.models import RoleAssignment


class RolePage(CommunityPage):
    """For the keeper and the secretary of the whole community."""

    handbook_page = "roller"
    section = "members"

    def guard(self) -> bool:
        return permissions.can_give_roles(self.request.user, self.community)

    @property
    def list_url(self) -> str:
        return reverse("members:role_list", args=[self.community.slug])

    def back(self) -> dict[str, Any]:
        return {"crumbs": [(_("Roles"), self.list_url)], "cancel_url": self.list_url}


class RoleList(RolePage):
    template_name = "members/roles/list.html"

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        may_end = permissions.roles_to_give(self.request.user, self.community)
        return {
            "today": today,
            "may_end": may_end,
            "roles": roles.held_in(community=self.community, on=today),
        }


class RoleNew(FormPage, RolePage):
    template_name = "members/roles/new.html"
    form_class = RoleForm

    def form_arguments(self) -> dict[str, Any]:
        user = self.request.user
        return {
            "community": self.community,
            "roles": permissions.roles_to_give(user, self.community),
            "persons": permissions.persons_of(self.community),
        }

    def context(self) -> dict[str, Any]:
        given = permissions.roles_to_give(self.request.user, self.community)
        return self.back() | {"roles": given}

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        given = roles.give(community=self.community, by=self.request.user, **facts)
        sentence = _("%(name)s has the role “%(role)s” from %(day)s.")
        said = {
            "name": given.person.name,
            "role": given.get_role_display(),
            "day": day_short(given.start),
        }
        messages.success(self.request, sentence % said)
        return redirect(self.list_url)


class RoleEnd(FormPage, RolePage):
    """A role that has not ended, and that whoever asks could have given."""

    template_name = "members/roles/end.html"
    form_class = EndRoleForm
    assignment: RoleAssignment

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = RoleAssignment.objects.filter(community=self.community).select_related(
            "person", "council", "organisation", "community"
        )
        self.assignment = get_object_or_404(rows, pk=kwargs["role"])

    def guard(self) -> bool:
        given = permissions.roles_to_give(self.request.user, self.community)
        return Role(self.assignment.role) in given

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        last = roles.is_last_secretary(assignment=self.assignment, on=today)
        return self.back() | {"assignment": self.assignment, "last": last}

    def act(self, form: Any) -> HttpResponse:
        ended = roles.end(assignment=self.assignment, by=self.request.user, **form.cleaned_data)
        sentence = _("%(name)s no longer has the role “%(role)s” from %(day)s.")
        said = {
            "name": ended.person.name,
            "role": ended.get_role_display(),
            "day": day_short(ended.ended_on),
        }
        messages.success(self.request, sentence % said)
        mine = ended.person.user_id == self.request.user.pk
        return redirect("cases:my_page" if mine else self.list_url)
