"""The words of cases and of minutes are found by their Norwegian stems."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_milestones")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("title", "summary", config="norwegian"),
                name="case_words",
            ),
        ),
    ]
