from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_session")]
    operations: list = []
