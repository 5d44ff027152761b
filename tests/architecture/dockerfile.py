"""Reads a Dockerfile and a .dockerignore, as far as ours use their language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import PurePosixPath


@dataclass
class Stage:
    lines: list[tuple[str, str]] = field(default_factory=list)

    def of(self, instruction: str) -> list[str]:
        return [words for name, words in self.lines if name == instruction]

    def copied(self, *, from_stage: bool = True) -> Iterator[tuple[str, str]]:
        """Source and target of each copy; those from another stage only if asked for."""
        for line in self.of("COPY"):
            words = [word for word in line.split() if not word.startswith("--from=")]
            if from_stage or "--from=" not in line:
                for source in words[:-1]:
                    yield source, words[-1]

    @property
    def command(self) -> list[str]:
        (words,) = self.of("CMD")
        return json.loads(words)

    @property
    def entrypoint(self) -> list[str]:
        (words,) = self.of("ENTRYPOINT")
        return json.loads(words)

    @property
    def health(self) -> list[str]:
        (words,) = self.of("HEALTHCHECK")
        return json.loads(words.partition(" CMD ")[2])


def stages(text: str) -> dict[str, Stage]:
    """By their names, in order."""
    whole = re.sub(r"(?m)^#.*\n", "", text)
    found: dict[str, Stage] = {}
    for line in re.sub(r"\\\n\s*", "", whole).splitlines():
        instruction, _, words = line.partition(" ")
        if instruction == "FROM":
            stage = found[words.rpartition(" AS ")[2]] = Stage()
        elif line:
            stage.lines.append((instruction, words))
    return found


def is_ignored(path: str, rules: str) -> bool:
    """The last rule that fits the path or a folder above it decides; `!` lets it through."""
    above = [path, *map(str, PurePosixPath(path).parents)]
    ignored = False
    for rule in rules.splitlines():
        pattern = rule.removeprefix("!")
        if rule and not rule.startswith("#") and any(_fits(each, pattern) for each in above):
            ignored = not rule.startswith("!")
    return ignored


def _fits(path: str, pattern: str) -> bool:
    if pattern.startswith("**/"):
        return fnmatch(PurePosixPath(path).name, pattern.removeprefix("**/"))
    return path != "." and fnmatch(path, pattern)
