"""What was answered is locked with the minutes; a remark may be heard without changing them."""

from django.db import migrations, models

HOWS = [
    ("all", "everybody who met approved"),
    ("heard", "everybody who met was heard, and a remark did not change the text"),
    ("silence", "nobody objected by the deadline"),
]

LOCKS = """
CREATE TRIGGER approval_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_minutesapproval
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_minutes();
"""

UNLOCKS = "DROP TRIGGER approval_locked ON cases_minutesapproval;"


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_versions")]

    operations = [
        *(
            migrations.AlterField(
                model_name=name,
                name="approved_how",
                field=models.CharField(
                    blank=True,
                    choices=HOWS,
                    db_default="",
                    default="",
                    max_length=8,
                    verbose_name="how",
                ),
            )
            for name in ("minutes", "historicalminutes")
        ),
        migrations.RunSQL(LOCKS, UNLOCKS),
    ]
