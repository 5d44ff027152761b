"""The pages about reminders: the rules, the letters of a morning, every mail as it reads."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from councils.domain import closures
from legeraad import workdays
from legeraad.mail import INTENTS
from legeraad.web.formats import day_short
from members import mails
from members.domain import notices
from members.domain.reminding import RULES
from members.models import Notice, Sending

RULES_PAGE = "/agder/paminnelser/"
MORNING = "/agder/paminnelser/i-morgen/"
MAILS = "/agder/paminnelser/e-poster/"


def test_every_rule_stands_in_the_table(as_secretary):
    table = as_secretary.get(RULES_PAGE).context["table"]

    assert [row.rule.name for row in table] == list(RULES)


def next_day_off():
    return next(
        day
        for number in range(1, 9)
        if not workdays.is_working_day(day := timezone.localdate() + timedelta(days=number))
    )


def test_next_working_day_is_shown_unless_another_is_asked_for(as_secretary):
    today = timezone.localdate()

    assert as_secretary.get(MORNING).context["day"] == workdays.next_working_day(today)
    asked = workdays.working_days_after(today, 9)
    assert as_secretary.get(f"{MORNING}?dato={day_short(asked)}").context["day"] == asked


@pytest.mark.parametrize("asked", ["i morgen", "31.12.2020", "1.1.2099"])
def test_day_that_cannot_be_shown_is_said_beside_the_field(asked, as_secretary):
    page = as_secretary.get(MORNING, {"dato": asked})

    assert list(page.context["form"].errors) == ["dato"]
    assert page.context["day"] == workdays.next_working_day(timezone.localdate())


def test_day_off_sends_on_to_the_next_working_day(as_secretary):
    off = next_day_off()

    page = as_secretary.get(MORNING, {"dato": day_short(off)})

    onward = day_short(workdays.next_working_day(off))
    assert page.context["letters"] == []
    assert f'href="?dato={onward}"' in page.content.decode()


def test_what_waits_is_shown_with_the_name_of_who_gets_it(as_secretary, agder, member):
    term = member.person.terms.first()
    notices.send_once(
        mails.WELCOME, to=member.person, community=agder, key="k", matter={"term": term.pk}
    )
    Notice.objects.update(sending=Sending.objects.filter(council__slug="alr").first())

    page = as_secretary.get(MORNING)

    (letter,) = [each for each in page.context["letters"] if each.person == member.person]
    assert [line.entry.title[:15] for line in letter.lines][-1] == "Agder legeråd: "
    assert f"{member.person.name}</h2>" in page.content.decode()


def test_closed_week_is_named(as_secretary, agder):
    day = workdays.next_working_day(timezone.localdate())
    closures.close(community=agder, name="Kurs i nord", start=day, last_day=day, by=None)

    assert "Kurs i nord" in as_secretary.get(MORNING).content.decode()


def test_looking_sends_nothing(as_secretary):
    before = Notice.objects.count()

    for address in (RULES_PAGE, MORNING, MAILS):
        as_secretary.get(address)

    assert (mail.outbox, Notice.objects.count()) == ([], before)


def test_every_mail_is_listed_in_the_language_asked_for(as_secretary):
    page = as_secretary.get(f"{MAILS}?sprak=nn")

    assert {intent.name for intent, _mail, _url in page.context["mails"]} == set(INTENTS)
    assert page.context["language"] == "nn"
    assert as_secretary.get(f"{MAILS}?sprak=xx").context["language"] == "nb"


@pytest.mark.parametrize("name", sorted(INTENTS))
def test_each_mail_has_its_page_and_its_html(name, as_secretary):
    page = as_secretary.get(f"{MAILS}{name}/?sprak=nn")
    written = page.context["mail"]
    html = as_secretary.get(f"{MAILS}{name}/html/?sprak=nn")

    assert page.status_code == 200
    assert html.status_code == (404 if written is None else 200)
    if written is not None:
        assert html.content.decode() == written.html
        assert written.subject in page.content.decode()


def test_mail_that_does_not_exist_is_not_found(as_secretary):
    assert as_secretary.get(f"{MAILS}members/password/").status_code == 404


def test_keeper_sees_the_mails_of_the_account_and_no_matter_of_a_council(as_keeper):
    shown = {
        intent.name for intent, written, _url in as_keeper.get(MAILS).context["mails"] if written
    }

    assert shown == {name for name, each in INTENTS.items() if not each.label} | {"members/alarm"}
    assert as_keeper.get(MORNING).status_code == 403
