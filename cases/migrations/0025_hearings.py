"""Hearings: which bodies were asked, and what each of them said."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0024_documents"),
        ("councils", "0008_contacts"),
        ("members", "0009_postings_and_dead_addresses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Hearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is about")),
                ("text", models.TextField(max_length=100000, verbose_name="what is asked")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("deadline", models.DateField(verbose_name="deadline")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "out on hearing"),
                            ("closed", "closed"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="cases.case",
                    ),
                ),
                (
                    "documents",
                    models.ManyToManyField(
                        blank=True,
                        related_name="hearings",
                        to="cases.casedocument",
                        verbose_name="documents",
                    ),
                ),
            ],
            options={
                "verbose_name": "hearing",
                "verbose_name_plural": "hearings",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="HearingInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deadline",
                    models.DateField(blank=True, null=True, verbose_name="its own deadline"),
                ),
                (
                    "deadline_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why"),
                ),
                (
                    "promised_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="answers after its meeting on"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing_invitations",
                        to="councils.council",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="cases.hearing",
                    ),
                ),
                (
                    "in_place_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "body asked in a hearing",
                "verbose_name_plural": "bodies asked in a hearing",
                "ordering": ("hearing", "body__name"),
            },
        ),
        migrations.CreateModel(
            name="HearingAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("supports", "supports it"),
                            ("with_remarks", "supports it, with remarks"),
                            ("opposes", "does not support it"),
                            ("no_remarks", "has no remarks"),
                        ],
                        max_length=12,
                        verbose_name="what it says",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, max_length=100000, verbose_name="in its own words"
                    ),
                ),
                (
                    "discussed",
                    models.CharField(
                        choices=[
                            ("meeting", "in a meeting"),
                            ("email", "by e-mail"),
                            ("chair", "the chair alone"),
                        ],
                        max_length=8,
                        verbose_name="how it was discussed",
                    ),
                ),
                ("discussed_on", models.DateField(blank=True, null=True, verbose_name="on")),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how many were present"
                    ),
                ),
                ("answered_on", models.DateField(verbose_name="answered")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "voided_on",
                    models.DateField(blank=True, null=True, verbose_name="no longer counts since"),
                ),
                (
                    "followed_up",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="what the council did with it"
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="told")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing_answers",
                        to="members.person",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing_answers",
                        to="cases.casedocument",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="cases.hearinginvitation",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to a hearing",
                "verbose_name_plural": "answers to hearings",
                "ordering": ("invitation", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="HistoricalHearing",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="what it is about")),
                ("text", models.TextField(max_length=100000, verbose_name="what is asked")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("deadline", models.DateField(verbose_name="deadline")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "out on hearing"),
                            ("closed", "closed"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
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
            ],
            options={
                "verbose_name": "historical hearing",
                "verbose_name_plural": "historical hearings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHearing_documents",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "casedocument",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.casedocument",
                    ),
                ),
                (
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.hearing",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="cases.historicalhearing",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalHearing_documents",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHearingAnswer",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("supports", "supports it"),
                            ("with_remarks", "supports it, with remarks"),
                            ("opposes", "does not support it"),
                            ("no_remarks", "has no remarks"),
                        ],
                        max_length=12,
                        verbose_name="what it says",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, max_length=100000, verbose_name="in its own words"
                    ),
                ),
                (
                    "discussed",
                    models.CharField(
                        choices=[
                            ("meeting", "in a meeting"),
                            ("email", "by e-mail"),
                            ("chair", "the chair alone"),
                        ],
                        max_length=8,
                        verbose_name="how it was discussed",
                    ),
                ),
                ("discussed_on", models.DateField(blank=True, null=True, verbose_name="on")),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how many were present"
                    ),
                ),
                ("answered_on", models.DateField(verbose_name="answered")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "voided_on",
                    models.DateField(blank=True, null=True, verbose_name="no longer counts since"),
                ),
                (
                    "followed_up",
                    models.TextField(
                        blank=True, max_length=5000, verbose_name="what the council did with it"
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="told")),
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.casedocument",
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
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.hearinginvitation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical answer to a hearing",
                "verbose_name_plural": "historical answers to hearings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHearingInvitation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "deadline",
                    models.DateField(blank=True, null=True, verbose_name="its own deadline"),
                ),
                (
                    "deadline_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why"),
                ),
                (
                    "promised_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="answers after its meeting on"
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
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.hearing",
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
                    "in_place_of",
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
                "verbose_name": "historical body asked in a hearing",
                "verbose_name_plural": "historical bodies asked in a hearing",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddIndex(
            model_name="hearing",
            index=models.Index(fields=["state", "deadline"], name="hearing_by_state"),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_on", None), ("state", "draft")),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True), ("sent_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="hearing_sent_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", False), ("state", "closed")),
                    models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on", None)),
                    _connector="OR",
                ),
                name="hearing_closed_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sent_on", None), ("deadline__gt", models.F("sent_on")), _connector="OR"
                ),
                name="hearing_deadline_after_sending",
                violation_error_message="The deadline must come after the day of sending.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearinginvitation",
            constraint=models.UniqueConstraint(
                fields=("hearing", "body", "in_place_of"),
                name="hearing_body_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="hearinginvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deadline", None), ("deadline_reason__regex", "\\S"), _connector="OR"
                ),
                name="hearing_longer_has_reason",
                violation_error_message="Write why this body has longer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearinginvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("body", models.F("in_place_of")), _negated=True),
                name="hearing_not_in_its_own_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearinganswer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voided_on", None)),
                fields=("invitation",),
                name="hearing_one_answer_counts",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearinganswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("position__in", ("with_remarks", "opposes")), _negated=True),
                    ("text__regex", "\\S"),
                    ("document__isnull", False),
                    _connector="OR",
                ),
                name="hearing_answer_has_words",
                violation_error_message="Write the remarks, or add the file with the answer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearinganswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("discussed", "meeting"), _negated=True),
                    models.Q(("discussed_on__isnull", False), ("present__isnull", False)),
                    _connector="OR",
                ),
                name="hearing_meeting_has_day",
                violation_error_message="Write the day of the meeting and how many were present.",
            ),
        ),
    ]
