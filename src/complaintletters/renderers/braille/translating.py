"""A line of text in; its braille words out, each with the places where it may be divided.

What a table can't write is gathered for the whole letter and refused by name, with the words near it and its path.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from complaintletters.braille import BrailleSetting, prepared, written
from complaintletters.errors import Fault, RenderError, visible
from complaintletters.letter import FreeText, Inline, LineBreak, Statement, Text, Value, leaves
from complaintletters.liblouis import BLANK, can_write

_NEAR = 20
# A web or e-mail address is divided after these, unless a digit follows: a number isn't divided.
_DIVIDES = re.compile(r"[./@_?=&-](?=\D)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word's cells. It may be divided before the cells of ``breaks``; only if it must, before those of ``starts``."""

    cells: str
    breaks: tuple[int, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=4096)
def words(text: str, table: str) -> tuple[Word, ...]:
    """A text's words in braille. A line of cells is divided at blanks, so contractions stay whole."""
    ready = prepared(text)
    made = written(ready, table)
    divides = {made.starts[match.end()] for match in _DIVIDES.finditer(ready)}
    out, at = [], 0
    for cells in made.dots.split(BLANK):
        if cells:
            inside = range(at + 1, at + len(cells))
            starts = sorted({start for start in made.starts if start in inside})
            out.append(Word(cells, tuple(s - at for s in starts if s in divides), tuple(s - at for s in starts)))
        at += len(cells) + 1
    return tuple(out)


# --- what can't be written ------------------------------------------------------------------------------------------


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()


def _path(leaf: Text | LineBreak | Value | FreeText | Statement) -> str:
    match leaf:
        case FreeText():
            return leaf.path
        case Value():
            return leaf.source
        case _:
            return ""


def _unwritable(content: tuple[Inline, ...], setting: BrailleSetting) -> Iterator[Fault]:
    for leaf in leaves(content):
        text = "" if isinstance(leaf, LineBreak) else prepared(leaf.text)
        for character in dict.fromkeys(text):
            if not can_write(character, setting.table):
                at = text.index(character)
                near = visible(text[max(0, at - _NEAR) : at + _NEAR + 1])
                yield Fault(
                    "",
                    _path(leaf),
                    "expected characters that this braille code has a sign for",
                    f"{_named(character)} in “{near}”",
                    "Write it with other characters, or have a transcriber make the braille.",
                    code="no-braille",
                )


def refuse_unwritable(contents: list[tuple[Inline, ...]], setting: BrailleSetting) -> None:
    """Raises ``RenderError`` with every character that can't be written, each once for each place in the case."""
    faults = dict.fromkeys(fault for content in contents for fault in _unwritable(content, setting))
    if faults:
        raise RenderError(faults)
