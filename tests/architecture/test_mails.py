"""Every mail has its three templates and can be written in both languages of Norwegian."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.template.loader import get_template
from django.utils import timezone

from cases.domain.intake import mails
from cases.domain.meetings import specialists
from cases.enums import FeedbackState, ResolutionOutcome
from cases.models import (
    AgendaItem,
    Call,
    Commission,
    Guest,
    Meeting,
    Minutes,
    PrincipalResolution,
    Recommendation,
    Summons,
)
from councils.models import Community, Council, Seat
from legeraad import sms
from legeraad.mail import INTENTS, Sender, compose
from members.domain.letters import Entry
from members.models import Person, Term, Vacancy
from tests.architecture.sources import PROJECT
from tests.cases.domain.hearings.asked import answered as answered_hearing
from tests.cases.domain.hearings.asked import sent as on_hearing
from tests.cases.domain.intake.posted import mail_of, reported
from tests.cases.domain.meetings.in_writing import sent
from tests.cases.domain.reach import reached
from tests.cases.views.workbench import new_case
from tests.factories import DAY

PARTS = ("subject.txt", "body.txt", "body.html")
SENDER = Sender("Agder legeråd", "post@eksempel.example", "00 00 00 00")


def first(model):
    return model.objects.order_by("pk").first().pk


def answered():
    """The principal said yes to the first recommendation of the sample."""
    given = Recommendation.objects.order_by("pk").first()
    return PrincipalResolution.objects.create(
        recommendation=given,
        principal=given.case.council.anchored_in,
        decided_on=DAY,
        case_number="31-2026",
        outcome=ResolutionOutcome.APPROVED,
        text="OSS slutter seg til rådet.",
    )


def heard():
    """A body that has answered a hearing."""
    hearing = on_hearing(new_case(), "alu-ostre-agder")
    return answered_hearing(hearing.invitations.get())


def wanted():
    """A committee that is asked for a specialist."""
    body = Council.objects.get(slug="alu-ostre-agder")
    words = {"wanted": "En røntgenlege", "why": "Vi spør.", "on": DAY, "by": None}
    later = DAY + timedelta(days=14)
    return specialists.ask(case=new_case(), body=body, deadline=later, **words)


def left():
    """A term that has come to its end."""
    return Term.objects.filter(ended_on__isnull=False).order_by("pk").first().pk


def called():
    """A substitute, called in to a meeting of the sample."""
    seat = Seat.objects.filter(group__council__slug="alr", substitute_for=None).earliest("pk")
    meeting = Meeting.objects.filter(council=seat.group.council).earliest("pk")
    summons, _made = Summons.objects.get_or_create(meeting=meeting, seat=seat)
    facts = {"rank": 9, "duty_since": timezone.now(), "answer_by": DAY}
    person = Person.objects.earliest("pk")
    return Call.objects.get_or_create(summons=summons, person=person, defaults=facts)[0]


def invited():
    meeting = Meeting.objects.earliest("pk")
    facts = {"professional_group": "gp", "role": "ad_hoc", "item": meeting.items.first()}
    return Guest.objects.create(meeting=meeting, person=Person.objects.earliest("pk"), **facts)


def letter(lines):
    """The letter of the day with so many things that wait, the first of them late."""
    entries = [
        Entry(
            f"Godkjenn referat {number}/26", "Les og godkjenn", "/min-side/", "ALR", "Møtet i mai"
        )
        for number in range(lines)
    ]
    entries[0] = replace(entries[0], deadline=DAY, late=True)
    return {"entries": entries, "first": entries[0], "others": lines - 1}


def on_case():
    """An e-mail that was put on a case."""
    case = new_case()
    mail = mails.receive(community=case.council.community, content=mail_of(), by=None)
    mails.file_on(mail=mail, case=case, receipt=False, on=DAY, by=None)
    return mail


def report():
    return reported(Community.objects.get(slug="agder"), state=FeedbackState.RECEIVED)


def sent_out():
    """A recommendation of the sample that was sent to one committee."""
    return reached.sent_out("alu-ostre-agder").recommendation


def in_writing():
    """A written procedure: one meeting of one item."""
    return sent().pk


# What each intent is about, from the sample. A new intent needs a row.
MATTERS = {
    "members/login_code": partial(dict, code="ABC-DEF"),
    "members/login_locked": dict,
    "members/factor_changed": partial(dict, change="passkey_added"),
    "members/address_changed": partial(dict, new="n…@eksempel.example"),
    "members/vacancy": lambda: {"vacancy": first(Vacancy)},
    "members/resigned": lambda: {"term": left(), "own": False},
    "members/letter": partial(letter, 2),
    "members/alarm": partial(dict, troubles=["not_swept", "parked"], parked=3),
    "members/welcome": lambda: {"term": first(Term)},
    "cases/agenda_sent": lambda: {"meeting_id": first(Meeting)},
    "cases/agenda_to_approve": lambda: {"meeting_id": first(Meeting)},
    "cases/agenda_returned": lambda: {"meeting_id": first(Meeting), "why": "Sak 2 må vente."},
    "cases/papers_forwarded": lambda: {
        "meeting_id": first(Meeting),
        "item_ids": [first(AgendaItem)],
        "note": "Se punkt 3.",
    },
    "cases/answer_refused": lambda: {"meeting_id": first(Meeting), "why": "Møtet har begynt."},
    "cases/call_in": lambda: {"call_id": called().pk},
    "cases/call_ended": lambda: {"call_id": called().pk},
    "cases/seat_unfilled": lambda: {"summons_id": called().summons_id},
    "cases/guest_invited": lambda: {"guest_id": invited().pk},
    "cases/written_sent": lambda: {"meeting_id": in_writing()},
    "cases/written_stopped": lambda: {"meeting_id": in_writing()},
    "cases/minutes_to_read": lambda: {"minutes_id": first(Minutes)},
    "cases/minutes_to_approve": lambda: {"minutes_id": first(Minutes)},
    "cases/meeting_changed": lambda: {
        "meeting_id": first(Meeting),
        "before_id": first(Meeting.history.model),
    },
    "cases/meeting_cancelled": lambda: {
        "meeting_id": first(Meeting),
        "before_id": first(Meeting.history.model),
        "cases": [],
    },
    "cases/hearing_sent": lambda: {"hearing_id": heard().invitation.hearing_id},
    "cases/hearing_changed": lambda: {"hearing_id": heard().invitation.hearing_id},
    "cases/hearing_followed_up": lambda: {"answer_id": heard().pk},
    "cases/mail_received": lambda: {"mail_id": on_case().pk},
    "cases/feedback_code": lambda: {"feedback_id": report().pk, "code": "012345"},
    "cases/feedback_news": lambda: {"feedback_id": report().pk},
    "cases/specialist_asked": lambda: {"request_id": wanted().pk},
    "cases/specialist_answered": lambda: {"request_id": wanted().pk},
    "cases/days_announced": lambda: {"meeting_ids": [first(Meeting)]},
    "cases/commission_received": lambda: {"commission_id": first(Commission)},
    "cases/advice_lifted": lambda: {"recommendation_id": first(Recommendation)},
    "cases/answer_registered": lambda: {"resolution_id": answered().pk},
    "cases/recommendation_out": lambda: {"recommendation_id": sent_out().pk, "wave": 1},
    "cases/recommendation_to_members": lambda: {"reach_id": sent_out().reach.first().pk},
    "cases/recommendation_in_force": lambda: {"recommendation_id": first(Recommendation)},
}


def test_every_intent_has_a_matter_to_be_tried_with():
    assert set(INTENTS) == set(MATTERS)


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", sorted(name for name in MATTERS if INTENTS[name].texted))
def test_text_message_is_one_message_and_links_nowhere(name, language, agder):
    intent = INTENTS[name]
    words = intent.words(MATTERS[name]())

    text = sms.write(intent=intent, language=language, words=words)

    assert text == sms.fitted(text)
    assert 0 < len(text) <= sms.LONGEST
    assert not {"?", "http", "None", "{", "@"} & set(text.split())
    assert words["council"].label in text


def test_every_text_message_belongs_to_an_intent_that_is_texted():
    folder = PROJECT / "templates" / "emails"
    found = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("sms.txt")}

    assert found == {name for name, intent in INTENTS.items() if intent.texted}


def test_every_folder_of_mails_belongs_to_an_intent():
    folder = PROJECT / "templates" / "emails"
    folders = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("subject.txt")}

    assert folders == set(INTENTS)


@pytest.mark.parametrize("name", sorted(MATTERS))
def test_mail_has_its_three_templates(name):
    for part in PARTS:
        get_template(f"emails/{name}/{part}")


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("name", sorted(MATTERS))
def test_mail_can_be_written(name, language, agder):
    intent = INTENTS[name]

    mail = compose(
        intent=intent,
        to="a@eksempel.example",
        language=language,
        words=intent.words(MATTERS[name]()),
        sender=SENDER,
        message_id="k",
    )

    html = mail.alternatives[0].content
    assert 0 < len(mail.subject) <= 120
    assert "\n" not in mail.subject
    assert mail.body.strip()
    assert f'lang="{language}"' in html
    for words in (mail.subject, mail.body, html):
        assert not {"None", "{{", "{%", "&amp;amp;"} & set(words.split())
    assert "&lt;" not in mail.body
    assert "&#x27;" not in mail.body


@pytest.mark.parametrize("lines", [1, 2, 12])
def test_letter_of_the_day_names_each_thing_with_its_act_and_its_day(lines):
    words = letter(lines) | {"rhythm_url": "/min-side/e-post/1~x/"}

    mail = compose(
        intent=INTENTS["members/letter"],
        to="a@eksempel.example",
        language="nn",
        words=words,
        sender=SENDER,
        message_id="k",
    )

    for text in (mail.body, mail.alternatives[0].content):
        assert text.count("ALR: Godkjenn referat ") == lines
        assert text.count("Les og godkjenn") == lines
        assert text.count("16.\xa0september 2026") == 1
        assert "/min-side/e-post/1~x/" in text
        assert SENDER.reply_to in text
    assert mail.subject.startswith("ALR: Godkjenn referat 0/26")
    assert ("12. ALR: " in mail.body) == (lines == 12)
