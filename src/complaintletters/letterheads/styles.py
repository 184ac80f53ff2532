"""A new Word document in; the same with the letterhead's named styles and its two list numberings, and no others.

Every size, colour and gap of a letter lives here, in styles a communications team can change in Word, and none in the
letter's body: another presentation is then a change of styles.
"""

from dataclasses import dataclass, replace
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from complaintletters.house_style import HouseStyle
from complaintletters.letterheads.skeletons import (
    DEFAULT_FONT,
    DEFAULTS,
    LETTER_TABLE,
    LIST_NUMBERS,
    LISTS,
    NO_LIST,
    NORMAL,
    TABLE_NORMAL,
    filled,
)
from complaintletters.presentation import Presentation

_DARK = "#1A1A1A"
_GREY = "#4A4A4A"
_DRAFT = "#8A0000"
_FARTHEST = 31  # points: how far Word lets a border stand from the text


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. ``size`` is a multiple of the body size; ``before`` and ``after`` are points."""

    name: str
    based_on: str = "Normal"
    size: float = 1.0
    bold: bool = False
    colour: str = ""
    before: float = 0.0
    after: float | None = None
    keep_next: bool = False
    close: bool = False
    right: bool = False
    builtin: bool = False


def _looks(style: HouseStyle, shape: Presentation) -> tuple[Look, ...]:
    size, gap = style.size, style.size * shape.paragraph_gap
    first, second, third, fourth = shape.heading_scale
    small = shape.small / size
    heading = Look("Heading", bold=True, colour=style.accent, keep_next=True, builtin=True)
    return (
        replace(heading, name="Heading 1", size=first, before=gap, after=gap),
        replace(heading, name="Heading 2", size=second, before=gap * 1.7, after=gap * 0.5),
        replace(heading, name="Heading 3", size=third, before=gap * 1.2, after=gap * 0.4),
        replace(heading, name="Heading 4", size=fourth, before=gap, after=gap * 0.4, colour=_DARK),
        Look("List Bullet", after=gap * 0.8, builtin=True),
        Look("List Bullet 2", after=gap * 0.8, builtin=True),
        Look("List Number", after=gap * 0.8, builtin=True),
        Look("List Number 2", after=gap * 0.8, builtin=True),
        Look("Header", size=small, colour=_GREY, after=0, builtin=True),
        Look("Footer", size=small, colour=_GREY, after=0, builtin=True),
        Look("Address", after=0),
        Look("Letter facts", after=gap * 2, close=True),
        Look("Panel", after=gap * 0.6),
        Look("Table text", after=0),
        Look("Table heading", based_on="Table text", bold=True, keep_next=True),
        Look("Table number", based_on="Table text", right=True),
        Look("Sign-off", before=gap, after=style.size * 3.6, keep_next=True),
        Look("Signature", after=gap * 2, close=True, builtin=True),
        Look("Contact line", based_on="Header", after=2),
        Look("Letterhead", based_on="Header", after=0),
        Look("Letterhead band", based_on="Header", after=gap * 2),
        Look("Draft mark", size=1.3, bold=True, colour=_DRAFT, after=gap),
    )


def set_styles(document: Any, style: HouseStyle, shape: Presentation) -> None:
    _clear(document)
    _set_defaults(document, style, shape)
    for look in _looks(style, shape):
        _add(document, look, style, shape)
    _set_panel(document, style)
    _set_band(document, style, shape)
    _add_links(document, style)
    _add_tables(document, style)
    _set_numbering(document)


def colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal.lstrip("#").upper())


def _clear(document: Any) -> None:
    """Drop python-docx's own styles and their hints: a letterhead has those it needs."""
    root = document.styles.element
    for child in list(root):
        root.remove(child)


def _set_defaults(document: Any, style: HouseStyle, shape: Presentation) -> None:
    """The body's typeface, size and spacing: everything else is a multiple of these."""
    values = {
        "typeface": style.word_typeface,
        "size": str(round(style.size * 2)),
        "line": str(round(style.size * shape.leading * 20)),
        "after": str(round(style.size * shape.paragraph_gap * 20)),
    }
    for xml in (DEFAULTS, NORMAL, DEFAULT_FONT, NO_LIST):
        document.styles.element.append(filled(xml, values))


def _add(document: Any, look: Look, style: HouseStyle, shape: Presentation) -> None:
    made = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.builtin)
    made.base_style = document.styles[look.based_on]
    made.quick_style = True
    if look.size != 1.0:
        _set_size(made, round(style.size * look.size * 2))
    if look.bold:
        made.font.bold = made.font.cs_bold = True
    if look.colour:
        made.font.color.rgb = colour(look.colour)
    _space(made.paragraph_format, look, style, shape)
    if look.right:
        made.paragraph_format.alignment = 2
    if look.close:
        _set_close(made.element.get_or_add_pPr())
    if look.name.startswith("Heading"):
        level = int(look.name[-1]) - 1
        made.element.get_or_add_pPr().append(filled('<w:outlineLvl w:val="level"/>', {"level": str(level)}))


