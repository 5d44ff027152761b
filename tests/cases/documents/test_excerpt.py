"""What approved minutes say of one case, for each audience."""

import pytest

from cases.documents import excerpt
from cases.enums import Access, Audience
from cases.models import Case
from tests import factories
from tests.pdf_checks import check


@pytest.fixture
def minutes(agder):
    council = factories.council_of(agder)
    return factories.approved(factories.closed(council, case=factories.new_case(council)))


def exempted(minutes, access):
    (case,) = Case.objects.filter(items__meeting=minutes.meeting)
    basis = "" if access == Access.OPEN else "offl. § 13"
    Case.objects.filter(pk=case.pk).update(access=access, legal_basis=basis)
    return case


@pytest.mark.parametrize(
    ("access", "audiences"),
    [
        (Access.OPEN, [Audience.PUBLIC, Audience.MEMBERS]),
        (Access.PARTLY, [Audience.MEMBERS]),
        (Access.EXEMPT, [Audience.OFFICE]),
    ],
)
def test_excerpt_is_made_for_those_who_may_read_the_case(minutes, access, audiences):
    """Z6: of an exempt case there is none but the secretariat's; a formal item has none."""
    case = exempted(minutes, access)

    made = list(excerpt.render(minutes))

    assert [(item.case, audience) for item, audience, _pdf in made] == [
        (case, audience) for audience in audiences
    ]
    assert [fault for *_of, content in made for fault in check(content)] == []
