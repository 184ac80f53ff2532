"""A letter, a look and a presentation in; the nested lists and strings that the page design reads out.

Inline content is a list whose entries are strings (words) or one-key objects: ``{"break": true}``, ``{"strong": […]}``,
``{"keep": text}`` (never broken over lines), ``{"ltr": […]}`` (left to right inside a right-to-left letter),
``{"link": […], "to": address}`` and ``{"seam": true}`` (a long word may be broken here). Blocks are objects with one
key that names their kind.
"""

import re
from typing import assert_never

from complaintletters.house_style import HouseStyle
from complaintletters.letter import (
    Block,
    Bullets,
    Cell,
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
)
from complaintletters.presentation import Presentation

Data = str | int | float | bool | None | list["Data"] | dict[str, "Data"]

_KEPT_TOGETHER = frozenset({"date", "money", "telephone", "duration"})
_LEFT_TO_RIGHT = frozenset({"telephone", "money", "reference", "email", "web", "address"})
_TAB = " " * 4  # a PDF page has no tabs: a tab is four spaces, on the page and in the tag tree
_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r".{1,23}[./@_-]|.{1,12}", re.DOTALL)
_POINTS_PER_MM = 72 / 25.4
_PAGE_WIDTH = 210.0


# --- inline ---------------------------------------------------------------------------------------------------------


def _words(text: str) -> list[Data]:
    """Words with tabs as spaces, and seams in words too long for a line."""
    text = text.replace("\t", _TAB)
    out: list[Data] = []
    end = 0
    for match in _LONG_WORD.finditer(text):
        out.append(text[end : match.start()])
        for piece in _PIECE.findall(match.group()):
            out.extend((piece, {"seam": True}))
        end = match.end()
    return [*out, text[end:]] if text[end:] else out


class _Inlines:
    """Inline content set for one letter: its direction, and how long a value may be that is kept on one line."""

    def __init__(self, letter: Letter, presentation: Presentation) -> None:
        self._mirrored = letter.direction == "rtl"
        line = (_PAGE_WIDTH - 2 * presentation.margin) * _POINTS_PER_MM
        self._longest_kept = int(0.75 * line / (0.55 * presentation.size))

    def __call__(self, content: tuple[Inline, ...]) -> list[Data]:
        return [node for part in content for node in self._one(part)]

    def _one(self, part: Inline) -> list[Data]:
        match part:
            case Text() | FreeText():
                return _words(part.text)
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
        kept = value.kind in _KEPT_TOGETHER and len(value.text) <= self._longest_kept
        content: list[Data] = [{"keep": value.text}] if kept else _words(value.text)
        if value.href:
            content = [{"link": content, "to": value.href}]
        direction = "ltr" if self._mirrored and value.kind in _LEFT_TO_RIGHT else "run"
        return {direction: content}


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
            return {"heading": inlines(block.content), "level": block.level}
        case Paragraph():
            return {"paragraph": inlines(block.content)}
        case Bullets():
            return {"bullets": _items(block.items, inlines)}
        case Numbered():
            return {"numbered": _items(block.items, inlines), "start": block.start}
        case Table():
            return _table(block, inlines)
        case _ as never:
            assert_never(never)


def _sections(sections: tuple[Section, ...], inlines: _Inlines) -> list[Data]:
    return [
        {"panel": section.panel, "blocks": [_block(block, inlines) for block in section.blocks]} for section in sections
    ]


# --- the page -------------------------------------------------------------------------------------------------------


def _properties(letter: Letter, style: HouseStyle) -> dict[str, Data]:
    language, *subtags = letter.identity.language.split("-")
    region = next((tag for tag in subtags if len(tag) == 2), None)
    return {
        "title": letter.title_text,
        "author": style.name,
        "subject": letter.subject,
        "reference": letter.identity.reference,
        "language": language,
        "region": region,
        "direction": letter.direction,
    }


def _look(style: HouseStyle, presentation: Presentation) -> dict[str, Data]:
    return {
        "accent": style.accent,
        "tint": style.tint,
        "on_accent": style.on_accent,
        "typefaces": [style.page_typeface, "Noto Sans"],
        "layout": style.layout,
        "size": presentation.size,
        "small": presentation.small,
        "leading": presentation.leading,
        "paragraph_gap": presentation.paragraph_gap,
        "heading_scale": list(presentation.heading_scale),
        "margin": presentation.margin,
    }


def _letterhead(letter: Letter, style: HouseStyle) -> dict[str, Data]:
    labels = dict(letter.furniture.letterhead_labels)
    return {
        "name": style.name,
        "strapline": style.strapline,
        "wordmark": style.wordmark_svg.read_text(encoding="utf-8"),
        "alternative": letter.furniture.logo,
        "contact": [{"label": labels.get(line.kind, ""), "text": _words(line.text)} for line in style.contact],
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


def page_data(letter: Letter, style: HouseStyle, presentation: Presentation) -> dict[str, Data]:
    """Everything the page design reads, ready for JSON."""
    inlines = _Inlines(letter, presentation)
    return {
        "properties": _properties(letter, style),
        "look": _look(style, presentation),
        "letterhead": _letterhead(letter, style),
        "furniture": _furniture(letter),
        "addressee": list(letter.addressee),
        "title": inlines(letter.title),
        "facts": [{"label": f"{fact.label}: ", "content": inlines(fact.content)} for fact in letter.facts],
        "salutation": inlines(letter.salutation),
        "sections": _sections(letter.sections, inlines),
        "sign_off": inlines(letter.sign_off),
        "signatory": [inlines(line) for line in letter.signatory],
        "after": _sections(letter.after, inlines),
    }