def _space(shape_of: Any, look: Look, style: HouseStyle, shape: Presentation) -> None:
    if look.before:
        shape_of.space_before = Pt(round(look.before, 1))
    if look.after is not None:
        shape_of.space_after = Pt(round(look.after, 1))
    if look.size != 1.0:
        shape_of.line_spacing = Pt(round(style.size * look.size * shape.leading * 0.95, 1))
        shape_of.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    if look.keep_next:
        shape_of.keep_with_next = True
        shape_of.keep_together = True


def _set_size(made: Any, half_points: int) -> None:
    """The size, for right-to-left scripts too, which Word keeps apart."""
    made.font.size = Pt(half_points / 2)
    size = made.element.rPr.find(qn("w:sz"))
    size.addnext(filled('<w:szCs w:val="size"/>', {"size": str(half_points)}))


def _set_close(properties: Any) -> None:
    """No gap between paragraphs of this style. It stands before the alignment: Word calls another order damaged."""
    close = filled("<w:contextualSpacing/>")
    alignment = properties.find(qn("w:jc"))
    if alignment is None:
        properties.append(close)
    else:
        alignment.addprevious(close)


def borders(style: HouseStyle, **sides: tuple[int, int]) -> Any:
    """Paragraph borders in the accent: for each side its width in eighths of a point and its distance in points."""
    accent = style.accent.lstrip("#")
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{sides[side][0]}" w:space="{sides[side][1]}" w:color="{accent}"/>'
        for side in ("top", "left", "bottom", "right")
        if side in sides
    )
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{drawn}</w:pBdr>")


def put_first(properties: Any, *made: Any) -> None:
    """Put borders and shading where Word wants them: after what keeps a paragraph together, before its spacing."""
    followers = [child for child in properties if child.tag in _AFTER_BORDERS]
    for element in made:
        if followers:
            followers[0].addprevious(element)
        else:
            properties.append(element)


_AFTER_BORDERS = {qn(f"w:{name}") for name in ("tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl")}


def _shading(fill: str) -> Any:
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill.lstrip("#")}"/>')


def _set_panel(document: Any, style: HouseStyle) -> None:
    """A tinted box with a bar of the accent at its leading edge; paragraphs of equal borders join to one box."""
    look = document.styles["Panel"]
    box = borders(style, top=(4, 6), left=(36, 8), bottom=(4, 6), right=(4, 8))
    for side in ("top", "bottom", "right"):
        box.find(qn(f"w:{side}")).set(qn("w:color"), style.tint.lstrip("#"))
    put_first(look.element.get_or_add_pPr(), box, _shading(style.tint))
    look.paragraph_format.left_indent = Pt(10.5)
    look.paragraph_format.right_indent = Pt(8.5)


def _set_band(document: Any, style: HouseStyle, shape: Presentation) -> None:
    """A band of the accent from edge to edge of the page; the text within keeps the margins."""
    look = document.styles["Letterhead band"]
    outwards = Mm(shape.margin) - Pt(_FARTHEST + 6)
    side = (48, _FARTHEST)
    box = borders(style, top=(48, 0), left=side, bottom=(48, 0), right=side)
    put_first(look.element.get_or_add_pPr(), box, _shading(style.accent))
    look.paragraph_format.left_indent = look.paragraph_format.right_indent = -outwards
    look.paragraph_format.first_line_indent = outwards
    look.font.color.rgb = colour(style.on_accent)


def _add_links(document: Any, style: HouseStyle) -> None:
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.base_style = document.styles["Default Paragraph Font"]
    link.font.color.rgb = colour(style.accent)
    link.font.underline = True


def _add_tables(document: Any, style: HouseStyle) -> None:
    values = {"accent": style.accent.lstrip("#"), "tint": style.tint.lstrip("#")}
    for xml in (TABLE_NORMAL, LETTER_TABLE):
        document.styles.element.append(filled(xml, values))


def _set_numbering(document: Any) -> None:
    """Bullets and numbers, each of three levels, tied to the list styles."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for xml in (*LISTS, *LIST_NUMBERS):
        root.append(filled(xml))
    for kind, number in (("Bullet", 1), ("Number", 2)):
        for level, name in enumerate((f"List {kind}", f"List {kind} 2")):
            _tie(document.styles[name], level, number)


def _tie(style: Any, level: int, number: int) -> None:
    tied = style.element.get_or_add_pPr().get_or_add_numPr()
    if level:
        tied.get_or_add_ilvl().val = level
    tied.get_or_add_numId().val = number
