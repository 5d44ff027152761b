"""The PDFs on the page of closed minutes: waited for, fetched, never those of an older text."""

import pytest
import time_machine

from cases.domain.meetings import minutes
from cases.enums import Rendition
from tests.cases.views.workbench import at, coming, in_session, with_chair, written

DETAIL = at("referat/")
SEND_BACK = at("referat/send-tilbake/")
PDF = b"%PDF-1.7 a trial"


@pytest.fixture(autouse=True)
def _today(agder):
    with time_machine.travel("2026-11-22 12:00+01:00"):
        yield


def current():
    return minutes.current(coming())


def test_page_asks_for_the_pdf_until_it_is_there(as_secretary):
    stored = with_chair()
    waiting = as_secretary.get(DETAIL).text
    for rendition in Rendition:
        minutes.file_pdf(minutes=stored, rendition=rendition, content=PDF + rendition.encode())

    there = as_secretary.get(DETAIL).text

    assert ('hx-trigger="every 3s"' in waiting, 'hx-trigger="every 3s"' in there) == (True, False)
    assert there.count("/referat/full.pdf") == 1


def test_pdf_of_before_the_sending_back_is_not_shown_as_the_new_one(as_chair):
    old = minutes.file_pdf(minutes=with_chair(), rendition=Rendition.FULL, content=PDF)
    assert minutes.newest_file(current(), Rendition.FULL) == old

    as_chair.post(SEND_BACK, {"why": "Navnet er feil."})
    with time_machine.travel("2026-11-22 12:05+01:00"):
        minutes.close(minutes=current(), by=None)

    assert minutes.newest_file(current(), Rendition.FULL) is None
    assert as_chair.get(at("referat/full.pdf")).status_code == 404


def test_download_gives_the_stored_file_and_nothing_else(as_secretary, client):
    stored = minutes.file_pdf(minutes=with_chair(), rendition=Rendition.FULL, content=PDF)

    answer = as_secretary.get(at("referat/full.pdf"))

    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["ETag"] == f'"{stored.sha256}"'
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert as_secretary.get(at("referat/public.pdf")).status_code == 404
    assert as_secretary.get(at("referat/annet.pdf")).status_code == 404
    assert client.get(at("referat/full.pdf")).status_code == 302


def test_draft_has_no_page_of_closed_minutes(as_secretary, as_chair):
    written(in_session())

    assert [each.get(DETAIL).status_code for each in (as_secretary, as_chair)] == [404, 404]
