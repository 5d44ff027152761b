"""Every template is rendered by some page, mail or document of the sample; none lies about dead."""

from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.template.loader import get_template
from django.test import Client, signals
from django.utils import timezone

from cases.documents import minutes as document
from cases.documents import recommendation as sheet
from cases.domain.advice import lifecycle
from cases.domain.casework import case_papers, cases
from cases.domain.meetings import agenda, standing
from cases.enums import Rendition
from cases.hearing_mails import own_page
from cases.models import Case, CasePaper, GroupCase, Meeting, Minutes, RecommendationVersion, Theme
from cases.tasks import make_excerpts, make_papers
from councils.domain import councils
from councils.models import Council
from legeraad import sms
from legeraad.mail import INTENTS, compose
from members.domain import deliveries, handling, reminding
from members.domain.imports import lists as imports
from members.domain.people import register_person
from members.enums import ImportKind
from tests import factories
from tests.architecture.answers import ask
from tests.architecture.conftest import VISITORS
from tests.architecture.rights import RIGHTS
from tests.architecture.routes import routes
from tests.architecture.sources import PROJECT
from tests.architecture.test_mails import MATTERS, SENDER, wanted
from tests.cases.domain.hearings.asked import sent
from tests.cases.domain.reach.reached import place, sent_out
from tests.cases.views.test_recommendations import at
from tests.cases.views.test_recommendations import sheet as typed
from tests.members.conftest import log_in, new_address
from tests.members.second_steps import (
    APP_REMOVE,
    CODES,
    CONFIRM,
    CONFIRM_PASSKEY,
    OVERVIEW,
    SECOND,
    add_app,
    add_passkey,
    at_home,
    over_tls,
)

FOLDER = PROJECT / "templates"
# Pages of errors that a test client does not meet, rendered here by themselves.
ALONE = ("403.html", "500.html", "429.html", "503.html")

# Template -> where else it is rendered.
ELSEWHERE: dict[str, str] = {}


@pytest.fixture
def rendered():
    names = set()

    def note(template, **_):
        names.add(str(template.name).partition("#")[0])

    signals.template_rendered.connect(note, weak=False)
    yield names
    signals.template_rendered.disconnect(note)


@pytest.mark.django_db
def test_every_template_is_rendered(sample, rendered):
    everywhere(sample)
    with_script(sample)
    logging_in()
    second_step()
    agenda_gone_out(sample)
    asked_for(sample)
    put_aside(sample)
    planning(sample)
    before_a_meeting(sample)
    two_entries(sample)
    lists(sample)
    rosters(sample)
    papers_of_meeting(sample)
    case_paper(sample)
    too_late(sample)
    heard(sample)
    reached(sample)
    errors(sample)
    for name, matter in MATTERS.items():
        write(INTENTS[name], matter())
        if INTENTS[name].texted:
            sms.write(intent=INTENTS[name], language="nb", words=INTENTS[name].words(matter()))
    for name in ALONE:
        get_template(name).render({})
    document.render(Minutes.objects.order_by("pk").first(), Rendition.FULL)
    sheet.render(RecommendationVersion.objects.order_by("pk").first())

    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert sorted(files - rendered - set(ELSEWHERE)) == []
    assert sorted(set(ELSEWHERE) - files) == []


def everywhere(sample):
    """Each address as those see it who see most, and each form sent empty.

    Where the table of rights says that nothing is shown, nothing is asked for.
    """
    eyes = ("stranger", "chair", "secretary", "registrar", "doctor", "keeper")
    browsers = {visitor: sample.browser(visitor) for visitor in eyes}
    for name, route in routes().items():
        address = route.address(sample.about.get(name, {}))
        for method, answers in zip(("get", "post"), RIGHTS[name], strict=True):
            for visitor in eyes:
                if answers[VISITORS.index(visitor)] in "2U":
                    ask(browsers[visitor], method, address)


def with_script(sample):
    """The fragments that htmx asks for."""
    browser, things = sample.browser("secretary"), sample.about["cases:session"]
    htmx = {"headers": {"HX-Request": "true"}}
    ask(browser, "get", routes()["cases:case_alike"].address({}), **htmx)
    for name in ("entry_write", "attendance_record", "attendance_everyone", "attendance_guest"):
        address = routes()[f"cases:{name}"].address(things)
        ask(browser, "post", address, **htmx)
        for revision in ("1", "99"):
            words = {"revision": revision, "discussion": "Enighet.", "outcome": "noted"}
            ask(browser, "post", address, data=words, **htmx)


