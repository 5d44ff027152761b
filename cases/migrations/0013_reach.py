"""How far each recommendation has come: one row for each body, office, clinic and municipality."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_specialists_and_input"),
        ("councils", "0001_tables"),
        ("members", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalReach",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("committee", "committees of GPs"),
                            ("specialty", "other bodies that were heard"),
                            ("municipality", "municipalities"),
                            ("clinic", "clinics"),
                            ("office", "GP offices"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("wave", models.PositiveSmallIntegerField(verbose_name="sending")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
                ("discussed_on", models.DateField(blank=True, null=True, verbose_name="discussed")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "in a meeting"),
                            ("email", "by e-mail"),
                            ("union", "through the union representatives"),
                            ("line", "through the line of management"),
                            ("forum", "in a forum of doctors"),
                        ],
                        max_length=8,
                        verbose_name="how it was discussed",
                    ),
                ),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how many were present"
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[("in_use", "in use"), ("not_in_use", "not in use")],
                        max_length=10,
                        verbose_name="in use",
                    ),
                ),
                (
                    "use_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="why not"),
                ),
                ("used_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "members_told_on",
                    models.DateField(blank=True, null=True, verbose_name="sent to its members"),
                ),
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
                    "body",
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
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.organisation",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.recommendation",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reach of a recommendation",
                "verbose_name_plural": "historical reach of recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("committee", "committees of GPs"),
                            ("specialty", "other bodies that were heard"),
                            ("municipality", "municipalities"),
                            ("clinic", "clinics"),
                            ("office", "GP offices"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("wave", models.PositiveSmallIntegerField(verbose_name="sending")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
                ("discussed_on", models.DateField(blank=True, null=True, verbose_name="discussed")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "in a meeting"),
                            ("email", "by e-mail"),
                            ("union", "through the union representatives"),
                            ("line", "through the line of management"),
                            ("forum", "in a forum of doctors"),
                        ],
                        max_length=8,
                        verbose_name="how it was discussed",
                    ),
                ),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how many were present"
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        blank=True,
                        choices=[("in_use", "in use"), ("not_in_use", "not in use")],
                        max_length=10,
                        verbose_name="in use",
                    ),
                ),
                (
                    "use_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="why not"),
                ),
                ("used_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "members_told_on",
                    models.DateField(blank=True, null=True, verbose_name="sent to its members"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reached_by",
                        to="councils.council",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reached_by",
                        to="councils.organisation",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reach",
                        to="cases.recommendation",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "reach of a recommendation",
                "verbose_name_plural": "reach of recommendations",
                "ordering": ("recommendation", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("discussed_on", None), ("sent_on__isnull", False)),
                        fields=["sent_on"],
                        name="reach_not_discussed",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "body", "organisation"),
                        name="reach_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("body", None), ("organisation__isnull", False)),
                            models.Q(("body__isnull", False), ("organisation", None)),
                            _connector="OR",
                        ),
                        name="reach_is_of_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("channel", ""), ("discussed_on", None), ("present", None)),
                            models.Q(
                                ("discussed_on__isnull", False),
                                models.Q(("channel", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reach_discussed_how",
                        violation_error_message="Write the day, and how it was discussed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("use", ""), ("used_on", None)),
                            models.Q(
                                models.Q(("use", ""), _negated=True), ("used_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="reach_answered_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("use", "not_in_use"), _negated=True),
                            ("use_reason__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="reach_not_in_use_why",
                        violation_error_message="Write why it is not in use.",
                    ),
                ],
            },
        ),
    ]
