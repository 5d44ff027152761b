"""The demo's world as it stands after loading: whatever the content promised, by equality."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.domain.public import meetings as public
from cases.enums import Access, ApprovedHow, CaseState, CommissionState, MeetingState
from cases.models import (
    Case,
    Commission,
    Meeting,
    Minutes,
    PrincipalResolution,
    Recommendation,
)
from councils.domain import duties
from councils.enums import CouncilStatus, Membership, Office, OrganisationKind
from councils.models import Community, Council, Organisation, RegionMembership, Seat
from legeraad.demo import world
from legeraad.demo.personas import PERSONAS
from legeraad.outbox.models import Job
from members.domain import terms, vacancies
from members.domain.roster import roster
from members.enums import VacancyState
from members.models import Affiliation, Notice, Person, Term, User, Vacancy

AUTUMN = date(2026, 11, 22)


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup, django_db_blocker):
    """Both communities, once for this file; each test changes nothing."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.load()
        yield
        transaction.set_rollback(True)


def agder():
    return Community.objects.get(slug="agder")


def council(slug, community="agder"):
    return Council.objects.get(community__slug=community, slug=slug)


def browser(key):
    client = Client()
    client.force_login(User.objects.get(email=f"{key}@eksempel.example"))
    return client


def seats(slug, community="agder"):
    rows = Seat.objects.filter(group__council=council(slug, community), substitute_for=None)
    return Counter(rows.values_list("group__label", flat=True))


# Agder: bodies, municipalities, seats


def test_council_has_fourteen_seats_and_three_observers():  # ALR-25, ALR-26
    assert seats("alr") == {
        "Sykehuset": 3,
        "Fastleger": 5,
        "Kommuneoverleger": 3,
        "Privat spesialist": 1,
        "Brukerrepresentanter": 2,
        "Observatører": 3,
    }
    voting = Seat.objects.filter(
        group__council=council("alr"), substitute_for=None, group__may_vote=True
    )
    assert voting.count() == 14
    page = Client().get("/en/agder/utvalg/alr/")
    assert "14 seats, 13 filled" in page.text


def test_setesdal_has_been_vacant_since_november():
    places = roster(council=council("alr"), on=AUTUMN)

    assert [(p.seat.ordinal, p.since_vacant) for p in places if p.vacant] == [
        (7, date(2026, 11, 2))
    ]
    assert {p.seat.ordinal: p.ring for p in places if p.ring} == {
        4: "on",
        5: "vacant",
        6: "on",
        7: "vacant",
        8: "on",
    }


EDGES = ("2000-01-01", "2018-12-31", "2019-01-01", "2019-12-31", "2020-01-01", "2026-11-22")


@pytest.mark.parametrize("day", EDGES)
def test_each_of_25_municipalities_lies_in_one_region_every_day(day):
    rows = RegionMembership.objects.filter(region__community=agder())
    rows = rows.on(date.fromisoformat(day))

    assert len({row.municipality_id for row in rows}) == len(rows) == 25


def test_two_municipalities_have_moved_once():
    moved = {
        name: [row.region.slug for row in rows.order_by("start").reverse()]
        for name in ("Åseral", "Lindesnes")
        if (rows := RegionMembership.objects.filter(municipality__name=name))
    }

    assert {name: set(regions) for name, regions in moved.items()} == {
        "Åseral": {"lindesnes", "setesdal"},
        "Lindesnes": {"kristiansand", "lindesnes"},
    }


def test_eleven_committees_of_gps_cover_all_municipalities_but_one():  # PRJ-17, BG-5
    committees = Council.objects.filter(membership=Membership.CONTRACT)
    covered = Counter(row.name for each in committees for row in each.municipalities.all())
    everywhere = Organisation.objects.filter(community=agder(), kind=OrganisationKind.MUNICIPALITY)
    (farsund,) = committees.filter(status=CouncilStatus.NOT_OPERATIVE)

    assert committees.count() == 11
    assert Counter({row.name: 1 for row in everywhere}) - covered == {"Åseral": 1}
    assert council("alu-setesdal").municipalities.count() == 4
    assert farsund.slug == "alu-farsund"
    (why,) = farsund.standings.on(AUTUMN)
    assert (why.start, why.reason != "") == (date(2026, 1, 15), True)


