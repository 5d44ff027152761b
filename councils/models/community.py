"""The health community: everything else belongs to exactly one."""

from __future__ import annotations

from typing import Any

from django.core.validators import validate_slug
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from councils.enums import Language

# First words of addresses that are not a community's; a test compares them with the URLconf.
RESERVED_SLUGS = (
    "admin",
    "demo",
    "drift",
    "en",
    "handbok",
    "healthz",
    "horing",
    "komponenter",
    "konto",
    "lim-inn",
    "min-side",
    "nn",
    "oppsett",
    "personvern",
    "sok",
    "static",
    "tilgjengelighet",
)


class Community(models.Model):
    name = models.CharField(_("name"), max_length=120)
    # What stands beside the mark: the name that doctors know, such as «Agder legeråd».
    brand = models.CharField(_("name in the heading"), max_length=80)
    slug = models.CharField(_("address"), max_length=40, unique=True, validators=[validate_slug])
    language = models.CharField(
        _("main language"), max_length=2, choices=Language.choices, default=Language.BOKMAAL
    )
    controller = models.CharField(_("data controller"), max_length=120)
    contact_name = models.CharField(_("contact"), max_length=120)
    contact_email = models.EmailField(_("shared e-mail address"))
    contact_phone = models.CharField(_("phone"), max_length=20, blank=True)
    # Who mails come from; empty: the portal's own address, with answers to the one above
    sender_email = models.EmailField(_("sender address"), blank=True, default="", db_default="")
    # Whether cancellations and the like go to telephones as well (legeraad/sms.py)
    sms = models.BooleanField(_("text messages"), default=False, db_default=False)

    history: Any = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        verbose_name = _("health community")
        verbose_name_plural = _("health communities")
        constraints = (
            models.CheckConstraint(
                name="community_slug_not_reserved",
                condition=~Q(slug__in=RESERVED_SLUGS),
                violation_error_message=_("This address is used by the portal itself."),
            ),
            models.CheckConstraint(
                name="community_slug_lower_case", condition=Q(slug__regex=r"^[a-z0-9-]+$")
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cases:community_front", args=[self.slug])
