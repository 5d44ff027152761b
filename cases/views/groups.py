"""Groups and projects: the list, a new one, one with all it holds, and money for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import permissions
from cases.domain.casework import groups, inputs
from cases.enums import Access, GroupCaseRole, GroupKind, MeetingState, ProposalResult
from cases.forms.groups import GroupForm, MoneyForm, NewGroupForm, ReferenceForm
from cases.models import Case, Group, GroupCase, Meeting, Proposal
from councils.models import Council
from councils.permissions import can_run_council
from councils.views.pages import CommunityPage
from legeraad.web.formats import weekday
from legeraad.web.pages import FormPage
from members.domain.roster import roster

PER_PAGE = 20


def coming_meetings(councils: list[Council], *, kept: Meeting | None = None) -> Any:
    """At which a group may present: what these councils have ahead of them, and its own."""
    rows = Meeting.objects.filter(council__in=councils, written=False)
    coming = rows.filter(
        starts_at__gte=timezone.now(), state__in=(MeetingState.PLANNED, MeetingState.SUMMONED)
    )
    if kept is not None:
        coming |= Meeting.objects.filter(pk=kept.pk)
    return coming.select_related("council__community").order_by("starts_at")


class GroupList(CommunityPage):
    template_name = "cases/groups/list.html"
    handbook_page = "grupper"
    section = "cases"

    def guard(self) -> bool:
        """Whoever works with cases here, and the principal, which wants some of the groups."""
        user, community = self.request.user, self.community
        works = permissions.can_see_work_of_community(user, community)
        return works or permissions.can_see_overview(user, community)

    def context(self) -> dict[str, Any]:
        user = self.request.user
        visible = permissions.groups_visible_to(user, self.community)
        page: Any = Paginator(visible.prefetch_related("goals"), PER_PAGE).get_page(
            self.request.GET.get("side")
        )
        return {
            "page": page,
            "rows": [(group, groups.progress(group.goals.all())) for group in page.object_list],
            "may_set_up": bool(permissions.commissioners_for(user, self.community)),
        }


class GroupNew(FormPage, CommunityPage):
    """`?sak=` is the case that it works with, `?forslag=` the adopted proposal (AHU-20)."""

    template_name = "cases/groups/new.html"
    handbook_page = "grupper"
    form_class = NewGroupForm
    section = "cases"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        user = self.request.user
        self.councils = permissions.commissioners_for(user, self.community)
        self.proposal = self._proposal(self.request.GET.get("forslag", ""))
        self.case = self.proposal.item.case if self.proposal else None
        if slug := self.request.GET.get("sak", ""):
            self.case = get_object_or_404(self._cases(), slug=slug)

    def guard(self) -> bool:
        return bool(self.councils)

    def _cases(self) -> Any:
        """What the secretariat may link: cases of the councils that somebody runs."""
        user = self.request.user
        run = [each for each in self.councils if can_run_council(user, each)]
        return permissions.cases_visible_to(user, self.community).filter(council__in=run)

    def _proposal(self, key: str) -> Proposal | None:
        """The adopted one with that key, of a meeting of a council that somebody runs."""
        if not key:
            return None
        run = [each for each in self.councils if can_run_council(self.request.user, each)]
        rows = Proposal.objects.filter(
            item__meeting__council__in=run, result=ProposalResult.ADOPTED
        ).select_related("item__case__council", "item__meeting__council", "group__body__community")
        if not key.isdecimal() or len(key) > len("2147483647"):
            raise Http404
        return get_object_or_404(rows, pk=int(key))

    @property
    def wants(self) -> Council:
        """Who most likely wants the group."""
        if self.proposal is not None:
            return self.proposal.item.meeting.council
        return self.case.council if self.case else self.councils[0]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        made = getattr(self.proposal, "group", None)
        return redirect(made) if made else super().get(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        return {"councils": self.councils, "meetings": coming_meetings(self.councils)}

    def initial(self) -> dict[str, Any]:
        words: dict[str, Any] = {
            "kind": GroupKind.WORKING,
            "commissioner": self.wants.pk,
            "end_criterion": _("when the proposal has been treated"),
        }
        meeting = coming_meetings([self.wants]).first()
        if self.proposal is not None:
            words |= {"aim": self.proposal.text, "presents_at": meeting and meeting.pk}
        if self.case is not None:
            name = _("Working group: %(title)s") % {"title": self.case.title}
            words["name"] = name[:120]
            words["label"] = f"AG {self.case.reference}"[:20]
        return words

    def context(self) -> dict[str, Any]:
        list_url = reverse("cases:group_list", args=[self.community.slug])
        return {
            "crumbs": [(_("Groups and projects"), list_url)],
            "heading": _("New group"),
            "ingress": _("It has its own seats, meetings and page, until its work is done."),
            "button": _("Set up the group"),
            "cancel_url": self.case.get_absolute_url() if self.case else list_url,
            "case": self.case,
            "proposal": self.proposal,
        }

    def act(self, form: Any) -> HttpResponse:
        facts = dict(form.cleaned_data)
        group = groups.set_up(
            kind=GroupKind(facts.pop("kind")),
            case=self.case,
            proposal=self.proposal,
            secretary=getattr(self.request.user, "person", None),
            on=timezone.localdate(),
            by=self.request.user,
            **facts,
        )
        messages.success(self.request, _("%(name)s is set up.") % {"name": group.body.name})
        return redirect(group)


class GroupPage(CommunityPage):
    """A page of one group that the user may see."""

    group: Group
    handbook_page = "grupper"
    section = "cases"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        visible = permissions.groups_visible_to(self.request.user, self.community)
        self.group = get_object_or_404(visible, body__slug=kwargs["council"])

    @property
    def runs(self) -> bool:
        return permissions.can_run_group(self.request.user, self.group)

    @cached_property
    def cases(self) -> Any:
        return permissions.cases_visible_to(self.request.user, self.community)

    def list_crumb(self) -> tuple[str, str]:
        return _("Groups and projects"), reverse("cases:group_list", args=[self.community.slug])

    def group_crumbs(self) -> list[tuple[str, str]]:
        return [self.list_crumb(), (self.group.body.label, self.group.get_absolute_url())]


class GroupDetail(GroupPage):
    """Who wanted it, its aim and sub-goals, who sits there, its meetings and its cases."""

    template_name = "cases/groups/detail.html"

    def context(self) -> dict[str, Any]:
        group, today = self.group, timezone.localdate()
        goals = list(group.goals.select_related("result_case__council__community"))
        seen = set(self.cases.filter(group_links__group=group).values_list("pk", flat=True))
        results = self.cases.filter(reached_goals__group=group)
        links = group.case_links.select_related("case__council__community")
        return {
            "group": group,
            "body": group.body,
            "runs": self.runs,
            "crumbs": [self.list_crumb()],
            "facts": self.facts(),
            "goals": goals,
            "results": set(results.values_list("pk", flat=True)),
            "progress": groups.progress(goals),
            "linked": [(link, link.case_id in seen) for link in links if _told(link, seen)],
            "money": GroupCaseRole.MONEY,
            "references": group.references.select_related("body__community"),
            "reference_form": self.reference_form(),
            "places": roster(council=group.body, on=today),
            "shares": [share for share in groups.shares(group, on=today) if not share.kept],
            "rounds": inputs.rounds_of(group),
            "meetings": self.meetings(),
            "hours": groups.hours(group),
            "payer": groups.payer(group) if self.runs else None,
        }

    def reference_form(self, data: Any = None) -> ReferenceForm | None:
        if not self.runs or self.group.kind != GroupKind.PROJECT:
            return None
        return ReferenceForm(data, group=self.group)

    def facts(self) -> list[tuple[str, Any]]:
        group = self.group
        meeting = group.presents_at
        return [
            (_("Kind"), capfirst(group.get_kind_display())),
            (_("Commissioner"), group.commissioner.name),
            (_("Presents its proposal at"), meeting and f"{meeting}, {weekday(meeting.starts_at)}"),
            (_("Ends when"), group.body.end_criterion),
            (_("Status"), capfirst(group.body.get_status_display())),
        ]

    def meetings(self) -> list[tuple[Meeting, bool]]:
        """All that are not cancelled, and whether the user may open each."""
        rows = self.group.body.meetings.filter(written=False)
        rows = rows.exclude(state=MeetingState.CANCELLED).select_related("council__community")
        visible = permissions.meetings_visible_to(self.request.user, self.community)
        seen = set(visible.filter(council=self.group.body).values_list("pk", flat=True))
        return [(meeting, meeting.pk in seen) for meeting in rows.order_by("starts_at")]


def _told(link: GroupCase, seen: set[int]) -> bool:
    """A case that the user may open; and the group's own request for money, while it is open."""
    asked = link.role == GroupCaseRole.MONEY and link.case.access == Access.OPEN
    return asked or link.case_id in seen


