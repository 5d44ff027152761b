from councils.models.closures import Closure
from councils.models.community import Community
from councils.models.councils import Council, CouncilName
from councils.models.duties import Duty, Fulfilment, Trial
from councils.models.mandates import Mandate
from councils.models.organisations import Organisation, Region, RegionMembership
from councils.models.seats import Seat, SeatGroup
from councils.models.standing import CouncilKind, CouncilStanding, OldAddress

__all__ = [
    "Closure",
    "Community",
    "Council",
    "CouncilKind",
    "CouncilName",
    "CouncilStanding",
    "Duty",
    "Fulfilment",
    "Mandate",
    "OldAddress",
    "Organisation",
    "Region",
    "RegionMembership",
    "Seat",
    "SeatGroup",
    "Trial",
]
