"""What the portal reminds of: the table of rules, the letters of a morning, and every mail."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from councils.permissions import holds
from councils.views.pages import CommunityPage
from legeraad import workdays
from legeraad.mail import INTENTS, MailIntent, Written
from legeraad.web import formats
from legeraad.web.pages import OfficeRequest
from members.domain import examples, outlook, timetable
from members.enums import Role
from members.forms.reminders import MorningForm
from members.permissions import can_run_community, councils_run_by

LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk"}


class RemindersPage(CommunityPage):
    """For the secretariat; each secretary sees what his own councils are about."""

    handbook_page = "paminnelser"
    section = "sendings"

    def guard(self) -> bool:
        return can_run_community(self.request.user, self.community)

    @cached_property
    def own(self) -> list[Any]:
        return councils_run_by(self.request.user, self.community)

    def address(self, name: str, *words: str) -> str:
        return reverse(f"members:{name}", args=[self.community.slug, *words])

    def to_rules(self) -> tuple[str, str]:
        return _("Reminders"), self.address("reminder_list")


class RuleTable(RemindersPage):
    template_name = "members/reminders/list.html"

    def context(self) -> dict[str, Any]:
        return {
            "table": timetable.table(self.own, on=timezone.localdate()),
        }


class Morning(RemindersPage):
    """The letters of the next working day, or of the day in the address."""

    template_name = "members/reminders/morning.html"

    def context(self) -> dict[str, Any]:
        today = timezone.localdate()
        form = MorningForm(self.request.GET or None, today=today)
        chosen = form.cleaned_data.get("dato") if form.is_valid() else None
        day = chosen or workdays.next_working_day(today)
        works = workdays.is_working_day(day)
        instead = None if works else workdays.next_working_day(day)
        return {
            "crumbs": [self.to_rules()],
            "form": form,
            "chosen": chosen,
            "day": day,
            "instead": instead,
            "instead_url": f"?dato={formats.day_short(instead)}",
            "letters": self.letters(day) if works else [],
            "closed": self.community.closures.on(day).first(),
        }

    def letters(self, day: date) -> list[outlook.Foreseen]:
        today = timezone.localdate()
        return outlook.foreseen(community=self.community, councils=self.own, on=day, today=today)


class MailPage(RemindersPage):
    """The mails as they read; the keeper looks after their words, but sees no council's matters."""

    def guard(self) -> bool:
        user = self.request.user
        return can_run_community(user, self.community) or holds(user, Role.KEEPER, self.community)

    @property
    def language(self) -> str:
        asked = self.request.GET.get("sprak", "")
        return asked if asked in LANGUAGES else self.community.language

    def written(self, intent: MailIntent) -> Written | None:
        return examples.shown(
            intent.name,
            community=self.community,
            councils=self.own,
            language=self.language,
            on=timezone.localdate(),
        )


class MailList(MailPage):
    template_name = "members/reminders/mails.html"

    def guard(self) -> bool:
        self.runs = can_run_community(self.request.user, self.community)
        return super().guard()

    def context(self) -> dict[str, Any]:
        return {
            "crumbs": [self.to_rules()] if self.runs else [],
            "runs": self.runs,
            "mail_languages": LANGUAGES.items(),
            "language": self.language,
            "mails": [
                (intent, self.written(intent), self.address("mail_example", *name.split("/")))
                for name, intent in INTENTS.items()
            ],
        }


class MailExample(MailPage):
    """One mail as text, with what stands around it."""

    template_name = "members/reminders/mail.html"
    intent: MailIntent

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.words = (kwargs["app"], kwargs["intent"])
        if "/".join(self.words) not in INTENTS:
            raise Http404
        self.intent = INTENTS["/".join(self.words)]

    def context(self) -> dict[str, Any]:
        crumb = (_("Every mail"), f"{self.address('mail_list')}?sprak={self.language}")
        return {
            "crumbs": [crumb],
            "intent": self.intent,
            "mail": self.written(self.intent),
            "mail_languages": LANGUAGES.items(),
            "language": self.language,
            "html_url": f"{self.address('mail_html', *self.words)}?sprak={self.language}",
        }


class MailHtml(MailExample):
    """The HTML of a mail by itself, as a mail program shows it."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mail = self.written(self.intent)
        if mail is None:
            raise Http404
        return HttpResponse(mail.html)
