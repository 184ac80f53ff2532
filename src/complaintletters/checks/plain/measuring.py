"""Lines of text in; how plain they are, out: reading age, sentence length, passives, wordy phrases, words to explain, denials."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from complaintletters.checks.plain.plain_list import Limits, PlainList, is_sentence, plain_list
from complaintletters.plain_language import GAP, Readability, readability, sentences, together

_WORST = 3
_LONGEST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Wordy:
    """A phrase that is longer than it need be or belongs to the trade, what to write instead, and how often it stands there."""

    found: str
    instead: str
    times: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence quoted, with how long it is and its own reading age."""

    text: str
    words: int
    age: float


@dataclass(frozen=True, slots=True)
class Plainness:
    """How plain a text is.

    ``whole`` measures its sentences together, ``too_long`` are those beyond the limit, ``worst`` the hardest. ``beyond`` says
    which limits the text goes beyond, a sentence each; nothing when it is plain.
    """

    whole: Readability
    worst: tuple[Sentence, ...]
    too_long: tuple[Sentence, ...]
    passives: tuple[str, ...]
    wordy: tuple[Wordy, ...]
    unexplained: tuple[tuple[str, str], ...]
    double_negatives: tuple[str, ...]
    beyond: tuple[str, ...]


def shown(sentence: str) -> str:
    """A sentence on one line, with dots for values, shortened."""
    text = " ".join(sentence.replace(GAP, "…").split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1].rstrip()}…"


def _wordy(found: Iterable[tuple[str, str]]) -> tuple[Wordy, ...]:
    counted: dict[tuple[str, str], int] = {}
    for words, instead in found:
        counted[words.lower(), instead] = counted.get((words.lower(), instead), 0) + 1
    return tuple(Wordy(words, instead, times) for (words, instead), times in counted.items())


def _beyond(whole: Readability, limits: Limits) -> tuple[str, ...]:
    out = []
    if whole.longest > limits.longest:
        out.append(f"expected at most {limits.longest} words in a sentence; found {whole.longest}")
    if whole.words >= limits.enough and whole.mean > limits.mean:
        out.append(f"expected {limits.mean:g} words a sentence or fewer on average; found {whole.mean:.1f}")
    age = limits.age_for(whole.words)
    if age is not None and whole.age > age:
        out.append(f"expected a reading age of {age:g} or lower; found {whole.age:.1f}")
    return tuple(out)


@lru_cache(maxsize=8192)
def _of_sentence(language: str, sentence: str) -> Readability:
    """Remembered, since wording is the same in every letter."""
    listed = plain_list(language)
    return readability(sentence, listed.syllables if listed else None)


@lru_cache(maxsize=4096)
def _wordy_in(language: str, sentence: str) -> tuple[tuple[str, str], ...]:
    listed = plain_list(language)
    return listed.wordy_in(sentence) if listed else ()


@lru_cache(maxsize=4096)
def _pieces_of(line: str) -> tuple[str, ...]:
    return sentences(line)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The sentences, headings and labels of a text, each once, and how hard they are to read together.

    A heading, a label or a cell counts for the longest sentence and not for the averages, which it would flatter.
    """

    every: tuple[str, ...]
    listed: PlainList
    limits: Limits

    @classmethod
    def of(cls, lines: Iterable[str], listed: PlainList, limits: Limits) -> "Pieces":
        return cls(tuple(dict.fromkeys(piece for line in lines for piece in _pieces_of(line))), listed, limits)

    def measured(self) -> tuple[tuple[str, Readability], ...]:
        """Each with how hard it is to read."""
        every = ((piece, _of_sentence(self.listed.language, piece)) for piece in self.every)
        return tuple((piece, one) for piece, one in every if one.words)

    def whole(self) -> Readability:
        """All of them together."""
        every = self.measured()
        whole = together([one for piece, one in every if is_sentence(piece)] or [one for _, one in every])
        return replace(whole, longest=max((one.words for _, one in every), default=0))

    def beyond(self) -> tuple[str, ...]:
        """The limits that they go beyond, a sentence each; nothing when they are plain."""
        return _beyond(self.whole(), self.limits)

    def wordy(self) -> tuple[Wordy, ...]:
        """Their phrases that are longer than they need be."""
        return _wordy(found for piece in self.every for found in _wordy_in(self.listed.language, piece))

    def hardest(self) -> tuple[Sentence, ...]:
        """Their hardest sentences: those that are too long first."""
        every = [Sentence(shown(piece), one.words, one.age) for piece, one in self.measured()]
        every.sort(key=lambda one: (one.words <= self.limits.longest, -one.age * min(one.words, 30)))
        return tuple(every)


def _unexplained(text: str, around: str, listed: PlainList) -> tuple[tuple[str, str], ...]:
    terms = listed.unexplained_in(text)
    still = {term.word for term in listed.unexplained_in(f"{text}\n{around}")} if terms and around else set()
    return tuple((term.word, term.means) for term in terms if not around or term.word in still)


def plainness(lines: Iterable[str], listed: PlainList, limits: Limits, *, around: str = "") -> Plainness:
    """How plain these lines are. ``around`` is the rest of what the reader has before them, which may explain a term."""
    kept = tuple(lines)
    pieces = Pieces.of(kept, listed, limits)
    hardest = pieces.hardest()
    return Plainness(
        pieces.whole(),
        hardest[:_WORST],
        tuple(one for one in hardest if one.words > limits.longest),
        tuple(found for piece in pieces.every for found in listed.passives_in(piece)),
        pieces.wordy(),
        _unexplained("\n".join(kept), around, listed),
        tuple(shown(piece) for piece in pieces.every if listed.denies_twice(piece)),
        pieces.beyond(),
    )
