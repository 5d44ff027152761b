"""Dates, clocks and money as they are written in Norwegian (Språkrådet) and in English.

Every function takes None or an empty value and gives an empty string. A moment (datetime) is
shown as it is in Oslo. Hard spaces keep a day with its month and a number with its unit.
"""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import formats, timezone, translation
from django.utils.translation import gettext

OSLO = ZoneInfo("Europe/Oslo")
HARD_SPACE = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"

Day = dt.date | dt.datetime | None
Clock = dt.time | dt.datetime | None


def day(value: Day) -> str:
    """16. september 2026; English: 16 September 2026."""
    if not value:
        return ""
    return f"{day_month(value)} {_in_oslo(value).year}"


def day_month(value: Day) -> str:
    """16. september; English: 16 September."""
    if not value:
        return ""
    pattern = f"j{HARD_SPACE}F" if _english() else f"j.{HARD_SPACE}F"
    return formats.date_format(_in_oslo(value), pattern)


def day_short(value: Day) -> str:
    """16.09.2026, for tables, in every language."""
    return _in_oslo(value).strftime("%d.%m.%Y") if value else ""


def weekday(value: Day) -> str:
    """onsdag 16. september 2026; English: Wednesday 16 September 2026."""
    if not value:
        return ""
    return f"{formats.date_format(_in_oslo(value), 'l')} {day(value)}"


def period(start: Day, end: Day) -> str:
    """1. mars 2026–28. februar 2028; with one end open: fra 1. mars 2026, til 28. februar 2028."""
    if start and end:
        return f"{day(start)}{DASH}{day(end)}"
    if start:
        return gettext("from %(day)s") % {"day": day(start)}
    if end:
        return gettext("until %(day)s") % {"day": day(end)}
    return ""


def clock(value: Clock) -> str:
    """kl. 15.30; English: 15:30."""
    if value is None or value == "":
        return ""
    return _with_kl(_digits(value))


def clock_range(start: Clock, end: Clock) -> str:
    """kl. 15.30–18.00; English: 15:30–18:00. Without an end only the start."""
    if start is None or start == "" or end is None or end == "":
        return clock(start)
    return _with_kl(f"{_digits(start)}{DASH}{_digits(end)}")


def hours(minutes: int | None) -> str:
    """2 h 30 min in English, 2 t 30 min in Norwegian; 0 min for nothing."""
    if minutes is None:
        return ""
    whole, rest = divmod(minutes, 60)
    parts = [gettext("%(count)s h") % {"count": whole}] if whole else []
    if rest or not whole:
        parts.append(gettext("%(count)s min") % {"count": rest})
    return " ".join(parts).replace(" ", HARD_SPACE)


def kroner(value: int | float | Decimal | None) -> str:
    """100 000 kr; 1 234,50 kr when there are øre; English: NOK 100,000."""
    if value is None or value == "":
        return ""
    amount = Decimal(str(value))
    decimals = 0 if amount == amount.to_integral_value() else 2
    digits = f"{amount:,.{decimals}f}"
    if _english():
        return f"NOK{HARD_SPACE}{digits}"
    return digits.translate({ord(","): HARD_SPACE, ord("."): ","}) + f"{HARD_SPACE}kr"


def initials(value: object) -> str:
    """V.Ø. for Vera Øst; a name already so short is kept; an address gives its first letter."""
    text = str(value or "").strip()
    if "@" in text:
        return text[0].upper()
    if len(text) <= len("V.Ø."):
        return text
    words = text.split()
    chosen = words if len(words) == 1 else (words[0], words[-1])
    return "".join(f"{word[0].upper()}." for word in chosen)


def _in_oslo(value: dt.date | dt.datetime) -> dt.date:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value, OSLO)
    return value


def _digits(value: dt.time | dt.datetime) -> str:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value, OSLO)
    return value.strftime("%H:%M" if _english() else "%H.%M")


def _with_kl(digits: str) -> str:
    return digits if _english() else f"kl.{HARD_SPACE}{digits}"


def _english() -> bool:
    return (translation.get_language() or "").startswith("en")
