"""What else goes on in the demo's world: in writing, in groups, on hearing; by equality."""

from decimal import Decimal

from cases.domain.casework import groups, inputs, sources
from cases.domain.hearings import hearings
from cases.models import Case, CasePaper, Group, Hearing, Meeting
from tests.legeraad.demo.test_world import _loaded, agder, browser, council  # noqa: F401  a fixture


def test_three_councils_have_a_case_01_26_and_all_open():
    rows = Case.objects.filter(council__community=agder(), year=2026, number=1)
    secretary = browser("sekretar")
    pages = {case.reference: secretary.get(case.get_absolute_url()) for case in rows}

    assert set(pages) == {"ALR 01/26", "FR-LAB 01/26", "OSS 01/26"}
    assert {page.status_code for page in pages.values()} == {200}
    for case in rows:
        assert case.title in pages[case.reference].text


def test_one_case_is_being_decided_in_writing_and_one_paper_is_being_written():
    asked = Meeting.objects.get(written=True)

    assert asked.council == council("fagrad-laboratoriemedisin")
    assert asked.written_answers.count() == 3
    paper = CasePaper.objects.get()
    assert (paper.case.reference, paper.sent_on) == ("ALR 10/26", None)


def test_project_has_five_sub_goals_and_the_council_as_reference_group():  # PRJ-1, PRJ-2, ALR-12
    project = Group.objects.get()

    progress = groups.progress(project.goals.all())

    assert project.commissioner == council("oss")
    assert (progress.reached, progress.counted) == (2, 5)
    assert project.body.meetings.count() == 5
    assert groups.hours(project) == Decimal("13.5")  # PRJ-4
    assert [each.body for each in project.references.all()] == [council("alr")]


def test_project_has_its_case_its_sources_its_report_and_who_gave_input():
    """PRJ-5, PRJ-6, PRJ-7, PRJ-10"""
    project = Group.objects.get()
    case = project.case_links.get().case

    assert sources.of_case(case).count() == 5
    stored = case.documents.get().versions.get()
    assert (stored.document.title, len(stored.sha256)) == ("Kunnskapsgrunnlag", 64)
    (told,) = inputs.rounds_of(project)
    assert sum(not within for _each, within in told.inputs) == 9
    assert sum(within for _each, within in told.inputs) == 4
    assert (told.came, told.asked) == (6, 12)


def test_one_hearing_has_its_answers_and_one_is_new():  # ALR-30, PRJ-8
    new, old = Hearing.objects.order_by("-deadline")
    rows = {row.body.slug: row for row in hearings.rows_of(old)}

    assert [len(row.counting) for row in rows.values()].count(0) == 1
    instead = rows["tillitsvalgte-allmennleger"]
    assert (instead.in_place_of.slug, instead.counting[0].came_by != "") == ("alu-farsund", True)
    assert [slug for slug, row in rows.items() if row.counting and row.counting[0].is_late] == [
        "alu-setesdal"
    ]
    assert sum(len(row.counting) for row in hearings.rows_of(new)) == 1
