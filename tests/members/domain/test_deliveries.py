"""What a mail server says of a receiver, the quarantine of an address, and mails that come back."""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from cases import mails
from cases.models import Minutes
from legeraad.bounces import Bounce
from legeraad.mail import Sender, Written, address
from members.domain import deliveries, letters, logins, notices, people
from members.models import DeadAddress, Letter, Notice, Posting
from tests.factories import council_of

GONE = "550 5.1.1 no such user"
SENDER = Sender("Agder legeråd", "post@eksempel.example", "", "utsending@eksempel.example")


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def refuses(monkeypatch):
    """The mail host says this to every mail from now on; None: it takes them."""

    def with_fault(fault):
        def send(messages):
            if fault is not None:
                raise fault
            mail.outbox.extend(messages)
            return len(messages)

        monkeypatch.setattr(
            "django.core.mail.backends.locmem.EmailBackend.send_messages",
            lambda _backend, messages: send(messages),
        )

    return with_fault


@pytest.fixture
def meeting(agder):
    return council_of(agder).meetings.earliest("starts_at")


def made(to="a@eksempel.example"):
    return address(Written("s", "t", "h"), to=to, sender=SENDER, message_id="k-1")


def to_receiver(code, words):
    return SMTPRecipientsRefused({"a@eksempel.example": (code, words.encode())})


def tell(person, meeting, *, key="k", intent=mails.AGENDA_SENT, matter=None):
    community = meeting.council.community
    matter = matter or {"meeting_id": meeting.pk}
    notices.send_once(intent, to=person, community=community, key=key, matter=matter)
    return Notice.objects.get(key=key)


def gathered(person, meeting, *, key):
    """A message that waits for the letter of the day."""
    minutes = Minutes.objects.filter(meeting__council=meeting.council).earliest("pk")
    matter = {"minutes_id": minutes.pk}
    return tell(person, meeting, key=key, intent=mails.MINUTES_TO_READ, matter=matter)


@pytest.mark.parametrize(
    ("code", "words"),
    [(550, "5.1.1 no such user"), (550, "unknown"), (552, "5.2.2 full"), (550, "5.4.1 no access")],
)
def test_receiver_refused_for_good_is_said(refuses, code, words):
    refuses(to_receiver(code, words))

    assert deliveries.hand_over(made()) == f"{code} {words}"


@pytest.mark.parametrize(
    "fault",
    [
        to_receiver(450, "4.2.1 later"),
        to_receiver(451, "greylisted"),
        to_receiver(530, "5.7.0 log in first"),
        to_receiver(554, "5.7.1 our rules"),
        to_receiver(550, "relaying denied"),
        SMTPDataError(552, b"5.3.4 too large"),
        SMTPDataError(554, b"spam"),
        SMTPDataError(451, b"4.3.0 later"),
        SMTPServerDisconnected("gone"),
        TimeoutError("slow"),
    ],
    ids=str,
)
def test_what_may_pass_or_is_our_own_fault_is_raised(refuses, fault):
    refuses(fault)

    with pytest.raises(type(fault)):
        deliveries.hand_over(made())


def test_mailbox_refused_after_the_text_is_the_receivers(refuses):
    refuses(SMTPDataError(550, b"5.1.1 no such user"))

    assert deliveries.hand_over(made()) == GONE


@pytest.mark.parametrize(
    "to", ["a@b", "a b@eksempel.example", "a\r\nBcc: x@eksempel.example", "å@é"]
)
def test_address_that_cannot_be_written_is_not_tried(refuses, to):
    assert deliveries.hand_over(made(to)) == deliveries.BAD_ADDRESS
    assert mail.outbox == []


def test_words_of_a_server_are_one_short_line():
    said = deliveries.spoken(550, b"5.1.1 no\r\n550 such\x00 \xff user" + b"x" * 400)

    assert said.startswith("550 5.1.1 no 550 such � userx")
    assert len(said) == deliveries.LONGEST_WORDS


def test_bounces_come_to_their_own_address_and_the_reader_sees_the_sender(settings):
    settings.BOUNCE_ADDRESS = "retur@legerad.example"

    deliveries.hand_over(made())

    [sent] = mail.outbox
    assert sent.from_email == "retur@legerad.example"
    assert sent.message()["From"].endswith("<utsending@eksempel.example>")


def test_refused_address_is_quarantined_for_thirty_days(
    meeting, member, refuses, clock, run_outbox
):
    refuses(to_receiver(550, "5.1.1 no such user"))
    first = tell(member.person, meeting)
    run_outbox()
    refuses(None)
    second = tell(member.person, meeting, key="k2")
    run_outbox()
    clock.shift(deliveries.DeadAddress.objects.get().since + timedelta(days=30) - timezone.now())
    third = tell(member.person, meeting, key="k3")
    run_outbox()

    for notice in (first, second, third):
        notice.refresh_from_db()
    assert [each.failure for each in (first, second, third)] == [GONE, GONE, ""]
    assert (first.sent_at, second.sent_at) == (None, None)
    assert len(mail.outbox) == 1
    posted = Posting.objects.values_list("notice", "address", "said")
    assert list(posted) == [(first.pk, member.email, GONE), (third.pk, member.email, "")]


