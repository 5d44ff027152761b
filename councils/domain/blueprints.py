"""What a new body usually looks like: its seats with their rules, and what it owes.

A blueprint is only a beginning; whatever it makes can be changed afterwards. The words are msgids
and become the community's language when a council is made (see councils/domain/founding.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from councils.enums import (
    Behaviour,
    DutyKind,
    Filling,
    Membership,
    Office,
    OrganisationKind,
    ProfessionalGroup,
    Scope,
    Side,
    Substitutes,
)

TWO_YEARS = 24


@dataclass(frozen=True)
class GroupPlan:
    """A group of seats. `seats` has the title of each, and what is preferred in its holder."""

    label: Any
    professional_group: ProfessionalGroup
    seats: tuple[tuple[Any, Any], ...]
    side: Side | None = None  # where the profession does not tell
    filling: Filling = Filling.APPOINTED
    term_months: int | None = None
    substitutes: Substitutes = Substitutes.NONE
    may_vote: bool = True
    needs_leader: bool = False
    # One seat for each region where there are any, else as many as `seats` has
    by_region: bool = False
    # Each seat gets the next region, as far as there are regions
    spread: bool = False
    # Who appoints: the only organisation of this kind, when there is just one
    appointed_by: OrganisationKind | None = None
    # Held by whoever holds this office in the council that is prepared (ALR-19)
    office: Office | None = None
    # The same people as in the prepared council's group of this profession (ALR-19)
    follows: bool = False


@dataclass(frozen=True)
class DutyPlan:
    """First due on the next such day of a month, or so many months after the beginning."""

    kind: DutyKind
    every_months: int
    on: tuple[int, int] | None = None  # month and day


@dataclass(frozen=True)
class Blueprint:
    """`key` is the word in the address of the form."""

    key: str
    title: Any
    text: Any
    kind: Any = ""
    name: Any = ""
    purpose: Any = ""
    behaviour: Behaviour = Behaviour.GROUP
    groups: tuple[GroupPlan, ...] = ()
    duties: tuple[DutyPlan, ...] = ()
    membership: Membership = Membership.SEATS
    scope: Scope = Scope.JOINT
    permanent: bool = True
    prepares_another: bool = False


def _seats(number: int, title: Any, *preferred: Any) -> tuple[tuple[Any, Any], ...]:
    """So many seats of one title; wishes for the first of them, where there are any."""
    return tuple((title, preferred[n] if n < len(preferred) else "") for n in range(number))


def _named(*titles: Any) -> tuple[tuple[Any, Any], ...]:
    return tuple((title, "") for title in titles)


STRATEGIC = Blueprint(
    key="ssu",
    title=_("Strategic committee (SSU, OSS)"),
    text=_(
        "Leaders of hospital and municipalities, who commission and decide. With GPs and users."
    ),
    kind=_("strategic cooperation committee"),
    purpose=_(
        "The committee brings the leaders of hospital and municipalities together. It gives "
        "commissions, receives advice and decides what matters for organisation and economy."
    ),
    behaviour=Behaviour.STRATEGIC,
    groups=(
        GroupPlan(
            label=_("The hospital"),
            professional_group=ProfessionalGroup.HOSPITAL_LEADER,
            seats=_named(_("chief executive"), _("medical director"), _("head of collaboration")),
            filling=Filling.EX_OFFICIO,
            appointed_by=OrganisationKind.HOSPITAL_TRUST,
        ),
        GroupPlan(
            label=_("The municipalities"),
            professional_group=ProfessionalGroup.OTHER,
            side=Side.MUNICIPALITY,
            seats=_seats(3, _("municipal leader")),
            term_months=TWO_YEARS,
            by_region=True,
        ),
        GroupPlan(  # HF-1
            label=_("GPs"),
            professional_group=ProfessionalGroup.GP,
            seats=_seats(1, _("GP")),
            filling=Filling.ELECTED,
            term_months=TWO_YEARS,
        ),
        GroupPlan(
            label=_("User representatives"),
            professional_group=ProfessionalGroup.USER,
            seats=_seats(1, _("user representative")),
            filling=Filling.ELECTED,
            term_months=TWO_YEARS,
            appointed_by=OrganisationKind.USER_ORGANISATION,
        ),
    ),
)

WORKING_COMMITTEE = Blueprint(
    key="au",
    title=_("Working committee (AU)"),
    text=_("Prepares the cases of another council: its chair and its practice consultants."),
    kind=_("working committee"),
    purpose=_("The committee prepares the cases of the council and picks up new questions."),
    behaviour=Behaviour.WORKING_COMMITTEE,
    prepares_another=True,
    groups=(
        GroupPlan(
            label=_("The council's chair"),
            professional_group=ProfessionalGroup.HOSPITAL_LEADER,
            seats=_seats(1, _("the council's chair")),
            filling=Filling.DERIVED,
            office=Office.CHAIR,
        ),
        GroupPlan(
            label=_("Practice consultants"),
            professional_group=ProfessionalGroup.PRACTICE_CONSULTANT,
            seats=_seats(2, _("practice consultant")),
            filling=Filling.DERIVED,
            follows=True,
        ),
    ),
)

COUNCIL_OF_DOCTORS = Blueprint(  # ALR-25, ALR-26
    key="alr",
    title=_("Council of doctors (ALR)"),
    text=_(
        "Hospital 3, GPs 5 or one from each region, chief medical officers 3, private "
        "specialist 1, users 2. Practice consultants observe."
    ),
    kind=_("council of doctors"),
    name=_("Council of doctors"),
    purpose=_(
        "GPs, municipal doctors, hospital doctors and users meet here and agree on who does what. "
        "The council advises – it does not decide."
    ),
    behaviour=Behaviour.ADVISORY,
    groups=(
        GroupPlan(
            label=_("The hospital"),
            professional_group=ProfessionalGroup.HOSPITAL_LEADER,
            seats=_named(_("head of collaboration"), _("leader of PKO"), _("medical director")),
            filling=Filling.EX_OFFICIO,
            appointed_by=OrganisationKind.HOSPITAL_TRUST,
        ),
        GroupPlan(
            label=_("GPs"),
            professional_group=ProfessionalGroup.GP,
            seats=_seats(5, _("GP")),
            filling=Filling.ELECTED,
            term_months=TWO_YEARS,
            by_region=True,
        ),
        GroupPlan(
            label=_("Chief medical officers"),
            professional_group=ProfessionalGroup.MUNICIPAL_CMO,
            seats=_seats(3, _("chief medical officer")),
            term_months=TWO_YEARS,
        ),
        GroupPlan(
            label=_("Private specialist"),
            professional_group=ProfessionalGroup.PRIVATE_SPECIALIST,
            seats=_seats(1, _("private specialist")),
            filling=Filling.ELECTED,
            term_months=TWO_YEARS,
            appointed_by=OrganisationKind.UNION,
        ),
        GroupPlan(
            label=_("User representatives"),
            professional_group=ProfessionalGroup.USER,
            seats=_seats(2, _("user representative")),
            filling=Filling.ELECTED,
            term_months=TWO_YEARS,
            appointed_by=OrganisationKind.USER_ORGANISATION,
        ),
        GroupPlan(
            label=_("Practice consultants"),
            professional_group=ProfessionalGroup.PRACTICE_CONSULTANT,
            seats=_seats(2, _("practice consultant")),
            filling=Filling.EX_OFFICIO,
            may_vote=False,
        ),
    ),
)

FORUM_OF_DOCTORS = Blueprint(  # AHU-1, AHU-4, AHU-7, AHU-8
    key="ahusforum",
    title=_("Forum of doctors (Ahusforum)"),
    text=_("GPs 3, municipal doctors 3, hospital doctors 3, hospital leaders 3, with substitutes."),
    kind=_("forum of doctors"),
    name=_("Forum of doctors"),
    purpose=_("Doctors in and outside the hospital meet here as equals and work out solutions."),
    behaviour=Behaviour.ADVISORY,
    groups=(
        GroupPlan(
            label=_("GPs"),
            professional_group=ProfessionalGroup.GP,
            seats=_seats(3, _("GP"), *(_("specialist in general practice"),) * 3),
            filling=Filling.ELECTED,
            term_months=TWO_YEARS,
            substitutes=Substitutes.PERSONAL,
            spread=True,
        ),
        GroupPlan(
            label=_("Municipal doctors"),
            professional_group=ProfessionalGroup.MUNICIPAL_DOCTOR,
            seats=_seats(
                3,
                _("municipal doctor"),
                _("chief medical officer"),
                _("doctor in a nursing home"),
                _("leader of an out-of-hours service"),
            ),
            term_months=TWO_YEARS,
            substitutes=Substitutes.PERSONAL,
            spread=True,
        ),
        GroupPlan(
            label=_("Hospital doctors"),
            professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
            seats=_seats(3, _("hospital doctor")),
            term_months=TWO_YEARS,
            substitutes=Substitutes.PERSONAL,
            appointed_by=OrganisationKind.HOSPITAL_TRUST,
        ),
        GroupPlan(
            label=_("Hospital leaders"),
            professional_group=ProfessionalGroup.HOSPITAL_LEADER,
            seats=_seats(3, _("hospital leader")),
            term_months=TWO_YEARS,
            substitutes=Substitutes.PERSONAL,
            appointed_by=OrganisationKind.HOSPITAL_TRUST,
        ),
    ),
)

COOPERATION = Blueprint(  # FSU-5, FSU-8, FSU-9, HF-1
    key="fsu",
    title=_("Professional cooperation committee (FSU)"),
    text=_(
        "Members named with a responsible leader. Reports by 1 February, evaluated every 2 years."
    ),
    kind=_("professional cooperation committee"),
    purpose=_("The committee follows up commissions and advises within its field."),
    behaviour=Behaviour.ADVISORY,
    groups=(
        GroupPlan(
            label=_("The hospital"),
            professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
            seats=_seats(2, _("representative of the hospital")),
            needs_leader=True,
            appointed_by=OrganisationKind.HOSPITAL_TRUST,
        ),
        GroupPlan(
            label=_("The municipalities"),
            professional_group=ProfessionalGroup.MUNICIPAL_DOCTOR,
            seats=_seats(2, _("representative of the municipalities")),
            needs_leader=True,
            by_region=True,
            appointed_by=OrganisationKind.LEADER_NETWORK,
        ),
        GroupPlan(
            label=_("GPs"),
            professional_group=ProfessionalGroup.GP,
            seats=_seats(1, _("GP")),
            filling=Filling.ELECTED,
        ),
        GroupPlan(
            label=_("User representatives"),
            professional_group=ProfessionalGroup.USER,
            seats=_seats(1, _("user representative")),
            filling=Filling.ELECTED,
            appointed_by=OrganisationKind.USER_ORGANISATION,
        ),
    ),
    duties=(
        DutyPlan(DutyKind.YEARLY_REPORT, 12, on=(2, 1)),
        DutyPlan(DutyKind.EVALUATION, TWO_YEARS),
    ),
)

SPECIALTY = Blueprint(
    key="fagrad",
    title=_("Specialty council"),
    text=_("Hospital doctors of one specialty, who name specialists and answer hearings."),
    kind=_("specialty council"),
    purpose=_("The council names specialists for single cases and answers hearings in its field."),
    behaviour=Behaviour.ADVISORY,
    groups=(
        GroupPlan(
            label=_("Hospital doctors"),
            professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
            seats=_seats(3, _("hospital doctor")),
            appointed_by=OrganisationKind.HOSPITAL_TRUST,
        ),
    ),
)

GENERAL_PRACTICE = Blueprint(  # PRJ-17, ALR-30
    key="alu",
    title=_("Committee of GPs (ALU)"),
    text=_("All GPs with a contract in the municipalities you choose. There are no seats to fill."),
    kind=_("committee of GPs"),
    purpose=_("The committee gathers the GPs, elects representatives and answers hearings."),
    behaviour=Behaviour.PROFESSIONAL,
    membership=Membership.CONTRACT,
    scope=Scope.MUNICIPALITIES,
)

WORKING_GROUP = Blueprint(  # AHU-20, FSU-6
    key="arbeidsgruppe",
    title=_("Working group"),
    text=_(
        "Two doctors from the hospital and two from the municipalities, until the work is done."
    ),
    kind=_("working group"),
    purpose=_("The group works out one proposal."),
    permanent=False,
    groups=(
        GroupPlan(
            label=_("The hospital"),
            professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
            seats=_seats(2, _("hospital doctor")),
        ),
        GroupPlan(
            label=_("The municipalities"),
            professional_group=ProfessionalGroup.MUNICIPAL_DOCTOR,
            seats=_seats(2, _("municipal doctor")),
        ),
    ),
)

EMPTY = Blueprint(
    key="tom",
    title=_("Without a template"),
    text=_("No seats and no duties; you add them yourself."),
)

BLUEPRINTS = {
    blueprint.key: blueprint
    for blueprint in (
        COUNCIL_OF_DOCTORS,
        FORUM_OF_DOCTORS,
        STRATEGIC,
        WORKING_COMMITTEE,
        COOPERATION,
        SPECIALTY,
        GENERAL_PRACTICE,
        WORKING_GROUP,
        EMPTY,
    )
}
