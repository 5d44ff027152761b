"""Legal bases that a community offers beside the field."""

from cases.domain.casework import legal_bases
from cases.models import LegalBasis
from tests import world


def test_list_becomes_what_is_written_and_stays_at_home(agder):
    neighbours, _user = world.neighbour()
    legal_bases.keep(community=neighbours, texts=["offl. § 15"], by=None)
    legal_bases.keep(community=agder, texts=["offl. § 14", " offl. § 13 ", "offl. § 14"], by=None)
    assert legal_bases.offered(agder) == ["offl. § 13", "offl. § 14"]

    legal_bases.keep(community=agder, texts=["offl. § 13"], by=None)

    assert legal_bases.offered(agder) == ["offl. § 13"]
    assert legal_bases.offered(neighbours) == ["offl. § 15"]
    assert LegalBasis.history.filter(community_id=agder.pk).count() == 3
