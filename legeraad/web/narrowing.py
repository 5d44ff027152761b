"""Reads one SQL statement just far enough to tell whether a key narrows the whole of it.

AND needs one side that does, OR and UNION need all sides; what stands behind NOT, in ON, or among
the columns does not count. A subquery counts where rows are chosen from it (FROM) or compared with
it (WHERE). Whatever is not understood does not count, so it is refused.
"""

from __future__ import annotations

import re

_LITERAL = re.compile(r"'(?:[^']|'')*'|--[^\n]*|/\*.*?\*/", re.DOTALL)
_NAMED = re.compile(r"%\(\w+\)s")
_PAIR = re.compile(r"\(([^()]*)\)")
_ASIDE = re.compile(r"<(\d+)>")  # stands for what was in parentheses
_VALUE = re.compile(r"\s*(?:%s|\d)")
_STATEMENT = re.compile(r"\s*(?:SELECT|UPDATE|DELETE|WITH)\b", re.IGNORECASE)
_UNION = re.compile(r"\b(?:UNION(?:\s+ALL)?|INTERSECT|EXCEPT)\b", re.IGNORECASE)
_COMMON_TABLE = re.compile(r"\bAS\s*(?:NOT\s+)?(?:MATERIALIZED\s*)?<(\d+)>", re.IGNORECASE)
_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
_CHOSEN_FROM = re.compile(r"\b(?:FROM|JOIN)\s*<(\d+)>", re.IGNORECASE)
_WHERE = re.compile(r"\bWHERE\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:GROUP BY|HAVING|ORDER BY|LIMIT|OFFSET|FOR|RETURNING)\b", re.IGNORECASE)
_OR = re.compile(r"\bOR\b", re.IGNORECASE)
_AND = re.compile(r"\bAND\b", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:NOT|CASE|WHEN)\b", re.IGNORECASE)
_ANOTHER_ROW = re.compile(r"(?:^|=|\bIN|\bEXISTS)\s*<(\d+)>\s*$", re.IGNORECASE)


def narrowed(sql: str, *, key: re.Pattern[str]) -> bool:
    """`key` matches the column of a key and the sign behind it: `"seat_id" =`, `id IN`."""
    reader = _Reader(key)
    return reader.statement(reader.flat(_NAMED.sub("%s", _LITERAL.sub("''", sql))))


class _Reader:
    """Takes parentheses apart from the inside; `inside` holds what was found in each."""

    def __init__(self, key: re.Pattern[str]) -> None:
        self.key = key
        self.inside: list[str] = []

    def flat(self, sql: str) -> str:
        """The text with each pair of parentheses put aside as `<number>`."""
        sql = sql.replace("<", " lt ")
        while (reduced := _PAIR.sub(self._put_aside, sql)) != sql:
            sql = reduced
        return sql

    def _put_aside(self, found: re.Match[str]) -> str:
        self.inside.append(found[1])
        return f" <{len(self.inside) - 1}> "

    def statement(self, text: str) -> bool:
        if len(parts := _UNION.split(text)) > 1:
            return all(map(self.statement, parts))
        if alone := _ASIDE.match(text.strip()):
            return self.statement(self.inside[int(alone[1])])
        if text.lstrip()[:4].upper() == "WITH":
            return all(self.statement(self.inside[int(n)]) for n in _COMMON_TABLE.findall(text))
        if not _FROM.search(text) and text.lstrip()[:6].upper() == "SELECT":
            return self._inner_ones(text)
        before, *rest = _WHERE.split(text, maxsplit=1)
        if rest and self._condition(_BEHIND.split(rest[0])[0]):
            return True
        return any(self.statement(self.inside[int(n)]) for n in _CHOSEN_FROM.findall(before))

    def _inner_ones(self, text: str) -> bool:
        """A question without rows of its own, as constraints are asked: all that it asks inside."""
        inside = [self.inside[int(number)] for number in _ASIDE.findall(text)]
        return all(
            self.statement(each) if _STATEMENT.match(each) else self._inner_ones(each)
            for each in inside
        )

    def _condition(self, text: str) -> bool:
        sides = _OR.split(text)
        return all(any(map(self._comparison, _AND.split(side))) for side in sides)

    def _comparison(self, text: str) -> bool:
        if _TURNED.search(text):
            return False
        if found := self.key.search(text):
            value = text[found.end() :]
            listed = _ASIDE.match(value.strip())
            if _VALUE.match(self.inside[int(listed[1])] if listed else value):
                return True
        another = _ANOTHER_ROW.search(text.strip())
        return another is not None and self._put_aside_narrows(another[1])

    def _put_aside_narrows(self, number: str) -> bool:
        text = self.inside[int(number)]
        return self.statement(text) if _STATEMENT.match(text) else self._condition(text)