def test_working_committee_is_the_consultants_and_the_chair():  # ALR-19
    places = roster(council=council("au-alr"), on=AUTUMN)
    leader = council("au-alr").offices.get(office=Office.CHAIR)

    assert [place.holder.name for place in places] == ["T.Q.", "V.Ø.", "Y.R.", "Q.S.", "Z.T."]
    assert Term.objects.filter(seat__group__council=council("au-alr")).count() == 0
    assert leader.person.title == "leder PKO"


def test_seat_seven_has_waited_twenty_days_for_its_committee():  # ALR-18
    waiting = Vacancy.objects.get(seat__ordinal=7, seat__substitute_for=None)

    assert (waiting.state, waiting.body.slug) == (VacancyState.ASKED, "alu-setesdal")
    assert (waiting.asked_on, waiting.days(AUTUMN)) == (date(2026, 11, 2), 20)


def test_one_sits_on_past_the_planned_end_and_the_body_is_asked():
    *_hospital, place = roster(council=council("samhandlingsutvalget"), on=AUTUMN)
    waiting = Vacancy.objects.unfilled().get(seat=place.seat)

    assert (place.holder.name, place.expired(AUTUMN)) == ("Ø.Z.", True)
    assert (waiting.state, waiting.body.slug) == (VacancyState.ASKED, "brukerutvalget")
    assert {person.name for person in vacancies.contacts(waiting, on=AUTUMN)} == {"X.P.", "Å.W."}


def test_the_morning_after_finds_nothing_to_ask_for():
    """History is told on its days: loading the world sends nothing today."""
    before = Notice.objects.count(), Job.objects.count()

    assert (terms.end_expired(on=AUTUMN), vacancies.open_due(on=AUTUMN)) == (0, 0)
    assert (Notice.objects.count(), Job.objects.count()) == before


def test_committee_of_the_hospital_has_another_name_kind_and_address():  # AHU-21
    moved = council("samhandlingsutvalget")

    assert [row.slug for row in moved.old_addresses.all()] == ["samarbeidsutvalget"]
    assert [row.label for row in moved.names.all()] == ["SU", "SAMU"]
    assert [row.kind for row in moved.kinds.all()] == ["prosjektgruppe", "sykehusutvalg"]


def test_one_term_is_without_a_known_decision():  # PRJ-16
    unknown = Term.objects.filter(decided_on=None)

    assert [str(term) for term in unknown] == ["Q.S.: FR-LAB 3: Fastlege"]


def test_councils_owe_what_is_due_and_one_is_late():  # ALR-13, FSU-5, FSU-8, HF-2
    owed = {
        (each.duty.council.label, each.duty.kind): (each.on, each.overdue)
        for name in ("agder", "ahus")
        for each in duties.due(community=Community.objects.get(slug=name), on=AUTUMN)
    }

    assert owed == {
        ("FR-LAB", "yearly_report"): (date(2026, 2, 1), True),
        ("OSS", "yearly_meeting"): (date(2026, 11, 27), False),
        ("ALR", "yearly_report"): (date(2027, 2, 1), False),
        ("ALR", "evaluation"): (date(2027, 6, 1), False),
        ("AU-ALR", "evaluation"): (date(2028, 6, 10), False),
        ("SSU", "yearly_meeting"): (date(2026, 10, 16), True),
        ("AF", "evaluation"): (date(2026, 12, 15), False),
        ("AF", "yearly_report"): (date(2027, 2, 1), False),
    }


