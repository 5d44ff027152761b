"""The pages of the case paper: who reads and writes it, two who write, Word out and in."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.domain.casework import case_papers, cases
from cases.domain.meetings import agenda, impartiality
from cases.enums import Access
from cases.models import CasePaper
from members.models import Person
from tests.cases.views.workbench import at, coming, new_case

TEXTS = {"background": "<p>Fra</p>", "assessment": "<p>Om</p>", "proposal": "<p>Til</p>"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def case(agder):
    return new_case()


def address(case, part=""):
    return f"/agder/saker/{case.slug}/saksfremlegg/{part}"


def write(case, version=1, revision=0, **words):
    return case_papers.write(
        case=case, version=version, revision=revision, by=None, **TEXTS | words
    )


def send(case):
    meeting = coming()
    item = agenda.add_case(meeting=meeting, case=case, by=None)
    agenda.send(meeting=meeting, on=meeting.starts_at.date(), by=None)
    return item


def post(client, case, version=1, revision=0, *, typing=False, **words):
    typed = {"version": version, "revision": revision, **TEXTS, **words}
    return client.post(address(case, "rediger/"), typed, headers=HTMX if typing else {})


def test_first_visit_leads_to_writing_and_stores_nothing(as_secretary, case):
    page = as_secretary.get(address(case), follow=True)

    assert page.redirect_chain == [(address(case, "rediger/"), 302)]
    assert not CasePaper.objects.filter(case=case).exists()


def test_button_saves_and_shows_the_paper(as_secretary, case):
    page = as_secretary.post(
        address(case, "rediger/"), {"version": 1, "revision": 0, **TEXTS}, follow=True
    )

    assert page.redirect_chain == [(address(case), 302)]
    assert [str(text) for _heading, text in page.context["sections"]] == list(TEXTS.values())
    assert CasePaper.objects.get(case=case).saved_by.name == page.context["me"].name


def test_save_while_typing_hands_the_next_revision_on(as_secretary, case):
    first = post(as_secretary, case, typing=True)
    second = post(as_secretary, case, revision=1, typing=True, background="<p>Mer</p>")

    stored = CasePaper.objects.get(case=case)
    assert (first.status_code, second.status_code) == (200, 200)
    assert 'id="id_revision" value="2"' in second.content.decode()
    assert (stored.revision, stored.background, stored.unsettled) == (2, "<p>Mer</p>", True)


@pytest.mark.parametrize("typing", [True, False])
def test_second_writer_sees_both_texts(as_secretary, case, typing):
    """C1"""
    write(case, background="<p>Hennes ord</p>")

    answer = post(as_secretary, case, typing=typing, background="<p>Mine ord</p>")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Hennes ord" in page
    assert 'name="revision" id="id_revision" value="1"' in page or 'value="1"' in page
    assert typing or "Mine ord" in page
    assert CasePaper.objects.get(case=case).background == "<p>Hennes ord</p>"


def test_paper_that_went_out_meanwhile_is_not_written_over(as_secretary, case):
    write(case)
    send(case)

    answer = post(as_secretary, case, revision=1, background="<p>For sent</p>")

    assert answer.status_code == 422
    assert CasePaper.objects.get(case=case).background == "<p>Fra</p>"


def test_hostile_text_is_cleaned(as_secretary, case):
    """I1"""
    post(as_secretary, case, background='<p onclick="x()">Fra</p><script>alert(1)</script>')

    assert CasePaper.objects.get(case=case).background == "<p>Fra</p>"


def test_marks_in_the_fields_are_explained_with_the_way_by_word(as_secretary, case):
    plain = as_secretary.get(address(case, "rediger/"))
    write(case, background="<h3>Om</h3>")

    page = as_secretary.get(address(case, "rediger/"))

    assert (plain.context["marked"], page.context["marked"]) == (False, True)
    assert address(case, "1/saksfremlegg.docx") in page.content.decode()


def test_reader_sees_what_went_out_and_no_draft(as_member, as_secretary, case):
    write(case)
    before = as_member.get(address(case)).status_code
    send(case)
    write(case, version=2, background="<p>Kladd</p>")

    page = as_member.get(address(case))

    assert before == 404
    assert (page.context["paper"].version, "Kladd" in page.content.decode()) == (1, False)
    assert as_member.get(address(case, "2/")).status_code == 404
    assert as_member.get(address(case, "2/saksfremlegg.docx")).status_code == 404
    assert as_member.get(address(case, "rediger/")).status_code == 403
    assert as_secretary.get(address(case)).context["paper"].version == 2


def test_version_shows_what_is_new_in_it(as_secretary, case):
    write(case)
    send(case)
    write(case, version=2, proposal="<p>Til alle</p>")

    second = as_secretary.get(address(case, "2/"))
    first = as_secretary.get(address(case, "1/"))

    assert len(second.context["changes"]) == 1
    assert (first.context["newest"], first.context["changes"]) == (False, [])
    assert [each.version for each in first.context["versions"]] == [2, 1]


@pytest.mark.parametrize("part", ["", "1/", "1/saksfremlegg.docx"])
def test_exempt_paper_is_for_the_secretariat_only(as_member, as_secretary, case, part):
    """Z6"""
    write(case)
    send(case)
    cases.change(case=case, access=Access.EXEMPT, legal_basis="offl. § 13", by=None)

    assert as_member.get(address(case, part)).status_code == 404
    assert as_secretary.get(address(case, part)).status_code == 200


def test_who_steps_down_reads_no_paper(as_member, case):
    """Z9"""
    write(case)
    item = send(case)
    before = as_member.get(address(case)).status_code
    me = Person.objects.get(user__pk=as_member.session["_auth_user_id"])
    impartiality.raise_question(item=item, person=me, reason="Eier et firma.", by=None)

    assert (before, as_member.get(address(case)).status_code) == (200, 404)


def test_links_lead_to_the_paper_from_the_case_and_the_agenda(as_member, as_secretary, case):
    write(case)
    send(case)

    for client in (as_member, as_secretary):
        for page in (f"/agder/saker/{case.slug}/", at("forbered/")):
            assert f'href="{address(case)}"' in client.get(page).content.decode()


def word_file(*blocks):
    made = docx.Document()
    for style, text in blocks:
        made.add_paragraph(text, style)
    out = io.BytesIO()
    made.save(out)
    return SimpleUploadedFile("fremlegg.docx", out.getvalue())


def test_word_file_is_shown_before_it_replaces_what_is_written(as_secretary, case):
    write(case)
    file = word_file(("Heading 1", "Vurdering"), ("Normal", "Fra Word"))

    shown = as_secretary.post(address(case, "ta-inn/"), {"file": file})
    untouched = CasePaper.objects.get(case=case).assessment
    form = shown.context["replace_form"]
    typed = {bound.name: bound.value() for bound in form}
    after = as_secretary.post(address(case, "ta-inn/"), typed | {"replace": "1"})

    stored = CasePaper.objects.get(case=case)
    assert (shown.status_code, untouched, after.url) == (
        200,
        "<p>Om</p>",
        address(case, "rediger/"),
    )
    assert len(shown.context["changes"]) == 3
    assert (stored.background, stored.assessment) == ("", "<p>Fra Word</p>")


def test_word_file_that_comes_too_late_is_shown_against_what_is_new(as_secretary, case):
    """C1"""
    file = word_file(("Normal", "Fra Word"))
    shown = as_secretary.post(address(case, "ta-inn/"), {"file": file})
    typed = {bound.name: bound.value() for bound in shown.context["replace_form"]}
    write(case)

    again = as_secretary.post(address(case, "ta-inn/"), typed | {"replace": "1"})

    assert (again.status_code, again.context["replaces"]) == (409, True)
    assert again.context["replace_form"]["revision"].value() == 1
    assert CasePaper.objects.get(case=case).background == "<p>Fra</p>"


@pytest.mark.parametrize("file", [None, SimpleUploadedFile("x.docx", b"tekst")])
def test_what_is_no_word_file_is_explained_beside_the_field(as_secretary, case, file):
    answer = as_secretary.post(address(case, "ta-inn/"), {"file": file} if file else {})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["file"]


def test_word_files_have_human_names(as_secretary, case):
    write(case)

    paper = as_secretary.get(address(case, "1/saksfremlegg.docx"))
    empty = as_secretary.get(address(case, "mal.docx"))

    assert case.reference.replace("/", "-") in paper.headers["Content-Disposition"]
    assert paper.content[:2] == empty.content[:2] == b"PK"


def test_choice_after_a_conflict_joins_both_papers(as_secretary, case):
    """C1"""
    write(case, background="<p>Hennes ord</p>")

    answer = post(as_secretary, case, revision=1, keep="both:1", background="<p>Mine ord</p>")

    stored = CasePaper.objects.get(case=case)
    assert (answer.status_code, stored.background) == (302, "<p>Hennes ord</p><p>Mine ord</p>")
