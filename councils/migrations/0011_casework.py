"""Room for what a community keeps for its cases."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("councils", "0010_action_plans")]

    operations: list[migrations.operations.base.Operation] = []
