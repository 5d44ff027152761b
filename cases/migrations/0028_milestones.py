"""Room for milestones of commissions."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_casework")]

    operations: list[migrations.operations.base.Operation] = []
