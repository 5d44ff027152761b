"""The demo's *Kunnskapsgrunnlag*: the final report of its project as a Word document, built from
`data/kunnskapsgrunnlag.yaml` under the headings of such a report (PRJ-7, PRJ-11, PRJ-13 to 15)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from legeraad.word.writer import Word

FILE = Path(__file__).parent / "data" / "kunnskapsgrunnlag.yaml"
NAME = "Kunnskapsgrunnlag.docx"
PARTIES = ("fastlege", "kommune", "sykehus")


def report() -> bytes:
    """The bytes of the document; the same file gives the same words."""
    facts: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    word = Word(title=facts["title"], author="Agder legeråd", language="nb")
    word.title(facts["title"])
    word.heading("Funn")
    for finding in facts["findings"]:
        word.heading(finding["heading"], level=2)
        word.text(finding["text"])
    word.heading("Hvilke behov har de?", level=2)
    word.rich(_needs(facts["needs"]))
    word.heading("Hva hindrer godt samarbeid?", level=2)
    word.items(facts["obstacles"])
    word.heading("Vurdering")
    word.items(facts["assessments"])
    word.heading("Konklusjon og anbefaling")
    word.text(facts["conclusion"])
    word.heading("Sjekkliste for involvering", level=2)
    word.facts((each["name"], each["text"]) for each in facts["checklist"])
    return word.content()


def _needs(needs: list[dict[str, Any]]) -> str:
    """A table of who named which need; those that all three share stand in bold."""
    head = "".join(f"<th>{name.capitalize()}</th>" for name in PARTIES)
    rows = "".join(_need(need) for need in needs)
    return f"<table><tr><th>Behov</th>{head}<th>Overfor</th></tr>{rows}</table>"


def _need(need: dict[str, Any]) -> str:
    shared = len(need["of"]) == len(PARTIES)
    text = f"<strong>{need['text']}</strong>" if shared else need["text"]
    marks = "".join(f"<td>{'ja' if name in need['of'] else ''}</td>" for name in PARTIES)
    return f"<tr><td>{text}</td>{marks}<td>{need['toward']}</td></tr>"
