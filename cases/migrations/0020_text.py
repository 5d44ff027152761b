"""A case paper whose letter is taken back has not gone out: it may be written on again.

Only the day may go away; what the paper says stays as it was sent. Who may do so, and for how
long, is the business of cases/domain/taking_back.py.
"""

from django.db import migrations

UNSENT_IS_ALLOWED = """
CREATE OR REPLACE FUNCTION refuse_change_of_sent_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.sent_on IS NULL
        AND to_jsonb(NEW) - 'sent_on' = to_jsonb(OLD) - 'sent_on' THEN
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
    dependencies = [("cases", "0019_gate_of_who_took_part")]
    operations = [migrations.RunSQL(UNSENT_IS_ALLOWED, UNSENT_IS_REFUSED)]
