"""Who does what by when: rows in the place of one line of text."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

WHAT_WAS_AGREED = """
INSERT INTO cases_actionpoint (entry_id, task, state)
SELECT id, follow_up, 'open' FROM cases_minutesentry WHERE follow_up <> '';

SET CONSTRAINTS ALL IMMEDIATE;
"""

# What was agreed stands in approved minutes; whether it has been done may still be written.
LOCKS = """
CREATE FUNCTION refuse_change_of_agreed_action() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT minutes.state INTO minutes_state
    FROM cases_minutesentry entry JOIN cases_minutes minutes ON minutes.id = entry.minutes_id
    WHERE entry.id = COALESCE(OLD.entry_id, NEW.entry_id);
    IF minutes_state = 'approved' AND NOT (TG_OP = 'UPDATE'
        AND (OLD.entry_id, OLD.task, OLD.owner_id, OLD.due)
            IS NOT DISTINCT FROM (NEW.entry_id, NEW.task, NEW.owner_id, NEW.due)) THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER action_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_actionpoint
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_agreed_action();
"""

UNLOCKS = """
DROP TRIGGER action_locked ON cases_actionpoint;
DROP FUNCTION refuse_change_of_agreed_action();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_approval_by_those_who_met"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActionPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("task", models.CharField(max_length=300, verbose_name="what is to be done")),
                ("due", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="finished on"),
                ),
            ],
            options={
                "verbose_name": "action point",
                "verbose_name_plural": "action points",
                "ordering": ("entry", "pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalActionPoint",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("task", models.CharField(max_length=300, verbose_name="what is to be done")),
                ("due", models.DateField(blank=True, null=True, verbose_name="by when")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="finished on"),
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
                "verbose_name": "historical action point",
                "verbose_name_plural": "historical action points",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="actionpoint",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="cases.minutesentry",
            ),
        ),
        migrations.AddField(
            model_name="actionpoint",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="members.person",
                verbose_name="who",
            ),
        ),
        migrations.AddField(
            model_name="historicalactionpoint",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.minutesentry",
            ),
        ),
        migrations.AddField(
            model_name="historicalactionpoint",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalactionpoint",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="members.person",
                verbose_name="who",
            ),
        ),
        migrations.AddConstraint(
            model_name="actionpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_on", None), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True), ("finished_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="action_finished_when",
            ),
        ),
        migrations.RunSQL(WHAT_WAS_AGREED, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            # The columns go in a later migration: an older web process may still write them.
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE cases_minutesentry ALTER follow_up SET DEFAULT '';"
                    "ALTER TABLE cases_historicalminutesentry ALTER follow_up SET DEFAULT ''",
                    migrations.RunSQL.noop,
                )
            ],
            state_operations=[
                migrations.RemoveField("historicalminutesentry", "follow_up"),
                migrations.RemoveField("minutesentry", "follow_up"),
            ],
        ),
        migrations.RunSQL(LOCKS, UNLOCKS),
    ]
