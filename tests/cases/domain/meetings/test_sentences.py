"""The sentences that the minutes write themselves, in exact English."""

import pytest
from django.utils import translation

from cases.domain.meetings import sentences
from cases.domain.meetings.sentences import Vote


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("cast", "sentence"),
    [
        (Vote(True, None, None, None, 11), "Unanimous (11 votes)."),
        (Vote(True, 9, 0, 0, 11), "Unanimous (9 votes)."),
        (Vote(True, None, None, None, 1), "Unanimous (1 vote)."),
        (Vote(False, 8, 2, 1, 11), "8 for, 2 against, 1 abstained."),
        (Vote(False, 8, 2, 0, 11), "8 for, 2 against."),
        (Vote(False, 8, 0, 3, 11), "8 for, 0 against, 3 abstained."),
        (Vote(False, None, 11, None, 11), "0 for, 11 against."),
        (Vote(False, None, None, None, 11), ""),
        (Vote(False, 0, 0, 0, 11), ""),
    ],
)
def test_vote_says_what_was_counted(cast, sentence):
    assert sentences.vote(cast) == sentence


def test_met_says_on_screen_only_when_it_deviates():
    assert sentences.met(name="Q.B.") == "Q.B. met."
    assert sentences.met(name="Q.B.", remote=True) == "Q.B. met on screen."


def test_substitute_names_the_absent_or_the_vacant_seat():
    assert sentences.met_as_substitute(name="Z.Ø.", absent="Z.F.") == "Z.Ø. met for Z.F."
    assert (
        sentences.met_as_substitute(name="Z.Ø.", absent="")
        == "Z.Ø. met as a substitute in a vacant seat."
    )


def test_apologies_say_when_the_chair_was_empty():
    assert sentences.apologised(name="Z.F.", replaced=True) == "Z.F. sent apologies."
    assert (
        sentences.apologised(name="W.J.", replaced=False)
        == "W.J. sent apologies; no substitute met."
    )


def test_guest_took_part_in_one_item():
    assert (
        sentences.came_for_item(name="K.M.", item="02/26") == "K.M. took part in item 02/26 only."
    )


def test_table_counts_the_seats_too():
    assert sentences.round_the_table(present=12, seats=14) == "Round the table: 12 of 14"


@pytest.mark.parametrize(
    ("cases", "answers", "sentence"),
    [
        (4, 4, "Four cases, four answers"),
        (1, 1, "One case, one answer"),
        (3, 0, "Three cases"),
        (13, 12, "13 cases, twelve answers"),
    ],
)
def test_heading_counts_in_words(cases, answers, sentence):
    assert sentences.cases_and_answers(cases=cases, answers=answers) == sentence


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({}, "Approved by all who met, on 20 September."),
        (
            {"by_silence": True},
            "Those who met were heard, and nobody objected; approved on 20 September.",
        ),
        (
            {"by_silence": True, "after_remark": True},
            "Those who met were heard; a remark did not change the text; approved on 20 September.",
        ),
        ({"in_writing": True}, "Approved by all who took part, on 20 September."),
        (
            {"in_writing": True, "by_silence": True},
            "Those who took part were heard, and nobody objected; approved on 20 September.",
        ),
        (
            {"in_writing": True, "after_remark": True},
            (
                "Those who took part were heard; a remark did not change the text;"
                " approved on 20 September."
            ),
        ),
    ],
)
def test_approval_claims_no_more_than_what_happened(how, sentence):
    assert sentences.approved(day="20 September", **how) == sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"task": "sender saken"}, "Sender saken."),
        ({"task": "sender saken.", "owner": "V.Ø."}, "V.Ø.: sender saken."),
        ({"task": "sender saken.", "due": "30 May"}, "Sender saken, by 30 May."),
        (
            {"task": "sender saken", "owner": "V.Ø.", "due": "30 May"},
            "V.Ø.: sender saken, by 30 May.",
        ),
    ],
)
def test_action_point_is_one_sentence(facts, sentence):
    assert sentences.agreed(**facts) == sentence


def test_second_one_in_a_seat_is_said_to_have_no_vote():
    """AHU-9."""
    said = sentences.attended_without_vote(name="Q.B.", voter="Q.V.")

    assert said == "Q.B., without a vote: Q.V. voted in the seat"


def test_impartiality_tells_the_reason_and_the_substitute_where_there_is_one():
    with translation.override("en"):
        said = [
            sentences.impartiality(name="Z.N.", stepped_down=True),
            sentences.impartiality(
                name="Z.N.", stepped_down=True, reason="Owns a firm.", substitute="Q.V."
            ),
            sentences.impartiality(name="Z.N.", stepped_down=False, reason="Owns a firm"),
        ]

    first = "Z.N. was found not to be impartial"
    assert said == [
        f"{first}, and took no part in the item.",
        f"{first} (Owns a firm), and took no part in the item. Q.V. stepped in.",
        "The impartiality of Z.N. was raised (Owns a firm); Z.N. was found impartial.",
    ]
