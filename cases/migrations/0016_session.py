from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_summons")]
    operations: list = []
