"""The contact list of a council: on screen, on paper, and as a file for a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from councils.permissions import can_run_council
from legeraad.web.downloads import made_here
from legeraad.web.pages import OfficeRequest
from legeraad.web.spreadsheets import CSV_TYPE, XLSX_TYPE, Cell, write_csv, write_xlsx
from members.domain.contacts import Contact, addresses, contacts
from members.domain.deliveries import dead_among
from members.views.pages import RosterPage

FORMATS = {"csv": (write_csv, CSV_TYPE), "xlsx": (write_xlsx, XLSX_TYPE)}


class ContactPage(RosterPage):
    """Addresses and phones are for the council's secretariat only."""

    handbook_page = "personer"

    def guard(self) -> bool:
        return can_run_council(self.request.user, self.council)

    @cached_property
    def listed(self) -> list[Contact]:
        return contacts(council=self.council, on=timezone.localdate())


class ContactList(ContactPage):
    template_name = "members/contacts/list.html"

    def context(self) -> dict[str, Any]:
        here = [self.community.slug, self.council.slug]
        return {
            "crumbs": [self.list_crumb(), (self.council.label, self.roster_url)],
            "council": self.council,
            "today": timezone.localdate(),
            "listed": self.listed,
            "silent": [each.person for each in self.listed if not each.person.email],
            "addresses": addresses(self.listed),
            "unreached": dead_among((each.person.email for each in self.listed), at=timezone.now()),
            "files": [
                (name.upper(), reverse("members:contact_list_file", args=[*here, name]))
                for name in FORMATS
            ],
        }


class ContactFile(ContactPage):
    """The same list as a file, named so that a person knows it again."""

    def get(self, request: OfficeRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["format"] not in FORMATS:
            raise Http404
        write, content_type = FORMATS[kwargs["format"]]
        head = [_("Name"), _("Seat"), _("Title"), _("Phone"), _("E-mail address")]
        rows: list[list[Cell]] = [[*head], *(self.row(each) for each in self.listed)]
        day = timezone.localdate().isoformat()
        name = _("Contact list %(council)s %(day)s") % {"council": self.council.label, "day": day}
        return made_here(write(rows), name=f"{name}.{kwargs['format']}", media_type=content_type)

    def row(self, contact: Contact) -> list[Cell]:
        person = contact.person
        return [person.name, ", ".join(contact.seats), person.title, person.phone, person.email]
