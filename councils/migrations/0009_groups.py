"""To come."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("councils", "0008_contacts")]

    operations = []
