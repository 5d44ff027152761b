"""The words of a report, handing it in, and the reports of a community."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.domain.annual import reports
from cases.models import AnnualReport
from councils.domain import duties
from councils.enums import DutyKind
from legeraad.errors import DomainError
from tests.factories import council_of, new_case

OVER = date(2027, 1, 20)


def write(council, achieved="Vi har avklart åtte spørsmål."):
    return reports.write(council=council, year=2026, achieved=achieved, wishes="", by=None)


def submit(council, on=OVER):
    return reports.submit(council=council, year=2026, on=on, by=None)


def test_words_are_kept_and_written_anew(agder):
    write(council_of(agder), "Ett.")
    write(council_of(agder), "To.")

    assert AnnualReport.objects.get().achieved == "To."


def test_handed_in_its_figures_are_kept(agder):  # FSU-5
    council = council_of(agder)
    owed = duties.add_duty(
        council=council,
        kind=DutyKind.YEARLY_REPORT,
        first_due=date(2027, 2, 1),
        every_months=12,
        by=None,
    )
    write(council)
    submit(council)
    before = reports.report(council=council, year=2026).facts
    new_case(council)

    assert reports.report(council=council, year=2026).facts == before
    assert duties.next_due(owed) == date(2028, 2, 1)
    with pytest.raises(DomainError):
        write(council, "Omskrevet.")
    assert submit(council).history.count() == 2


@pytest.mark.parametrize("on", [date(2026, 12, 31), date(2026, 6, 1)])
def test_year_that_is_not_over_is_not_handed_in(agder, on):
    write(council_of(agder))
    with pytest.raises(DomainError):
        submit(council_of(agder), on=on)


def test_report_without_words_is_not_handed_in(agder):
    with pytest.raises(DomainError) as refusal:
        submit(council_of(agder))
    assert refusal.value.field == "achieved"
    assert not AnnualReport.objects.exists()


@pytest.mark.parametrize(("on", "overdue"), [(date(2027, 2, 1), False), (date(2027, 2, 2), True)])
def test_overdue_after_the_first_of_february(agder, on, overdue):  # FSU-5
    found = reports.report(council=council_of(agder), year=2026)

    assert found.overdue(on) == overdue
    write(council_of(agder))
    submit(council_of(agder))
    assert not reports.report(council=council_of(agder), year=2026).overdue(on)


def test_community_has_the_reports_of_its_councils_and_their_sums(agder):
    rows, sums = reports.compiled(community=agder, year=2026)

    assert [row.council.slug for row in rows] == ["alr"]
    assert sums["cases_registered"] == rows[0].facts["cases_registered"]
    assert sums["recommendations"] == 3


def test_database_holds_one_report_with_its_figures(agder):
    write(council_of(agder))
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.update(submitted_on=OVER)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnnualReport.objects.create(council=council_of(agder), year=2026)
