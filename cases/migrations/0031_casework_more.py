"""Room for more casework."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0030_hearings_more")]

    operations: list[migrations.operations.base.Operation] = []
