"""Dates, sums, telephone numbers, e-mail and web addresses recognised in any text, in the order they stand.

What is compared is their canonical form, so that a value printed another way is the same, and an altered one is not.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
# A letter with a mark that has no character of its own. A PDF shows it as two glyphs, and programs read both as the whole.
_MARKED = re.compile(r"(.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+)\1+")
_MONEY = re.compile(r"£\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://)?(?:www\.|(?<=//))[\w-]+(?:\.[\w-]+)+(?:/[\w\-./%?=&#]*)?")
_TELEPHONE = re.compile(r"(?<![\w£.,/-])(?:\+44\s?|0)\d(?:[\s-]?\d){8,10}(?![\d])")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Recognised:
    """One value found in a text: its kind, its canonical form, and the words it was read from."""

    kind: str
    canonical: str
    shown: str

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.canonical


def normal(text: str) -> str:
    """A text with its white space as single spaces and its invisible characters gone, for comparing.

    Characters are composed (Unicode NFC), since a program may write é as one character or as two.
    """
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _SPACES.sub(" ", _MARKED.sub(r"\1", composed)).strip()


@cache
def _month_pattern(babel_name: str) -> tuple[re.Pattern[str], dict[str, int]]:
    months = Locale.parse(babel_name).months["format"]
    names = {name.casefold(): number for width in ("wide", "abbreviated") for number, name in months[width].items()}
    alternatives = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+({alternatives})\.?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE), names


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _dates(text: str, babel_name: str) -> Iterator[tuple[int, Recognised]]:
    pattern, names = _month_pattern(babel_name)
    for match in pattern.finditer(text):
        canonical = _day(int(match[3]), names[match[2].casefold()], int(match[1]))
        yield match.start(), Recognised("date", canonical or match[0], match[0])
    for match in _ISO_DATE.finditer(text):
        canonical = _day(int(match[1]), int(match[2]), int(match[3]))
        yield match.start(), Recognised("date", canonical or match[0], match[0])


def _telephone(shown: str) -> str:
    digits = re.sub(r"\D", "", shown)
    return "0" + digits.removeprefix("44") if shown.startswith("+44") else digits


def _others(text: str) -> Iterator[tuple[int, Recognised]]:
    for match in _MONEY.finditer(text):
        amount = Decimal(match[1].replace(",", "") + (match[2] or ""))
        yield match.start(), Recognised("money", f"{amount:.2f}", match[0])
    for match in _EMAIL.finditer(text):
        address = match[0].rstrip(".'")
        yield match.start(), Recognised("email", address.casefold(), address)
    for match in _WEB.finditer(text):
        shown = match[0].rstrip(".,;:)")
        canonical = shown.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
        yield match.start(), Recognised("web", canonical, shown)
    for match in _TELEPHONE.finditer(text):
        yield match.start(), Recognised("telephone", _telephone(match[0]), match[0])


def recognised(text: str, babel_name: str = "en_GB") -> list[Recognised]:
    """The values in a text, in order. ``babel_name`` is the language its dates are written in."""
    plain = normal(text)
    found = sorted((*_dates(plain, babel_name), *_others(plain)), key=lambda pair: pair[0])
    return [value for _, value in found]
