"""Two at once: numbers without gap or duplicate, one case of one form, one publication (C2)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from cases import mails
from cases.domain.advice import delivery, recommendations
from cases.domain.casework import cases
from cases.enums import CaseOrigin, CasesEvent, Consequence, CounterKind
from cases.models import Case, Counter, Recommendation
from legeraad.errors import BlockedError, DomainError
from legeraad.outbox.models import Job
from members.models import Sending
from tests.cases.domain.advice.given import TODAY, advised
from tests.factories import council_of

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 50


def all_at_once(times, act):
    """Runs the act in that many threads, each with a connection of its own, from one signal."""
    start = Barrier(times)

    def run(index):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return act(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def register(council, index=0, **changes):
    facts = {"title": f"Sak {index}", "summary": "Kort.", "themes": [], "on": TODAY, "by": None}
    facts["origin"] = CaseOrigin.OWN_INITIATIVE
    return cases.register(council=council, **facts | changes)


def test_thousand_equal_titles_at_once_have_addresses_of_their_own(agder):
    """C8: all are stored, each address is unique, and a new title does not move it."""
    council = council_of(agder)

    def twenty(_index):
        return [register(council, title="Hvem følger opp?").slug for _turn in range(20)]

    slugs = [slug for some in all_at_once(AT_ONCE, twenty) for slug in some]

    assert len(set(slugs)) == len(slugs) == 1000
    case = Case.objects.get(council=council, slug=slugs[0])
    cases.change(case=case, title="En annen tittel", by=None)
    assert Case.objects.get(pk=case.pk).slug == slugs[0]


def test_fifty_cases_at_once_have_numbers_without_gap_or_duplicate(agder):
    """C2: the sample has three cases already."""
    council = council_of(agder)

    made = all_at_once(AT_ONCE, lambda index: register(council, index).number)

    assert sorted(made) == list(range(4, 4 + AT_ONCE))
    assert Case.objects.filter(council=council).count() == 3 + AT_ONCE


def test_fifty_first_cases_of_a_year_at_once_begin_at_one(agder):
    """C2: nobody has made the counter of the year yet."""
    council = council_of(agder, "oss")

    made = all_at_once(AT_ONCE, lambda index: register(council, index).number)

    assert sorted(made) == list(range(1, 1 + AT_ONCE))


def test_double_click_on_register_makes_one_case(agder):
    council, key = council_of(agder), uuid4()

    first, second = all_at_once(2, lambda _half: register(council, form_key=key).pk)

    assert first == second
    assert Case.objects.count() == 4
    assert register(council).number == 5


def test_fifty_publications_at_once_are_one(agder):
    """C2: one number, one version with one job for its PDF, one sending with a notice for each."""
    given = advised(council_of(agder))
    readers = len(delivery.readers(given, on=TODAY))

    def publish(_index):
        recommendation = Recommendation.objects.get(pk=given.pk)
        return recommendations.publish(recommendation=recommendation, on=TODAY, by=None).number

    assert set(all_at_once(AT_ONCE, publish)) == {4}
    sending = Sending.objects.get(
        intent=mails.RECOMMENDATION_IN_FORCE.name, matter={"recommendation_id": given.pk}
    )
    assert sending.notices.count() == readers
    assert Job.objects.filter(kind="recommendation.pdf").count() == 1
    assert given.versions.count() == 1
    assert given.history.filter(state="in_force").count() == 1


def test_refusal_and_publication_at_once_leave_no_gap_in_the_numbers(agder):
    """C2: what the gate holds back takes no number, however many try beside it."""
    council = council_of(agder)
    fine, held = advised(council), advised(council, organisational=Consequence.SIGNIFICANT)

    def publish(index):
        recommendation = Recommendation.objects.get(pk=(fine, held)[index % 2].pk)
        try:
            return recommendations.publish(recommendation=recommendation, on=TODAY, by=None).number
        except BlockedError:
            return None

    numbers = all_at_once(20, publish)

    assert numbers == [4, None] * 10
    assert Counter.objects.get(kind=CounterKind.RECOMMENDATION, community=agder).last == 4
    refused = held.history.filter(history_change_reason__startswith=CasesEvent.PUBLICATION_REFUSED)
    assert refused.count() == 10


def test_assessment_and_publication_at_once_never_pass_the_principal_by(agder):
    """ALR-16: either it is published and stays as assessed, or it is of significance and held."""
    given = advised(council_of(agder))

    def act(index):
        try:
            if index % 2:
                recommendations.publish(
                    recommendation=Recommendation.objects.get(pk=given.pk), on=TODAY, by=None
                )
            else:
                cases.assess(
                    case=given.case,
                    organisational=Consequence.SIGNIFICANT,
                    economic=Consequence.NONE,
                    by=None,
                )
        except DomainError:
            return False
        return True

    all_at_once(10, act)

    found = Recommendation.objects.select_related("case").get(pk=given.pk)
    assert (found.state == "in_force") is not found.case.significant


def test_two_drafts_of_one_case_at_once_are_one_and_a_sentence(agder):
    case = register(council_of(agder))

    def draft(index):
        try:
            return recommendations.draft(
                case=case, question="Q?", answer=f"A{index}", advice="R.", rows=[], by=None
            ).answer
        except recommendations.DomainError:
            return None

    answers = all_at_once(2, draft)

    assert len([answer for answer in answers if answer is None]) == 1
    assert case.recommendations.count() == 1
