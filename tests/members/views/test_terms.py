"""Putting somebody in a seat, correcting, releasing, ending, taking the end back."""

from datetime import date

import pytest

from councils.domain import seats
from councils.models import Seat
from members.domain import people, terms
from members.enums import EndReason
from members.models import Notice, Person, Term, Vacancy

ALR = "/agder/sammensetning/alr/"
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(TODAY)


@pytest.fixture
def seat(agder):
    """Seat 7 is vacant since its holder moved."""
    return Seat.objects.get(group__council__slug="alr", ordinal=7, substitute_for=None)


@pytest.fixture
def term(agder):
    return Term.objects.get(
        seat__group__council__slug="alr", seat__ordinal=4, seat__substitute_for=None
    )


def put_in(seat):
    return f"{ALR}plasser/{seat.pk}/sett-inn/"


def at(term, act):
    return f"{ALR}perioder/{term.pk}/{act}/"


def facts(**changes):
    return {
        "person": "new",
        "name": "N.N.",
        "email": "n.n@eksempel.example",
        "start": "01.12.2026",
        "length": "term",
        "filled_by": "election",
        "appointed_by": "ALU i Setesdal",
        "decided_on": "20.11.2026",
    } | changes


def errors(answer):
    return list(answer.context["form"].errors)


def choices(answer):
    return [str(label) for _key, label in answer.context["form"].fields["person"].choices]


# putting somebody in


def test_new_puts_somebody_new_on_file_and_in_the_seat(as_secretary, secretary, seat):
    """PRJ-16: who, by whom, when."""
    answer = as_secretary.post(put_in(seat), facts())

    assert answer.url == ALR
    term = Term.objects.get(person__name="N.N.")
    assert (term.seat, term.start, term.planned_end) == (seat, date(2026, 12, 1), date(2028, 12, 1))
    assert (term.appointed_by, term.decided_on) == ("ALU i Setesdal", date(2026, 11, 20))
    assert term.person.user.email == "n.n@eksempel.example"
    assert term.history.get().history_user == secretary


def test_new_by_search_offers_those_on_file_and_takes_one(as_secretary, seat):
    answer = as_secretary.get(put_in(seat), {"q": "y.l"})
    assert any(label.startswith("Y.L.") for label in choices(answer))
    person = Person.objects.get(name="Y.L.")

    as_secretary.post(f"{put_in(seat)}?q=y.l", facts(person=str(person.pk)))

    assert Term.objects.get(seat=seat, ended_on=None).person == person
    assert not Person.objects.filter(name="N.N.").exists()


def test_new_by_search_without_a_hit_says_so_and_keeps_the_way_for_somebody_new(as_secretary, seat):
    answer = as_secretary.get(put_in(seat), {"q": "finnes ikke"})

    last = seat.terms.get().person
    keys = [key for key, _label in answer.context["form"].fields["person"].choices]
    assert keys == [str(last.pk), "new"]


def test_new_that_was_not_found_by_the_search_cannot_be_chosen(as_secretary, seat):
    """Z5: a key from elsewhere."""
    stranger = people.register_person(name="F.R.", by=None)

    answer = as_secretary.post(put_in(seat), facts(person=str(stranger.pk)))

    assert (answer.status_code, errors(answer)) == (422, ["person"])


def test_new_fills_the_vacancy(as_secretary, seat):
    vacancy = Vacancy.objects.unfilled().get(seat=seat)

    as_secretary.post(put_in(seat), facts())

    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.term.person.name) == ("filled", "N.N.")


@pytest.mark.parametrize(
    ("changes", "planned_end"),
    [
        ({"length": "rest"}, date(2027, 3, 1)),
        ({"length": "until", "until": "31.12.2027"}, date(2028, 1, 1)),
        ({"length": "until", "until": "01.12.2026"}, date(2026, 12, 2)),
        ({"start": "31.01.2027"}, date(2029, 1, 31)),
        ({"start": "29.02.2028"}, date(2030, 2, 28)),
    ],
)
def test_new_has_the_length_that_was_chosen(as_secretary, seat, changes, planned_end):
    """By-term: the rest of the period, or two years. The last day is included on the page."""
    as_secretary.post(put_in(seat), facts(**changes))

    assert Term.objects.get(person__name="N.N.").planned_end == planned_end


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"person": ""}, ["person"]),
        ({"name": " "}, ["name"]),
        ({"email": "x"}, ["email"]),
        ({"email": "fastlege@eksempel.example"}, ["email"]),
        ({"start": "31.02.2026"}, ["start"]),
        ({"length": "until"}, ["until"]),
        ({"length": "until", "until": "30.11.2026"}, ["until"]),
        ({"filled_by": "meeting"}, ["present"]),
        ({"appointed_by": ""}, ["appointed_by"]),
        ({"name": "før\x00etter"}, ["name"]),
    ],
)
def test_new_that_cannot_be_is_explained_beside_its_field(as_secretary, seat, changes, wrong):
    answer = as_secretary.post(put_in(seat), facts(**changes))

    assert (answer.status_code, errors(answer)) == (422, wrong)
    assert not Term.objects.filter(seat=seat, ended_on=None).exists()
    assert not Person.objects.filter(name="N.N.").exists()


