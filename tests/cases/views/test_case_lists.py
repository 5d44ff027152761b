import csv
import io

import pytest

from cases.domain.casework import cases
from cases.enums import CaseState
from cases.models import Case, Theme
from tests import world
from tests.factories import commissioned, council_of, new_case

LIST = "/agder/saker/"


def shown(answer):
    return [row["case"].title for row in answer.context["rows"]]


@pytest.fixture
def council(agder):
    """The sample's cases are taken away, so that a test has its own."""
    Case.objects.update(state=CaseState.CLOSED)
    return council_of(agder)


@pytest.mark.parametrize("count", [1, 3])
def test_case_list_costs_the_same_with_more_rows(
    as_secretary, council, django_assert_num_queries, count
):
    """C6."""
    titles = [new_case(council, title=f"Sak {turn}").title for turn in range(count)]

    with django_assert_num_queries(17):
        answer = as_secretary.get(LIST)

    assert shown(answer) == titles[::-1]


def test_case_list_counts_each_group_within_the_filter(as_secretary, council):
    postponed, lifted, _open = (new_case(council, title=title) for title in ("A", "B", "C"))
    cases.move(case=postponed, to=CaseState.POSTPONED, why="Venter.", by=None)
    Case.objects.filter(pk=lifted.pk).update(state=CaseState.WITH_PRINCIPAL)

    answer = as_secretary.get(LIST)

    assert [group["count"] for group in answer.context["groups"]] == [2, 1, 3, 6]
    assert shown(answer) == ["C", "A"]
    assert shown(as_secretary.get(f"{LIST}?vis=oppdragsgiver")) == ["B"]


def test_case_list_finds_by_words_number_theme_and_officer(as_secretary, council, secretary):
    case = new_case(council, title="Epikriser i tide")
    theme = Theme.objects.get(slug="sykmelding")
    cases.change(case=case, themes=[theme], officer=secretary.person, by=None)
    new_case(council, title="Noe annet")

    for query in (
        "q=epikriser",
        "q=04/26",
        "q=ALR+4/26",
        "q=alr-04-26",
        "tema=sykmelding",
        f"hos={secretary.person.pk}",
    ):
        assert shown(as_secretary.get(f"{LIST}?{query}")) == ["Epikriser i tide"], query


def test_case_list_by_title_is_in_norwegian_order(as_secretary, council):
    for title in ("Åpne timer", "Ærlig svar", "Østre", "Zink"):
        new_case(council, title=title)

    answer = as_secretary.get(f"{LIST}?sorter=tittel")

    assert shown(answer) == ["Zink", "Ærlig svar", "Østre", "Åpne timer"]


def test_case_list_has_twenty_to_a_page_and_keeps_the_filter(as_secretary, council):
    for turn in range(21):
        new_case(council, title=f"Sak {turn}")

    assert len(shown(as_secretary.get(f"{LIST}?q=sak"))) == 20
    last = as_secretary.get(f"{LIST}?q=sak&side=2")
    assert shown(last) == ["Sak 0"]
    assert "q=sak" in last.text


def test_case_list_without_any_case_says_what_to_do(as_secretary, council):
    answer = as_secretary.get(LIST)

    assert shown(answer) == []
    assert answer.text.count('href="/agder/saker/ny/"') == 2


@pytest.mark.parametrize(
    "query",
    [
        "side=99999999999999999999",
        "side=x",
        "vis=x&sorter=x&tema=x&hos=x",
        "hos=99999999999999999999",
        "q=" + "x" * 5000,
        "q=%ED%A0%80",
        "q=%25%27%22%5C_",
        "q=999999/99",
        "q=" + "9" * 90 + "/26",
    ],
)
def test_case_list_with_a_query_that_nobody_types_is_a_list(as_secretary, query):
    """W10."""
    assert as_secretary.get(f"{LIST}?{query}").status_code == 200


def test_case_list_with_a_nul_is_a_kind_refusal(as_secretary):
    """W10."""
    assert as_secretary.get(f"{LIST}?q=%00").status_code == 400


