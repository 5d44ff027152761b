"""A case paper knows the letter that it went out with; when that is taken back, so is the paper.

Then the trigger lets the day and the letter go away; what the paper says stays as it was sent. Who
may do so, and for how long, is the business of cases/domain/taking_back.py.
"""

import django.db.models.deletion
from django.db import migrations, models

SENT_WITH = {
    "blank": True,
    "null": True,
    "to": "members.sending",
}

UNSENT_IS_ALLOWED = """
CREATE OR REPLACE FUNCTION refuse_change_of_sent_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.sent_on IS NULL AND NEW.sent_with_id IS NULL
        AND to_jsonb(NEW) - '{sent_on,sent_with_id}'::text[]
          = to_jsonb(OLD) - '{sent_on,sent_with_id}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a case paper that has gone out is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sent_paper_is_final';
END $$;
"""

UNSENT_IS_REFUSED = """
CREATE OR REPLACE FUNCTION refuse_change_of_sent_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a case paper that has gone out is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sent_paper_is_final';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0019_gate_of_who_took_part"),
        ("members", "0009_postings_and_dead_addresses"),
    ]
    operations = [
        migrations.AddField(
            model_name="casepaper",
            name="sent_with",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="case_papers",
                **SENT_WITH,
            ),
        ),
        migrations.AddField(
            model_name="historicalcasepaper",
            name="sent_with",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                **SENT_WITH,
            ),
        ),
        migrations.RunSQL(UNSENT_IS_ALLOWED, UNSENT_IS_REFUSED),
    ]
