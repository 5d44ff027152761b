"""A believable meeting of a council with fourteen seats, made by the domain's own functions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from cases.domain.casework import cases
from cases.domain.meetings import actions, agenda, attendance, meetings, minutes
from cases.enums import AttendanceStatus, CaseOrigin, Consequence, Outcome
from cases.models import Case, Meeting, Minutes, Theme
from councils.domain import councils, seats
from councils.enums import Filling, Office, ProfessionalGroup, Side, Substitutes
from councils.models import Council, Region
from members.domain import people, terms
from members.enums import FilledBy
from members.models import Person

START = date(2026, 1, 1)
# label, profession, side, [(title, region, holder, holder's title)]
GROUPS = (
    (
        "Sykehuset",
        ProfessionalGroup.HOSPITAL_LEADER,
        Side.HOSPITAL,
        [
            ("Samhandlingssjef", "", "T.Q.", "samhandlingssjef"),
            ("Leder PKO", "", "V.Ø.", "leder PKO"),
            ("Fagdirektør", "", "W.Å.", "fagdirektør"),
        ],
    ),
    (
        "Fastleger",
        ProfessionalGroup.GP,
        Side.MUNICIPALITY,
        [
            ("Fastlege", "Østre Agder", "Q.B.", ""),
            ("Fastlege", "Kristiansand", "X.D.", ""),
            ("Fastlege", "Lindesnes", "Z.F.", ""),
            ("Fastlege", "Setesdal", "", ""),
            ("Fastlege", "Lister", "Y.H.", ""),
        ],
    ),
    (
        "Kommuneoverleger",
        ProfessionalGroup.MUNICIPAL_CMO,
        Side.MUNICIPALITY,
        [
            ("Kommuneoverlege", "Østre Agder", "C.X.", ""),
            ("Kommuneoverlege", "Kristiansand", "W.J.", ""),
            ("Kommuneoverlege", "Lister", "Q.L.", ""),
        ],
    ),
    (
        "Privat spesialist",
        ProfessionalGroup.PRIVATE_SPECIALIST,
        Side.OTHER,
        [("Privat spesialist", "", "Z.N.", "privat spesialist")],
    ),
    (
        "Brukere",
        ProfessionalGroup.USER,
        Side.OTHER,
        [("Bruker", "", "X.P.", "bruker"), ("Bruker", "", "Å.Q.", "bruker")],
    ),
)
TEXTS = (
    {
        "title": "Når pasienten trenger vurdering på flere avdelinger samtidig",
        "background": "Sykehusleger ber av og til fastlegen henvise videre til en annen avdeling. "
        "Fastlegene mener dette forsinker utredningen. Fagrådene ønsker samtidig at fastlegen "
        "skal vite hvilke henvisninger som er sendt.",
        "discussion": "Brukerrepresentantene ba om at pasienten får vite hvem som henviser.\n\n"
        "Rådet var enig om tre punkter:\n- sykehuslegen henviser selv\n- fastlegen får kopi\n"
        "- pasienten får vite hvem som innkaller",
        "outcome": Outcome.ADVICE,
        "advice": "Sykehuslegen sender henvisningen direkte til den andre avdelingen og gir "
        "fastlegen kopi.",
        "unanimous": True,
    },
    {
        "title": "Direkte telefonlinje mellom fastlege og vakthavende spesialist",
        "background": "Saken ble lagt fram av AU-ALR. Høringen ga 14 svar, hvorav 11 støttet "
        "forslaget.",
        "discussion": "Fastlegene la vekt på forutsigbar svartid. Sykehuslegene pekte på "
        "bemanningen i ferieperioder. Brukerrepresentanten ba om at ordningen måles.",
        "outcome": Outcome.ADVICE_TO_PRINCIPAL,
        "advice": "Rådet tilrår at ordningen prøves i ett år. Fordi den har økonomiske og "
        "organisatoriske konsekvenser av betydning, oversendes saken til OSS for beslutning.",
        "votes_for": 8,
        "votes_against": 2,
        "votes_abstained": 1,
        "actions": (("V.Ø.", "oversender saken til OSS", date(2026, 9, 30)),),
    },
    {
        "title": "Oppfølging av uventede funn på bilder sykehuset har bestilt",
        "background": "Tilfeldige funn beskrives i svaret, men det står ikke alltid hvem som skal "
        "handle.",
        "outcome": Outcome.NOTED,
        "advice": "Rådet tok saken til orientering og vil drøfte den på nytt i møte 4/26.",
    },
)


@dataclass
class Believable:
    council: Council
    meeting: Meeting
    minutes: Minutes
    cases: list[Case]
    people: dict[str, Person]


def _council() -> tuple[Council, dict[str, Region]]:
    community = councils.register_community(
        name="Helsefellesskapet i Agder",
        brand="Agder legeråd",
        slug="agder",
        controller="Sørlandet sykehus HF",
        contact_name="Sekretariatet",
        contact_email="post@legerad.example",
        by=None,
    )
    council = councils.register_council(
        community=community,
        name="Agder legeråd",
        label="ALR",
        slug="alr",
        behaviour="advisory",
        kind="legeråd",
        purpose="Gir råd om samhandling.",
        by=None,
    )
    names = ("Østre Agder", "Kristiansand", "Lindesnes", "Setesdal", "Lister")
    regions = {
        name: councils.register_region(
            community=community, name=name, slug=f"region-{place}", position=place, by=None
        )
        for place, name in enumerate(names)
    }
    return council, regions


def council_with_seats() -> tuple[Council, dict[str, Person]]:
    """Agder legeråd with its fourteen seats; Setesdal is vacant, Lindesnes has a substitute."""
    council, regions = _council()
    persons: dict[str, Person] = {}
    ordinal = 0
    for position, (label, profession, side, places) in enumerate(GROUPS):
        group = seats.add_seat_group(
            council=council,
            position=position,
            label=label,
            professional_group=profession,
            side=side,
            filling=Filling.APPOINTED,
            substitutes=Substitutes.PERSONAL,
            by=None,
        )
        for title, region, holder, holders_title in places:
            ordinal += 1
            seat = seats.add_seat(
                group=group, ordinal=ordinal, title=title, region=regions.get(region), by=None
            )
            if holder:
                persons[holder] = person = people.register_person(
                    name=holder, title=holders_title, by=None
                )
                sit(person, seat)
            if holder == "Z.F.":
                substitute = seats.add_substitute_seat(seat=seat, by=None)
                persons["Z.Ø."] = people.register_person(name="Z.Ø.", by=None)
                sit(persons["Z.Ø."], substitute)
    for holder, office in (("T.Q.", Office.CHAIR), ("V.Ø.", Office.SECRETARY)):
        terms.take_office(
            person=persons[holder], council=council, office=office, start=START, by=None
        )
    return council, persons


def sit(person, seat):
    terms.start_term(
        person=person,
        seat=seat,
        start=START,
        planned_end=None,
        filled_by=FilledBy.APPOINTMENT,
        appointed_by="OSS",
        by=None,
    )


def register_case(council: Council, title: str) -> Case:
    theme = Theme.objects.first() or cases.add_theme(
        name="Henvisning", slug="henvisning", position=1, by=None
    )
    return cases.register(
        council=council,
        title=title,
        summary="Kort om saken.",
        origin=CaseOrigin.OWN_INITIATIVE,
        organisational=Consequence.MINOR,
        economic=Consequence.NONE,
        themes=[theme],
        on=date(2026, 6, 1),
        by=None,
    )


def believable(*, texts=TEXTS) -> Believable:
    """Minutes with a draft text for each case; close and approve them in the test."""
    council, persons = council_with_seats()
    meeting = meetings.plan(
        council=council,
        starts_at=datetime(2026, 9, 16, 13, 30, tzinfo=UTC),
        ends_at=datetime(2026, 9, 16, 15, 52, tzinfo=UTC),
        place="Digitalt",
        remote=True,
        by=None,
    )
    agenda.add_item(meeting=meeting, title="Godkjenning av innkalling og saksliste", by=None)
    registered = [register_case(council, text["title"]) for text in texts]
    for case in registered:
        agenda.add_case(meeting=meeting, case=case, by=None)
    meeting = agenda.send(meeting=meeting, on=date(2026, 9, 2), by=None)
    drafted = minutes.open_session(meeting=meeting, by=None)
    record_attendance(meeting, persons)
    write_entries(drafted, texts, persons)
    drafted.refresh_from_db()
    meeting.refresh_from_db()
    return Believable(council, meeting, drafted, registered, persons)


def record_attendance(meeting, persons):
    seats = {
        chair.place.holder.name: chair.seat
        for chair in attendance.chairs(meeting)
        if chair.place.holder
    }

    def record(name, status, *, seat):
        attendance.record(
            meeting=meeting, seat=seats[seat], person=persons[name], status=status, by=None
        )

    record("Z.F.", AttendanceStatus.APOLOGIES, seat="Z.F.")
    record("Z.Ø.", AttendanceStatus.PRESENT, seat="Z.F.")
    record("W.J.", AttendanceStatus.APOLOGIES, seat="W.J.")
    attendance.everyone_present(meeting=meeting, by=None)
    for name in ("Y.R.", "Q.S."):
        persons[name] = people.register_person(name=name, title="praksiskonsulent", by=None)
        attendance.add_guest(
            meeting=meeting,
            person=persons[name],
            professional_group=ProfessionalGroup.PRACTICE_CONSULTANT,
            by=None,
        )
    persons["K.M."] = people.register_person(name="K.M.", title="overlege, nevrologi", by=None)
    attendance.add_guest(
        meeting=meeting,
        person=persons["K.M."],
        professional_group=ProfessionalGroup.HOSPITAL_DOCTOR,
        item=meeting.items.get(position=2),
        by=None,
    )


def write_entries(drafted, texts, persons):
    formal, *treated = drafted.entries.order_by("item__position")
    minutes.write(
        entry=formal,
        revision=formal.revision,
        by=None,
        outcome=Outcome.OWN_DECISION,
        advice="Innkalling og saksliste ble godkjent.",
    )
    for entry, text in zip(treated, texts, strict=True):
        written = {field: text[field] for field in minutes.WRITABLE if field in text}
        minutes.write(entry=entry, revision=entry.revision, by=None, **written)
        for owner, task, due in text.get("actions", ()):
            actions.agree(entry=entry, task=task, owner=persons[owner], due=due, by=None)
