"""Yearly reports of councils."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0014_recommendation_life"),
        ("councils", "0001_tables"),
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalAnnualReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "achieved",
                    models.TextField(blank=True, max_length=100000, verbose_name="what came of it"),
                ),
                (
                    "wishes",
                    models.TextField(
                        blank=True,
                        max_length=100000,
                        verbose_name="what we want the principal to know",
                    ),
                ),
                ("facts", models.JSONField(blank=True, default=dict, verbose_name="figures")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="handed in")),
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
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
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
            ],
            options={
                "verbose_name": "historical yearly report",
                "verbose_name_plural": "historical yearly reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AnnualReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "achieved",
                    models.TextField(blank=True, max_length=100000, verbose_name="what came of it"),
                ),
                (
                    "wishes",
                    models.TextField(
                        blank=True,
                        max_length=100000,
                        verbose_name="what we want the principal to know",
                    ),
                ),
                ("facts", models.JSONField(blank=True, default=dict, verbose_name="figures")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="handed in")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annual_reports",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "yearly report",
                "verbose_name_plural": "yearly reports",
                "ordering": ("-year", "council"),
                "constraints": [
                    models.UniqueConstraint(fields=("council", "year"), name="annual_report_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("facts", {}), ("submitted_on", None)),
                            models.Q(
                                ("submitted_on__isnull", False),
                                models.Q(("facts", {}), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="annual_report_keeps_its_figures",
                    ),
                ],
            },
        ),
    ]
