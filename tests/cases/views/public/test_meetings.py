"""Meetings in public: the plan, the agenda once sent, the minutes once approved, their PDF."""

import hashlib
from datetime import date, timedelta

import pytest
import time_machine

from cases.domain.casework import cases
from cases.domain.meetings import actions, agenda, attendance, minutes
from cases.enums import Access, MeetingState, Outcome
from cases.models import Meeting, Minutes
from councils.enums import ProfessionalGroup
from members.domain import people
from members.models import Person
from tests import factories

LIST = "/agder/moter/"
AT = "/agder/utvalg/alr/moter/"
APPROVED = f"{AT}2026-02/"
PDF = f"{APPROVED}referat.pdf"
NOW = "2026-11-22 12:00+01:00"
TEXT = {
    "background": "Kanaribakgrunn",
    "discussion": "Kanaridrøfting",
    "advice": "Kanariråd",
}
AGREED = "Kanarioppfølging"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW):
        yield


def approve(stored):
    return factories.approved(stored, on=date(2026, 9, 20))


def with_case(council, access):
    """Approved minutes of a case with that access; the doctor Kanari was called in for it."""
    case = factories.new_case(council, title="Kanarisak")
    basis = "" if access == Access.OPEN else "offl. § 13"
    case = cases.change(case=case, access=access, legal_basis=basis, by=None)
    factories.drafted(case)
    draft = factories.opened(council, case=case)
    item = draft.meeting.items.get(case=case)
    attendance.add_guest(
        meeting=draft.meeting,
        person=people.register_person(name="Kanarilege", title="kanarioverlege", by=None),
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        item=item,
        by=None,
    )
    for entry in draft.entries.all():
        words = TEXT | {"unanimous": True} if entry.item_id == item.pk else {}
        outcome = Outcome.ADVICE if words else Outcome.NOTED
        minutes.write(entry=entry, revision=entry.revision, outcome=outcome, by=None, **words)
    actions.agree(entry=draft.entries.get(item=item), task=AGREED, by=None)
    minutes.close(minutes=draft, by=None)
    approve(draft)
    return draft.meeting


def told(page):
    words = ["Kanarisak", "Kanarilege", "kanarioverlege", *TEXT.values(), AGREED]
    return [word for word in words if word in page.text]


@pytest.mark.parametrize("more", [0, 2])
def test_list_asks_the_same_of_the_database_for_few_and_for_many(
    agder, client, more, django_assert_num_queries
):
    council = factories.council_of(agder)
    for number in range(1, more + 1):
        factories.planned(council, on=date(2027, number, 13))
        factories.planned(council, on=date(2026, number, 13))

    with django_assert_num_queries(4):  # community, to come, number, held
        page = client.get(LIST)

    assert len(page.context["coming"]) == 1 + more
    assert len(page.context["page"].object_list) == 2 + more


@pytest.mark.parametrize(
    ("side", "number"), [("2", 2), ("abc", 1), ("0", 2), ("-1", 2), ("9999", 2), ("", 1)]
)
def test_page_that_is_not_there_is_the_nearest_one(agder, client, side, number):
    first = Meeting.objects.get(slug="2026-01")
    for index in range(21):
        day = (first.starts_at + timedelta(days=index)).date()
        factories.planned(factories.council_of(agder), on=day)

    page = client.get(LIST, {"side": side}).context["page"]

    assert (page.number, page.paginator.num_pages) == (number, 2)


def test_planned_meeting_shows_its_day_and_no_agenda(agder, client):
    agenda.add_item(meeting=Meeting.objects.get(slug="2026-03"), title="Kanaripunkt", by=None)

    page = client.get(f"{AT}2026-03/")

    assert "2.\N{NO-BREAK SPACE}desember 2026" in page.text
    assert "kl.\N{NO-BREAK SPACE}15.30–18.00" in page.text
    assert "Kanaripunkt" not in page.text
    assert 'class="lr-empty"' in page.text


@pytest.mark.parametrize("items", [1, 3])
def test_agenda_asks_the_same_of_the_database_for_one_and_for_three(
    agder, client, items, django_assert_num_queries
):
    meeting = factories.planned(factories.council_of(agder))
    for _index in range(items - 1):
        agenda.add_case(meeting=meeting, case=factories.new_case(meeting.council), by=None)
    agenda.send(meeting=meeting, on=factories.DAY, by=None)

    # council, meeting, approved minutes, items; two for each of the two PDFs of the agenda
    with django_assert_num_queries(8):
        page = client.get(meeting.get_absolute_url())

    assert len(page.context["items"]) == items


@pytest.mark.parametrize("items", [1, 3])
def test_minutes_ask_the_same_of_the_database_for_one_item_and_for_three(
    agder, client, items, django_assert_num_queries
):
    meeting = factories.planned(factories.council_of(agder))
    for index in range(items - 1):
        agenda.add_item(meeting=meeting, title=f"Punkt {index}", by=None)
    agenda.send(meeting=meeting, on=factories.DAY, by=None)
    draft = minutes.open_session(meeting=meeting, by=None)
    attendance.everyone_present(meeting=meeting, by=None)
    for entry in draft.entries.all():
        minutes.write(entry=entry, revision=entry.revision, outcome=Outcome.NOTED, by=None)
    approve(minutes.close(minutes=draft, by=None))

    # council, meeting, minutes, file, a later version, the earlier ones, two PDFs (four); the
    # facts, with proposals and dissents
    with django_assert_num_queries(23):
        page = client.get(meeting.get_absolute_url())

    assert len(page.context["document"].entries) == items


