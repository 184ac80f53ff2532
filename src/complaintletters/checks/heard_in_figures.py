"""A narration in another language than English compared with its letter: every word and every figure, in order.

There figures stay figures, so they are heard as they stand. Between the words of one line a narrator says what signs are called
and what a sum is of, and nothing with a figure; between lines, which part or item comes, and no number that isn't one.

Worked out apart from what writes narrations, so that each finds the other's mistakes. Pieces of text that are heard without
anything between are compared letter by letter, so that "S H G" is SHG.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from complaintletters.findings import Finding
from complaintletters.letter import Inline, Value, leaves, plain

_ORDINARY = frozenset(".,;:?!'\"()[]{}-‐‑–—‘’“”„«»‹›…،؛؟۔।॥٬٪ ")
_ADDRESS = re.compile(r"\S*@\S+|(?:https?://|www\.)\S+|[a-z\d-]+(?:\.[a-z\d-]+)+(?:/\S*)?")
_SUM = re.compile(
    r"£\s?(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<pence>\d{1,2}))?(?P<scale>(?:\s?(?:million|billion)|bn|[mk])(?!\w))?"
)
_PENCE = re.compile(r"\b(\d{1,3})p\b")
_DATES = re.compile(r"(?<!\d)(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})/(\d{1,2})/(\d{4}))(?!\d)")
_BETWEEN = re.compile(r"(?<=\d)[–-](?=\d)")
_SCALES = {"k": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_SELECTORS = re.compile("[\ufe00-\ufe0f]")  # of a character's look, which nobody hears
_INVISIBLE = "Cf"
_FIGURES = frozenset({"Nd", "Nl"})  # not ½ and ², which have names
_SHORT = 90

Line = tuple[str, tuple[Inline, ...]]


def _letters(text: str) -> Iterator[tuple[str, bool]]:
    """The letters and figures of a text, each with whether it touches the one before."""
    touches = False
    for one in unicodedata.normalize("NFC", _SELECTORS.sub("", text)):
        kind = unicodedata.category(one)
        if kind[0] in "LM" or kind in _FIGURES:
            for low in one.casefold():
                yield low, touches
                touches = True
        elif kind != _INVISIBLE:
            touches = False


def squashed(text: str) -> str:
    """The letters and figures of a text, in small letters."""
    return "".join(one for one, _ in _letters(text))


@dataclass(slots=True)
class _Heard:
    """What is heard, and how far it has been followed."""

    text: str
    touching: list[bool]
    at: int = 0

    @classmethod
    def of(cls, text: str) -> "_Heard":
        pairs = list(_letters(text))
        return cls("".join(one for one, _ in pairs), [touches for _, touches in pairs])

    def _cuts_a_number(self, place: int) -> bool:
        """Whether a number goes on over this place."""
        inside = 0 < place < len(self.text) and self.touching[place]
        return inside and self.text[place - 1].isdigit() and self.text[place].isdigit()

    def find(self, piece: str, since: int) -> int:
        """Where a piece is heard next with its numbers whole; -1 where it isn't."""
        place = self.text.find(piece, since)
        while place >= 0 and (self._cuts_a_number(place) or self._cuts_a_number(place + len(piece))):
            place = self.text.find(piece, place + 1)
        return place

    def numbers(self, begin: int, end: int) -> list[str]:
        """The numbers heard from one place to another."""
        out: list[str] = []
        for place in range(begin, end):
            if self.text[place].isdigit():
                if out and place > begin and self._cuts_a_number(place):
                    out[-1] += self.text[place]
                else:
                    out.append(self.text[place])
        return out