class GroupForms(FormPage, GroupPage):
    """One form about one group, for whoever runs it."""

    template_name = "cases/groups/form.html"
    heading: Any
    ingress: Any = ""
    button: Any = ""

    def guard(self) -> bool:
        return self.runs

    def context(self) -> dict[str, Any]:
        return {
            "group": self.group,
            "crumbs": self.group_crumbs(),
            "heading": self.heading,
            "ingress": self.ingress,
            "button": self.button or _("Save"),
            "cancel_url": self.group.get_absolute_url(),
        }

    def done(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect(self.group)


class GroupEdit(GroupForms):
    form_class = GroupForm

    @property
    def heading(self) -> str:
        return _("Change the group")

    def form_arguments(self) -> dict[str, Any]:
        group = self.group
        return {"meetings": coming_meetings([group.commissioner], kept=group.presents_at)}

    def initial(self) -> dict[str, Any]:
        body = self.group.body
        return {
            "aim": body.purpose,
            "end_criterion": body.end_criterion,
            "presents_at": self.group.presents_at_id,
        }

    def act(self, form: Any) -> HttpResponse:
        groups.change(group=self.group, by=self.request.user, **form.cleaned_data)
        return self.done(_("The change is saved."))


class GroupMoney(GroupForms):
    """A need for money becomes a case of the body that decides (ALR-24)."""

    form_class = MoneyForm

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.payer = groups.payer(self.group)
        if self.payer is None:
            raise Http404

    @property
    def heading(self) -> str:
        return _("Raise a case in %(council)s") % {
            "council": self.payer.label if self.payer else ""
        }

    @property
    def ingress(self) -> str:
        return _("It is registered as a request from the group, and linked to it.")

    @property
    def button(self) -> str:
        return _("Register the case")

    def initial(self) -> dict[str, Any]:
        return {"title": _("Money for %(group)s") % {"group": self.group.body.name}}

    def act(self, form: Any) -> HttpResponse:
        case: Case = groups.ask_for_money(
            group=self.group, on=timezone.localdate(), by=self.request.user, **form.cleaned_data
        )
        sentence = _("The case is registered as %(label)s.")
        return self.done(sentence % {"label": case.reference})
