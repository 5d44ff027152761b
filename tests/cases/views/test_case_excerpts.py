"""What approved minutes say of a case, on the page of the case."""

import pytest

from cases.domain.meetings import files
from cases.enums import Audience, MeetingFileKind
from tests import factories

pytestmark = pytest.mark.usefixtures("agder")


@pytest.fixture
def case(agder):
    council = factories.council_of(agder)
    case = factories.new_case(council)
    factories.closed(council, case=case)
    return case


def stored(case, audience, content):
    item = case.items.select_related("case", "meeting").get()
    return files.file_pdf(
        meeting=item.meeting,
        item=item,
        kind=MeetingFileKind.EXCERPT,
        audience=audience,
        items=[item],
        content=factories.PDF + content,
    )


def address(each):
    return f"{each.meeting.get_absolute_url()}filer/{each.pk}/"


def test_page_leads_to_the_one_in_force_and_names_the_replaced(case, as_secretary, as_member):
    old, new = (stored(case, Audience.MEMBERS, each) for each in (b"1", b"2"))

    for browser in (as_secretary, as_member):
        page = browser.get(case.get_absolute_url())

        assert address(new) in page.text
        assert address(old) not in page.text
        assert [each.in_force for _name, each in page.context["excerpts"]] == [True, False]
        fetched = browser.get(address(new))
        assert (fetched.status_code, b"".join(fetched)) == (200, factories.PDF + b"2")


def test_what_is_for_the_secretariat_is_not_shown_to_a_member(case, as_secretary, as_member):
    only = stored(case, Audience.OFFICE, b"1")

    assert address(only) in as_secretary.get(case.get_absolute_url()).text
    assert as_member.get(case.get_absolute_url()).context["excerpts"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_as_often_for_one_as_for_three(
    count, case, as_secretary, django_assert_num_queries
):
    for turn in range(count):
        stored(case, Audience.MEMBERS, str(turn).encode())

    with django_assert_num_queries(34):
        as_secretary.get(case.get_absolute_url())
