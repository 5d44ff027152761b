"""Who gets which PDF of a meeting, and that nobody else gets a word of it (Z6, ALR-27)."""

import hashlib
import io
import subprocess
from datetime import timedelta
from zipfile import ZipFile

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from cases.domain.casework import cases
from cases.domain.meetings import agenda, files, guests
from cases.enums import Access, Audience, CallAnswer, GuestRole, MeetingFileKind
from cases.models import CasePaper, Guest, Meeting
from councils.enums import ProfessionalGroup
from legeraad.outbox.models import Job
from tests import factories
from tests.conftest import user_of

CANARY = "Kanarifugl"
KINDS = ("meeting.papers",)


@pytest.fixture
def meeting(agder):
    """The agenda is out with an open case and an exempt one, each with a paper."""
    made = factories.planned(factories.council_of(agder), on=timezone.localdate())
    for access in (Access.OPEN, Access.EXEMPT):
        title = CANARY if access == Access.EXEMPT else "Prøvesvar"
        case = factories.new_case(made.council, title=title)
        agenda.add_case(meeting=made, case=case, presenter=title, by=None)
        basis = "" if access == Access.OPEN else "offl. § 13"
        cases.change(case=case, access=access, legal_basis=basis, by=None)
        CasePaper.objects.create(case=case, background=f"<p>{title}</p>", sent_on="2026-11-22")
    return agenda.send(meeting=made, on=timezone.localdate(), by=None)


@pytest.fixture
def filed(meeting):
    """As if the worker had been there: files of the right kinds, for tests that read none."""
    items = list(meeting.items.select_related("case"))
    for kind in (MeetingFileKind.AGENDA, MeetingFileKind.PAPERS):
        for audience in Audience:
            file(meeting, items, kind, audience)
    for item in items[1:]:
        audience = Audience.PUBLIC if item.case.access == Access.OPEN else Audience.OFFICE
        file(meeting, [item], MeetingFileKind.PAPERS, audience, item)
    return meeting


def file(meeting, items, kind, audience, item=None):
    content = f"{kind} {audience} {item} {[each.pk for each in items]}".encode()
    facts = {"kind": kind, "audience": audience, "content": content}
    return files.file_pdf(meeting=meeting, items=items, item=item, **facts)


def at(meeting, part):
    return f"{meeting.get_absolute_url()}{part}"


def text(content, tmp_path):
    path = tmp_path / "file.pdf"
    path.write_bytes(content)
    drawn = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    return drawn.stdout.decode()


def status(browser, address):
    """A file is read to its end, so that it is closed."""
    answer = browser.get(address)
    if answer.streaming:
        answer.getvalue()
    return answer.status_code


def everything(role, browser, meeting, tmp_path):
    """All that the reader can fetch of the papers: names, and words of each PDF."""
    stored = files.for_reader(user_of(role), meeting)
    return {
        answer.headers["Content-Disposition"]: text(answer.getvalue(), tmp_path)
        for answer in (browser.get(at(meeting, f"filer/{each.pk}/")) for each in stored)
    }


def later():
    """The letter has left, and the files are due."""
    return time_machine.travel(timezone.now() + timedelta(minutes=4))


def test_nobody_without_the_right_gets_a_word_of_the_exempt_case(  # noqa: PLR0917  fixtures
    meeting, run_outbox, as_member, as_secretary, client, tmp_path
):
    """The worker makes ten files: agenda and papers for three audiences, two case papers, the
    list and the cards. Three of them hold the canary."""
    with later():
        run_outbox(*KINDS)

    to_member = everything("member", as_member, meeting, tmp_path)
    to_secretary = everything("secretary", as_secretary, meeting, tmp_path)
    page = client.get(meeting.get_absolute_url()).text
    fetched = {
        name: text(client.get(at(meeting, name)).getvalue(), tmp_path)
        for name in ("saksliste.pdf", "saksdokumenter.pdf")
    }
    assert (meeting.files.count(), len(to_member), len(to_secretary)) == (10, 3, 6)
    assert [name for name, said in to_member.items() if CANARY in name + said] == []
    assert sum(CANARY in said for said in to_secretary.values()) == 3
    assert [CANARY in said for said in (page, *fetched.values())] == [False, False, False]
    assert ["Prøvesvar" in said for said in fetched.values()] == [True, True]
    assert [at(meeting, name) in page for name in fetched] == [True, True]


def test_member_cannot_fetch_the_file_of_another_audience(filed, as_member):
    secret = filed.files.filter(audience=Audience.OFFICE)

    answers = {status(as_member, at(filed, f"filer/{each.pk}/")) for each in secret}

    assert answers == {404}


def test_bundle_holds_what_the_reader_may_have_with_checksums(filed, as_member):
    answer = as_member.get(at(filed, "filer/papirer.zip"))

    with ZipFile(io.BytesIO(answer.getvalue())) as bundle:
        held = {name: bundle.read(name) for name in bundle.namelist()}
    sums = held.pop("sjekksummer.sha256").decode()
    assert [name[:12] for name in held] == ["00 ALR 04-26", "02 ALR 04-26"]
    assert sums.splitlines() == [
        f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in held.items()
    ]
    assert [name for name in held if CANARY in name] == []


def test_case_that_becomes_exempt_takes_its_files_away_at_once(filed, member, client):
    """The next are asked for; until then nothing is shown."""
    case = filed.items.get(title="Prøvesvar").case
    asked = Job.objects.filter(kind__in=KINDS).count()

    with later():
        cases.change(case=case, access=Access.EXEMPT, legal_basis="offl. § 13", by=None)

    assert files.for_reader(member, filed) == []
    assert status(client, at(filed, "saksdokumenter.pdf")) == 404
    assert Job.objects.filter(kind__in=KINDS).count() == asked + 1


def invited(meeting, person, item):
    return guests.invite(
        meeting=meeting,
        person=person,
        professional_group=ProfessionalGroup.GP,
        role=GuestRole.choices[0][0],
        item=item,
        by=None,
    )


@pytest.mark.parametrize("title", ["Prøvesvar", CANARY])
def test_guest_of_one_item_gets_its_paper_only(filed, title, doctor):
    """ALR-27: also where the case is exempt, since he is called in for it."""
    item = filed.items.get(title=title)
    guest = invited(filed, doctor.person, item)

    got = files.for_reader(doctor, filed)
    Guest.objects.filter(pk=guest.pk).update(
        answer=CallAnswer.APOLOGISED, answered_at=timezone.now()
    )

    assert [(each.item_id, each.kind) for each in got] == [(item.pk, MeetingFileKind.PAPERS)]
    assert files.for_reader(doctor, filed) == []


def test_stranger_is_sent_to_the_login(filed):
    stored = filed.files.first()

    assert Client().get(at(filed, f"filer/{stored.pk}/")).status_code == 302


def test_nothing_is_made_before_the_agenda_is_out(agder, run_outbox):
    planned = factories.planned(factories.council_of(agder))
    agenda.add_item(meeting=planned, title="Eventuelt", by=None)

    assert run_outbox(*KINDS) == 0
    assert Meeting.objects.get(pk=planned.pk).files.count() == 0
