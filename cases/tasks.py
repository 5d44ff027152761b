"""What the outbox does for the cases app."""

from datetime import date
from functools import partial

from celery import shared_task
from django.utils import timezone

from cases.documents import excerpt, lists, papers
from cases.documents import minutes as document
from cases.documents import recommendation as sheet
from cases.domain.advice import versions
from cases.domain.documents import documents
from cases.domain.intake import feedback, letters, mailbox
from cases.domain.intake import mails as intake
from cases.domain.meetings import approval, files, replies, summons, written
from cases.domain.meetings import minutes as minutes_domain
from cases.enums import Audience, MeetingFileKind, Rendition
from cases.models import DocumentVersion, Meeting, Minutes, RecommendationVersion
from legeraad.outbox.domain import daily, handles


@handles("minutes.pdf")
def make_minutes_pdf(minutes_id: int) -> None:
    """Both renditions of the minutes as they are now."""
    minutes = Minutes.objects.get(pk=minutes_id)
    for rendition in Rendition:
        content = document.render(minutes, rendition)
        said = document.plain(minutes, rendition)
        minutes_domain.file_pdf(minutes=minutes, rendition=rendition, content=content, facts=said)


@handles("minutes.deadline")
def pass_minutes_deadline(minutes_id: int) -> None:
    approval.pass_deadline(minutes_id=minutes_id, on=timezone.localdate())


@handles("meeting.papers")
def make_papers(meeting_id: int) -> None:
    """Agenda and papers for each audience, each case paper alone, and the lists for the table."""
    meeting = Meeting.objects.select_related("council__community").get(pk=meeting_id)
    if meeting.state not in files.OUT:  # taken back or cancelled since
        return
    rows = meeting.items.select_related("case", "meeting__council__community")
    items = list(rows.prefetch_related("proposals"))
    keep = partial(files.file_pdf, meeting=meeting, items=items)
    for audience in () if meeting.written else Audience:
        agenda = papers.render_agenda(meeting, audience)
        keep(kind=MeetingFileKind.AGENDA, audience=audience, content=agenda)
        whole = papers.render_papers(meeting, audience)
        keep(kind=MeetingFileKind.PAPERS, audience=audience, content=whole)
    for item, audience in papers.alone(items):
        content = papers.render_item(item, audience)
        files.file_pdf(
            meeting=meeting,
            item=item,
            kind=MeetingFileKind.PAPERS,
            audience=audience,
            items=[item],
            content=content,
        )
    for kind, content in () if meeting.written else lists.render(meeting):
        keep(kind=kind, audience=Audience.OFFICE, items=[], content=content)


@handles("minutes.excerpts")
def make_excerpts(minutes_id: int) -> None:
    """What approved minutes say of each case, for those who may read it."""
    minutes = Minutes.objects.get(pk=minutes_id)
    for item, audience, content in excerpt.render(minutes):
        files.file_pdf(
            meeting=minutes.meeting,
            item=item,
            kind=MeetingFileKind.EXCERPT,
            audience=audience,
            items=[item],
            content=content,
        )


@handles("document.text")
def read_document_text(version_id: int) -> None:
    documents.read_text(DocumentVersion.objects.get(pk=version_id))


@handles("recommendation.pdf")
def make_recommendation_pdf(version_id: int) -> None:
    """The sheet of a version as it was published."""
    version = RecommendationVersion.objects.get(pk=version_id)
    versions.file_pdf(version=version, content=sheet.render(version))


@daily("cases.summonses")
def call_in_the_next(on: str) -> None:
    """Whoever was silent until the deadline is passed over; those new in a seat are called."""
    summons.sweep(on=date.fromisoformat(on))


@daily("cases.written")
def end_written_procedures(on: str) -> None:
    """Nobody objected until the last day: the minutes are begun."""
    written.sweep(on=date.fromisoformat(on))


@handles(intake.RECEIPT)
def send_receipt(mail_id: int) -> None:
    letters.send_receipt(mail_id=mail_id)


@handles(feedback.CODE)
def send_feedback_code(feedback_id: int, code: str, mark: str) -> None:
    letters.send_code(feedback_id=feedback_id, code=code, mark=mark)


@handles(feedback.NEWS)
def send_feedback_news(feedback_id: int, state: str) -> None:
    letters.send_news(feedback_id=feedback_id, state=state)


@daily("cases.feedback")
def forget_feedback(on: str) -> None:
    """What was never confirmed goes, and so do addresses of those who have had their answer."""
    feedback.forget(at=timezone.now())


@shared_task(name="cases.put_reading")
def put_reading() -> None:
    replies.put_reading()
    mailbox.put_reading()


@handles(mailbox.KIND)
def read_mailbox(community_id: int) -> None:
    """E-mails that somebody sent to the secretariat."""
    mailbox.read(community_id=community_id)


@handles(replies.KIND)
def read_replies() -> None:
    """What calendar programs answered to invitations."""
    replies.read(on=timezone.localdate())
