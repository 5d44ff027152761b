"""Closed lists of groups and projects."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GroupKind(models.TextChoices):
    WORKING = "working", _("working group")
    REFERENCE = "reference", _("reference group")
    PROJECT = "project", _("project")


class GroupCaseRole(models.TextChoices):
    """Why a case is linked to a group."""

    MATTER = "matter", _("what it works with")
    MONEY = "money", _("need for money")


class GoalStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("sub-goal", "not begun")
    UNDER_WAY = "under_way", pgettext_lazy("sub-goal", "under way")
    DONE = "done", pgettext_lazy("sub-goal", "reached")
    DROPPED = "dropped", pgettext_lazy("sub-goal", "dropped")
