"""What the night's reminders look for is found by its deadline, however much else there is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_in_force_stays_public"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                name="case_waits_since",
                fields=["registered_on"],
                condition=models.Q(state__in=("registered", "in_progress")),
            ),
        ),
        migrations.AddIndex(
            model_name="commission",
            index=models.Index(
                name="commission_due",
                fields=["due"],
                condition=models.Q(state__in=("received", "accepted", "in_progress")),
            ),
        ),
        migrations.AddIndex(
            model_name="actionpoint",
            index=models.Index(name="action_due", fields=["due"], condition=models.Q(state="open")),
        ),
    ]
