"""A letter's or a finished file's words as one text that knows where each character stands and whether somebody is quoted.

A detail can be split by a line, a bold word or a field, so checks that search for words search the whole, and then ask it where
they are.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import of_lines, visible
from complaintletters.letter import FreeText, Letter, LineBreak, Statement, Text, Value, leaves, letter_lines

# One character for one, so that a place in the folded text is the same place in the text as shown.
_FOLDED = (*((mark, "'") for mark in "‘’‚′"), *((mark, '"') for mark in "“”„″"), *((dash, "-") for dash in "‐‑‒–—−"))
_SPACES = tuple((space, " ") for space in "\u00a0\u2007\u2009\u202f\t")
# A quotation: no other opens inside it, except at the start of a line, as one of several paragraphs does.
_QUOTED = re.compile(
    r"“(?:[^“”]|(?<=\n)“){1,1500}”|(?<!\w)\"[^\"]{1,1500}\"|‘[^‘]{1,1500}?’(?!\w)|(?<![\w'])'(?=\S)[^'\n](?:[^'\n]|'(?=\w)){0,600}'(?!\w)"
)
_OPENS = re.compile(r"'(?<!\w')")
_APART = "\n\n"  # white space, but no word or detail goes on over it


class Stretch(NamedTuple):
    """Words from one place. ``voice`` is whose they are where they may quote somebody, empty where they may not.

    ``kind`` tells what they are: "typed", "wording", "address", "file", "furniture", or the kind of a letter's value.
    """

    text: str
    where: str = ""
    kind: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Passages:
    """A whole text: as shown, folded (lower case, straight quotes, hyphens), and its stretches with where each starts."""

    text: str
    folded: str
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]

    def over(self, start: int, end: int) -> tuple[Stretch, ...]:
        """The stretches with a place that a part of the text belongs to."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first + 1, bisect_right(self.starts, end - 1))
        return tuple(one for one in self.stretches[first:last] if one.where)

    def place(self, start: int, end: int) -> Stretch:
        """The stretch to send somebody to: the one that a person typed, if one did."""
        found = self.over(start, end)
        return next((one for one in found if one.voice), found[0])

    def spans(self, kind: str) -> Iterator[tuple[int, int]]:
        """Where each stretch of a kind starts and ends."""
        for start, one in zip(self.starts, self.stretches, strict=True):
            if one.kind == kind:
                yield start, start + len(one.text)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether these words stand in a quotation, in words that may quote."""
        found = self.over(start, end)
        if not all(one.voice for one in found):
            return False
        return any(
            match.start() < start and end <= match.end() and self._one_voice(match.start(), match.end())
            for match in _QUOTED.finditer(self.text)
        )

    def _one_voice(self, start: int, end: int) -> bool:
        """A quotation mark without its pair must not swallow what others say after it."""
        return len({one.voice for one in self.over(start, end) if one.voice}) <= 1


def _may_quote(text: str) -> bool:
    """Most texts quote nobody, and that is seen much faster than where a quotation ends."""
    return "“" in text or '"' in text or "‘" in text or ("'" in text and _OPENS.search(text) is not None)


def unquoted(text: str) -> str:
    """A text with a blank of its own for each character that is quoted: nothing else moves."""
    if not _may_quote(text):
        return text
    return _QUOTED.sub(lambda match: "\ufffc" * len(match[0]), text)


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """Some characters for others. On a letter's length this is much faster than ``str.translate``."""
    if text.isascii() and "\t" not in text:
        return text
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def fold(text: str) -> str:
    """A text for searching: lower case, straight quotes, hyphens and spaces; every character stays in its place."""
    lower = text.lower()
    if len(lower) != len(text):  # İ is two characters in lower case
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _replaced(lower, (*_FOLDED, *_SPACES))


@of_lines
def shown(text: str) -> str:
    """A text as a reader sees it, without invisible characters and with plain spaces."""
    return _replaced(text if text.isascii() else visible(text), _SPACES)


def _joined(pieces: list[Stretch]) -> Passages:
    """Stretches as one text. One without a place is white space."""
    raw = "".join([one.text for one in pieces])
    if not raw.isascii() or "\t" in raw:
        as_shown = ((one, shown(one.text)) for one in pieces)
        pieces = [one if one.text == text else one._replace(text=text) for one, text in as_shown]
    whole = "".join([one.text for one in pieces])
    starts = accumulate([len(one.text) for one in pieces[:-1]], initial=0)
    return Passages(whole, fold(whole), tuple(pieces), tuple(starts))


_LINE = Stretch("\n")


def _stretch(leaf: Text | LineBreak | Value | FreeText | Statement, section: str) -> Stretch:
    if isinstance(leaf, Text | Statement):
        return Stretch(leaf.text, section, "address" if section == "addressee" else "wording")
    if isinstance(leaf, Value):
        return Stretch(leaf.text, leaf.source, leaf.kind)
    if isinstance(leaf, FreeText):
        return Stretch(leaf.text, leaf.path, "typed", leaf.path)
    return _LINE


def letter_passages(letter: Letter) -> Passages:
    """A letter's own text. Only what a person typed may quote."""
    pieces: list[Stretch] = []
    for section, content in letter_lines(letter):
        pieces += [_stretch(leaf, section) for leaf in leaves(content)]
        pieces.append(_LINE)
    return _joined(pieces)


def _file_stretches(file: FinishedFile) -> Iterator[Stretch]:
    for number, line in enumerate(file.lines, start=1):
        yield Stretch(line, f"line {number}", "file", "file")
        yield _LINE
    yield Stretch(_APART)
    for line in file.furniture:
        yield Stretch(line, "header or footer", "furniture")
        yield _LINE
    yield Stretch(_APART)
    yield Stretch(file.title, "document properties", "furniture")


def file_passages(file: FinishedFile) -> Passages:
    """A finished file's text, then what stands on its pages besides, which quotes nobody."""
    return _joined(list(_file_stretches(file)))
