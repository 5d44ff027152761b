"""The documents of a case, whose versions are only added."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import cases.models.documents

LOCKS = """
CREATE FUNCTION refuse_change_of_document_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{text,warnings}'::text[]
        = to_jsonb(OLD) - '{text,warnings}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a stored version of a document is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'document_version_is_final';
END $$;

CREATE TRIGGER document_version_final BEFORE UPDATE OR DELETE ON cases_documentversion
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_document_version();

CREATE INDEX document_version_text ON cases_documentversion
USING gin (to_tsvector('norwegian'::regconfig, coalesce(text, '')));
"""
UNLOCKS = """
DROP INDEX document_version_text;
DROP TRIGGER document_version_final ON cases_documentversion;
DROP FUNCTION refuse_change_of_document_version();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0023_written_procedure"),
        ("members", "0009_postings_and_dead_addresses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            },
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
        migrations.AddConstraint(
            model_name="casedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("title__regex", "\\S")), name="document_has_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="casedocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("access", "open"),
                    models.Q(("legal_basis", ""), _negated=True),
                    _connector="OR",
                ),
                name="document_exempt_has_legal_basis",
                violation_error_message="Give the legal basis for exempting the document.",
            ),
        ),
        migrations.AddConstraint(
            model_name="documentversion",
            constraint=models.UniqueConstraint(
                fields=("document", "number"), name="document_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentversion",
            constraint=models.UniqueConstraint(
                fields=("document", "sha256"),
                name="document_content_once",
                violation_error_message="This file is a version of the document already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="documentversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                name="document_hash_is_sha256",
            ),
        ),
        migrations.RunSQL(LOCKS, UNLOCKS),
    ]
