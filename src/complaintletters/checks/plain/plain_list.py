"""What makes a language's letters plain (``locales/<tag>/plain.toml``): its limits, and its phrases ready for searching out."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from complaintletters.checks.passages import fold
from complaintletters.checks.words.word_list import Found, Phrase, PhraseGroup, by_clue, found_phrases, phrases_in
from complaintletters.places import shipped
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile

Register = Literal["standard", "plain"]
_BE = r"\b(?:am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|i'm|we're|you're|they're|get|gets|got)"
_BETWEEN = r"(?:\s+(?:not|never|now|then|also|still|only|always|already|\w+ly))*\s+"
# Words in -ed that are no participle of anything.
_NO_PARTICIPLE = frozenset({"bed", "need", "indeed", "red", "shed", "speed", "feed", "hundred", "kindred", "exceed"})


class Limits(ProfileModel):
    """What a text may not go beyond."""

    mean: float
    """Words a sentence, on average."""
    longest: int
    """Words in the longest sentence."""
    age: float
    """Reading age in years."""
    enough: int
    """Words that a text needs before its average says anything and its reading age is exact."""
    few: int
    """Words that a text needs before its reading age says anything."""
    allowance: float
    """Years more that the reading age of a text between the two may have."""

    def age_for(self, words: int) -> float | None:
        """The reading age that a text of so many words may have; none where it is too short to have one."""
        if words < self.few:
            return None
        return self.age + (self.allowance if words < self.enough else 0)


class PassiveWords(ProfileModel):
    irregular: frozenset[str]
    """Participles that don't end in -ed."""
    describing: frozenset[str]
    """Words in -ed that describe: "you are worried"."""


class NegativeWords(ProfileModel):
    words: frozenset[str]


class PlainListFile(ProfileModel):
    limits: dict[Register, Limits]
    wordy: dict[str, str]
    """Phrases that are longer than they need be, and what to write."""
    terms: dict[str, str]
    """Words to be explained, and what they mean."""
    passive: PassiveWords
    negatives: NegativeWords
    syllables: dict[str, int]
    """Words that aren't said as they are written."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word to be explained: where it stands, in small letters since a name isn't meant, and where it is explained."""

    word: str
    means: str
    used: re.Pattern[str]
    explained: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PlainList:
    """A language's measures of plainness."""

    language: str
    limits: dict[Register, Limits]
    wordy: dict[str, tuple[Phrase, ...]]
    """By each of their clues."""
    terms: tuple[Term, ...]
    participle: re.Pattern[str]
    describing: frozenset[str]
    negatives: re.Pattern[str]
    syllables: dict[str, int]

    def limits_for(self, register: str) -> Limits:
        return self.limits["plain" if register == "plain" else "standard"]

    def wordy_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """The wordy phrases of a text as (found, what to write), in order, with stock phrases and trade words (words.toml)."""
        hits: list[Found] = [*found_phrases(self.wordy, fold(text)), *phrases_in(self.language, text)]
        hits = [hit for hit in hits if hit.group.code in {"wordy-phrase", "stock-phrase", "jargon-word"}]
        spans: dict[tuple[int, int], str] = {}
        for hit in hits:
            spans.setdefault((hit.start, hit.end), hit.group.instead)
        return tuple((" ".join(text[start:end].split()), instead) for (start, end), instead in sorted(spans.items()))

    def passives_in(self, sentence: str) -> tuple[str, ...]:
        """The passives of a sentence, such as "was sent"."""
        folded = fold(sentence)
        return tuple(
            sentence[match.start() : match.end()]
            for match in self.participle.finditer(folded)
            if match["done"] not in self.describing and match["done"] not in _NO_PARTICIPLE
        )

    def denies_twice(self, sentence: str) -> bool:
        """Whether a sentence has two negatives, which a tired reader has to take apart."""
        return len(self.negatives.findall(fold(sentence))) > 1

    def unexplained_in(self, text: str) -> tuple[Term, ...]:
        """The terms of a text that nothing in it explains."""
        folded = fold(text)
        used = (term for term in self.terms if term.used.search(text))
        return tuple(term for term in used if not term.explained.search(folded))


def _alternatives(phrase: str) -> str:
    """A phrase in which "charge/charges" is either word."""
    places = (fold(place).split("/") for place in phrase.split())
    return r"\s+".join(re.escape(one[0]) if len(one) == 1 else f"(?:{'|'.join(map(re.escape, one))})" for one in places)


def _term(phrase: str, means: str) -> Term:
    word = _alternatives(phrase)
    said = rf"\b{word}\b[\"']?\**"
    explained = rf"{said},?\s*(?:\(|:|-|(?:which\s+|that\s+|this\s+)?(?:means|mean|is\s+when|is\s+where))"
    # In a list of several words, the later ones are explained without a verb: “and “partly upheld” that we agree …”.
    also = rf"{said}\s+(?:that|means)\s"
    before = rf"(?:called|known\s+as)\s+(?:an?\s+|the\s+)?[\"']?{word}\b"
    return Term(re.sub(r"/\S+", "", phrase), means, re.compile(rf"\b{word}\b"), re.compile(f"{explained}|{also}|{before}"))


def _wordy(file: PlainListFile) -> dict[str, tuple[Phrase, ...]]:
    groups = (PhraseGroup(code="wordy-phrase", find=(find,), instead=f"Say: {instead}.") for find, instead in file.wordy.items())
    return by_clue(tuple(groups))


def read_plain_list(path: Path) -> PlainList:
    """A plain list. Raises ``ProfileError`` for a faulty file."""
    file = parse_profile(PlainListFile, load_toml(path), path)
    irregular = "|".join(sorted(file.passive.irregular))
    negatives = "|".join(sorted(file.negatives.words))
    return PlainList(
        path.parent.name,
        file.limits,
        _wordy(file),
        tuple(_term(phrase, means) for phrase, means in file.terms.items()),
        re.compile(rf"{_BE}{_BETWEEN}(?P<done>[a-z]{{2,}}ed|{irregular})\b"),
        file.passive.describing,
        re.compile(rf"\b(?:{negatives})\b|n't\b"),
        file.syllables,
    )


@cache
def plain_list(language: str) -> PlainList | None:
    """The plain list of a language, by its tag; none for a language that has none."""
    path = shipped("locales") / language / "plain.toml"
    return read_plain_list(path) if path.is_file() else None


@lru_cache(maxsize=4096)
def is_sentence(piece: str) -> bool:
    """Whether a line's piece is a sentence rather than a heading, a label or a cell of a table."""
    return piece.rstrip("\"'”’)*").endswith((".", "!", "?", ":", ";"))
