"""Every list costs the same number of queries with 10, 1 000 and 100 000 cases (C6)."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

SIZES = (10, 1_000, 100_000)
PAGES = (
    "/min-side/",
    "/agder/saker/",
    "/agder/saker/?q=prøver&sorter=tittel",
    "/agder/saker/?side=4",
    "/agder/saker/forberedes/",
    "/agder/saker/ny/",
    "/agder/saker/ligner/?tittel=Hvem følger opp prøver",
    "/agder/finn/?q=prøver",
    "/agder/oppdrag/",
    "/agder/horinger/",
    "/agder/innkommet/",
    "/agder/kilder/",
    "/agder/moter/",
    "/agder/oppgaver/",
    "/agder/oversikt/",
    "/agder/tilstand/",
)
SCRIPT = {"HX-Request": "true"}
CASES = """
INSERT INTO cases_case (council_id, year, number, slug, title, summary, language, origin,
  requester, organisational, economic, consequence_note, access, legal_basis, state, state_reason,
  registered_on)
SELECT %(council)s, 2000 + number %% 20, number, 'mange-' || number,
  'Hvem følger opp prøver nummer ' || number || '?', 'Det er uklart.', 'nb', 'own_initiative', '',
  'none', 'none', '', 'open', '', (ARRAY['registered', 'in_progress',
  'ready', 'closed'])[1 + number %% 4], '', CURRENT_DATE - number %% 3000
FROM generate_series(%(first)s, %(last)s) AS number
"""


def fill(council, first, last):
    with connection.cursor() as cursor:
        cursor.execute(CASES, {"council": council.pk, "first": first, "last": last})
        cursor.execute("ANALYZE")


def cost(browser, page):
    """Its queries, and how long it took in milliseconds."""
    browser.get(page)  # what a process reads once
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as seen:
        assert (
            browser.get(
                page, headers={"HX-Request": "true"} if "ligner" in page else {}
            ).status_code
            == 200
        )
    return len(seen), round(1000 * (time.perf_counter() - began))


@pytest.mark.django_db
def test_number_of_queries_is_the_same_at_all_sizes(agder, as_secretary, say):
    council = factories.council_of(agder)
    found = {page: [] for page in PAGES}
    done = 0
    for size in SIZES:
        fill(council, 1000 + done, 1000 + size - 1)
        done = size
        for page in PAGES:
            found[page].append(cost(as_secretary, page))

    for page, costs in found.items():
        say(f"{page}: {costs[0][0]} queries; {', '.join(f'{ms} ms' for _count, ms in costs)}")
    uneven = {
        page: costs for page, costs in found.items() if len({count for count, _ms in costs}) > 1
    }
    assert uneven == {}
