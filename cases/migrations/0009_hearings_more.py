"""Requests to specialists and rounds of input."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_milestones")]

    operations: list[object] = []
