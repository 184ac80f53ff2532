"""A letter in; its lines out as a form without columns tells them: each cell of a table behind its column's label.

Braille and speech have no columns, and number their lists in words or signs of their own.
"""

from collections.abc import Iterator

from complaintletters.letter import Block, Bullets, Inline, Item, Letter, Numbered, Section, Table, Text, lines, plain

Line = tuple[Inline, ...]


def _items(items: tuple[Item, ...], first: int | None) -> Iterator[Line]:
    for at, item in enumerate(items):
        yield (Text(f"{first + at}. "), *item.content) if first is not None else item.content
        for child in item.children:
            yield from _list(child)


def _list(block: Bullets | Numbered) -> Iterator[Line]:
    yield from _items(block.items, block.start if isinstance(block, Numbered) else None)


def _table(table: Table) -> Iterator[Line]:
    for row in table.rows:
        for head, cell in zip(table.head, row, strict=True):
            if plain(cell.content).strip():
                label = (*head.content, Text(": ")) if plain(head.content).strip() else ()
                yield (*label, *cell.content)


def block_lines(block: Block) -> Iterator[Line]:
    """A block's lines. Empty cells are left out."""
    match block:
        case Bullets() | Numbered():
            yield from _list(block)
        case Table():
            yield from _table(block)
        case _:
            yield from lines(block)


def sections_lines(sections: tuple[Section, ...]) -> Iterator[tuple[str, Line]]:
    for section in sections:
        for block in section.blocks:
            for line in block_lines(block):
                yield section.id, line


def lines_without_columns(letter: Letter) -> Iterator[tuple[str, Line]]:
    """Every line of the letter's own text, with the id of its section, in reading order."""
    for line in letter.addressee:
        yield "addressee", (Text(line),)
    for fact in letter.facts:
        yield "facts", (Text(f"{fact.label}: "), *fact.content)
    yield "salutation", letter.salutation
    yield "title", letter.title
    yield from sections_lines(letter.sections)
    yield "sign-off", letter.sign_off
    for content in letter.signatory:
        yield "signatory", content
    yield from sections_lines(letter.after)
