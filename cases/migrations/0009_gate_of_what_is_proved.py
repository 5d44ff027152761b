"""The gate holds what the sentences say: a question, shares with a counterpart, given advice.

Stands beside 0003_gate. What is in force stays behind the gate too: nobody assesses its
consequences anew as if they had been others (ALR-16, BG-3, REC-1, REC-2, REC-6).
"""

from django.db import migrations, models
from django.db.models import Q

GATE = """
CREATE FUNCTION hold_case_while_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM cases_case WHERE id = NEW.case_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE TRIGGER recommendation_gate_holds_case_on_update BEFORE UPDATE ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force' AND OLD.state IS DISTINCT FROM NEW.state)
EXECUTE FUNCTION hold_case_while_at_gate();

CREATE TRIGGER recommendation_gate_holds_case_on_insert BEFORE INSERT ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force') EXECUTE FUNCTION hold_case_while_at_gate();

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

CREATE TRIGGER recommendation_gate_proof_on_update BEFORE UPDATE ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force' AND OLD.state IS DISTINCT FROM NEW.state)
EXECUTE FUNCTION hold_unproved_recommendation();

CREATE TRIGGER recommendation_gate_proof_on_insert BEFORE INSERT ON cases_recommendation
FOR EACH ROW WHEN (NEW.state = 'in_force') EXECUTE FUNCTION hold_unproved_recommendation();

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
"""

NO_GATE = """
DROP TRIGGER case_assessment_in_force ON cases_case;
DROP FUNCTION hold_assessment_of_what_is_in_force();
DROP TRIGGER recommendation_gate_proof_on_insert ON cases_recommendation;
DROP TRIGGER recommendation_gate_proof_on_update ON cases_recommendation;
DROP FUNCTION hold_unproved_recommendation();
DROP TRIGGER recommendation_gate_holds_case_on_insert ON cases_recommendation;
DROP TRIGGER recommendation_gate_holds_case_on_update ON cases_recommendation;
DROP FUNCTION hold_case_while_at_gate();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_approvals_locked")]
    operations = [
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                name="recommendation_public_asks",
                condition=~Q(state="in_force") | Q(question__regex=r"\?\s*$"),
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationrow",
            constraint=models.CheckConstraint(
                name="recommendation_row_has_a_task",
                condition=Q(task__regex=r"\S"),
                violation_error_message="Write what is to be done.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationexception",
            constraint=models.CheckConstraint(
                name="recommendation_exception_says_when",
                condition=Q(condition__regex=r"\S"),
                violation_error_message="Write when it does not hold.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationexception",
            constraint=models.CheckConstraint(
                name="recommendation_exception_says_who",
                condition=Q(then="") | ~Q(party=""),
                violation_error_message="Choose who does it then.",
            ),
        ),
        migrations.RunSQL(GATE, NO_GATE),
    ]
