"""Room for what comes in."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("members", "0009_postings_and_dead_addresses")]

    operations: list[migrations.operations.base.Operation] = []
