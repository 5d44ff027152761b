from councils.models.community import Community
from councils.models.councils import Council, CouncilName
from councils.models.mandates import Mandate
from councils.models.organisations import Organisation, Region, RegionMembership
from councils.models.seats import Seat, SeatGroup

__all__ = [
    "Community",
    "Council",
    "CouncilName",
    "Mandate",
    "Organisation",
    "Region",
    "RegionMembership",
    "Seat",
    "SeatGroup",
]
