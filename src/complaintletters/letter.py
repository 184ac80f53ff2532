"""The neutral letter: ``Letter > Section > Block > Inline``, frozen, in one language, knowing nothing of any format.

Renderers and checks read this and nothing else of the case. It carries who it is to and from, what it is, its sections
with the elements each shows, who signs it, and the furniture (page numbers, labels, alternative texts) in its language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Direction = Literal["ltr", "rtl"]
Kind = Literal[
    "date",
    "money",
    "telephone",
    "email",
    "web",
    "reference",
    "name",
    "role",
    "term",
    "address",
    "duration",
    "count",
]
# Kinds that can be recognised in any text without knowing the letter, and so are compared in a finished file.
RECOGNISABLE: frozenset[Kind] = frozenset({"date", "money", "telephone", "email", "web"})


# Kinds that read from left to right in any language.
LEFT_TO_RIGHT: frozenset[Kind] = frozenset({"telephone", "money", "reference", "email", "web", "address"})


# --- inline ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the wording."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value: ``canonical`` is the same in every language, ``text`` is what is printed.

    Canonical forms: a date ``2026-04-01``, money ``150.00``, a telephone number its digits, a decision ``not-upheld``, the rest
    their text.
    """

    kind: Kind
    canonical: str
    text: str
    source: str
    href: str = ""


def stays_english(value: Value) -> bool:
    """Whether a value is in English in a letter of any language: a number, an address, somebody's name."""
    return value.kind in LEFT_TO_RIGHT or (value.kind == "name" and value.text == value.canonical)


@dataclass(frozen=True, slots=True)
class FreeText:
    """A line of words typed by a person. ``path`` is where in the case they stand; a text of many lines is many of these."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An obligatory sentence, whose presence can be proved in any language by ``id``."""

    id: str
    content: tuple["Text | Value", ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.content)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    content: tuple["Text | LineBreak | Value | FreeText | Statement", ...]


Inline = Text | LineBreak | Value | FreeText | Statement | Strong


# --- blocks ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the letter. The letter's title is level 1, so these are 2 to 4."""

    level: int
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: tuple[Inline, ...]

    @property
    def free_text_path(self) -> str | None:
        """The path of the free text that this paragraph holds and nothing else, if it does."""
        paths = {part.path for part in self.content if isinstance(part, FreeText)}
        pure = all(isinstance(part, FreeText | LineBreak) for part in self.content)
        return paths.pop() if pure and len(paths) == 1 else None


@dataclass(frozen=True, slots=True)
class Item:
    """A list's item: its words, and lists inside it."""

    content: tuple[Inline, ...]
    children: tuple["Bullets | Numbered", ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row.

    ``numeric`` are the columns set to the trailing edge; ``has_total`` marks a last row of totals.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    has_total: bool = False


Block = Heading | Paragraph | Bullets | Numbered | Table


# --- the letter -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the outline. ``elements`` are what the Code or a policy requires that stands here.

    ``point`` is the id of the complaint point it is about. ``panel`` asks for a box that stands out.
    """

    id: str
    elements: tuple[str, ...]
    blocks: tuple[Block, ...]
    point: str | None = None
    panel: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Which letter this is. ``landlord`` and ``recipient`` are ids; ``language`` a BCP 47 tag."""

    kind: str
    stage: int
    number: int
    landlord: str
    reference: str
    dated: date
    recipient: str
    language: str
    register: str = "standard"


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact above the salutation, such as "Our reference: …"."""

    label: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that a page needs besides the letter, in its language. ``page`` holds ``{page}`` and ``{pages}``.

    ``sender`` is the landlord's name, ``logo`` what is said of its picture. ``follows`` says on page one of a letter in
    another language that this language comes later.
    """

    page: str
    logo: str
    continuation: str
    draft: str
    draft_gaps: str
    mail_to: str
    letterhead_labels: tuple[tuple[str, str], ...]
    sender: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What marks a letter as a draft: the gaps, each a sentence a complaints officer understands."""

    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """The typefaces that a language's letters need, for PDF and for Word; empty where the landlord's own have them."""

    page_typeface: str = ""
    word_typeface: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter to one reader.

    ``title`` is its first heading, ``addressee`` the name and address lines, ``facts`` the labelled facts before the
    salutation, ``after`` the sections below the signature (enclosures, copies). Where a presentation has the summary
    first, facts and salutation stand in a section below it, and are empty here.
    """

    identity: Identity
    direction: Direction
    title: tuple[Inline, ...]
    subject: str
    addressee: tuple[str, ...]
    facts: tuple[Fact, ...]
    salutation: tuple[Inline, ...]
    sections: tuple[Section, ...]
    sign_off: tuple[Inline, ...]
    signatory: tuple[tuple[Inline, ...], ...]
    after: tuple[Section, ...]
    furniture: Furniture
    draft: Draft | None = None
    untranslated: tuple[str, ...] = ()
    """English messages of the wording that this letter says for want of a translation."""
    tag: str = ""
    """The language's tag with its region, for programs that ask for one; empty for the identity's own."""
    script: Script = Script()
    then: "Letter | None" = None
    """The same letter in another language, whole, which follows in the same file."""

    @property
    def title_text(self) -> str:
        return plain(self.title)

    @property
    def is_english(self) -> bool:
        return self.identity.language.partition("-")[0] == "en"

    @property
    def in_order(self) -> tuple["Letter", ...]:
        """This letter, and those that follow it in the same file."""
        return (self, *(self.then.in_order if self.then else ()))

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """Every section, those below the signature and those of a letter that follows included."""
        return (*self.sections, *self.after, *(self.then.all_sections if self.then else ()))


# --- walking --------------------------------------------------------------------------------------------------------


def plain(content: tuple[Inline, ...]) -> str:
    """The words of inline content as one string, line breaks as newlines."""
    out: list[str] = []
    for part in content:
        match part:
            case Text() | Value() | FreeText() | Statement():
                out.append(part.text)
            case LineBreak():
                out.append("\n")
            case Strong():
                out.append(plain(part.content))
    return "".join(out)


def leaves(content: tuple[Inline, ...]) -> Iterator[Text | LineBreak | Value | FreeText | Statement]:
    """Inline content without its bold wrappers, in order. A statement is one leaf."""
    for part in content:
        if isinstance(part, Strong):
            yield from leaves(part.content)
        else:
            yield part


def lines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """A block's lines of inline content, in reading order: a table's head, then its rows, cell by cell."""
    match block:
        case Heading() | Paragraph():
            yield block.content
        case Bullets() | Numbered():
            for item in block.items:
                yield item.content
                for child in item.children:
                    yield from lines(child)
        case Table():
            for cell in block.head:
                yield cell.content
            for row in block.rows:
                for cell in row:
                    yield cell.content


def section_lines(section: Section) -> Iterator[tuple[Inline, ...]]:
    for block in section.blocks:
        yield from lines(block)


def letter_lines(letter: Letter) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Every line a reader meets in the letter's own text, with the id of its section, in reading order."""
    for line in letter.addressee:
        yield "addressee", (Text(line),)
    for fact in letter.facts:
        yield "facts", (Text(f"{fact.label}: "), *fact.content)
    yield "salutation", letter.salutation
    yield "title", letter.title
    if letter.then:
        yield "title", (Text(letter.then.furniture.follows),)
    for section in letter.sections:
        for content in section_lines(section):
            yield section.id, content
    yield "sign-off", letter.sign_off
    for content in letter.signatory:
        yield "signatory", content
    for section in letter.after:
        for content in section_lines(section):
            yield section.id, content
    if letter.then:
        yield from letter_lines(letter.then)
