"""What a professional committee answers when it is asked for a specialist."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpecialistAnswer(models.TextChoices):
    NAMED = "named", _("names a specialist")
    NOBODY = "nobody", _("has nobody")
