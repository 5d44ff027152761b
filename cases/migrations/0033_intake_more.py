"""Room for more of what comes in."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0032_commissions_more")]

    operations: list[migrations.operations.base.Operation] = []