# --- what should be heard -------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Expected:
    """Pieces that should be heard one after the other."""

    pieces: list[str] = field(default_factory=list)

    def words(self, text: str) -> None:
        """Words as they are heard: no sign stands within a piece, since a narrator says its name."""
        for part in _BETWEEN.split(text):
            piece = ""
            for one in part:
                kind = unicodedata.category(one)
                if one in _ORDINARY or one.isspace() or kind[0] in "LMC" or kind in _FIGURES or one == "/":
                    piece += one
                else:
                    self.add(piece)
                    piece = ""
            self.add(piece)

    def add(self, text: str) -> None:
        piece = squashed(text)
        if piece:
            self.pieces.append(piece)

    def address(self, text: str) -> None:
        for part in re.split(r"[\W_]+", re.sub("^https?://", "", text)):
            self.words(part)

    def sum(self, match: re.Match[str]) -> None:
        pounds, pence = int(match["pounds"].replace(",", "")), match["pence"] or ""
        if match["scale"]:
            zeros = _SCALES[match["scale"].strip()]
            self.add(str(int(f"{pounds}{pence}".ljust(len(str(pounds)) + zeros, "0"))))
            return
        coins = int(pence.ljust(2, "0")) if pence else 0
        if pounds or not coins:
            self.add(str(pounds))
        if coins:
            self.add(str(coins))

    def date(self, match: re.Match[str]) -> None:
        figures = [int(one) for one in match.groups() if one]
        year, month, day = figures if match[1] else reversed(figures)
        try:
            date(year, month, day)
        except ValueError:
            self.add(match[0])
        else:
            self.add(str(day))
            self.add(str(year))

    def text(self, text: str) -> None:
        end = 0
        found = sorted((one for form in (_ADDRESS, _SUM, _PENCE, _DATES) for one in form.finditer(text)), key=re.Match.start)
        for match in found:
            if match.start() < end:
                continue
            self.words(text[end : match.start()])
            end = match.end()
            if match.re is _ADDRESS:
                self.address(match[0])
            elif match.re is _SUM:
                self.sum(match)
            elif match.re is _PENCE:
                self.add(str(int(match[1])))
            else:
                self.date(match)
        self.words(text[end:])


def expected(content: tuple[Inline, ...]) -> tuple[str, ...]:
    """The pieces of a line that should be heard, in order."""
    made = _Expected()
    words = ""
    for leaf in leaves(content):
        if isinstance(leaf, Value) and leaf.kind in {"reference", "telephone", "email", "web"}:
            made.text(words)
            words = ""
            made.address(leaf.text) if leaf.kind in {"email", "web"} else made.add(leaf.text)
        else:
            words += plain((leaf,))
    made.text(words)
    return tuple(made.pieces)


# --- comparing ------------------------------------------------------------------------------------------------------


def _altered(content: tuple[Inline, ...], where: str) -> Finding:
    words = " ".join(plain(content).split())
    shown = words if len(words) < _SHORT else f"{words[: _SHORT - 1]}…"
    return Finding("narration-altered", f"“{shown}” is missing or altered.", where)


def _added(numbers: Iterable[str]) -> Iterator[Finding]:
    for number in numbers:
        yield Finding("value-added", f"the number {number} is not in the letter.", "file")


def _places(pieces: tuple[str, ...], heard: _Heard) -> list[tuple[int, int]] | None:
    """Where the pieces of a line are heard; none when one of them isn't, or figures stand between."""
    places: list[tuple[int, int]] = []
    at = heard.at
    for piece in pieces:
        place = heard.find(piece, at)
        if place < 0:
            return None
        at = place + len(piece)
        places.append((place, at))
    if any(heard.numbers(end, begin) for (_, end), (begin, _) in pairwise(places)):
        return None
    return places


def compare_figures(lines: Iterable[Line], text: str, most: int) -> Iterator[Finding]:
    """Where what is heard says something else than the lines, each with its place.

    ``most`` is the largest number that a narrator says besides: of parts, or of items.
    """
    heard = _Heard.of(text)
    for where, content in lines:
        pieces = expected(content)
        if not pieces:
            continue
        places = _places(pieces, heard)
        if places is None:
            yield _altered(content, where)
            continue
        yield from _added(one for one in heard.numbers(heard.at, places[0][0]) if int(one) > most)
        heard.at = places[-1][1]
    yield from _added(one for one in heard.numbers(heard.at, len(heard.text)) if int(one) > most)
