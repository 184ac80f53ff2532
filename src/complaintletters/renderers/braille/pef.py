"""A letter in; a PEF 2008-1 file out, the Portable Embosser Format: XML with rows of Unicode braille, for braille programs."""

from typing import cast

from lxml import etree

from complaintletters.braille import BrailleSetting
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.renderers.braille.pages import Page, braille_pages

__all__ = ["render"]

_PEF = "http://www.daisy.org/ns/2008/pef"
_DC = "http://purl.org/dc/elements/1.1/"
_NOT_PROOFREAD = "Made by a program. Not yet proofread by a person who reads braille."


def _identifier(letter: Letter) -> str:
    one = letter.identity
    return f"{one.reference} {one.kind} {one.stage} {one.number} {one.recipient}"


def _head(letter: Letter, root: etree._Element) -> None:
    meta = etree.SubElement(etree.SubElement(root, f"{{{_PEF}}}head"), f"{{{_PEF}}}meta")
    for name, text in (
        ("format", "application/x-pef+xml"),
        ("identifier", _identifier(letter)),
        ("title", letter.title_text),
        ("language", letter.identity.language),
        ("date", letter.identity.dated.isoformat()),
        ("description", _NOT_PROOFREAD),
    ):
        etree.SubElement(meta, f"{{{_DC}}}{name}").text = text


def _body(pages: tuple[Page, ...], setting: BrailleSetting, root: etree._Element) -> None:
    size = {"cols": str(setting.cells), "rows": str(setting.lines), "rowgap": "0", "duplex": "false"}
    volume = etree.SubElement(etree.SubElement(root, f"{{{_PEF}}}body"), f"{{{_PEF}}}volume", size)
    section = etree.SubElement(volume, f"{{{_PEF}}}section")
    for page in pages:
        made = etree.SubElement(section, f"{{{_PEF}}}page")
        for row in page:
            etree.SubElement(made, f"{{{_PEF}}}row").text = row or None


def render(letter: Letter, style: HouseStyle, setting: BrailleSetting) -> bytes:
    """The finished file. Raises ``RenderError`` for another language, for characters without a sign, without liblouis."""
    pages = braille_pages(letter, style, setting)
    root = etree.Element(f"{{{_PEF}}}pef", {"version": "2008-1"}, nsmap=cast(dict[str, str], {None: _PEF, "dc": _DC}))
    _head(letter, root)
    _body(pages, setting, root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
