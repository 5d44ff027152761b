"""The weeks in which the secretariat is closed: the list, a new one, changing and removing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils import permissions
from councils.domain import closures
from councils.forms.closures import ClosureForm
from councils.models import Closure
from councils.views.setting_up import Crumb, SetUpForm, SetUpPage
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest


class ClosuresPage(SetUpPage):
    handbook_page = "paminnelser"

    def guard(self) -> bool:
        return permissions.can_close_secretariat(self.request.user, self.community)


class ClosureList(ClosuresPage):
    """What is closed, the usual weeks with one button each, and what is over."""

    template_name = "councils/closures/list.html"

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        rows = list(self.community.closures.order_by("start"))
        ahead = [row for row in rows if row.ended_on > today]
        return {
            "crumbs": [self.to_setup()],
            "ahead": [(row, _("now") if row.start <= today else "") for row in ahead],
            "over": [row for row in reversed(rows) if row.ended_on <= today],
            "usual": closures.usual(community=self.community, on=today),
        }


class ClosureForms(ClosuresPage, SetUpForm):
    form_class = ClosureForm
    goes_to = "councils:closure_list"
    ingress = gettext_lazy("Nobody is reminded of anything on these days. Summonses still go out.")

    def crumbs(self) -> list[Crumb]:
        return [self.to_setup(), (_("Closed weeks"), self.address(self.goes_to))]


class ClosureNew(ClosureForms):
    heading = gettext_lazy("Close the secretariat")
    button = gettext_lazy("Close these days")

    def act(self, form: Any) -> HttpResponse:
        closures.close(community=self.community, by=self.request.user, **form.cleaned_data)
        return self.finish(_("The secretariat is closed on these days."))


class ClosurePage(ClosuresPage):
    """About one closed week that is not over."""

    closure: Closure

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = self.community.closures.filter(ended_on__gt=timezone.localdate())
        self.closure = get_object_or_404(rows, pk=kwargs["closure"])


class ClosureEdit(ClosureForms, ClosurePage):
    @property
    def heading(self) -> str:
        return _("Change: %(name)s") % {"name": self.closure.name}

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.closure, name) for name in ClosureForm.base_fields}

    def act(self, form: Any) -> HttpResponse:
        closures.change(
            closure=self.closure,
            on=timezone.localdate(),
            by=self.request.user,
            **form.cleaned_data,
        )
        return self.finish(_("The closed days are changed."))


class ClosureRemove(ClosurePage):
    """The button beside it."""

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            closures.remove(closure=self.closure, on=timezone.localdate(), by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
        else:
            sentence = _("%(name)s is removed: reminders go out as usual.")
            messages.success(request, sentence % {"name": self.closure.name})
        return redirect(self.address("councils:closure_list"))
