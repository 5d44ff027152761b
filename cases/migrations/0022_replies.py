"""Which item of an agenda is about the minutes of the meeting before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_session")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="approves_minutes",
            field=models.BooleanField(
                db_default=False,
                default=False,
                verbose_name="the minutes of the meeting before are approved",
            ),
        ),
        migrations.AddField(
            model_name="historicalagendaitem",
            name="approves_minutes",
            field=models.BooleanField(
                db_default=False,
                default=False,
                verbose_name="the minutes of the meeting before are approved",
            ),
        ),
        migrations.AddField(
            model_name="standingitem",
            name="approves_minutes",
            field=models.BooleanField(
                db_default=False,
                default=False,
                verbose_name="the minutes of the meeting before are approved",
            ),
        ),
        migrations.AddField(
            model_name="historicalstandingitem",
            name="approves_minutes",
            field=models.BooleanField(
                db_default=False,
                default=False,
                verbose_name="the minutes of the meeting before are approved",
            ),
        ),
    ]
