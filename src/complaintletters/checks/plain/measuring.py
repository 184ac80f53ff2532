"""Lines of text in; how plain they are, out: reading age, sentence length, passives, wordy phrases, words to explain, denials."""

from collections.abc import Iterable
from dataclasses import dataclass

from complaintletters.checks.plain.plain_list import Limits, PlainList, is_sentence
from complaintletters.plain_language import GAP, Readability, readability, sentences

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


def _measured(pieces: tuple[str, ...], listed: PlainList) -> tuple[Sentence, ...]:
    out = []
    for piece in pieces:
        one = readability((piece,), listed.syllables)
        if one.words:
            out.append(Sentence(shown(piece), one.words, one.age))
    return tuple(out)


def plainness(lines: Iterable[str], listed: PlainList, limits: Limits, *, around: str = "") -> Plainness:
    """How plain these lines are. ``around`` is the rest of what the reader has before them, which may explain a term.

    A heading, a label or a cell counts for the longest sentence and not for the averages, which it would flatter.
    """
    kept = tuple(lines)
    pieces = tuple(dict.fromkeys(piece for line in kept for piece in sentences(line)))
    whole = readability([piece for piece in pieces if is_sentence(piece)] or pieces, listed.syllables)
    every = _measured(pieces, listed)
    too_long = tuple(one for one in every if one.words > limits.longest)
    whole = Readability(
        whole.sentences, whole.words, max((one.words for one in every), default=0), whole.spoken, whole.syllables
    )
    hardest = sorted(every, key=lambda one: (-(one.words > limits.longest), -one.age * min(one.words, 30)))
    text = "\n".join(kept)
    unexplained = {term.word: term.means for term in listed.unexplained_in(text)}
    if around and unexplained:
        still = {term.word for term in listed.unexplained_in(f"{text}\n{around}")}
        unexplained = {word: means for word, means in unexplained.items() if word in still}
    return Plainness(
        whole,
        tuple(hardest[:_WORST]),
        too_long,
        tuple(found for piece in pieces for found in listed.passives_in(piece)),
        _wordy(found for piece in pieces for found in listed.wordy_in(piece)),
        tuple(unexplained.items()),
        tuple(shown(piece) for piece in pieces if listed.denies_twice(piece)),
        _beyond(whole, limits),
    )
