"""A letter, a look and a presentation in; the nested lists and strings that the page design reads out.

Inline content is a list whose entries are strings (words) or one-key objects: ``{"break": true}``, ``{"strong": […]}``,
``{"keep": text}`` (never broken over lines), ``{"sign": text}`` (a sign of another typeface than its words),
``{"ltr": […]}`` (left to right inside a right-to-left letter), ``{"digits": text}`` (the same of digits alone),
``{"link": […], "to": address}`` and ``{"seam": true}`` (a long word may be broken here). Blocks are objects with one
key that names their kind.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import assert_never

from complaintletters.bidi import RIGHT_TO_LEFT_MARK, anchored, runs
from complaintletters.house_style import HouseStyle
from complaintletters.letter import (
    Block,
    Bullets,
    Cell,
    Direction,
    FreeText,
    Heading,
    Inline,
    Item,
    Letter,
    LineBreak,
    Numbered,
    Paragraph,
    Section,
    Statement,
    Strong,
    Table,
    Text,
    Value,
    stays_english,
)
from complaintletters.presentation import Presentation
from complaintletters.renderers.pdf.typefaces import has_letters, lacking
from complaintletters.setting_out import is_whole, leads, split_to_fit, suited, whole

Data = str | int | float | bool | None | list["Data"] | dict[str, "Data"]

_TAB = " " * 4  # a PDF page has no tabs: a tab is four spaces, on the page and in the tag tree
# Optional vowel signs of Arabic script: programs that read a PDF would find the letter below each twice.
_VOWELS = re.compile(r"[\u064b-\u0652\u0670]")
_EVERY_LETTER = "Noto Sans"  # the shipped typeface that has all letters of the Latin script
_NO_BREAK, _MAY_BREAK = "\u00a0", "\u00a0\u200b"
_LONGEST_RUN = 40  # characters
_DIGIT = re.compile(r"\d")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_LONGEST_WORD = 24  # characters that fit a table's column in ordinary print
_LETTER = 0.6  # an average letter's width in bold, as a multiple of the size
_INSETS = 2  # what a list in a panel takes of a line, as a multiple of the size
_POINTS_PER_MM = 72 / 25.4
_PAGE_WIDTH = 210.0


# --- inline ---------------------------------------------------------------------------------------------------------


@cache
def _long_words(longest: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words longer than that, and the pieces they may be broken into: where a mark stands, or else anywhere."""
    pieces = rf".{{1,{max(1, longest - 1)}}}(?:[./@_]|-\u2060?)|.{{1,{max(1, longest // 2)}}}"
    return re.compile(rf"\S{{{longest + 1},}}"), re.compile(pieces, re.DOTALL)


def _words(text: str, longest: int = _LONGEST_WORD) -> list[Data]:
    """Words with tabs as spaces, and seams in words too long for a line."""
    text = text.replace("\t", _TAB)
    long_word, piece_of = _long_words(longest)
    out: list[Data] = []
    end = 0
    for match in long_word.finditer(text):
        out.append(text[end : match.start()])
        for piece in piece_of.findall(match.group()):
            out.extend((piece, {"seam": True}))
        end = match.end()
    return [*out, text[end:]] if text[end:] else out


def _letters_a_line(presentation: Presentation, size: float) -> int:
    """How many letters stand on a line for certain: in bold, in a list, in a panel."""
    line = (_PAGE_WIDTH - 2 * presentation.margin) * _POINTS_PER_MM
    return max(1, int((line - _INSETS * presentation.size) / ((_LETTER + presentation.letter_spacing) * size)))


def _stands_alone(pieces: Sequence[tuple[str, bool]], at: int) -> bool:
    """Whether white space is round digits. With a sign beside them, such as ٪, they would change sides (UAX #9, W5)."""
    before = pieces[at - 1][0] if at else " "
    after = pieces[at + 1][0] if at + 1 < len(pieces) else " "
    return before[-1].isspace() and after[0].isspace()


