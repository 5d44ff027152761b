"""A mailbox on a real socket: what is unread is handed on once, and nothing is lost."""

import imaplib

import pytest

from legeraad import mailbox
from legeraad.mailbox import Mailbox
from tests import imap_server


def test_read_hands_each_mail_on_once():
    taken = []
    with imap_server.running(imap_server.Box(b"one", b"two")) as server:
        for _turn in range(2):
            mailbox.read(server.url, take=lambda raw: taken.append(raw) or 1)

    assert taken == [b"one", b"two"]


def test_read_that_breaks_off_marks_nothing():
    with imap_server.running(imap_server.Box(b"one", b"two")) as server:
        with pytest.raises(ZeroDivisionError):
            mailbox.read(server.url, take=lambda raw: 1 // (raw == b"one"))

        assert server.seen == set()


def test_mailbox_out_of_reach_is_left_for_the_next_time():
    server = imap_server.Box()
    server.server_close()

    assert mailbox.read(server.url, take=len) == 0


def test_mailbox_gives_what_is_unread_and_marks_it():
    with imap_server.running(imap_server.Box(b"one", b"two", b"three")) as server:
        server.seen.add(2)
        with Mailbox(server.url) as box:
            mails = dict(box.unread(most=5, longest=100))
            still_unread = server.seen == {2}
            box.mark_read(mails)

    assert mails == {b"1": b"one", b"3": b"three"}
    assert still_unread
    assert server.seen == {1, 2, 3}


def test_mailbox_takes_a_few_at_a_time_and_no_more_of_each_than_it_needs():
    with (
        imap_server.running(imap_server.Box(*[b"x" * 50] * 4)) as server,
        Mailbox(server.url) as box,
    ):
        assert dict(box.unread(most=2, longest=10)) == {b"1": b"x" * 10, b"2": b"x" * 10}


def test_mailbox_with_a_wrong_password_refuses():
    with imap_server.running(imap_server.Box()) as server:
        url = server.url.replace("word", "wrong")
        with pytest.raises(imaplib.IMAP4.error):
            Mailbox(url)


@pytest.mark.parametrize("url", ["", "https://host/INBOX", "imaps:///INBOX"])
def test_mailbox_must_be_an_address_of_imap(url):
    with pytest.raises(ValueError, match="imaps"):
        Mailbox(url)
