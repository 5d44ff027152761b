"""The gate counts who took part in the item: not who came later, had left, or stepped down (BG-3).

And nothing comes into force while a later version of the minutes is being written.
"""

from django.db import migrations

GATE = """
CREATE OR REPLACE FUNCTION hold_recommendation_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION hold_unproved_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""

OLDER_GATE = """
CREATE OR REPLACE FUNCTION hold_recommendation_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION hold_unproved_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_archive")]
    operations = [migrations.RunSQL(GATE, OLDER_GATE)]
