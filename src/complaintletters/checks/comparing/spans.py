"""A finished file's lines in; its words in one row out, each knowing its line, and the stretches of it not yet used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from complaintletters.checks.comparing.words import Words, unbulleted, words_in
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import normal, recognised

_NEAR = 24
_MAY_GO_ON = re.compile(r"(?:\d|\b[A-Za-z]{3,9}|\+44)\W?\s*$")
_CUT_ADDRESS = re.compile(r"(?:www\.|//|@)\S*[-/]\s*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file's words, from one to before another."""

    start: int
    stop: int


@lru_cache(maxsize=8192)
def _cut_at(line: str, following: str) -> int:
    """How many characters of the next line belong to a date, number or address that a line breaks off in."""
    following = following.lstrip()
    if _CUT_ADDRESS.search(line):
        return len(following.partition(" ")[0])
    if not (_MAY_GO_ON.search(line) and following[:1].isalnum()):
        return 0
    tail, head = normal(line)[-_NEAR:].lstrip(), normal(following)[:_NEAR]
    alone = {value.at + len(value.shown) for value in recognised(tail)}
    for value in recognised(f"{tail} {head}"):
        end = value.at + len(value.shown)
        if value.kind in {"date", "telephone"} and value.at < len(tail) < end and len(tail) not in alone:
            return end - len(tail) - 1
    return 0


def _whole_values(lines: Sequence[str]) -> list[str]:
    """Lines of which none breaks off within a value: where one did, the next gives up its part of it."""
    out = list(lines)
    for number in range(len(out) - 1):
        following = number + 1
        while following < len(out) and (part := _cut_at(out[number], normal(out[following]))):
            words = normal(out[following])
            between = "" if _CUT_ADDRESS.search(out[number]) else " "
            out[number], out[following] = out[number].rstrip() + between + words[:part], words[part:]
            if out[following]:
                break
            following += 1
    return out


@dataclass
class FileWords:
    """All words of a file's lines. ``used`` marks those that a passage of the letter has been found in."""

    lines: tuple[str, ...]
    texts: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    begins: list[bool] = field(default_factory=list)
    line_of: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    line_starts: list[int] = field(default_factory=list)
    used: list[bool] = field(default_factory=list)
    _where: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, file: FinishedFile) -> "FileWords":
        made = cls(file.lines)
        for number, line in enumerate(_whole_values(file.lines)):
            made._add(number, line)
        made.used = [False] * len(made.keys)
        for index, key in enumerate(made.keys):
            made._where.setdefault(key, []).append(index)
        return made

    def _add(self, number: int, line: str) -> None:
        text, words = words_in(unbulleted(line))
        self.texts.append(text)
        self.line_starts.append(len(self.keys))
        for word in words:
            self.keys.append(word.key)
            self.begins.append(word.begins)
            self.line_of.append(number)
            self.starts.append(word.start)
            self.ends.append(word.end)

    @property
    def all(self) -> Span:
        return Span(0, len(self.keys))

    def line_keys(self, number: int) -> Words:
        """A line's words, without a number that a list or a heading begins with."""
        span = self.line_span(number)
        keys = self.keys[span.start : span.stop]
        numbered = len(keys) > 1 and keys[0].isdigit() and len(keys[0]) < 3 and self.begins[span.start + 1]
        return tuple(keys[1:] if numbered else keys)

    def line_span(self, number: int) -> Span:
        last = number + 1 == len(self.line_starts)
        return Span(self.line_starts[number], len(self.keys) if last else self.line_starts[number + 1])

    # --- finding

    def _fits(self, wanted: Words, at: int, within: Span) -> bool:
        stop = at + len(wanted)
        if stop > within.stop or tuple(self.keys[at:stop]) != wanted or any(self.used[at:stop]):
            return False
        ends = stop == len(self.keys) or self.begins[stop] or self.used[stop]
        return ends and (self.begins[at] or at == 0 or self.used[at - 1])

    def find(self, wanted: Words, within: Span) -> Span | None:
        """Where unused words stand together, beginning and ending as a sentence, label or line does."""
        if not wanted:
            return None
        for at in self._where.get(wanted[0], ()):
            if within.start <= at < within.stop and self._fits(wanted, at, within):
                return Span(at, at + len(wanted))
        return None

    def use(self, span: Span) -> None:
        self.used[span.start : span.stop] = [True] * (span.stop - span.start)

    def unused(self, within: Span) -> Iterator[Span]:
        """The stretches of unused words, cut where a line ends."""
        start: int | None = None
        for index in range(within.start, within.stop):
            new_line = index > within.start and self.line_of[index] != self.line_of[index - 1]
            if start is not None and (self.used[index] or new_line):
                yield Span(start, index)
                start = None
            if start is None and not self.used[index]:
                start = index
        if start is not None:
            yield Span(start, within.stop)

    # --- showing

    def text(self, span: Span) -> str:
        """The words of a stretch as they stand in the file, with the marks around them."""
        out: list[str] = []
        for number in range(self.line_of[span.start], self.line_of[span.stop - 1] + 1):
            line = self.line_span(number)
            first, last = max(span.start, line.start), min(span.stop, line.stop)
            if first < last:
                begin = 0 if first == line.start else self.starts[first]
                end = len(self.texts[number]) if last == line.stop else self.starts[last]
                out.append(self.texts[number][begin:end].strip())
        return "\n".join(out)

    def line_number(self, span: Span) -> int:
        """The line a stretch begins on, counted from 1."""
        return self.line_of[min(span.start, len(self.line_of) - 1)] + 1 if self.line_of else 1
