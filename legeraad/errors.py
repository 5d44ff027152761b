"""Errors whose text the user may read."""

from __future__ import annotations

from collections.abc import Iterable


class DomainError(Exception):
    """A rule said no. The sentence is translated and says what to do.

    `field` names the form field that the sentence belongs beside, if there is one.
    """

    def __init__(self, sentence: str, *, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = str(sentence)
        self.field = field


class BlockedError(DomainError):
    """A step that several rules hold back at once; `sentences` has one for each."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = [str(sentence) for sentence in sentences]
        super().__init__(" ".join(self.sentences))


class StaleError(DomainError):
    """Somebody else saved first. `current` is what is stored now; what was typed is not lost."""

    def __init__(self, sentence: str, *, current: object) -> None:
        super().__init__(sentence)
        self.current = current
