"""The PDF of each published version: made once, never changed."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import cases.models.recommendations

FINAL = """
CREATE FUNCTION refuse_change_of_recommendation_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stored PDF is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_file_is_final';
END $$;

CREATE TRIGGER recommendation_file_final BEFORE UPDATE OR DELETE ON cases_recommendationfile
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_recommendation_file();
"""

NOT_FINAL = """
DROP TRIGGER recommendation_file_final ON cases_recommendationfile;
DROP FUNCTION refuse_change_of_recommendation_file();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_gate_of_what_is_proved"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalRecommendationFile",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("file", models.TextField(max_length=100)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(blank=True, editable=False, verbose_name="made")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.recommendationversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical PDF of the recommendation",
                "verbose_name_plural": "historical PDFs of the recommendation",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RecommendationFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to=cases.models.recommendations._content_name)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stored",
                        to="cases.recommendationversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "PDF of the recommendation",
                "verbose_name_plural": "PDFs of the recommendation",
                "ordering": ("version",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="recommendation_file_hash_is_sha256",
                    )
                ],
            },
        ),
        migrations.RunSQL(FINAL, NOT_FINAL),
    ]
