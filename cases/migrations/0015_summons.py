from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_locks_of_papers")]
    operations: list = []
