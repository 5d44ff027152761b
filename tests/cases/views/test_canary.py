"""What is exempt is told to nobody but the secretariat: not in lists, searches, files or their
names (Z6)."""

import pytest

from cases.domain.casework import sources
from cases.domain.documents import documents
from cases.models import Case
from tests import factories
from tests.cases.domain.documents.test_filetypes import PDF
from tests.cases.views.workbench import new_case

CANARY, WORD = "KANARIFUGL", "tittelen"  # both stand in the title; one searches for the other
PLACES = (
    "/min-side/",
    "/agder/saker/?vis=alle",
    f"/agder/saker/?vis=alle&q={WORD}",
    "/agder/saker/saker.csv?vis=alle",
    "/agder/saker/forberedes/",
    f"/agder/finn/?q={WORD}",
    f"/agder/saker/ligner/?tittel={WORD}",
    "/agder/horinger/",
    "/agder/oppdrag/?vis=alle",
    "/agder/oppdrag/oppdrag.csv?vis=alle",
    "/agder/handlingsplaner/",
    "/agder/kilder/",
    "/agder/grupper/",
    "/agder/oversikt/",
    "/agder/oppgaver/",
    f"/sok/?q={WORD}",
    "/agder/anbefalinger/",
)


@pytest.fixture
def case(agder):
    """Exempt, with a document, a source and a commission of its own."""
    council = factories.council_of(agder)
    asked = factories.commissioned(council)
    case = new_case(f"{CANARY} i {WORD}")
    documents.add(case=case, name=f"{CANARY}.pdf", content=PDF, on=factories.DAY, by=None)
    source = sources.write_down(community=agder, title="En rapport", by=None)
    sources.link(case=case, source=source, by=None)
    facts = {"access": "exempt", "legal_basis": "offl. § 13", "summary": CANARY}
    Case.objects.filter(pk=case.pk).update(commission=asked, origin="commission", **facts)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("who", ["member", "chair", "registrar", "doctor", "alu_chair"])
def test_nobody_else_is_told(request, case, who):
    browser = request.getfixturevalue(f"as_{who}")
    document = case.documents.get()
    places = [
        *PLACES,
        case.get_absolute_url(),
        document.get_absolute_url(),
        f"{case.get_absolute_url()}saksmappe.pdf",
        case.commission.get_absolute_url(),
        case.source_links.get().source.get_absolute_url(),
    ]

    told = {}
    for place in places:
        answer = browser.get(place, follow=True)
        content = b"".join(answer) if answer.streaming else answer.content
        told[place] = CANARY in content.decode("utf-8", "replace") + str(answer.headers)

    assert [place for place, is_told in told.items() if is_told] == []


def test_secretariat_is_told(as_secretary, case):
    assert CANARY in as_secretary.get("/agder/saker/?vis=alle").text
    assert CANARY.encode() in as_secretary.get("/agder/saker/saker.csv?vis=alle").content
