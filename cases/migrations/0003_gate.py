"""The gate in the database: no recommendation comes into force past it (ALR-16, BG-3).

The domain says the same in sentences (cases/domain/advice/gate.py). Reasons and number are check
constraints of the table; here stands what reaches into other tables.
"""

from django.db import migrations

GATE = """
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
    WHERE item.id = NEW.item_id
      AND met.status = 'present'
      AND (met.item_id IS NULL OR met.item_id = item.id)
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

CREATE TRIGGER recommendation_gate_on_update BEFORE UPDATE ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force' AND OLD.state IS DISTINCT FROM NEW.state)
EXECUTE FUNCTION hold_recommendation_at_gate();

CREATE TRIGGER recommendation_gate_on_insert BEFORE INSERT ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force') EXECUTE FUNCTION hold_recommendation_at_gate();
"""

NO_GATE = """
DROP TRIGGER recommendation_gate_on_insert ON cases_recommendation;
DROP TRIGGER recommendation_gate_on_update ON cases_recommendation;
DROP FUNCTION hold_recommendation_at_gate();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_locks")]
    operations = [migrations.RunSQL(GATE, NO_GATE)]