def test_case_list_shows_an_exempt_case_to_the_secretariat_only(as_secretary, as_member, council):
    case = new_case(council, title="Unntatt sak")
    Case.objects.filter(pk=case.pk).update(access="exempt", legal_basis="Offl. § 13")

    assert shown(as_secretary.get(LIST)) == ["Unntatt sak"]
    answer = as_member.get(f"{LIST}?vis=alle")
    assert len(shown(answer)) == 3
    assert "Unntatt" not in answer.text


def test_case_list_gives_a_member_no_links_to_acts(as_member, council):
    new_case(council)

    assert [row["step_url"] for row in as_member.get(LIST).context["rows"]] == [""]


def test_case_list_is_not_for_those_who_sit_nowhere(as_doctor, as_registrar):
    assert as_doctor.get(LIST).status_code == 403
    assert as_registrar.get(LIST).status_code == 403


def test_case_list_shows_nothing_of_another_community(client, agder):
    """Z4."""
    community, user = world.neighbour()
    new_case(community.councils.get(), title="Nordlig sak")
    client.force_login(user)

    assert shown(client.get("/nord/saker/?vis=alle")) == ["Nordlig sak"]
    assert client.get(LIST).status_code == 403


def test_case_list_says_who_raised_each(as_secretary, council):
    """ALR-9."""
    asked = commissioned(council)
    for facts in (
        {"origin": "commission", "commission": asked},
        {"origin": "request", "requester": "Kirurgisk avdeling"},
        {"origin": "own_initiative"},
    ):
        cases.change(case=new_case(council), by=None, **facts)

    shown_origins = [row["origin"] for row in as_secretary.get(f"/en{LIST}").context["rows"]]

    assert shown_origins == ["own initiative", "Kirurgisk avdeling", asked.reference]


def test_case_registered_by_mistake_leaves_the_lists(as_secretary, council):
    wrong, right = (new_case(council, title=title) for title in ("Feil", "Rett"))
    cases.move(case=wrong, to=CaseState.MISREGISTERED, why="Finnes fra før.", by=None)

    assert shown(as_secretary.get(LIST)) == [right.title]
    assert wrong.title not in shown(as_secretary.get(f"{LIST}?vis=alle"))
    assert shown(as_secretary.get(f"{LIST}?vis=feil")) == [wrong.title]


def test_group_of_mistakes_is_shown_where_there_are_any(as_secretary, council):
    case = new_case(council)
    before = len(as_secretary.get(LIST).context["groups"])
    cases.move(case=case, to=CaseState.MISREGISTERED, why="Finnes fra før.", by=None)

    groups = as_secretary.get(LIST).context["groups"]

    assert (before, len(groups), groups[-1]["count"]) == (4, 5, 1)


def rows(answer):
    """The lines of the file below its heading, as cells."""
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


def test_case_file_has_the_list_as_it_is_filtered(as_secretary, council):
    new_case(council, title="Epikriser i tide")
    new_case(council, title="=HYPERLINK(0)")

    answer = as_secretary.get(f"{LIST}saker.csv?sorter=eldste")
    narrowed = as_secretary.get(f"{LIST}saker.csv?q=epikriser")

    assert [row[1] for row in rows(answer)] == ["Epikriser i tide", "'=HYPERLINK(0)"]
    assert [row[:3] for row in rows(narrowed)] == [["ALR 04/26", "Epikriser i tide", council.name]]
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("count", [1, 3])
def test_case_file_costs_the_same_with_more_rows(
    as_secretary, council, django_assert_num_queries, count
):
    """C6; all pages at once."""
    for turn in range(count):
        new_case(council, title=f"Sak {turn}")

    with django_assert_num_queries(8):
        answer = as_secretary.get(f"{LIST}saker.csv")

    assert len(rows(answer)) == count


def test_case_file_leaves_out_what_the_reader_may_not_see(as_member, council):
    """Z6."""
    hidden = new_case(council, title="Kanarifugl")
    cases.change(case=hidden, access="exempt", legal_basis="offentleglova § 13", by=None)

    assert "Kanarifugl" not in as_member.get(f"{LIST}saker.csv?vis=alle").content.decode()
