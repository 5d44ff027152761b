from councils.models.community import Community
from councils.models.councils import Council
from councils.models.mandates import Mandate
from councils.models.organisations import Organisation, Region
from councils.models.seats import Seat, SeatGroup

__all__ = ["Community", "Council", "Mandate", "Organisation", "Region", "Seat", "SeatGroup"]
