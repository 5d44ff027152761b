"""The contact list: on screen with all addresses to copy, and as files that a program opens."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from councils.domain import councils
from councils.enums import Behaviour
from members.domain import deliveries, people
from members.enums import Role
from members.models import Person

LIST = "/agder/sammensetning/alr/kontaktliste/"


def test_everybody_of_today_is_on_the_list_with_one_line_to_copy(as_secretary, member, substitute):
    answer = as_secretary.get(LIST)

    listed = [each.person for each in answer.context["listed"]]
    text = answer.content.decode()
    assert member.person in listed
    assert substitute.person in listed
    line = "; ".join(person.email for person in listed if person.email)
    assert f'data-copy="{line}"' in text
    assert f"{line}</textarea>" in text


def test_whoever_has_no_address_is_named(as_secretary, member):
    people.change_person(person=member.person, email="", by=None)

    answer = as_secretary.get(LIST)

    assert member.person in answer.context["silent"]


def test_council_that_is_empty_says_so(as_secretary, agder, secretary):
    people.give_role(
        person=secretary.person,
        role=Role.SECRETARY,
        community=agder,
        start=date(2026, 1, 1),
        by=None,
    )
    councils.register_council(
        community=agder,
        name="Fagråd",
        label="FR",
        slug="fr",
        behaviour=Behaviour.PROFESSIONAL,
        kind="fagråd",
        purpose="Råd.",
        by=None,
    )

    answer = as_secretary.get("/agder/sammensetning/fr/kontaktliste/")

    assert answer.status_code == 200
    assert answer.context["listed"] == []


def test_files_hold_the_same_list_and_cannot_act(as_secretary, member):
    """I5."""
    Person.objects.filter(pk=member.person.pk).update(phone="+47 38 00 00 00", title="=1+1")

    text = as_secretary.get(f"{LIST}csv/")
    book = as_secretary.get(f"{LIST}xlsx/")

    rows = list(csv.reader(StringIO(text.content.decode("utf-8-sig")), delimiter=";"))
    sheet = load_workbook(BytesIO(book.content)).active
    cells = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    assert len(rows) == len(cells) == len(as_secretary.get(LIST).context["listed"]) + 1
    (mine,) = [row for row in rows if row[-1] == member.email]
    (same,) = [row for row in cells if row[-1] == member.email]
    assert mine[2:4] == ["'=1+1", "'+47 38 00 00 00"]
    assert same[2:4] == ["=1+1", "+47 38 00 00 00"]
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def test_file_is_named_so_that_it_is_known_again(as_secretary):
    answer = as_secretary.get(f"{LIST}xlsx/")

    assert "attachment" in answer["Content-Disposition"]
    assert "ALR" in answer["Content-Disposition"]
    assert ".xlsx" in answer["Content-Disposition"]


@pytest.mark.parametrize("name", ["pdf", "CSV"])
def test_other_formats_are_not_found(as_secretary, name):
    assert as_secretary.get(f"{LIST}{name}/").status_code == 404


@pytest.mark.parametrize("who", ["as_member", "as_chair", "as_registrar", "as_keeper"])
def test_addresses_are_for_the_secretariat_only(request, who):
    visitor = request.getfixturevalue(who)

    assert visitor.get(LIST).status_code == 403
    assert visitor.get(f"{LIST}csv/").status_code == 403


def test_address_that_is_not_reached_has_a_tag(as_secretary, member):
    before = as_secretary.get(LIST).text.count("ds-tag")
    deliveries.quarantine(member.email, said="550 gone")

    answer = as_secretary.get(LIST)

    assert list(answer.context["unreached"]) == [member.email]
    assert answer.text.count("ds-tag") == before + 1
