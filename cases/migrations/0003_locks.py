"""What has gone out stays as it was: numbers, approved minutes, sent papers, stored files and versions."""

from django.db import migrations

LOCKS = """
CREATE FUNCTION refuse_change_of_agreed_action() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT minutes.state INTO minutes_state
    FROM cases_minutesentry entry JOIN cases_minutes minutes ON minutes.id = entry.minutes_id
    WHERE entry.id = COALESCE(OLD.entry_id, NEW.entry_id);
    IF minutes_state IN ('approved', 'superseded') AND NOT (TG_OP = 'UPDATE'
        AND (OLD.entry_id, OLD.task, OLD.owner_id, OLD.due, OLD.replaces_id)
            IS NOT DISTINCT FROM (NEW.entry_id, NEW.task, NEW.owner_id, NEW.due, NEW.replaces_id))
    THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER action_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_actionpoint
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_agreed_action();

CREATE FUNCTION refuse_change_of_approved_dissent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT minutes.state INTO minutes_state
    FROM cases_minutes minutes JOIN cases_minutesentry entry ON entry.minutes_id = minutes.id
    WHERE entry.id = COALESCE(OLD.entry_id, NEW.entry_id);
    IF minutes_state IN ('approved', 'superseded') THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER dissent_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_dissent
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_dissent();

CREATE FUNCTION refuse_change_of_approved_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT state INTO minutes_state FROM cases_minutes
    WHERE id = COALESCE(OLD.minutes_id, NEW.minutes_id);
    IF minutes_state IN ('approved', 'superseded') THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER approval_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_minutesapproval
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_minutes();

CREATE TRIGGER entry_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_minutesentry
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_minutes();

CREATE FUNCTION refuse_change_of_approved_treatment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT minutes.state INTO minutes_state
    FROM cases_minutes minutes JOIN cases_agendaitem item ON item.meeting_id = minutes.meeting_id
    WHERE item.id = COALESCE(OLD.item_id, NEW.item_id)
    ORDER BY minutes.version DESC LIMIT 1;
    IF minutes_state = 'approved' THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER impartiality_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_impartiality
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_treatment();

CREATE TRIGGER proposal_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_proposal
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_treatment();

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

CREATE FUNCTION refuse_change_of_meeting_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stored PDF is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_file_is_final';
END $$;

CREATE TRIGGER meeting_file_final BEFORE UPDATE OR DELETE ON cases_meetingfile
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_meeting_file();

CREATE FUNCTION refuse_change_of_recommendation_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stored PDF is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_file_is_final';
END $$;

CREATE TRIGGER recommendation_file_final BEFORE UPDATE OR DELETE ON cases_recommendationfile
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_recommendation_file();

CREATE FUNCTION refuse_change_of_sent_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.sent_on IS NULL AND NEW.sent_with_id IS NULL
        AND to_jsonb(NEW) - '{sent_on,sent_with_id}'::text[]
          = to_jsonb(OLD) - '{sent_on,sent_with_id}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a case paper that has gone out is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sent_paper_is_final';
END $$;

CREATE TRIGGER sent_paper_final BEFORE UPDATE OR DELETE ON cases_casepaper
FOR EACH ROW WHEN (OLD.sent_on IS NOT NULL) EXECUTE FUNCTION refuse_change_of_sent_paper();

CREATE FUNCTION refuse_change_of_stored_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stored PDF is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_file_is_final';
END $$;

CREATE TRIGGER minutes_file_final BEFORE UPDATE OR DELETE ON cases_minutesfile
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_stored_file();

CREATE FUNCTION refuse_change_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published version is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'recommendation_version_is_final';
END $$;

CREATE TRIGGER recommendation_version_final
BEFORE UPDATE OR DELETE ON cases_recommendationversion
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version();

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

CREATE FUNCTION refuse_reopening_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = 'approved' AND NEW.state = 'superseded' THEN
        NEW.state := OLD.state;
        IF NEW IS NOT DISTINCT FROM OLD THEN
            NEW.state := 'superseded';
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'approved minutes are locked'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
END $$;

CREATE TRIGGER minutes_locked BEFORE UPDATE OR DELETE ON cases_minutes
FOR EACH ROW WHEN (OLD.state IN ('approved', 'superseded'))
EXECUTE FUNCTION refuse_reopening_minutes();
"""
NO_LOCKS = """
DROP FUNCTION refuse_change_of_agreed_action CASCADE;
DROP FUNCTION refuse_change_of_approved_dissent CASCADE;
DROP FUNCTION refuse_change_of_approved_minutes CASCADE;
DROP FUNCTION refuse_change_of_approved_treatment CASCADE;
DROP FUNCTION refuse_change_of_document_version CASCADE;
DROP FUNCTION refuse_change_of_meeting_file CASCADE;
DROP FUNCTION refuse_change_of_recommendation_file CASCADE;
DROP FUNCTION refuse_change_of_sent_paper CASCADE;
DROP FUNCTION refuse_change_of_stored_file CASCADE;
DROP FUNCTION refuse_change_of_version CASCADE;
DROP FUNCTION refuse_renumbering CASCADE;
DROP FUNCTION refuse_reopening_minutes CASCADE;
"""


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0002_locks"),
        ("cases", "0007_versions"),
        ("cases", "0008_approvals_locked"),
        ("cases", "0010_recommendation_files"),
        ("cases", "0014_locks_of_papers"),
        ("cases", "0016_versions_of_minutes_and_time_spent"),
    ]
    dependencies = [("cases", "0002_gate")]

    operations = [migrations.RunSQL(LOCKS, NO_LOCKS)]
