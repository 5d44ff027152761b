"""Closed lists of how far a recommendation has come: to whom, discussed how, in use or not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReachKind(models.TextChoices):
    """Whom a recommendation is to reach; the order is that of the pages."""

    COMMITTEE = "committee", _("committees of GPs")
    SPECIALTY = "specialty", _("other bodies that were heard")
    MUNICIPALITY = "municipality", _("municipalities")
    CLINIC = "clinic", _("clinics")
    OFFICE = "office", _("GP offices")


class Channel(models.TextChoices):
    """Where it was taken up (ALR-5…7)."""

    MEETING = "meeting", _("in a meeting")
    EMAIL = "email", _("by e-mail")
    UNION = "union", _("through the union representatives")
    LINE = "line", _("through the line of management")
    FORUM = "forum", _("in a forum of doctors")


class Use(models.TextChoices):
    IN_USE = "in_use", _("in use")
    NOT_IN_USE = "not_in_use", _("not in use")


CHANNELS: dict[ReachKind, tuple[Channel, ...]] = {
    ReachKind.COMMITTEE: (Channel.MEETING, Channel.EMAIL, Channel.UNION),
    ReachKind.SPECIALTY: (Channel.MEETING, Channel.EMAIL, Channel.UNION, Channel.LINE),
    ReachKind.MUNICIPALITY: (Channel.FORUM, Channel.MEETING, Channel.EMAIL, Channel.LINE),
    ReachKind.CLINIC: (Channel.MEETING, Channel.LINE, Channel.EMAIL),
    ReachKind.OFFICE: (Channel.MEETING, Channel.EMAIL),
}
