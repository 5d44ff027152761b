"""The minutes as facts and as PDF: what each rendition tells, and to whom it does not."""

import dataclasses
import subprocess
from datetime import date

import pytest
from django.utils import translation

from cases.documents import minutes as document
from cases.domain.casework import cases
from cases.domain.meetings import approval, impartiality
from cases.domain.meetings import minutes as minutes_domain
from cases.enums import Access, ApprovalAnswer, ImpartialityResult, MinutesState, Rendition
from cases.models import Minutes
from members.models import Person
from tests import factories
from tests.cases.documents.believable import TEXTS, believable
from tests.pdf_checks import attachments, check, font_names

pytestmark = pytest.mark.django_db

RENDITIONS = (Rendition.PUBLIC, Rendition.FULL)


@pytest.fixture
def world():
    return believable()


@pytest.fixture
def approved(world):
    minutes_domain.close(minutes=world.minutes, by=None)
    world.minutes = factories.approved(world.minutes, on=date(2026, 11, 19))
    return world


def facts(world, rendition=Rendition.PUBLIC):
    with translation.override("en"):
        return document.facts(world.minutes, rendition)


def everything(facts) -> str:
    """All that the template is given."""
    return str(dataclasses.asdict(facts))


def drawn(content: bytes, tmp_path) -> str:
    """The text that a reader of the file gets."""
    path = tmp_path / "drawn.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-layout", path, "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def reserve(person):
    Person.objects.filter(pk=person.pk).update(reserved=True, reserved_reason="Sperret adresse")


def test_pdf_passes_every_check_in_inter(approved):
    content = document.render(approved.minutes, Rendition.PUBLIC)

    assert check(content) == []
    assert font_names(content) == {"Inter", "Inter-Semi-Bold"}
    assert attachments(content) == []
    assert len(content) < 60_000


def test_pdf_has_the_same_bytes_when_made_again(approved):
    first = document.render(approved.minutes, Rendition.FULL)

    assert document.render(Minutes.objects.get(), Rendition.FULL) == first


def test_pdf_is_in_the_councils_language_whatever_the_worker_speaks(approved, tmp_path):
    with translation.override("en"):
        content = document.render(approved.minutes, Rendition.PUBLIC)

    assert "onsdag 16. september 2026" in drawn(content, tmp_path).replace("\xa0", " ")


def test_facts_ask_the_same_number_of_queries_for_one_case_and_for_three(
    django_assert_num_queries,
):
    one = believable(texts=TEXTS[:1])

    with django_assert_num_queries(13):
        facts(one)


def test_facts_of_three_cases(world, django_assert_num_queries):
    with django_assert_num_queries(13):
        told = facts(world)

    assert told.heading == "Three cases, three answers"
    assert [(entry.number, entry.outcome, entry.vote) for entry in told.entries] == [
        ("", "Own decision", ""),
        ("01/26", "Advice", "Unanimous (12 votes)."),
        ("02/26", "Advice to the principal", "8 for, 2 against, 1 abstained."),
        ("03/26", "Noted", ""),
    ]


def test_front_page_says_when_where_and_who(world):
    told = facts(world)

    assert (told.label, told.when, told.where, told.clock) == (
        "1/26",
        "Wednesday 16\xa0September 2026",
        "Digitalt",
        "15:30–17:52",
    )
    assert (told.chair, told.minute_taker) == ("T.Q., samhandlingssjef", "V.Ø., leder PKO")
    assert told.summoned == "2\xa0September 2026"


def test_table_shows_every_seat_by_group_and_what_deviates(world):
    told = facts(world)

    assert told.table_heading == "Round the table: 12 of 14"
    assert [(column.label, len(column.seats)) for column in told.columns] == [
        ("Sykehuset", 3),
        ("Fastleger", 5),
        ("Kommuneoverleger", 3),
        ("Others", 3),
    ]
    gps = [(seat.state, seat.name, seat.place, seat.note) for seat in told.columns[1].seats]
    assert gps == [
        ("on", "Q.B.", "Østre Agder", ""),
        ("on", "X.D.", "Kristiansand", ""),
        ("half", "Z.Ø.", "Lindesnes", "for Z.F."),
        ("vacant", "", "Setesdal", "vacant"),
        ("on", "Y.H.", "Lister", ""),
    ]
    assert told.columns[2].seats[1].note == "apologies"