def planning(sample):
    """The second pages, which show what will happen, and what is said when nothing is left."""
    browser = sample.browser("secretary")
    where = sample.about["cases:meeting_cancel"]
    meeting = Meeting.objects.get(council__slug="alr", slug=where["meeting"])
    words = {"meetings": [meeting.pk], "why": "Ferie", "first": meeting.pk, "to": "3"}
    ask(browser, "post", routes()["cases:announce"].address({}), data=words)
    for name in ("series_move", "series_cancel"):
        address = routes()[f"cases:{name}"].address(sample.about[f"cases:{name}"])
        ask(browser, "post", address, data=words)
    Meeting.objects.filter(pk=meeting.pk).update(announced_on=factories.DAY)
    ask(browser, "post", routes()["cases:meeting_cancel"].address(where), data=words)
    days = {"title": "Året", "rhythm": "dates", "dates": "03.02.2027", "place": "Lista"}
    clock = {"council": meeting.council_id, "starts": "15.30", "ends": "18.00"}
    ask(browser, "post", routes()["cases:series_new"].address({}), data=days | clock)


def before_a_meeting(sample):
    """The page of one item, which the page of the meeting takes the place of later."""
    meeting = factories.planned(sample.community.councils.get(slug="alr"))
    address = f"/agder/utvalg/alr/moter/{meeting.slug}/gjennomfor/{meeting.items.get().pk}/forslag/"
    ask(sample.browser("secretary"), "get", address)


def asked_for(sample):
    """What only a question in the address brings, and what only some councils have."""
    ask(sample.browser("secretary"), "get", "/agder/utsendinger/?q=Q.B.")
    theme = Theme.objects.first()
    cases.add_theme_word(theme=theme, word="lapp fra legen", by=None)
    ask(sample.browser("stranger"), "get", "/sok/?q=lapp+fra+legen")
    unreached = sample.users["doctor"].person
    deliveries.quarantine(unreached.email, said="550 5.1.1 no such user")
    ask(sample.browser("doctor"), "get", "/min-side/")
    ask(sample.browser("secretary"), "get", f"/agder/personer/{unreached.pk}/")
    oss = sample.community.councils.get(slug="oss")
    renamed = councils.rename(council=oss, name="SSU", label="SSU", on=date(2026, 11, 1), by=None)
    ask(sample.browser("stranger"), "get", renamed.get_absolute_url())


def put_aside(sample):
    """What was put off a moment ago, on the desk and on Min side."""
    today = timezone.localdate()
    for address, at_desk in (("/agder/oppgaver/", True), ("/min-side/", False)):
        visitor, task = waiting(sample, today, at_desk)
        person, until = sample.users[visitor].person, today + timedelta(days=3)
        handling.put_off(person=person, matter=task.matter, until=until, on=today, by=None)
        ask(sample.browser(visitor), "get", f"{address}?endret={task.matter}")


def waiting(sample, today, at_desk):
    """The first for whom something waits there, and what it is."""
    for visitor in ("secretary", "chair", "member", "alu_chair", "contact"):
        asked = reminding.asked_of(sample.users[visitor].person, on=today, at_desk=at_desk)
        if asked.tasks and (visitor == "secretary") == at_desk:
            return visitor, asked.tasks[0]
    raise AssertionError("nothing waits for anybody")


def two_entries(sample):
    """Who may be on file already, and two entries that may be one."""
    doctor, member = (sample.users[each].person for each in ("doctor", "member"))
    known = {"name": member.name, "language": "nb"}
    ask(sample.browser("secretary"), "post", "/agder/personer/ny/", data=known)
    address = f"/agder/personer/{doctor.pk}/sla-sammen/?annen={member.pk}"
    ask(sample.browser("keeper"), "get", address)


def lists(sample):
    """A list with a mistake in it."""
    listed = imports.upload(
        community=sample.community,
        kind=ImportKind.PERSONS,
        filename="feil.csv",
        content=b"Navn;E-post\nK.N.;ingen adresse\n",
        at=timezone.now(),
        by=None,
    )
    ask(sample.browser("secretary"), "get", f"/agder/import/{listed.pk}/")


def rosters(sample):
    """A body by contract, another day than today, and one's own seat."""
    secretary = sample.browser("secretary")
    ask(secretary, "get", "/agder/sammensetning/alu-ostre-agder/")
    ask(secretary, "get", "/agder/sammensetning/alr/?dato=01.03.2026")
    for name in ("members:term_resign", "members:onboarding"):
        ask(sample.browser("member"), "get", routes()[name].address(sample.about[name]))


def papers_of_meeting(sample):
    """What the worker makes of a meeting, papers sent later, and the chair's yes to an agenda."""
    council = factories.council_of(sample.community)
    out = factories.planned(council, on=date(2099, 2, 13))
    case = factories.new_case(council)
    item = agenda.add_case(meeting=out, case=case, by=None)
    CasePaper.objects.create(case=case, background="<p>Bakgrunn</p>", sent_on=date(2026, 12, 16))
    standing.add(council=council, title="Til slutt", last=True, by=None)
    Council.objects.filter(pk=council.pk).update(chair_approves_agenda=True)
    secretary = sample.browser("secretary")
    ask(secretary, "get", f"{out.get_absolute_url()}forbered/")
    Council.objects.filter(pk=council.pk).update(chair_approves_agenda=False)
    agenda.send(meeting=Meeting.objects.get(pk=out.pk), on=date(2026, 12, 16), by=None)
    make_papers(meeting_id=out.pk)
    ask(secretary, "get", f"{out.get_absolute_url()}forbered/")
    approved = Minutes.objects.filter(state="approved", entries__item__case__isnull=False).first()
    make_excerpts(minutes_id=approved.pk)
    treated = approved.entries.filter(item__case__isnull=False).first().item.case
    ask(secretary, "get", treated.get_absolute_url())
    ask(sample.browser("stranger"), "get", out.get_absolute_url())
    later = {"items": [item.pk], "note": ""}
    ask(secretary, "post", f"{out.get_absolute_url()}ettersend/", data=later)