class _Inlines:
    """Inline content set for one letter: its direction, and how long words and values may be that stay on one line.

    ``scale`` is the size of the words as a multiple of the body's.
    """

    def __init__(self, letter: Letter, presentation: Presentation, scale: float = 1.0) -> None:
        size = presentation.size * scale
        self._mirrored = letter.direction == "rtl"
        self._english = letter.is_english
        self._held = whole(letter.identity.language)
        self._signs = lacking(letter.script.page_typeface) if self._mirrored else None
        # A box ends the even distance of letters that are set apart, and has no direction of its own.
        self._boxes = not self._mirrored and not presentation.letter_spacing
        self._longest_kept = _letters_a_line(presentation, size)
        self._longest_word = min(_LONGEST_WORD, self._longest_kept)
        levels = enumerate(presentation.heading_scale, start=1) if scale == 1.0 else ()
        self._headings = {level: _Inlines(letter, presentation, max(1.01, larger)) for level, larger in levels}

    def heading(self, content: tuple[Inline, ...], level: int) -> list[Data]:
        """A heading's content, set larger than the body's."""
        return self._headings[level](content)

    def __call__(self, content: tuple[Inline, ...]) -> list[Data]:
        nodes = [node for part in content for node in self._one(part)]
        # A paragraph that begins with a left-to-right run alone would be taken for one that runs that way.
        return [RIGHT_TO_LEFT_MARK, *nodes] if self._mirrored and nodes and not isinstance(nodes[0], str) else nodes

    def words(self, text: str) -> list[Data]:
        """Plain words; in a right-to-left letter its left-to-right runs apart."""
        if not self._mirrored:
            return self._kept_words(text)
        out: list[Data] = []
        pieces = runs(_VOWELS.sub("", text))
        for at, (piece, is_ltr) in enumerate(pieces):
            if not is_ltr:
                out += self._signed(anchored(piece))
            elif piece.isascii() and piece.isdecimal() and _stands_alone(pieces, at):
                out.append({"digits": piece})
            else:
                out.append(self._run(piece))
        return out

    def addressee(self, lines: tuple[str, ...]) -> list[Data]:
        """Names and addresses, which run from left to right. In a letter that doesn't, a line's end would lose its space."""
        return [line.replace(" ", _MAY_BREAK) if self._mirrored else line for line in lines]

    def _run(self, text: str) -> Data:
        """A left-to-right run: a short one on one line. In a longer one spaces are such that a line's end doesn't lose them."""
        fits = len(text) <= min(_LONGEST_RUN, self._longest_kept)
        return {"ltr": self._kept_words(text.replace(" ", _NO_BREAK if fits else _MAY_BREAK))}

    def _signed(self, text: str) -> list[Data]:
        """Words of the script, each sign that its typeface lacks apart.

        The typesetter puts what comes of another typeface into the order of the page, not of the words, unless it is known
        to be another piece of text.
        """
        if not self._signs or not self._signs.search(text):
            return self._kept_words(text)
        out: list[Data] = []
        for piece in self._signs.split(text):
            if piece:
                out += [{"sign": piece}] if self._signs.fullmatch(piece) else self._kept_words(piece)
        return out

    def _kept_words(self, text: str) -> list[Data]:
        """Words with days and telephone numbers whole, broken where they are too long for a line.

        A line that ends with a hyphen begins with another in some languages, and no address is written so: in other
        languages than English lines don't end there.
        """
        if "-" in text and not self._english:
            text = _HYPHEN.sub("-\u2060", text)
        if not _DIGIT.search(text):
            return _words(text, self._longest_word)
        out: list[Data] = []
        end = 0
        for match in self._held.finditer(text):
            if len(match.group()) <= self._longest_kept:
                out += [*_words(text[end : match.start()], self._longest_word), self._whole(match.group())]
                end = match.end()
        return [*out, *_words(text[end:], self._longest_word)]

    def _one(self, part: Inline) -> list[Data]:
        match part:
            case Text() | FreeText():
                return self.words(part.text)
            case LineBreak():
                return [{"break": True}]
            case Value():
                return [self._value(part)]
            case Statement():
                return self(part.content)
            case Strong():
                return [{"strong": self(part.content)}]
            case _ as never:
                assert_never(never)

    def _value(self, value: Value) -> Data:
        if self._mirrored and stays_english(value):
            content = [self._run(value.text)]
        else:
            content = self._kept(value.text) if is_whole(value) else self.words(value.text)
        if value.href:
            content = [{"link": content, "to": value.href}]
        direction = "ltr" if not (self._english or self._mirrored) and stays_english(value) else "run"
        return {direction: content}

    def _whole(self, text: str) -> Data:
        """Words on one line: in a box, or else with no-break spaces."""
        return {"keep": text} if self._boxes else _HYPHEN.sub("-\u2060", text.replace(" ", "\u00a0"))

    def _kept(self, text: str) -> list[Data]:
        """A value on one line; of one that no line holds, as much of its end as a line does."""
        before, after = split_to_fit(text, self._longest_kept)
        kept: list[Data] = [self._whole(after)] if len(after) <= self._longest_kept else self.words(after)
        return [*self.words(before), *kept]


# --- blocks ---------------------------------------------------------------------------------------------------------


def _cells(row: tuple[Cell, ...], inlines: _Inlines) -> list[Data]:
    return [inlines(cell.content) for cell in row]


def _items(items: tuple[Item, ...], inlines: _Inlines) -> list[Data]:
    return [
        {"content": inlines(item.content), "children": [_block(child, inlines) for child in item.children]}
        for item in items
    ]


def _table(table: Table, inlines: _Inlines) -> dict[str, Data]:
    return {
        "table": _cells(table.head, inlines),
        "rows": [_cells(row, inlines) for row in table.rows],
        "numeric": [column in table.numeric for column in range(len(table.head))],
        "total": table.has_total,
    }


