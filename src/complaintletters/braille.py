"""Braille editions: how a page of braille is set out, and how a text is made ready for the tables and put into cells.

A braille edition is a name such as ``braille``, ``braille:grade-1``, ``braille:32x27`` or ``braille:grade-1:32x27``.
Each name is a small file in ``accessible_formats/braille/``; later ones change what ``standard`` says.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from complaintletters.form_files import merged_files
from complaintletters.liblouis import BLANK, Cells, forward
from complaintletters.profile_file import ProfileModel, parse_profile

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_SPACES = re.compile(r"\s+")
_TELEPHONE = re.compile(r"(?<![\w£.,/-])(?:\+44 ?|0)\d(?:[ -]?\d){8,10}(?!\d)")
# liblouis takes a space between two digits for one within a number and joins them. An en space it leaves alone.
_APART = re.compile(r"(?<=\d) (?=\d)")
_EN_SPACE = "\u2002"
# In a passage of capitals liblouis (3.24) leaves out the sign that tells 3B from 32, so such a word is translated alone.
_PASSAGE = "\u2820\u2820\u2820"
_NUMBER_AND_LETTER = re.compile(r"\d[A-J]")

Cell = Annotated[int, Field(ge=1, le=20)]


class BrailleSetting(ProfileModel):
    """How braille is written and set out. Cells are counted from 1, as braille guidance does."""

    says: str
    """The edition in a line."""
    table: str
    """liblouis's table of the braille code."""
    cells: Annotated[int, Field(ge=20, le=80)]
    """Cells in a line."""
    lines: Annotated[int, Field(ge=10, le=60)]
    """Lines on a page, with the page line."""
    centred_margin: Annotated[int, Field(ge=0, le=8)]
    """Cells left free at least on each side of a main heading."""
    second_heading: Cell
    """The cell at which a second heading and its next lines start."""
    third_heading: Cell
    """The cell at which lesser headings and their next lines start."""
    paragraph: tuple[Cell, Cell]
    """The cells at which a paragraph and its next lines start."""
    listed: tuple[Cell, Cell]
    """The cells at which an item and its next lines start."""
    kept_with_heading: Annotated[int, Field(ge=1, le=8)]
    """Lines that follow a heading on its page."""
    languages: tuple[str, ...]
    """The languages whose letters can be written so."""


@cache
def braille_setting(names: tuple[str, ...] = (), templates: Path | None = None) -> BrailleSetting:
    """The setting of those names over the standard one.

    Raises ``UsageError`` for a name that isn't there, ``ProfileError`` for a faulty file.
    """
    return parse_profile(BrailleSetting, *merged_files("braille", names, templates))


def _spaced(text: str) -> str:
    """The text with numbers kept apart, but a telephone number whole."""
    out, at = "", 0
    for match in _TELEPHONE.finditer(text):
        out += _APART.sub(_EN_SPACE, text[at : match.start()]) + match[0]
        at = match.end()
    return out + _APART.sub(_EN_SPACE, text[at:])


def prepared(text: str) -> str:
    """A text as the tables want it: composed, on one line, no invisible characters and no spaces but plain ones."""
    return _spaced(_SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip())


def _groups(text: str) -> Iterator[str]:
    """The text in parts that are translated alone: each word with a number and a letter, and what stands between them."""
    group: list[str] = []
    for word in text.split(" "):
        if _NUMBER_AND_LETTER.search(word):
            yield from (" ".join(part) for part in (group, [word]) if part)
            group = []
        else:
            group.append(word)
    if group:
        yield " ".join(group)


def written(text: str, table: str) -> Cells:
    """A text, as ``prepared`` makes it, in cells. Raises ``RenderError`` without liblouis."""
    made = forward(text, table)
    if _PASSAGE not in made.dots or not _NUMBER_AND_LETTER.search(text):
        return made
    dots, starts = "", list[int]()
    for group in _groups(text):
        part = forward(group, table)
        if starts:
            starts.append(len(dots))
            dots += BLANK
        starts += (len(dots) + start for start in part.starts)
        dots += part.dots
    return Cells(dots, tuple(starts))
