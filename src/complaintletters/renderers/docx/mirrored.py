"""A letterhead's parts in; the same for a letter that runs from right to left: page numbers in its direction, boxes mirrored."""

from lxml import etree

from complaintletters.renderers.docx.contract import PAGE_NUMBERS
from complaintletters.renderers.docx.package import STORY, W, parsed

_IN_THE_LANGUAGE = (PAGE_NUMBERS, "label.reference", "letter.draft")
_STYLES, _DOCUMENT = "word/styles.xml", "word/document.xml"
# What stands before w:bidi in a paragraph's properties (ECMA-376 part 1, 17.3.1.26).
_BEFORE_BIDI = frozenset(
    f"{W}{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
        *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
        *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
    )
)


def mirrored(parts: dict[str, bytes]) -> dict[str, bytes]:
    """All parts, with what is in the letter's language turned round. The landlord's own words and picture stay."""
    changed = {name: parsed(parts[name]) for name in parts if STORY.match(name) and name != _DOCUMENT}
    for root in changed.values():
        for paragraph in root.iter(f"{W}p"):
            words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
            if any(field in words for field in _IN_THE_LANGUAGE):
                _turn(paragraph)
    styles = parsed(parts[_STYLES])
    for box in styles.iter(f"{W}pBdr"):
        _swap(box)
    changed[_STYLES] = styles
    return parts | {name: _written(root) for name, root in changed.items()}


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _turn(paragraph: etree._Element) -> None:
    """Makes a paragraph right-to-left. Its alignment is to the leading or the trailing edge, so it turns with it."""
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = etree.Element(f"{W}pPr")
        paragraph.insert(0, look)
    if look.find(f"{W}bidi") is None:
        at = sum(child.tag in _BEFORE_BIDI for child in look)
        look.insert(at, etree.Element(f"{W}bidi"))


def _swap(box: etree._Element) -> None:
    """A box's left and right sides, in the order that Word wants them: top, left, bottom, right."""
    left, right = box.find(f"{W}left"), box.find(f"{W}right")
    looks = [dict(side.attrib) if side is not None else {} for side in (right, left)]
    for side, look in zip((left, right), looks, strict=True):
        if side is not None and look:
            side.attrib.clear()
            side.attrib.update(look)
