"""Passages that were changed and stretches of a file that are left over in; which stretch stands for which passage out.

A passage may have been split into several lines, and several may have been merged into one: then they are judged together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from complaintletters.checks.comparing.passages import Passage
from complaintletters.checks.comparing.spans import FileWords, Span
from complaintletters.checks.comparing.words import Words, keys_of, shared
from complaintletters.letter import FreeText, Statement, Value

_DIGITS = re.compile(r"\d+")
_LIKE = 0.4  # of a passage's words: below this, nothing of it is left
_PART = 0.6  # of a stretch's words: above this, it is a part of the passage beside it


def _weight(passage: Passage) -> Words:
    """A passage's words, those of its facts twice: they tell best which passage it is."""
    facts = [fact.text for fact in passage.facts if isinstance(fact, Value | FreeText | Statement)]
    return (*passage.spellings[-1], *(word for text in facts for word in keys_of(text)))


def _masked(keys: Words) -> Words:
    """Words with their digits hidden, so that an altered sum is still a sum."""
    return tuple(_DIGITS.sub("#", key) for key in keys)


def _likeness(wanted: Words, found: Words) -> float:
    if not wanted:
        return 0.0
    doubled = (*found, *found)
    return max(shared(wanted, doubled), 0.8 * shared(_masked(wanted), _masked(doubled))) / len(wanted)


def _claims(passages: Sequence[Passage], found: Sequence[Words]) -> dict[int, int]:
    """The likest stretch for each passage, best pairs first. A stretch long enough for several may serve several."""
    scores = [
        (_likeness(_weight(passage), keys), -abs(number * len(found) - other * len(passages)), number, other)
        for number, passage in enumerate(passages)
        for other, keys in enumerate(found)
    ]
    room = [len(keys) for keys in found]
    claims: dict[int, int] = {}
    for score, _, number, other in sorted(scores, reverse=True):
        if score < _LIKE or number in claims:
            continue
        if room[other] == len(found[other]) or room[other] >= 0.6 * len(passages[number].keys):
            claims[number] = other
            room[other] -= len(passages[number].keys)
    return claims


def _without_labels(keys: Words, passages: Sequence[Passage]) -> list[str]:
    """The words of a stretch without the head of a column that plain text puts before its cell."""
    for passage in passages:
        for label in map(keys_of, passage.labels):
            if label and keys[: len(label)] == label:
                return list(keys[len(label) :])
    return list(keys)


def _take(wanted: list[str], keys: Iterable[str]) -> None:
    for word in keys:
        if word in wanted:
            wanted.remove(word)


def _parts(passages: Sequence[Passage], first: int, found: Sequence[Words], free: set[int]) -> Iterator[int]:
    """Stretches beside a claimed one that hold more of the same passages."""
    wanted = [word for passage in passages for word in passage.spellings[-1]]
    _take(wanted, found[first])
    for step in (1, -1):
        at = first + step
        while at in free and found[at] and wanted:
            keys = _without_labels(found[at], passages)
            if shared(wanted, keys) < _PART * len(keys):
                break
            _take(wanted, keys)
            free.discard(at)
            yield at
            at += step


def paired(
    passages: Sequence[Passage], pieces: Sequence[Span], words: FileWords
) -> Iterator[tuple[list[Passage], list[Span]]]:
    """Groups of passages, each with its stretches in order; those for which there is none come with an empty list."""
    found = [tuple(words.keys[span.start : span.stop]) for span in pieces]
    claims = _claims(passages, found)
    free = set(range(len(pieces))) - set(claims.values())
    for other in sorted(set(claims.values())):
        group = [passages[number] for number in sorted(claims) if claims[number] == other]
        parts = sorted([other, *_parts(group, other, found, free)])
        yield group, [pieces[part] for part in parts]
    alone = [passage for number, passage in enumerate(passages) if number not in claims]
    if alone:
        yield alone, []
