"""Rows of the table in rights.py for the pages of vacancies; the letters are explained there."""

from datetime import timedelta

from django.utils import timezone

from councils.models import Seat
from members.domain import absences, vacancies

ROWS: dict[str, tuple[str, str]] = {
    "members:vacancy_list": ("LFFF2FFFF", "LFFFMFFFF"),
    "members:vacancy_detail": ("LFFF2FFFF", "LFFFMFFFF"),
    "members:vacancy_propose": ("LFFF2FFFF", "LFFFUFFFF"),
    "members:vacancy_postpone": ("LFFF2FFFF", "LFFFUFFFF"),
    "members:vacancy_seat": ("LFFF2FFFF", "LFFFUFFFF"),
    "members:vacancy_leave": ("LFFF2FFFF", "LFFFUFFFF"),
    "members:vacancy_ask": ("LFFF2FFFF", "LFFF3FFFF"),
    "members:vacancy_address": ("LFFF2FFFF", "LFFFUFFFF"),
    "members:term_resign": ("LN2NNNNNN", "LNUNNNNNN"),
    "members:onboarding": ("LN2NNNNNN", "LNUNNNNNN"),
    "members:absence_new": ("L22222222", "LUUUUUUUU"),
    "members:absence_end": ("LN2N2NNNN", "LNUNUNNNN"),
    "members:person_absence": ("LFFF2FFFF", "LFFFUFFFF"),
}


def about(sample) -> dict[str, dict[str, object]]:
    """What the addresses name, by the name of the address."""
    here = {"vacancy": _asked(sample).pk}
    names = ["detail", "propose", "postpone", "seat", "leave", "ask", "address"]
    things = {f"members:vacancy_{name}": here for name in names}
    member = sample.users["member"].person
    own = {"term": member.terms.get().pk}
    things |= {"members:term_resign": own, "members:onboarding": own}
    start = timezone.localdate() + timedelta(days=30)
    away = absences.register(person=member, start=start, by=None)
    things["members:absence_end"] = {"absence": away.pk}
    things["members:person_absence"] = {"person": member.pk}
    return things


def _asked(sample):
    """The vacant seat of the sample, of which no mandate says who fills it."""
    seat = Seat.objects.get(
        group__council__slug="alr",
        group__council__community=sample.community,
        ordinal=7,
        substitute_for=None,
    )
    vacancy = vacancies.open_and_ask(seat=seat, since=timezone.localdate(), by=None)
    body = sample.community.councils.get(slug="alu-ostre-agder")
    return vacancies.address_to(vacancy=vacancy, body=body, by=None)
