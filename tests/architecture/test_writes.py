"""Only domain functions write, and they are told which day it is."""

import ast

from tests.architecture.sources import APPS, python, tree

WRITES = {
    "save",
    "delete",
    "update",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
ROOMS = (*APPS, "legeraad/web", "legeraad/demo", "legeraad/outbox")

# Where writing belongs besides domain/, and why.
WRITERS = {
    "members/models/users.py": "a manager makes a login; only members.domain calls it",
}
# What happens today, whatever day the matter is about: a mail is sent, a guess is refused.
ASKS_WHAT_DAY_IT_IS = {
    "cases/domain/meetings/changing.py": "on another day the answers are asked for from today",
    "cases/domain/meetings/taking_in.py": "only a meeting that is over is taken in",
    "members/domain/letters.py": "the letter of a day that is over is not sent",
    "members/domain/terms.py": "nobody resigns backwards; a past end is not taken back",
    "members/domain/vacancies.py": "a body is asked today; nothing is decided in the future",
    "members/domain/welcoming.py": "only those who are new are welcomed",
}
CLOCKS = {
    "date.today",
    "datetime.date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "datetime.datetime.now",
    "time.time",
}
CLOCKS_WITHOUT_AN_ARGUMENT = {"timezone.localdate", "timezone.localtime"}


def calls(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


def writing(path):
    return [
        f"{ast.unparse(call)[:60]} (line {call.lineno})"
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
    ]


def test_only_the_domain_writes():
    outside = {file: path for file, path in python(*ROOMS).items() if "/domain/" not in file}

    found = {file: written for file, path in outside.items() if (written := writing(path))}

    assert {file: found[file] for file in found if file not in WRITERS} == {}
    assert set(WRITERS) <= set(found)


def reads_the_clock(call):
    called = ast.unparse(call.func)
    bare = not call.args and not call.keywords
    return called in CLOCKS or (bare and called in CLOCKS_WITHOUT_AN_ARGUMENT)


def test_domain_is_told_the_day():
    """A rule that asks the clock for a date cannot be tried on another day."""
    found = {
        file
        for file, path in python(*APPS).items()
        if "/domain/" in file and any(map(reads_the_clock, calls(path)))
    }

    assert found == set(ASKS_WHAT_DAY_IT_IS)
