"""How often somebody is written to, and the address in each mail that opens the choice."""

import pytest
from django.core.exceptions import ValidationError
from django.core.signing import Signer
from django.urls import resolve

from members.domain import people, rhythm
from members.enums import Rhythm
from members.models import Person


def signed(person):
    return resolve(rhythm.address(person)).kwargs["signed"]


def test_address_leads_to_the_person_and_to_nobody_else(person):
    other = people.register_person(name="N.N.", by=None)

    assert rhythm.person_of(signed(person)) == person
    assert rhythm.person_of(signed(other)) == other
    assert signed(person) != signed(other)


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value + "x",
        lambda value: "9" + value,
        lambda value: value.split("~")[0],
        lambda value: "",
        lambda value: Signer(salt="another").sign(value.split("~")[0]),
    ],
)
def test_address_that_we_have_not_written_opens_nothing(change, person):
    assert rhythm.person_of(change(signed(person))) is None


def test_entry_that_became_part_of_another_has_no_choice(person):
    Person.objects.filter(pk=person.pk).update(
        merged_into=people.register_person(name="N.N.", by=None), user=None, email=""
    )

    assert rhythm.person_of(signed(person)) is None


@pytest.mark.parametrize("choice", ["", *Rhythm.values])
def test_choice_is_kept_with_its_history(choice, person):
    rhythm.choose(person=person, rhythm=choice, by=person.user)

    assert Person.objects.get(pk=person.pk).rhythm == choice
    written = person.history.latest()
    assert (written.history_change_reason, written.history_user) == (
        "person.rhythm",
        person.user,
    )


def test_choice_that_does_not_exist_is_refused(person):
    with pytest.raises(ValidationError):
        rhythm.choose(person=person, rhythm="hourly", by=None)
    assert Person.objects.get(pk=person.pk).rhythm == ""
