"""A case that was registered by mistake keeps its number and says why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_search"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="case",
            name="case_exit_has_reason",
        ),
        migrations.AlterField(
            model_name="case",
            name="state",
            field=models.CharField(
                choices=[
                    ("registered", "registered"),
                    ("in_progress", "in progress"),
                    ("ready", "ready for treatment"),
                    ("advised", "advice given"),
                    ("with_principal", "with the principal"),
                    ("implementing", "being implemented"),
                    ("closed", "closed"),
                    ("dismissed", "dismissed"),
                    ("withdrawn", "withdrawn"),
                    ("postponed", "postponed"),
                    ("misregistered", "registered by mistake"),
                ],
                default="registered",
                max_length=16,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="historicalcase",
            name="state",
            field=models.CharField(
                choices=[
                    ("registered", "registered"),
                    ("in_progress", "in progress"),
                    ("ready", "ready for treatment"),
                    ("advised", "advice given"),
                    ("with_principal", "with the principal"),
                    ("implementing", "being implemented"),
                    ("closed", "closed"),
                    ("dismissed", "dismissed"),
                    ("withdrawn", "withdrawn"),
                    ("postponed", "postponed"),
                    ("misregistered", "registered by mistake"),
                ],
                default="registered",
                max_length=16,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state__in", ("dismissed", "withdrawn", "postponed", "misregistered")),
                        _negated=True,
                    ),
                    models.Q(("state_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="case_exit_has_reason",
                violation_error_message="Give the reason.",
            ),
        ),
    ]
