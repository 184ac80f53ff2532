"""A letterhead's stories in; the same with the words of its first page's header and its footers at the letter's end.

In large print they would push the letter off its first page and the address out of its window. Pictures stay where they
are, and so does a band of colour; a footer keeps the page numbers, and the header of later pages what is not the
landlord's name. Paragraphs with Word's own fields in them are left alone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from lxml import etree

from complaintletters.renderers.docx.contract import BODY, PAGE_NUMBERS
from complaintletters.renderers.docx.package import REL, R, W, parsed

_DOCUMENT, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_FIELD = re.compile(r"\{\{r?\s*((?:contact|landlord)\.\w+)\s*\}\}")
_ANY_FIELD = re.compile(r"(?:contact|landlord)\.\w+")
_PARAGRAPH_TAG = re.compile(r"\s*(\{%p .*?%\}|\{\{p .*?\}\})\s*")
_NAME = re.compile(r"\s*\{\{\s*landlord\.name\s*\}\}\s*")
_REFERENCE_LABEL = re.compile(r"\{\{\s*label\.reference\s*\}\}\s*:?\s*(?=\{\{\s*letter\.reference)")
_PAGES = re.compile(rf"\{{\{{r\s+{PAGE_NUMBERS}\s*\}}\}}")
_SLOT = re.compile(rf"\{{\{{p\s+{BODY}\s*\}}\}}")
_BAND = 260  # twips: a band of colour without words is as high as a line of ordinary print
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LaterLabel = Literal["kept", "left-out"]
CONTROL = "letterhead"
"""The tag of the content control that the words stand in, by which a reader tells them from the letter."""


def with_words_at_end(parts: dict[str, bytes], roots: dict[str, etree._Element], *, label: LaterLabel) -> None:
    """Moves the words, in ``roots``. ``parts`` has the relationships, which say which header is whose.

    ``label`` says whether the reference on later pages keeps its label, which in giant print takes a line of its own.
    """
    moved: list[str] = []
    for name in _parts_of(parts, roots, "header", first=True):
        moved += _taken_from_header(roots[name])
    for name in _parts_of(parts, roots, "header", first=False):
        _without_name(roots[name], label)
    for first in (True, False):
        for name in _parts_of(parts, roots, "footer", first=first):
            moved += _taken_from_footer(roots[name])
    _put_at_end(roots[_DOCUMENT], moved)


def with_later_headers_stacked(parts: dict[str, bytes], roots: dict[str, etree._Element]) -> None:
    """Later pages' headers with one thing below the other: side by side they don't fit where letters are set apart."""
    for name in _parts_of(parts, roots, "header", first=False):
        for tab in [tab for tab in roots[name].iter(f"{W}tab") if tab.getparent().tag == f"{W}r"]:  # type: ignore[union-attr]
            tab.tag = f"{W}br"


def _parts_of(parts: dict[str, bytes], roots: dict[str, etree._Element], kind: str, *, first: bool) -> list[str]:
    """The headers or footers of a first page, or of the pages after it."""
    targets = {link.get("Id"): link.get("Target", "") for link in parsed(parts[_LINKS]).iter(f"{REL}Relationship")}
    found = []
    for section in roots[_DOCUMENT].iter(f"{W}sectPr"):
        has_first = section.find(f"{W}titlePg") is not None
        for reference in section.iter(f"{W}{kind}Reference"):
            is_first = (reference.get(f"{W}type") == "first") if has_first else True
            name = f"word/{targets.get(reference.get(f'{R}id'), '').rpartition('/')[2]}"
            if is_first == first and name in roots and name not in found:
                found.append(name)
    return found


# --- what stands in a paragraph -------------------------------------------------------------------------------------


def _words(paragraph: etree._Element) -> str:
    """A paragraph's own words, with its tabs, and without those of text boxes in it."""
    out = []
    for part in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(part.iterancestors(f"{W}p"), None) is paragraph and part.getparent().tag == f"{W}r":  # type: ignore[union-attr]
            out.append((part.text or "") if part.tag == f"{W}t" else "\t" if part.tag == f"{W}tab" else " ")
    return "".join(out)


def _is_computed(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(f"{W}fldChar", f"{W}fldSimple"), None) is not None


