"""The shipped typefaces, and which characters of a letter none of them has, as faults with their places.

A missing glyph must not become an empty box on paper. The typesetter stops at the first one; here all are found first.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import typst

from complaintletters.errors import Fault
from complaintletters.house_style import HouseStyle
from complaintletters.letter import FreeText, Inline, Letter, LineBreak, Section, Statement, Value, leaves, lines
from complaintletters.places import shipped

# Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties): they leave no mark, so no glyph is needed.
_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE0FFF),
)
_WHITE_SPACE = "\t "  # a tab is set as spaces
_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")  # the letters that few typefaces have all of
_MEND = "Leave out the pdf format or type another character."


# --- the files ------------------------------------------------------------------------------------------------------


@cache
def typefaces() -> typst.Fonts:
    """The shipped typefaces and no others, so that every computer sets the same page."""
    folder = shipped("accessible_formats") / "fonts"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def _tables(font: bytes) -> dict[bytes, int]:
    """Where each table of an OpenType file begins."""
    count = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * index) for index in range(count))
    return {tag: offset for tag, _, offset, _ in records}


def _segments(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    """First and last character of each segment of a cmap subtable of format 4 or 12 (OpenType 1.9, cmap)."""
    kind = struct.unpack_from(">H", font, at)[0]
    if kind == 4:
        count = struct.unpack_from(">H", font, at + 6)[0] // 2
        last = struct.unpack_from(f">{count}H", font, at + 14)
        first = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
        yield from ((low, high) for low, high in zip(first, last, strict=True) if low != 0xFFFF)
    elif kind == 12:
        for index in range(struct.unpack_from(">L", font, at + 12)[0]):
            low, high, _ = struct.unpack_from(">3L", font, at + 16 + 12 * index)
            yield low, high


def _characters(path: Path) -> set[int]:
    """The characters a font file has glyphs for."""
    font = path.read_bytes()
    start = _tables(font)[b"cmap"]
    count = struct.unpack_from(">H", font, start + 2)[0]
    offsets = {struct.unpack_from(">HHL", font, start + 4 + 8 * index)[2] for index in range(count)}
    return {
        code for offset in offsets for low, high in _segments(font, start + offset) for code in range(low, high + 1)
    }


@cache
def covered() -> frozenset[str]:
    """Every character that can be set: those of the shipped typefaces and those that leave no mark."""
    codes: set[int] = set()
    for font in typefaces().fonts():
        codes |= _characters(Path(str(font.path)))
    for low, high in _IGNORABLE:
        codes.update(range(low, high + 1))
    return frozenset(map(chr, codes)) | frozenset(_WHITE_SPACE)


@cache
def characters_of(family: str) -> frozenset[str]:
    """The characters that a shipped typeface has glyphs for, in regular and bold."""
    files = [_characters(Path(str(font.path))) for font in typefaces().fonts() if str(font.family) == family]
    return frozenset(map(chr, set.intersection(*files))) if files else frozenset()


def has_letters(family: str, letter: Letter) -> bool:
    """Whether a typeface has every letter of the Latin script that a letter prints.

    One that lacks ŵ is not used for it: a typesetter would put a mark beside the w, which looks like another word.
    """
    words = "".join(text for one in letter.in_order for _, text in _of_letter(one))
    return characters_of(family).issuperset(_LATIN.findall(words))


@cache
def lacking(family: str) -> re.Pattern[str]:
    """The characters that a shipped typeface has no glyph for, white space and what leaves no mark apart: a pattern that
    splits a text at each.
    """
    ignorable = {chr(code) for low, high in _IGNORABLE for code in range(low, high + 1)}
    has = "".join(characters_of(family) | ignorable)
    return re.compile(f"([^\\s{re.escape(has)}]+)")


# --- the letter -----------------------------------------------------------------------------------------------------


def _of_content(content: tuple[Inline, ...], place: str) -> Iterator[tuple[str, str]]:
    for leaf in leaves(content):
        match leaf:
            case FreeText():
                yield leaf.path, leaf.text
            case Value():
                yield leaf.source, leaf.text
            case Statement():
                yield from _of_content(leaf.content, f"{place}, statement {leaf.id}")
            case LineBreak():
                pass
            case _:
                yield place, leaf.text


def _of_sections(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    for section in sections:
        for block in section.blocks:
            for content in lines(block):
                yield from _of_content(content, f"section {section.id}")


def _of_letter(letter: Letter) -> Iterator[tuple[str, str]]:
    for line in letter.addressee:
        yield "addressee", line
    for fact in letter.facts:
        yield "facts", fact.label
        yield from _of_content(fact.content, "facts")
    for place, content in (("title", letter.title), ("salutation", letter.salutation), ("sign-off", letter.sign_off)):
        yield from _of_content(content, place)
    for content in letter.signatory:
        yield from _of_content(content, "signatory")
    yield from _of_sections((*letter.sections, *letter.after))


def _of_page(letter: Letter, style: HouseStyle) -> Iterator[tuple[str, str]]:
    furniture = letter.furniture
    for words in (furniture.page, furniture.continuation, furniture.draft, furniture.draft_gaps):
        yield "language", words
    for _, label in furniture.letterhead_labels:
        yield "language", label
    for words in (style.name, style.strapline, style.small_print, *(line.text for line in style.contact)):
        yield "landlord", words
    yield "reference", letter.identity.reference
    for gap in letter.draft.gaps if letter.draft else ():
        yield "draft", gap


def _described(character: str) -> str:
    shown = f"{character} " if character.isprintable() else ""
    return f"{shown}U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def missing_characters(letter: Letter, style: HouseStyle) -> tuple[Fault, ...]:
    """One fault for each character that can't be set, at the first place it stands."""
    places: dict[str, str] = {}
    has = covered()
    for where, text in (*_of_letter(letter), *_of_page(letter, style)):
        if not has.issuperset(text):
            for character in sorted(set(text) - has):
                places.setdefault(character, where)
    expected = "expected characters that a shipped typeface has"
    return tuple(Fault("", where, expected, _described(found), _MEND) for found, where in places.items())
