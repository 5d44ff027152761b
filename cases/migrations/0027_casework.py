"""Room for the casework of a case."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0026_groups")]

    operations: list[migrations.operations.base.Operation] = []
