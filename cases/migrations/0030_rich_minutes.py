"""To come."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0029_groups")]

    operations = []
