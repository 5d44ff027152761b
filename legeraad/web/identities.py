"""Norwegian identity numbers in what people write: found, so that they are never stored (U6).

A number counts when stdnum finds its day and its check digits right: of persons, of those who stay
for a while (D-numbers) and those that a hospital gave (H-numbers), as people write them: in one
piece, as six and five, or as day, month, year, three and two.
"""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.no import fodselsnummer

_BETWEEN = r"[\s.\-\u2010-\u2015/]"
_FOUND = re.compile(
    rf"(?<!\d)\d{{2}}{_BETWEEN}?\d{{2}}{_BETWEEN}?\d{{2}}{_BETWEEN}{{0,3}}"
    rf"\d{{3}}{_BETWEEN}?\d{{2}}(?!\d)"
)
# Written without being seen; they must not part a number in two.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


def numbers_in(text: str) -> list[str]:
    """The identity numbers in a text, as eleven digits each."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    found = (re.sub(r"\D", "", each[0]) for each in _FOUND.finditer(plain))
    return [number for number in found if fodselsnummer.is_valid(number)]


def refuse_identity_numbers(text: str) -> None:
    """A validator. The sentence does not repeat the number."""
    if numbers_in(text):
        raise ValidationError(
            _(
                "There is a national identity number in the text. Take it out: nothing here may "
                "point to a patient."
            ),
            code="identity_number",
        )
