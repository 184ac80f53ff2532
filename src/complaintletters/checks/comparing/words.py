"""A text in; out come the words it is compared by, each with its place, so that layout and typography never matter.

Quotation marks, dashes, ligatures, soft hyphens, kinds of space, capitals, ordinals (1st) and the noughts of £150.00
make no difference. Digits, letters and their order do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from complaintletters.checks.recognise import SIGNS, normal, recognised

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃﹣－", "-"),
    }
)
_WORD = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://)?www\.[\w-]+(?:\.[\w-]+)+(?:/[\w\-./%?=&#]*[\w/])?"
    r"|(?<!\w)-(?=£)|(?:£\s?)?\d[\d,]*(?:\.\d+)*|£"
    # Vowel signs, as Bengali has them, are no letters to Python, and belong to the word.
    rf"|[^\W\d_](?:[^\W\d_]|[{SIGNS}])*(?:'(?:[^\W\d_]|[{SIGNS}])+)*"
)
_WHOLE = frozenset({"date", "telephone"})
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_NOUGHTS = re.compile(r"(?<=\d)\.00$")
_BULLET = re.compile(r"^\s*[-*+•◦▪·‣\uf0b7]\s+(?=\S)")
_STOPS = frozenset(".!?:;")
Words = tuple[str, ...]


def alike(text: str) -> str:
    """A text as it is compared: one kind of quotation mark, dash and space, ligatures as letters."""
    return normal(unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_ALIKE))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: what it is compared by, where it stands, and whether a sentence or line begins with it."""

    key: str
    start: int
    end: int
    begins: bool


def _key(shown: str) -> str:
    key = shown.casefold().replace(" ", "")
    if key[-1].isdigit():
        key = _NOUGHTS.sub("", key.replace(",", ""))
    return key


def unbulleted(line: str) -> str:
    """A line without the bullet that a list puts before it. A number stays: a sentence may run on with it."""
    return _BULLET.sub("", line, count=1)


def _pieces(plain: str) -> Iterator[tuple[str, int, int]]:
    """Each word's key and place. A date, sum or number counts as one word, by its value."""
    values = {value.at: value for value in recognised(plain)}
    at = 0
    for match in _WORD.finditer(plain):
        if match.start() < at:
            continue
        value = values.get(match.start()) or values.get(match.start() - 1)
        if value and value.kind in _WHOLE:
            at = value.at + len(value.shown.rstrip())
            yield value.canonical, value.at, at
        else:
            at = match.end()
            yield _key(match[0]), match.start(), at


@lru_cache(maxsize=8192)
def words_in(text: str) -> tuple[str, tuple[Word, ...]]:
    """A text as it is compared, and its words."""
    plain = _ORDINAL.sub("", alike(text))
    out: list[Word] = []
    last = 0
    for key, start, end in _pieces(plain):
        begins = not out or not _STOPS.isdisjoint(plain[last:start])
        out.append(Word(key, start, end, begins))
        last = end
    return plain, tuple(out)


def keys_of(text: str) -> Words:
    """The words of a text, as they are compared."""
    return tuple(word.key for word in words_in(text)[1])


def position(inside: Sequence[str], wanted: Sequence[str], start: int = 0) -> int:
    """Where words stand in order and together within others, or -1."""
    if not wanted:
        return start
    first, length = wanted[0], len(wanted)
    for index in range(start, len(inside) - length + 1):
        if inside[index] == first and tuple(inside[index : index + length]) == tuple(wanted):
            return index
    return -1


def word_set(text: str) -> frozenset[str]:
    """A set of words, written as one text."""
    return frozenset(text.split())


def shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words two texts have in common, each counted as often as both have it."""
    room: dict[str, int] = {}
    for word in other:
        room[word] = room.get(word, 0) + 1
    count = 0
    for word in one:
        if room.get(word, 0) > 0:
            room[word] -= 1
            count += 1
    return count


def short(text: str, most: int = 90) -> str:
    """A text cut to what a message can hold."""
    plain = normal(text)
    return plain if len(plain) <= most else plain[: most - 1] + "…"
