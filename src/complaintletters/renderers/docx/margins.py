"""A letterhead's parts in; the same with the side margins of a presentation out.

What reaches from edge to edge still does, such as a band of colour; what was set to the right of the text's width is set to
the right of the new one; the address never stands left of where it did, outside an envelope's window.
"""

from collections.abc import Iterator

from lxml import etree

from complaintletters.renderers.docx.package import STORY, W

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_TWIPS_PER_MM = 1440 / 25.4
_NEAR = 30  # twips, about half a millimetre: so far from the text's edge a tab stop may be and still mean it
_LEFT, _RIGHT = ("left", "start"), ("right", "end")
# What stands before w:ind in a paragraph's properties (ECMA-376 part 1, 17.3.1.26): Word calls another order damaged.
_BEFORE_INDENT = frozenset(
    f"{W}{name}"
    for name in (
        *(
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
        ),
        *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing"),
    )
)


def set_margins(roots: dict[str, etree._Element], millimetres: float) -> None:
    """Sets the side margins of every section, in ``roots``."""
    margin = round(millimetres * _TWIPS_PER_MM)
    moved_left = moved_right = width = 0
    for section in roots[_DOCUMENT].iter(f"{W}sectPr"):
        page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        if page is None or margins is None:
            continue
        left, right = _whole(margins, "left"), _whole(margins, "right")
        moved_left, moved_right = margin - left, margin - right
        width = _whole(page, "w") - left - right
        margins.set(f"{W}left", str(margin))
        margins.set(f"{W}right", str(margin))
    for root in (root for name, root in roots.items() if name == _STYLES or STORY.match(name)):
        _keep_at_edges(root, moved_left, moved_right)
        _move_tabs(root, width, moved_left + moved_right)
    _keep_address(roots[_STYLES], max(0, -moved_left))


def _whole(element: etree._Element, name: str) -> int:
    return round(float(element.get(f"{W}{name}") or 0))


def _keep_at_edges(root: etree._Element, moved_left: int, moved_right: int) -> None:
    """What stands out into the margin reaches as far as it did: its indents are negative."""
    for indent in root.iter(f"{W}ind"):
        for names, moved in ((_LEFT, moved_left), (_RIGHT, moved_right)):
            for name in names:
                if _whole(indent, name) < 0:
                    indent.set(f"{W}{name}", str(_whole(indent, name) - moved))


def _move_tabs(root: etree._Element, width: int, narrower: int) -> None:
    for tab in root.iter(f"{W}tab"):
        if tab.get(f"{W}pos") and abs(_whole(tab, "pos") - width) <= _NEAR:
            tab.set(f"{W}pos", str(_whole(tab, "pos") - narrower))


def _address_looks(styles: etree._Element) -> Iterator[etree._Element]:
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val", "").lower() == "address":
            look = style.find(f"{W}pPr")
            if look is not None:
                yield look


def _keep_address(styles: etree._Element, indent: int) -> None:
    for look in _address_looks(styles):
        own = look.find(f"{W}ind")
        if own is None:
            own = etree.Element(f"{W}ind")
            before = [at for at, child in enumerate(look) if child.tag in _BEFORE_INDENT]
            look.insert(max(before, default=-1) + 1, own)
        own.set(f"{W}left", str(_whole(own, "left") + indent))
