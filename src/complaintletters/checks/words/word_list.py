"""A language's word list in (``locales/<tag>/words.toml``), its phrases ready for searching out."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from complaintletters.checks.passages import fold
from complaintletters.places import shipped
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile

Code = Literal["conditional-apology", "passive-apology", "stock-phrase", "jargon-word", "wordy-phrase"]
_CONTRACTED = {
    **{
        ("do" if short == "don't" else short.removesuffix("n't"), "not"): short
        for short in ("don't", "didn't", "couldn't", "isn't")
    },
    ("i", "am"): "i'm",
    **{(who, "are"): f"{who}'re" for who in ("we", "you", "they")},
    **{(who, "have"): f"{who}'ve" for who in ("i", "we", "you", "they")},
    **{(who, "will"): f"{who}'ll" for who in ("i", "we", "you", "they")},
    **{(what, "is"): f"{what}'s" for what in ("it", "that", "this")},
}
_APART = r"[\s,;:()/-]{1,3}"
_SOME_WORDS = rf"(?:[\w'-]+{_APART}){{0,6}}"
_WORDS = re.compile(r"[^\W\d_]+")
# Words that a contraction hides.
_HIDDEN = frozenset({"not", "am", "are", "have", "will", "is"})


class PhraseGroup(ProfileModel):
    """Phrases with one fault in common, and what to write instead."""

    code: Code
    """The finding that they make."""
    find: tuple[str, ...]
    """The phrases, as the head of the file explains."""
    unless: tuple[str, ...] = ()
    """Phrases in which they are right."""
    why: str = ""
    """For an apology: what is wrong with it, completing "This …"."""
    instead: str
    """What to write."""


class Abbreviations(ProfileModel):
    known: frozenset[str] = frozenset()
    """Known to everybody."""
    stressed: frozenset[str] = frozenset()
    """Ordinary words that are written in capitals for stress."""


class WordListFile(ProfileModel):
    longest_sentence: int
    apology_words: tuple[str, ...]
    phrases: tuple[PhraseGroup, ...]
    plain_words: dict[str, str]
    """Words of the trade or of the office, and the plain one for each."""
    abbreviations: Abbreviations = Abbreviations()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a group, compiled when a text first has its clue."""

    text: str
    group: PhraseGroup

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.text)


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase found: where it stands in the text searched."""

    start: int
    end: int
    group: PhraseGroup


@dataclass(frozen=True, slots=True)
class WordList:
    """A language's phrases and words."""

    longest_sentence: int
    apology: re.Pattern[str]
    phrases: dict[str, tuple[Phrase, ...]]
    """By each of their clues."""
    abbreviations: Abbreviations

    def found_in(self, folded: str) -> tuple[Found, ...]:
        """The phrases in a folded text, in order; of those that overlap, the one that begins first, then the longest."""
        return found_phrases(self.phrases, folded)


def found_phrases(phrases: dict[str, tuple[Phrase, ...]], folded: str) -> tuple[Found, ...]:
    """Phrases by their clues, searched for in a folded text: in order, each place once."""
    hits = [
        Found(match.start(), match.end(), phrase.group)
        for clue in phrases.keys() & set(_WORDS.findall(folded))
        for phrase in phrases[clue]
        for match in phrase.pattern.finditer(folded)
        if not _is_excused(folded, match, phrase)
    ]
    out: list[Found] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not out or hit.start >= out[-1].end:
            out.append(hit)
    return tuple(out)


def _is_excused(folded: str, match: re.Match[str], phrase: Phrase) -> bool:
    """Whether the phrase stands in words that make it right, such as a void behind a wall."""
    return any(
        other.start() <= match.start() and match.end() <= other.end()
        for excuse in phrase.group.unless
        for other in _compiled(excuse).finditer(folded, max(0, match.start() - 40), match.end() + 40)
    )


# --- compiling ------------------------------------------------------------------------------------------------------


def _words(place: str) -> str:
    """A word, or one of several."""
    words = place.strip("()").split("/")
    return re.escape(words[0]) if len(words) == 1 else f"(?:{'|'.join(map(re.escape, words))})"


def _places(phrase: str) -> list[str]:
    """A phrase's words, each with the words that may stand in its place."""
    return fold(phrase).replace("-", " ").split()


def _pattern(phrase: str) -> str:
    left = _places(phrase)
    out: list[str] = []
    while left:
        place = left.pop(0)
        if place == "…":
            out.append(_SOME_WORDS)
        elif place.startswith("("):
            out.append(f"(?:{_words(place)}{_APART})?")
        elif left and (short := _CONTRACTED.get((place, left[0]))):
            second = left.pop(0)
            out.append(f"(?:{place}{_APART}{second}|{short}){_APART if left else ''}")
        else:
            out.append(f"{_words(place)}{_APART if left else ''}")
    return rf"\b{''.join(out)}\b"


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(_pattern(phrase))


def _clues(phrase: str) -> frozenset[str]:
    """Words of which a text with the phrase has one: those of its longest place that must be there and no contraction hides."""
    must = [place for place in _places(phrase) if place != "…" and not place.startswith("(")]
    best = max(must, key=lambda place: (place not in _HIDDEN, min(map(len, place.split("/")))))
    return frozenset(word for part in best.split("/") for word in _WORDS.findall(part)[:1])


def by_clue(groups: tuple[PhraseGroup, ...]) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of these groups by each of their clues, for ``found_phrases``."""
    out: dict[str, tuple[Phrase, ...]] = {}
    for group in groups:
        for text in group.find:
            phrase = Phrase(text, group)
            for clue in _clues(text):
                out[clue] = (*out.get(clue, ()), phrase)
    return out


def _plain_words(file: WordListFile) -> tuple[PhraseGroup, ...]:
    return tuple(
        PhraseGroup(code="jargon-word", find=(phrase,), instead=f"Say “{plain}”.")
        for phrase, plain in file.plain_words.items()
    )


def read_word_list(path: Path) -> WordList:
    """A word list. Raises ``ProfileError`` for a faulty file."""
    file = parse_profile(WordListFile, load_toml(path), path)
    return WordList(
        file.longest_sentence,
        re.compile(rf"\b(?:{'|'.join(map(re.escape, file.apology_words))})\b"),
        by_clue((*file.phrases, *_plain_words(file))),
        file.abbreviations,
    )


@cache
def word_list(language: str) -> WordList | None:
    """The word list of a language, by its tag; none for a language that has none."""
    path = shipped("locales") / language / "words.toml"
    return read_word_list(path) if path.is_file() else None


@lru_cache(maxsize=4096)
def phrases_in(language: str, text: str) -> tuple[Found, ...]:
    """The phrases of a language's word list in a text. Remembered, since wording is the same in every letter."""
    found = word_list(language)
    return found.found_in(fold(text)) if found else ()
