"""Room for action plans."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("councils", "0009_words_of_addresses")]

    operations: list[migrations.operations.base.Operation] = []