def test_everybody_who_gave_input_is_registered():  # PRJ-6
    bodies = {
        "Aust-Agder legeforening",
        "Vest-Agder legeforening",
        "Arbeidsutvalget for OSS",
        "Regional praksiskonsulentordning",
        "Klinikkmøtene ved sykehuset",
        "Samhandlingsutvalget ved sykehuset",
        "Pasientadministrativt råd ved sykehuset",
    }
    here = {row.name for row in agder().councils.all()}
    here |= {row.name for row in agder().organisations.all()}
    kinds = Counter(agder().councils.values_list("kind", flat=True))

    assert bodies - here == set()
    assert (kinds["regionalt samarbeidsutvalg"], kinds["fagråd"]) == (5, 7)
    assert council("klinikkmoter").anchors.count() == 4


def test_290_gps_in_75_offices():  # BG-4
    rows = Affiliation.objects.filter(
        organisation__community=agder(), professional_group="gp", employment="self_employed"
    )
    places = {row.organisation_id for row in rows}

    assert len({row.person_id for row in rows}) == len(rows) == 290
    assert len(places) == 75
    unnamed = Person.objects.filter(title="fastlege", user=None, terms=None)
    assert unnamed.exclude(email="").count() == 0


# Agder: what happened


def test_twelve_cases_stand_where_the_portal_has_brought_them():
    """What the principal decided is being implemented; other published advice stays *given*."""
    rows = Case.objects.filter(council=council("alr")).order_by("number")

    assert {case.number: CaseState(case.state) for case in rows} == {
        1: CaseState.IMPLEMENTING,
        2: CaseState.ADVISED,
        3: CaseState.IMPLEMENTING,
        4: CaseState.IN_PROGRESS,
        5: CaseState.ADVISED,
        6: CaseState.IMPLEMENTING,
        7: CaseState.ADVISED,
        8: CaseState.WITH_PRINCIPAL,
        9: CaseState.IN_PROGRESS,
        10: CaseState.READY,
        11: CaseState.ADVISED,
        12: CaseState.ADVISED,
    }
    assert [case.number for case in rows if case.language == "nn"] == [12]


def test_eight_recommendations_are_in_force_in_their_order():
    rows = Recommendation.public.filter(community=agder()).order_by("number")

    assert {row.label: (row.case.number, row.in_force_from) for row in rows} == {
        "A-01": (1, date(2026, 6, 15)),
        "A-02": (2, date(2026, 6, 15)),
        "A-03": (3, date(2026, 6, 15)),
        "A-04": (5, date(2026, 6, 15)),
        "A-05": (6, date(2026, 6, 15)),
        "A-06": (7, date(2026, 10, 5)),
        "A-07": (11, date(2026, 10, 5)),
        "A-08": (12, date(2026, 10, 5)),
    }


def test_principal_answered_three_and_owes_one():
    rows = PrincipalResolution.objects.order_by("case_number")

    assert [(row.case_number, row.decided_on) for row in rows] == [
        ("14-2026", date(2026, 6, 12)),
        ("15-2026", date(2026, 6, 12)),
        ("16-2026", date(2026, 6, 12)),
    ]
    waiting = Recommendation.objects.get(case__council=council("alr"), case__number=8)
    assert (waiting.lifted_on, waiting.label) == (date(2026, 9, 29), "")


def test_commissions_are_closed_reported_and_under_way():
    rows = Commission.objects.order_by("number")

    assert [(row.reference, CommissionState(row.state)) for row in rows] == [
        ("OSS 2026-01", CommissionState.CLOSED),
        ("OSS 2026-02", CommissionState.REPORTED),
        ("OSS 2026-03", CommissionState.IN_PROGRESS),
    ]


