"""Dates, sums, telephone numbers, e-mail and web addresses recognised in any text, in the order they stand.

What is compared is their canonical form, so that a value printed another way is the same, and an altered one is not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale

from complaintletters.language import ENGLISH_DATES, DateHabits
from complaintletters.remembering import remembered

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")
# Embeddings of a direction (U+202A to U+202C) stand in PDF text that a typesetter made; overrides (U+202D, U+202E) don't.
# Invisible characters, and vowel signs that Arabic script may have or leave out. A PDF leaves those out, since its readers
# double the letters below.
_UNSEEN = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff" r"\u064b-\u0652\u0670]"
)
_DIGIT = re.compile(r"\d")
_LINE = 1_000  # characters: longer than most lines of a letter
# A letter with a mark that has no character of its own. A PDF shows it as two glyphs, and programs read both as the whole.
_MARKED = re.compile(r"(.[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+)\1+")
_MONEY = re.compile(r"(-?)(?:£|\bGBP)\s?(-?)(\d[\d,]*)(\.\d+)?")
_POUNDS = re.compile(r"(?<![\w£.,-])(\d[\d,]*)(\.\d+)?\s(?:pounds|GBP)\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?![A-Za-z0-9])")
_WEB = re.compile(r"(?:https?://)?(?:www\.|(?<=//))[\w-]+(?:\.[\w-]+)+(?:/[\w\-./%?=&#]*)?")
_TELEPHONE = re.compile(r"(?<![\w£.,/-])(?:(?:\+|00)44\s?(?:\(0\)\s?)?|\(?0)\d(?:[\s().-]{0,2}\d){8,10}(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d|-(?![\u0370-\uffff]))")
_DURATION = re.compile(
    r"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|twenty-eight|thirty)"
    r"[\s-](?:(?:working|calendar|business)[\s-])?(days?|weeks?|months?|years?|hours?)\b",
    re.IGNORECASE,
)
_NAMED_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBERS = {name: number for number, name in enumerate(_NAMED_NUMBERS, 1)} | {
    "twelve": 12,
    "fourteen": 14,
    "twenty": 20,
    "twenty-eight": 28,
    "thirty": 30,
}


@dataclass(frozen=True, slots=True)
class Recognised:
    """One value found in a text: its kind, its canonical form, and the words it was read from."""

    kind: str
    canonical: str
    shown: str
    at: int = 0
    """Where it stands in the normal form of the text."""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.canonical


of_lines: Callable[[Callable[[str], str]], Callable[[str], str]] = remembered(longest=_LINE, most=4096)
"""A change of texts that remembers lines: each is compared in every format of every edition."""


@of_lines
def visible(text: str) -> str:
    """A text without its invisible characters and optional vowel signs, composed (Unicode NFC).

    A program may write é as one character or as two.
    """
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


@of_lines
def normal(text: str) -> str:
    """A text with its white space as single spaces and its invisible characters gone, for comparing."""
    return _SPACES.sub(" ", _MARKED.sub(r"\1", visible(text))).strip()


def normal_lines(lines: Iterable[str]) -> str:
    """The normal form of several lines together."""
    return " ".join(words for line in lines if (words := normal(line)))


@cache
def _months(habits: DateHabits) -> tuple[str, dict[str, int]]:
    """A pattern for the names of months in a language, long and short, and the number of each."""
    months = Locale.parse(habits.babel).months["format"]
    names = {name.casefold(): number for width in ("wide", "abbreviated") for number, name in months[width].items()}
    names |= {name.rstrip("."): number for name, number in names.items()}
    names |= {normal(name).casefold(): number for name, number in habits.month_spellings}
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)), names


# A word ends where no letter follows, and no sign that belongs to one, such as a vowel of Bengali, which is no letter to Python.
SIGNS = "".join(
    map(chr, (code for code in range(0x0300, 0x1100) if unicodedata.category(chr(code)) in {"Mn", "Mc"}))
)
_WORD_ENDS = f"(?![\\w{SIGNS}])"


def _any_of(words: Iterable[str]) -> str:
    """A pattern for one of some words, or none."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})?" if words else ""


