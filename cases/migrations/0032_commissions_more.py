"""Room for more of commissions."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0031_casework_more")]

    operations: list[migrations.operations.base.Operation] = []
