"""The pages of lists: upload, look through, take in, throw away."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from members.domain.imports import lists
from members.enums import ImportKind
from members.models import Import, Person
from tests import world
from tests.members.domain.imports.given import as_csv, as_xlsx

NEW = "/agder/import/"
ROWS = (["Navn", "E-post", "Skonummer"], ["Q.B. Ny", "ny@x.example", "42"])


def upload(browser, content, kind="persons", name="liste.csv"):
    file = SimpleUploadedFile(name, content)
    return browser.post(NEW, {"kind": kind, "file": file})


def listed_by(browser, content=None, kind="persons"):
    upload(browser, content or as_csv(*ROWS), kind)
    return Import.objects.latest("pk")


def test_list_is_shown_before_it_is_taken_in(as_secretary):
    before = Person.objects.count()

    response = upload(as_secretary, as_csv(*ROWS))

    listed = Import.objects.get()
    assert response.url == f"/agder/import/{listed.pk}/"
    page = as_secretary.get(response.url)
    assert "Q.B. Ny" in page.text
    assert "Skonummer" in page.text
    assert Person.objects.count() == before


def test_list_is_taken_in_by_one_button(as_secretary, secretary):
    listed = listed_by(as_secretary)

    as_secretary.post(f"/agder/import/{listed.pk}/ta-inn/")
    as_secretary.post(f"/agder/import/{listed.pk}/ta-inn/")  # a double click

    person = Person.objects.get(email="ny@x.example")
    assert person.history.get().history_user == secretary
    listed.refresh_from_db()
    assert (listed.rows_new, listed.uploaded_by) == (1, secretary.person)
    assert (
        f"/agder/import/{listed.pk}/ta-inn/" not in as_secretary.get(listed.get_absolute_url()).text
    )


def test_list_is_thrown_away(as_secretary):
    listed = listed_by(as_secretary)

    response = as_secretary.post(f"/agder/import/{listed.pk}/forkast/", follow=True)

    assert response.status_code == 200
    assert not Import.objects.get().waits
    assert "Q.B. Ny" not in as_secretary.get(listed.get_absolute_url()).text


def test_faults_come_first_with_row_and_value_and_no_button_to_take_in(as_secretary):
    content = as_csv(["Navn", "HPR"], ["Q.B.", "1"], ["X.D.", "<b>12a</b>"])
    listed = listed_by(as_secretary, content)

    page = as_secretary.get(listed.get_absolute_url()).text

    assert "&lt;b&gt;12a&lt;/b&gt;" in page
    assert "ta-inn" not in page
    assert 'href="?vis=feil" aria-current="true"' in page


def test_taking_in_with_a_fault_changes_nothing_and_says_the_row(as_secretary):
    listed = listed_by(as_secretary, as_csv(["Navn", "HPR"], ["Q.B. Ny", "1"], ["X.D.", "12a"]))

    page = as_secretary.post(f"/agder/import/{listed.pk}/ta-inn/", follow=True)

    assert "3" in page.text
    assert not Person.objects.filter(name="Q.B. Ny").exists()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "persons"), (b"%PDF\x01", "persons"), (as_csv(["Sko"], ["42"]), "persons"), (b"x", "?")],
)
def test_file_that_is_no_list_is_refused_beside_the_field(as_secretary, content, kind):
    response = upload(as_secretary, content, kind)

    assert response.status_code == 422
    assert response.context["form"].errors
    assert Import.objects.count() == 0


def test_form_without_a_file_says_so(as_secretary):
    response = as_secretary.post(NEW, {"kind": "persons"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["file"]


@pytest.mark.parametrize("kind", ImportKind.values)
def test_template_opens_and_can_be_taken_in_once_filled_in(as_secretary, kind):
    response = as_secretary.get(f"/agder/import/mal/{kind}/")

    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert len(book.worksheets) == 2
    assert "attachment" in response["Content-Disposition"]
    again = upload(as_secretary, response.content, kind, "mal.xlsx")
    assert again.status_code == 302


def test_unknown_template_is_not_found(as_secretary):
    assert as_secretary.get("/agder/import/mal/noe/").status_code == 404


def test_list_of_a_neighbour_is_not_found(as_secretary):
    north, _user = world.neighbour()
    theirs = lists.upload(
        community=north,
        kind=ImportKind.PERSONS,
        filename="nord.csv",
        content=as_csv(*ROWS),
        at=timezone.now(),
        by=None,
    )
    for name in ("import_detail", "import_apply", "import_drop"):
        address = reverse(f"members:{name}", args=["agder", theirs.pk])
        assert {as_secretary.get(address).status_code, as_secretary.post(address).status_code} <= {
            404,
            405,
        }
    assert Import.objects.get().waits
    assert "nord.csv" not in as_secretary.get(NEW).text


def test_many_rows_come_on_pages(as_secretary):
    rows = [["Navn", "HPR"], *([f"Q.{number}. Ny", str(number + 1)] for number in range(120))]
    listed = listed_by(as_secretary, as_xlsx(*rows))

    first = as_secretary.get(listed.get_absolute_url()).text
    last = as_secretary.get(f"{listed.get_absolute_url()}?vis=nye&side=3").text

    assert ("Q.0. Ny" in first, "Q.119. Ny" in first) == (True, False)
    assert ("Q.0. Ny" in last, "Q.119. Ny" in last) == (False, True)


def test_recent_lists_take_the_same_queries_for_one_and_three(
    as_secretary, django_assert_num_queries
):
    listed_by(as_secretary)
    as_secretary.get(NEW)
    with django_assert_num_queries(7):
        as_secretary.get(NEW)
    for _more in range(2):
        listed_by(as_secretary)
    with django_assert_num_queries(7):
        as_secretary.get(NEW)
