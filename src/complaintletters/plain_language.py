"""English prose in; its paragraphs, sentences, words and syllables, and how hard it is to read, out. It knows of no letters.

A sentence ends where its full stop, question mark or exclamation mark is followed by a space and a new beginning. What looks
like an end and is none: a title ("Mr."), a number ("No. 12"), an initial ("Mr J. Khan"), a time ("4.30 p.m."), a web address.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
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


# --- syllables ------------------------------------------------------------------------------------------------------

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[aeiouy]rl)e$")
_SILENT_ES = re.compile(r"(?<![sxzcg])(?<!ch)(?<!sh)(?<![^aeiouy]l)(?<![^aeiouy]i)es$")
_SILENT_ED = re.compile(r"(?<![tdaeiouy])(?<![^aeiouyl]l)ed$")
_SILENT_INSIDE = re.compile(r"(?<=[aeiouy][^aeiouyl])e(?=(?:ly|less|ful|fully|ment|ments|some|ness|thing)$)")
# Vowels beside each other that are two syllables: "being", "radio", "quiet", "usual", "create".
_APART = re.compile(
    r"(?<=[aeiou])ing$|(?<=[aeiouy])ings$|(?<![tscgx])i(?=o|a(?!r?ge|ll))|(?<=[^aeiouyq])u(?=a)|i(?=u[ms])|i(?=e[tn](?:ly|c[ey])?$)|(?<=[^aeiou])e(?=o(?!us|pl))"
)
_NOT_AFTER_CONSONANT = re.compile(r"[^aeiour]n['’]t$")


def _by_rule(word: str) -> int:
    """The syllables of a lower-case word by the letters in it."""
    bare = word.removesuffix("'s").replace("'", "")
    count = len(_VOWELS.findall(bare)) + len(_APART.findall(bare))
    silent = sum(bool(pattern.search(bare)) for pattern in (_SILENT, _SILENT_ES, _SILENT_ED, _SILENT_INSIDE))
    more = bool(_NOT_AFTER_CONSONANT.search(word)) + bare.endswith(("ism", "isms"))
    return max(1, count - silent + more)


def syllables(word: str, odd: Mapping[str, int] | None = None) -> int:
    """How many syllables a word has. ``odd`` are words that aren't said as they are written. Parts joined by a hyphen add up."""
    known = odd or {}
    total = 0
    for part in re.split(r"[-–/]", word.lower().replace("’", "'")):
        if part:
            total += known.get(part) or known.get(part.removesuffix("s"), 0) or _by_rule(part)
    return max(1, total)


# --- reading age ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is to read.

    ``words`` count everything in a sentence; ``spoken`` are those of them that are words rather than numbers, names or gaps,
    and ``syllables`` theirs.
    """

    sentences: int
    words: int
    longest: int
    spoken: int
    syllables: int

    @property
    def mean(self) -> float:
        """Words for each sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def _per_word(self) -> float:
        return self.syllables / self.spoken if self.spoken else 1.0

    @property
    def flesch(self) -> float:
        """Flesch's reading ease: 206.835 less 1.015 times words a sentence, less 84.6 times syllables a word. High is easy."""
        return 206.835 - 1.015 * self.mean - 84.6 * self._per_word

    @property
    def grade(self) -> float:
        """Flesch and Kincaid's school year: 0.39 times words a sentence, and 11.8 times syllables a word, less 15.59."""
        return 0.39 * self.mean + 11.8 * self._per_word - 15.59

    @property
    def age(self) -> float:
        """The reading age: five years more than the school year, and never under five."""
        return max(5.0, self.grade + 5) if self.sentences else 0.0


GAP = "\ufffc"
"""Stands in a text for a value whose length nobody chose, such as a name, a date or a sum. It is one word."""
_TOKEN = re.compile(rf"{GAP}|{_WORD.pattern}")
_LETTERS = re.compile(r"[^\W\d_]")
_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def _is_said(token: str) -> bool:
    """Whether a token is a word that somebody chose, rather than a number, an address or the month of a date."""
    return (
        _LETTERS.search(token) is not None
        and token not in _MONTHS
        and not any(char.isdigit() or char in "@£" for char in token)
    )


def readability(sentence: str, odd: Mapping[str, int] | None = None) -> Readability:
    """How hard one sentence is to read. Numbers, and values behind a gap, have length and no difficulty."""
    tokens = _TOKEN.findall(sentence)
    said = [token for token in tokens if _is_said(token)]
    return Readability(
        int(bool(tokens)), len(tokens), len(tokens), len(said), sum(syllables(token, odd) for token in said)
    )


def together(parts: Iterable[Readability]) -> Readability:
    """How hard sentences or texts are to read together."""
    every = tuple(parts)
    return Readability(
        sum(one.sentences for one in every),
        sum(one.words for one in every),
        max((one.longest for one in every), default=0),
        sum(one.spoken for one in every),
        sum(one.syllables for one in every),
    )