def test_minutes_are_not_shown_before_they_are_approved(agder, client):
    draft = factories.opened(factories.council_of(agder))
    for entry in draft.entries.all():
        words = {"discussion": "Kanaridrøfting", "outcome": Outcome.NOTED}
        minutes.write(entry=entry, revision=entry.revision, by=None, **words)
    shown = [client.get(draft.meeting.get_absolute_url()).text]
    minutes.close(minutes=draft, by=None)
    shown.append(client.get(draft.meeting.get_absolute_url()).text)
    approve(draft)
    shown.append(client.get(draft.meeting.get_absolute_url()).text)

    assert ["Kanaridrøfting" in page for page in shown] == [False, False, True]
    assert ["Godkjenning av saksliste" in page for page in shown] == [True, True, True]


def test_open_case_is_told_in_full(agder, client):
    meeting = with_case(factories.council_of(agder), Access.OPEN)

    page = client.get(meeting.get_absolute_url())

    assert told(page) == ["Kanarisak", "Kanarilege", "kanarioverlege", *TEXT.values(), AGREED]
    assert "Enstemmig" in page.text


def test_partly_exempt_case_is_told_by_title_and_outcome(agder, client):
    meeting = with_case(factories.council_of(agder), Access.PARTLY)

    page = client.get(meeting.get_absolute_url())

    assert told(page) == ["Kanarisak"]
    assert "offl. § 13" in page.text


def test_exempt_case_is_told_by_number_and_legal_basis(agder, client):
    meeting = with_case(factories.council_of(agder), Access.EXEMPT)

    page = client.get(meeting.get_absolute_url())

    assert told(page) == []
    assert "offl. § 13" in page.text
    assert "04/26" in page.text


@pytest.mark.parametrize("name", ["T.Q.", "V.Ø.", "W.Å.", "Z.Ø.", "W.Ø.", "Q.S."])
def test_reserved_person_is_never_named(agder, client, name):
    """Chair, secretary, with apologies, substitute, called in, observer."""
    person = Person.objects.get(name=name)
    assert name in client.get(APPROVED).text
    person.name, person.title = "Kanarifugl Kvist", "kanarititel"
    person.reserved, person.reserved_reason = True, "Trusler."
    person.save()

    page = client.get(APPROVED).text

    assert "anarif" not in page
    assert "kanarititel" not in page
    assert "avnet er ikke offentlig" in page


@pytest.mark.parametrize("meeting", ["2026-99", "2026-2", "finnes-ikke", "2026-02-02"])
def test_unknown_meeting_is_not_found(agder, client, meeting):
    assert client.get(f"{AT}{meeting}/").status_code == 404
    assert client.get(f"{AT}{meeting}/referat.pdf").status_code == 404


def test_meeting_is_found_only_below_its_own_council(agder, client):
    assert client.get("/agder/utvalg/oss/moter/2026-02/").status_code == 404


def test_cancelled_meeting_says_so(agder, client):
    Meeting.objects.filter(slug="2026-03").update(state=MeetingState.CANCELLED)

    page = client.get(f"{AT}2026-03/").text

    assert "Avlyst" in page


def test_pdf_is_not_found_before_it_is_made(agder, client):
    assert client.get(PDF).status_code == 404
    assert "referat.pdf" not in client.get(APPROVED).text


@pytest.mark.parametrize("meeting", ["2026-03", "2026-04"])
def test_pdf_of_minutes_that_are_not_approved_is_not_found(agder, client, meeting):
    """Also when the chair's copies lie in the store."""
    factories.filed(factories.closed(factories.council_of(agder)))

    assert client.get(f"{AT}{meeting}/referat.pdf").status_code == 404


def test_pdf_is_the_public_one_with_a_human_name(agder, client):
    stored = factories.filed(Minutes.objects.get(meeting__slug="2026-02"))

    response = client.get(PDF)

    content = response.getvalue()
    assert content.endswith(b"approved public")
    digest = hashlib.sha256(content).hexdigest()
    assert digest == stored.files.get(rendition="public").sha256
    assert response.headers["ETag"] == f'"{digest}"'
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Length"] == str(len(content))
    assert response.headers["Content-Disposition"] == 'attachment; filename="ALR referat 02-26.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_page_names_the_hash_of_the_pdf_that_it_offers(agder, client):
    stored = factories.filed(Minutes.objects.get(meeting__slug="2026-02"))

    page = client.get(APPROVED).text

    assert f'href="{PDF}"' in page
    assert stored.files.get(rendition="public").sha256 in page
    assert stored.files.get(rendition="full").sha256 not in page


def test_new_pdf_has_a_new_mark(agder, client):
    stored = factories.filed(Minutes.objects.get(meeting__slug="2026-02"))
    first = client.get(PDF)
    assert first.getvalue() != b""
    minutes.file_pdf(minutes=stored, rendition="public", content=b"%PDF-1.7 made again")

    again = client.get(PDF, headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.getvalue()) == (200, b"%PDF-1.7 made again")
