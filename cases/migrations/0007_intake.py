"""Mails that came in, reports of doctors, and what resembles a case."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import cases.models.intake


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_notes"),
        ("councils", "0001_tables"),
        ("members", "0002_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name="Feedback",
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
                            ("task_transfer", "A task is pushed over without agreement"),
                            ("not_followed", "A recommendation is not followed"),
                        ],
                        max_length=16,
                        verbose_name="what it is",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="what happens")),
                (
                    "proposal",
                    models.TextField(blank=True, max_length=4000, verbose_name="how it could be"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("nb", "Norwegian Bokmål"), ("nn", "Norwegian Nynorsk")],
                        default="nb",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now_add=True, verbose_name="written")),
                ("code", models.CharField(blank=True, editable=False, max_length=128)),
                ("code_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unconfirmed", "not confirmed yet"),
                            ("received", "received"),
                            ("in_case", "has become a case"),
                            ("answered", "answered"),
                        ],
                        default="unconfirmed",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="received")),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_feedback",
                        to="members.person",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="cases.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="councils.community",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="cases.recommendation",
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="councils.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="cases.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "report from a doctor",
                "verbose_name_plural": "reports from doctors",
                "ordering": ("-written_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_on", None), ("state", "unconfirmed")),
                            models.Q(
                                models.Q(("state", "unconfirmed"), _negated=True),
                                ("received_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="feedback_received_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="feedback_answer_has_words",
                        violation_error_message="Write the answer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_case"), _negated=True),
                            ("case__isnull", False),
                            _connector="OR",
                        ),
                        name="feedback_in_a_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "not_followed"), _negated=True),
                            ("recommendation__isnull", False),
                            _connector="OR",
                        ),
                        name="feedback_not_followed_names_which",
                        violation_error_message="Choose the recommendation that is not followed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFeedback",
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
                            ("task_transfer", "A task is pushed over without agreement"),
                            ("not_followed", "A recommendation is not followed"),
                        ],
                        max_length=16,
                        verbose_name="what it is",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="what happens")),
                (
                    "proposal",
                    models.TextField(blank=True, max_length=4000, verbose_name="how it could be"),
                ),
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
                    "written_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="written"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unconfirmed", "not confirmed yet"),
                            ("received", "received"),
                            ("in_case", "has become a case"),
                            ("answered", "answered"),
                        ],
                        default="unconfirmed",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="received")),
                ("answer", models.TextField(blank=True, max_length=4000, verbose_name="answer")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="answered")),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                        verbose_name="case",
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
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.recommendation",
                        verbose_name="recommendation",
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
                        verbose_name="region",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical report from a doctor",
                "verbose_name_plural": "historical reports from doctors",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIncomingMail",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        editable=False, max_length=200, verbose_name="name of the e-mail"
                    ),
                ),
                (
                    "sender",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="address of the sender"
                    ),
                ),
                (
                    "sender_name",
                    models.CharField(blank=True, max_length=300, verbose_name="name of the sender"),
                ),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "received_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="came in"),
                ),
                (
                    "automatic",
                    models.BooleanField(default=False, verbose_name="written by a machine"),
                ),
                (
                    "file_type",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word document"),
                            ("xlsx", "Excel workbook"),
                            ("pptx", "PowerPoint presentation"),
                            ("odt", "OpenDocument text"),
                            ("png", "picture (PNG)"),
                            ("jpg", "picture (JPEG)"),
                            ("eml", "e-mail"),
                            ("msg", "e-mail from Outlook"),
                            ("txt", "plain text"),
                        ],
                        max_length=4,
                        verbose_name="kind of file",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("storage_key", models.UUIDField(db_index=True, editable=False)),
                ("file", models.TextField(max_length=120, verbose_name="file")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("filed", "put on a case"),
                            ("put_aside", "put aside"),
                        ],
                        default="new",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="receipt sent"),
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
                        verbose_name="case",
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
                "verbose_name": "historical e-mail that came in",
                "verbose_name_plural": "historical e-mails that came in",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IncomingMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        editable=False, max_length=200, verbose_name="name of the e-mail"
                    ),
                ),
                (
                    "sender",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="address of the sender"
                    ),
                ),
                (
                    "sender_name",
                    models.CharField(blank=True, max_length=300, verbose_name="name of the sender"),
                ),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("text", models.TextField(blank=True, max_length=100000, verbose_name="text")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="came in")),
                (
                    "automatic",
                    models.BooleanField(default=False, verbose_name="written by a machine"),
                ),
                (
                    "attached",
                    models.JSONField(blank=True, default=list, verbose_name="attachments"),
                ),
                (
                    "file_type",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word document"),
                            ("xlsx", "Excel workbook"),
                            ("pptx", "PowerPoint presentation"),
                            ("odt", "OpenDocument text"),
                            ("png", "picture (PNG)"),
                            ("jpg", "picture (JPEG)"),
                            ("eml", "e-mail"),
                            ("msg", "e-mail from Outlook"),
                            ("txt", "plain text"),
                        ],
                        max_length=4,
                        verbose_name="kind of file",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("storage_key", models.UUIDField(editable=False, unique=True)),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to=cases.models.intake.stored_mail_name,
                        verbose_name="file",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("filed", "put on a case"),
                            ("put_aside", "put aside"),
                        ],
                        default="new",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="receipt sent"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incoming_mails",
                        to="cases.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incoming_mails",
                        to="councils.community",
                    ),
                ),
            ],
            options={
                "verbose_name": "e-mail that came in",
                "verbose_name_plural": "e-mails that came in",
                "ordering": ("-received_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("community", "key"), name="mail_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("state", "filed")),
                            models.Q(
                                models.Q(("state", "filed"), _negated=True), ("case__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="mail_on_a_case_when_filed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "put_aside"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="mail_put_aside_for_a_reason",
                        violation_error_message="Give the reason.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="case",
            name="submitted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="submitted_cases",
                to="members.person",
                verbose_name="submitted by",
            ),
        ),
        migrations.AddField(
            model_name="historicalcase",
            name="submitted_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="members.person",
                verbose_name="submitted by",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["title"], name="case_title_trigrams", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
