"""Approved minutes may be followed by a later version; the time a meeting took beside itself."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

LOCKS = """
CREATE OR REPLACE FUNCTION refuse_change_of_approved_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT state INTO minutes_state FROM cases_minutes
    WHERE id = COALESCE(OLD.minutes_id, NEW.minutes_id);
    IF minutes_state IN ('approved', 'superseded') THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

-- The one thing that may happen to approved minutes: a later version takes their place.
CREATE OR REPLACE FUNCTION refuse_reopening_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = 'approved' AND NEW.state = 'superseded' THEN
        NEW.state := OLD.state;
        IF NEW IS NOT DISTINCT FROM OLD THEN
            NEW.state := 'superseded';
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'approved minutes are locked'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
END $$;

DROP TRIGGER minutes_locked ON cases_minutes;
CREATE TRIGGER minutes_locked BEFORE UPDATE OR DELETE ON cases_minutes
FOR EACH ROW WHEN (OLD.state IN ('approved', 'superseded'))
EXECUTE FUNCTION refuse_reopening_minutes();

CREATE OR REPLACE FUNCTION refuse_change_of_approved_dissent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT minutes.state INTO minutes_state
    FROM cases_minutes minutes JOIN cases_minutesentry entry ON entry.minutes_id = minutes.id
    WHERE entry.id = COALESCE(OLD.entry_id, NEW.entry_id);
    IF minutes_state IN ('approved', 'superseded') THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE OR REPLACE FUNCTION refuse_change_of_agreed_action() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT minutes.state INTO minutes_state
    FROM cases_minutesentry entry JOIN cases_minutes minutes ON minutes.id = entry.minutes_id
    WHERE entry.id = COALESCE(OLD.entry_id, NEW.entry_id);
    IF minutes_state IN ('approved', 'superseded') AND NOT (TG_OP = 'UPDATE'
        AND (OLD.entry_id, OLD.task, OLD.owner_id, OLD.due, OLD.replaces_id)
            IS NOT DISTINCT FROM (NEW.entry_id, NEW.task, NEW.owner_id, NEW.due, NEW.replaces_id))
    THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0015_papers_of_a_meeting"),
        ("members", "0009_postings_and_dead_addresses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalTimeSpent",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "pre_meeting",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="pre-meeting",
                    ),
                ),
                (
                    "preparation",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="preparation",
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
                "verbose_name": "historical time spent",
                "verbose_name_plural": "historical time spent",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TimeSpent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pre_meeting",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="pre-meeting",
                    ),
                ),
                (
                    "preparation",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="preparation",
                    ),
                ),
            ],
            options={
                "verbose_name": "time spent",
                "verbose_name_plural": "time spent",
                "ordering": ("meeting", "person__sort_key"),
            },
        ),
        migrations.AddField(
            model_name="historicaltimespent",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicaltimespent",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.meeting",
            ),
        ),
        migrations.AddField(
            model_name="historicaltimespent",
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
            model_name="timespent",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="times_spent",
                to="cases.meeting",
            ),
        ),
        migrations.AddField(
            model_name="timespent",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="times_spent",
                to="members.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="timespent",
            constraint=models.UniqueConstraint(
                fields=("meeting", "person"), name="time_spent_once"
            ),
        ),
        migrations.RemoveConstraint(
            model_name="minutes",
            name="minutes_approved_how_and_when",
        ),
        migrations.AddField(
            model_name="actionpoint",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="cases.actionpoint",
            ),
        ),
        migrations.AddField(
            model_name="historicalactionpoint",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.actionpoint",
            ),
        ),
        migrations.AddField(
            model_name="historicalminutes",
            name="reopened_why",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="why they were opened again",
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="reopened_why",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="why they were opened again",
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
                    ("superseded", "replaced by a later version"),
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
                    ("superseded", "replaced by a later version"),
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
                    ("superseded", "replaced by a later version"),
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
                    ("superseded", "replaced by a later version"),
                ],
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("approved_on__isnull", False),
                        ("state__in", ("approved", "superseded")),
                        models.Q(("approved_how", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ("approved", "superseded")), _negated=True),
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
                    ("version", 1), models.Q(("reopened_why", ""), _negated=True), _connector="OR"
                ),
                name="minutes_later_version_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "approved")),
                fields=("meeting",),
                name="minutes_one_version_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("approved", "superseded")), _negated=True),
                fields=("meeting",),
                name="minutes_one_version_on_its_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", False)),
                fields=("replaces",),
                name="action_replaced_once",
            ),
        ),
        migrations.RunSQL(LOCKS, migrations.RunSQL.noop),
    ]
