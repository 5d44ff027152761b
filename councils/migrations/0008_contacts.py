"""To come."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("councils", "0007_how_its_meetings_are")]

    operations = []
