"""The principal's own case about what was lifted to it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_annual_reports")]

    operations = [
        migrations.AddField(
            model_name="historicalrecommendation",
            name="principal_case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.case",
                verbose_name="the principal's case",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="principal_case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lifted_advice",
                to="cases.case",
                verbose_name="the principal's case",
            ),
        ),
    ]