def _with_words(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every paragraph that has words and computes nothing, those of text boxes once."""
    for paragraph in list(root.iter(f"{W}p")):
        is_copy = next(paragraph.iterancestors("{*}Fallback"), None) is not None
        words = _words(paragraph)
        if words.strip() and not is_copy and not _is_computed(paragraph):
            yield paragraph, words


# --- taking ---------------------------------------------------------------------------------------------------------


def _taken_from_header(root: etree._Element) -> list[str]:
    """Takes all words out. Paragraphs that hold nothing else go, but for a band of colour and what Word must have."""
    taken = []
    for paragraph, words in _with_words(root):
        taken.append(words.replace("\t", " ").strip())
        has_picture = paragraph.find(f".//{W}drawing") is not None or paragraph.find(f".//{W}pict") is not None
        if has_picture:
            for text in list(paragraph.iter(f"{W}t")):
                text.getparent().remove(text)  # type: ignore[union-attr]
        elif _is_shaded(paragraph) or _is_needed(paragraph):
            _empty(paragraph)
        else:
            paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
    for box in [one for one in root.iter("{*}AlternateContent", f"{W}pict", f"{W}drawing") if _is_bare_box(one)]:
        if box.getparent() is not None:
            box.getparent().remove(box)  # type: ignore[union-attr]
    return taken


def _is_bare_box(box: etree._Element) -> bool:
    """Whether it is a text box, which has no words any more, and no picture beside it."""
    return (
        next(box.iter(f"{W}txbxContent"), None) is not None and next(box.iter("{*}blip", "{*}imagedata"), None) is None
    )


def _is_shaded(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = style is not None and style.get(f"{W}val", "").lower().replace(" ", "") == "letterheadband"
    return named or paragraph.find(f"{W}pPr/{W}shd") is not None


def _is_needed(paragraph: etree._Element) -> bool:
    """Whether Word calls the file damaged without it: the last paragraph of a cell, a header or a text box."""
    parent = paragraph.getparent()
    return parent is not None and len(parent.findall(f"{W}p")) == 1


def _empty(paragraph: etree._Element) -> None:
    """An empty paragraph of the same look, no higher than ordinary print."""
    for child in [one for one in paragraph if one.tag != f"{W}pPr"]:
        paragraph.remove(child)
    look = paragraph.find(f"{W}pPr")
    if look is None:
        look = etree.SubElement(paragraph, f"{W}pPr")
    for old in look.findall(f"{W}spacing"):
        look.remove(old)
    spacing = etree.Element(f"{W}spacing")
    spacing.set(f"{W}line", str(_BAND))
    spacing.set(f"{W}lineRule", "exact")
    before = [
        one for one in look if etree.QName(one).localname in ("pStyle", "keepNext", "framePr", "pBdr", "shd", "tabs")
    ]
    look.insert(look.index(before[-1]) + 1 if before else 0, spacing)


def _without_name(root: etree._Element, label: LaterLabel) -> None:
    """A later page's header, one thing below the other, without the landlord's name."""
    for paragraph, words in _with_words(root):
        words = words if label == "kept" else _REFERENCE_LABEL.sub("", words)
        kept = [part.strip() for part in words.split("\t") if part.strip() and not _NAME.fullmatch(part)]
        _rewrite(paragraph, kept)


def _taken_from_footer(root: etree._Element) -> list[str]:
    """Takes what isn't the page numbers, which stay alone at the trailing edge."""
    taken = []
    for paragraph, words in _with_words(root):
        parts = [part.strip() for part in words.split("\t") if part.strip()]
        taken += [part for part in parts if not _PAGES.search(part)]
        _rewrite(paragraph, [part for part in parts if _PAGES.search(part)])
        look = paragraph.find(f"{W}pPr")
        if look is not None:
            for old in look.findall(f"{W}jc"):
                look.remove(old)
            edge = etree.SubElement(look, f"{W}jc")
            edge.set(f"{W}val", "right")
    return taken


def _rewrite(paragraph: etree._Element, lines: list[str]) -> None:
    for child in [one for one in paragraph if one.tag != f"{W}pPr"]:
        paragraph.remove(child)
    for at, line in enumerate(lines):
        run = etree.SubElement(paragraph, f"{W}r")
        if at:
            etree.SubElement(run, f"{W}br")
        text = etree.SubElement(run, f"{W}t")
        text.text = line
        text.set(_SPACE, "preserve")


# --- putting --------------------------------------------------------------------------------------------------------


def _guarded(words: str) -> Iterator[str]:
    """The paragraph's words, and around them a condition where without its fields it would be empty."""
    fields = list(dict.fromkeys(_FIELD.findall(words)))
    if _PARAGRAPH_TAG.fullmatch(words) or not fields or _TAG.sub("", words).strip():
        yield words
        return
    yield f"{{%p if {' or '.join(fields)} %}}"
    yield words
    yield "{%p endif %}"


def _put_at_end(document: etree._Element, moved: Iterable[str]) -> None:
    """The words after the letter's slot, in a content control that says what they are."""
    slot = next((one for one in document.iter(f"{W}p") if _SLOT.search(_words(one))), None)
    lines = [line for words in moved for line in _guarded(words)]
    if slot is None or not lines:
        return
    control = etree.Element(f"{W}sdt")
    properties = etree.SubElement(control, f"{W}sdtPr")
    for name in ("alias", "tag"):
        etree.SubElement(properties, f"{W}{name}").set(f"{W}val", CONTROL)
    content = etree.SubElement(control, f"{W}sdtContent")
    for line in lines:
        _rewrite(etree.SubElement(content, f"{W}p"), [line])
    slot.addnext(control)
    fields = list(dict.fromkeys(field for words in moved for field in _ANY_FIELD.findall(words)))
    if not all(_is_only_fields(words) for words in moved):
        return  # there is always something in it
    slot.addnext(_paragraph(f"{{%p if {' or '.join(fields)} %}}"))
    control.addnext(_paragraph("{%p endif %}"))


def _is_only_fields(words: str) -> bool:
    """Whether it prints nothing where its fields are empty. An endif has no field, and prints nothing."""
    return not _TAG.sub("", words).strip() and (_ANY_FIELD.search(words) is not None or "{%p e" in words)


def _paragraph(words: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    _rewrite(paragraph, [words])
    return paragraph
