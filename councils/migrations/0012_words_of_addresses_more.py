"""Room for words of addresses that came later."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("councils", "0011_casework")]

    operations: list[migrations.operations.base.Operation] = []
