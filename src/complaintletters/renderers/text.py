"""A letter and a landlord's look in; a UTF-8 text file out, for e-mail and for screen readers.

A paragraph is one line and is never wrapped: a screen reader pauses where a line ends, and typed text stays as typed.
Lines end in LF. The title is underlined with ``=``, headings of level 2 with ``-``. A table is one block of
"Label: value" lines for each row, since columns do not survive e-mail. The landlord's name comes first; the ways to
reach it and the small print come last, below the line "-- " that mail programs know a signature by (RFC 3676, 4.3).
A draft's notice stands above the line "* * *".
"""

from collections.abc import Iterator
from typing import assert_never

from complaintletters.bidi import isolated
from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import (
    Block,
    Bullets,
    Heading,
    Item,
    Letter,
    Numbered,
    Paragraph,
    Section,
    Table,
    plain,
)
from complaintletters.presentation import Presentation

__all__ = ["render"]

_SIGNATURE = "-- "
_BREAK = "* * *"
_UNDERLINES = {1: "=", 2: "-"}


# --- blocks: each gives groups of lines, with a blank line between groups ---------------------------------------------


def _heading(text: str, level: int) -> list[str]:
    underline = _UNDERLINES.get(level)
    return [text, underline * len(text)] if underline else [text]


def _hanging(text: str, marker: str) -> list[str]:
    """An item's lines: the first behind its marker, those after a line break under its words."""
    first, *others = text.split("\n")
    return [marker + first, *(" " * len(marker) + line for line in others)]


def _items(items: tuple[Item, ...], markers: Iterator[str]) -> list[str]:
    out: list[str] = []
    for item, marker in zip(items, markers, strict=False):
        out += _hanging(plain(item.content), marker)
        indent = " " * len(marker)
        out += [indent + line for child in item.children for line in _list(child)]
    return out


def _list(block: Bullets | Numbered) -> list[str]:
    match block:
        case Bullets():
            return _items(block.items, iter(["- "] * len(block.items)))
        case Numbered():
            numbers = range(block.start, block.start + len(block.items))
            return _items(block.items, (f"{number}. " for number in numbers))
        case _ as never:
            assert_never(never)


def _row(labels: list[str], cells: list[str]) -> list[str]:
    """A row's cells behind their labels. An empty cell has nothing to say."""
    filled = [(label, cell) for label, cell in zip(labels, cells, strict=True) if cell.strip()]
    return [f"{label}: {cell}" if label else cell for label, cell in filled]


def _groups(block: Block) -> Iterator[list[str]]:
    match block:
        case Heading():
            yield _heading(plain(block.content), block.level)
        case Paragraph():
            yield [plain(block.content)]
        case Bullets() | Numbered():
            yield _list(block)
        case Table():
            labels = [plain(cell.content) for cell in block.head]
            for row in block.rows:
                yield _row(labels, [plain(cell.content) for cell in row])
        case _ as never:
            assert_never(never)


def _sections(sections: tuple[Section, ...]) -> Iterator[list[str]]:
    for section in sections:
        for block in section.blocks:
            yield from _groups(block)


# --- the letter -----------------------------------------------------------------------------------------------------


def _sender(letter: Letter, style: HouseStyle) -> list[str]:
    labels = dict(letter.furniture.letterhead_labels)
    contact = [f"{labels[line.kind]}: {line.text}" if line.kind in labels else line.text for line in style.contact]
    return [line for line in (_SIGNATURE, style.name, style.strapline, *contact, style.small_print) if line]


def _draft(letter: Letter) -> Iterator[list[str]]:
    if letter.draft:
        yield [letter.furniture.draft]
        if letter.draft.gaps:
            yield [letter.furniture.draft_gaps, *(f"- {gap}" for gap in letter.draft.gaps)]
        yield [_BREAK]


def _letter(letter: Letter, style: HouseStyle) -> Iterator[list[str]]:
    yield from _draft(letter)
    yield [style.name]
    yield from _words(letter)
    sender = _sender(letter, style)
    yield [isolated(line) if line != _SIGNATURE else line for line in sender] if letter.direction == "rtl" else sender
    if letter.draft:
        yield [letter.furniture.draft]


def _words(letter: Letter) -> Iterator[list[str]]:
    """A letter's groups; in a right-to-left one its left-to-right runs are isolated, which no reader sees or hears."""
    groups = _groups_of(letter)
    yield from ([isolated(line) for line in group] for group in groups) if letter.direction == "rtl" else groups
    if letter.then:
        yield from _words(letter.then)


def _groups_of(letter: Letter) -> Iterator[list[str]]:
    yield list(letter.addressee)
    yield [f"{fact.label}: {plain(fact.content)}" for fact in letter.facts]
    yield [plain(letter.salutation)] if letter.salutation else []
    yield _heading(letter.title_text, 1)
    if letter.then:
        yield [letter.then.furniture.follows]
    yield from _sections(letter.sections)
    yield [plain(letter.sign_off)]
    yield [plain(line) for line in letter.signatory]
    yield from _sections(letter.after)


def render(letter: Letter, style: HouseStyle, presentation: Presentation) -> bytes:  # noqa: ARG001 - text has no looks
    """The finished file. Raises ``RenderError`` for half a character, which UTF-8 can't hold."""
    text = "\n\n".join("\n".join(group) for group in _letter(letter, style) if group) + "\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        found = f"U+{ord(text[error.start]):04X}"
        mend = "Type the character again."
        raise RenderError([Fault("", "txt", "expected whole characters", found, mend)]) from error
