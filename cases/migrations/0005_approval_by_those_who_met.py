"""Those who met approve the minutes; silence until the deadline is consent."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

# Minutes that the chair approved alone before this version; they are locked, also for us.
APPROVED_BEFORE = """
ALTER TABLE cases_minutes DISABLE TRIGGER minutes_locked;
UPDATE cases_minutes SET approved_how = 'all' WHERE state = 'approved';
ALTER TABLE cases_minutes ENABLE TRIGGER minutes_locked;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_commissions"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalMinutesApproval",
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
                        choices=[("approved", "approved"), ("remark", "a remark")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=5000, verbose_name="remark")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "settled_why",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why the text stands"
                    ),
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
            ],
            options={
                "verbose_name": "historical approval of the minutes",
                "verbose_name_plural": "historical approvals of the minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MinutesApproval",
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
                        choices=[("approved", "approved"), ("remark", "a remark")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("remark", models.TextField(blank=True, max_length=5000, verbose_name="remark")),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "settled_why",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why the text stands"
                    ),
                ),
            ],
            options={
                "verbose_name": "approval of the minutes",
                "verbose_name_plural": "approvals of the minutes",
                "ordering": ("minutes", "person__sort_key"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="minutes",
            name="minutes_approved_by_whom_and_when",
        ),
        migrations.SeparateDatabaseAndState(
            # The column goes in a later migration: an older web process may still write it.
            state_operations=[
                migrations.RemoveField("historicalminutes", "approved_by"),
                migrations.RemoveField("minutes", "approved_by"),
            ],
        ),
        migrations.AddField(
            model_name="historicalminutes",
            name="approval_due",
            field=models.DateField(blank=True, null=True, verbose_name="to be approved by"),
        ),
        migrations.AddField(
            model_name="historicalminutes",
            name="approved_how",
            field=models.CharField(
                blank=True,
                choices=[
                    ("all", "everybody who met approved"),
                    ("silence", "nobody objected by the deadline"),
                ],
                db_default="",
                default="",
                max_length=8,
                verbose_name="how",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="approval_due",
            field=models.DateField(blank=True, null=True, verbose_name="to be approved by"),
        ),
        migrations.AddField(
            model_name="minutes",
            name="approved_how",
            field=models.CharField(
                blank=True,
                choices=[
                    ("all", "everybody who met approved"),
                    ("silence", "nobody objected by the deadline"),
                ],
                db_default="",
                default="",
                max_length=8,
                verbose_name="how",
            ),
        ),
        migrations.AlterField(
            model_name="historicalminutes",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("with_chair", "with the chair"),
                    ("with_met", "with those who met"),
                    ("approved", "approved"),
                ],
                default="draft",
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="historicalminutesfile",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("with_chair", "with the chair"),
                    ("with_met", "with those who met"),
                    ("approved", "approved"),
                ],
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="minutes",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("with_chair", "with the chair"),
                    ("with_met", "with those who met"),
                    ("approved", "approved"),
                ],
                default="draft",
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="minutesfile",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("with_chair", "with the chair"),
                    ("with_met", "with those who met"),
                    ("approved", "approved"),
                ],
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.RunSQL(APPROVED_BEFORE, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("approved_on__isnull", False),
                        ("state", "approved"),
                        models.Q(("approved_how", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "approved"), _negated=True),
                        ("approved_how", ""),
                        ("approved_on", None),
                    ),
                    _connector="OR",
                ),
                name="minutes_approved_how_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "with_met"), _negated=True),
                    ("approval_due__isnull", False),
                    _connector="OR",
                ),
                name="minutes_with_those_who_met_have_deadline",
            ),
        ),
        migrations.AddField(
            model_name="historicalminutesapproval",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalminutesapproval",
            name="minutes",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.minutes",
            ),
        ),
        migrations.AddField(
            model_name="historicalminutesapproval",
            name="person",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="members.person",
            ),
        ),
        migrations.AddField(
            model_name="minutesapproval",
            name="minutes",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="approvals",
                to="cases.minutes",
            ),
        ),
        migrations.AddField(
            model_name="minutesapproval",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="approvals",
                to="members.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesapproval",
            constraint=models.UniqueConstraint(
                fields=("minutes", "person"), name="approval_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(
                        models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="approval_answered_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "remark"), _negated=True),
                    ("remark__regex", "\\S"),
                    _connector="OR",
                ),
                name="approval_remark_has_words",
                violation_error_message="Write what should be changed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutesapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(("settled_why", ""), ("answer", "remark"), _connector="OR"),
                name="approval_settles_a_remark",
            ),
        ),
    ]