def test_new_in_a_taken_seat_says_who_sits_there_beside_the_day(as_secretary, term):
    """C4."""
    answer = as_secretary.post(put_in(term.seat), facts())

    assert (answer.status_code, errors(answer)) == (422, ["start"])
    assert "Q.B." in str(answer.context["form"].errors["start"])


def test_new_sent_twice_seats_once(as_secretary, seat):
    first, second = (as_secretary.post(put_in(seat), facts()) for _half in range(2))

    assert (first.status_code, second.status_code) == (302, 422)
    assert Term.objects.filter(seat=seat, person__name="N.N.").count() == 1
    assert Person.objects.filter(name="N.N.").count() == 1


def test_new_again_has_the_same_person_and_begins_the_day_after(as_secretary, term):
    answer = as_secretary.get(f"{put_in(term.seat)}?igjen=1")

    initial = answer.context["form"].initial
    assert (initial["person"], initial["start"]) == (str(term.person_id), term.planned_end)
    again = facts(person=str(term.person_id), start="01.03.2027")
    as_secretary.post(f"{put_in(term.seat)}?igjen=1", again)
    latest = Term.objects.filter(seat=term.seat).latest("start")
    assert (latest.person, latest.planned_end) == (term.person, date(2029, 3, 1))


def test_new_asks_for_the_leader_where_the_group_does(as_secretary, seat):
    """FSU-9."""
    seats.change_seat_group(group=seat.group, needs_leader=True, by=None)

    refused = as_secretary.post(put_in(seat), facts())
    as_secretary.post(put_in(seat), facts(responsible_leader="Helselederen"))

    assert errors(refused) == ["responsible_leader"]
    assert Term.objects.get(person__name="N.N.").responsible_leader == "Helselederen"


def test_new_in_a_derived_seat_is_not_there(as_secretary, seat, agder):
    """ALR-19."""
    group = agder.councils.get(slug="alr").seat_groups.get(label="Fastleger")
    mirror = seats.add_seat(group=group, title="Speil", mirrors=seat, by=None)

    assert as_secretary.get(put_in(mirror)).status_code == 404


# ending, and taking back


def test_end_is_after_the_last_day_and_asks_at_once(as_secretary, term, agder):
    """ALR-18: the chair of the body has an address."""
    body = agder.councils.get(slug="alu-ostre-agder")
    seats.change_seat_group(group=term.seat.group, appointing_council=body, by=None)

    as_secretary.post(at(term, "avslutt"), {"on": "31.12.2026", "reason": "moved"})

    term.refresh_from_db()
    assert (term.ended_on, term.end_reason) == (date(2027, 1, 1), "moved")
    vacancy = Vacancy.objects.unfilled().get(seat=term.seat)
    assert (vacancy.since, vacancy.state) == (date(2027, 1, 1), "asked")
    assert Notice.objects.filter(key__startswith=f"vacancy:{vacancy.pk}:").exists()


def test_end_says_who_is_asked_before_it_is_done(as_secretary, term, agder):
    oss = agder.councils.get(slug="oss")
    seats.change_seat_group(group=term.seat.group, appointing_council=oss, by=None)

    answer = as_secretary.get(at(term, "avslutt"))

    assert any(oss.name in sentence for sentence in answer.context["effects"])


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"on": "", "reason": "moved"}, ["on"]),
        ({"on": "31.12.2026"}, ["reason"]),
        ({"on": "31.12.2026", "reason": "x"}, ["reason"]),
    ],
)
def test_end_without_day_or_reason_is_refused(as_secretary, term, sent, wrong):
    answer = as_secretary.post(at(term, "avslutt"), sent)

    assert (answer.status_code, errors(answer)) == (422, wrong)


