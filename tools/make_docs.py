"""Writes docs/states.md and docs/rights.md from the code.

    .venv/bin/python tools/make_docs.py

`tests/architecture/test_docs.py` fails when they are not what this would write.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
GENERATED = "<!-- Made by tools/make_docs.py; change the code, not this file. -->"
ABOUT_STATES = (
    "The allowed moves stand beside each enum in `members/enums.py` and below `cases/enums`. One "
    "function moves each of them; what else it asks for is said there in sentences."
)
ABOUT_RIGHTS = (
    "A right is held from a day until a day (`members/models/rights.py`), and is "
    "asked for in one place each: the functions below. A page that finds nothing to show "
    "answers 404, one that may be seen but not done 403; a stranger is sent to the login."
)
ABOUT_ADDRESSES = (
    "What the page asks before it answers. *Everybody* reads a page without logging in; "
    "*signed in* is whoever is on file."
)
MACHINES = {
    "Vacancy": "VACANCY_MOVES",
    "Commission": "COMMISSION_MOVES",
    "Case": "CASE_MOVES",
    "Hearing": "HEARING_MOVES",
    "Meeting": "MEETING_MOVES",
    "Minutes": "MINUTES_MOVES",
    "Recommendation": "RECOMMENDATION_MOVES",
}
OURS = ("legeraad", "councils", "members", "cases")
PERMISSIONS = ("councils.permissions", "members.permissions", "cases.permissions")
NOT_OURS = ("admin/", "demo/")  # the keeper's site, and what exists in the demo only
SIGNED_IN = re.compile(r"login_required|redirect_to_login")


def main() -> None:
    sys.path.insert(0, str(PROJECT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legeraad.settings.dev")
    import_module("django").setup()
    for name, text in documents().items():
        (PROJECT / "docs" / name).write_text(text, encoding="utf-8")
        print(f"docs/{name}")


def documents() -> dict[str, str]:
    """What each generated file should hold; Django must be set up."""
    from django.utils.translation import override  # noqa: PLC0415  main puts the project on the path

    with override("en"):
        return {"states.md": states(), "rights.md": rights()}


def states() -> str:
    """The state machines, as pictures and as tables."""
    enums = [import_module(f"{app}.enums") for app in ("members", "cases")]
    parts = [
        "# States",
        GENERATED,
        ABOUT_STATES,
    ]
    for title, name in MACHINES.items():
        moves = next(getattr(module, name) for module in enums if hasattr(module, name))
        parts += [f"## {title} (`{name}`)", _picture(moves), _moves_table(moves)]
    return "\n\n".join(parts) + "\n"


def _picture(moves: Mapping[Any, tuple[Any, ...]]) -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state.value}' for state in moves]
    lines += [f"    {state.value} --> {to.value}" for state, tos in moves.items() for to in tos]
    return "\n".join([*lines, "```"])


def _moves_table(moves: Mapping[Any, tuple[Any, ...]]) -> str:
    rows = [
        (f"`{state.name}`", str(state.label), ", ".join(str(to.label) for to in tos) or "–")
        for state, tos in moves.items()
    ]
    return _table(("in code", "in words", "may become"), rows)


def rights() -> str:
    """Roles, the questions that are asked, and which address asks which."""
    enums = import_module("members.enums")
    parts = [
        "# Rights",
        GENERATED,
        ABOUT_RIGHTS,
        "## Roles",
        _table(("role", "in words", "what it is good for", "where it comes from"), _roles(enums)),
        "## Questions",
        _table(("function", "what it answers"), _questions()),
        "## Addresses",
        ABOUT_ADDRESSES,
        _table(("address", "name", "asks"), _addresses()),
    ]
    return "\n\n".join(parts) + "\n"


def _roles(enums: ModuleType) -> Iterator[tuple[str, str, str, str]]:
    derived = {
        enums.Role.CHAIR: "the office of chair",
        enums.Role.SEAT_HOLDER: "a seat, one that follows another, or a contract as GP",
        enums.Role.DOCTOR: "being registered with an e-mail address",
        enums.Role.PUBLIC: "nothing; no login",
    }
    for role in enums.Role:
        source = derived.get(role, "given, with dates")
        yield f"`{role.name}`", str(role.label), str(role.about), source


def _questions() -> Iterator[tuple[str, str]]:
    for name in PERMISSIONS:
        module = import_module(name)
        for word, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == name and not word.startswith("_"):
                lines = (inspect.getdoc(function) or "–").partition("\n\n")[0]
                yield f"`{name}.{word}`", " ".join(lines.split())


def _addresses() -> Iterator[tuple[str, str, str]]:
    from django.urls import get_resolver  # noqa: PLC0415  as above

    questions = re.compile(
        r"\b(" + "|".join(name.rpartition(".")[2].strip("`") for name, _ in _questions()) + r")\b"
    )
    for path, name, view in _patterns(get_resolver(), "", ""):
        if not path.startswith(NOT_OURS):
            yield f"`/{path}`", f"`{name}`", _asks(view, questions)


def _patterns(resolver: Any, path: str, space: str) -> Iterator[tuple[str, str, Any]]:
    """Every address below a resolver; the language's prefix is left out."""
    for entry in resolver.url_patterns:
        here = path + getattr(entry.pattern, "_route", "")
        if hasattr(entry, "url_patterns"):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _patterns(entry, here, inner)
        else:
            yield here, f"{space}{entry.name}", entry.callback


def _asks(view: Any, questions: re.Pattern[str]) -> str:
    """The permission functions named where the view loads and guards, in the order of reading."""
    source = "\n".join(_sources(view))
    asked = [f"`{word}`" for word in dict.fromkeys(questions.findall(source))]
    if asked:
        return ", ".join(asked)
    return "signed in" if SIGNED_IN.search(source) else "everybody"


def _sources(view: Any) -> Iterator[str]:
    page = getattr(view, "view_class", None)
    if page is None:
        yield inspect.getsource(inspect.unwrap(view))
        return
    for parent in (each for each in page.__mro__ if each.__module__.startswith(OURS)):
        for word in ("dispatch", "load", "guard"):
            if word in vars(parent):
                yield inspect.getsource(vars(parent)[word])
    guard = inspect.getsource(page.guard) if hasattr(page, "guard") else ""
    for word in re.findall(r"self\.(\w+)", guard):
        if isinstance(found := getattr(page, word, None), property) and found.fget:
            yield inspect.getsource(found.fget)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    main()
