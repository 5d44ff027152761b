"""Gathers all texts of the code and the templates into locale/<language>/LC_MESSAGES/django.po.

`python tools/messages.py` needs no gettext on the machine. It keeps every translation there is;
a text that is no longer used stays at the end of the file as obsolete, and comes back with its
translation if the text does. Each entry names the files that it occurs in, without line numbers,
so that moving a line changes nothing here.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.utils.translation import TranslatorCommentWarning
from django.utils.translation.template import templatize

PROJECT = Path(__file__).parents[1]
LANGUAGES = ("nb", "nn", "en")
PACKAGES = ("legeraad", "councils", "members", "cases")
TEMPLATES = ("templates", "legeraad")
TEMPLATE_KINDS = (".html", ".txt")

# What each call's arguments mean, in order: context, text, plural.
CALLS = {
    "_": "t",
    "gettext": "t",
    "gettext_lazy": "t",
    "gettext_noop": "t",
    "ngettext": "tp",
    "ngettext_lazy": "tp",
    "pgettext": "ct",
    "pgettext_lazy": "ct",
    "npgettext": "ctp",
    "npgettext_lazy": "ctp",
}
STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
TEMPLATE_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({STRING}(?:\s*,\s*{STRING})*)", re.DOTALL)
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%[sd]")

Key = tuple[str | None, str]


@dataclass
class Message:
    """One text to translate and the files that it stands in."""

    context: str | None
    text: str
    plural: str = ""
    files: set[str] = field(default_factory=set)


class Messages(dict[Key, Message]):
    """The texts found so far, each once; a text with and without a plural is one entry."""

    def add(self, call: str, words: list[str], file: str) -> None:
        meaning = dict(zip(CALLS[call], words, strict=False))
        context, text = meaning.get("c"), meaning["t"]
        message = self.setdefault((context, text), Message(context, text))
        message.plural = message.plural or meaning.get("p", "")
        message.files.add(file)


def gather(project: Path = PROJECT) -> Messages:
    found = Messages()
    for package in PACKAGES:
        for path in sorted((project / package).rglob("*.py")):
            if "migrations" not in path.parts:
                for call, words in _in_code(path.read_text(encoding="utf-8")):
                    found.add(call, words, path.relative_to(project).as_posix())
    for folder in TEMPLATES:
        for path in sorted((project / folder).rglob("*")):
            if path.suffix in TEMPLATE_KINDS and path.is_file():
                for call, words in _in_template(path.read_text(encoding="utf-8")):
                    found.add(call, words, path.relative_to(project).as_posix())
    return found


def _in_code(source: str) -> Iterator[tuple[str, list[str]]]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in CALLS:
            constants = [word.value for word in node.args if isinstance(word, ast.Constant)]
            words = [word for word in constants if isinstance(word, str)][: len(CALLS[name])]
            if len(words) == len(CALLS[name]):
                yield name, words


def _in_template(source: str) -> Iterator[tuple[str, list[str]]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", TranslatorCommentWarning)
        code = templatize(source)
    for name, words in TEMPLATE_CALL.findall(code):
        yield name, [ast.literal_eval(word) for word in re.findall(STRING, words)]


def renew(file: Path, language: str, found: Messages) -> polib.POFile:
    """Writes one language's file: what was found, with the translations that it had."""
    old = polib.pofile(str(file)) if file.exists() else polib.POFile()
    known = {(entry.msgctxt, entry.msgid): entry for entry in old}
    new = polib.POFile(wrapwidth=98)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message in sorted(found.values(), key=lambda each: (min(each.files), each.text)):
        before = known.pop((message.context, message.text), None)
        new.append(_entry(message, before))
    for gone in known.values():
        if gone.msgstr or any(gone.msgstr_plural.values()):
            gone.obsolete, gone.occurrences = True, []
            new.append(gone)
    file.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(file))
    return new


def _entry(message: Message, before: polib.POEntry | None) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=message.context,
        msgid=message.text,
        occurrences=[(file, "") for file in sorted(message.files)],
        flags=["python-format"] if PLACEHOLDER.search(message.text) else [],
        comment=before.comment if before else "",
        tcomment=before.tcomment if before else "",
    )
    one = before.msgstr or before.msgstr_plural.get(0, "") if before else ""
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: one, 1: before.msgstr_plural.get(1, "") if before else ""}
    else:
        entry.msgstr = one
    if before and "fuzzy" in before.flags:
        entry.flags.append("fuzzy")
    return entry


def main() -> None:
    found = gather()
    for language in LANGUAGES:
        file = PROJECT / "locale" / language / "LC_MESSAGES" / "django.po"
        done = renew(file, language, found)
        lacking = len(done.untranslated_entries())
        rest = "its own texts" if language == "en" else f"{lacking} lack a translation"
        print(f"{language}: {len(found)} texts, {rest}, {len(done.obsolete_entries())} obsolete")


if __name__ == "__main__":
    main()
