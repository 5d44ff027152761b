from members.models.notices import Notice, Sending
from members.models.people import Affiliation, Person, RoleAssignment
from members.models.terms import OfficeHolding, Term
from members.models.users import User

__all__ = [
    "Affiliation",
    "Notice",
    "OfficeHolding",
    "Person",
    "RoleAssignment",
    "Sending",
    "Term",
    "User",
]
