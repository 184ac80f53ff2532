"""A letter in; the script of its narration out: parts, of paragraphs, of sentences, of lines of one breath.

It begins with the title, who it is from and to, its date and reference, and the running order. Each part has its number and
heading. Items of a list are counted, a table's rows are told as labelled facts, bold is left out, and pages have no numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import (
    Block,
    Bullets,
    FreeText,
    Heading,
    Inline,
    Letter,
    Numbered,
    Paragraph,
    Section,
    Table,
    Text,
    Value,
    leaves,
    letter_lines,
    plain,
)
from complaintletters.narration import Narration
from complaintletters.renderers.narration.breaths import ANY_LANGUAGE, ENGLISH, Sentence, in_breaths
from complaintletters.renderers.narration.speech import UnspeakableError
from complaintletters.renderers.narration.tongues import Tongue, tongue_of

Told = tuple[Sentence, ...]  # a paragraph
_PART_LEVEL = 2
_ENDS = (".", "?", "!", ":", ";", "…", "۔", "؟", "।", "؛")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one heading, or before the first: its paragraphs, the heading with its number among them."""

    paragraphs: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A whole narration. ``letterhead`` is what the paper says besides the letter."""

    parts: tuple[Part, ...]
    letterhead: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells content aloud in a language."""

    tongue: Tongue

    def words(self, content: tuple[Inline, ...]) -> str:
        return self.tongue.said(content).strip()

    def phrase(self, english: str, **filled: str) -> Told:
        """What a narrator says besides."""
        return self.spoken(self.tongue.narration.told(english).format(**filled))

    def told(self, *contents: tuple[Inline, ...]) -> Told:
        """Content as a paragraph of its own; what follows a line break is a sentence of its own."""
        return self.spoken(*(line for content in contents for line in self.words(content).split("\n")))

    def spoken(self, *lines: str) -> Told:
        stop = self.tongue.stop
        ended = (
            line if line.rstrip("\"'”’)").endswith(_ENDS) else f"{line}{stop}" for line in map(str.strip, lines) if line
        )
        narration = self.tongue.narration
        rhythm = ENGLISH if narration.is_english else ANY_LANGUAGE
        return tuple(sentence for line in ended for sentence in in_breaths(line, narration.setting.breath, rhythm))

    # --- lists and tables ---

    def counted(self, at: int, count: int) -> Told:
        """What is said before an item: which of how many it is. One alone isn't counted."""
        return () if count == 1 else self.spoken(self.tongue.place(at, count))

    def items(self, block: Bullets | Numbered) -> Iterator[Told]:
        for at, item in enumerate(block.items):
            match block:
                case Bullets():
                    before = self.counted(at, len(block.items))
                case Numbered():
                    before = self.spoken(self.tongue.number(block.start + at))
                case _ as never:
                    assert_never(never)
            yield before + self.told(item.content)
            for child in item.children:
                yield from self.items(child)

    def rows(self, table: Table) -> Iterator[Told]:
        for at, row in enumerate(table.rows):
            pairs = [(head.content, cell.content) for head, cell in zip(table.head, row, strict=True)]
            cells = [
                (*label, Text(": "), *cell) if plain(label).strip() else cell
                for label, cell in pairs
                if plain(cell).strip()
            ]
            yield self.counted(at, len(table.rows)) + self.told(*cells)

    def block(self, block: Block) -> Iterator[Told]:
        match block:
            case Heading():
                yield self.spoken(*self.tongue.heading(block.content).strip().split("\n"))
            case Paragraph():
                yield self.told(block.content)
            case Bullets() | Numbered():
                yield from self.items(block)
            case Table():
                yield from self.rows(block)
            case _ as never:
                assert_never(never)


# --- parts ----------------------------------------------------------------------------------------------------------


def _is_part(block: Block) -> bool:
    return isinstance(block, Heading) and block.level <= _PART_LEVEL


def _headings(sections: tuple[Section, ...]) -> list[tuple[Inline, ...]]:
    return [
        block.content
        for section in sections
        for block in section.blocks
        if isinstance(block, Heading) and _is_part(block)
    ]


def _contact(letter: Letter, style: HouseStyle) -> list[str]:
    labels = dict(letter.furniture.letterhead_labels)
    contact = [f"{labels[line.kind]}: {line.text}" if line.kind in labels else line.text for line in style.contact]
    return [line for line in (style.name, style.strapline, *contact, style.small_print) if line]


