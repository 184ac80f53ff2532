"""English prose in; its paragraphs, sentences and words, and how long they are, out. Pure text: nothing here knows of letters.

A sentence ends where its full stop, question mark or exclamation mark is followed by a space and a new beginning. What looks
like an end and is none: a title ("Mr."), a number ("No. 12"), an initial ("Mr J. Khan"), a time ("4.30 p.m."), a web address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Never the end of a sentence: a name follows.
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Hon", "Cllr", "St", "Messrs"})
_CALLED = _TITLES | {"Miss", "Sir", "Lady"}
# No end when a number follows: "No. 12", "para. 3". "No." alone is a sentence.
_BEFORE_NUMBERS = frozenset(
    {"no", "nos", "p", "pp", "para", "paras", "fig", "vol", "sec", "s", "tel", "ext", "approx", "ref"}
)
# No end unless a capital letter follows.
_MID_SENTENCE = frozenset({"e.g", "i.e", "viz", "cf", "vs", "approx", "incl"})
_END = re.compile(r"(?P<mark>[.!?…]+)[\"'”’)\]]*(?P<gap>\s+)(?P<open>[\"'“‘(\[]*)(?=(?P<next>\S))")
_LAST_WORD = re.compile(r"(?:(?P<before>[^\s]+)\s+)?[\"'“‘(\[]*(?P<word>[^\s\"'“‘(\[]*)$")
_WORD = re.compile(r"[^\W_]+(?:['’.,/@:£&-]+[^\W_]+)*")
_BULLET = re.compile(r"\s*(?:[-*•–—]|\d{1,2}[.)]|[a-z]\))\s")
_WRAPPED = 50  # a line this long that the next goes on in lower case was broken to fit a width, not to end there


@dataclass(frozen=True, slots=True)
class Measures:
    """How long a text's sentences are. ``longest`` and ``words`` count words."""

    sentences: int
    words: int
    longest: int

    @property
    def average(self) -> float:
        """Words for each sentence; 0 for a text without any."""
        return self.words / self.sentences if self.sentences else 0.0


def words(text: str) -> tuple[str, ...]:
    """The words of a text. A sum, a time, a date of one piece, an address and what a hyphen joins are one word each."""
    return tuple(_WORD.findall(text))


def _is_initial(word: str, before: str | None) -> bool:
    """Whether a single capital is part of a name rather than the end of "Flat B." or "band C."."""
    if len(word) != 1 or not word.isupper() or word == "I":
        return False
    return (
        not before
        or before[-1] in ".!?"
        or before.rstrip(".") in _CALLED
        or re.fullmatch(r"[A-Z]\.", before) is not None
    )


def _stop_ends(text: str, start: int, following: str) -> bool:
    """Whether one full stop, at ``start`` in a text, ends its sentence."""
    if following.islower():
        return False
    last = _LAST_WORD.search(text[max(0, start - 60) : start])
    word = last["word"] if last else ""
    plain = word.casefold()
    if word in _TITLES or plain in _MID_SENTENCE or _is_initial(word, last["before"] if last else None):
        return False
    return not (plain in _BEFORE_NUMBERS and following.isdigit())


def _ends(match: re.Match[str]) -> bool:
    mark, following = match["mark"], match["next"]
    if mark == ".":
        return _stop_ends(match.string, match.start(), following)
    return not following.islower()


def _goes_on(line: str, following: str) -> bool:
    """Whether a line break is only where a text was broken to fit a width."""
    if not following.strip() or _BULLET.match(following):
        return False
    return len(line) >= _WRAPPED and following.lstrip()[:1].islower()


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph starts and ends; a list's lines are a paragraph each."""
    start = at = 0
    lines = text.split("\n")
    for index, line in enumerate(lines):
        end = at + len(line)
        if index + 1 == len(lines) or not _goes_on(line, lines[index + 1]):
            yield start, end
            start = end + 1
        at = end + 1


@lru_cache(maxsize=2048)
def sentence_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a text starts and ends, without the white space round it."""
    out: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        ends = [match.start("gap") for match in _END.finditer(text, start, end) if _ends(match)]
        for stop in (*ends, end):
            if piece := text[start:stop].strip():
                begins = text.index(piece, start)
                out.append((begins, begins + len(piece)))
            start = stop
    return tuple(out)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order. Together they hold every word of it."""
    return tuple(text[start:end] for start, end in sentence_places(text))


def sentence_at(text: str, position: int) -> str:
    """The sentence that a character belongs to; the whole text where it belongs to none."""
    return next((text[start:end] for start, end in sentence_places(text) if start <= position < end), text.strip())


def measures(text: str) -> Measures:
    """How long a text and its sentences are."""
    lengths = [length for length in (len(words(sentence)) for sentence in sentences(text)) if length]
    return Measures(len(lengths), sum(lengths), max(lengths, default=0))
