"""A letter in; what a page of braille is made of, in order, out: lines of text, each with how it stands on the page.

A table is a list of labelled facts, since columns don't fit. Bold is left out: it marks labels, which their colon marks.
Bullets are left out too: an item starts further left than its own next lines. The landlord's name comes first; the ways
to reach it come last, below a row of signs, as in plain text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from complaintletters.house_style import HouseStyle
from complaintletters.letter import (
    Block,
    Bullets,
    Heading,
    Inline,
    Item,
    Letter,
    Numbered,
    Paragraph,
    Section,
    Table,
    Text,
    plain,
)


class Shape(Enum):
    """How a line of text stands on the page."""

    MAIN_HEADING = "main heading"
    SECOND_HEADING = "second heading"
    THIRD_HEADING = "third heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of text, to be set as long as it gets. ``depth`` is how deep an item's list stands in others.

    ``apart`` asks for a blank line before it.
    """

    shape: Shape
    content: tuple[Inline, ...]
    depth: int = 0
    apart: bool = False

    @property
    def text(self) -> str:
        return plain(self.content)


_HEADINGS = {1: Shape.MAIN_HEADING, 2: Shape.SECOND_HEADING}


def _text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def _group(contents: Iterator[tuple[Inline, ...]] | list[tuple[Inline, ...]]) -> Iterator[Piece]:
    """Lines that belong together, such as an address."""
    for index, content in enumerate(contents):
        yield Piece(Shape.ITEM, content, apart=index == 0)


def _items(items: tuple[Item, ...], markers: list[str], depth: int) -> Iterator[Piece]:
    for index, (item, marker) in enumerate(zip(items, markers, strict=True)):
        content = (*_text(marker), *item.content) if marker else item.content
        yield Piece(Shape.ITEM, content, depth, apart=index == 0 and depth == 0)
        for child in item.children:
            yield from _list(child, depth + 1)


def _list(block: Bullets | Numbered, depth: int = 0) -> Iterator[Piece]:
    match block:
        case Bullets():
            yield from _items(block.items, [""] * len(block.items), depth)
        case Numbered():
            numbers = range(block.start, block.start + len(block.items))
            yield from _items(block.items, [f"{number}. " for number in numbers], depth)
        case _ as never:
            assert_never(never)


def _rows(table: Table) -> Iterator[Piece]:
    for row in table.rows:
        pairs = [(head.content, cell.content) for head, cell in zip(table.head, row, strict=True)]
        filled = [(label, cell) for label, cell in pairs if plain(cell).strip()]
        yield from _group([(*label, *_text(": "), *cell) if plain(label).strip() else cell for label, cell in filled])


def _pieces(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(_HEADINGS.get(block.level, Shape.THIRD_HEADING), block.content, apart=True)
        case Paragraph():
            yield Piece(Shape.PARAGRAPH, block.content)
        case Bullets() | Numbered():
            yield from _list(block)
        case Table():
            yield from _rows(block)
        case _ as never:
            assert_never(never)


def _sections(sections: tuple[Section, ...]) -> Iterator[Piece]:
    for section in sections:
        for block in section.blocks:
            yield from _pieces(block)


def _draft(letter: Letter) -> Iterator[Piece]:
    if letter.draft:
        yield Piece(Shape.MAIN_HEADING, _text(letter.furniture.draft), apart=True)
        if letter.draft.gaps:
            yield Piece(Shape.PARAGRAPH, _text(letter.furniture.draft_gaps))
            yield from _group([_text(gap) for gap in letter.draft.gaps])


def _sender(letter: Letter, style: HouseStyle) -> Iterator[Piece]:
    labels = dict(letter.furniture.letterhead_labels)
    contact = [f"{labels[line.kind]}: {line.text}" if line.kind in labels else line.text for line in style.contact]
    yield Piece(Shape.RULE, (), apart=True)
    yield from _group([_text(line) for line in (style.name, style.strapline, *contact, style.small_print) if line])


def pieces(letter: Letter, style: HouseStyle) -> Iterator[Piece]:
    """Every line of the letter, in the order in which it is read."""
    yield from _draft(letter)
    yield from _group([_text(style.name)])
    yield from _group([_text(line) for line in letter.addressee])
    yield from _group([(*_text(f"{fact.label}: "), *fact.content) for fact in letter.facts])
    yield Piece(Shape.PARAGRAPH, letter.salutation, apart=True)
    yield Piece(Shape.MAIN_HEADING, letter.title, apart=True)
    yield from _sections(letter.sections)
    yield Piece(Shape.PARAGRAPH, letter.sign_off, apart=True)
    yield from _group(list(letter.signatory))
    yield from _sections(letter.after)
    yield from _sender(letter, style)
