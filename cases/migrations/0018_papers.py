from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_text")]
    operations: list = []
