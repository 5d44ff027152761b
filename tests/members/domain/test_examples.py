"""Every mail is shown by an example from the newest rows of one's own councils."""

import pytest

from councils.models import Council
from legeraad.mail import INTENTS
from members.domain import examples
from members.domain.examples import EXAMPLES
from tests.factories import DAY
from tests.members.domain.workbench import vacant

ACCOUNT = {
    "members/login_code",
    "members/login_locked",
    "members/factor_changed",
    "members/address_changed",
    "members/alarm",
}


def shown(name, community, councils, language="nb"):
    return examples.shown(name, community=community, councils=councils, language=language, on=DAY)


def test_every_mail_has_an_example():
    assert set(EXAMPLES) == set(INTENTS)


def test_without_a_council_only_the_mails_of_the_account_are_shown(agder):
    """What a secretary may not see is in no example."""
    assert {name for name in EXAMPLES if shown(name, agder, [])} == ACCOUNT


@pytest.mark.parametrize("name", ["members/vacancy", "members/welcome", "members/resigned"])
def test_example_is_of_ones_own_councils(name, agder):
    vacant(agder, on=DAY)
    alr, oss = (agder.councils.get(slug=slug) for slug in ("alr", "oss"))

    assert shown(name, agder, [alr]).subject.startswith("Agder legeråd: ")
    other = shown(name, agder, [oss])
    assert other is None or not other.subject.startswith("Agder legeråd: ")


def test_letter_of_the_day_has_what_presses_most(agder):
    alr = Council.objects.filter(slug="alr")

    letter = shown("members/letter", agder, alr)

    assert letter.subject.startswith("ALR: ")
    assert letter.text.count("ALR: ") == examples.MOST_LINES


@pytest.mark.parametrize("name", sorted(ACCOUNT))
def test_language_is_the_one_asked_for(name, agder):
    bokmaal, nynorsk = (shown(name, agder, [], language) for language in ("nb", "nn"))

    assert 'lang="nb"' in bokmaal.html
    assert 'lang="nn"' in nynorsk.html
    assert bokmaal.text != nynorsk.text


def test_what_may_come_less_often_links_to_the_choice_and_the_rest_does_not(agder):
    councils = list(agder.councils.all())

    assert "/min-side/e-post/" in shown("members/letter", agder, councils).text
    assert "/min-side/e-post/" not in shown("members/login_code", agder, councils).text
    assert "/min-side/e-post/" not in shown("cases/agenda_sent", agder, councils).text
