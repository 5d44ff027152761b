"""One sample for all sweeps: something of everything that an address can be about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from django.test import Client
from django.utils import timezone

from cases.domain.advice import recommendations, versions
from cases.domain.casework import commissions, milestones
from cases.domain.meetings import actions, approval, minutes
from cases.enums import ApprovalAnswer
from cases.models import Case, Meeting, Minutes, RecommendationVersion
from councils.models import Community, Council
from legeraad.demo import mailbox
from members.domain import people
from members.enums import Role
from members.models import RoleAssignment, Sending, User
from tests import databases, factories, world
from tests.architecture.rights import PARTS
from tests.conftest import ROLES, user_of

# Who is tried at every address, in the order of the table in rights.py.
VISITORS = (
    "stranger",
    "doctor",
    "member",
    "chair",
    "secretary",
    "registrar",
    "keeper",
    "neighbour",
    "former",
)


@dataclass
class Sample:
    """`about` has the words for the parameters of each route that needs something special."""

    community: Community
    users: dict[str, User]
    about: dict[str, dict[str, object]]

    def browser(self, visitor: str, *, checks_csrf: bool = False) -> Client:
        client = Client(enforce_csrf_checks=checks_csrf, raise_request_exception=False)
        if visitor in self.users:
            client.force_login(self.users[visitor])
        return client


@pytest.fixture(scope="module")
def sample(_sample, django_db_blocker):
    """Lies in a transaction of the whole module: change things in a savepoint of your own."""
    with databases.using(_sample), django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def build() -> Sample:
    """Makes the sample of all sweeps in the database as it stands."""
    community = world.bring_back()
    users = {role: user_of(role) for role in ROLES}
    users["neighbour"] = world.neighbour()[1]
    users["former"] = _former_secretary(community)
    council = factories.council_of(community)
    on = [factories.DAY + timedelta(days=index) for index in range(6)]

    fresh = factories.new_case(council)
    drafted = factories.drafted(factories.new_case(council)).case
    treated = factories.drafted(factories.new_case(council)).case
    approved = _approved(treated, on[0])
    lifted = factories.drafted(factories.new_case(council)).case
    _approved(lifted, on[1])
    recommendations.lift(recommendation=lifted.recommendations.get(), on=on[2], by=None)
    session = factories.opened(council, on=on[2], case=fresh)
    waiting = _with_those_who_met(council, on=on[5], owner=users["member"].person)
    # Last, so that the newest message is one that can still be taken back.
    with_chair = factories.filed(factories.closed(council, on=on[3]))
    planned = factories.planned(council, on=on[4])

    about = _meetings(planned, session, with_chair, approved)
    about |= _approvals(waiting)
    about |= _matters(drafted, treated, lifted)
    about |= _commissions(council)
    sent = {"sending": _still_held(Sending.objects.latest("pk"))}
    about |= dict.fromkeys(("cases:sending_detail", "cases:sending_take_back"), sent)
    about |= {name: {"pk": 0} for name in ("mfa_edit_webauthn", "mfa_remove_webauthn")}
    version = RecommendationVersion.objects.get(recommendation__number=1)
    versions.file_pdf(version=version, content=factories.PDF)
    about["demo:mail_detail"] = {"key": _mail()}
    about["demo:mail_attachment"] = about["demo:mail_detail"] | {"number": 1}
    sample = Sample(community, users, about)
    for part in PARTS:
        about |= part.about(sample)
    return sample


def _still_held(sending: Sending) -> int:
    """Two minutes are short beside a sweep over all addresses."""
    held_until = timezone.now() + timedelta(hours=1)
    Sending.objects.filter(pk=sending.pk).update(held_until=held_until)
    return sending.pk


def _former_secretary(community: Community) -> User:
    """Had every right of the secretariat, until yesterday."""
    person = people.register_person(name="F.S.", email="forrige@eksempel.example", by=None)
    start = date(2025, 1, 1)
    role = people.give_role(
        person=person, role=Role.SECRETARY, community=community, start=start, by=None
    )
    RoleAssignment.objects.filter(pk=role.pk).update(ended_on=timezone.localdate())
    return person.user


def _approved(case: Case, on: date):
    closed = factories.filed(factories.closed(case.council, on=on, case=case))
    approved = factories.approved(closed, on=on)
    return factories.filed(approved)


def _meetings(planned: Meeting, session, with_chair, approved) -> dict[str, dict[str, object]]:
    item = planned.items.first()
    before = {"meeting": planned.slug, "item": item.pk}
    during = {
        "meeting": session.meeting.slug,
        "item": session.meeting.items.first().pk,
        "row": session.meeting.attendances.first().pk,
    }
    after = {"meeting": with_chair.meeting.slug}
    names = {
        "meeting_edit meeting_prepare item_add_case item_add item_move item_remove": before,
        "agenda_send session_open": before,
        "session entry_write attendance_record attendance_everyone attendance_guest": during,
        "attendance_remove attendance_place minutes_close": during,
        "minutes_detail minutes_circulate minutes_send_back minutes_download": after,
        "meeting_detail minutes_file": {"meeting": approved.meeting.slug},
    }
    return {f"cases:{name}": things for group, things in names.items() for name in group.split()}


def _with_those_who_met(council, *, on: date, owner) -> Minutes:
    """The member has a remark, and something to do."""
    draft = factories.opened(council, on=on)
    (entry,) = draft.entries.all()
    actions.agree(entry=entry, task="Sender svaret", owner=owner, by=None)
    minutes.write(entry=entry, revision=1, outcome="noted", by=None)
    closed = minutes.close(minutes=draft, by=None)
    facts = {"minutes": closed, "on": on, "by": None}
    chair, due = closed.meeting.chair, on + timedelta(days=7)
    waiting = approval.circulate(reader=chair, due=due, **facts)
    remark = {"answer": ApprovalAnswer.REMARK, "remark": "Jeg var imot."}
    approval.answer(person=owner, **remark, **facts)
    return factories.filed(waiting)


def _approvals(waiting: Minutes) -> dict[str, dict[str, object]]:
    here = {"meeting": waiting.meeting.slug}
    remark = waiting.approvals.get(answer=ApprovalAnswer.REMARK)
    return {
        "cases:minutes_answer": here,
        "cases:minutes_answer_for": here,
        "cases:minutes_let_stand": here | {"approval": remark.pk},
        "cases:action_finish": {"action": remark.person.actions.get().pk},
    }


def _matters(drafted: Case, treated: Case, lifted: Case) -> dict[str, dict[str, object]]:
    names = {
        "case_detail case_edit case_assess case_schedule case_move": drafted,
        "recommendation_edit recommendation_publish": drafted,
        "recommendation_lift": treated,
        "resolution_new": lifted,
    }
    return {
        f"cases:{name}": {"case": case.slug}
        for group, case in names.items()
        for name in group.split()
    }


def _commissions(council: Council) -> dict[str, dict[str, object]]:
    """One that the council has not answered yet, and one that lies reported with the principal."""
    asked = factories.commissioned(council, due=factories.DAY)
    reported = commissions.accept(commission=factories.commissioned(council), by=None)
    commissions.report(commission=reported, text="Rådet tilrår.", on=factories.DAY, by=None)
    milestone = milestones.add(
        commission=asked, title="Utkast", due=factories.DAY, tentative=True, by=None
    )
    names = {
        "commission_detail commission_edit commission_accept commission_report"
        " milestone_new commission_agree": asked,
        "commission_close commission_send_back": reported,
    }
    plan = factories.planned_measures(council.anchored_in)
    step = {"commission": asked.slug, "milestone": milestone.pk}
    steps = {f"cases:milestone_{act}": step for act in ("edit", "reach", "remove")}
    of_plan = {f"cases:plan_{act}": {"plan": plan.pk} for act in ("detail", "edit")}
    return (
        steps
        | of_plan
        | {
            f"cases:{name}": {"commission": commission.slug}
            for group, commission in names.items()
            for name in group.split()
        }
    )


def _mail() -> str:
    folder = mailbox.folder()
    folder.mkdir(parents=True, exist_ok=True)
    mail = EmailMessage("Hei", "Tekst", "a@eksempel.example", ["b@eksempel.example"])
    mail.attach("innkalling.ics", "BEGIN:VCALENDAR", "text/calendar")
    (folder / "00000000000000000001-sweep.eml").write_bytes(mail.message().as_bytes())
    return "00000000000000000001-sweep"
