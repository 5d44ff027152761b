"""A case whose advice is in force is not made exempt: the public would read on behind its back."""

from django.db import migrations

STAYS_PUBLIC = """
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

MAY_BE_EXEMPTED = """
DROP TRIGGER case_in_force_stays_public ON cases_case;
DROP FUNCTION refuse_exempting_what_is_in_force();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_recommendation_files")]
    operations = [migrations.RunSQL(STAYS_PUBLIC, MAY_BE_EXEMPTED)]
