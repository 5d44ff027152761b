"""What has gone out is never changed in place: case papers, files of meetings, facts of minutes."""

from django.db import migrations

LOCKS = """
CREATE FUNCTION refuse_change_of_meeting_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stored PDF is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_file_is_final';
END $$;

CREATE TRIGGER meeting_file_final BEFORE UPDATE OR DELETE ON cases_meetingfile
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_meeting_file();

CREATE FUNCTION refuse_change_of_sent_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a case paper that has gone out is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'sent_paper_is_final';
END $$;

CREATE TRIGGER sent_paper_final BEFORE UPDATE OR DELETE ON cases_casepaper
FOR EACH ROW WHEN (OLD.sent_on IS NOT NULL) EXECUTE FUNCTION refuse_change_of_sent_paper();

CREATE FUNCTION refuse_change_of_approved_dissent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    minutes_state text;
BEGIN
    SELECT minutes.state INTO minutes_state
    FROM cases_minutes minutes JOIN cases_minutesentry entry ON entry.minutes_id = minutes.id
    WHERE entry.id = COALESCE(OLD.entry_id, NEW.entry_id);
    IF minutes_state = 'approved' THEN
        RAISE EXCEPTION 'approved minutes are locked'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'minutes_approved_are_locked';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER dissent_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_dissent
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_dissent();

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

CREATE TRIGGER proposal_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_proposal
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_treatment();
CREATE TRIGGER impartiality_locked BEFORE INSERT OR UPDATE OR DELETE ON cases_impartiality
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_treatment();
"""

UNLOCKS = """
DROP TRIGGER impartiality_locked ON cases_impartiality;
DROP TRIGGER proposal_locked ON cases_proposal;
DROP FUNCTION refuse_change_of_approved_treatment();
DROP TRIGGER dissent_locked ON cases_dissent;
DROP FUNCTION refuse_change_of_approved_dissent();
DROP TRIGGER sent_paper_final ON cases_casepaper;
DROP FUNCTION refuse_change_of_sent_paper();
DROP TRIGGER meeting_file_final ON cases_meetingfile;
DROP FUNCTION refuse_change_of_meeting_file();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_meetings_and_minutes")]
    operations = [migrations.RunSQL(LOCKS, UNLOCKS)]
