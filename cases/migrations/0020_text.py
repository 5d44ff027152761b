from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_gate_of_who_took_part")]
    operations = []
