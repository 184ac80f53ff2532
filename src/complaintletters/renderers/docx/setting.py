"""A letterhead's parts in; what the body's writer must know of them out: style identifiers, numbering, width, panel.

All is looked up by name, so that a communications team may rename nothing but restyle everything.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from complaintletters.errors import Fault, LetterheadError
from complaintletters.renderers.docx.contract import style_ids
from complaintletters.renderers.docx.package import Package, W
from complaintletters.renderers.docx.sizes import body_size
from complaintletters.renderers.docx.word_xml import Xml, element, joined

_BOX = ("pBdr", "shd")
_TWIPS = 20  # in a point
_LETTER = 0.55  # an average letter's width, as a multiple of the size

_SIDE = {name: re.compile(rf"<w:{name}( [^>]*)></w:{name}>") for name in ("left", "right")}

@dataclass(frozen=True, slots=True)
class Setting:
    """What the letter's body is set in. Lengths are twips.

    ``styles`` maps names in lower case to identifiers; ``numbered`` is the abstract numbering of "List Number" and
    ``next_number`` the first free ``w:num``; ``indents`` are left and hanging indents of lists by level; ``box`` the
    panel's borders and shading, ``box_indent`` its left and right indents; ``width`` the text's; ``line`` a line's.
    ``list_gap`` is the gap below a list, where paragraphs stand a whole line apart and lists have to, else 0.
    ``size`` is the body's in points and ``letter`` the width of an average letter with the space after it, in points.
    ``keeps_together`` is the presentation's: whether a list stays with what leads into it.
    """

    styles: dict[str, str] = field(repr=False, hash=False)
    bullets: int
    numbered: int
    next_number: int
    indents: tuple[tuple[int, int], ...]
    box: Xml
    box_indent: tuple[int, int]
    width: int
    line: int
    list_gap: int
    size: float
    letter: float
    keeps_together: bool = True

    @property
    def longest_kept(self) -> int:
        """How many characters may stay on one line: three quarters of one, since lists and panels are narrower."""
        return int(0.75 * self.width / _TWIPS / self.letter)


def setting_of(package: Package) -> Setting:
    """Read a letterhead that keeps the contract. Raises ``LetterheadError`` when its list styles aren't numbered."""
    styles = package.tree("word/styles.xml")
    names = style_ids(package)
    numbering = package.tree("word/numbering.xml") if "word/numbering.xml" in package.parts else None
    numbers = {name: _number_of(styles, names[name], package.file, name) for name in ("list bullet", "list number")}
    if numbering is None:
        raise LetterheadError([_not_numbered(package.file, "list number")])
    panel = _style(styles, names["panel"]).find(f"{W}pPr")
    return Setting(
        styles=names,
        bullets=numbers["list bullet"],
        numbered=_abstract(numbering, numbers["list number"], package.file),
        next_number=max(_values(numbering, "num", "numId"), default=0) + 1,
        indents=_indents(numbering, _abstract(numbering, numbers["list number"], package.file)),
        box=_box(panel),
        box_indent=_sides(panel),
        width=_width(package.tree("word/document.xml")),
        line=_line(styles),
        list_gap=gap if (gap := _gap(styles)) >= _line(styles) else 0,
        size=body_size(styles) / 2,
        letter=_LETTER * body_size(styles) / 2 + _letter_spacing(styles),
    )


def _letter_spacing(styles: etree._Element) -> float:
    """What the document adds after each letter, in points."""
    spacing = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}spacing")
    return _whole(spacing.get(f"{W}val")) / _TWIPS if spacing is not None else 0


def _style(styles: etree._Element, identifier: str) -> etree._Element:
    return next(style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == identifier)


def _number_of(styles: etree._Element, identifier: str, file: str, name: str) -> int:
    number = _style(styles, identifier).find(f"{W}pPr/{W}numPr/{W}numId")
    if number is None:
        raise LetterheadError([_not_numbered(file, name)])
    return _whole(number.get(f"{W}val"))


