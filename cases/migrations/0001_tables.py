"""Cases, meetings, minutes, recommendations, documents, hearings and groups."""

import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import cases.models.documents
import cases.models.minutes
import cases.models.papers
import cases.models.recommendations


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0001_cases"),
        ("cases", "0004_commissions"),
        ("cases", "0005_approval_by_those_who_met"),
        ("cases", "0006_action_points"),
        ("cases", "0012_found_by_their_deadline"),
        ("cases", "0013_meetings_and_minutes"),
        ("cases", "0015_papers_of_a_meeting"),
        ("cases", "0017_taken_in"),
        ("cases", "0018_archive"),
        ("cases", "0021_session"),
        ("cases", "0022_replies"),
        ("cases", "0023_written_procedure"),
        ("cases", "0025_hearings"),
        ("cases", "0026_groups"),
    ]

    initial = True

    dependencies = [
        ("councils", "0001_tables"),
        ("members", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                ("position", models.PositiveSmallIntegerField(unique=True, verbose_name="order")),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "ordering": ("position",),
            },
        ),
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
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="members.person",
                        verbose_name="who",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="cases.actionpoint",
                    ),
                ),
            ],
            options={
                "verbose_name": "action point",
                "verbose_name_plural": "action points",
                "ordering": ("entry", "pk"),
            },
        ),
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_key",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "address of a calendar",
                "verbose_name_plural": "addresses of calendars",
            },
        ),
        migrations.CreateModel(
            name="Case",
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
                ("summary", models.TextField(max_length=20000, verbose_name="summary")),
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
                    "origin",
                    models.CharField(
                        choices=[
                            ("commission", "commission from the principal"),
                            ("own_initiative", "own initiative"),
                            ("request", "request"),
                        ],
                        max_length=16,
                        verbose_name="origin",
                    ),
                ),
                (
                    "requester",
                    models.CharField(blank=True, max_length=160, verbose_name="who asked"),
                ),
                (
                    "organisational",
                    models.CharField(
                        choices=[
                            ("not_assessed", "not assessed"),
                            ("none", "none"),
                            ("minor", "minor"),
                            ("significant", "of significance"),
                        ],
                        default="not_assessed",
                        max_length=12,
                        verbose_name="organisational consequences",
                    ),
                ),
                (
                    "economic",
                    models.CharField(
                        choices=[
                            ("not_assessed", "not assessed"),
                            ("none", "none"),
                            ("minor", "minor"),
                            ("significant", "of significance"),
                        ],
                        default="not_assessed",
                        max_length=12,
                        verbose_name="economic consequences",
                    ),
                ),
                (
                    "consequence_note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what they consist of"
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("partly", "partly exempt from publicity"),
                            ("exempt", "exempt from publicity"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="access",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(blank=True, max_length=160, verbose_name="legal basis"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "registered"),
                            ("in_progress", "in progress"),
                            ("ready", "ready for treatment"),
                            ("advised", "advice given"),
                            ("with_principal", "with the principal"),
                            ("implementing", "being implemented"),
                            ("closed", "closed"),
                            ("dismissed", "dismissed"),
                            ("withdrawn", "withdrawn"),
                            ("postponed", "postponed"),
                        ],
                        default="registered",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "state_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason"),
                ),
                ("registered_on", models.DateField(verbose_name="registered")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="councils.council",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="members.person",
                        verbose_name="case officer",
                    ),
                ),
                (
                    "regions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="cases",
                        to="councils.region",
                        verbose_name="regions",
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
                "ordering": ("-year", "-number", "council"),
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "for information"),
                            ("discussion", "for discussion"),
                            ("advice", "for advice"),
                            ("formal", "formal"),
                        ],
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                (
                    "presenter",
                    models.CharField(blank=True, max_length=120, verbose_name="presented by"),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(default=15, verbose_name="minutes planned"),
                ),
                ("begins_at", models.TimeField(blank=True, null=True, verbose_name="not before")),
                (
                    "approves_minutes",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="the minutes of the meeting before are approved",
                    ),
                ),
                (
                    "late",
                    models.BooleanField(db_default=False, default=False, verbose_name="late item"),
                ),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="item number"),
                ),
                ("number_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "agenda item",
                "verbose_name_plural": "agenda items",
                "ordering": ("meeting", "position"),
            },
        ),
        migrations.CreateModel(
            name="CaseDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "description",
                    models.CharField(blank=True, max_length=300, verbose_name="what it is"),
                ),
                (
                    "received_from",
                    models.CharField(blank=True, max_length=200, verbose_name="who it came from"),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="when it came"),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("partly", "partly exempt from publicity"),
                            ("exempt", "exempt from publicity"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="access",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(blank=True, max_length=160, verbose_name="legal basis"),
                ),
                (
                    "misfiled",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was registered by mistake"
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="registered")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ("case", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")), name="document_has_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("access", "open"),
                            models.Q(("legal_basis", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_exempt_has_legal_basis",
                        violation_error_message="Give the legal basis for exempting the document.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CasePaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "background",
                    models.TextField(blank=True, max_length=100000, verbose_name="background"),
                ),
                (
                    "assessment",
                    models.TextField(blank=True, max_length=100000, verbose_name="assessment"),
                ),
                (
                    "proposal",
                    models.TextField(blank=True, max_length=100000, verbose_name="proposal"),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("unsettled", models.BooleanField(default=False)),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="cases.case",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "sent_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_papers",
                        to="members.sending",
                    ),
                ),
            ],
            options={
                "verbose_name": "case paper",
                "verbose_name_plural": "case papers",
                "ordering": ("case", "-version"),
                "constraints": [
                    models.UniqueConstraint(fields=("case", "version"), name="paper_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("sent_on", None)),
                        fields=("case",),
                        name="paper_one_being_written",
                    ),
                ],
            },
        ),
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
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="councils.council",
                        verbose_name="to",
                    ),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions_given",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "commission",
                "verbose_name_plural": "commissions",
                "ordering": ("-year", "-number", "principal"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("received", "accepted", "in_progress"))),
                        fields=["due"],
                        name="commission_due",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("principal", "year", "number"), name="commission_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("principal", "slug"), name="commission_slug_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("principal", models.F("council")), _negated=True),
                        name="commission_not_to_oneself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("reported", "closed")), _negated=True),
                            models.Q(("report__regex", "\\S"), ("reported_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="commission_closed_with_report",
                        violation_error_message="Write the report first.",
                    ),
                ],
            },
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
        migrations.CreateModel(
            name="Counter",
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
                            ("case", "case"),
                            ("item", "agenda item"),
                            ("meeting", "meeting"),
                            ("recommendation", "recommendation"),
                            ("commission", "commission"),
                        ],
                        max_length=16,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.community",
                    ),
                ),
                (
                    "council",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "community", "council", "year"),
                        name="counter_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DocumentVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("name", models.CharField(max_length=160, verbose_name="file name")),
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
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("storage_key", models.UUIDField(editable=False, unique=True)),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to=cases.models.documents.stored_name,
                        verbose_name="file",
                    ),
                ),
                ("added_on", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "text",
                    models.TextField(blank=True, editable=False, null=True, verbose_name="text"),
                ),
                (
                    "warnings",
                    models.JSONField(
                        blank=True, default=list, verbose_name="what to know before it is public"
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="cases.casedocument",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a document",
                "verbose_name_plural": "versions of documents",
                "ordering": ("document", "-number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "number"), name="document_version_once"
                    ),
                    models.UniqueConstraint(
                        fields=("document", "sha256"),
                        name="document_content_once",
                        violation_error_message="This file is a version of the document already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="document_hash_is_sha256",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Group",
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
                            ("working", "working group"),
                            ("reference", "reference group"),
                            ("project", "project"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group",
                        to="councils.council",
                    ),
                ),
                (
                    "commissioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="councils.council",
                        verbose_name="commissioner",
                    ),
                ),
            ],
            options={
                "verbose_name": "group",
                "verbose_name_plural": "groups",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="GroupCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("matter", "what it works with"), ("money", "need for money")],
                        default="matter",
                        max_length=8,
                        verbose_name="why",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_links",
                        to="cases.case",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="case_links",
                        to="cases.group",
                    ),
                ),
            ],
            options={
                "verbose_name": "case of a group",
                "verbose_name_plural": "cases of groups",
                "ordering": ("group", "role", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("group", "case"), name="group_case_once")
                ],
            },
        ),
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
                "indexes": [models.Index(fields=["state", "deadline"], name="hearing_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_on", None), ("state", "draft")),
                            models.Q(
                                models.Q(("state", "draft"), _negated=True),
                                ("sent_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="hearing_sent_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="hearing_closed_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on", None),
                            ("deadline__gt", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="hearing_deadline_after_sending",
                        violation_error_message="The deadline must come after the day of sending.",
                    ),
                ],
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hearing", "body", "in_place_of"),
                        name="hearing_body_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deadline", None), ("deadline_reason__regex", "\\S"), _connector="OR"
                        ),
                        name="hearing_longer_has_reason",
                        violation_error_message="Write why this body has longer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", models.F("in_place_of")), _negated=True),
                        name="hearing_not_in_its_own_place",
                    ),
                ],
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("voided_on", None)),
                        fields=("invitation",),
                        name="hearing_one_answer_counts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("position__in", ("with_remarks", "opposes")), _negated=True),
                            ("text__regex", "\\S"),
                            ("document__isnull", False),
                            _connector="OR",
                        ),
                        name="hearing_answer_has_words",
                        violation_error_message="Write the remarks, or add the file with the answer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("discussed", "meeting"), _negated=True),
                            models.Q(("discussed_on__isnull", False), ("present__isnull", False)),
                            _connector="OR",
                        ),
                        name="hearing_meeting_has_day",
                        violation_error_message="Write the day of the meeting and how many were present.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCase",
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
                ("summary", models.TextField(max_length=20000, verbose_name="summary")),
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
                    "origin",
                    models.CharField(
                        choices=[
                            ("commission", "commission from the principal"),
                            ("own_initiative", "own initiative"),
                            ("request", "request"),
                        ],
                        max_length=16,
                        verbose_name="origin",
                    ),
                ),
                (
                    "requester",
                    models.CharField(blank=True, max_length=160, verbose_name="who asked"),
                ),
                (
                    "organisational",
                    models.CharField(
                        choices=[
                            ("not_assessed", "not assessed"),
                            ("none", "none"),
                            ("minor", "minor"),
                            ("significant", "of significance"),
                        ],
                        default="not_assessed",
                        max_length=12,
                        verbose_name="organisational consequences",
                    ),
                ),
                (
                    "economic",
                    models.CharField(
                        choices=[
                            ("not_assessed", "not assessed"),
                            ("none", "none"),
                            ("minor", "minor"),
                            ("significant", "of significance"),
                        ],
                        default="not_assessed",
                        max_length=12,
                        verbose_name="economic consequences",
                    ),
                ),
                (
                    "consequence_note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="what they consist of"
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("partly", "partly exempt from publicity"),
                            ("exempt", "exempt from publicity"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="access",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(blank=True, max_length=160, verbose_name="legal basis"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "registered"),
                            ("in_progress", "in progress"),
                            ("ready", "ready for treatment"),
                            ("advised", "advice given"),
                            ("with_principal", "with the principal"),
                            ("implementing", "being implemented"),
                            ("closed", "closed"),
                            ("dismissed", "dismissed"),
                            ("withdrawn", "withdrawn"),
                            ("postponed", "postponed"),
                        ],
                        default="registered",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "state_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason"),
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
                (
                    "commission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.commission",
                        verbose_name="commission",
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
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="case officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical case",
                "verbose_name_plural": "historical cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCase_regions",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="cases.historicalcase",
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
                "verbose_name": "HistoricalCase_regions",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCaseDocument",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "description",
                    models.CharField(blank=True, max_length=300, verbose_name="what it is"),
                ),
                (
                    "received_from",
                    models.CharField(blank=True, max_length=200, verbose_name="who it came from"),
                ),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="when it came"),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("partly", "partly exempt from publicity"),
                            ("exempt", "exempt from publicity"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="access",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(blank=True, max_length=160, verbose_name="legal basis"),
                ),
                (
                    "misfiled",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it was registered by mistake"
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="registered")),
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
                "verbose_name": "historical document",
                "verbose_name_plural": "historical documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCasePaper",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "background",
                    models.TextField(blank=True, max_length=100000, verbose_name="background"),
                ),
                (
                    "assessment",
                    models.TextField(blank=True, max_length=100000, verbose_name="assessment"),
                ),
                (
                    "proposal",
                    models.TextField(blank=True, max_length=100000, verbose_name="proposal"),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
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
                (
                    "saved_by",
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
                    "sent_with",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.sending",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical case paper",
                "verbose_name_plural": "historical case papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                        verbose_name="to",
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
                    "principal",
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
                "verbose_name": "historical commission",
                "verbose_name_plural": "historical commissions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocumentVersion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("name", models.CharField(max_length=160, verbose_name="file name")),
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
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("storage_key", models.UUIDField(db_index=True, editable=False)),
                ("file", models.TextField(max_length=120, verbose_name="file")),
                (
                    "added_on",
                    models.DateTimeField(blank=True, editable=False, verbose_name="added"),
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
                    "added_by",
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
            ],
            options={
                "verbose_name": "historical version of a document",
                "verbose_name_plural": "historical versions of documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGroupCase",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("matter", "what it works with"), ("money", "need for money")],
                        default="matter",
                        max_length=8,
                        verbose_name="why",
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
                "verbose_name": "historical case of a group",
                "verbose_name_plural": "historical cases of groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
        migrations.CreateModel(
            name="HistoricalImpartiality",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "raised_by_self",
                    models.BooleanField(default=True, verbose_name="raised by the member"),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("raised_at", models.DateTimeField(verbose_name="raised")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[("impartial", "impartial"), ("disqualified", "not impartial")],
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
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
                    "substitute",
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
                "verbose_name": "historical impartiality",
                "verbose_name_plural": "historical impartialities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeetingSeries",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="name")),
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
                "verbose_name": "historical series of meetings",
                "verbose_name_plural": "historical series of meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPhrase",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text", models.CharField(max_length=300, verbose_name="sentence")),
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
                "verbose_name": "historical phrase",
                "verbose_name_plural": "historical phrases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProposal",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("text", models.TextField(max_length=5000, verbose_name="proposal")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopted", "adopted"),
                            ("rejected", "not adopted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("unanimous", models.BooleanField(default=False, verbose_name="unanimous")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="for",
                    ),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="against",
                    ),
                ),
                (
                    "votes_abstained",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="abstained",
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
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "proposer",
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
                "verbose_name": "historical proposal",
                "verbose_name_plural": "historical proposals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecommendation",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("clarification", "clarification of responsibility"),
                            ("routine", "routine for cooperation"),
                        ],
                        default="clarification",
                        max_length=14,
                        verbose_name="kind",
                    ),
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
                ("question", models.CharField(max_length=300, verbose_name="question")),
                ("answer", models.CharField(max_length=200, verbose_name="in short")),
                ("advice", models.TextField(max_length=10000, verbose_name="advice")),
                (
                    "professional_reason",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="professional reason"
                    ),
                ),
                (
                    "practical_reason",
                    models.TextField(blank=True, max_length=10000, verbose_name="practical reason"),
                ),
                (
                    "quality_reason",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="reason of quality"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("advised", "advice given"),
                            ("with_principal", "with the principal"),
                            ("in_force", "in force"),
                            ("declined", "declined by the principal"),
                        ],
                        default="draft",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "advised_on",
                    models.DateField(blank=True, null=True, verbose_name="advice given on"),
                ),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="lifted on")),
                (
                    "in_force_from",
                    models.DateField(blank=True, null=True, verbose_name="in force from"),
                ),
                ("review_by", models.DateField(blank=True, null=True, verbose_name="review by")),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
                        verbose_name="given in",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReferenceBody",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
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
                        verbose_name="reference group",
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
                "verbose_name": "historical reference group",
                "verbose_name_plural": "historical reference groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStandingItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "for information"),
                            ("discussion", "for discussion"),
                            ("advice", "for advice"),
                            ("formal", "formal"),
                        ],
                        default="formal",
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(default=5, verbose_name="minutes planned"),
                ),
                ("last", models.BooleanField(default=False, verbose_name="at the end")),
                (
                    "approves_minutes",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="the minutes of the meeting before are approved",
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
                "verbose_name": "historical standing item",
                "verbose_name_plural": "historical standing items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSubGoal",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text", models.CharField(max_length=300, verbose_name="sub-goal")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "not begun"),
                            ("under_way", "under way"),
                            ("done", "reached"),
                            ("dropped", "dropped"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "result",
                    models.TextField(blank=True, max_length=2000, verbose_name="what came of it"),
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
                (
                    "result_case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                        verbose_name="the case with the result",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sub-goal",
                "verbose_name_plural": "historical sub-goals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTheme",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=80, verbose_name="name")),
                ("slug", models.SlugField(max_length=80, verbose_name="address")),
                ("position", models.PositiveSmallIntegerField(db_index=True, verbose_name="order")),
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
                "verbose_name": "historical theme",
                "verbose_name_plural": "historical themes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Impartiality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "raised_by_self",
                    models.BooleanField(default=True, verbose_name="raised by the member"),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("raised_at", models.DateTimeField(verbose_name="raised")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[("impartial", "impartial"), ("disqualified", "not impartial")],
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="impartialities",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="impartialities",
                        to="members.person",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps_in",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "impartiality",
                "verbose_name_plural": "impartialities",
                "ordering": ("item", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("item", "person"), name="impartiality_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("substitute__isnull", False)),
                        fields=("item", "substitute"),
                        name="impartiality_substitute_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("result", "")),
                            models.Q(
                                models.Q(("result", ""), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="impartiality_decided_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("substitute", None), ("result", "disqualified"), _connector="OR"
                        ),
                        name="impartiality_substitute_for_one_who_stepped_down",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("slug", models.CharField(max_length=10, verbose_name="address")),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place", models.CharField(max_length=120, verbose_name="place")),
                ("remote", models.BooleanField(default=False, verbose_name="on screen")),
                (
                    "written",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="written procedure"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("summoned", "notice sent"),
                            ("in_session", "in session"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "announced_on",
                    models.DateField(blank=True, null=True, verbose_name="day told on"),
                ),
                (
                    "summoned_on",
                    models.DateField(blank=True, null=True, verbose_name="notice sent on"),
                ),
                (
                    "agenda_approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agenda approved"),
                ),
                (
                    "cancelled_why",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="why it was cancelled",
                    ),
                ),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="chair of the meeting",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="councils.council",
                    ),
                ),
                (
                    "minute_taker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="minute taker",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ("-starts_at",),
            },
        ),
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
            name="HistoricalSummons",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "called"),
                            ("accepted", "somebody comes"),
                            ("called_in", "a substitute is called in"),
                            ("unfilled", "nobody comes"),
                        ],
                        default="invited",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "unfilled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="unfilled since"),
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
            ],
            options={
                "verbose_name": "historical summons",
                "verbose_name_plural": "historical summonses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMinutes",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "reopened_why",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="why they were opened again",
                    ),
                ),
                (
                    "state",
                    models.CharField(
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
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "approval_due",
                    models.DateField(blank=True, null=True, verbose_name="to be approved by"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approved_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("all", "everybody who met approved"),
                            (
                                "heard",
                                "everybody who met was heard, and a remark did not change the text",
                            ),
                            ("silence", "nobody objected by the deadline"),
                            ("before", "approved before they were taken into the portal"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="how",
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
            ],
            options={
                "verbose_name": "historical minutes",
                "verbose_name_plural": "historical minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeetingFile",
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
                            ("agenda", "agenda"),
                            ("papers", "all papers"),
                            ("excerpt", "excerpt of the minutes"),
                            ("list", "attendance list"),
                            ("cards", "name cards"),
                        ],
                        max_length=12,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "those who sit"),
                            ("office", "the secretariat"),
                        ],
                        db_default="office",
                        default="office",
                        max_length=8,
                        verbose_name="who may read it",
                    ),
                ),
                ("accesses", models.TextField(blank=True, db_default="", default="")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("file", models.TextField(max_length=120, verbose_name="file")),
                ("made_at", models.DateTimeField(blank=True, editable=False, verbose_name="made")),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
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
            ],
            options={
                "verbose_name": "historical file of a meeting",
                "verbose_name_plural": "historical files of a meeting",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGuest",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
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
                    "role",
                    models.CharField(
                        choices=[
                            ("ad_hoc", "doctor called in"),
                            ("observer", "observer"),
                            ("guest", "guest"),
                        ],
                        max_length=10,
                        verbose_name="comes as",
                    ),
                ),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "comes"), ("apologised", "cannot come")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="reason")),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
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
            ],
            options={
                "verbose_name": "historical guest of a meeting",
                "verbose_name_plural": "historical guests of a meeting",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAttendance",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("as_substitute", models.BooleanField(default=False, verbose_name="substitute")),
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
                    "status",
                    models.CharField(
                        choices=[("present", "present"), ("apologies", "apologies")],
                        default="present",
                        max_length=10,
                        verbose_name="attendance",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("room", "in the room"), ("remote", "on screen")],
                        default="room",
                        max_length=8,
                        verbose_name="where",
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
                    "came_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "left_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
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
            ],
            options={
                "verbose_name": "historical attendance",
                "verbose_name_plural": "historical attendance",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalArchiving",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=60, verbose_name="archive reference")),
                ("archived_on", models.DateField(verbose_name="archived on")),
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
                    "archived_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="archived by",
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
            ],
            options={
                "verbose_name": "historical archiving",
                "verbose_name_plural": "historical archivings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgendaItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "for information"),
                            ("discussion", "for discussion"),
                            ("advice", "for advice"),
                            ("formal", "formal"),
                        ],
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                (
                    "presenter",
                    models.CharField(blank=True, max_length=120, verbose_name="presented by"),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(default=15, verbose_name="minutes planned"),
                ),
                ("begins_at", models.TimeField(blank=True, null=True, verbose_name="not before")),
                (
                    "approves_minutes",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="the minutes of the meeting before are approved",
                    ),
                ),
                (
                    "late",
                    models.BooleanField(db_default=False, default=False, verbose_name="late item"),
                ),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="item number"),
                ),
                ("number_year", models.PositiveSmallIntegerField(blank=True, null=True)),
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
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
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
            ],
            options={
                "verbose_name": "historical agenda item",
                "verbose_name_plural": "historical agenda items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "role",
                    models.CharField(
                        choices=[
                            ("ad_hoc", "doctor called in"),
                            ("observer", "observer"),
                            ("guest", "guest"),
                        ],
                        max_length=10,
                        verbose_name="comes as",
                    ),
                ),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "comes"), ("apologised", "cannot come")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invited",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="members.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="cases.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "guest of a meeting",
                "verbose_name_plural": "guests of a meeting",
                "ordering": ("meeting", "item__position", "person__sort_key"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "item", "person"),
                        name="guest_once",
                        nulls_distinct=False,
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
                        name="guest_answered_when",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="group",
            name="presents_at",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="presenting_groups",
                to="cases.meeting",
                verbose_name="presents at",
            ),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_substitute", models.BooleanField(default=False, verbose_name="substitute")),
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
                    "status",
                    models.CharField(
                        choices=[("present", "present"), ("apologies", "apologies")],
                        default="present",
                        max_length=10,
                        verbose_name="attendance",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("room", "in the room"), ("remote", "on screen")],
                        default="room",
                        max_length=8,
                        verbose_name="where",
                    ),
                ),
                (
                    "came_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "left_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="members.person",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="councils.seat",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="cases.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "ordering": (
                    "meeting",
                    "seat__group__position",
                    "seat__ordinal",
                    "person__sort_key",
                ),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="attendance_person_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "present")),
                        fields=("meeting", "seat"),
                        name="attendance_one_vote_per_seat",
                        violation_error_message="Somebody is already recorded in this seat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_substitute", False), ("seat__isnull", False), _connector="OR"
                        ),
                        name="attendance_substitute_has_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("item", None), ("seat", None), _connector="OR"),
                        name="attendance_guest_has_no_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "present"),
                            models.Q(("came_at", None), ("left_at", None)),
                            _connector="OR",
                        ),
                        name="attendance_only_the_present_come_and_go",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Archiving",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=60, verbose_name="archive reference")),
                ("archived_on", models.DateField(verbose_name="archived on")),
                (
                    "archived_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.person",
                        verbose_name="archived by",
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archiving",
                        to="cases.case",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archiving",
                        to="cases.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "archiving",
                "verbose_name_plural": "archivings",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("meeting", None)),
                            models.Q(("case", None), ("meeting__isnull", False)),
                            _connector="OR",
                        ),
                        name="archiving_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        name="archiving_has_reference",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="cases.meeting",
            ),
        ),
        migrations.CreateModel(
            name="MeetingFile",
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
                            ("agenda", "agenda"),
                            ("papers", "all papers"),
                            ("excerpt", "excerpt of the minutes"),
                            ("list", "attendance list"),
                            ("cards", "name cards"),
                        ],
                        max_length=12,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "everybody"),
                            ("members", "those who sit"),
                            ("office", "the secretariat"),
                        ],
                        db_default="office",
                        default="office",
                        max_length=8,
                        verbose_name="who may read it",
                    ),
                ),
                ("accesses", models.TextField(blank=True, db_default="", default="")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to=cases.models.papers.stored_name,
                        verbose_name="file",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="cases.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a meeting",
                "verbose_name_plural": "files of a meeting",
                "ordering": ("meeting", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "item", "kind", "sha256"),
                        name="meeting_file_content_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="meeting_file_hash_is_sha256",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="name")),
                ("form_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "series of meetings",
                "verbose_name_plural": "series of meetings",
                "ordering": ("council", "pk"),
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="cases.meetingseries",
                verbose_name="series",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("slug", models.CharField(max_length=10, verbose_name="address")),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place", models.CharField(max_length=120, verbose_name="place")),
                ("remote", models.BooleanField(default=False, verbose_name="on screen")),
                (
                    "written",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="written procedure"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("summoned", "notice sent"),
                            ("in_session", "in session"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "announced_on",
                    models.DateField(blank=True, null=True, verbose_name="day told on"),
                ),
                (
                    "summoned_on",
                    models.DateField(blank=True, null=True, verbose_name="notice sent on"),
                ),
                (
                    "agenda_approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="agenda approved"),
                ),
                (
                    "cancelled_why",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="why it was cancelled",
                    ),
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
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="chair of the meeting",
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
                    "minute_taker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="minute taker",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.meetingseries",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "reopened_why",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="why they were opened again",
                    ),
                ),
                (
                    "state",
                    models.CharField(
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
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "approval_due",
                    models.DateField(blank=True, null=True, verbose_name="to be approved by"),
                ),
                (
                    "approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved on"),
                ),
                (
                    "approved_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("all", "everybody who met approved"),
                            (
                                "heard",
                                "everybody who met was heard, and a remark did not change the text",
                            ),
                            ("silence", "nobody objected by the deadline"),
                            ("before", "approved before they were taken into the portal"),
                        ],
                        db_default="",
                        default="",
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="cases.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes",
                "verbose_name_plural": "minutes",
                "ordering": ("meeting", "-version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "version"), name="minutes_version_once"
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version", 1),
                            models.Q(("reopened_why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="minutes_later_version_has_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "approved")),
                        fields=("meeting",),
                        name="minutes_one_version_in_force",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("approved", "superseded")), _negated=True
                        ),
                        fields=("meeting",),
                        name="minutes_one_version_on_its_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "with_met"), _negated=True),
                            ("approval_due__isnull", False),
                            _connector="OR",
                        ),
                        name="minutes_with_those_who_met_have_deadline",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMinutesFile",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "rendition",
                    models.CharField(
                        choices=[("full", "full"), ("public", "public")],
                        max_length=8,
                        verbose_name="rendition",
                    ),
                ),
                (
                    "state",
                    models.CharField(
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
                ("file", models.TextField(max_length=100)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(blank=True, editable=False, verbose_name="made")),
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
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical PDF of the minutes",
                "verbose_name_plural": "historical PDFs of the minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMinutesEntry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "background",
                    models.TextField(blank=True, max_length=100000, verbose_name="background"),
                ),
                (
                    "discussion",
                    models.TextField(blank=True, max_length=100000, verbose_name="discussion"),
                ),
                ("rich", models.BooleanField(db_default=False, default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("noted", "noted"),
                            ("advice", "advice"),
                            ("advice_to_principal", "advice to the principal"),
                            ("own_decision", "own decision"),
                            ("postponed", "postponed"),
                            ("to_hearing", "sent on hearing"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "advice",
                    models.TextField(
                        blank=True, max_length=100000, verbose_name="advice or conclusion"
                    ),
                ),
                ("unanimous", models.BooleanField(default=False, verbose_name="unanimous")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="for",
                    ),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="against",
                    ),
                ),
                (
                    "votes_abstained",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="abstained",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "saved_by",
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
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical entry of the minutes",
                "verbose_name_plural": "historical entries of the minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
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
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.minutes",
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
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="cases.minutes",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval of the minutes",
                "verbose_name_plural": "approvals of the minutes",
                "ordering": ("minutes", "person__sort_key"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("minutes", "person"), name="approval_person_once"
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
                        name="approval_answered_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "remark"), _negated=True),
                            ("remark__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="approval_remark_has_words",
                        violation_error_message="Write what should be changed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_why", ""), ("answer", "remark"), _connector="OR"
                        ),
                        name="approval_settles_a_remark",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "background",
                    models.TextField(blank=True, max_length=100000, verbose_name="background"),
                ),
                (
                    "discussion",
                    models.TextField(blank=True, max_length=100000, verbose_name="discussion"),
                ),
                ("rich", models.BooleanField(db_default=False, default=False)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("noted", "noted"),
                            ("advice", "advice"),
                            ("advice_to_principal", "advice to the principal"),
                            ("own_decision", "own decision"),
                            ("postponed", "postponed"),
                            ("to_hearing", "sent on hearing"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "advice",
                    models.TextField(
                        blank=True, max_length=100000, verbose_name="advice or conclusion"
                    ),
                ),
                ("unanimous", models.BooleanField(default=False, verbose_name="unanimous")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="for",
                    ),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="against",
                    ),
                ),
                (
                    "votes_abstained",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="abstained",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("unsettled", models.BooleanField(default=False)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="cases.minutes",
                    ),
                ),
                (
                    "saved_by",
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
                "verbose_name": "entry of the minutes",
                "verbose_name_plural": "entries of the minutes",
                "ordering": ("minutes", "item__position"),
                "constraints": [
                    models.UniqueConstraint(fields=("minutes", "item"), name="entry_item_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unanimous", False),
                            models.Q(("votes_against", None), ("votes_abstained", None)),
                            models.Q(("votes_against", 0), ("votes_abstained", 0)),
                            _connector="OR",
                        ),
                        name="entry_unanimous_has_no_opposition",
                        violation_error_message="A unanimous vote has nobody against or abstaining.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDissent",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="statement")),
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
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.minutesentry",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical dissent",
                "verbose_name_plural": "historical dissents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="members.person",
                        verbose_name="who",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.actionpoint",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.minutesentry",
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
        migrations.CreateModel(
            name="Dissent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="statement")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dissents",
                        to="members.person",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dissents",
                        to="cases.minutesentry",
                    ),
                ),
            ],
            options={
                "verbose_name": "dissent",
                "verbose_name_plural": "dissents",
                "ordering": ("entry", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "person"), name="dissent_person_once")
                ],
            },
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
        migrations.CreateModel(
            name="MinutesFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rendition",
                    models.CharField(
                        choices=[("full", "full"), ("public", "public")],
                        max_length=8,
                        verbose_name="rendition",
                    ),
                ),
                (
                    "state",
                    models.CharField(
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
                ("file", models.FileField(upload_to=cases.models.minutes._content_name)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                ("facts", models.TextField(blank=True, db_default="", default="")),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="cases.minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "PDF of the minutes",
                "verbose_name_plural": "PDFs of the minutes",
                "ordering": ("minutes", "rendition", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("minutes", "rendition", "sha256"), name="minutes_file_content_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="minutes_file_hash_is_sha256",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Phrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text", models.CharField(max_length=300, verbose_name="sentence")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phrases",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "phrase",
                "verbose_name_plural": "phrases",
                "ordering": ("council", "position"),
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("council", "position"),
                        name="phrase_position_once",
                    ),
                    models.UniqueConstraint(fields=("council", "text"), name="phrase_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("text", models.TextField(max_length=5000, verbose_name="proposal")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopted", "adopted"),
                            ("rejected", "not adopted"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                ("unanimous", models.BooleanField(default=False, verbose_name="unanimous")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="for",
                    ),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="against",
                    ),
                ),
                (
                    "votes_abstained",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(999)],
                        verbose_name="abstained",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="cases.agendaitem",
                    ),
                ),
                (
                    "proposer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ("item", "number"),
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("item", "number"),
                        name="proposal_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("unanimous", False),
                            models.Q(("votes_against", None), ("votes_abstained", None)),
                            models.Q(("votes_against", 0), ("votes_abstained", 0)),
                            _connector="OR",
                        ),
                        name="proposal_unanimous_has_no_opposition",
                        violation_error_message="A unanimous vote has nobody against or abstaining.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGroup",
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
                            ("working", "working group"),
                            ("reference", "reference group"),
                            ("project", "project"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
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
                    "commissioner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="councils.council",
                        verbose_name="commissioner",
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
                    "presents_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.meeting",
                        verbose_name="presents at",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical group",
                "verbose_name_plural": "historical groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="group",
            name="proposal",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="group",
                to="cases.proposal",
            ),
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="number"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("clarification", "clarification of responsibility"),
                            ("routine", "routine for cooperation"),
                        ],
                        default="clarification",
                        max_length=14,
                        verbose_name="kind",
                    ),
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
                ("question", models.CharField(max_length=300, verbose_name="question")),
                ("answer", models.CharField(max_length=200, verbose_name="in short")),
                ("advice", models.TextField(max_length=10000, verbose_name="advice")),
                (
                    "professional_reason",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="professional reason"
                    ),
                ),
                (
                    "practical_reason",
                    models.TextField(blank=True, max_length=10000, verbose_name="practical reason"),
                ),
                (
                    "quality_reason",
                    models.TextField(
                        blank=True, max_length=10000, verbose_name="reason of quality"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("advised", "advice given"),
                            ("with_principal", "with the principal"),
                            ("in_force", "in force"),
                            ("declined", "declined by the principal"),
                        ],
                        default="draft",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "advised_on",
                    models.DateField(blank=True, null=True, verbose_name="advice given on"),
                ),
                ("lifted_on", models.DateField(blank=True, null=True, verbose_name="lifted on")),
                (
                    "in_force_from",
                    models.DateField(blank=True, null=True, verbose_name="in force from"),
                ),
                ("review_by", models.DateField(blank=True, null=True, verbose_name="review by")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="cases.case",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="councils.community",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="cases.agendaitem",
                        verbose_name="given in",
                    ),
                ),
            ],
            options={
                "verbose_name": "recommendation",
                "verbose_name_plural": "recommendations",
                "ordering": ("-in_force_from", "-number", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("community", "number"), name="recommendation_number_once"
                    ),
                    models.UniqueConstraint(fields=("case",), name="recommendation_one_per_case"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            models.Q(("in_force_from__isnull", False), ("number__isnull", False)),
                            _connector="OR",
                        ),
                        name="recommendation_public_is_numbered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            models.Q(
                                ("professional_reason__regex", "\\S"),
                                ("practical_reason__regex", "\\S"),
                                ("quality_reason__regex", "\\S"),
                            ),
                            _connector="OR",
                        ),
                        name="recommendation_public_has_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            ("question__regex", "\\?\\s*$"),
                            _connector="OR",
                        ),
                        name="recommendation_public_asks",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrincipalResolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "case_number",
                    models.CharField(max_length=40, verbose_name="the principal's case number"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("changed", "approved with a change"),
                            ("returned", "returned"),
                            ("declined", "declined"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "text",
                    models.TextField(max_length=10000, verbose_name="in the principal's words"),
                ),
                (
                    "principal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="councils.council",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="cases.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "the principal's answer",
                "verbose_name_plural": "the principal's answers",
                "ordering": ("recommendation", "-decided_on"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "principal", "case_number"),
                        name="resolution_once_per_principal_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("case_number", ""), _negated=True),
                        name="resolution_has_case_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRecommendationVersion",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("content", models.JSONField(verbose_name="text")),
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
            ],
            options={
                "verbose_name": "historical version of the recommendation",
                "verbose_name_plural": "historical versions of the recommendation",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecommendationRow",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("hospital_doctor", "hospital doctor"),
                            ("ward", "ward or outpatient clinic"),
                            ("requesting_doctor", "requesting doctor"),
                            ("private_specialist", "private specialist"),
                            ("gp", "GP"),
                            ("gp_office", "GP's office"),
                            ("municipal_doctor", "municipal doctor"),
                            ("municipal_service", "municipal service"),
                            ("patient", "patient"),
                        ],
                        max_length=20,
                        verbose_name="who",
                    ),
                ),
                (
                    "responsibility",
                    models.CharField(
                        choices=[
                            ("full", "has the responsibility"),
                            ("shared", "shares the responsibility"),
                            ("none", "has no responsibility"),
                        ],
                        max_length=8,
                        verbose_name="responsibility",
                    ),
                ),
                ("task", models.CharField(max_length=300, verbose_name="does what")),
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
            ],
            options={
                "verbose_name": "historical row of the recommendation",
                "verbose_name_plural": "historical rows of the recommendation",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecommendationException",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("condition", models.CharField(max_length=300, verbose_name="when")),
                (
                    "party",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hospital_doctor", "hospital doctor"),
                            ("ward", "ward or outpatient clinic"),
                            ("requesting_doctor", "requesting doctor"),
                            ("private_specialist", "private specialist"),
                            ("gp", "GP"),
                            ("gp_office", "GP's office"),
                            ("municipal_doctor", "municipal doctor"),
                            ("municipal_service", "municipal service"),
                            ("patient", "patient"),
                        ],
                        max_length=20,
                        verbose_name="who then",
                    ),
                ),
                (
                    "then",
                    models.CharField(blank=True, max_length=200, verbose_name="does what then"),
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
            ],
            options={
                "verbose_name": "historical exception",
                "verbose_name_plural": "historical exceptions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPrincipalResolution",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "case_number",
                    models.CharField(max_length=40, verbose_name="the principal's case number"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("approved", "approved"),
                            ("changed", "approved with a change"),
                            ("returned", "returned"),
                            ("declined", "declined"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "text",
                    models.TextField(max_length=10000, verbose_name="in the principal's words"),
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
                    "principal",
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
            ],
            options={
                "verbose_name": "historical the principal's answer",
                "verbose_name_plural": "historical the principal's answers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RecommendationException",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("condition", models.CharField(max_length=300, verbose_name="when")),
                (
                    "party",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hospital_doctor", "hospital doctor"),
                            ("ward", "ward or outpatient clinic"),
                            ("requesting_doctor", "requesting doctor"),
                            ("private_specialist", "private specialist"),
                            ("gp", "GP"),
                            ("gp_office", "GP's office"),
                            ("municipal_doctor", "municipal doctor"),
                            ("municipal_service", "municipal service"),
                            ("patient", "patient"),
                        ],
                        max_length=20,
                        verbose_name="who then",
                    ),
                ),
                (
                    "then",
                    models.CharField(blank=True, max_length=200, verbose_name="does what then"),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exceptions",
                        to="cases.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "exception",
                "verbose_name_plural": "exceptions",
                "ordering": ("recommendation", "position"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "position"),
                        name="recommendation_exception_position_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("condition__regex", "\\S")),
                        name="recommendation_exception_says_when",
                        violation_error_message="Write when it does not hold.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("then", ""), models.Q(("party", ""), _negated=True), _connector="OR"
                        ),
                        name="recommendation_exception_says_who",
                        violation_error_message="Choose who does it then.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecommendationRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("hospital_doctor", "hospital doctor"),
                            ("ward", "ward or outpatient clinic"),
                            ("requesting_doctor", "requesting doctor"),
                            ("private_specialist", "private specialist"),
                            ("gp", "GP"),
                            ("gp_office", "GP's office"),
                            ("municipal_doctor", "municipal doctor"),
                            ("municipal_service", "municipal service"),
                            ("patient", "patient"),
                        ],
                        max_length=20,
                        verbose_name="who",
                    ),
                ),
                (
                    "responsibility",
                    models.CharField(
                        choices=[
                            ("full", "has the responsibility"),
                            ("shared", "shares the responsibility"),
                            ("none", "has no responsibility"),
                        ],
                        max_length=8,
                        verbose_name="responsibility",
                    ),
                ),
                ("task", models.CharField(max_length=300, verbose_name="does what")),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="cases.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of the recommendation",
                "verbose_name_plural": "rows of the recommendation",
                "ordering": ("recommendation", "position"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "position"),
                        name="recommendation_row_position_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("task__regex", "\\S")),
                        name="recommendation_row_has_a_task",
                        violation_error_message="Write what is to be done.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecommendationVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("content", models.JSONField(verbose_name="text")),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="cases.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the recommendation",
                "verbose_name_plural": "versions of the recommendation",
                "ordering": ("recommendation", "-version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "version"), name="recommendation_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecommendationFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(upload_to=cases.models.recommendations._content_name)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="made")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stored",
                        to="cases.recommendationversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "PDF of the recommendation",
                "verbose_name_plural": "PDFs of the recommendation",
                "ordering": ("version",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="recommendation_file_hash_is_sha256",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRecommendationFile",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("file", models.TextField(max_length=100)),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(blank=True, editable=False, verbose_name="made")),
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
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.recommendationversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical PDF of the recommendation",
                "verbose_name_plural": "historical PDFs of the recommendation",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReferenceBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refers",
                        to="councils.council",
                        verbose_name="reference group",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="references",
                        to="cases.group",
                    ),
                ),
            ],
            options={
                "verbose_name": "reference group",
                "verbose_name_plural": "reference groups",
                "ordering": ("group", "body__name"),
                "constraints": [
                    models.UniqueConstraint(fields=("group", "body"), name="reference_body_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StandingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "for information"),
                            ("discussion", "for discussion"),
                            ("advice", "for advice"),
                            ("formal", "formal"),
                        ],
                        default="formal",
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(default=5, verbose_name="minutes planned"),
                ),
                ("last", models.BooleanField(default=False, verbose_name="at the end")),
                (
                    "approves_minutes",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        verbose_name="the minutes of the meeting before are approved",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standing_items",
                        to="councils.council",
                    ),
                ),
            ],
            options={
                "verbose_name": "standing item",
                "verbose_name_plural": "standing items",
                "ordering": ("council", "last", "position"),
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("council", "position"),
                        name="standing_item_position_once",
                    ),
                    models.UniqueConstraint(
                        fields=("council", "title"), name="standing_item_title_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="order")),
                ("text", models.CharField(max_length=300, verbose_name="sub-goal")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "not begun"),
                            ("under_way", "under way"),
                            ("done", "reached"),
                            ("dropped", "dropped"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "result",
                    models.TextField(blank=True, max_length=2000, verbose_name="what came of it"),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="cases.group",
                    ),
                ),
                (
                    "result_case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reached_goals",
                        to="cases.case",
                        verbose_name="the case with the result",
                    ),
                ),
            ],
            options={
                "verbose_name": "sub-goal",
                "verbose_name_plural": "sub-goals",
                "ordering": ("group", "position"),
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("group", "position"),
                        name="goal_position_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "done"), _negated=True),
                            ("result__regex", "\\S"),
                            ("result_case__isnull", False),
                            _connector="OR",
                        ),
                        name="goal_reached_has_result",
                        violation_error_message="Write what came of it, or choose the case.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Summons",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "called"),
                            ("accepted", "somebody comes"),
                            ("called_in", "a substitute is called in"),
                            ("unfilled", "nobody comes"),
                        ],
                        default="invited",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "unfilled_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="unfilled since"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="summonses",
                        to="cases.meeting",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="summonses",
                        to="councils.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "summons",
                "verbose_name_plural": "summonses",
                "ordering": ("meeting", "seat__group__position", "seat__ordinal"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "seat"), name="summons_seat_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "unfilled"), ("unfilled_at__isnull", False)),
                            models.Q(
                                models.Q(("state", "unfilled"), _negated=True),
                                ("unfilled_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="summons_unfilled_since",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCall",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                (
                    "duty_since",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="has a duty to meet since"
                    ),
                ),
                (
                    "answer_by",
                    models.DateField(blank=True, null=True, verbose_name="to be answered by"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "comes"), ("apologised", "cannot come")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="reason")),
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
                    "summons",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.summons",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical call to a meeting",
                "verbose_name_plural": "historical calls to a meeting",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(verbose_name="rank")),
                (
                    "duty_since",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="has a duty to meet since"
                    ),
                ),
                (
                    "answer_by",
                    models.DateField(blank=True, null=True, verbose_name="to be answered by"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "comes"), ("apologised", "cannot come")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "came_by",
                    models.CharField(blank=True, max_length=120, verbose_name="how it came"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="members.person",
                    ),
                ),
                (
                    "summons",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="cases.summons",
                    ),
                ),
            ],
            options={
                "verbose_name": "call to a meeting",
                "verbose_name_plural": "calls to a meeting",
                "ordering": ("summons", "rank"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", ""), ("answer_by__isnull", False)),
                        fields=["answer_by"],
                        name="call_waits",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("summons", "person"), name="call_person_once"),
                    models.UniqueConstraint(fields=("summons", "rank"), name="call_rank_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="call_answered_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("duty_since", None), ("answer_by__isnull", False), _connector="OR"
                        ),
                        name="call_duty_has_deadline",
                    ),
                ],
            },
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
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.theme",
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
            name="HistoricalCase_themes",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="cases.historicalcase",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalCase_themes",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="case",
            name="themes",
            field=models.ManyToManyField(
                related_name="cases", to="cases.theme", verbose_name="themes"
            ),
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
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="cases.theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "word for a theme",
                "verbose_name_plural": "words for themes",
                "ordering": ("word",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("word", django.db.models.functions.text.Lower("word"))),
                        name="theme_word_lower_case",
                    )
                ],
            },
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
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="times_spent",
                        to="cases.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="times_spent",
                        to="members.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "time spent",
                "verbose_name_plural": "time spent",
                "ordering": ("meeting", "person__sort_key"),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="time_spent_once")
                ],
            },
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
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("meeting", "position"),
                name="item_position_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                fields=("meeting", "case"), name="item_case_once_per_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", None), ("number_year", None)),
                    models.Q(("number__isnull", False), ("number_year__isnull", False)),
                    _connector="OR",
                ),
                name="item_number_has_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("council", "year", "number"), name="meeting_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("council", "slug"), name="meeting_slug_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="meeting_ends_after_start",
                violation_error_message="The meeting must end after it starts.",
            ),
        ),
        migrations.AddIndex(
            model_name="actionpoint",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["due"], name="action_due"
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
        migrations.AddConstraint(
            model_name="actionpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", False)),
                fields=("replaces",),
                name="action_replaced_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(("commissioner", models.F("body")), _negated=True),
                name="group_not_for_itself",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["council", "state"], name="case_by_state"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("state__in", ("registered", "in_progress"))),
                fields=["registered_on"],
                name="case_waits_since",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                fields=("council", "year", "number"), name="case_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("council", "slug"), name="case_slug_once"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("access", "open"),
                    models.Q(("legal_basis", ""), _negated=True),
                    _connector="OR",
                ),
                name="case_exempt_has_legal_basis",
                violation_error_message="Give the legal basis for exempting the case.",
            ),
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
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("origin", "request"), _negated=True),
                    models.Q(("requester", ""), _negated=True),
                    _connector="OR",
                ),
                name="case_request_names_requester",
                violation_error_message="Write who asked the council to take up the case.",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("dismissed", "withdrawn", "postponed")), _negated=True),
                    models.Q(("state_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="case_exit_has_reason",
                violation_error_message="Give the reason.",
            ),
        ),
    ]
