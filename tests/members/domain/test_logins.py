"""The mails of the account, and whom they name as sender."""

from datetime import date

import pytest
from django.core import mail

from councils.domain import councils
from legeraad.mail import INTENTS
from legeraad.outbox import domain as outbox
from legeraad.outbox.models import Job
from members.domain import logins
from members.domain.people import give_role
from members.enums import Role
from members.models import User
from tests.members.conftest import new_address

MATTERS = {
    "members/login_code": {"code": "BCD-FGH"},
    "members/login_locked": {},
    "members/factor_changed": {"change": "passkey_added"},
    "members/address_changed": {"new": "n…@eksempel.example"},
}


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("intent", MATTERS)
def test_mail_of_the_account_has_subject_text_html_and_sender(person, table, intent, language):
    type(person).objects.filter(pk=person.pk).update(language=language)

    logins.deliver(
        intent=intent, address=person.email, message_id="m", until="", matter=MATTERS[intent]
    )

    message = mail.outbox[-1]
    html = message.alternatives[0].content
    assert message.subject.startswith("Agder legeråd: ")
    assert message.reply_to == ["post@legerad.example"]
    assert f'<html lang="{language}">' in html
    for word in ("Agder legeråd", MATTERS[intent].get("code", "")):
        assert word in message.body
        assert word in html
    assert "{{" not in message.body + html


def test_account_intents_are_all_tested():
    account = {
        name for name, intent in INTENTS.items() if name.startswith("members/") and not intent.label
    }
    assert account == set(MATTERS)


def test_mail_names_the_persons_own_secretariat(person, table):
    elsewhere = councils.register_community(
        name="Helsefellesskapet Vest",
        brand="Vest legeråd",
        slug="vest",
        controller="Sykehuset",
        contact_name="A.A.",
        contact_email="vest@legerad.example",
        by=None,
    )
    give_role(
        person=person, role=Role.CONTACT, community=elsewhere, start=date(2026, 1, 1), by=None
    )

    logins.send_code(address=person.email, code="BCD-FGH")
    outbox.run_due()

    assert mail.outbox[-1].reply_to == ["vest@legerad.example"]


def test_mail_to_somebody_who_belongs_nowhere_comes_from_the_portal(db):
    address = new_address()
    User.objects.create_user(address)

    logins.send_code(address=address, code="BCD-FGH")
    outbox.run_due()

    message = mail.outbox[-1]
    assert message.subject.startswith("Legeråd: ")
    assert message.reply_to == []


def test_mail_with_a_line_break_in_the_brand_gets_no_extra_header(person, table):
    type(table.community).objects.update(brand="Agder\r\nBcc: all@evil.example")

    logins.send_code(address=person.email, code="BCD-FGH")
    outbox.run_due()

    assert mail.outbox[-1].message()["Bcc"] is None


def test_warning_is_one_job_a_day_and_hides_the_address(db):
    address = new_address()
    for day in (16, 16, 17):
        logins.warn_owner(address=address, on=date(2026, 9, day))
    logins.warn_owner(address=address.upper(), on=date(2026, 9, 17))

    keys = list(Job.objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert not any(address in key for key in keys)
