"""Nothing: a group is a council; what it works with lies in cases/migrations/0029_groups.py."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("councils", "0008_contacts")]

    operations = []
