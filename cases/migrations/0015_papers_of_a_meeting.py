"""A stored file of a meeting knows who may read it, and how open its cases were when it was made."""

from django.db import migrations, models

AUDIENCES = [
    ("public", "everybody"),
    ("members", "those who sit"),
    ("office", "the secretariat"),
]
KINDS = [
    ("agenda", "agenda"),
    ("papers", "all papers"),
    ("excerpt", "excerpt of the minutes"),
    ("list", "attendance list"),
    ("cards", "name cards"),
]


def _fields(model: str) -> list:
    return [
        migrations.AddField(
            model_name=model,
            name="accesses",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name=model,
            name="audience",
            field=models.CharField(
                choices=AUDIENCES,
                db_default="office",
                default="office",
                max_length=8,
                verbose_name="who may read it",
            ),
        ),
        migrations.AlterField(
            model_name=model,
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12, verbose_name="what it is"),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_locks_of_papers")]
    operations = [*_fields("historicalmeetingfile"), *_fields("meetingfile")]
