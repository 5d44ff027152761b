"""Who is heard when a council is not operative (ALR-30)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0007_how_its_meetings_are"),
    ]

    operations = [
        migrations.AddField(
            model_name="council",
            name="heard_through",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="councils.council",
                verbose_name="who is heard when it is not operative",
            ),
        ),
        migrations.AddField(
            model_name="historicalcouncil",
            name="heard_through",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="councils.council",
                verbose_name="who is heard when it is not operative",
            ),
        ),
    ]
