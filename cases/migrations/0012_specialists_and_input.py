"""Requests for specialists, and rounds of input."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_sources"),
        ("councils", "0001_tables"),
        ("members", "0002_tables"),
        ("members", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalInputRound",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("first_day", models.DateField(verbose_name="from")),
                ("last_day", models.DateField(verbose_name="to")),
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
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.group",
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
                "verbose_name": "historical round of input",
                "verbose_name_plural": "historical rounds of input",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSpecialistRequest",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("wanted", models.CharField(max_length=160, verbose_name="which specialist")),
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
                        default="hospital_doctor",
                        max_length=20,
                        verbose_name="professional group",
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=5000, verbose_name="what for")),
                ("asked_on", models.DateField(verbose_name="asked")),
                ("deadline", models.DateField(verbose_name="deadline")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("named", "names a specialist"), ("nobody", "has nobody")],
                        max_length=8,
                        verbose_name="answer",
                    ),
                ),
                (
                    "text",
                    models.CharField(blank=True, max_length=1000, verbose_name="in its own words"),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
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
                (
                    "answered_by",
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
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                        verbose_name="who is asked",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="the specialist",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical request for a specialist",
                "verbose_name_plural": "historical requests for specialists",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InputRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("first_day", models.DateField(verbose_name="from")),
                ("last_day", models.DateField(verbose_name="to")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="input_rounds",
                        to="cases.group",
                    ),
                ),
            ],
            options={
                "verbose_name": "round of input",
                "verbose_name_plural": "rounds of input",
                "ordering": ("group", "first_day", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="input_round_ends_after_start",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="input_round_has_title",
                        violation_error_message="Give the round a title.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Input",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="who is asked")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="came")),
                (
                    "text",
                    models.TextField(blank=True, max_length=10000, verbose_name="what it said"),
                ),
                (
                    "within",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cases.input",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="cases.inputround",
                    ),
                ),
            ],
            options={
                "verbose_name": "input",
                "verbose_name_plural": "inputs",
                "ordering": ("round", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "name"),
                        name="input_once",
                        violation_error_message="It stands in the round already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("within", models.F("id")), _negated=True),
                        name="input_not_within_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="input_has_name",
                        violation_error_message="Write who is asked.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalInput",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="who is asked")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="came")),
                (
                    "text",
                    models.TextField(blank=True, max_length=10000, verbose_name="what it said"),
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
                    "within",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.input",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.inputround",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical input",
                "verbose_name_plural": "historical inputs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SpecialistRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wanted", models.CharField(max_length=160, verbose_name="which specialist")),
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
                        default="hospital_doctor",
                        max_length=20,
                        verbose_name="professional group",
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=5000, verbose_name="what for")),
                ("asked_on", models.DateField(verbose_name="asked")),
                ("deadline", models.DateField(verbose_name="deadline")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("named", "names a specialist"), ("nobody", "has nobody")],
                        max_length=8,
                        verbose_name="answer",
                    ),
                ),
                (
                    "text",
                    models.CharField(blank=True, max_length=1000, verbose_name="in its own words"),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="specialist_requests",
                        to="councils.council",
                        verbose_name="who is asked",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="specialist_requests",
                        to="cases.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named_for",
                        to="members.person",
                        verbose_name="the specialist",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for a specialist",
                "verbose_name_plural": "requests for specialists",
                "ordering": ("case", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", "")),
                        fields=["deadline"],
                        name="specialist_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "named"), ("person__isnull", False)),
                            models.Q(
                                models.Q(("answer", "named"), _negated=True), ("person", None)
                            ),
                            _connector="OR",
                        ),
                        name="specialist_named_is_somebody",
                        violation_error_message="Write who the specialist is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="specialist_answered_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wanted__regex", "\\S")),
                        name="specialist_wanted",
                        violation_error_message="Write which specialist you need.",
                    ),
                ],
            },
        ),
    ]
