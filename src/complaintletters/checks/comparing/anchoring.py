"""Chapters of a letter and the words of a file in; which stretch of the file each chapter is, found by its heading.

A heading that was changed a little is still found. One that was deleted leaves its chapter in the one before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from complaintletters.checks.comparing.passages import Chapter, Passage
from complaintletters.checks.comparing.spans import FileWords, Span
from complaintletters.checks.comparing.words import Words, shared

_LIKE = 0.6  # of a heading's words, and of the line's: what still counts as that heading


@dataclass(frozen=True)
class Anchored:
    """A chapter, or several whose headings are gone, with its stretch of the file. ``headings`` are those not found."""

    chapters: tuple[Chapter, ...]
    span: Span
    lost: tuple[Passage, ...]

    @property
    def name(self) -> str:
        return self.chapters[0].name


def _line_keys(chapters: Sequence[Chapter]) -> Iterator[tuple[int | None, Words]]:
    """Every line of the letter as its words; for a heading, with the number of its chapter."""
    for number, chapter in enumerate(chapters):
        if chapter.heading:
            yield number, chapter.heading.keys
        for passage in chapter.passages:
            yield None, passage.keys


def _by_sequence(chapters: Sequence[Chapter], words: FileWords) -> dict[int, Span]:
    """Headings found where the lines around them say they should be."""
    wanted = list(_line_keys(chapters))
    found = [words.line_keys(number) for number in range(len(words.lines))]
    matcher = SequenceMatcher(None, [keys for _, keys in wanted], found, autojunk=False)
    out: dict[int, Span] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            number = wanted[block.a + step][0]
            if number is not None and found[block.b + step]:
                out[number] = words.line_span(block.b + step)
    return out


def _between(number: int, anchors: dict[int, Span], words: FileWords) -> Span:
    """The stretch in which a heading should stand: after the one before it, before the one after it."""
    before = [span.stop for other, span in anchors.items() if other < number]
    after = [span.start for other, span in anchors.items() if other > number]
    start, stop = max(before, default=0), min(after, default=len(words.keys))
    return Span(start, stop) if start < stop else Span(start, start)


def _is_taken(span: Span, anchors: dict[int, Span]) -> bool:
    return any(span.start < other.stop and other.start < span.stop for other in anchors.values())


def _whole_lines(keys: Words, words: FileWords, anchors: dict[int, Span], within: Span) -> Iterator[Span]:
    for number in range(len(words.lines)):
        span = words.line_span(number)
        inside = within.start <= span.start and span.stop <= within.stop
        if inside and words.line_keys(number) == keys and not _is_taken(span, anchors):
            yield span


def _likest(keys: Words, words: FileWords, anchors: dict[int, Span], within: Span) -> Span | None:
    """The line that is most like a heading, if any is like enough."""
    best, most = None, _LIKE
    for number in range(len(words.lines)):
        span = words.line_span(number)
        line = words.line_keys(number)
        if not line or span.start < within.start or span.stop > within.stop or _is_taken(span, anchors):
            continue
        likeness = 2 * shared(keys, line) / (len(keys) + len(line))
        if likeness >= most:
            best, most = span, likeness + 1e-9
    return best


def _search(chapter: Chapter, number: int, anchors: dict[int, Span], words: FileWords) -> Span | None:
    keys = chapter.heading.keys if chapter.heading else ()
    if not keys:
        return None
    near = _between(number, anchors, words)
    there = next(_whole_lines(keys, words, anchors, near), None) or words.find(keys, near)
    if there and not _is_taken(there, anchors):
        return there
    alone = list(_whole_lines(keys, words, anchors, words.all))
    return alone[0] if len(alone) == 1 else _likest(keys, words, anchors, near)


def anchored(chapters: Sequence[Chapter], words: FileWords) -> tuple[Anchored, ...]:
    """Each chapter with its stretch of the file, in the letter's order."""
    anchors = {0: Span(0, 0), **_by_sequence(chapters, words)}
    for number, chapter in enumerate(chapters):
        found = None if number in anchors else _search(chapter, number, anchors, words)
        if found:
            anchors[number] = found
    starts = sorted((span.start, number) for number, span in anchors.items())
    stops = {number: start for (_, number), (start, _) in pairwise(starts)}
    groups: list[tuple[int, list[Chapter], list[Passage]]] = []
    for number, chapter in enumerate(chapters):
        if number in anchors:
            groups.append((number, [chapter], []))
        else:
            groups[-1][1].append(chapter)
            groups[-1][2].extend([chapter.heading] if chapter.heading else [])
    return tuple(
        Anchored(tuple(held), Span(anchors[number].start, stops.get(number, len(words.keys))), tuple(lost))
        for number, held, lost in groups
    )
