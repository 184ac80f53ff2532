"""A language of letters: its direction and its way of writing dates, sums and lists. Parsed from ``locales/<tag>/``."""

import datetime
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.letter import Direction
from complaintletters.places import shipped

DEFAULT_LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``tag`` is BCP 47; ``date_pattern`` and ``weekday_pattern`` are CLDR date patterns."""

    tag: str
    name: str
    direction: Direction
    locale: Locale
    date_pattern: str
    weekday_pattern: str

    def date(self, day: datetime.date) -> str:
        return format_date(day, self.date_pattern, locale=self.locale)

    def weekday(self, day: datetime.date) -> str:
        return format_date(day, self.weekday_pattern, locale=self.locale)

    def money(self, amount: Decimal) -> str:
        """A sum in pounds as the United Kingdom writes it, ``£1,275.50``, in every language."""
        return format_currency(amount, "GBP", "¤#,##0.00", locale="en_GB")

    def listed(self, words: Sequence[str]) -> str:
        """``a, b and c`` as this language lists things."""
        return format_list(words, locale=self.locale)


def _parse(path: Path) -> Language:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Language(
        tag=path.parent.name,
        name=data["name"],
        direction=data["direction"],
        locale=Locale.parse(data["babel"]),
        date_pattern=data["date_pattern"],
        weekday_pattern=data["weekday_pattern"],
    )


@cache
def _files() -> dict[str, Path]:
    return {file.parent.name: file for file in sorted(shipped("locales").glob("*/language.toml"))}


def known_languages() -> frozenset[str]:
    """The tags of every language there is a folder for."""
    return frozenset(_files())


@cache
def language(tag: str = DEFAULT_LANGUAGE) -> Language:
    """The language of that tag. Raises ``UsageError`` when there is no folder for it."""
    known = _files()
    if tag not in known:
        mend = did_you_mean(tag, known)
        raise UsageError([Fault("", "language", "expected a language there is", tag, mend)])
    return _parse(known[tag])