def test_observers_and_guests_stand_below_the_table(world):
    told = facts(world)

    assert told.observers == ("Q.S. (praksiskonsulent)", "Y.R. (praksiskonsulent)")
    assert told.guests == ("K.M. (overlege, nevrologi) took part in item 01/26 only.",)
    assert told.entries[1].guests == ("K.M., overlege, nevrologi",)


def test_unanimous_vote_draws_a_shape_for_each_side(world):
    marks = [mark.shape for mark in facts(world).entries[1].marks]

    assert marks == ["square"] * 3 + ["circle"] * 6 + ["diamond"] * 3


def test_counted_vote_draws_ticks_for_nobody_knows_who_voted_what(world):
    marks = facts(world).entries[2].marks

    assert {mark.shape for mark in marks} == {"tick"}
    assert [mark.state for mark in marks] == ["on"] * 8 + ["off"] * 2 + ["vacant"]


@pytest.mark.parametrize(
    ("rendition", "words"),
    [
        (Rendition.PUBLIC, "Draft · version 1 · public rendition"),
        (Rendition.FULL, "Draft · version 1 · full rendition"),
    ],
)
def test_draft_says_that_it_is_one(world, rendition, words):
    told = facts(world, rendition)

    assert (told.status, told.draft, told.approval) == (words, True, "")


def test_minutes_with_the_chair_say_so(world):
    world.minutes = minutes_domain.close(minutes=world.minutes, by=None)

    assert world.minutes.state == MinutesState.WITH_CHAIR
    assert facts(world).status == "Draft with the chair · version 1 · public rendition"


def test_approved_minutes_say_by_whom_and_when(approved):
    told = facts(approved)

    assert told.status == "Approved 19\xa0November 2026 · version 1 · public rendition"
    assert told.approval == "Approved by all who met, on 19\xa0November 2026."


def test_minutes_with_those_who_met_are_a_draft_that_says_where_it_lies(world):
    closed = minutes_domain.close(minutes=world.minutes, by=None)
    world.minutes = circulated(closed)

    told = facts(world)

    assert told.status == "Draft with those who met · version 1 · public rendition"
    assert (told.draft, told.approval) == (True, "")


def circulated(closed):
    return approval.circulate(
        minutes=closed,
        reader=closed.meeting.chair,
        due=date(2026, 9, 23),
        on=date(2026, 9, 16),
        by=None,
    )


def test_minutes_approved_by_silence_say_so(world):
    circulated(minutes_domain.close(minutes=world.minutes, by=None))
    approval.pass_deadline(minutes_id=world.minutes.pk, on=date(2026, 9, 24))

    assert facts(world).approval == (
        "Those who met were heard, and nobody objected; approved on 24\xa0September 2026."
    )


def test_remark_that_changed_nothing_is_not_called_an_approval(world):
    waiting = circulated(minutes_domain.close(minutes=world.minutes, by=None))
    for row in waiting.approvals.filter(answer=""):
        approval.answer(
            minutes=waiting,
            person=row.person,
            answer=ApprovalAnswer.REMARK if row.person.name == "Z.Ø." else ApprovalAnswer.APPROVED,
            remark="Jeg sa noe annet.",
            on=date(2026, 9, 18),
            by=None,
        )
    remark = waiting.approvals.get(answer=ApprovalAnswer.REMARK)
    approval.let_stand(approval=remark, why="Opptaket viser det.", on=date(2026, 9, 19), by=None)

    assert facts(world).approval == (
        "Those who met were heard; a remark did not change the text; "
        "approved on 19\xa0September 2026."
    )


def test_action_point_says_who_what_and_by_when(world):
    (agreed,) = facts(world).entries[2].actions

    assert (agreed.owner, agreed.task, agreed.due) == (
        "V.Ø.",
        "Oversender saken til OSS",
        "30\xa0September 2026",
    )
    assert str(agreed) == ("V.Ø. (leder PKO): oversender saken til OSS, by 30\xa0September 2026.")


