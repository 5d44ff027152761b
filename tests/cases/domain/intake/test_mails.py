"""E-mails that come in: once, whole, on the right case, and nothing of them lost."""

import pytest
from django.core.files.storage import default_storage

from cases.domain.intake import mailbox, mails
from cases.enums import MailState
from cases.models import CaseDocument, IncomingMail
from legeraad.errors import DomainError
from legeraad.outbox.models import Job
from tests import imap_server
from tests.at_once import at_once
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.domain.intake.posted import mail_of
from tests.cases.views.workbench import new_case
from tests.factories import DAY

EXE = b"MZ\x90\x00" * 50


@pytest.fixture
def case(agder):
    return new_case()


def received(agder, *args, **facts):
    return mails.receive(community=agder, content=mail_of(*args, **facts), by=None)


def put_on(mail, case, *, receipt=False):
    return mails.file_on(mail=mail, case=case, receipt=receipt, on=DAY, by=None)


def test_mail_is_kept_as_it_came_with_what_it_says(agder):
    content = mail_of()
    mail = mails.receive(community=agder, content=content, by=None)

    assert (mail.who, mail.subject) == ("Kari Nordmann <kari@lister.example>", "Blodprøver")
    assert mail.text == "Hei\n\nHvem tar prøven?"
    assert mail.attached == ["Brev fra Lister.pdf"]
    with mail.file.open("rb") as stored:
        assert stored.read() == content


def test_same_mail_again_is_the_row_that_is_there(agder):
    first = received(agder)

    assert received(agder) == first
    assert IncomingMail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_same_mail_taken_in_at_once_is_one_row(agder):
    faults = at_once(lambda: received(agder), lambda: received(agder))

    assert faults == []
    assert IncomingMail.objects.count() == 1


@pytest.mark.parametrize("content", [b"", b"Hei", PDF, b"From: \n\n", b"\xd0\xcf\x11\xe0rest"])
def test_what_is_no_mail_is_refused(content, agder):
    with pytest.raises(DomainError):
        mails.receive(community=agder, content=content, by=None)
    assert IncomingMail.objects.count() == 0


def test_mail_and_attachments_become_documents_with_sender_and_date(agder, case):
    filed = put_on(received(agder), case)

    facts = CaseDocument.objects.filter(case=case).order_by("pk")
    assert list(facts.values_list("title", "received_from", "received_on")) == [
        ("Blodprøver", "Kari Nordmann <kari@lister.example>", DAY.replace(2026, 11, 20)),
        ("Brev fra Lister", "Kari Nordmann <kari@lister.example>", DAY.replace(2026, 11, 20)),
    ]
    assert filed.refused == []


def test_what_a_case_may_not_hold_stays_in_the_mail_and_is_said(agder, case):
    mail = received(agder, files=[("x.exe", EXE), ("brev.pdf", PDF)])
    filed = put_on(mail, case)

    assert [document.title for document in filed.documents] == ["Blodprøver", "brev"]
    assert len(filed.refused) == 1
    assert filed.refused[0].startswith("x.exe: ")


def test_mail_put_on_a_case_twice_is_there_once(agder, case):
    mail = received(agder)
    put_on(mail, case)
    put_on(mail, case)

    assert CaseDocument.objects.filter(case=case).count() == 2
    assert IncomingMail.objects.get().history.filter(state=MailState.FILED).count() == 1


def test_mail_goes_on_a_second_case_too_and_stays_with_the_first(agder, case):
    mail, other = received(agder), new_case("En annen sak")
    put_on(mail, case)
    put_on(mail, other)

    assert CaseDocument.objects.filter(case=other).count() == 2
    assert IncomingMail.objects.get().case == case


def test_documents_of_an_exempt_case_are_exempt_as_it_is(agder, case):
    case.access, case.legal_basis = "exempt", "offl. § 13"
    case.save()
    put_on(received(agder), case)

    assert set(CaseDocument.objects.values_list("access", "legal_basis")) == {
        ("exempt", "offl. § 13")
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Return_Path": "<>"},
        {"List_Id": "<nytt.example>"},
        {"sender": "no-reply@lister.example"},
        {"sender": "ingen adresse"},
    ],
)
def test_machine_gets_no_receipt(headers, agder, case):
    put_on(received(agder, **headers), case, receipt=True)

    assert Job.objects.filter(kind=mails.RECEIPT).count() == 0


def test_mail_is_put_aside_for_a_reason_and_taken_up_again(agder, case):
    mail = received(agder)
    with pytest.raises(DomainError):
        mails.put_aside(mail=mail, why=" ", by=None)
    mails.put_aside(mail=mail, why="Reklame", by=None)
    assert IncomingMail.objects.get().state == MailState.PUT_ASIDE
    mails.take_up(mail=mail, by=None)
    assert IncomingMail.objects.get().state == MailState.NEW
    put_on(mail, case)
    with pytest.raises(DomainError):
        mails.put_aside(mail=mail, why="Reklame", by=None)


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("SV: {label} {number:02}/26 Blodprøver", True),
        ("VS: om {label} {number}/26", True),
        ("OSS {number:02}/26", False),
        ("{label} {number:02}/25", False),
        ("Blodprøver", False),
    ],
)
def test_reference_in_the_subject_names_the_case(subject, found, case):
    line = subject.format(label=case.council.label, number=case.number)

    named = mails.case_in(line, type(case).objects.select_related("council"))

    assert named == (case if found else None)


@pytest.mark.parametrize("typed", ["SV: VS: Blodprøver", "Re[2]: Blodprøver", "fwd:Blodprøver"])
def test_subject_is_shown_without_what_programs_put_before_it(typed):
    assert mails.subject_of(IncomingMail(subject=typed)) == "Blodprøver"


def test_of_a_mail_that_is_too_large_the_beginning_is_kept(agder, monkeypatch):
    monkeypatch.setattr("cases.domain.intake.mails.MOST_BYTES", 2_000)
    monkeypatch.setattr("cases.domain.intake.mails.READ_OF_LARGE", 900)
    large = mail_of(files=[("stor.pdf", PDF * 400)])

    mail = mails.receive_what_came(community=agder, content=large)

    assert (mail.subject, mail.text) == ("Blodprøver", "Hei\n\nHvem tar prøven?")
    assert mail.file.size == 900


def test_mail_is_read_again_while_the_virus_scanner_is_silent(agder, settings):
    settings.CLAMAV_URL = "clamd:///finnes/ikke.ctl"
    with imap_server.running(imap_server.Box(mail_of())) as server:
        settings.INTAKE_IMAP_URLS = {"agder": server.url}
        assert mailbox.read(community_id=agder.pk) == 0
        assert server.seen == set()
        settings.CLAMAV_URL = ""
        assert mailbox.read(community_id=agder.pk) == 1
        assert server.seen == {1}


def test_our_own_address_gets_no_receipt(agder, case):
    agder.contact_email = "Post@eksempel.example"
    agder.save()
    put_on(received(agder, sender="post@eksempel.example"), case, receipt=True)

    assert Job.objects.filter(kind=mails.RECEIPT).count() == 0


def test_file_goes_when_the_row_cannot_be_written(agder, monkeypatch):
    def fail(mail, *_, **__):
        names.append(mail.file.name)
        raise ValueError("the database is away")

    names = []
    monkeypatch.setattr("cases.domain.intake.mails.save_with_reason", fail)
    with pytest.raises(ValueError, match="away"):
        received(agder)

    assert [default_storage.exists(name) for name in names] == [False]  # U9
