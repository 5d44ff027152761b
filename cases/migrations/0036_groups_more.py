"""Nothing yet: all that groups hold lies in 0029_groups."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0035_intake_more")]

    operations = []
