"""Room for more of hearings."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_intake")]

    operations: list[migrations.operations.base.Operation] = []
