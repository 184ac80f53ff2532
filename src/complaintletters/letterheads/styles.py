"""A new Word document in; the same with the letterhead's named styles and its two list numberings, and no others.

Every size, colour and gap of a letter lives here, in styles a communications team can change in Word, and none in the
letter's body: another presentation is then a change of styles.
"""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from complaintletters.house_style import HouseStyle
from complaintletters.presentation import Presentation

_DARK = "#1A1A1A"
_GREY = "#4A4A4A"
_DRAFT = "#8A0000"
_FARTHEST = 31  # points: how far Word lets a border stand from the text
_INDENT = 425  # twips: a list's indent, 7.5 mm


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
    headings = dict(bold=True, colour=style.accent, keep_next=True, builtin=True)
    return (
        Look("Heading 1", size=first, before=gap, after=gap, **headings),
        Look("Heading 2", size=second, before=gap * 1.7, after=gap * 0.5, **headings),
        Look("Heading 3", size=third, before=gap * 1.2, after=gap * 0.4, **headings),
        Look("Heading 4", size=fourth, before=gap, after=gap * 0.4, **{**headings, "colour": _DARK}),
        Look("List Bullet", after=gap * 0.5, builtin=True),
        Look("List Bullet 2", after=gap * 0.5, builtin=True),
        Look("List Number", after=gap * 0.5, builtin=True),
        Look("List Number 2", after=gap * 0.5, builtin=True),
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
        Look("Draft mark", size=first, bold=True, colour=_DRAFT, after=gap),
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
    face, half_points = style.word_typeface, round(style.size * 2)
    line, after = round(style.size * shape.leading * 20), round(style.size * shape.paragraph_gap * 20)
    root = document.styles.element
    root.append(
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
            '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        )
    )
    for kind, identifier, name, more in (
        (
            "paragraph",
            "Normal",
            "Normal",
            f'<w:qFormat/><w:pPr><w:spacing w:after="{after}" w:line="{line}" w:lineRule="atLeast"/></w:pPr>',
        ),
        ("character", "DefaultParagraphFont", "Default Paragraph Font", '<w:uiPriority w:val="1"/><w:semiHidden/>'),
        ("numbering", "NoList", "No List", '<w:uiPriority w:val="99"/><w:semiHidden/>'),
    ):
        root.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="{kind}" w:default="1" w:styleId="{identifier}">'
                f'<w:name w:val="{name}"/>{more}</w:style>'
            )
        )


def _add(document: Any, look: Look, style: HouseStyle, shape: Presentation) -> None:
    made = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.builtin)
    made.base_style = document.styles[look.based_on]
    made.quick_style = True
    if look.size != 1.0:
        made.font.size = Pt(round(style.size * look.size * 2) / 2)
    if look.bold:
        made.font.bold = True
    if look.colour:
        made.font.color.rgb = colour(look.colour)
    _space(made.paragraph_format, look, style, shape)
    if look.right:
        made.paragraph_format.alignment = 2
    if look.close:
        _in_order(made.element.get_or_add_pPr(), "<w:contextualSpacing/>", before=("w:jc", "w:outlineLvl"))
    if look.name.startswith("Heading"):
        level = int(look.name[-1]) - 1
        made.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>'))


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


def _in_order(properties: Any, xml: str, *, before: tuple[str, ...]) -> None:
    """Put a property before those that must follow it: Word calls a file with another order damaged."""
    made = parse_xml(xml.replace("/>", f" {nsdecls('w')}/>", 1) if xml.count("<") == 1 else xml)
    followers = [child for child in properties if child.tag in {qn(name) for name in before}]
    if followers:
        followers[0].addprevious(made)
    else:
        properties.append(made)


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
    accent, tint = style.accent.lstrip("#"), style.tint.lstrip("#")
    cells = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 70), ("left", 110), ("bottom", 70), ("right", 110))
    )
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="0" w:color="{shade}"/>'
        for side, width, shade in (("top", 12, accent), ("bottom", 12, accent), ("insideH", 4, "BFBFBF"))
    )
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
            '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        )
    )
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="LetterTable"><w:name w:val="Letter table"/>'
            '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>"
            f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{tint}"/></w:tcPr></w:tblStylePr>'
            f'<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="{accent}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def _level(number: int, style: str, shape: str, text: str, font: str = "") -> str:
    face = (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:hint="default"/></w:rPr>' if font else ""
    )
    left = _INDENT * (number + 1)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{named}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{_INDENT}"/></w:pPr>{face}</w:lvl>'
    )


def _set_numbering(document: Any) -> None:
    """Bullets and numbers, each of three levels, tied to the list styles."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    bullets = (
        _level(0, "ListBullet", "bullet", "•") + _level(1, "ListBullet2", "bullet", "–") + _level(2, "", "bullet", "•")
    )
    numbers = (
        _level(0, "ListNumber", "decimal", "%1.")
        + _level(1, "ListNumber2", "lowerLetter", "%2.")
        + _level(2, "", "lowerRoman", "%3.")
    )
    for identifier, levels in ((0, bullets), (1, numbers)):
        root.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identifier}">'
                f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )
        )
    for identifier in (1, 2):
        root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{identifier}"><w:abstractNumId w:val="{identifier - 1}"/></w:num>'
            )
        )
    for name, level, identifier in (
        ("List Bullet", 0, 1),
        ("List Bullet 2", 1, 1),
        ("List Number", 0, 2),
        ("List Number 2", 1, 2),
    ):
        shown = f'<w:ilvl w:val="{level}"/>' if level else ""
        properties = document.styles[name].element.get_or_add_pPr()
        properties.insert(0, parse_xml(f'<w:numPr {nsdecls("w")}>{shown}<w:numId w:val="{identifier}"/></w:numPr>'))
