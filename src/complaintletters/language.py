"""A language of letters: its direction, its letters' typefaces, and its way of writing dates, sums and lists.

Parsed from ``locales/<tag>/language.toml``; a ``locales`` folder in one's own templates may have more languages.
"""

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from complaintletters.errors import Fault, ProfileError, UsageError, did_you_mean
from complaintletters.letter import Direction
from complaintletters.places import locale_folders
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile

DEFAULT_LANGUAGE = "en-GB"
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")
"""A language's tag by BCP 47, as far as letters need it: language, script, region."""

# Arabic script, the scripts of India and those that came from them, and Mongolian.
_JOINED = re.compile("[\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")

Register = Literal["standard", "plain"]


def _known_to_babel(name: str) -> str:
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError) as error:
        raise PydanticCustomError("locale", "a locale that Babel knows, such as pl or cy") from error
    return name


_QUOTED = re.compile(r"'[^']*'")
_FIELDS = re.compile(r"[A-Za-z]+")
_DAY_MONTH_YEAR = (re.compile("d{1,2}"), re.compile("M{3,4}|L{3,4}"), re.compile("y|y{4}"))
_WEEKDAY = re.compile("[Ec]{1,5}")


def _whole_date(pattern: str) -> str:
    """A CLDR pattern that prints the day, the month and the year, so that two dates never look alike."""
    found = [one for part in _FIELDS.findall(_QUOTED.sub(" ", pattern)) for one in re.findall(r"(.)(\1*)", part)]
    fields = ["".join(one) for one in found]
    known = all(any(kind.fullmatch(field) for kind in (*_DAY_MONTH_YEAR, _WEEKDAY)) for field in fields)
    whole = all(any(kind.fullmatch(field) for field in fields) for kind in _DAY_MONTH_YEAR)
    if not known or not whole or "'" in _QUOTED.sub("", pattern):
        expected = "a date pattern with d, MMMM and y, such as d MMMM y; other letters between single quotation marks"
        raise PydanticCustomError("date_pattern", expected)
    return pattern


class Review(ProfileModel):
    """Whether somebody qualified has read a catalogue."""

    state: Literal["source", "draft", "reviewed"]
    """``source`` for the language that wording is written in, ``draft`` until somebody has reviewed the translation."""
    by: str = ""
    """Who reviewed it, and in which capacity."""
    on: datetime.date | None = None
    wording: str = ""
    """The version of the catalogue that was reviewed, as ``locales status`` names it. One that has changed since is a draft."""


class GlossaryTerm(ProfileModel):
    """A term that is always translated in the same way."""

    english: str
    translation: str
    note: str = ""


class Typefaces(ProfileModel):
    """Where a script needs typefaces of its own, and room. Empty: the landlord's."""

    page: str = ""
    """For PDF: one of the typefaces that are shipped."""
    word: str = ""
    """For Word and web pages: one that computers have."""
    leading: Annotated[float, Field(ge=1, le=3)] = 1
    """From line to line at least, as a multiple of the size: some scripts reach higher and lower."""
    joined: bool | None = None
    """Whether its letters join, so that setting them apart would break words. Left out, its own name's script tells."""


class DateHabits(NamedTuple):
    """How a language writes dates in what people type: Babel's name of it, and what a date may have besides, as there."""

    babel: str = "en_GB"
    month_endings: tuple[str, ...] = ()
    month_spellings: tuple[tuple[str, int], ...] = ()
    day_endings: tuple[str, ...] = ("st", "nd", "rd", "th")
    date_links: tuple[str, ...] = ("of",)


ENGLISH_DATES = DateHabits()