def case_paper(sample):
    """The next version of a paper that has gone out: saved while typing, and once too late."""
    browser, things = sample.browser("secretary"), sample.about["cases:case_paper_edit"]
    address = routes()["cases:case_paper_edit"].address(things)
    for revision in ("0", "99"):
        words = {"version": "2", "revision": revision, "background": f"Nytt {revision}"}
        ask(browser, "post", address, data=words, headers={"HX-Request": "true"})
    case = Case.objects.get(slug=things["case"], council__community=sample.community)
    texts = {"background": "<p>Nytt</p>", "assessment": "", "proposal": ""}
    case_papers.write(case=case, version=2, revision=0, by=None, **texts)
    ask(browser, "get", routes()["cases:case_paper"].address(things))


def too_late(sample):
    """Somebody else was faster in a recommendation that this one had opened."""
    case = factories.drafted(factories.new_case(factories.council_of(sample.community))).case
    line = {"party": "gp", "responsibility": "full", "task": "følger opp"}
    ask(sample.browser("secretary"), "post", at(case), data=typed(line, seen="0" * 64))


def heard(sample):
    """The pages on which a body answers, and a case that a group works with."""
    case = factories.new_case(factories.council_of(sample.community))
    invitation = sent(case, "alu-ostre-agder").invitations.get()
    ask(sample.browser("alu_chair"), "get", own_page(invitation))
    asked = wanted()
    ask(sample.browser("alu_chair"), "get", f"/min-side/spesialist/{asked.pk}/")
    ask(sample.browser("secretary"), "get", asked.case.get_absolute_url())
    linked = GroupCase.objects.select_related("case__council__community").earliest("pk")
    ask(sample.browser("secretary"), "get", linked.case.get_absolute_url())


def reached(sample):
    """What a chair and a member meet of a recommendation that was sent out; and what has ended."""
    place(Arendal="ostre-agder")
    row = sent_out("alu-ostre-agder")
    chair = sample.browser("alu_chair")
    for part in ("", "medlemmer/"):
        ask(chair, "get", f"/min-side/nar-fram/{row.pk}/{part}")
    ask(sample.browser("member"), "get", "/min-side/")
    ask(sample.browser("registrar"), "get", "/agder/oversikt/")
    of = row.recommendation
    lifecycle.withdraw(recommendation=of, why="Ny forskrift.", on=factories.DAY, by=None)
    ask(sample.browser("stranger"), "get", of.get_absolute_url())


def agenda_gone_out(sample):
    council = sample.community.councils.get(slug="alr")
    coming = factories.planned(council, on=date(2099, 1, 13))
    agenda.send(meeting=coming, on=date(2026, 12, 16), by=None)
    ask(sample.browser("stranger"), "get", coming.get_absolute_url())
    secretary = sample.browser("secretary")
    ask(secretary, "post", f"{coming.get_absolute_url()}apne/")  # before its day
    moved = {"council": council.pk, "day": "14.01.2099", "starts": "15.30", "ends": "18.00"}
    new_time = moved | {"place": "Arendal", "form_key": uuid4()}
    ask(secretary, "post", f"{coming.get_absolute_url()}rediger/", data=new_time)


def logging_in():
    browser = Client(REMOTE_ADDR="10.9.8.7")
    browser.post("/konto/logg-inn/", {"email": "lege@eksempel.example"})
    browser.get("/konto/logg-inn/kode/")


def second_step():
    """The pages of somebody who has an app and a passkey, and confirms with them."""
    person = register_person(name="T.O.", email=new_address(), by=None)
    home = at_home(person)
    add_app(home)
    add_passkey(home)
    key = Authenticator.objects.get(user=person.user, type=Authenticator.Type.WEBAUTHN).pk
    acts = ("gi-navn", "fjern")
    pages = [f"{OVERVIEW}passnokler/{key}/{act}/" for act in acts]
    for page in (OVERVIEW, CODES, APP_REMOVE, CONFIRM, CONFIRM_PASSKEY, *pages):
        home.get(page)
    visitor = over_tls()
    log_in(visitor, person.email)
    visitor.get(SECOND)


def errors(sample):
    ask(sample.browser("stranger"), "get", "/finnes/ikke/")
    ask(sample.browser("stranger"), "get", "/sok/?q=%00")
    ask(Client(enforce_csrf_checks=True), "post", "/konto/logg-inn/")


def write(intent, matter):
    write_to = partial(compose, intent=intent, to="a@eksempel.example", sender=SENDER)
    write_to(language="nb", words=intent.words(matter), message_id="k")
