"""The words of documents are found by their Norwegian stems."""

from django.db import migrations

INDEX = """
CREATE INDEX document_version_text ON cases_documentversion
USING gin (to_tsvector('norwegian', coalesce(text, '')));
"""


class Migration(migrations.Migration):
    replaces = [("cases", "0024_documents")]

    dependencies = [("cases", "0003_locks")]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX document_version_text")]
