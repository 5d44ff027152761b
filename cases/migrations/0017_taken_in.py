"""Minutes of meetings from before the portal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_versions_of_minutes_and_time_spent"),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalminutes",
            name="approved_how",
            field=models.CharField(
                blank=True,
                choices=[
                    ("all", "everybody who met approved"),
                    ("heard", "everybody who met was heard, and a remark did not change the text"),
                    ("silence", "nobody objected by the deadline"),
                    ("before", "approved before they were taken into the portal"),
                ],
                db_default="",
                default="",
                max_length=8,
                verbose_name="how",
            ),
        ),
        migrations.AlterField(
            model_name="minutes",
            name="approved_how",
            field=models.CharField(
                blank=True,
                choices=[
                    ("all", "everybody who met approved"),
                    ("heard", "everybody who met was heard, and a remark did not change the text"),
                    ("silence", "nobody objected by the deadline"),
                    ("before", "approved before they were taken into the portal"),
                ],
                db_default="",
                default="",
                max_length=8,
                verbose_name="how",
            ),
        ),
    ]
