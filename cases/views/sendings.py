"""What was told to whom: the list, one sending with its delivery, and taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cases import mails, permissions
from cases.domain import taking_back
from cases.forms.sendings import SendingFilter
from cases.models import Case, Meeting, Recommendation
from cases.views.letters import sending_address
from cases.views.meetings import prepare_address
from cases.views.reach_answers import reach_address
from councils.views.pages import CommunityPage
from legeraad.errors import DomainError
from legeraad.web.pages import OfficeRequest
from members.domain import sendings
from members.domain.resending import MAY_BE_SENT_AGAIN, send_again
from members.domain.standing import sentence
from members.enums import Delivery
from members.models import Notice, Sending
from members.permissions import can_run_community

PER_PAGE = 20
COLORS = {
    Delivery.HELD: "info",
    Delivery.WAITING: "warning",
    Delivery.SENT: "success",
    Delivery.GATHERED: "info",
    Delivery.FAILED: "danger",
    Delivery.RETURNED: "danger",
    Delivery.PAGE_ONLY: "neutral",
}


def matter_address(sending: Sending) -> str:
    """The office's page of what the sending was about."""
    matter = sending.matter
    if "meeting_id" in matter:
        meeting = Meeting.objects.select_related("council__community").get(pk=matter["meeting_id"])
        return prepare_address(meeting)
    if "wave" in matter:
        rows = Recommendation.objects.select_related("community")
        return reach_address(rows.get(pk=matter["recommendation_id"]))
    if "recommendation_id" in matter:
        cases = Case.objects.select_related("council__community")
        return cases.get(recommendations=matter["recommendation_id"]).get_absolute_url()
    return sending.path


class SendingList(CommunityPage):
    """Sendings, newest first; with a name or for what failed, the notices to each person."""

    template_name = "cases/sendings/list.html"
    handbook_page = "utsendinger"

    def guard(self) -> bool:
        return can_run_community(self.request.user, self.community)

    def context(self) -> dict[str, Any]:
        form = SendingFilter(self.request.GET)
        form.is_valid()  # what cannot be read is left out of the filter, and said beside its field
        name, failed = form.cleaned_data.get("q"), form.cleaned_data.get("vis") == "feilet"
        shown = self.notices(name, failed) if name or failed else self.sendings()
        return {"form": form, "narrowed": bool(name or failed), "may_send_again": True} | shown

    def sendings(self) -> dict[str, Any]:
        rows = permissions.sendings_visible_to(self.request.user, self.community)
        page = self.paged(rows.select_related("council", "sender"))
        counts = sendings.counts(page.object_list, at=timezone.now())
        entries = [(sending, _tags(counts[sending.pk])) for sending in page.object_list]
        return {"page": page, "sendings": entries}

    def notices(self, name: str | None, failed: bool) -> dict[str, Any]:
        rows = permissions.notices_visible_to(self.request.user, self.community)
        if name:
            rows = rows.filter(person__name__icontains=name)
        if failed:
            rows = sendings.failed(rows)
        page = self.paged(rows.select_related("person", "sending"))
        return {"page": page, "notices": _delivered(page.object_list)}

    def paged(self, rows: Any) -> Leaf[Any]:
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("side"))


def _tags(counts: dict[Delivery, int]) -> list[tuple[str, str]]:
    """How many have come how far: the words and the colour of each."""
    return [
        (f"{count} {each.label}", COLORS[each]) for each in Delivery if (count := counts.get(each))
    ]


def _delivered(notices: Any) -> list[dict[str, Any]]:
    came = sendings.delivery_of(notices, at=timezone.now())
    return [
        {
            "notice": notice,
            "sentence": sentence(notice),
            "word": came[notice.pk].label,
            "color": COLORS[came[notice.pk]],
            "may_be_sent_again": came[notice.pk] in MAY_BE_SENT_AGAIN,
        }
        for notice in notices
    ]


class SendingDetail(CommunityPage):
    """One sending: what it said, to whom, how far each mail has come."""

    template_name = "cases/sendings/detail.html"
    handbook_page = "utsendinger"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        user = self.request.user
        visible = permissions.sendings_visible_to(user, self.community, own=True)
        rows = visible.select_related("community", "council", "sender")
        self.sending = get_object_or_404(rows, pk=kwargs["sending"])

    def context(self) -> dict[str, Any]:
        sending = self.sending
        told = Notice.objects.filter(sending=sending).select_related("person")
        lists = can_run_community(self.request.user, self.community)
        crumb = (_("Sendings"), reverse("cases:sending_list", args=[self.community.slug]))
        return {
            "sending": sending,
            "crumbs": [crumb] if lists else [],
            "may_send_again": lists,
            "told": _delivered(told.order_by("person__sort_key", "pk")),
            "attachments": sending.attachments.splitlines(),
            "publishes": sending.intent == mails.RECOMMENDATION_IN_FORCE.name,
            "held": sendings.may_be_taken_back(sending, at=timezone.now()),
            "may_take_back": permissions.can_take_back_sending(self.request.user, sending),
            "taken_back_by": sendings.taken_back_by(sending),
            "matter_url": matter_address(sending),
        }


class SendingTakeBack(SendingDetail):
    """The button: within two minutes all is as it was before; afterwards nothing changes."""

    http_method_names = ["post", "options"]

    def guard(self) -> bool:
        return permissions.can_take_back_sending(self.request.user, self.sending)

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            taking_back.take_back(sending=self.sending, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
            return self.show(status=422)
        messages.success(request, _("The message was taken back. Nobody got it."))
        return redirect(sending_address(self.sending))


class NoticeSendAgain(CommunityPage):
    """The button beside what did not arrive: another try of the same message."""

    http_method_names = ["post", "options"]
    notice: Notice

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        rows = permissions.notices_visible_to(self.request.user, self.community)
        self.notice = get_object_or_404(
            rows.select_related("person", "sending__community"), pk=kwargs["notice"]
        )

    def guard(self) -> bool:
        return can_run_community(self.request.user, self.community)

    def post(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            send_again(notice=self.notice, by=request.user)
        except DomainError as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("The message is sent once more."))
        if self.notice.sending is not None:
            return redirect(sending_address(self.notice.sending))
        listed = reverse("cases:sending_list", args=[self.community.slug])
        return redirect(f"{listed}?{urlencode({'q': self.notice.person.name})}")
