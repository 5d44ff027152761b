"""What came in to a world and waits: e-mails, and what doctors reported."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial

from django.utils import timezone

from cases.domain.intake import feedback, mails
from cases.enums import FeedbackKind
from legeraad.demo.world_diary import Diary, at
from legeraad.demo.world_matters import Matters
from legeraad.demo.world_register import Facts
from legeraad.outbox.models import Job


class Intake:
    def __init__(self, matters: Matters) -> None:
        self.matters = matters

    def note_mail(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["came_on"], 9, 20), partial(self.receive, facts))

    def receive(self, facts: Facts) -> None:
        mail = EmailMessage()
        mail["From"], mail["Subject"] = facts["sender"], facts["subject"]
        mail["Date"] = format_datetime(timezone.localtime())
        mail["Message-ID"] = f"<{facts['came_on']}.{len(facts['subject'])}@eksempel.example>"
        mail.set_content(facts["text"])
        for name, text in facts.get("attached", {}).items():
            mail.add_attachment(text.encode(), maintype="text", subtype="plain", filename=name)
        community = self.matters.register.community
        mails.receive(community=community, content=mail.as_bytes(), by=None)

    def note_report(self, facts: Facts, diary: Diary) -> None:
        diary.note(at(facts["came_on"], 21, 5), partial(self.report, facts))

    def report(self, facts: Facts) -> None:
        register = self.matters.register
        written = feedback.write(
            community=register.community,
            kind=FeedbackKind(facts["kind"]),
            theme=self.matters.themes[facts["theme"]],
            region=register.regions[facts["region"]],
            text=facts["text"],
            proposal=facts.get("proposal", ""),
            email=facts["email"],
            language=register.community.language,
        )
        job = Job.objects.get(kind=feedback.CODE, payload__feedback_id=written.pk)
        feedback.confirm(feedback=written, code=job.payload["code"], at=timezone.now())
