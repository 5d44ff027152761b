"""Persons, and the roles that they are given with dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Language, ProfessionalGroup
from councils.models import Community, Council, Organisation
from councils.models.dates import DatedQuerySet, Days
from members.enums import ASSIGNED_ROLES, Employment, Office, Role
from members.models.users import User


class Person(models.Model):
    """Somebody on file. One person may act in two communities, so a person belongs to none."""

    user = models.OneToOneField(User, models.PROTECT, null=True, blank=True, related_name="person")
    name = models.CharField(_("name"), max_length=120)
    # Norwegian order without ICU: lower case, æøå after z; the same in every database.
    sort_key = models.CharField(max_length=120, db_collation="C", editable=False)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    hpr_number = models.CharField(
        _("HPR number"),
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^\d{1,9}$", _("An HPR number has one to nine digits."))],
    )
    title = models.CharField(_("title"), max_length=80, blank=True)
    language = models.CharField(
        _("language of mails"), max_length=2, choices=Language.choices, default=Language.BOKMAAL
    )
    reserved = models.BooleanField(_("the name is not public"), default=False)
    reserved_reason = models.CharField(_("reason"), max_length=160, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("sort_key", "pk")
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        constraints = (
            models.CheckConstraint(
                name="person_reserved_has_reason",
                condition=Q(reserved=False) | ~Q(reserved_reason=""),
                violation_error_message=_("Give the reason why the name is not public."),
            ),
            models.CheckConstraint(
                name="person_login_has_address", condition=Q(user=None) | ~Q(email="")
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def public_name(self) -> str:
        return str(_("name not public")) if self.reserved else self.name

    @property
    def initials(self) -> str:
        """Up to three capitals for the badge; a name that is initials already stays."""
        if "." in self.name and " " not in self.name:
            return self.name
        return "".join(word[0] for word in self.name.split()[:3]).upper()


class Affiliation(models.Model):
    """Where somebody works, as what, and in what form of employment, since when and until when.

    Two at once are possible: a municipal chief medical officer may be a GP, too (PRJ-3).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="affiliations")
    professional_group = models.CharField(
        _("professional group"), max_length=20, choices=ProfessionalGroup.choices
    )
    employment = models.CharField(
        _("form of employment"), max_length=14, choices=Employment.choices
    )
    start = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("person", "organisation")
        verbose_name = _("place of work")
        verbose_name_plural = _("places of work")
        constraints = (
            ExclusionConstraint(
                name="affiliation_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("professional_group", RangeOperators.EQUAL),
                    (Days(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The person is registered there already."),
            ),
            models.CheckConstraint(
                name="affiliation_ends_after_start",
                condition=Q(start=None) | Q(ended_on=None) | Q(ended_on__gt=F("start")),
                violation_error_message=_("The end must come after the start."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"


class RoleAssignment(models.Model):
    """A role within one community or one council, from a day until (not including) another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    role = models.CharField(
        _("role"), max_length=12, choices=[(role.value, role.label) for role in ASSIGNED_ROLES]
    )
    community = models.ForeignKey(Community, models.PROTECT, related_name="roles")
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="roles"
    )
    start = models.DateField(_("from"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("person", "role")
        verbose_name = _("role given")
        verbose_name_plural = _("roles given")
        constraints = (
            models.CheckConstraint(
                name="role_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("start")),
            ),
            models.CheckConstraint(
                name="role_is_assigned_one", condition=Q(role__in=ASSIGNED_ROLES)
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


@dataclass(frozen=True)
class Held:
    role: str
    community_id: int
    council_id: int | None
    start: date
    ended_on: date | None

    def covers(self, within: Any, on: date) -> bool:
        if self.start > on or (self.ended_on is not None and self.ended_on <= on):
            return False
        if isinstance(within, Council):
            return self.community_id == within.community_id and self.council_id in (
                None,
                within.pk,
            )
        return isinstance(within, Community) and self.community_id == within.pk


@dataclass(frozen=True)
class Rights:
    """Everything that one user holds by assignment, office or seat, with its dates.

    Read once per request; asked for any day, so that a right ends with its date and needs no
    nightly job (quality.md A7).
    """

    person_id: int | None
    held: tuple[Held, ...]

    @classmethod
    def of(cls, user: User) -> Rights:
        person = getattr(user, "person", None)
        if person is None or not user.is_active:
            return cls(None, ())
        return cls(
            person.pk, (*cls._assigned(person), *cls._from_offices(person), *cls._seats(person))
        )

    @staticmethod
    def _assigned(person: Person) -> list[Held]:
        rows = person.roles.values_list("role", "community_id", "council_id", "start", "ended_on")
        return [Held(*row) for row in rows]

    @staticmethod
    def _from_offices(person: Person) -> list[Held]:
        """The chair's rights follow the office; a council's secretary is its secretariat."""
        role_of = {Office.CHAIR: Role.CHAIR, Office.SECRETARY: Role.SECRETARY}
        rows = person.offices.filter(office__in=role_of).values_list(
            "office", "council__community_id", "council_id", "start", "ended_on"
        )
        return [Held(role_of[Office(row[0])], *row[1:]) for row in rows]

    @staticmethod
    def _seats(person: Person) -> list[Held]:
        """A seat gives its rights until the actual end, also past the planned one."""
        rows = person.terms.values_list(
            "seat__group__council__community_id", "seat__group__council_id", "start", "ended_on"
        )
        return [Held(Role.SEAT_HOLDER, *row) for row in rows]

    def holds(self, role: str, *, within: Any, on: date) -> bool:
        return any(held.role == role and held.covers(within, on) for held in self.held)
