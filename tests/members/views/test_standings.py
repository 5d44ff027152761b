"""The status of a council in the browser."""

from django.utils import timezone

from councils.enums import CouncilStatus
from members.models import Term
from tests.factories import council_of

ALR = "/agder/utvalg/alr/"


def errors(answer):
    return list(answer.context["form"].errors)


def test_status_needs_its_reason_and_is_then_public(as_keeper, client, agder):
    today = f"{timezone.localdate():%d.%m.%Y}"
    refused = as_keeper.post(f"{ALR}status/", {"status": "paused", "on": today})
    assert (refused.status_code, errors(refused)) == (422, ["reason"])

    facts = {"status": "paused", "reason": "Venter på nytt mandat", "on": today}
    assert as_keeper.post(f"{ALR}status/", facts).status_code == 302

    assert "Venter på nytt mandat" in client.get(ALR).content.decode()
    assert "Venter på nytt mandat" in as_keeper.get(f"{ALR}status/").content.decode()


def test_council_is_dissolved_and_nobody_sits_there(as_keeper, agder):
    today = f"{timezone.localdate():%d.%m.%Y}"
    facts = {"status": "dissolved", "reason": "Arbeidet er gjort", "on": today}

    answer = as_keeper.post(f"{ALR}status/", facts, follow=True)

    assert answer.redirect_chain == [(f"{ALR}rediger/", 302)]
    assert council_of(agder).status == CouncilStatus.DISSOLVED
    held = Term.objects.on(timezone.localdate()).filter(seat__group__council__slug="alr")
    assert not held.exists()
