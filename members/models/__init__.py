from members.models.notices import Notice
from members.models.people import Person, RoleAssignment
from members.models.terms import OfficeHolding, Term
from members.models.users import User

__all__ = ["Notice", "OfficeHolding", "Person", "RoleAssignment", "Term", "User"]
