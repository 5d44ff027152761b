"""The facts of a health community."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from councils.domain import councils
from councils.forms.communities import CommunityForm
from councils.views.setting_up import SetUpForm


class CommunityEdit(SetUpForm):
    heading = gettext_lazy("The health community")
    ingress = gettext_lazy("What stands on every page and in every mail.")
    form_class = CommunityForm

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.community, name) for name in CommunityForm.base_fields}

    def act(self, form: Any) -> HttpResponse:
        councils.change_community(
            community=self.community, by=self.request.user, **form.cleaned_data
        )
        return self.finish(_("The facts are saved."))
