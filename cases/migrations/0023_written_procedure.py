"""A short item decided in writing: who is asked, and what each of them said (decision 24)."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0022_replies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalWrittenAnswer",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agrees", "agrees"),
                            ("objects", "asks for treatment in a meeting"),
                            ("steps_down", "is not impartial"),
                        ],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical answer in a written procedure",
                "verbose_name_plural": "historical answers in a written procedure",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="WrittenAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agrees", "agrees"),
                            ("objects", "asks for treatment in a meeting"),
                            ("steps_down", "is not impartial"),
                        ],
                        max_length=12,
                        verbose_name="answer",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_answers",
                        to="cases.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_answers",
                        to="members.person",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="written_answers",
                        to="councils.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer in a written procedure",
                "verbose_name_plural": "answers in a written procedure",
                "ordering": ("meeting", "seat__group__position", "seat__ordinal"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "seat"), name="written_seat_once"),
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="written_person_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="written_answered_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer__in", ("", "agrees")), ("why__regex", "\\S"), _connector="OR"
                        ),
                        name="written_against_has_words",
                        violation_error_message="Write why.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="historicalmeeting",
            name="written",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="written procedure"
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="written",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="written procedure"
            ),
        ),
    ]
