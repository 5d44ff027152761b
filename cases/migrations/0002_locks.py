"""What has gone out is never changed in place: approved minutes, stored PDFs, given numbers."""

from django.db import migrations

LOCKS = """
CREATE FUNCTION refuse_change_of_approved_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT state INTO minutes_state FROM cases_minutes
    WHERE id = COALESCE(OLD.minutes_id, NEW.minutes_id);
    IF minutes_state = 'approved' THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER entry_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_minutesentry
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_minutes();

CREATE FUNCTION refuse_reopening_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'approved minutes are locked'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
END $$;

CREATE TRIGGER minutes_locked BEFORE UPDATE OR DELETE ON cases_minutes
FOR EACH ROW WHEN (OLD.state = 'approved') EXECUTE FUNCTION refuse_reopening_minutes();

CREATE FUNCTION refuse_change_of_stored_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stored PDF is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_file_is_final';
END $$;

CREATE TRIGGER minutes_file_final BEFORE UPDATE OR DELETE ON cases_minutesfile
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_stored_file();

CREATE FUNCTION refuse_renumbering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a number that was given is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'number_is_final';
END $$;

CREATE TRIGGER case_number_final BEFORE UPDATE ON cases_case
FOR EACH ROW WHEN ((OLD.council_id, OLD.year, OLD.number, OLD.slug)
    IS DISTINCT FROM (NEW.council_id, NEW.year, NEW.number, NEW.slug))
EXECUTE FUNCTION refuse_renumbering();

CREATE TRIGGER item_number_final BEFORE UPDATE ON cases_agendaitem
FOR EACH ROW WHEN (OLD.number IS NOT NULL AND (OLD.number, OLD.number_year)
    IS DISTINCT FROM (NEW.number, NEW.number_year))
EXECUTE FUNCTION refuse_renumbering();

CREATE TRIGGER recommendation_number_final BEFORE UPDATE ON cases_recommendation
FOR EACH ROW WHEN (OLD.number IS NOT NULL AND OLD.number IS DISTINCT FROM NEW.number)
EXECUTE FUNCTION refuse_renumbering();
"""

UNLOCKS = """
DROP TRIGGER recommendation_number_final ON cases_recommendation;
DROP TRIGGER item_number_final ON cases_agendaitem;
DROP TRIGGER case_number_final ON cases_case;
DROP FUNCTION refuse_renumbering();
DROP TRIGGER minutes_file_final ON cases_minutesfile;
DROP FUNCTION refuse_change_of_stored_file();
DROP TRIGGER minutes_locked ON cases_minutes;
DROP FUNCTION refuse_reopening_minutes();
DROP TRIGGER entry_locked ON cases_minutesentry;
DROP FUNCTION refuse_change_of_approved_minutes();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_cases")]
    operations = [migrations.RunSQL(LOCKS, UNLOCKS)]
