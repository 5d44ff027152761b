"""The gate in the database: what is put in force is whole, advised, answered for, and stays public."""

from django.db import migrations

GATE = """
CREATE FUNCTION hold_assessment_of_what_is_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM cases_recommendation given
        WHERE given.case_id = NEW.id AND given.state = 'in_force'
          AND ('not_assessed' IN (NEW.organisational, NEW.economic) OR NOT EXISTS (
            SELECT 1 FROM cases_principalresolution answer
            WHERE answer.recommendation_id = given.id AND answer.outcome IN ('approved', 'changed')
        ))
    ) THEN
        RAISE EXCEPTION 'the advice is in force with other consequences'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_assessment_in_force';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER case_assessment_in_force BEFORE UPDATE ON cases_case
FOR EACH ROW WHEN (
    (OLD.organisational, OLD.economic) IS DISTINCT FROM (NEW.organisational, NEW.economic)
    AND (NEW.organisational IN ('significant', 'not_assessed')
         OR NEW.economic IN ('significant', 'not_assessed'))
) EXECUTE FUNCTION hold_assessment_of_what_is_in_force();

CREATE FUNCTION hold_case_while_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM cases_case WHERE id = NEW.case_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE TRIGGER recommendation_gate_holds_case_on_insert BEFORE INSERT ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force') EXECUTE FUNCTION hold_case_while_at_gate();

CREATE TRIGGER recommendation_gate_holds_case_on_update BEFORE UPDATE ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force' AND OLD.state IS DISTINCT FROM NEW.state)
EXECUTE FUNCTION hold_case_while_at_gate();

CREATE FUNCTION hold_recommendation_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    matter cases_case%ROWTYPE;
    sides integer;
BEGIN
    SELECT * INTO matter FROM cases_case WHERE id = NEW.case_id;
    IF 'not_assessed' IN (matter.organisational, matter.economic) THEN
        RAISE EXCEPTION 'the consequences are not assessed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_consequences_assessed';
    END IF;

    SELECT count(DISTINCT met.professional_group) INTO sides
    FROM cases_attendance met
    JOIN cases_agendaitem item ON item.meeting_id = met.meeting_id
    LEFT JOIN cases_agendaitem came ON came.id = met.came_at_id
    LEFT JOIN cases_agendaitem gone ON gone.id = met.left_at_id
    WHERE item.id = NEW.item_id
      AND met.status = 'present'
      AND (met.item_id IS NULL OR met.item_id = item.id)
      AND (came.id IS NULL OR came.position <= item.position)
      AND (gone.id IS NULL OR gone.position > item.position)
      AND NOT EXISTS (
        SELECT 1 FROM cases_impartiality question
        WHERE question.item_id = item.id AND question.person_id = met.person_id
          AND question.result <> 'impartial'
      )
      AND met.professional_group IN ('gp', 'hospital_doctor');
    IF sides < 2 THEN
        RAISE EXCEPTION 'a GP and a hospital clinician must have taken part'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_both_sides';
    END IF;

    IF ('significant' IN (matter.organisational, matter.economic)
        OR (TG_OP = 'UPDATE' AND OLD.state = 'with_principal')) AND NOT EXISTS (
        SELECT 1 FROM cases_principalresolution answer
        WHERE answer.recommendation_id = NEW.id AND answer.outcome IN ('approved', 'changed')
    ) THEN
        RAISE EXCEPTION 'the principal has not answered'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_principal_answered';
    END IF;

    IF matter.access = 'exempt' THEN
        RAISE EXCEPTION 'the case is exempt from publicity'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_not_exempt';
    END IF;

    IF NOT EXISTS (
        SELECT 1 FROM cases_recommendationrow task WHERE task.recommendation_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'it is not written who does what'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_who_does_what';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER recommendation_gate_on_insert BEFORE INSERT ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force') EXECUTE FUNCTION hold_recommendation_at_gate();

CREATE TRIGGER recommendation_gate_on_update BEFORE UPDATE ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force' AND OLD.state IS DISTINCT FROM NEW.state)
EXECUTE FUNCTION hold_recommendation_at_gate();

CREATE FUNCTION hold_unproved_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sharing integer;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM cases_agendaitem item
        JOIN cases_minutesentry entry ON entry.item_id = item.id
        JOIN cases_minutes written ON written.id = entry.minutes_id
        WHERE item.id = NEW.item_id
          AND item.case_id = NEW.case_id
          AND entry.outcome IN ('advice', 'advice_to_principal')
          AND written.state = 'approved'
          AND NOT EXISTS (
            SELECT 1 FROM cases_minutes later
            WHERE later.meeting_id = written.meeting_id AND later.version > written.version
          )
    ) THEN
        RAISE EXCEPTION 'the advice is not given in approved minutes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_advice_given';
    END IF;

    SELECT count(DISTINCT task.party) INTO sharing FROM cases_recommendationrow task
    WHERE task.recommendation_id = NEW.id AND task.responsibility = 'shared';
    IF sharing = 1 THEN
        RAISE EXCEPTION 'a responsibility is shared with nobody'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_shared_by_two';
    END IF;

    IF (NEW.lifted_on IS NOT NULL OR (TG_OP = 'UPDATE' AND OLD.lifted_on IS NOT NULL)) AND NOT EXISTS (
        SELECT 1 FROM cases_principalresolution answer
        WHERE answer.recommendation_id = NEW.id AND answer.outcome IN ('approved', 'changed')
    ) THEN
        RAISE EXCEPTION 'the principal has not answered'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_principal_answered';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER recommendation_gate_proof_on_insert BEFORE INSERT ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force') EXECUTE FUNCTION hold_unproved_recommendation();

CREATE TRIGGER recommendation_gate_proof_on_update BEFORE UPDATE ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force' AND OLD.state IS DISTINCT FROM NEW.state)
EXECUTE FUNCTION hold_unproved_recommendation();

CREATE FUNCTION refuse_exempting_what_is_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM cases_recommendation given
        WHERE given.case_id = NEW.id AND given.state = 'in_force'
    ) THEN
        RAISE EXCEPTION 'the advice is in force and public'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_in_force_stays_public';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER case_in_force_stays_public BEFORE UPDATE ON cases_case
FOR EACH ROW WHEN (NEW.access = 'exempt' AND OLD.access IS DISTINCT FROM NEW.access)
EXECUTE FUNCTION refuse_exempting_what_is_in_force();
"""
NO_GATE = """
DROP FUNCTION hold_assessment_of_what_is_in_force CASCADE;
DROP FUNCTION hold_case_while_at_gate CASCADE;
DROP FUNCTION hold_recommendation_at_gate CASCADE;
DROP FUNCTION hold_unproved_recommendation CASCADE;
DROP FUNCTION refuse_exempting_what_is_in_force CASCADE;
"""


class Migration(migrations.Migration):
    replaces = [
        ("cases", "0003_gate"),
        ("cases", "0009_gate_of_what_is_proved"),
        ("cases", "0011_in_force_stays_public"),
        ("cases", "0019_gate_of_who_took_part"),
        ("cases", "0020_text"),
    ]
    dependencies = [("cases", "0001_tables")]

    operations = [migrations.RunSQL(GATE, NO_GATE)]
