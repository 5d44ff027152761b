"""What holds for every public page: nothing hidden gets out, and a copy of it may be kept."""

import re
from datetime import date
from html import unescape

import pytest

from cases.domain.casework import cases
from cases.domain.meetings import actions, agenda, attendance, minutes
from cases.enums import Access, CaseOrigin, Outcome
from cases.models import Meeting, Minutes, Recommendation
from councils.enums import ProfessionalGroup
from members.domain import people
from members.models import Person
from tests import factories, world

CANARY = "Kanarifugl"
HIDDEN = dict.fromkeys(("background", "discussion", "advice"), CANARY)
APPROVED = "/agder/utvalg/alr/moter/2026-02/"
PAGES = (
    "/",
    "/sok/",
    "/sok/?q=sykmelding",
    "/agder/",
    "/agder/anbefalinger/",
    "/agder/anbefalinger/1/",
    "/agder/temaer/",
    "/agder/temaer/sykmelding/",
    "/agder/moter/",
    "/agder/utvalg/",
    "/agder/utvalg/alr/",
    "/agder/utvalg/alr/mandat/",
    "/agder/utvalg/alr/mandat/1/",
    APPROVED,
    "/agder/utvalg/alr/moter/2026-03/",
    f"{APPROVED}referat.pdf",
)
ELSEWHERE = ("/static/", "/konto/", "/demo/", "/handbok/", "/nn/", "/en/")


@pytest.fixture
def published(agder):
    """The sample with the PDF of its approved minutes made."""
    for stored in Minutes.objects.filter(state="approved"):
        factories.filed(stored)
    return agder


def body(response):
    return response.getvalue() if response.streaming else response.content


def crawl(client, *starts):
    """Every page that a reader can come to, by its address."""
    seen, waiting = {}, list(starts)
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(ELSEWHERE):
            continue
        seen[address] = response = client.get(address)
        assert response.status_code == 200, address
        text = body(response).decode("utf-8", "replace")
        response.told = text + str(dict(response.headers))
        links = [unescape(link) for link in re.findall(r'href="([^"#]+)', text)]
        here = address.partition("?")[0]
        waiting += [here + link if link.startswith("?") else link for link in links]
        waiting = [link for link in waiting if link.startswith("/")]
    return seen


def exempt_case(council):
    """A case of which only number and legal basis may be told, with a recommendation."""
    case = factories.new_case(council, title=CANARY)
    case = cases.change(
        case=case,
        summary=CANARY,
        origin=CaseOrigin.REQUEST,
        requester=CANARY,
        access=Access.EXEMPT,
        legal_basis="offl. § 13",
        by=None,
    )
    draft = factories.drafted(case)
    Recommendation.objects.filter(pk=draft.pk).update(
        question=CANARY, answer=CANARY, advice=CANARY, professional_reason=CANARY
    )
    return case


def written(council, *, on, case):
    """Minutes that say the canary of the case; somebody was called in for it."""
    draft = factories.opened(council, on=on, case=case)
    item = draft.meeting.items.get(case=case)
    called_in = people.register_person(name=f"{CANARY} {on}", title=CANARY, by=None)
    attendance.add_guest(
        meeting=draft.meeting,
        person=called_in,
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        item=item,
        by=None,
    )
    for entry in draft.entries.all():
        words = HIDDEN if entry.item_id == item.pk else {}
        outcome = Outcome.ADVICE if words else Outcome.NOTED
        minutes.write(entry=entry, revision=entry.revision, outcome=outcome, by=None, **words)
        actions.agree(entry=entry, task=CANARY if words else "Sender svaret", by=None)
    return draft


def hide_everything(council):
    """The canary in all that the public must not see; returns the addresses of the meetings."""
    approved = written(council, on=date(2026, 9, 16), case=exempt_case(council))
    minutes.close(minutes=approved, by=None)
    factories.approved(approved, on=date(2026, 9, 20))
    with_chair = written(council, on=date(2026, 10, 7), case=factories.new_case(council))
    minutes.close(minutes=with_chair, by=None)
    in_session = written(council, on=date(2026, 10, 14), case=factories.new_case(council))
    summoned = factories.planned(council, on=date(2026, 12, 16))
    agenda.add_case(meeting=summoned, case=exempt_case(council), by=None)
    agenda.send(meeting=summoned, on=date(2026, 12, 1), by=None)
    planned = factories.planned(council, on=date(2027, 1, 13))
    agenda.add_item(meeting=planned, title=CANARY, by=None)
    meetings = (approved.meeting, with_chair.meeting, in_session.meeting, summoned, planned)
    return [meeting.get_absolute_url() for meeting in meetings]