def _block(block: Block, inlines: _Inlines) -> dict[str, Data]:
    match block:
        case Heading():
            return {"heading": inlines.heading(block.content, block.level), "level": block.level}
        case Paragraph():
            return {"paragraph": inlines(block.content), "leads": leads(block)}
        case Bullets():
            return {"bullets": _items(block.items, inlines)}
        case Numbered():
            return {"numbered": _items(block.items, inlines), "start": block.start}
        case Table():
            return _table(block, inlines)
        case _ as never:
            assert_never(never)


def _section(section: Section, inlines: _Inlines, edge: str) -> dict[str, Data]:
    return {"panel": section.panel, "edge": edge, "blocks": [_block(block, inlines) for block in section.blocks]}


def _sections(sections: tuple[Section, ...], inlines: _Inlines, direction: Direction) -> list[Data]:
    """Sections, each with the leading edge at which a panel has its line."""
    return [_section(section, inlines, "right" if direction == "rtl" else "left") for section in sections]


# --- the page -------------------------------------------------------------------------------------------------------


def _properties(letter: Letter, style: HouseStyle) -> dict[str, Data]:
    return {
        "title": letter.title_text,
        "author": style.name,
        "subject": letter.subject,
        "reference": letter.identity.reference,
        **_tongue(letter, style),
    }


def _tongue(letter: Letter, style: HouseStyle) -> dict[str, Data]:
    """A letter's language, its direction and its typefaces, its script's first."""
    language, *subtags = (letter.tag or letter.identity.language).split("-")
    script = letter.script.page_typeface
    return {
        "language": language,
        "region": next((tag for tag in subtags if len(tag) == 2), None),
        "direction": letter.direction,
        "typefaces": [*([script] if script else []), style.page_typeface, _EVERY_LETTER],
    }


def _look(style: HouseStyle, presentation: Presentation) -> dict[str, Data]:
    return {
        "accent": style.accent,
        "tint": style.tint,
        "on_accent": style.on_accent,
        "latin": [style.page_typeface, _EVERY_LETTER],
        "layout": style.layout,
        "size": presentation.size,
        "small": presentation.furniture_size,
        "leading": presentation.leading,
        "paragraph_gap": presentation.paragraph_gap,
        "heading_scale": list(presentation.heading_scale),
        "margin": presentation.margin,
        "letter_spacing": presentation.letter_spacing,
        "word_spacing": presentation.word_spacing,
        "links": presentation.links,
        "panels": presentation.panels,
        "contact": presentation.contact,
        "together": presentation.keeps_together,
        "ink": presentation.ink,
        "fill": presentation.fill,
    }


def _letterhead(letter: Letter, style: HouseStyle, inlines: _Inlines) -> dict[str, Data]:
    labels = dict(letter.furniture.letterhead_labels)
    return {
        "name": style.name,
        "strapline": style.strapline,
        "wordmark": style.wordmark_svg.read_text(encoding="utf-8"),
        "alternative": letter.furniture.logo,
        "contact": [{"label": labels.get(line.kind, ""), "text": inlines.words(line.text)} for line in style.contact],
        "small_print": style.small_print,
    }


def _furniture(letter: Letter) -> dict[str, Data]:
    furniture = letter.furniture
    return {
        "page": furniture.page,
        "continuation": f"{furniture.continuation}: ",
        "draft": furniture.draft,
        "draft_gaps": furniture.draft_gaps,
        "gaps": list(letter.draft.gaps) if letter.draft else None,
    }


def _told(letter: Letter, presentation: Presentation) -> dict[str, Data]:
    """What one letter says."""
    inlines = _Inlines(letter, presentation)
    return {
        "addressee": inlines.addressee(letter.addressee),
        "title": inlines.heading(letter.title, 1),
        "facts": [{"label": f"{fact.label}: ", "content": inlines(fact.content)} for fact in letter.facts],
        "salutation": inlines(letter.salutation),
        "sections": _sections(letter.sections, inlines, letter.direction),
        "sign_off": inlines(letter.sign_off),
        "signatory": [inlines(line) for line in letter.signatory],
        "after": _sections(letter.after, inlines, letter.direction),
    }


def _following(letter: Letter, style: HouseStyle, presentation: Presentation) -> dict[str, Data]:
    """A letter that follows another, with what the first page says of it in its language."""
    pointer = _Inlines(letter, presentation).words(letter.furniture.follows)
    return {"pointer": pointer, **_tongue(letter, style), **_told(letter, presentation)}


def page_data(letter: Letter, style: HouseStyle, presentation: Presentation) -> dict[str, Data]:
    """Everything the page design reads, ready for JSON. ``then`` are the letters that follow in the same file."""
    style = suited(style, presentation)
    if not has_letters(style.page_typeface, letter):
        style = replace(style, page_typeface=_EVERY_LETTER)
    return {
        "properties": _properties(letter, style),
        "look": _look(style, presentation),
        "letterhead": _letterhead(letter, style, _Inlines(letter, presentation)),
        "furniture": _furniture(letter),
        **_told(letter, presentation),
        "then": [_following(one, style, presentation) for one in letter.in_order[1:]],
    }