def test_reserved_owner_of_an_action_point_is_left_out_in_public(world):
    reserve(world.people["V.Ø."])

    public, full = (facts(world, rendition).entries[2].actions[0] for rendition in RENDITIONS)

    assert (public.owner, full.owner) == ("name not public", "V.Ø.")
    assert "V.Ø." not in str(public)


@pytest.mark.parametrize("name", ["T.Q.", "V.Ø.", "Q.B.", "Z.F.", "Z.Ø.", "Q.S.", "K.M."])
def test_reserved_name_is_in_the_full_rendition_only(approved, name):
    title = approved.people[name].title
    reserve(approved.people[name])

    public, full = facts(approved), facts(approved, Rendition.FULL)

    assert name in everything(full)
    assert name not in everything(public)
    assert "name not public" in everything(public)
    if title and title != "praksiskonsulent":
        assert title not in everything(public)


def test_exempt_case_leaves_number_and_legal_basis_in_public(world, tmp_path):
    secret = cases.change(
        case=world.cases[0],
        access=Access.EXEMPT,
        legal_basis="offentleglova § 13",
        by=None,
    )

    public, full = facts(world), facts(world, Rendition.FULL)

    assert public.entries[1] == document.Entry(
        number="01/26",
        title="Exempt from publicity",
        language="",
        access="Exempt from publicity (offentleglova § 13).",
        outcome="",
    )
    assert public.guests == ()
    assert full.entries[1].background == f"<p>{TEXTS[0]['background']}</p>"
    assert full.entries[1].access == "Exempt from publicity (offentleglova § 13)."
    text = drawn(document.render(world.minutes, Rendition.PUBLIC), tmp_path)
    for leak in (secret.title, "Sykehusleger", "Brukerrepresentantene", "K.M.", "Unanimous"):
        assert leak not in text


def test_partly_exempt_case_shows_title_and_outcome_in_public(world):
    cases.change(
        case=world.cases[1], access=Access.PARTLY, legal_basis="offentleglova § 14", by=None
    )

    assert facts(world).entries[2] == document.Entry(
        number="02/26",
        title=TEXTS[1]["title"],
        language="nb",
        access="Partly exempt from publicity (offentleglova § 14).",
        outcome="Advice to the principal",
    )


def test_document_prints_every_text_that_was_written(approved, tmp_path):
    text = " ".join(drawn(document.render(approved.minutes, Rendition.PUBLIC), tmp_path).split())

    for written in TEXTS:
        for word in " ".join(str(written[field]) for field in ("title", "background")).split():
            assert word in text
    assert "V.Ø." in text
    assert "Oversender saken til OSS" in text
    assert "30. september 2026" in text.replace("\xa0", " ")


def test_believable_minutes_take_three_pages(approved, tmp_path):
    content = document.render(approved.minutes, Rendition.PUBLIC)

    assert drawn(content, tmp_path).count("\f") == 3


def test_who_stepped_down_is_told_to_all_and_the_reason_in_the_full_rendition_only(agder):
    council = factories.council_of(agder)
    draft = factories.opened(council, case=factories.new_case(council))
    item = draft.meeting.items.get(case__isnull=False)
    q_b = Person.objects.get(name="Q.B.")
    asked = impartiality.raise_question(item=item, person=q_b, reason="Eier et firma.", by=None)
    impartiality.decide(impartiality=asked, result=ImpartialityResult.DISQUALIFIED, by=None)
    entry = draft.entries.get(item=item)
    minutes_domain.write(entry=entry, revision=1, unanimous=True, by=None)

    full, public = (
        next(each for each in document.facts(draft, rendition).entries if each.impartiality)
        for rendition in (Rendition.FULL, Rendition.PUBLIC)
    )

    assert ("Q.B." in full.impartiality[0], "Q.B." in public.impartiality[0]) == (True, True)
    assert "Eier et firma" in full.impartiality[0]
    assert "Eier et firma" not in public.impartiality[0]
    assert (len(full.marks), "13" in full.vote) == (13, True)
