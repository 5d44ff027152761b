"""Every page as a person meets it: light, dark, on a phone. Axe is silent, nothing overflows."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from cases.domain.casework import commissions
from cases.domain.meetings import minutes
from cases.models import Meeting
from members.models import Sending
from tests.cases.views.workbench import alr, in_session, new_case
from tests.factories import DAY, commissioned
from tests.journeys.conftest import log_in

MEETING = "/agder/utvalg/alr/moter/2026-03"
HELD = "/agder/utvalg/alr/moter/2026-02"
PUBLIC = (
    "/",
    "/agder/",
    "/agder/anbefalinger/",
    "/agder/anbefalinger/1/",
    "/agder/utvalg/",
    "/agder/utvalg/alr/",
    "/agder/utvalg/alr/mandat/",
    "/agder/slik-henger-det-sammen/",
    "/agder/moter/",
    f"{HELD}/",
    f"{MEETING}/",
    "/sok/?q=sykmelding",
    "/sok/?q=finnes+ikke",
    "/handbok/",
    "/handbok/gjennomfor-mote/",
    "/tilgjengelighet/",
    "/personvern/",
    "/konto/logg-inn/",
    "/komponenter/",
    "/finnes-ikke/",
    "/nn/agder/anbefalinger/2/",
    "/en/agder/utvalg/alr/",
    "/demo/klokke/",
    "/demo/post/",
)
OFFICE = (
    "/min-side/",
    "/agder/oppgaver/",
    "/agder/saker/",
    "/agder/saker/ny/",
    "/agder/saker/alr-01-26/",
    "/agder/saker/alr-04-26/",
    "/agder/saker/alr-04-26/rediger/",
    "/agder/saker/alr-04-26/konsekvenser/",
    "/agder/saker/alr-04-26/flytt/",
    "/agder/saker/alr-04-26/anbefaling/",
    "/agder/saker/alr-01-26/anbefaling/publiser/",
    "/agder/moteplan/",
    "/agder/moteplan/ny/",
    f"{MEETING}/forbered/",
    f"{MEETING}/rediger/",
    f"{MEETING}/send-saksliste/",
    f"{MEETING}/gjennomfor/",
    f"{MEETING}/avslutt/",
    f"{HELD}/referat/",
    "/agder/oversikt/",
    "/agder/utvalg/alr/mandat/nytt/",
    "/agder/utvalg/alr/plikter/",
    "/agder/utvalg/alr/plikter/ny/",
    "/agder/utvalg/alr/plikter/proveperioder/ny/",
    "/agder/oppdrag/",
    "/agder/oppdrag/nytt/",
    "/agder/oppdrag/oss-2026-01/",
    "/agder/oppdrag/oss-2026-01/rediger/",
    "/agder/oppdrag/oss-2026-01/ta-imot/",
    "/agder/oppdrag/oss-2026-01/rapporter/",
    "/agder/saker/ny/?oppdrag=oss-2026-01",
    "/agder/utsendinger/",
    "/agder/utsendinger/?q=q",
    "/agder/utsendinger/?q=finnes+ikke",
)
PRINCIPAL = (
    "/agder/oversikt/",
    "/agder/oppdrag/",
    "/agder/oppdrag/oss-2026-01/",
    "/agder/oppdrag/oss-2026-01/lukk/",
    "/agder/oppdrag/oss-2026-02/",
    "/agder/oppdrag/oss-2026-02/lukk/",
    "/agder/oppdrag/oss-2026-02/send-tilbake/",
)
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"},
}


@pytest.fixture
def under_way(portal):
    """The portal with a meeting in session, a case without a meeting and a commission reported."""
    meeting = in_session()
    assert minutes.current(meeting) is not None
    new_case("Hvem tar imot?")
    asked = commissions.accept(commission=commissioned(alr()), by=None)
    commissions.report(commission=asked, text="Rådet tilrår.", on=DAY, by=None)
    assert Meeting.objects.count() == 3
    return portal


def faults_of(page, address: str) -> list[str]:
    page.goto(address)
    found = [
        f"{address}: {each['id']} {each['nodes'][0]['html'][:120]}"
        for each in Axe().run(page).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(f"{address}: wider than the screen")
    if page.locator("h1").count() != 1:
        found.append(f"{address}: {page.locator('h1').count()} main headings")
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_accessible(browser, browser_context_args, under_way, look):
    context = browser.new_context(**browser_context_args, **LOOKS[look])
    page = context.new_page()
    blocked = []
    page.on(
        "console",
        lambda message: (
            blocked.append(f"{page.url}: {message.text}")
            if "Content Security Policy" in message.text
            else None
        ),
    )
    faults = [fault for path in PUBLIC for fault in faults_of(page, under_way + path)]
    log_in(page, under_way, "sekretar")
    sent = f"/agder/utsendinger/{Sending.objects.latest('pk').pk}/"
    faults += [fault for path in (*OFFICE, sent) for fault in faults_of(page, under_way + path)]
    context.clear_cookies()  # the login page is not shown to somebody signed in
    log_in(page, under_way, "oss")
    faults += [fault for path in PRINCIPAL for fault in faults_of(page, under_way + path)]
    context.close()

    assert faults == []
    assert blocked == []
