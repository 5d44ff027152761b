"""To come."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0025_sources_and_notes")]

    operations = []
