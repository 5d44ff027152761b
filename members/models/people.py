"""Persons, and the roles that they are given with dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Language, ProfessionalGroup
from councils.models import Community, Council, Organisation
from councils.models.dates import DatedQuerySet, ends_after_start, one_at_a_time
from members.enums import ASSIGNED_ROLES, Employment, Gender, Rhythm, Role
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
    # How often a person is written to; empty: as is usual for what he holds (decision 21)
    rhythm = models.CharField(
        _("how often mails come"),
        max_length=8,
        choices=Rhythm.choices,
        blank=True,
        default="",
        db_default="",
    )
    # Only if the person gave it; nobody is counted as one or the other by the name
    gender = models.CharField(
        _("gender"), max_length=6, choices=Gender.choices, blank=True, default="", db_default=""
    )
    # The community that put the person on file, and so may see somebody who holds nothing yet
    registered_in = models.ForeignKey(
        Community, models.PROTECT, null=True, blank=True, related_name="persons"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
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
                name="person_merged_has_no_login",
                condition=Q(merged_into=None) | Q(user=None, email=""),
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
            one_at_a_time(
                "affiliation_once_at_a_time",
                "person",
                "organisation",
                "professional_group",
                message=_("The person is registered there already."),
            ),
            ends_after_start("affiliation_ends_after_start"),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.organisation}"


class Absence(models.Model):
    """Somebody is away, from a day until (not including) another, and who stands in.

    Mails and tasks go to the stand-in, and the substitute is called in for the whole period.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="absences")
    start = models.DateField(_("from"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    stand_in = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="stands_in"
    )

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("person", "-start")
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = (
            one_at_a_time(
                "absence_one_at_a_time",
                "person",
                message=_("The person is away already in this period."),
            ),
            models.CheckConstraint(
                name="absence_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gt=F("start")),
                violation_error_message=_("The end must come after the start."),
            ),
            models.CheckConstraint(
                name="absence_stand_in_is_another",
                condition=Q(stand_in=None) | ~Q(stand_in=F("person")),
                violation_error_message=_("Choose somebody else as stand-in."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.start}"

    @property
    def last_day(self) -> date | None:
        """The last day away, as people say it; None while it is not known."""
        return self.ended_on - timedelta(days=1) if self.ended_on else None


class RoleAssignment(models.Model):
    """A role within a community, or one of its councils or organisations, with its dates.

    A contact may speak for an organisation that appoints, such as a network of leaders (FSU-10).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    role = models.CharField(
        _("role"), max_length=12, choices=[(role.value, role.label) for role in ASSIGNED_ROLES]
    )
    community = models.ForeignKey(Community, models.PROTECT, related_name="roles")
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="roles"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="roles"
    )
    start = models.DateField(_("from"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
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
            models.CheckConstraint(
                name="role_of_organisation_is_contact",
                condition=Q(organisation=None) | Q(role=Role.CONTACT, council=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