def test_login_code_is_tried_all_the_same(member, run_outbox):
    deliveries.quarantine(member.email, said=GONE)

    logins.send_code(address=member.email, code="ABC-DEF")
    run_outbox()

    assert [sent.to for sent in mail.outbox] == [[member.email]]


def test_login_code_that_is_refused_is_done_with(member, refuses, run_outbox):
    refuses(to_receiver(550, "5.1.1 no such user"))

    logins.send_code(address=member.email, code="ABC-DEF")

    assert run_outbox() == 1
    assert deliveries.dead(member.email, at=timezone.now()).said == GONE


@pytest.mark.parametrize("new", ["ny@eksempel.example", ""])
def test_another_address_ends_the_quarantine_of_both(member, new):
    old = member.email
    for each in filter(None, (old, new)):
        deliveries.quarantine(each, said=GONE)

    people.change_person(person=member.person, email=new, by=None)

    assert deliveries.dead_among([old, new], at=timezone.now()) == {}


def test_lift_is_kept_with_who_did_it(member, secretary):
    deliveries.quarantine(member.email.upper(), said=GONE)

    deliveries.lift(member.email, by=secretary)
    deliveries.lift(member.email, by=secretary)

    row = DeadAddress.objects.get()
    assert [each.history_user for each in row.history.all()] == [secretary, None]
    deliveries.quarantine(member.email, said="550 still gone")
    assert deliveries.dead(member.email, at=timezone.now()).said == "550 still gone"


def test_dead_among_asks_once_and_keeps_the_spelling(member, django_assert_num_queries):
    deliveries.quarantine("gone@eksempel.example", said=GONE)

    with django_assert_num_queries(1):
        found = deliveries.dead_among(
            ["Gone@eksempel.example", member.email, ""], at=timezone.now()
        )

    assert {to: row.said for to, row in found.items()} == {"Gone@eksempel.example": GONE}


def test_letter_fails_as_a_whole_and_leaves_the_day_free(meeting, member, refuses, run_outbox):
    refuses(to_receiver(550, "5.1.1 no such user"))
    told = [gathered(member.person, meeting, key=key) for key in ("one", "two")]

    run_outbox("notice.mail")

    assert [each.failure for each in Notice.objects.filter(pk__in=[n.pk for n in told])] == [
        GONE
    ] * 2
    letter = Letter.objects.get(person=member.person)
    assert deliveries.has_failed(letter)
    assert Posting.objects.get().letter == letter


def bounce(posting, *, status="5.1.1", to=None, message_id=None):
    return Bounce(
        frozenset({message_id or posting.message_id}),
        frozenset({to or posting.address}),
        status,
        f"550 {status} no\r\nsuch user",
    )


def test_bounce_marks_the_notice_and_quarantines_the_address(meeting, member, run_outbox):
    notice = tell(member.person, meeting)
    run_outbox()
    posting = Posting.objects.get()

    taken = [deliveries.take_bounce(bounce(posting)) for _twice in range(2)]

    notice.refresh_from_db()
    assert taken == [True, False]
    assert (notice.failure, notice.sent_at is None) == (GONE, False)
    assert deliveries.dead(member.email, at=timezone.now()).said == GONE


def test_bounce_of_a_letter_marks_all_that_stood_in_it(meeting, member, run_outbox):
    told = [gathered(member.person, meeting, key=key) for key in ("one", "two")]
    run_outbox("notice.mail")

    deliveries.take_bounce(bounce(Posting.objects.get()))

    assert Notice.objects.filter(pk__in=[n.pk for n in told], failure=GONE).count() == 2


def test_bounce_of_a_mail_that_was_not_wanted_leaves_the_address(meeting, member, run_outbox):
    notice = tell(member.person, meeting)
    run_outbox()

    deliveries.take_bounce(bounce(Posting.objects.get(), status="5.7.1"))

    notice.refresh_from_db()
    assert notice.failure == "550 5.7.1 no such user"
    assert DeadAddress.objects.count() == 0


@pytest.mark.parametrize(
    "forged", [{"to": "other@eksempel.example"}, {"message_id": "notice-0@legerad.example"}]
)
def test_forged_bounce_changes_nothing(meeting, member, run_outbox, forged):
    notice = tell(member.person, meeting)
    run_outbox()

    assert not deliveries.take_bounce(bounce(Posting.objects.get(), **forged))

    notice.refresh_from_db()
    assert (notice.failed_at, DeadAddress.objects.count()) == (None, 0)


def test_bounce_of_the_address_before_the_last_does_not_hit_the_new_one(
    meeting, member, run_outbox
):
    tell(member.person, meeting)
    run_outbox()
    posting = Posting.objects.get()
    people.change_person(person=member.person, email="ny@eksempel.example", by=None)

    deliveries.take_bounce(bounce(posting))

    assert deliveries.dead_among(
        [posting.address, "ny@eksempel.example"], at=timezone.now()
    ).keys() == {posting.address}


def test_worker_that_dies_after_the_mail_sends_it_again_with_the_same_id(
    meeting, member, monkeypatch
):
    """O1: what was not noted is done again, and the reader's program sees one mail."""
    notice = tell(member.person, meeting)
    with monkeypatch.context() as patch:
        patch.setattr(Posting.objects, "create", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            letters.deliver(notice_id=notice.pk, on=timezone.localdate())
    letters.deliver(notice_id=notice.pk, on=timezone.localdate())

    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 1
    assert len(mail.outbox) == 2
