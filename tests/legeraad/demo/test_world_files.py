"""What the loader refuses, and where each theme word of the two seeds leads."""

import copy

import pytest

from cases.models import Recommendation, Theme, ThemeWord
from legeraad.demo import world
from legeraad.errors import BlockedError
from tests import world as sample

# REC-7, in this order.
ELEVEN = (
    "Henvisning",
    "Epikrise",
    "Timebestilling etter sykehusopphold",
    "Resepter, samstemming og legemidler i bruk",
    "Blodprøver",
    "Sykmelding",
    "Pasienttransport",
    "Samarbeid ved kompliserte, sammensatte lidelser",
    "Parallell henvisning til flere avdelinger",
    "Rådgivning og gjensidig tilgjengelighet per telefon",
    "Tverrfaglig samarbeid",
)

# Every other theme word of the seeds, and the theme that it leads to.
LEADS_TO = {
    # BG-2: what a GP wrote
    "blodprøvetaking": "blodprover",
    "rekvirering av radiologi": "bildediagnostikk",
    "oppfølging av radiologi": "bildediagnostikk",
    "oppfølging av andre prøver": "provetaking",
    "skriving av sykemeldinger": "sykmelding",
    "resepter": "legemidler",
    "bestilling av drosjer": "pasienttransport",
    "rekvirering av drosjer": "pasienttransport",
    "pasientreiser": "pasienttransport",
    "oppgaveoverføring": "oppgaveoverforing",
    # REC-1, REC-7: the example, and the words of the eleven as they were written
    "bestilling av kontrollrøntgen": "bildediagnostikk",
    "vedlikehold av legemidler i bruk": "legemidler",
    "gjensidig tilgjengelighet pr. telefon": "tilgjengelighet",
    # PRJ-14: needs
    "lege-lege-samhandling": "konferering",
    "henvisninger": "henvisning",
    "epikriser": "epikrise",
    "legemiddellister": "legemidler",
    "kompetanseoverføring": "forbedringsarbeid",
    "kompliserte sammensatte lidelser": "sammensatte-lidelser",
    "kontroller og oppfølging": "timebestilling",
    "gjensidig tilgjengelighet pr telefon": "tilgjengelighet",
    "forebyggbare innleggelser": "sammensatte-lidelser",
    "hjemmetjenesten": "tverrfaglig-samarbeid",
    "primærhelseteam": "tverrfaglig-samarbeid",
    "standardiserte pasientforløp": "tverrfaglig-samarbeid",
    "ny teknologi": "digitale-verktoy",
    "e-helse": "digitale-verktoy",
    # REC-8
    "bedre epikrisekvalitet": "epikrise",
    "bedre henvisningskvalitet": "henvisning",
    "ny førerkortforskrift": "forerkort",
    "ansvarsfordeling": "oppgaveoverforing",
    "felles kvalitets- og forbedringsarbeid": "forbedringsarbeid",
    "kompetanseheving": "forbedringsarbeid",
    "faglige utredninger": "forbedringsarbeid",
    "faglige vurderinger": "forbedringsarbeid",
    # AHU-14
    "kjernejournal": "digitale-verktoy",
    "legemiddelbruk": "legemidler",
    "retningslinje for multidose": "legemidler",
    "roller": "oppgaveoverforing",
    "prøvetakning og svartjenester": "provetaking",
    "innhold i henvisninger": "henvisning",
    "innhold i epikriser": "epikrise",
    "kommunikasjon": "konferering",
    "konferering": "konferering",
    "beslutningsstøtte": "digitale-verktoy",
    "covid-19": "digitale-verktoy",
    "luftveisinfeksjoner hos barn": "digitale-verktoy",
}


def test_eleven_themes_stand_first_and_at_most_seven_follow(db):  # REC-7
    world.add_themes(world.DATA / "themes.yaml")

    names = list(Theme.objects.values_list("name", flat=True))
    assert names[:11] == list(ELEVEN)
    assert len(names) <= 18


def test_every_theme_word_of_the_seeds_leads_to_a_theme(db):  # BG-2, REC-8, AHU-14
    world.add_themes(world.DATA / "themes.yaml")

    leads = {theme.name.lower(): theme.slug for theme in Theme.objects.all()}
    leads |= {row.word: row.theme.slug for row in ThemeWord.objects.select_related("theme")}
    assert {word: leads.get(word) for word in LEADS_TO} == LEADS_TO


def read_sample():
    world.add_themes(sample.DATA / "themes.yaml")
    return copy.deepcopy(world.read(sample.DATA / "agder.yaml"))


def test_world_that_tells_of_a_recommendation_without_a_reason_is_refused(db):  # BG-3
    """The loader has no way past the gate: what the file tells must have been possible."""
    data = read_sample()
    data["cases"][0]["recommendation"]["professional_reason"] = ""

    with pytest.raises(BlockedError):
        world.World(data).build()

    assert Recommendation.public.count() == 0


def test_world_that_tells_of_another_number_is_refused(db):
    data = read_sample()
    data["cases"][0]["number"] = 7

    with pytest.raises(ValueError, match="ALR 01/26"):
        world.World(data).build()