def test_three_meetings_were_held_and_the_fourth_is_planned():
    rows = Meeting.objects.filter(council=council("alr")).order_by("number")
    minutes = Minutes.objects.filter(meeting__in=rows).order_by("meeting__number")

    assert [(str(timezone.localdate(row.starts_at)), row.state) for row in rows] == [
        ("2026-02-11", MeetingState.HELD),
        ("2026-05-06", MeetingState.HELD),
        ("2026-09-16", MeetingState.HELD),
        ("2026-12-02", MeetingState.PLANNED),
    ]
    assert [(row.approved_on, row.approved_how) for row in minutes] == [
        (date(2026, 2, 24), ApprovedHow.ALL),
        (date(2026, 5, 19), ApprovedHow.ALL),
        (date(2026, 9, 29), ApprovedHow.SILENCE),
    ]
    assert [item.case.number for item in rows[3].items.exclude(case=None)] == [4, 9, 10]


def _meeting_of(slug):
    return Meeting.objects.get(council=council(slug), written=False)


def test_one_case_is_partly_and_one_wholly_exempt_with_a_legal_basis():
    rows = Case.objects.exclude(access=Access.OPEN).order_by("access")

    assert [(row.reference, Access(row.access)) for row in rows] == [
        ("FR-LAB 02/26", Access.EXEMPT),
        ("ALR 09/26", Access.PARTLY),
    ]
    assert all(row.legal_basis.startswith("offentleglova §") for row in rows)
    shown = public.agenda(_meeting_of("fagrad-laboratoriemedisin"))
    assert [(item.number, item.title) for item in shown] == [
        ("", "Godkjenning av saksliste"),
        ("01/26", "Prøver med kort holdbarhet fra legekontorene"),
        ("02/26", ""),
    ]


def test_history_tells_the_days_on_which_things_happened():
    case = Case.objects.get(council=council("alr"), number=1)
    rows = case.history.order_by("history_date", "history_id")
    days = [timezone.localdate(row.history_date) for row in rows]

    assert (days[0], days[-1]) == (date(2026, 1, 12), date(2026, 6, 15))
    assert str(rows[0].history_user) == "sekretar@eksempel.example"


def test_mails_of_the_past_were_sent_on_their_days():
    summons = Notice.objects.filter(
        intent="cases/agenda_sent", person__email="fastlege@eksempel.example"
    )
    days = [timezone.localdate(row.sent_at) for row in summons.order_by("sent_at")]

    assert days == [date(2026, 1, 28), date(2026, 4, 22), date(2026, 9, 2)]
    assert not Job.objects.filter(kind="notice.mail", done_at=None, due_at__lte=timezone.now())
    waits = Notice.objects.filter(sent_at=None).exclude(person__email="")
    assert not waits.filter(due_at__lt=timezone.now() - timedelta(days=4))


# Ahus


def test_forum_has_twelve_seats_with_a_substitute_each():  # AHU-4, AHU-5, AHU-8
    forum = council("ahusforum", "ahus")
    places = roster(council=forum, on=AUTUMN)

    assert set(seats("ahusforum", "ahus").values()) == {3}
    assert [len(place.substitutes) for place in places] == [1] * 12
    assert sum(place.vacant for place in places) == 1
    assert sum(place.ring == "on" for place in places) == 6
    assert forum.community.regions.count() == 5
    outside = {row.person.name for row in forum.offices.all()}
    assert outside & {place.holder.name for place in places if place.holder} == set()


def test_forum_has_a_recommendation_and_its_principal_an_older_name():
    names = council("ssu", "ahus").names.order_by("ended_on")

    assert [row.label for row in names] == ["OSU", "SSU"]
    assert Case.objects.filter(council__slug="ahusforum").count() == 2
    assert [row.label for row in Recommendation.public.filter(community__slug="ahus")] == ["A-01"]


# for visitors


@pytest.mark.parametrize("key", [persona.key for persona in PERSONAS])
def test_each_persona_can_log_in(key):
    client = Client()

    client.post(reverse("demo:persona_login", args=[key]))

    assert client.get("/min-side/").status_code == 200


def test_second_load_changes_nothing():
    ours = [
        model
        for app in ("councils", "members", "cases", "outbox")
        for model in apps.get_app_config(app).get_models()
    ]
    before = {model: model._base_manager.count() for model in ours}

    assert world.load() == []
    assert {model: model._base_manager.count() for model in ours} == before
