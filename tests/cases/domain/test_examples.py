"""The mails about cases and meetings are shown by the newest of one's own councils."""

import pytest

from cases.domain import examples as own
from members.domain import examples
from tests.factories import DAY, council_of

NAMES = sorted(name for name in examples.EXAMPLES if name.startswith("cases/"))


def shown(name, community, councils):
    return examples.shown(name, community=community, councils=councils, language="nn", on=DAY)


def test_all_are_registered_here():
    found = {each.__module__ for name, each in examples.EXAMPLES.items() if name in NAMES}

    assert found == {own.__name__}


@pytest.mark.parametrize("name", NAMES)
def test_example_is_of_ones_own_council_or_there_is_none(name, agder):
    """A council that has done nothing yet has no example."""
    empty = council_of(agder, "oss")
    for model in (empty.meetings, empty.cases, empty.commissions):
        assert not model.exists()

    assert shown(name, agder, [empty]) is None


@pytest.mark.parametrize("name", NAMES)
def test_newest_of_the_council_is_shown(name, agder):
    mail = shown(name, agder, [council_of(agder)])

    if mail is not None:  # the sample has no answer of the principal's, and no change of time
        assert 'lang="nn"' in mail.html
        assert mail.subject


def test_agenda_brings_its_file(agder):
    mail = shown("cases/agenda_sent", agder, [council_of(agder)])

    assert [each.filename for each in mail.attachments] == ["innkalling.ics"]
