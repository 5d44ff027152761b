"""Action plans of principals."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_tables")]

    operations: list[object] = []
