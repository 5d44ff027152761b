"""The case paper as a Word file: an empty one to write in, one to comment on, and one taken in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from cases.domain.casework.case_papers import TEXTS
from cases.models import Case, CasePaper
from councils.enums import Language
from councils.models import Council
from legeraad import richtext
from legeraad.richtext.blocks import HEADING, Block, P, Part, html_of, text_of
from legeraad.word import reader
from legeraad.word.writer import GUIDANCE, Word

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What the three are called where case papers are written, in bokmål, nynorsk and English. The
# first word of the office that writes ("sekretariatets vurdering") and "… i saken" are left out.
NAMES = {
    "background": (
        "bakgrunn",
        "bakgrunnen",
        "saksopplysninger",
        "saksopplysningar",
        "saksutredning",
        "saksutgreiing",
        "saksframstilling",
        "saksfremstilling",
        "innledning",
        "innleiing",
        "background",
    ),
    "assessment": (
        "vurdering",
        "vurderinger",
        "vurderingar",
        "vurderingen",
        "vurderinga",
        "drøfting",
        "drøftinger",
        "drøftingar",
        "assessment",
    ),
    "proposal": (
        "forslag",
        "framlegg",
        "tilråding",
        "tilrådning",
        "innstilling",
        "konklusjon",
        "konklusjon og forslag",
        "proposal",
    ),
}
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivx]{1,4}[.)])\s+")
_WRITER = re.compile(
    r"^(?:sekretariatets|sekretariatet sin|sekretariatet si|sekretærens|administrasjonens|"
    r"administrasjonen sin|administrasjonen si|saksbehandlers|saksbehandlars|saksutreders) "
)
_TAIL = re.compile(
    r" (?:(?:i|for|av|til) (?:saken|saka)|til (?:vedtak|råd|anbefaling|tilråding|uttalelse|"
    r"uttale|konklusjon|løsning|løysing))$"
)
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_LEVEL = re.compile(r"(</?h)([1-6])(?=>)")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class TakenIn:
    """The three texts of a Word file, clean; and how much of it has no place in a text."""

    background: str
    assessment: str
    proposal: str
    pictures: int
    unread: int

    @property
    def texts(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in TEXTS}


def headings() -> dict[str, str]:
    """What the three texts are called, in the language in force."""
    return dict(zip(TEXTS, (_("Background"), _("Assessment"), _("Proposal")), strict=True))


def guidance() -> dict[str, str]:
    """What stands below each heading of the empty file."""
    return dict(
        zip(
            TEXTS,
            (
                _("What is the matter about, and why does it come now? Write what is known."),
                _("What speaks for and against? Who is affected, and what does it cost?"),
                _("What should the council advise? One point for each thing to be done."),
            ),
            strict=True,
        )
    )


def template(council: Council) -> bytes:
    """An empty case paper in the council's language."""
    with translation.override(council.language):
        word = _new(_("Case paper"), council)
        word.title(_("Case paper"))
        for name, heading in headings().items():
            word.heading(heading)
            word.text(guidance()[name], style=GUIDANCE)
        return word.content()


def render(paper: CasePaper) -> bytes:
    """The paper for comments, in the language of its case."""
    case = paper.case
    with translation.override(case.language):
        word = _new(_title(case), case.council, head=_head(paper))
        word.title(_title(case))
        for name, heading in headings().items():
            word.heading(heading)
            word.rich(getattr(paper, name))
        return word.content()


def _new(title: str, council: Council, *, head: str = "") -> Word:
    language = translation.get_language() or council.language
    return Word(title=title, author=council.community.brand, language=language, head=head)


def _title(case: Case) -> str:
    return f"{case.reference} {case.title}"


def _head(paper: CasePaper) -> str:
    version = _("version %(number)d") % {"number": paper.version}
    state = "" if paper.sent_on else _("draft")
    words = (paper.case.council.name, _("Case paper"), version, state)
    return " · ".join(filter(None, words))


def take_in(case: Case, content: bytes) -> TakenIn:
    """The three texts of an uploaded file, told apart by its headings.

    What stands under a heading that is none of the three lands in the background, with that
    heading. Nothing that somebody wrote is left out; our own title and guidance are. Raises
    DomainError for a file that cannot be read.
    """
    document = reader.read(content)
    ours = _our_own_words(case)
    texts: dict[str, list[Part]] = {name: [] for name in TEXTS}
    into = "background"
    for part in richtext.parts(_levelled(document.html)):
        if isinstance(part, Block) and text_of(part.runs) in ours:
            continue
        if found := _named(part):
            into = found
            continue
        if isinstance(part, Block) and part.kind == HEADING and part.level == 1:
            into = "background"
        texts[into].append(part)
    clean = {name: richtext.clean(html_of(parts)) for name, parts in texts.items()}
    return TakenIn(**clean, pictures=document.pictures, unread=document.unread)


def _levelled(html: str) -> str:
    """No heading stands above those of the three, such as the title of the file: a rich text has
    two levels, and what lies below the three must keep the second."""
    named = [int(level) for level, words in _HEADING.findall(html) if _name_of(_TAG.sub("", words))]
    top = min(named, default=1)
    return _LEVEL.sub(lambda found: f"{found[1]}{max(int(found[2]), top)}", html)


def _our_own_words(case: Case) -> set[str]:
    words = {_title(case)}
    for language in Language:
        with translation.override(language):
            words |= {_("Case paper"), *guidance().values()}
    return words


def _named(part: Part) -> str:
    """Which of the three begins here: a heading, or a line that says no more than its name."""
    if isinstance(part, Block) and part.kind in (HEADING, P):
        return _name_of(text_of(part.runs))
    return ""


def _name_of(heading: str) -> str:
    words = " ".join(heading.split()).rstrip(" :.").casefold()
    words = _TAIL.sub("", _WRITER.sub("", _NUMBER.sub("", words)))
    return next((name for name, known in NAMES.items() if words in known), "")