def reserve_everybody():
    for person in Person.objects.all():
        person.name, person.title = f"{CANARY} {person.pk}", CANARY
        person.reserved, person.reserved_reason = True, "Trusler."
        person.save()


def test_nothing_hidden_is_on_any_page(published, client):
    """quality.md Z6: cases, drafts, minutes, agendas and reserved persons, everywhere at once."""
    meetings = hide_everything(factories.council_of(published))
    reserve_everybody()

    seen = crawl(client, "/", "/sok/", "/sok/?q=kanari", "/sok/?q=e", *meetings)

    assert set(PAGES) - set(seen) <= {"/agder/utvalg/alr/mandat/1/", "/sok/?q=sykmelding"}
    assert set(meetings) <= set(seen)
    assert [address for address, page in seen.items() if CANARY in page.told] == []
    assert [address for address, page in seen.items() if "K1" in initials(page)] == []


def initials(page):
    return "".join(re.findall(r'<b aria-hidden="true">([^<]*)</b>', page.told))


def test_exempt_case_leaves_its_number_and_legal_basis(published, client):
    meetings = hide_everything(factories.council_of(published))

    for address in (meetings[0], meetings[3]):
        page = client.get(address).text
        assert "offl. § 13" in page
        assert "Unntatt offentlighet" in page


def test_no_address_or_phone_of_a_person_is_on_any_page(published, client):
    """quality.md W6; the shared address of the secretariat may be read by anybody."""
    Person.objects.update(phone="40414243", hpr_number="987654321")

    seen = crawl(client, "/", "/sok/?q=e")

    secrets = {"40414243", "987654321", *Person.objects.values_list("email", flat=True)} - {""}
    told = "".join(page.told for page in seen.values())
    assert sorted(secret for secret in secrets if secret in told) == []
    told = re.sub(r"UID:.*", "", told)  # the name of a meeting in calendars is no address
    assert set(re.findall(r"[\w.]+@[\w.]+\w", told)) == {published.contact_email}


def test_hidden_work_changes_no_public_page(published, client):
    """An ETag that changes would tell that something is under way (quality.md Z6)."""
    council = factories.council_of(published)
    before = [mark(client, page) for page in PAGES]

    exempt_case(council)
    factories.drafted(factories.new_case(council))
    agenda.add_item(
        meeting=Meeting.objects.get(council=council, slug="2026-03"), title=CANARY, by=None
    )

    assert [mark(client, page) for page in PAGES] == before


def mark(client, page):
    response = client.get(page)
    body(response)
    return response.headers["ETag"]


@pytest.mark.parametrize("page", PAGES)
def test_page_may_be_kept_and_sets_no_cookie(published, client, page):
    response = client.get(page)
    body(response)

    assert response.status_code == 200
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert re.fullmatch(r'"[0-9a-f]{32,64}"', response.headers["ETag"])
    assert dict(response.cookies) == {}
    assert "cookie" not in response.headers.get("Vary", "").lower()


@pytest.mark.parametrize("page", PAGES)
def test_page_that_the_reader_holds_is_not_sent_again(published, client, page):
    first = client.get(page)
    body(first)

    again = client.get(page, headers={"If-None-Match": first.headers["ETag"]})
    other = client.get(page, headers={"If-None-Match": '"0123"'})

    assert (again.status_code, body(again)) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert set(again.headers["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert other.status_code == 200
    body(other)


@pytest.mark.parametrize("page", PAGES)
def test_secretary_reads_the_same_page_as_a_stranger(published, client, as_secretary, page):
    """quality.md W4: what a cache keeps from one is no secret to the other."""
    public, hers = client.get(page), as_secretary.get(page)

    assert body(hers) == body(public)
    assert hers.headers["ETag"] == public.headers["ETag"]


@pytest.mark.parametrize("page", PAGES)
def test_page_is_only_for_reading(published, client, page):
    assert client.post(page).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "finnes-ikke/",
        "finnes-ikke/moter/",
        "finnes-ikke/utvalg/",
        "AGDER/",
        "agder/finnes-ikke/",
        "agder/utvalg/finnes-ikke/",
        "agder/utvalg/finnes-ikke/mandat/",
        "agder/utvalg/finnes-ikke/moter/2026-02/",
    ],
)
def test_unknown_address_is_not_found(agder, client, path):
    assert client.get(f"/{path}").status_code == 404


def test_council_is_found_only_in_its_own_community(agder, client):
    world.neighbour()

    assert client.get("/nord/utvalg/nlr/").status_code == 200
    assert client.get("/nord/utvalg/alr/").status_code == 404
    assert client.get("/agder/utvalg/nlr/").status_code == 404
