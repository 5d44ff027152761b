"""Making two entries of one person one: choose the other, see what moves, do it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from legeraad.errors import DomainError
from legeraad.web.pages import FormPage
from members import permissions
from members.domain import merging, people
from members.forms.persons import MergeForm
from members.models import Person
from members.views.persons import PersonPage, find, person_address, works_in

MOST = 20  # entries to choose among


class PersonMerge(FormPage, PersonPage):
    """`?annen=` is the other entry, which becomes part of the one that the address names."""

    template_name = "members/merging/merge.html"
    form_class = MergeForm

    def guard(self) -> bool:
        user = self.request.user
        return self.person.merged_into is None and permissions.can_merge_persons(
            user, self.community
        )

    def initial(self) -> dict[str, Any]:
        return {"other": self.request.GET.get("annen", "")}

    def context(self) -> dict[str, Any]:
        words = self.request.GET.get("q", "").strip()
        other = self.other(self.request.POST.get("other") or self.request.GET.get("annen", ""))
        shown: dict[str, Any] = {"other": other, "words": words}
        if other is None:
            shown["candidates"] = self.candidates(words)
        else:
            shown |= self.rehearsed(other)
        return self.about() | shown

    def works(self) -> Prefetch[str]:
        rows = works_in(self.community, timezone.localdate())
        return Prefetch("affiliations", rows, to_attr="works")

    def others(self) -> QuerySet[Person]:
        rows = permissions.persons_visible_to(self.request.user, self.community)
        rows = rows.filter(merged_into=None).exclude(pk=self.person.pk)
        return rows.prefetch_related(self.works())

    def other(self, key: str) -> Person | None:
        form = MergeForm({"other": key})
        return (
            self.others().filter(pk=form.cleaned_data["other"]).first() if form.is_valid() else None
        )

    def candidates(self, words: str) -> list[Person]:
        """Who was searched for; without words, who looks like the same."""
        if words:
            return list(find(self.others(), words, self.community)[:MOST])
        person = self.person
        marks = {"name": person.name, "hpr_number": person.hpr_number}
        return people.alike(among=self.others(), **marks)[:MOST]

    def rehearsed(self, other: Person) -> dict[str, Any]:
        """What would happen, or the sentence that says why it cannot."""
        swapped = person_address("person_merge", self.community, other)
        prefetch_related_objects([self.person], self.works())
        shown: dict[str, Any] = {"swap_url": f"{swapped}?annen={self.person.pk}"}
        try:
            self.may_be_moved(other)
            would = merging.rehearse(keep=self.person, away=other, by=self.request.user)
        except DomainError as refusal:
            return shown | {"refusal": refusal.sentence}
        return shown | {
            "moved": sorted(would.moved.items()),
            "staying": sorted(would.staying.items()),
        }

    def may_be_moved(self, other: Person) -> None:
        """A community's keeper moves nothing that belongs to another community."""
        user = self.request.user
        for each in (self.person, other):
            if not permissions.can_change_login_of(user, each, self.community):
                sentence = _(
                    "%(name)s is on file elsewhere, too. Only the portal's keeper may do it."
                )
                raise DomainError(sentence % {"name": each.name})

    def act(self, form: MergeForm) -> HttpResponse:
        other = self.other(str(form.cleaned_data["other"]))
        if other is None:
            raise DomainError(_("Choose the other entry."))
        self.may_be_moved(other)
        merging.merge(keep=self.person, away=other, by=self.request.user)
        messages.success(self.request, _("The two entries are one now."))
        return redirect(self.address())