def _running_order(teller: _Teller, letter: Letter) -> Iterator[Told]:
    headings = _headings((*letter.sections, *letter.after))
    if len(headings) > 1:
        yield teller.spoken(teller.tongue.parts(len(headings)))
        yield tuple(sentence for heading in headings for sentence in teller.told(heading))


def _opening(teller: _Teller, letter: Letter, style: HouseStyle) -> Iterator[Told]:
    phrases = teller.tongue.narration.setting.phrases
    if letter.draft:
        yield teller.told((Text(letter.furniture.draft),))
        if letter.draft.gaps:
            yield teller.told((Text(letter.furniture.draft_gaps),), *((Text(gap),) for gap in letter.draft.gaps))
    yield teller.told(letter.title)
    yield teller.phrase(phrases.sender, sender=teller.words((Text(style.name),)))
    recipient = ", ".join(teller.words((Text(line),)) for line in letter.addressee)
    yield teller.phrase(phrases.recipient, recipient=recipient)
    yield teller.told(*((Text(f"{fact.label}: "), *fact.content) for fact in letter.facts))
    yield from _running_order(teller, letter)


def _parts(teller: _Teller, sections: tuple[Section, ...], first: int, begun: list[Told]) -> Iterator[Part]:
    """The parts of sections, numbered from ``first``; what was begun before stands in the first of them."""
    number, paragraphs = first, begun
    for section in sections:
        for block in section.blocks:
            if _is_part(block):
                if paragraphs:
                    yield Part(tuple(paragraphs))
                name = teller.spoken(teller.tongue.part(number))
                (heading,) = teller.block(block)
                number, paragraphs = number + 1, [name + heading]
            else:
                paragraphs += teller.block(block)
    yield Part(tuple(paragraphs))


def _told_parts(teller: _Teller, letter: Letter, style: HouseStyle) -> Iterator[Part]:
    yield Part(tuple(_opening(teller, letter, style)))
    *parts, last = _parts(teller, letter.sections, 1, [teller.told(letter.salutation)])
    yield from parts
    signed = (*last.paragraphs, teller.told(letter.sign_off), teller.told(*letter.signatory))
    number = len(_headings(letter.sections)) + 1
    yield from _parts(teller, letter.after, number, list(signed))
    yield Part((teller.phrase(teller.tongue.narration.setting.phrases.end),))


# --- what can't be told ---------------------------------------------------------------------------------------------


def _fault(error: UnspeakableError, where: str) -> Fault:
    expected = "expected words and signs that can be said"
    mend = "Say it in words, or name the sign in accessible_formats/narration/standard.toml."
    return Fault("", where, expected, f"{error} in “{error.near}”", mend, code="no-words")


def _faults(letter: Letter, tongue: Tongue) -> tuple[Fault, ...]:
    """Every word of the letter that can't be said, with the path of what was typed or of the value."""
    out: dict[Fault, None] = {}
    for _, content in letter_lines(letter):
        for leaf in leaves(content):
            try:
                tongue.said((leaf,))
            except UnspeakableError as error:
                path = leaf.path if isinstance(leaf, FreeText) else leaf.source if isinstance(leaf, Value) else ""
                out[_fault(error, path)] = None
    return tuple(out)


def _refuse_untranslated(narration: Narration) -> None:
    language = narration.language
    expected = f"expected in {language.name} what a narrator says besides the letter"
    mend = f"Translate it in locales/{language.tag}; complaintletters locales check {language.tag} lists all that are missing."
    missing = tuple(dict.fromkeys(narration.untranslated()))
    if missing:
        raise RenderError([Fault("", "language", expected, f"no translation of “{one}”", mend) for one in missing])


def script(letter: Letter, style: HouseStyle, narration: Narration) -> Script:
    """The narration. Raises ``RenderError`` for what isn't translated and for signs that have no name to be said by."""
    _refuse_untranslated(narration)
    tongue = tongue_of(narration)
    teller = _Teller(tongue)
    try:
        told = tuple(_told_parts(teller, letter, style))
        contact = tuple(teller.told((Text(line),)) for line in _contact(letter, style))
    except UnspeakableError as error:
        raise RenderError(_faults(letter, tongue) or [_fault(error, "")]) from error
    return Script(told, (teller.phrase(narration.setting.phrases.letterhead), *contact))
