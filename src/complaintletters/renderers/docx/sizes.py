"""A letterhead's styles in; the same in a letter's language, and no smaller than its presentation asks, out.

Sizes live in named styles and nowhere else, so a presentation is a change to one part, made once. A presentation
enlarges a letterhead and never shrinks it: the landlord's own larger type is kept.
"""

from lxml import etree

from complaintletters.letter import Direction
from complaintletters.presentation import Presentation
from complaintletters.renderers.docx.package import W, parsed

_SPACES = ("before", "after", "line")


def in_language(styles: bytes, language: str, direction: Direction) -> bytes:
    """The styles with the letter's language as the document's: that is where Word and screen readers look for it."""
    root = parsed(styles)
    for mark in root.iter(f"{W}lang"):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    look = _made(_made(_made(root, "docDefaults", 0), "rPrDefault", 0), "rPr", 0)
    mark = etree.SubElement(look, f"{W}lang")
    mark.set(f"{W}val", language)
    mark.set(f"{W}eastAsia", language)
    mark.set(f"{W}bidi", language if direction == "rtl" else "ar-SA")
    return _written(root)


def in_presentation(styles: bytes, presentation: Presentation) -> bytes:
    """The styles with every size and gap multiplied, so that the body is at least the presentation's size."""
    root = parsed(styles)
    factor = presentation.size * 2 / _body_size(root)
    if factor <= 1:
        return styles
    smallest = round(presentation.small * 2)
    for size in root.iter(f"{W}sz", f"{W}szCs"):
        size.set(f"{W}val", str(max(smallest, round(_number(size, "val") * factor))))
    for spacing in root.iter(f"{W}spacing"):
        absolute = spacing.get(f"{W}lineRule", "auto") != "auto"
        for name in _SPACES:
            if spacing.get(f"{W}{name}") and (name != "line" or absolute):
                spacing.set(f"{W}{name}", str(round(_number(spacing, name) * factor)))
    return _written(root)


def _body_size(root: etree._Element) -> float:
    """The body's size in half-points: the default paragraph style's, else the document's, else Word's own 10 points."""
    for style in root.iter(f"{W}style"):
        if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
            own = style.find(f"{W}rPr/{W}sz")
            if own is not None:
                return _number(own, "val")
    default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    return _number(default, "val") if default is not None else 20


def _number(element: etree._Element, name: str) -> float:
    return float(element.get(f"{W}{name}") or 0)


def _made(parent: etree._Element, name: str, at: int) -> etree._Element:
    child = parent.find(f"{W}{name}")
    if child is None:
        child = etree.Element(f"{W}{name}")
        parent.insert(at, child)
    return child


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
