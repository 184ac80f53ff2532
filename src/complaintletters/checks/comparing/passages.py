"""A letter in; its passages out: each line or table row with its facts, chapter by chapter as the headings divide it.

A chapter is a heading and what follows it. Within one, a label (a line in bold, or its first words in bold) begins a
place. A table's row is one passage, so that two sums can't change places unnoticed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from complaintletters.checks.comparing.words import Words, keys_of
from complaintletters.letter import (
    Block,
    Cell,
    FreeText,
    Heading,
    Inline,
    Letter,
    Paragraph,
    Section,
    Statement,
    Strong,
    Table,
    Text,
    Value,
    leaves,
    lines,
    plain,
)

ADDRESSEE = "recipients.address"
_SEPARATE = (Text(" "),)


@dataclass(frozen=True)
class Passage:
    """One line of a letter, or one row of a table.

    ``labels`` are the heads of a row's columns, which plain text repeats before each cell. ``optional`` marks what a
    format may leave out, such as a table's head.
    """

    section: str
    point: str | None
    content: tuple[Inline, ...]
    cells: tuple[tuple[Inline, ...], ...] = ()
    labels: tuple[str, ...] = ()
    optional: bool = False

    @cached_property
    def facts(self) -> tuple[Value | FreeText | Statement, ...]:
        return tuple(leaf for leaf in leaves(self.content) if isinstance(leaf, Value | FreeText | Statement))

    @cached_property
    def text(self) -> str:
        return plain(self.content)

    @cached_property
    def keys(self) -> Words:
        return keys_of(plain(self._after_number()))

    @cached_property
    def spellings(self) -> tuple[Words, ...]:
        """The words as every format puts them: a row's cells alone, or each after its column's head."""
        if not self.cells:
            return (self.keys,)
        pairs = [(keys_of(head), keys_of(plain(cell))) for head, cell in zip(self.labels, self.cells, strict=True)]
        labelled = tuple(word for head, cell in pairs if cell for word in (*head, *cell))
        return (labelled, self.keys)

    def _after_number(self) -> tuple[Inline, ...]:
        """The content without the number that a heading begins with, which an editor may change with the order."""
        first = self.content[0] if self.content else None
        return self.content[1:] if isinstance(first, Value) and first.kind == "count" else self.content

    @property
    def bears_facts(self) -> bool:
        return any(isinstance(fact, FreeText | Statement) or fact.kind != "count" for fact in self.facts)


@dataclass(frozen=True)
class Place:
    """A label and the passages under it; the first place of a chapter has no label."""

    label: Words
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Chapter:
    """A heading, the title or the closing words, and the places under it."""

    name: str
    heading: Passage | None
    places: tuple[Place, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for place in self.places for passage in place.passages)

    @property
    def point(self) -> str | None:
        return self.heading.point if self.heading else None


# --- passages of a letter ---------------------------------------------------------------------------------------------


def _row(section: Section, table: Table, row: tuple[Cell, ...]) -> Passage:
    content: list[Inline] = []
    for cell in row:
        content += [*cell.content, *_SEPARATE]
    labels = tuple(plain(head.content) for head in table.head)
    return Passage(section.id, section.point, tuple(content), tuple(cell.content for cell in row), labels)


def _of_block(section: Section, block: Block) -> Iterator[Passage]:
    if isinstance(block, Table):
        for cell in block.head:
            yield Passage(section.id, section.point, cell.content, optional=True)
        for row in block.rows:
            yield _row(section, block, row)
    else:
        for content in lines(block):
            yield Passage(section.id, section.point, content)


def _label(block: Block) -> Words:
    """The words in bold that begin a paragraph and end as a label does: without a stop, or with a colon."""
    first = block.content[0] if isinstance(block, Paragraph) and block.content else None
    if not isinstance(first, Strong):
        return ()
    words = plain(first.content).rstrip()
    alone = isinstance(block, Paragraph) and len(block.content) == 1
    return keys_of(words) if words.endswith((":", "?")) or (alone and not words.endswith(".")) else ()


@dataclass
class _Gathering:
    """Chapters being gathered; the last is still open."""

    chapters: list[Chapter] = field(default_factory=list)
    name: str = "the top of the letter"
    heading: Passage | None = None
    places: list[tuple[Words, list[Passage]]] = field(default_factory=lambda: [((), [])])

    def open(self, heading: Passage) -> None:
        self.close()
        self.name, self.heading, self.places = heading.text, heading, [((), [])]

    def close(self) -> None:
        places = tuple(Place(label, tuple(passages)) for label, passages in self.places)
        self.chapters.append(Chapter(self.name, self.heading, places))

    def label(self, words: Words) -> None:
        if words:
            self.places.append((words, []))

    def add(self, passage: Passage) -> None:
        if passage.spellings[0]:
            self.places[-1][1].append(passage)


def _section(gathering: _Gathering, section: Section) -> None:
    for block in section.blocks:
        if isinstance(block, Heading):
            gathering.open(Passage(section.id, section.point, block.content))
            continue
        gathering.label(_label(block))
        for passage in _of_block(section, block):
            gathering.add(passage)


def chapters_of(letter: Letter) -> tuple[Chapter, ...]:
    """The whole letter, chapter by chapter, in reading order; without a letter in another language that follows it."""
    gathering = _Gathering()
    for line in letter.addressee:
        gathering.add(Passage("addressee", None, (FreeText(line, ADDRESSEE),)))
    for fact in letter.facts:
        gathering.add(Passage("facts", None, (Text(f"{fact.label}: "), *fact.content)))
    gathering.add(Passage("salutation", None, letter.salutation))
    gathering.open(Passage("title", None, letter.title))
    if letter.then:
        gathering.add(Passage("title", None, (Text(letter.then.furniture.follows),)))
    for section in letter.sections:
        _section(gathering, section)
    gathering.open(Passage("sign-off", None, letter.sign_off))
    for content in letter.signatory:
        gathering.add(Passage("signatory", None, content))
    for section in letter.after:
        _section(gathering, section)
    gathering.close()
    return tuple(gathering.chapters)
