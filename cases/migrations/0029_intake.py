"""Room for what comes in."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0028_milestones")]

    operations: list[migrations.operations.base.Operation] = []
