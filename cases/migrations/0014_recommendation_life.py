"""The life of a recommendation after its publication: corrected, checked, superseded, withdrawn; and
older ones, taken in. A routine has one common reason, and a council of specialists takes part by its
answer to the hearing: the gate of 0002 in its new form."""

import django.db.models.deletion
from django.db import migrations, models

GATE = r"""
CREATE OR REPLACE FUNCTION hold_recommendation_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    matter cases_case%ROWTYPE;
    sides integer;
    gp boolean;
BEGIN
    SELECT * INTO matter FROM cases_case WHERE id = NEW.case_id;
    IF 'not_assessed' IN (matter.organisational, matter.economic) THEN
        RAISE EXCEPTION 'the consequences are not assessed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_consequences_assessed';
    END IF;

    IF NEW.taken_over_from <> '' THEN
        IF NEW.advised_on >= matter.registered_on THEN
            RAISE EXCEPTION 'it was given after the case was registered'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'gate_taken_over_is_older';
        END IF;
    ELSE
        SELECT count(DISTINCT met.professional_group), bool_or(met.professional_group = 'gp')
        INTO sides, gp
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
        IF sides < 2 AND NOT (sides = 1 AND gp AND EXISTS (
            SELECT 1 FROM cases_hearinganswer said
            JOIN cases_hearinginvitation asked ON asked.id = said.invitation_id
            JOIN cases_hearing hearing ON hearing.id = asked.hearing_id
            JOIN councils_council body ON body.id = asked.body_id
            WHERE hearing.case_id = NEW.case_id AND said.voided_on IS NULL
              AND body.behaviour = 'advisory' AND body.id <> matter.council_id
        )) THEN
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
    IF NEW.taken_over_from = '' AND NOT EXISTS (
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
GATE_BEFORE = r"""
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


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_reach")]

    operations = [
        migrations.RemoveConstraint(
            model_name="recommendation",
            name="recommendation_public_is_numbered",
        ),
        migrations.RemoveConstraint(
            model_name="recommendation",
            name="recommendation_public_has_reasons",
        ),
        migrations.RemoveConstraint(
            model_name="recommendation",
            name="recommendation_public_asks",
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="checked_on",
            field=models.DateField(blank=True, null=True, verbose_name="checked, still valid"),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="common_reason",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                max_length=10000,
                verbose_name="common reason",
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="ended_on",
            field=models.DateField(blank=True, null=True, verbose_name="ended on"),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="ended_why",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=500, verbose_name="why"
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="goals",
            field=models.JSONField(
                blank=True,
                db_default=models.Value([], models.JSONField()),
                default=list,
                verbose_name="goals",
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.recommendation",
                verbose_name="replaces",
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
            name="taken_over_from",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=200,
                verbose_name="taken over from",
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendationversion",
            name="why",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=300, verbose_name="what is new"
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="checked_on",
            field=models.DateField(blank=True, null=True, verbose_name="checked, still valid"),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="common_reason",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                max_length=10000,
                verbose_name="common reason",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="ended_on",
            field=models.DateField(blank=True, null=True, verbose_name="ended on"),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="ended_why",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=500, verbose_name="why"
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="goals",
            field=models.JSONField(
                blank=True,
                db_default=models.Value([], models.JSONField()),
                default=list,
                verbose_name="goals",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="cases.recommendation",
                verbose_name="replaces",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="taken_over_from",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=200,
                verbose_name="taken over from",
            ),
        ),
        migrations.AddField(
            model_name="recommendationversion",
            name="why",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=300, verbose_name="what is new"
            ),
        ),
        migrations.AlterField(
            model_name="historicalrecommendation",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("advised", "advice given"),
                    ("with_principal", "with the principal"),
                    ("in_force", "in force"),
                    ("superseded", "superseded"),
                    ("withdrawn", "withdrawn"),
                    ("declined", "declined by the principal"),
                ],
                default="draft",
                max_length=16,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="recommendation",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "draft"),
                    ("advised", "advice given"),
                    ("with_principal", "with the principal"),
                    ("in_force", "in force"),
                    ("superseded", "superseded"),
                    ("withdrawn", "withdrawn"),
                    ("declined", "declined by the principal"),
                ],
                default="draft",
                max_length=16,
                verbose_name="state",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("in_force", "superseded", "withdrawn")), _negated=True),
                    models.Q(("in_force_from__isnull", False), ("number__isnull", False)),
                    _connector="OR",
                ),
                name="recommendation_public_is_numbered",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("in_force", "superseded", "withdrawn")), _negated=True),
                    models.Q(("common_reason__regex", "\\S"), ("kind", "routine")),
                    models.Q(
                        ("kind", "clarification"),
                        ("professional_reason__regex", "\\S"),
                        ("practical_reason__regex", "\\S"),
                        ("quality_reason__regex", "\\S"),
                    ),
                    _connector="OR",
                ),
                name="recommendation_public_has_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("in_force", "superseded", "withdrawn")), _negated=True),
                    ("kind", "routine"),
                    ("question__regex", "\\?\\s*$"),
                    _connector="OR",
                ),
                name="recommendation_public_asks",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_on__isnull", False), ("state__in", ("superseded", "withdrawn"))
                    ),
                    models.Q(
                        models.Q(("state__in", ("superseded", "withdrawn")), _negated=True),
                        ("ended_on", None),
                        ("ended_why", ""),
                    ),
                    _connector="OR",
                ),
                name="recommendation_ended_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), _negated=True),
                    ("ended_why__regex", "\\S"),
                    _connector="OR",
                ),
                name="recommendation_withdrawn_why",
                violation_error_message="Write why it is withdrawn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_over_from", ""),
                    models.Q(("advised_on__isnull", False), ("item", None)),
                    _connector="OR",
                ),
                name="recommendation_taken_over_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("pk", models.F("replaces")), _negated=True),
                name="recommendation_replaces_another",
            ),
        ),
        migrations.AddField(
            model_name="dissent",
            name="named",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="may be named publicly"
            ),
        ),
        migrations.AddField(
            model_name="historicaldissent",
            name="named",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="may be named publicly"
            ),
        ),
        migrations.RunSQL(GATE, GATE_BEFORE),
    ]
