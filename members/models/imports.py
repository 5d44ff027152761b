"""A list that somebody has uploaded and looks at before it is taken in."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from councils.models import Community, Council
from members.enums import ImportKind
from members.models.people import Person


class Import(models.Model):
    """The rows of a file. They hold addresses, so they go when all is done, or over night.

    What was taken in has its history on the rows themselves. See members/domain/imports.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="imports")
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="imports"
    )
    kind = models.CharField(_("list"), max_length=10, choices=ImportKind.choices)
    filename = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(default=bytes)
    uploaded_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="imports"
    )
    uploaded_at = models.DateTimeField(_("uploaded"))
    applied_at = models.DateTimeField(_("taken in"), null=True, blank=True)
    rows_new = models.PositiveIntegerField(_("new rows"), default=0)

    class Meta:
        ordering = ("-uploaded_at",)
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return f"{self.filename} {self.uploaded_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("members:import_detail", args=[self.community.slug, self.pk])

    @property
    def waits(self) -> bool:
        """It can be looked at and taken in."""
        return bool(self.content)
