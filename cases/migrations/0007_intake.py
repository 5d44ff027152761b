"""Mails that came in, tips of doctors, and what resembles a case."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_notes")]

    operations: list[object] = []
