"""A Word letter's package in; the words of each content control out, with what a case's plain text can't hold.

A control's words are what a person sees in it: paragraphs are parted by an empty line, as in a case, lines by a newline.
ECMA-376 part 1: 17.5.2 (content controls), 17.3.3 (what stands in a run).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from complaintletters.checks.files.word_package import UnreadableError, W, WordPackage
from complaintletters.opening import BOUNDS

__all__ = ["Control", "WordText", "settled", "word_text"]

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_OFF = ("0", "false", "off", "none", "auto", "baseline", "clear", "nil")
_LOOKS = {
    "b": "bold",
    "i": "italics",
    "u": "underlining",
    "highlight": "highlighting",
    "color": "colour",
    "shd": "shading",
    "caps": "capitals by format",
    "smallCaps": "small capitals",
    "vertAlign": "raised or lowered letters",
}
_OBSTACLES = {
    "strike": "words struck through",
    "dstrike": "words struck through",
    "vanish": "hidden words",
    "drawing": "a picture",
    "pict": "a picture",
    "object": "an embedded object",
    "sym": "a sign of a symbol typeface",
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
    "oMath": "a formula",
    "ruby": "a reading aid",
    "tbl": "a table",
    "txbxContent": "a text box",
    "altChunk": "a file put in",
}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DEEPEST = 8
_UNREAD = frozenset(f"{W}{name}" for name in ("instrText", "delText", "pPr", "rPr", "sdtPr", "del", "moveFrom"))


@dataclass(frozen=True, slots=True)
class Control:
    """One content control. ``tag`` is empty where a program dropped it; then ``title`` tells which text it holds.

    ``looks`` are formats that a case can't hold, ``obstacles`` what stands in it that is no text.
    """

    tag: str
    title: str
    text: str
    where: str
    looks: frozenset[str]
    obstacles: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordText:
    """The controls of a Word file, each with its element, and what the file's properties say of it."""

    controls: tuple[tuple[Control, etree._Element], ...]
    keywords: str
    language: str


def word_text(package: WordPackage) -> WordText:
    """The controls in the file's body, in order. Raises ``UnreadableError`` where there is no end of them."""
    numbered = _numbered_lists(package.trees.get("word/numbering.xml"))
    places = {paragraph: number for number, paragraph in enumerate(package.document.iter(f"{W}p"), 1)}
    named = list(islice(_named_controls(package.document), BOUNDS.controls + 1))
    if len(named) > BOUNDS.controls:
        raise UnreadableError("too-large", f"expected at most {BOUNDS.controls:,} content controls.")
    controls = tuple((_control(one, numbered, places), one) for one in named)
    core = package.trees.get("docProps/core.xml")
    return WordText(controls, _words(core, _KEYWORDS), _words(core, _LANGUAGE))


def _words(root: etree._Element | None, tag: str) -> str:
    return (root.findtext(tag) or "").strip() if root is not None else ""


def _property(control: etree._Element, name: str) -> str:
    found = control.find(f"{W}sdtPr/{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _named_controls(document: etree._Element) -> Iterator[etree._Element]:
    for control in document.iter(f"{W}sdt"):
        named = _property(control, "tag") or _property(control, "alias")
        if sum(1 for _ in control.iterancestors(f"{W}sdt")) > _DEEPEST:
            raise UnreadableError("too-large", f"expected content controls at most {_DEEPEST} deep.")
        if named and next(control.iterancestors(_FALLBACK), None) is None:
            yield control


def _control(element: etree._Element, numbered: frozenset[str], places: dict[etree._Element, int]) -> Control:
    content = element.find(f"{W}sdtContent")
    inside = next(element.iter(f"{W}p"), None) if content is not None else None
    around = inside if inside is not None else next(element.iterancestors(f"{W}p"), None)
    where = f"paragraph {places[around]}" if around is not None else "document"
    is_empty = content is None or element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    text = "" if is_empty or content is None else _text(content, numbered)
    looks = frozenset(_looks(element))
    return Control(_property(element, "tag"), _property(element, "alias"), text, where, looks, _obstacles(element))


# --- words ----------------------------------------------------------------------------------------------------------


def _text(content: etree._Element, numbered: frozenset[str]) -> str:
    paragraphs = list(content.iter(f"{W}p"))
    if not paragraphs:
        return settled("".join(_pieces(content)))
    return settled(_joined(paragraphs, numbered))


def _joined(paragraphs: Iterable[etree._Element], numbered: frozenset[str]) -> str:
    """Paragraphs as a case holds them. A list typed in Word keeps its marks, as letters; its items follow line by line."""
    out, count = "", 0
    for paragraph in paragraphs:
        words = "".join(_pieces(paragraph)).strip("\n").rstrip()
        if not words.strip():
            continue
        listed = _list_of(paragraph)
        after_item = count > 0
        count = count + 1 if listed else 0
        mark = (f"{count}. " if listed in numbered else "- ") if listed else ""
        gap = "\n" if listed and after_item else "\n\n"
        out += f"{gap if out else ''}{mark}{words}"
    return out


def _list_of(paragraph: etree._Element) -> str:
    """The number of the list that a paragraph is an item of, or nothing."""
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    found = number.get(f"{W}val", "") if number is not None else ""
    return "" if found == "0" else found


def _numbered_lists(numbering: etree._Element | None) -> frozenset[str]:
    """The lists whose first level is numbered, not bulleted."""
    if numbering is None:
        return frozenset()
    formats = {
        one.get(f"{W}abstractNumId", ""): one.find(f"{W}lvl/{W}numFmt") for one in numbering.iter(f"{W}abstractNum")
    }
    counted = {name for name, format_ in formats.items() if format_ is not None and format_.get(f"{W}val") != "bullet"}
    lists = ((one.get(f"{W}numId", ""), one.find(f"{W}abstractNumId")) for one in numbering.iter(f"{W}num"))
    return frozenset(number for number, of in lists if of is not None and of.get(f"{W}val") in counted)


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _UNREAD or child.tag in (f"{W}p", _FALLBACK) or not isinstance(child.tag, str):
            continue
        else:
            name = etree.QName(child).localname
            sign = _SIGNS.get(name) if child.tag.startswith(W) else None
            if sign is not None:
                yield sign
            else:
                yield from _pieces(child)


def settled(text: str) -> str:
    """Words without the white space that nobody sees: at the ends of lines and of the text."""
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n").strip()


# --- what a case can't hold -----------------------------------------------------------------------------------------


def _is_on(element: etree._Element) -> bool:
    return element.get(f"{W}val", "1") not in _OFF


def _looks(control: etree._Element) -> Iterator[str]:
    for run in control.iter(f"{W}r"):
        for look in run.iterfind(f"{W}rPr/*"):
            name = etree.QName(look).localname
            if name in _LOOKS and _is_on(look):
                yield _LOOKS[name]
    if next(control.iter(f"{W}hyperlink"), None) is not None:
        yield "links"
    if any(_list_of(paragraph) for paragraph in control.iter(f"{W}p")):
        yield "lists"


def _obstacles(control: etree._Element) -> frozenset[str]:
    out = set()
    for element in control.iter(etree.Element):
        name = etree.QName(element).localname
        if element is control or name not in {*_OBSTACLES, "sdt"}:
            continue
        if name == "sdt":
            out.add("another content control")
        elif name not in ("strike", "dstrike", "vanish") or _is_on(element):
            out.add(_OBSTACLES[name])
    return frozenset(out)