class Language(ProfileModel):
    """One language. ``date_pattern`` and ``weekday_pattern`` are CLDR date patterns."""

    name: str
    """What English calls it."""
    own_name: str = ""
    """What it calls itself."""
    direction: Direction = "ltr"
    region: Annotated[str, Field(pattern=r"^([A-Z]{2}|)$")] = ""
    """The country whose way of writing it is, for programs that ask for one: Word, voices."""
    babel: Annotated[str, AfterValidator(_known_to_babel)]
    """The locale of dates and lists, by CLDR's name."""
    date_pattern: Annotated[str, AfterValidator(_whole_date)]
    weekday_pattern: Annotated[str, AfterValidator(_whole_date)]
    list_pattern: tuple[str, str] | None = None
    """What joins the items of a list and its last two, where CLDR's way won't do."""
    month_endings: tuple[str, ...] = ()
    """What typed dates may have after a month's name, such as a case's ending, the longest first."""
    month_spellings: dict[str, Annotated[int, Field(ge=1, le=12)]] = Field(default_factory=dict)
    """Other spellings and forms of months' names in typed dates, with the number of the month."""
    day_endings: tuple[str, ...] = ()
    """What typed dates may have after the day's figures."""
    date_links: tuple[str, ...] = ()
    """Words that typed dates may have between the day and the month, such as “of”."""
    never_last: tuple[str, ...] = ()
    """Short words that no line of the wording ends with."""
    quotes: Annotated[str, Field(min_length=2, max_length=2)] = "“”"
    """The opening and closing quotation mark."""
    typefaces: Typefaces = Typefaces()
    registers: tuple[Register, ...] = ("standard",)
    """The ways of writing that are translated."""
    braille: str = ""
    """The liblouis table, where there is a sound one; empty where a transcriber has to do it."""
    review: Review
    glossary: tuple[GlossaryTerm, ...] = ()

    _tag: str = ""
    _file: Path = Path()

    @property
    def tag(self) -> str:
        """Its BCP 47 tag."""
        return self._tag

    @property
    def with_region(self) -> str:
        """Its tag with its region, such as ``ur-PK``."""
        return f"{self._tag}-{self.region}" if self.region and self.region not in self._tag.split("-") else self._tag

    @property
    def file(self) -> Path:
        return self._file

    @property
    def joined(self) -> bool:
        """Whether its letters join, or hang from one line, so that they are never set apart."""
        told = self.typefaces.joined
        return _JOINED.search(self.own_name) is not None if told is None else told

    @cached_property
    def date_habits(self) -> DateHabits:
        spellings = tuple(self.month_spellings.items())
        return DateHabits(self.babel, self.month_endings, spellings, self.day_endings, self.date_links)

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.babel)

    def held(self, text: str) -> str:
        """Words of the wording with the short ones tied to what follows by no-break spaces."""
        return self._short.sub("\\1\u00a0", text) if self.never_last else text

    @cached_property
    def _short(self) -> re.Pattern[str]:
        return re.compile(rf"\b({'|'.join(map(re.escape, self.never_last))}) (?=\S|$)", re.IGNORECASE)

    def date(self, day: datetime.date) -> str:
        return format_date(day, self.date_pattern, locale=self.locale)

    def weekday(self, day: datetime.date) -> str:
        return format_date(day, self.weekday_pattern, locale=self.locale)

    def money(self, amount: Decimal) -> str:
        """A sum in pounds as the United Kingdom writes it, ``£1,275.50``, in every language."""
        return format_currency(amount, "GBP", "¤#,##0.00", locale="en_GB")

    def listed(self, words: Sequence[str]) -> str:
        """``a, b and c`` as this language lists things."""
        if self.list_pattern is None or len(words) < 2:
            return format_list(words, locale=self.locale)
        between, last = self.list_pattern
        return last.join((between.join(words[:-1]), words[-1]))


def language_files(templates: Path | None = None) -> dict[str, Path]:
    """Every language's file by its tag; the user's own come first."""
    found: dict[str, Path] = {}
    for folder in locale_folders(templates):
        for file in sorted(folder.glob("*/language.toml")):
            found.setdefault(file.parent.name, file)
    return found


def known_languages(templates: Path | None = None) -> frozenset[str]:
    """The tags of every language there is a folder for."""
    return frozenset(language_files(templates))


@cache
def _language(file: Path, _modified: int) -> Language:
    tag = file.parent.name
    if TAG.fullmatch(tag) is None:
        mend = "Name the folder with the language's tag, such as pl, cy or pt-BR."
        raise ProfileError([Fault(str(file), "", "expected a language tag (BCP 47) as the folder's name", tag, mend)])
    made = parse_profile(Language, load_toml(file), file)
    made._tag, made._file = tag, file
    return made


@cache
def _places(tag: str, templates: Path | None) -> tuple[Path, ...]:
    """Where the language's file may be."""
    return tuple(folder / tag / "language.toml" for folder in locale_folders(templates))


def language(tag: str = DEFAULT_LANGUAGE, templates: Path | None = None) -> Language:
    """The language of that tag, read once and again when its file changes.

    Raises ``UsageError`` when there is no folder for it, ``ProfileError`` when its file can't be used.
    """
    for file in _places(tag, templates):
        try:
            return _language(file, file.stat().st_mtime_ns)
        except OSError:
            continue
    mend = did_you_mean(tag, known_languages(templates))
    raise UsageError([Fault("", "language", "expected a language there is", tag, mend)])
