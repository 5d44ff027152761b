"""Communities and their councils, seats, mandates, duties and organisations."""

import re
from decimal import Decimal

import django.contrib.postgres.constraints
import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import councils.models.dates
import councils.models.organisations


class Migration(migrations.Migration):
    replaces = [
        ("councils", "0001_councils"),
        ("councils", "0002_names_regions_municipalities"),
        ("councils", "0003_kinds_standings_duties"),
        ("councils", "0004_closed_weeks"),
        ("councils", "0005_address_of_operation"),
        ("councils", "0006_text_messages"),
        ("councils", "0007_how_its_meetings_are"),
        ("councils", "0008_contacts"),
        ("councils", "0009_words_of_addresses"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),  # exclusion constraints of terms need it
        migrations.CreateModel(
            name="Community",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("brand", models.CharField(max_length=80, verbose_name="name in the heading")),
                (
                    "slug",
                    models.CharField(
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                "invalid",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norwegian Bokmål"), ("nn", "Norwegian Nynorsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="main language",
                    ),
                ),
                ("controller", models.CharField(max_length=120, verbose_name="data controller")),
                ("contact_name", models.CharField(max_length=120, verbose_name="contact")),
                (
                    "contact_email",
                    models.EmailField(max_length=254, verbose_name="shared e-mail address"),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=20, verbose_name="phone"),
                ),
                (
                    "sender_email",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=254,
                        verbose_name="sender address",
                    ),
                ),
                (
                    "sms",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="text messages"
                    ),
                ),
            ],
            options={
                "verbose_name": "health community",
                "verbose_name_plural": "health communities",
                "ordering": ("name",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "slug__in",
                                (
                                    "admin",
                                    "demo",
                                    "drift",
                                    "en",
                                    "handbok",
                                    "healthz",
                                    "horing",
                                    "komponenter",
                                    "konto",
                                    "lim-inn",
                                    "min-side",
                                    "nn",
                                    "oppsett",
                                    "personvern",
                                    "sok",
                                    "static",
                                    "tilgjengelighet",
                                ),
                            ),
                            _negated=True,
                        ),
                        name="community_slug_not_reserved",
                        violation_error_message="This address is used by the portal itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "^[a-z0-9-]+$")),
                        name="community_slug_lower_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Council",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("label", models.CharField(max_length=20, verbose_name="short name")),
                ("slug", models.SlugField(max_length=40, verbose_name="address")),
                (
                    "behaviour",
                    models.CharField(
                        choices=[
                            ("strategic", "strategic committee"),
                            ("working_committee", "working committee"),
                            ("advisory", "advisory council"),
                            ("professional", "professional committee"),
                            ("electing", "electing or hearing body"),
                            ("group", "group"),
                        ],
                        max_length=20,
                        verbose_name="behaviour",
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("purpose", models.TextField(verbose_name="purpose")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norwegian Bokmål"), ("nn", "Norwegian Nynorsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("not_operative", "not operative"),
                            ("paused", "paused awaiting mandate"),
                            ("dissolved", "dissolved"),
                        ],
                        default="active",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "membership",
                    models.CharField(
                        choices=[("seats", "by seats"), ("contract", "by contract")],
                        db_default="seats",
                        default="seats",
                        max_length=10,
                        verbose_name="membership",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("joint", "the whole health community"),
                            ("regions", "some regions"),
                            ("municipalities", "some municipalities"),
                        ],
                        db_default="joint",
                        default="joint",
                        max_length=16,
                        verbose_name="whom it is for",
                    ),
                ),
                (
                    "permanent",
                    models.BooleanField(db_default=True, default=True, verbose_name="permanent"),
                ),
                (
                    "end_criterion",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="ends when",
                    ),
                ),
                (
                    "item_number_follows_case",
                    models.BooleanField(
                        default=True, verbose_name="the item number is the number of the case"
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        db_default=7,
                        default=7,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="days before the meeting by which to answer",
                    ),
                ),
                (
                    "hours_per_year",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.5")),
                            django.core.validators.MaxValueValidator(Decimal(999)),
                        ],
                        verbose_name="hours of meetings a year",
                    ),
                ),
                (
                    "quorum",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="how many must be present",
                    ),
                ),
                (
                    "chair_approves_agenda",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="the chair approves the agenda before it is sent",
                    ),
                ),
                (
                    "anchored_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anchors",
                        to="councils.council",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="councils",
                        to="councils.community",
                    ),
                ),
                (
                    "heard_through",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.council",
                        verbose_name="who is heard when it is not operative",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prepares",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "council",
                "verbose_name_plural": "councils",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Duty",
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
                            ("yearly_report", "yearly report"),
                            ("evaluation", "evaluation"),
                            ("yearly_meeting", "yearly meeting"),
                        ],
                        max_length=16,
                        verbose_name="duty",
                    ),
                ),
                ("first_due", models.DateField(verbose_name="first due")),
                (
                    "every_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="again after (months)"
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "duty",
                "verbose_name_plural": "duties",
                "ordering": ("council", "kind"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("council", "kind"),
                        name="duty_once",
                        violation_error_message="The council has this duty already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("every_months", None), ("every_months__gte", 1), _connector="OR"
                        ),
                        name="duty_recurs_after_something",
                        violation_error_message="Give at least one month.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Fulfilment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due", models.DateField(verbose_name="due")),
                ("done_on", models.DateField(verbose_name="done on")),
                (
                    "works_well",
                    models.TextField(blank=True, verbose_name="Does the council work well?"),
                ),
                (
                    "right_people",
                    models.TextField(blank=True, verbose_name="Are the right people in it?"),
                ),
                (
                    "right_tasks",
                    models.TextField(blank=True, verbose_name="Does it have the right tasks?"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fulfilments",
                        to="councils.duty",
                    ),
                ),
            ],
            options={
                "verbose_name": "duty done",
                "verbose_name_plural": "duties done",
                "ordering": ("duty", "-due"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("duty", "due"),
                        name="fulfilment_once",
                        violation_error_message="This has been done already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClosure",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(verbose_name="ended on")),
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
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
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
                "verbose_name": "historical closed week",
                "verbose_name_plural": "historical closed weeks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommunity",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("brand", models.CharField(max_length=80, verbose_name="name in the heading")),
                (
                    "slug",
                    models.CharField(
                        db_index=True,
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                re.compile("^[-a-zA-Z0-9_]+\\Z"),
                                "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
                                "invalid",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norwegian Bokmål"), ("nn", "Norwegian Nynorsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="main language",
                    ),
                ),
                ("controller", models.CharField(max_length=120, verbose_name="data controller")),
                ("contact_name", models.CharField(max_length=120, verbose_name="contact")),
                (
                    "contact_email",
                    models.EmailField(max_length=254, verbose_name="shared e-mail address"),
                ),
                (
                    "contact_phone",
                    models.CharField(blank=True, max_length=20, verbose_name="phone"),
                ),
                (
                    "sender_email",
                    models.EmailField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=254,
                        verbose_name="sender address",
                    ),
                ),
                (
                    "sms",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="text messages"
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
                "verbose_name": "historical health community",
                "verbose_name_plural": "historical health communities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncil",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("label", models.CharField(max_length=20, verbose_name="short name")),
                ("slug", models.SlugField(max_length=40, verbose_name="address")),
                (
                    "behaviour",
                    models.CharField(
                        choices=[
                            ("strategic", "strategic committee"),
                            ("working_committee", "working committee"),
                            ("advisory", "advisory council"),
                            ("professional", "professional committee"),
                            ("electing", "electing or hearing body"),
                            ("group", "group"),
                        ],
                        max_length=20,
                        verbose_name="behaviour",
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("purpose", models.TextField(verbose_name="purpose")),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norwegian Bokmål"), ("nn", "Norwegian Nynorsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("not_operative", "not operative"),
                            ("paused", "paused awaiting mandate"),
                            ("dissolved", "dissolved"),
                        ],
                        default="active",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "membership",
                    models.CharField(
                        choices=[("seats", "by seats"), ("contract", "by contract")],
                        db_default="seats",
                        default="seats",
                        max_length=10,
                        verbose_name="membership",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("joint", "the whole health community"),
                            ("regions", "some regions"),
                            ("municipalities", "some municipalities"),
                        ],
                        db_default="joint",
                        default="joint",
                        max_length=16,
                        verbose_name="whom it is for",
                    ),
                ),
                (
                    "permanent",
                    models.BooleanField(db_default=True, default=True, verbose_name="permanent"),
                ),
                (
                    "end_criterion",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="ends when",
                    ),
                ),
                (
                    "item_number_follows_case",
                    models.BooleanField(
                        default=True, verbose_name="the item number is the number of the case"
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        db_default=7,
                        default=7,
                        validators=[django.core.validators.MaxValueValidator(60)],
                        verbose_name="days before the meeting by which to answer",
                    ),
                ),
                (
                    "hours_per_year",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.5")),
                            django.core.validators.MaxValueValidator(Decimal(999)),
                        ],
                        verbose_name="hours of meetings a year",
                    ),
                ),
                (
                    "quorum",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="how many must be present",
                    ),
                ),
                (
                    "chair_approves_agenda",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="the chair approves the agenda before it is sent",
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
                (
                    "anchored_in",
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
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
                    ),
                ),
                (
                    "heard_through",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                        verbose_name="who is heard when it is not operative",
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
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical council",
                "verbose_name_plural": "historical councils",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncilKind",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                (
                    "behaviour",
                    models.CharField(
                        choices=[
                            ("strategic", "strategic committee"),
                            ("working_committee", "working committee"),
                            ("advisory", "advisory council"),
                            ("professional", "professional committee"),
                            ("electing", "electing or hearing body"),
                            ("group", "group"),
                        ],
                        max_length=20,
                        verbose_name="behaviour",
                    ),
                ),
                (
                    "decided_by",
                    models.CharField(blank=True, max_length=120, verbose_name="decided by"),
                ),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
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
                "verbose_name": "historical kind of a council",
                "verbose_name_plural": "historical kinds of councils",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncilName",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("label", models.CharField(max_length=20, verbose_name="short name")),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
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
                "verbose_name": "historical name of a council",
                "verbose_name_plural": "historical names of councils",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncilStanding",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("not_operative", "not operative"),
                            ("paused", "paused awaiting mandate"),
                            ("dissolved", "dissolved"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
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
                "verbose_name": "historical status of a council",
                "verbose_name_plural": "historical statuses of councils",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDuty",
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
                            ("yearly_report", "yearly report"),
                            ("evaluation", "evaluation"),
                            ("yearly_meeting", "yearly meeting"),
                        ],
                        max_length=16,
                        verbose_name="duty",
                    ),
                ),
                ("first_due", models.DateField(verbose_name="first due")),
                (
                    "every_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="again after (months)"
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
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
                "verbose_name": "historical duty",
                "verbose_name_plural": "historical duties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFulfilment",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("due", models.DateField(verbose_name="due")),
                ("done_on", models.DateField(verbose_name="done on")),
                (
                    "works_well",
                    models.TextField(blank=True, verbose_name="Does the council work well?"),
                ),
                (
                    "right_people",
                    models.TextField(blank=True, verbose_name="Are the right people in it?"),
                ),
                (
                    "right_tasks",
                    models.TextField(blank=True, verbose_name="Does it have the right tasks?"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                    "duty",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.duty",
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
                "verbose_name": "historical duty done",
                "verbose_name_plural": "historical duties done",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMandate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("adopted_by", models.CharField(max_length=120, verbose_name="adopted by")),
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("in_force", models.BooleanField(default=False, verbose_name="in force")),
                ("sections", models.JSONField(default=list, verbose_name="sections")),
                (
                    "goals",
                    models.JSONField(
                        blank=True,
                        db_default=models.Value([], models.JSONField()),
                        default=list,
                        verbose_name="goals",
                    ),
                ),
                (
                    "anchor_title",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=160,
                        verbose_name="rests on",
                    ),
                ),
                (
                    "anchor_url",
                    models.URLField(
                        blank=True, db_default="", default="", verbose_name="address of that"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="what is new",
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
                "verbose_name": "historical mandate",
                "verbose_name_plural": "historical mandates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOldAddress",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=40, verbose_name="address")),
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
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
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
                "verbose_name": "historical earlier address",
                "verbose_name_plural": "historical earlier addresses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRegion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("slug", models.SlugField(max_length=60, verbose_name="address")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
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
                "verbose_name": "historical region",
                "verbose_name_plural": "historical regions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTrial",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="the trial ends")),
                ("decided_by", models.CharField(max_length=120, verbose_name="decided by")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("continue", "goes on"),
                            ("change", "goes on, changed"),
                            ("end", "is ended"),
                        ],
                        max_length=10,
                        verbose_name="what was decided",
                    ),
                ),
                (
                    "outcome_by",
                    models.CharField(blank=True, max_length=120, verbose_name="decided by"),
                ),
                ("outcome_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("outcome_text", models.TextField(blank=True, verbose_name="the decision")),
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
                "verbose_name": "historical trial period",
                "verbose_name_plural": "historical trial periods",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("adopted_by", models.CharField(max_length=120, verbose_name="adopted by")),
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("in_force", models.BooleanField(default=False, verbose_name="in force")),
                ("sections", models.JSONField(default=list, verbose_name="sections")),
                (
                    "goals",
                    models.JSONField(
                        blank=True,
                        db_default=models.Value([], models.JSONField()),
                        default=list,
                        verbose_name="goals",
                    ),
                ),
                (
                    "anchor_title",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=160,
                        verbose_name="rests on",
                    ),
                ),
                (
                    "anchor_url",
                    models.URLField(
                        blank=True, db_default="", default="", verbose_name="address of that"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="what is new",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "mandate",
                "verbose_name_plural": "mandates",
                "ordering": ("council", "-version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("council", "version"), name="mandate_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", True)),
                        fields=("council",),
                        name="mandate_one_in_force",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OldAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=40, verbose_name="address")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="old_addresses",
                        to="councils.community",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="old_addresses",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier address",
                "verbose_name_plural": "earlier addresses",
                "ordering": ("slug",),
                "constraints": [
                    models.UniqueConstraint(fields=("community", "slug"), name="old_address_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                            ("municipality", "municipality"),
                            ("hospital_trust", "hospital trust"),
                            ("division", "division or clinic"),
                            ("gp_office", "GP office"),
                            ("union", "union"),
                            ("user_organisation", "user organisation"),
                            ("leader_network", "leader network"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "orgnr",
                    models.CharField(
                        blank=True,
                        max_length=9,
                        validators=[councils.models.organisations.validate_orgnr],
                        verbose_name="organisation number",
                    ),
                ),
                (
                    "municipality_number",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[django.core.validators.RegexValidator("^\\d{4}$")],
                        verbose_name="municipality number",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="councils.community",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="councils.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("community", "kind", "name"), name="organisation_named_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("municipality_number", ""), _negated=True),
                        fields=("community", "municipality_number"),
                        name="organisation_municipality_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
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
                            ("municipality", "municipality"),
                            ("hospital_trust", "hospital trust"),
                            ("division", "division or clinic"),
                            ("gp_office", "GP office"),
                            ("union", "union"),
                            ("user_organisation", "user organisation"),
                            ("leader_network", "leader network"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "orgnr",
                    models.CharField(
                        blank=True,
                        max_length=9,
                        validators=[councils.models.organisations.validate_orgnr],
                        verbose_name="organisation number",
                    ),
                ),
                (
                    "municipality_number",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[django.core.validators.RegexValidator("^\\d{4}$")],
                        verbose_name="municipality number",
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
                (
                    "community",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.community",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncil_municipalities",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="councils.historicalcouncil",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalCouncil_municipalities",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="council",
            name="municipalities",
            field=models.ManyToManyField(
                blank=True,
                related_name="committees",
                to="councils.organisation",
                verbose_name="municipalities",
            ),
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("slug", models.SlugField(max_length=60, verbose_name="address")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regions",
                        to="councils.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ("position", "name"),
                "constraints": [
                    models.UniqueConstraint(fields=("community", "slug"), name="region_slug_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRegionMembership",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
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
                    "municipality",
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
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.region",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical municipality in a region",
                "verbose_name_plural": "historical municipalities in regions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncil_regions",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="councils.historicalcouncil",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.region",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalCouncil_regions",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="council",
            name="regions",
            field=models.ManyToManyField(
                blank=True, related_name="councils", to="councils.region", verbose_name="regions"
            ),
        ),
        migrations.CreateModel(
            name="RegionMembership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="region_memberships",
                        to="councils.organisation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="councils.region",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality in a region",
                "verbose_name_plural": "municipalities in regions",
                "ordering": ("region", "municipality"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("municipality", "="), (councils.models.dates.Days(), "&&")],
                        name="region_membership_one_at_a_time",
                        violation_error_message="The municipality belongs to a region already in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start", None),
                            ("ended_on", None),
                            ("ended_on__gt", models.F("start")),
                            _connector="OR",
                        ),
                        name="region_membership_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("label", models.CharField(max_length=80, verbose_name="name")),
                (
                    "professional_group",
                    models.CharField(
                        choices=[
                            ("gp", "GP"),
                            ("municipal_cmo", "municipal chief medical officer"),
                            ("municipal_doctor", "municipal doctor"),
                            ("hospital_doctor", "hospital doctor"),
                            ("hospital_leader", "hospital leader"),
                            ("private_specialist", "private specialist"),
                            ("practice_consultant", "practice consultant"),
                            ("user", "user representative"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="professional group",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("hospital", "Hospital"),
                            ("municipality", "GPs and municipalities"),
                            ("other", "Others"),
                        ],
                        max_length=12,
                        verbose_name="side",
                    ),
                ),
                (
                    "filling",
                    models.CharField(
                        choices=[
                            ("elected", "elected"),
                            ("appointed", "appointed"),
                            ("ex_officio", "by virtue of position"),
                            ("derived", "derived"),
                        ],
                        max_length=12,
                        verbose_name="way of filling",
                    ),
                ),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="term in months"
                    ),
                ),
                (
                    "sits_until_replaced",
                    models.BooleanField(default=True, verbose_name="sits until replaced"),
                ),
                ("may_vote", models.BooleanField(default=True, verbose_name="may vote")),
                ("may_speak", models.BooleanField(default=True, verbose_name="may speak")),
                ("may_propose", models.BooleanField(default=True, verbose_name="may propose")),
                (
                    "substitutes",
                    models.CharField(
                        choices=[
                            ("none", "no substitutes"),
                            ("personal", "personal substitutes"),
                            ("ranked", "ranked substitutes"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="substitutes",
                    ),
                ),
                (
                    "needs_leader",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="a leader must answer for the appointment",
                    ),
                ),
                (
                    "appointing_council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appoints",
                        to="councils.council",
                    ),
                ),
                (
                    "appointing_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appoints",
                        to="councils.organisation",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_groups",
                        to="councils.council",
                    ),
                ),
                (
                    "derived_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="derived",
                        to="councils.seatgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "group of seats",
                "verbose_name_plural": "groups of seats",
                "ordering": ("council", "position"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("council", "label"), name="seat_group_label_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("appointing_council", None),
                            ("appointing_organisation", None),
                            _connector="OR",
                        ),
                        name="seat_group_one_appointing_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("derived_from", None), ("filling", "derived"), _connector="OR"
                        ),
                        name="seat_group_derived_is_filled_so",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("may_vote", False), ("may_speak", True), _connector="OR"
                        ),
                        name="seat_group_voter_may_speak",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank"),
                ),
                (
                    "preferred",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=120,
                        verbose_name="preferably",
                    ),
                ),
                (
                    "mirrors_office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chair", "chair"),
                            ("deputy", "deputy chair"),
                            ("secretary", "secretary"),
                            ("case_officer", "case officer"),
                        ],
                        db_default="",
                        default="",
                        max_length=12,
                        verbose_name="held by whoever is",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(blank=True, null=True, verbose_name="taken away on"),
                ),
                (
                    "mirrors",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mirrored_by",
                        to="councils.seat",
                    ),
                ),
                (
                    "mirrors_council",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mirroring_seats",
                        to="councils.council",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="councils.organisation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="councils.region",
                    ),
                ),
                (
                    "substitute_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitute_seats",
                        to="councils.seat",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="councils.seatgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
                "ordering": ("group__position", "ordinal", "rank"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("substitute_for", None)),
                        fields=("group", "ordinal"),
                        name="seat_ordinal_once",
                    ),
                    models.UniqueConstraint(
                        fields=("substitute_for", "rank"), name="seat_substitute_rank_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("mirrors", None), ("mirrors_council", None), ("mirrors_office", "")
                            ),
                            models.Q(
                                ("mirrors__isnull", False),
                                ("mirrors_council", None),
                                ("mirrors_office", ""),
                            ),
                            models.Q(
                                ("mirrors", None),
                                ("mirrors_council__isnull", False),
                                models.Q(("mirrors_office", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="seat_mirrors_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rank", None), ("substitute_for", None)),
                            models.Q(("rank__isnull", False), ("substitute_for__isnull", False)),
                            _connector="OR",
                        ),
                        name="seat_rank_belongs_to_substitute",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("substitute_for", None),
                            models.Q(("substitute_for", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="seat_not_its_own_substitute",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSeatGroup",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("label", models.CharField(max_length=80, verbose_name="name")),
                (
                    "professional_group",
                    models.CharField(
                        choices=[
                            ("gp", "GP"),
                            ("municipal_cmo", "municipal chief medical officer"),
                            ("municipal_doctor", "municipal doctor"),
                            ("hospital_doctor", "hospital doctor"),
                            ("hospital_leader", "hospital leader"),
                            ("private_specialist", "private specialist"),
                            ("practice_consultant", "practice consultant"),
                            ("user", "user representative"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="professional group",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("hospital", "Hospital"),
                            ("municipality", "GPs and municipalities"),
                            ("other", "Others"),
                        ],
                        max_length=12,
                        verbose_name="side",
                    ),
                ),
                (
                    "filling",
                    models.CharField(
                        choices=[
                            ("elected", "elected"),
                            ("appointed", "appointed"),
                            ("ex_officio", "by virtue of position"),
                            ("derived", "derived"),
                        ],
                        max_length=12,
                        verbose_name="way of filling",
                    ),
                ),
                (
                    "term_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="term in months"
                    ),
                ),
                (
                    "sits_until_replaced",
                    models.BooleanField(default=True, verbose_name="sits until replaced"),
                ),
                ("may_vote", models.BooleanField(default=True, verbose_name="may vote")),
                ("may_speak", models.BooleanField(default=True, verbose_name="may speak")),
                ("may_propose", models.BooleanField(default=True, verbose_name="may propose")),
                (
                    "substitutes",
                    models.CharField(
                        choices=[
                            ("none", "no substitutes"),
                            ("personal", "personal substitutes"),
                            ("ranked", "ranked substitutes"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="substitutes",
                    ),
                ),
                (
                    "needs_leader",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="a leader must answer for the appointment",
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
                (
                    "appointing_council",
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
                (
                    "appointing_organisation",
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
                    "derived_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.seatgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical group of seats",
                "verbose_name_plural": "historical groups of seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeat",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank"),
                ),
                (
                    "preferred",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=120,
                        verbose_name="preferably",
                    ),
                ),
                (
                    "mirrors_office",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chair", "chair"),
                            ("deputy", "deputy chair"),
                            ("secretary", "secretary"),
                            ("case_officer", "case officer"),
                        ],
                        db_default="",
                        default="",
                        max_length=12,
                        verbose_name="held by whoever is",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(blank=True, null=True, verbose_name="taken away on"),
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
                    "mirrors_council",
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
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.region",
                    ),
                ),
                (
                    "mirrors",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.seat",
                    ),
                ),
                (
                    "substitute_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.seat",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.seatgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical seat",
                "verbose_name_plural": "historical seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Trial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="the trial ends")),
                ("decided_by", models.CharField(max_length=120, verbose_name="decided by")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("continue", "goes on"),
                            ("change", "goes on, changed"),
                            ("end", "is ended"),
                        ],
                        max_length=10,
                        verbose_name="what was decided",
                    ),
                ),
                (
                    "outcome_by",
                    models.CharField(blank=True, max_length=120, verbose_name="decided by"),
                ),
                ("outcome_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("outcome_text", models.TextField(blank=True, verbose_name="the decision")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trials",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "trial period",
                "verbose_name_plural": "trial periods",
                "ordering": ("council", "-start"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")),
                        fields=("council",),
                        name="trial_one_undecided",
                        violation_error_message="The council is on trial already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("start"))),
                        name="trial_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_on", None)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("outcome_on__isnull", False),
                                models.Q(("outcome_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="trial_decision_is_whole",
                        violation_error_message="Give what was decided, by whom and when.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("start", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(verbose_name="ended on")),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="councils.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "closed week",
                "verbose_name_plural": "closed weeks",
                "ordering": ("community", "-start"),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("community", "="), (councils.models.dates.Days(), "&&")],
                        name="closure_one_at_a_time",
                        violation_error_message="The secretariat is closed already in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start", None),
                            ("ended_on", None),
                            ("ended_on__gt", models.F("start")),
                            _connector="OR",
                        ),
                        name="closure_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilKind",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                (
                    "behaviour",
                    models.CharField(
                        choices=[
                            ("strategic", "strategic committee"),
                            ("working_committee", "working committee"),
                            ("advisory", "advisory council"),
                            ("professional", "professional committee"),
                            ("electing", "electing or hearing body"),
                            ("group", "group"),
                        ],
                        max_length=20,
                        verbose_name="behaviour",
                    ),
                ),
                (
                    "decided_by",
                    models.CharField(blank=True, max_length=120, verbose_name="decided by"),
                ),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kinds",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of a council",
                "verbose_name_plural": "kinds of councils",
                "ordering": ("council", models.OrderBy(models.F("start"), nulls_first=True)),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("council", "="), (councils.models.dates.Days(), "&&")],
                        name="council_kind_one_at_a_time",
                        violation_error_message="The council has a kind already in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start", None),
                            ("ended_on", None),
                            ("ended_on__gt", models.F("start")),
                            _connector="OR",
                        ),
                        name="council_kind_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("label", models.CharField(max_length=20, verbose_name="short name")),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "name of a council",
                "verbose_name_plural": "names of councils",
                "ordering": ("council", models.OrderBy(models.F("start"), nulls_first=True)),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("council", "="), (councils.models.dates.Days(), "&&")],
                        name="council_name_one_at_a_time",
                        violation_error_message="The council has a name already in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start", None),
                            ("ended_on", None),
                            ("ended_on__gt", models.F("start")),
                            _connector="OR",
                        ),
                        name="council_name_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CouncilStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("not_operative", "not operative"),
                            ("paused", "paused awaiting mandate"),
                            ("dissolved", "dissolved"),
                        ],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("start", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standings",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "status of a council",
                "verbose_name_plural": "statuses of councils",
                "ordering": ("council", models.OrderBy(models.F("start"), nulls_first=True)),
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("council", "="), (councils.models.dates.Days(), "&&")],
                        name="council_standing_one_at_a_time",
                        violation_error_message="The council has a status already in this period.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start", None),
                            ("ended_on", None),
                            ("ended_on__gt", models.F("start")),
                            _connector="OR",
                        ),
                        name="council_standing_ends_after_start",
                        violation_error_message="The end must come after the start.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "active"),
                            ("start", None),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="council_standing_has_reason",
                        violation_error_message="Say why the council does not work as usual.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.UniqueConstraint(
                fields=("community", "slug"), name="council_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("anchored_in", None),
                    models.Q(("anchored_in", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="council_not_anchored_in_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__regex", "^[a-z0-9-]+$")), name="council_slug_lower_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("permanent", True),
                    models.Q(("end_criterion", ""), _negated=True),
                    _connector="OR",
                ),
                name="council_temporary_has_end_criterion",
                violation_error_message="Say what ends a council that is temporary.",
            ),
        ),
        migrations.AddConstraint(
            model_name="council",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", ("ny",)), _negated=True),
                name="council_slug_not_reserved",
                violation_error_message="This address is used by the portal itself.",
            ),
        ),
    ]
