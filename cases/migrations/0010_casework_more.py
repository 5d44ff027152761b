"""Sources, bases in law and saved filters."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_hearings_more")]

    operations: list[object] = []
