"""A letter's lines by number, so that one of them can be changed or taken out and the rest stays as it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from complaintletters.letter import (
    Block,
    Bullets,
    Cell,
    FreeText,
    Heading,
    Inline,
    Item,
    Letter,
    Numbered,
    Paragraph,
    Section,
    Statement,
    Strong,
    Table,
    Text,
    Value,
)

Content = tuple[Inline, ...]
Change = Callable[[Content], Content | None]
Leaf = Text | Value | FreeText | Statement


@dataclass
class _Edit:
    """Goes through a letter's lines and changes the one of that number; None takes it out."""

    number: int
    change: Change
    at: int = -1

    def line(self, content: Content) -> Content | None:
        self.at += 1
        return self.change(content) if self.at == self.number else content

    def kept(self, content: Content) -> Content:
        return self.line(content) or ()

    def item(self, item: Item) -> Item | None:
        content = self.line(item.content)
        children = tuple(self.block(child) for child in item.children)
        return None if content is None else Item(content, tuple(child for child in children if child))  # type: ignore[arg-type]

    def block(self, block: Block) -> Block | None:
        match block:
            case Heading() | Paragraph():
                content = self.line(block.content)
                return replace(block, content=content) if content else None
            case Bullets() | Numbered():
                items = tuple(item for item in map(self.item, block.items) if item)
                return replace(block, items=items) if items else None
            case Table():
                head = tuple(Cell(self.kept(cell.content)) for cell in block.head)
                rows = tuple(tuple(Cell(self.kept(cell.content)) for cell in row) for row in block.rows)
                return replace(block, head=head, rows=rows)

    def section(self, section: Section) -> Section:
        return replace(section, blocks=tuple(block for block in map(self.block, section.blocks) if block))

    def letter(self, letter: Letter) -> Letter:
        facts = tuple(replace(fact, content=self.kept(fact.content)) for fact in letter.facts)
        salutation, title = self.kept(letter.salutation), self.kept(letter.title)
        sections = tuple(map(self.section, letter.sections))
        sign_off = self.kept(letter.sign_off)
        signatory = tuple(content for content in map(self.kept, letter.signatory) if content)
        after = tuple(map(self.section, letter.after))
        return replace(
            letter,
            facts=facts,
            salutation=salutation,
            title=title,
            sections=tuple(section for section in sections if section.blocks),
            sign_off=sign_off,
            signatory=signatory,
            after=tuple(section for section in after if section.blocks),
        )


def with_line(letter: Letter, number: int, change: Change) -> Letter:
    """A letter with one line changed, or without it where the change gives None."""
    return _Edit(number, change).letter(letter)


def numbered_lines(letter: Letter) -> list[Content]:
    """Every line that can be changed, by its number."""
    found: list[Content] = []

    def note(content: Content) -> Content:
        found.append(content)
        return content

    class _All(_Edit):
        def line(self, content: Content) -> Content | None:
            return note(content)

    _All(-1, note).letter(letter)
    return found


def leaves_of(content: Content) -> Iterator[tuple[tuple[int, ...], Leaf]]:
    """Every leaf of a line, with its place: values within statements too."""
    for index, part in enumerate(content):
        match part:
            case Strong():
                for place, leaf in leaves_of(part.content):
                    yield (index, *place), leaf
            case Statement():
                yield (index,), part
                for inner, value in enumerate(part.content):
                    if isinstance(value, Value):
                        yield (index, inner), value
            case Text() | Value() | FreeText():
                yield (index,), part


def with_leaf(content: Content, place: tuple[int, ...], leaf: Leaf | None) -> Content:
    """A line with another leaf in that place, or none."""
    index, *rest = place
    part = content[index]
    if rest and isinstance(part, Strong | Statement):
        inner = with_leaf(part.content, tuple(rest), leaf)
        new: tuple[Inline, ...] = (replace(part, content=inner),)  # type: ignore[arg-type]
    else:
        new = (leaf,) if leaf else ()
    return (*content[:index], *new, *content[index + 1 :])
