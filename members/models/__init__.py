from members.models.deliveries import DeadAddress, Posting
from members.models.handling import Handling, Snooze
from members.models.imports import Import
from members.models.notices import Letter, Notice, Sending
from members.models.people import Absence, Affiliation, Person, RoleAssignment
from members.models.terms import OfficeHolding, Onboarding, ReleaseAgreement, Term
from members.models.users import User
from members.models.vacancies import Vacancy

__all__ = [
    "Absence",
    "Affiliation",
    "DeadAddress",
    "Handling",
    "Import",
    "Letter",
    "Notice",
    "OfficeHolding",
    "Onboarding",
    "Person",
    "Posting",
    "ReleaseAgreement",
    "RoleAssignment",
    "Sending",
    "Snooze",
    "Term",
    "User",
    "Vacancy",
]
