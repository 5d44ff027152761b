"""Min side, and what it opens."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cases.domain.meetings import actions, approval, minutes
from councils.domain import councils
from councils.enums import Behaviour, Office
from members import permissions
from members.domain import notices
from members.domain.people import give_role, register_person
from members.domain.terms import start_term, take_office
from members.enums import FilledBy, Rhythm, Role
from members.mails import LOGIN_LOCKED
from members.models import Notice, User
from tests import factories
from tests.cases.views.workbench import alr, with_chair, with_those_who_met
from tests.members.conftest import new_address

PAGE = "/en/min-side/"


def tell(person, community, number=1):
    for key in range(number):
        notices.send_once(
            LOGIN_LOCKED, to=person, community=community, key=f"test:{key}:{person.pk}", matter={}
        )


@pytest.fixture
def seated(person, table):
    start_term(
        person=person,
        seat=table.seat,
        start=date(2025, 3, 1),
        planned_end=timezone.localdate() + timedelta(days=300),
        filled_by=FilledBy.ELECTION,
        appointed_by="ALU",
        by=None,
    )
    return person


@pytest.mark.parametrize("method", ["get", "post"])
def test_my_page_sends_a_stranger_to_the_login(visitor, db, method):
    answer = getattr(visitor, method)(PAGE)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/konto/logg-inn/?next=")


def test_my_page_accepts_no_post(visitor, person):
    visitor.force_login(person.user)

    assert visitor.post(PAGE).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_my_page_asks_as_often_for_one_notice_as_for_three(
    visitor, seated, table, count, django_assert_num_queries
):
    tell(seated, table.community, count)
    visitor.force_login(seated.user)

    with django_assert_num_queries(20):
        page = visitor.get(PAGE)

    assert len(page.context["notices"].object_list) == count


def test_my_page_shows_only_my_own_notices(visitor, person, table):
    other = register_person(name="Somebody Else", email=new_address(), by=None)
    tell(other, table.community, 2)
    visitor.force_login(person.user)

    page = visitor.get(PAGE)

    assert not page.context["notices"].object_list
    assert "Nothing yet" in page.text


def test_my_page_shows_ten_notices_at_a_time_and_survives_any_page_number(visitor, person, table):
    tell(person, table.community, 12)
    visitor.force_login(person.user)

    lengths = [
        len(visitor.get(PAGE, {"side": number}).context["notices"].object_list)
        for number in ("1", "2", "99", "-1", "x", "")
    ]

    assert lengths == [10, 2, 2, 2, 10, 10]


def test_my_page_says_whether_a_notice_was_sent(visitor, person, table):
    tell(person, table.community)
    visitor.force_login(person.user)
    before = visitor.get(PAGE).text
    Notice.objects.update(sent_at=timezone.now())

    after = visitor.get(PAGE).text

    assert ("Not sent yet" in before, "Not sent yet" in after) == (True, False)


def test_my_page_of_a_doctor_who_holds_nothing_says_what_the_portal_is(visitor, person, table):
    visitor.force_login(person.user)

    page = visitor.get(PAGE)

    assert "You hold no seat and no office" in page.text
    assert "Recommendations from Agder legeråd" in page.text
    assert "/agder/oppgaver/" not in page.text


def test_my_page_of_a_login_without_a_person_opens(visitor, db):
    visitor.force_login(User.objects.create_superuser(new_address()))

    assert visitor.get(PAGE).status_code == 200


def test_my_page_shows_the_last_day_in_the_seat_not_the_day_after(visitor, seated):
    visitor.force_login(seated.user)
    last = timezone.localdate() + timedelta(days=299)

    page = visitor.get(PAGE)

    assert f"{last:%d.%m.%Y}" in page.text
    assert "In office" in page.text


def test_my_page_escapes_a_hostile_name(visitor, table):
    person = register_person(name="<script>alert(1)</script>", email=new_address(), by=None)
    visitor.force_login(person.user)

    page = visitor.get(PAGE)

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text


@pytest.mark.parametrize(
    ("role", "opens"),
    [(Role.SECRETARY, "/en/agder/oppgaver/"), (Role.REGISTRAR, "/en/agder/oversikt/")],
)
@pytest.mark.usefixtures("principal")
def test_my_page_links_what_a_role_opens_until_it_ends(visitor, person, table, role, opens):
    start = timezone.localdate() - timedelta(days=10)
    given = give_role(person=person, role=role, community=table.community, start=start, by=None)
    visitor.force_login(person.user)
    before = visitor.get(PAGE).text
    type(given).objects.update(ended_on=timezone.localdate())

    after = visitor.get(PAGE).text

    assert (f'"{opens}"' in before, f'"{opens}"' in after) == (True, False)


DOORS = ("/en/agder/oppgaver/", "/en/agder/oversikt/")


@pytest.fixture
def principal(table):
    return councils.register_council(
        community=table.community,
        name="Overordnet strategisk samarbeidsutvalg",
        label="OSS",
        slug="oss",
        behaviour=Behaviour.STRATEGIC,
        kind="samarbeidsutvalg",
        purpose="Beslutter.",
        by=None,
    )


@pytest.mark.parametrize("body", ["alr", "oss"])
@pytest.mark.parametrize("office", [Office.CHAIR, Office.SECRETARY, Office.DEPUTY])
def test_my_page_shows_exactly_the_doors_that_open(visitor, person, principal, office, body):
    council = principal.community.councils.get(slug=body)
    start = timezone.localdate() - timedelta(days=10)
    take_office(person=person, council=council, office=office, start=start, by=None)
    visitor.force_login(person.user)

    page = visitor.get(PAGE).text

    shown = [f'href="{door}"' in page for door in DOORS]
    assert shown == [visitor.get(door).status_code == 200 for door in DOORS]


def test_my_page_cannot_be_opened_by_nobody_or_by_a_closed_login(person):
    closed = User(is_active=False)

    assert permissions.can_open_my_page(person.user)
    assert not permissions.can_open_my_page(closed)
    assert not permissions.can_open_my_page(AnonymousUser())


# what waits for me


@pytest.fixture
def _today(agder):
    with time_machine.travel("2026-11-22 12:00+01:00"):
        yield


@pytest.mark.usefixtures("_today")
def test_my_page_says_first_what_waits_for_me(as_member, member, as_chair):
    closed = with_chair()
    reads = [task.matter for task in as_chair.get(PAGE).context["asked"].tasks]
    waiting = approval.circulate(
        minutes=closed,
        reader=closed.meeting.chair,
        due=date(2026, 11, 29),
        on=date(2026, 11, 22),
        by=None,
    )

    page = as_member.get(PAGE)

    asked = page.context["asked"]
    assert f"minutes:{closed.pk}" in reads
    assert f"minutes:{waiting.pk}" in [task.matter for task in asked.tasks]
    assert page.text.index(waiting.get_absolute_url()) < page.text.index('id="seats"')
    assert "29.11.2026" in page.text


@pytest.mark.usefixtures("_today")
def test_my_page_stops_asking_once_i_have_answered(as_member, member):
    waiting = with_those_who_met()
    approval.answer(
        minutes=waiting,
        person=member.person,
        answer="approved",
        on=date(2026, 11, 22),
        by=member,
    )

    tasks = as_member.get(PAGE).context["asked"].tasks
    assert "minutes.approve" not in {task.rule.name for task in tasks}


@pytest.mark.usefixtures("_today")
def test_my_page_shows_my_next_meetings_and_not_those_of_others(as_member, as_doctor):
    shown = as_member.get(PAGE).context["asked"].meetings

    assert [meeting.slug for meeting in shown] == ["2026-03"]
    assert as_doctor.get(PAGE).context["asked"].meetings == []


@pytest.mark.usefixtures("_today")
@pytest.mark.parametrize("role", ["member", "chair", "substitute"])
def test_my_page_leads_those_who_sit_to_the_papers_of_the_meeting(request, role):
    browser = request.getfixturevalue(f"as_{role}")

    page = browser.get(PAGE)

    papers = "/en/agder/utvalg/alr/moter/2026-03/forbered/"
    assert f'href="{papers}"' in page.text
    assert browser.get(papers).status_code == 200


@pytest.mark.usefixtures("_today")
def test_my_page_leads_one_who_does_not_yet_sit_to_the_public_page(as_member, member):
    member.person.terms.update(start=date(2026, 12, 1))

    page = as_member.get(PAGE)

    assert [address for _meeting, address, _answer in page.context["meetings"]] == [
        "/en/agder/utvalg/alr/moter/2026-03/"
    ]


@pytest.mark.usefixtures("_today")
def test_my_page_has_the_menu_of_the_community_where_i_sit(as_member, as_doctor):
    mine, others = (browser.get(PAGE) for browser in (as_member, as_doctor))

    assert all(f'href="/en/agder/{part}/"' in mine.text for part in ("saker", "moteplan"))
    assert 'href="/en/agder/oppgaver/"' not in mine.text
    assert (others.context["community"], others.context["doors"]) == (None, {})


@pytest.mark.usefixtures("_today")
@pytest.mark.parametrize("count", [1, 3])
def test_my_page_asks_as_often_for_one_task_as_for_three(
    count, as_member, member, agder, django_assert_num_queries
):
    council = factories.council_of(agder)
    for number in range(count):
        on = date(2026, 10, 5 + number)
        draft = factories.opened(council, on=on)
        (entry,) = draft.entries.all()
        for owner in (member.person, None):
            actions.agree(entry=entry, task=f"Punkt {number}", owner=owner, by=None)
        minutes.write(entry=entry, revision=1, outcome="noted", by=None)
        closed = minutes.close(minutes=draft, by=None)
        approval.circulate(
            minutes=closed,
            reader=closed.meeting.chair,
            due=on + timedelta(days=7),
            on=on,
            by=None,
        )
    Notice.objects.filter(person=member.person).delete()

    with django_assert_num_queries(22):
        page = as_member.get(PAGE)

    asked = page.context["asked"]
    approve = [task for task in asked.tasks if task.rule.name == "minutes.approve"]
    assert (len(approve), len(asked.actions)) == (count, count)


@pytest.mark.usefixtures("_today")
def test_my_page_shows_a_task_with_its_act_its_day_and_how_to_put_it_off(as_member, member):
    waiting = with_those_who_met()

    page = as_member.get(PAGE)

    assert f'href="{waiting.get_absolute_url()}"' in page.text
    assert f'action="/en/min-side/oppgaver/minutes:{waiting.pk}/legg-til-side/"' in page.text
    assert "29.11.2026" in page.text


@pytest.mark.usefixtures("_today")
def test_my_page_says_in_words_that_a_day_has_passed(as_member, member):
    draft = factories.opened(alr())
    (entry,) = draft.entries.all()
    actions.agree(entry=entry, task="Ringer", owner=member.person, due=date(2026, 11, 19), by=None)
    minutes.write(entry=entry, revision=1, outcome="noted", by=None)
    minutes.close(minutes=draft, by=None)

    assert "3 days overdue" in as_member.get(PAGE).text


def test_my_page_leads_to_the_choice_of_how_often_mails_come(visitor, person, table):
    person.rhythm = Rhythm.WEEKLY
    person.save()
    visitor.force_login(person.user)

    page = visitor.get(PAGE)

    assert 'href="/en/min-side/e-post/"' in page.text
    assert page.context["rhythm"] == Rhythm.WEEKLY.label
