"""The register of persons: the list, one entry, what is written of it, and where they work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from councils.models import Community, Organisation
from councils.views.pages import CommunityPage
from legeraad.web.pages import FormPage, OfficeRequest
from members import permissions
from members.domain import deliveries, people
from members.domain.standing import notices_to, sentence, standing
from members.domain.story import story
from members.forms.persons import (
    AffiliationEndForm,
    AffiliationForm,
    PersonEditForm,
    PersonFilter,
    PersonForm,
)
from members.models import Affiliation, Person, Term

PER_PAGE = 50
NEWEST = 8  # notices that a person's page shows
LATEST = 50  # happenings


def person_address(name: str, community: Community, person: Person) -> str:
    return reverse(f"members:{name}", args=[community.slug, person.pk])


def find(rows: QuerySet[Person], words: str, community: Community) -> QuerySet[Person]:
    """Persons of whom each word is in the name, the address, the place of work, or is the HPR."""
    for word in words.split():
        places = Affiliation.objects.filter(
            organisation__community=community, organisation__name__icontains=word
        )
        found = Q(name__icontains=word) | Q(email__icontains=word)
        found |= Q(pk__in=places.values("person"))
        if number := word.lstrip("0"):
            found |= Q(hpr_number=number)
        rows = rows.filter(found)
    return rows


def works_in(community: Community, on: date) -> QuerySet[Affiliation]:
    rows: QuerySet[Affiliation] = Affiliation.objects.on(on).filter(
        organisation__community=community
    )
    return rows.select_related("organisation__parent")


def seats_in(community: Community, on: date) -> QuerySet[Term]:
    rows: QuerySet[Term] = Term.objects.on(on).filter(seat__group__council__community=community)
    return rows.select_related("seat__group__council").order_by("seat__group__council__label")


def with_last_day(rows: Iterable[Any]) -> list[tuple[Any, date | None]]:
    """Each row with the last day that it holds; the database has the day after."""
    return [
        (row, row.ended_on - timedelta(days=1) if row.ended_on is not None else None)
        for row in rows
    ]


class PersonList(CommunityPage):
    template_name = "members/persons/list.html"
    handbook_page = "personer"
    section = "members"

    def guard(self) -> bool:
        return permissions.can_see_persons(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        form = PersonFilter(self.request.GET, community=self.community)
        form.is_valid()  # what cannot be read is left out of the filter, and said beside its field
        rows = self.filtered(form.cleaned_data, today).order_by("sort_key", "pk")
        rows = rows.prefetch_related(
            Prefetch("affiliations", works_in(self.community, today), to_attr="works"),
            Prefetch("terms", seats_in(self.community, today), to_attr="sits"),
        )
        return {
            "form": form,
            "narrowed": any(form.cleaned_data.values()),
            "page": Paginator(rows, PER_PAGE).get_page(self.request.GET.get("side")),
            "may_register": permissions.can_run_community(self.request.user, self.community),
        }

    def filtered(self, chosen: dict[str, Any], today: date) -> QuerySet[Person]:
        rows = permissions.persons_visible_to(self.request.user, self.community)
        rows = rows.filter(merged_into=None)
        works = works_in(self.community, today)
        if group := chosen.get("gruppe"):
            rows = rows.filter(pk__in=works.filter(professional_group=group).values("person"))
        if place := chosen.get("kommune"):
            there = Q(organisation=place) | Q(organisation__parent=place)
            rows = rows.filter(pk__in=works.filter(there).values("person"))
        if chosen.get("vis") == "plass":
            rows = rows.filter(pk__in=seats_in(self.community, today).order_by().values("person"))
        if chosen.get("vis") == "uten-adresse":
            rows = rows.filter(email="")
        if chosen.get("vis") == "reservert":
            rows = rows.filter(reserved=True)
        return find(rows, chosen["q"], self.community) if chosen.get("q") else rows


class PersonPage(CommunityPage):
    """A page about one person on file in the community."""

    person: Person
    handbook_page = "personer"
    section = "members"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = permissions.persons_visible_to(self.request.user, self.community)
        rows = rows.select_related("user", "merged_into")
        self.person = get_object_or_404(rows, pk=kwargs["person"])

    def guard(self) -> bool:
        return permissions.can_run_community(self.request.user, self.community)

    def address(self, name: str = "person_detail") -> str:
        return person_address(name, self.community, self.person)

    def crumbs(self) -> list[tuple[str, str]]:
        return [
            (_("Persons"), reverse("members:person_list", args=[self.community.slug])),
            (self.person.name, self.address()),
        ]

    def about(self) -> dict[str, Any]:
        """What every page about a person gets."""
        return {"person": self.person, "crumbs": self.crumbs(), "cancel_url": self.address()}


class PersonDetail(PersonPage):
    template_name = "members/persons/detail.html"

    def guard(self) -> bool:
        return permissions.can_see_persons(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        now = timezone.now()
        told = notices_to(self.person, at=now).filter(community=self.community)
        return {
            "person": self.person,
            "crumbs": self.crumbs()[:1],
            "facts": self.facts(),
            "works": self.works(),
            **self.held(timezone.localdate()),
            "absences": with_last_day(self.person.absences.select_related("stand_in")),
            "told": [(notice, sentence(notice)) for notice in told[:NEWEST]],
            "unreached": deliveries.dead(self.person.email, at=now),
            "story": story(person=self.person, community=self.community)[:LATEST],
            "may_change": self.person.merged_into is None
            and permissions.can_run_community(self.request.user, self.community),
            "may_merge": self.person.merged_into is None
            and permissions.can_merge_persons(self.request.user, self.community),
        }

    def facts(self) -> list[tuple[str, Any]]:
        person = self.person
        address = person.email or _("none: the person cannot log in")
        return [
            (_("E-mail address"), address),
            (_("Phone"), person.phone),
            (_("HPR number"), person.hpr_number),
            (_("Language of mails"), capfirst(person.get_language_display())),
            (_("Gender"), capfirst(person.get_gender_display() or _("not stated"))),
        ]

    def works(self) -> list[tuple[Any, date | None]]:
        rows = self.person.affiliations.filter(organisation__community=self.community)
        return with_last_day(rows.select_related("organisation__parent").order_by("-start", "pk"))

    def held(self, today: date) -> dict[str, Any]:
        """Seats, offices and roles in this community; what is held elsewhere is not shown."""
        all_of_it = standing(person=self.person, on=today)
        return {
            "seats": [
                held
                for held in all_of_it.seats
                if held.term.seat.group.council.community_id == self.community.pk
            ],
            "offices": [
                each for each in all_of_it.offices if each.council.community_id == self.community.pk
            ],
            "roles": [each for each in all_of_it.roles if each.community_id == self.community.pk],
        }


class PersonNew(FormPage, CommunityPage):
    """A new entry; who may be on file already is shown before anything is made."""

    template_name = "members/persons/new.html"
    handbook_page = "personer"
    section = "members"
    form_class = PersonForm

    def guard(self) -> bool:
        return permissions.can_run_community(self.request.user, self.community)

    def act(self, form: PersonForm) -> HttpResponse:
        facts = form.cleaned_data
        if not self.request.POST.get("anyway") and (alike := self.alike(facts)):
            return self.show(status=422, form=form, alike=alike)
        person = people.register_person(registered_in=self.community, by=self.request.user, **facts)
        messages.success(self.request, _("%(name)s is on file.") % {"name": person.name})
        return redirect(person_address("person_detail", self.community, person))

    def alike(self, facts: dict[str, Any]) -> list[Person]:
        seen = permissions.persons_visible_to(self.request.user, self.community)
        today = timezone.localdate()
        works = Prefetch("affiliations", works_in(self.community, today), to_attr="works")
        marks = {name: facts[name] for name in ("name", "email", "hpr_number")}
        return people.alike(among=seen.prefetch_related(works), **marks)

    def context(self) -> dict[str, Any]:
        lists = reverse("members:person_list", args=[self.community.slug])
        return {"cancel_url": lists, "crumbs": [(_("Persons"), lists)]}


class PersonEdit(FormPage, PersonPage):
    template_name = "members/persons/edit.html"
    form_class = PersonEditForm

    def form_arguments(self) -> dict[str, Any]:
        may = permissions.can_change_login_of(self.request.user, self.person, self.community)
        return {"may_change_login": may}

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.person, name) for name in PersonForm.base_fields}

    def act(self, form: PersonEditForm) -> HttpResponse:
        people.change_person(person=self.person, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The entry was changed."))
        return redirect(self.address())

    def context(self) -> dict[str, Any]:
        return self.about()


class PersonAddressRetry(PersonPage):
    """The button beside an address that nothing reaches: the next mail is sent there again."""

    http_method_names = ["post", "options"]

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        deliveries.lift(self.person.email, by=request.user)
        messages.success(request, _("The next mail is sent to the address again."))
        return redirect(self.address())


class AffiliationNew(FormPage, PersonPage):
    template_name = "members/persons/affiliation_new.html"
    form_class = AffiliationForm

    def form_arguments(self) -> dict[str, Any]:
        return {"community": self.community}

    def act(self, form: AffiliationForm) -> HttpResponse:
        people.affiliate(person=self.person, by=self.request.user, **form.cleaned_data)
        return redirect(self.address())

    def context(self) -> dict[str, Any]:
        known = Organisation.objects.filter(community=self.community).exists()
        return self.about() | {"known": known}


class AffiliationEnd(FormPage, PersonPage):
    template_name = "members/persons/affiliation_end.html"
    form_class = AffiliationEndForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = self.person.affiliations.select_related("organisation")
        rows = rows.filter(organisation__community=self.community, ended_on=None)
        self.affiliation = get_object_or_404(rows, pk=kwargs["affiliation"])

    def initial(self) -> dict[str, Any]:
        return {"last_day": timezone.localdate()}

    def act(self, form: AffiliationEndForm) -> HttpResponse:
        people.end_affiliation(
            affiliation=self.affiliation, on=form.first_day_without, by=self.request.user
        )
        return redirect(self.address())

    def context(self) -> dict[str, Any]:
        return self.about() | {"affiliation": self.affiliation}
