"""What the principal asks of a council, and the words that lead to a theme."""

import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

# A case that named a commission only by its number gets it as a row; the principal is the body
# that the council reports to. A council without a principal took the matter up itself.
COMMISSIONS_OF_OLD_CASES = """
UPDATE cases_case SET origin = 'own_initiative'
FROM councils_council council
WHERE council.id = cases_case.council_id AND council.anchored_in_id IS NULL
  AND cases_case.origin = 'commission';

INSERT INTO cases_commission
    (principal_id, council_id, year, number, slug, title, text, priority_area, measure,
     due_is_tentative, state, reply, report, registered_on)
SELECT council.anchored_in_id, council.id, matter.year,
       row_number() OVER (PARTITION BY council.anchored_in_id, matter.year ORDER BY matter.id),
       'fra-sak-' || matter.slug, matter.title, matter.summary, '', '',
       false, 'in_progress', '', '', matter.registered_on
FROM cases_case matter JOIN councils_council council ON council.id = matter.council_id
WHERE matter.origin = 'commission';

UPDATE cases_case SET commission_id = commission.id
FROM cases_commission commission
WHERE commission.slug = 'fra-sak-' || cases_case.slug
  AND commission.council_id = cases_case.council_id;

INSERT INTO cases_counter (kind, community_id, council_id, year, last)
SELECT 'commission', principal.community_id, principal.id, commission.year, max(commission.number)
FROM cases_commission commission JOIN councils_council principal
  ON principal.id = commission.principal_id
GROUP BY principal.community_id, principal.id, commission.year;

SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_gate"),
        ("councils", "0002_names_regions_municipalities"),
        ("members", "0003_affiliations_sendings_board"),
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("slug", models.CharField(max_length=60, verbose_name="address")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(max_length=20000, verbose_name="what is asked")),
                (
                    "priority_area",
                    models.CharField(blank=True, max_length=160, verbose_name="priority area"),
                ),
                ("measure", models.CharField(blank=True, max_length=160, verbose_name="measure")),
                ("due", models.DateField(blank=True, null=True, verbose_name="answer wanted by")),
                (
                    "due_is_tentative",
                    models.BooleanField(default=False, verbose_name="the date is tentative"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("accepted", "accepted"),
                            ("in_progress", "in progress"),
                            ("reported", "reported"),
                            ("closed", "closed"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "reply",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the council's reply"
                    ),
                ),
                ("report", models.TextField(blank=True, max_length=20000, verbose_name="report")),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported on"),
                ),
                ("registered_on", models.DateField(verbose_name="registered")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
            ],
            options={
                "verbose_name": "commission",
                "verbose_name_plural": "commissions",
                "ordering": ("-year", "-number", "principal"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommission",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("slug", models.CharField(max_length=60, verbose_name="address")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(max_length=20000, verbose_name="what is asked")),
                (
                    "priority_area",
                    models.CharField(blank=True, max_length=160, verbose_name="priority area"),
                ),
                ("measure", models.CharField(blank=True, max_length=160, verbose_name="measure")),
                ("due", models.DateField(blank=True, null=True, verbose_name="answer wanted by")),
                (
                    "due_is_tentative",
                    models.BooleanField(default=False, verbose_name="the date is tentative"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("accepted", "accepted"),
                            ("in_progress", "in progress"),
                            ("reported", "reported"),
                            ("closed", "closed"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "reply",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the council's reply"
                    ),
                ),
                ("report", models.TextField(blank=True, max_length=20000, verbose_name="report")),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="reported on"),
                ),
                ("registered_on", models.DateField(verbose_name="registered")),
                (
                    "form_key",
                    models.UUIDField(blank=True, db_index=True, editable=False, null=True),
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
                "verbose_name": "historical commission",
                "verbose_name_plural": "historical commissions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalThemeWord",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(db_index=True, max_length=120, verbose_name="word")),
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
                "verbose_name": "historical word for a theme",
                "verbose_name_plural": "historical words for themes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ThemeWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=120, unique=True, verbose_name="word")),
            ],
            options={
                "verbose_name": "word for a theme",
                "verbose_name_plural": "words for themes",
                "ordering": ("word",),
            },
        ),
        migrations.AlterField(
            model_name="counter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("case", "case"),
                    ("item", "agenda item"),
                    ("meeting", "meeting"),
                    ("recommendation", "recommendation"),
                    ("commission", "commission"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="commission",
            name="council",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commissions",
                to="councils.council",
                verbose_name="to",
            ),
        ),
        migrations.AddField(
            model_name="commission",
            name="principal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commissions_given",
                to="councils.council",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="commission",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="cases.commission",
                verbose_name="commission",
            ),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="commission",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.commission",
                verbose_name="commission",
            ),
        ),
        migrations.RunSQL(COMMISSIONS_OF_OLD_CASES, migrations.RunSQL.noop),
        migrations.SeparateDatabaseAndState(
            # The columns go in a later migration: an older web process may still write them.
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE cases_case ALTER commission_number SET DEFAULT '';"
                    "ALTER TABLE cases_historicalcase ALTER commission_number SET DEFAULT ''",
                    migrations.RunSQL.noop,
                )
            ],
            state_operations=[
                migrations.RemoveField("case", "commission_number"),
                migrations.RemoveField("historicalcase", "commission_number"),
            ],
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("origin", "commission"), _negated=True),
                    ("commission__isnull", False),
                    _connector="OR",
                ),
                name="case_commission_is_named",
                violation_error_message="Choose the commission that the case comes from.",
            ),
        ),
        migrations.AddField(
            model_name="historicalcommission",
            name="council",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="councils.council",
                verbose_name="to",
            ),
        ),
        migrations.AddField(
            model_name="historicalcommission",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalcommission",
            name="principal",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="councils.council",
            ),
        ),
        migrations.AddField(
            model_name="historicalthemeword",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalthemeword",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.theme",
            ),
        ),
        migrations.AddField(
            model_name="themeword",
            name="theme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="words", to="cases.theme"
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.UniqueConstraint(
                fields=("principal", "year", "number"), name="commission_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.UniqueConstraint(
                fields=("principal", "slug"), name="commission_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.CheckConstraint(
                condition=models.Q(("principal", models.F("council")), _negated=True),
                name="commission_not_to_oneself",
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("reported", "closed")), _negated=True),
                    models.Q(("report__regex", "\\S"), ("reported_on__isnull", False)),
                    _connector="OR",
                ),
                name="commission_closed_with_report",
                violation_error_message="Write the report first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="themeword",
            constraint=models.CheckConstraint(
                condition=models.Q(("word", django.db.models.functions.text.Lower("word"))),
                name="theme_word_lower_case",
            ),
        ),
    ]
