"""The text of a recommendation as it was published, version by version."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

FINAL = """
CREATE FUNCTION refuse_change_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published version is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_version_is_final';
END $$;

CREATE TRIGGER recommendation_version_final
BEFORE UPDATE OR DELETE ON cases_recommendationversion
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version();
"""

NOT_FINAL = """
DROP TRIGGER recommendation_version_final ON cases_recommendationversion;
DROP FUNCTION refuse_change_of_version();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_action_points"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalRecommendationVersion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("content", models.JSONField(verbose_name="text")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical version of the recommendation",
                "verbose_name_plural": "historical versions of the recommendation",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RecommendationVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("content", models.JSONField(verbose_name="text")),
            ],
            options={
                "verbose_name": "version of the recommendation",
                "verbose_name_plural": "versions of the recommendation",
                "ordering": ("recommendation", "-version"),
            },
        ),
        migrations.AddField(
            model_name="historicalrecommendationversion",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendationversion",
            name="recommendation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.recommendation",
            ),
        ),
        migrations.AddField(
            model_name="recommendationversion",
            name="recommendation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="cases.recommendation",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationversion",
            constraint=models.UniqueConstraint(
                fields=("recommendation", "version"), name="recommendation_version_once"
            ),
        ),
        migrations.RunSQL(FINAL, NOT_FINAL),
    ]