def test_end_long_before_the_start_is_refused_beside_the_day(as_secretary, term):
    answer = as_secretary.post(at(term, "avslutt"), {"on": "01.01.2020", "reason": "other"})

    assert (answer.status_code, errors(answer)) == (422, ["on"])


def test_end_by_two_at_once_is_one_end(as_secretary, term):
    sent = {"on": "31.12.2026", "reason": "moved"}
    as_secretary.post(at(term, "avslutt"), sent)

    again = as_secretary.post(at(term, "avslutt"), sent)
    other = as_secretary.post(at(term, "avslutt"), sent | {"on": "30.12.2026"})

    assert (again.status_code, other.status_code) == (302, 422)
    assert term.history.count() == 2
    assert Vacancy.objects.unfilled().filter(seat=term.seat).count() == 1


def test_end_to_come_is_taken_back(as_secretary, term):
    terms.end_term(term=term, on=date(2027, 1, 1), reason=EndReason.MOVED, by=None)
    assert at(term, "behold") in as_secretary.get(ALR).text

    as_secretary.post(at(term, "behold"))

    term.refresh_from_db()
    assert term.ended_on is None
    assert not Vacancy.objects.unfilled().filter(seat=term.seat).exists()


def test_end_that_has_come_is_not_taken_back_and_says_why(as_secretary, term, time_machine):
    terms.end_term(term=term, on=date(2027, 1, 1), reason=EndReason.MOVED, by=None)
    time_machine.move_to(date(2027, 1, 1))

    answer = as_secretary.post(at(term, "behold"))

    assert (answer.status_code, errors(answer)) == (422, ["__all__"])


# corrections and release


def test_edit_corrects_the_appointment_and_keeps_what_stood(as_secretary, term):
    initial = as_secretary.get(at(term, "rediger")).context["form"].initial
    assert (initial["start"], initial["last_day"]) == (date(2025, 3, 1), date(2027, 2, 28))

    as_secretary.post(
        at(term, "rediger"),
        {
            "start": "01.03.2025",
            "last_day": "31.03.2027",
            "filled_by": "meeting",
            "appointed_by": "ALU",
            "decided_on": "12.02.2025",
            "present": "14",
        },
    )

    term.refresh_from_db()
    assert (term.planned_end, term.filled_by, term.present) == (date(2027, 4, 1), "meeting", 14)
    assert term.history.count() == 2


def test_edit_with_the_last_day_before_the_first_is_refused(as_secretary, term):
    sent = {"start": "01.03.2025", "last_day": "28.02.2025", "filled_by": "election"}

    answer = as_secretary.post(at(term, "rediger"), sent | {"appointed_by": "ALU"})

    assert (answer.status_code, errors(answer)) == (422, ["last_day"])


def test_release_is_agreed_and_replaced(as_secretary, term):
    """FSU-11."""
    sent = {"released_by": "Arendal kommune", "hours_meeting": "3,5", "hours_between": "4"}
    as_secretary.post(at(term, "fristilling"), sent | {"agreed_on": "01.12.2026"})
    as_secretary.post(
        at(term, "fristilling"), sent | {"hours_between": "4.5", "agreed_on": "02.12.2026"}
    )

    assert (term.release.hours_meeting, term.release.hours_between) == (3.5, 4.5)
    assert term.release.history.count() == 2


def test_release_without_hours_is_refused(as_secretary, term):
    sent = {"released_by": "Arendal kommune", "hours_meeting": "0", "hours_between": "0"}

    answer = as_secretary.post(at(term, "fristilling"), sent | {"agreed_on": "01.12.2026"})

    assert answer.status_code == 422


def test_acts_are_the_secretary_s_alone(as_member, as_chair, as_registrar, seat, term):
    for address in (put_in(seat), at(term, "avslutt"), at(term, "rediger"), at(term, "behold")):
        for browser in (as_member, as_chair, as_registrar):
            assert browser.post(address, facts()).status_code == 403


def test_acts_on_a_term_of_another_council_are_not_there(as_secretary, term):
    """Z5."""
    address = f"/agder/sammensetning/au-alr/perioder/{term.pk}/avslutt/"

    assert as_secretary.get(address).status_code == 404
