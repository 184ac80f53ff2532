"""A letterhead's parts in; the same with a draft's mark at the top of every page out.

Whatever headers a letterhead has begin with the mark, and those it lacks are made, so that no page goes without.
"""

from lxml import etree

from complaintletters.renderers.docx.package import REL, R, W, parsed

_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "word/_rels/document.xml.rels"
_FIELD = "{{ letter.draft }}"
_NAMES = {"default": "header9001.xml", "first": "header9002.xml", "even": "header9003.xml"}


def with_draft_marks(parts: dict[str, bytes], style: str) -> dict[str, bytes]:
    """All parts, with the field ``letter.draft`` first in every header there must be."""
    marked = dict(parts)
    for kind in _missing(marked):
        _add_header(marked, kind)
    for name in [name for name in marked if name.startswith("word/header") and name.endswith(".xml")]:
        root = parsed(marked[name])
        root.insert(0, _mark(style))
        if root[-1].tag != f"{W}p":
            etree.SubElement(root, f"{W}p")
        marked[name] = _written(root)
    return marked


def _mark(style: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    look = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}pStyle")
    look.set(f"{W}val", style)
    words = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
    words.text = _FIELD
    return paragraph


def _missing(parts: dict[str, bytes]) -> list[str]:
    """The kinds of header that the first section shows and does not have: later ones inherit."""
    section = next(parsed(parts["word/document.xml"]).iter(f"{W}sectPr"), None)
    if section is None:
        return []
    needed = ["default"]
    if section.find(f"{W}titlePg") is not None:
        needed.append("first")
    if "word/settings.xml" in parts and parsed(parts["word/settings.xml"]).find(f"{W}evenAndOddHeaders") is not None:
        needed.append("even")
    there = {reference.get(f"{W}type") for reference in section.iter(f"{W}headerReference")}
    return [kind for kind in needed if kind not in there]


def _add_header(parts: dict[str, bytes], kind: str) -> None:
    name, identifier = _NAMES[kind], f"rIdDraft{kind}"
    parts[f"word/{name}"] = _written(etree.Element(f"{W}hdr", nsmap={"w": W[1:-1]}))
    _append(parts, _LINKS, f"{REL}Relationship", {"Id": identifier, "Type": _HEADER, "Target": name})
    _append(
        parts, "[Content_Types].xml", f"{_TYPES}Override", {"PartName": f"/word/{name}", "ContentType": _HEADER_TYPE}
    )
    document = parsed(parts["word/document.xml"])
    section = next(document.iter(f"{W}sectPr"))
    reference = etree.Element(f"{W}headerReference", nsmap={"r": R[1:-1]})
    reference.set(f"{W}type", kind)
    reference.set(f"{R}id", identifier)
    section.insert(0, reference)
    parts["word/document.xml"] = _written(document)


def _append(parts: dict[str, bytes], name: str, tag: str, attributes: dict[str, str]) -> None:
    root = parsed(parts[name])
    etree.SubElement(root, tag, attributes)
    parts[name] = _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