def _not_numbered(file: str, name: str) -> Fault:
    mend = "In Word, modify the style: Format, Numbering."
    return Fault(file, "styles", f'expected the style "{name.title()}" to have bullets or numbers', "none", mend)


def _abstract(numbering: etree._Element, number: int, file: str) -> int:
    for entry in numbering.iter(f"{W}num"):
        if _whole(entry.get(f"{W}numId")) == number:
            target = entry.find(f"{W}abstractNumId")
            return _whole(target.get(f"{W}val") if target is not None else None)
    raise LetterheadError([_not_numbered(file, "list number")])


def _values(root: etree._Element, tag: str, attribute: str) -> list[int]:
    return [_whole(entry.get(f"{W}{attribute}")) for entry in root.iter(f"{W}{tag}")]


def _indents(numbering: etree._Element, abstract: int) -> tuple[tuple[int, int], ...]:
    for entry in numbering.iter(f"{W}abstractNum"):
        if _whole(entry.get(f"{W}abstractNumId")) == abstract:
            found = [level.find(f"{W}pPr/{W}ind") for level in entry.iter(f"{W}lvl")]
            known = tuple(
                (_whole(ind.get(f"{W}left")), _whole(ind.get(f"{W}hanging"))) for ind in found if ind is not None
            )
            if known:
                return known
    return ((425, 425), (850, 425))


def _box(panel: etree._Element | None) -> Xml:
    """The panel's borders and shading, to be given to headings and lists inside one."""
    parts = [panel.find(f"{W}{name}") for name in _BOX] if panel is not None else []
    return joined(_bare(part) for part in parts if part is not None)


def _bare(part: etree._Element) -> Xml:
    """An element's XML without namespace declarations: it will stand where ``w`` is declared."""
    attributes = {etree.QName(str(key)).localname: str(value) for key, value in part.attrib.items()}
    return element(etree.QName(part).localname, attributes, joined(_bare(child) for child in part))


def _sides(panel: etree._Element | None) -> tuple[int, int]:
    indent = panel.find(f"{W}ind") if panel is not None else None
    return (_whole(indent.get(f"{W}left")), _whole(indent.get(f"{W}right"))) if indent is not None else (0, 0)


def _width(document: etree._Element) -> int:
    """The width of the text of the section in which the letter stands (its last)."""
    section = list(document.iter(f"{W}sectPr"))[-1:]
    size = section[0].find(f"{W}pgSz") if section else None
    margins = section[0].find(f"{W}pgMar") if section else None
    if size is None or margins is None:
        return 9400
    return _whole(size.get(f"{W}w")) - _whole(margins.get(f"{W}left")) - _whole(margins.get(f"{W}right"))


def _line(styles: etree._Element) -> int:
    """The distance from line to line in the default paragraph style, or 300 twips when it says none."""
    spacing = _spacing(styles)
    if spacing is not None and spacing.get(f"{W}lineRule") in ("atLeast", "exact"):
        return _whole(spacing.get(f"{W}line"))
    return 300


def _gap(styles: etree._Element) -> int:
    """The gap below a paragraph of the default style."""
    spacing = _spacing(styles)
    return _whole(spacing.get(f"{W}after")) if spacing is not None else 0


def _spacing(styles: etree._Element) -> etree._Element | None:
    """The default paragraph style's spacing."""
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
            return style.find(f"{W}pPr/{W}spacing")
    return None


def _whole(value: str | None) -> int:
    try:
        return int(float(value or 0))
    except ValueError:
        return 0


@lru_cache(maxsize=16)
def turned_box(box: Xml) -> Xml:
    """A panel's borders with the left and the right side changed, for a letter that runs the other way than its document."""
    sides = {name: _SIDE[name].search(box) for name in ("left", "right")}
    left, right = sides["left"], sides["right"]
    if left is None or right is None:
        return box
    turned = box.replace(left[0], f"<w:left{right[1]}></w:left>", 1)
    return Xml(turned.replace(right[0], f"<w:right{left[1]}></w:right>", 1))