@cache
def _date_patterns(habits: DateHabits) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """1 April 2026 and 1st of Apr. 2026; April 1, 2026. The year may be left out."""
    months, _ = _months(habits)
    year = r"(?:[,،]?\s+(\d{4})(?!\d))?"
    day = rf"(\d{{1,2}}){_any_of(habits.day_endings)}"
    link = _any_of([f"{word} " for word in habits.date_links])
    first = rf"(?<![\d£.,/]){day}\s+{link}({months}){_any_of(habits.month_endings)}{_WORD_ENDS}\.?{year}"
    return re.compile(first, re.IGNORECASE), re.compile(rf"(?<!\w)({months})\.?\s+{day}\b{year}", re.IGNORECASE)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _date(match: re.Match[str], day: str, month: int, year: str | None) -> Recognised:
    """A date, or where its year is left out, a day of the year."""
    if year is None:
        return Recognised("day", f"{month:02}-{int(day):02}", match[0], match.start())
    full = int(year) + 2000 if len(year) == 2 else int(year)
    return Recognised("date", _day(full, month, int(day)) or match[0], match[0], match.start())


def _dates(text: str, habits: DateHabits) -> Iterator[Recognised]:
    if not _DIGIT.search(text):  # most lines have none, and looking for one is quick
        return
    _, names = _months(habits)
    day_first, month_first = _date_patterns(habits)
    for match in day_first.finditer(text):
        yield _date(match, match[1], names[match[2].casefold()], match[3])
    for match in month_first.finditer(text):
        yield _date(match, match[2], names[match[1].casefold()], match[3])
    for match in _ISO_DATE.finditer(text):
        yield _date(match, match[3], int(match[2]), match[1])
    for match in _NUMERIC_DATE.finditer(text):
        yield _date(match, match[1], int(match[3]), match[4])


def _telephone(shown: str) -> str:
    digits = re.sub(r"\D", "", shown.replace("(0)", ""))
    if shown.startswith(("+", "00")):
        return "0" + digits.removeprefix("00").removeprefix("44")
    return digits


def _sum(match: re.Match[str], sign: str, pounds: str, pence: str | None) -> Recognised:
    amount = Decimal(pounds.replace(",", "") + (pence or ""))
    exact = f"{amount:.2f}" if amount == amount.quantize(Decimal("0.01")) else str(amount)
    return Recognised("money", f"{sign}{exact}", match[0].rstrip(","), match.start())


def _sums(text: str) -> Iterator[Recognised]:
    for match in _MONEY.finditer(text):
        yield _sum(match, match[1] or match[2], match[3], match[4])
    for match in _POUNDS.finditer(text):
        yield _sum(match, "", match[1], match[2])


def _addresses(text: str) -> Iterator[Recognised]:
    if "@" in text:
        for match in _EMAIL.finditer(text):
            address = match[0].rstrip(".'")
            yield Recognised("email", address.casefold(), address, match.start())
    if "www." in text or "//" in text:
        for match in _WEB.finditer(text):
            shown = match[0].rstrip(".,;:)")
            canonical = shown.casefold().removeprefix("https://").removeprefix("http://").rstrip("/")
            yield Recognised("web", canonical, shown, match.start())


def _others(text: str) -> Iterator[Recognised]:
    yield from _addresses(text)
    if _DIGIT.search(text):
        yield from _sums(text)
        for match in _TELEPHONE.finditer(text):
            yield Recognised("telephone", _telephone(match[0]), match[0], match.start())


def _durations(text: str) -> Iterator[Recognised]:
    for match in _DURATION.finditer(text):
        amount = str(_NUMBERS.get(match[1].casefold(), match[1]))
        yield Recognised("duration", f"{amount} {match[2].casefold().rstrip('s')}", match[0], match.start())


def _apart(found: list[Recognised]) -> Iterator[Recognised]:
    """Values that don't stand within one another: the first of two, and of two at one place a date, else the longer."""
    end = -1
    for value in sorted(found, key=lambda one: (one.at, one.kind != "date", -len(one.shown))):
        if value.at >= end:
            yield value
            end = value.at + len(value.shown)


def recognised(text: str, habits: DateHabits = ENGLISH_DATES) -> list[Recognised]:
    """The values in a text, in order. ``habits`` are those of the language its dates are written in."""
    plain = normal(text)
    return [value for value in _apart([*_dates(plain, habits), *_others(plain)]) if value.kind != "day"]


def loosely_recognised(text: str, habits: DateHabits = ENGLISH_DATES) -> list[Recognised]:
    """The same with days whose year is left out, and lengths of time, for words that somebody added."""
    plain = normal(text)
    return list(_apart([*_dates(plain, habits), *_others(plain), *_durations(plain)]))
