"""A finished Word file's bytes in; what it says and what is wrong with it as a file out.

It reads the parts' XML itself and shares nothing with what writes them. A file that can't be read is a finding, never
an exception: it may come from anywhere. Text is left as it stands; whoever compares it normalises it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from complaintletters.checks.files.enormous import too_much
from complaintletters.checks.files.word_package import UnreadableError, WordPackage, word_package
from complaintletters.checks.files.word_package import W as _W
from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_FURNITURE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# ECMA-376 part 1, 17.13.5: every kind of tracked change, those of looks, tables and numbering too.
_TRACKED = tuple(
    f"{_W}{name}"
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
        *("tblPrExChange",),
    )
)
_UNREAD = tuple(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr"))


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    lines: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read(data: bytes) -> FinishedFile:
    """The file as a reader meets it."""
    try:
        finished = read_package(word_package(data))
    except UnreadableError as reason:
        return FinishedFile((), (), "", "", (reason.finding,))
    return too_much(finished) or finished


def read_package(package: WordPackage) -> FinishedFile:
    """An unpacked file as a reader meets it, however long it is."""
    trees, reading = package.trees, _Reading()
    hidden = _hidden_styles(trees.get("word/styles.xml"))
    _read_story("word/document.xml", trees["word/document.xml"], reading, hidden, furniture=False)
    for name in sorted(filter(_FURNITURE.fullmatch, trees)):
        _read_story(name, trees[name], reading, hidden, furniture=True)
    reading.findings.extend((*_template_tags(reading.furniture), *_left_over_none(reading.lines)))
    reading.findings.extend(_package_findings(package.parts, trees))
    return FinishedFile(
        lines=tuple(reading.lines),
        furniture=tuple(reading.furniture),
        title=_title(trees.get("docProps/core.xml")),
        language=_language(trees.get("word/styles.xml")),
        findings=tuple(reading.findings),
    )


# --- the package ----------------------------------------------------------------------------------------------------


def _package_findings(parts: dict[str, bytes], trees: dict[str, etree._Element]) -> Iterator[Finding]:
    types = trees.get("[Content_Types].xml")
    kinds = [entry.get("ContentType", "") for entry in types.iter(_OVERRIDE)] if types is not None else []
    if any("macroEnabled" in kind for kind in kinds) or any(name.lower().endswith("vbaproject.bin") for name in parts):
        yield Finding("macros", "expected no macros")
    comments = trees.get("word/comments.xml")
    if comments is not None and comments.find(f"{_W}comment") is not None:
        yield Finding("comments", "expected no comments", "word/comments.xml", mend="Delete all comments in Word.")
    for name in trees:
        if name.endswith(".rels"):
            yield from _external(name, trees[name])


def _external(name: str, links: etree._Element) -> Iterator[Finding]:
    for link in links.iter(_RELATIONSHIP):
        kind = link.get("Type", "").rpartition("/")[2]
        if link.get("TargetMode") == "External" and kind != "hyperlink":
            yield Finding("external-content", f"expected everything inside the file, found a link to a {kind}", name)


def _title(properties: etree._Element | None) -> str:
    return (properties.findtext(_TITLE) or "").strip() if properties is not None else ""


def _language(styles: etree._Element | None) -> str:
    path = f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"
    mark = styles.find(path) if styles is not None else None
    return mark.get(f"{_W}val", "") if mark is not None else ""


# --- text -----------------------------------------------------------------------------------------------------------


def _read_story(name: str, root: etree._Element, reading: _Reading, hidden: frozenset[str], *, furniture: bool) -> None:
    """Read one part's paragraphs in order; a text box's paragraphs are furniture wherever they stand."""
    for tag in root.iter(*_TRACKED):
        mend = "Accept or reject them in Word."
        reading.findings.append(Finding("tracked-changes", "expected no tracked changes", _place(name, tag), mend=mend))
        break
    unseen = _hidden_paragraphs(root, hidden)
    for number, paragraph in enumerate(_paragraphs(root), start=1):
        line = "".join(_text(paragraph))
        boxed = next(paragraph.iterancestors(f"{_W}txbxContent"), None) is not None or _is_letterhead(paragraph)
        if line.strip():
            (reading.furniture if furniture or boxed else reading.lines).append(line)
        if paragraph in unseen:
            reading.findings.append(Finding("hidden-text", "expected no hidden text", f"{name} paragraph {number}"))


def _is_letterhead(paragraph: etree._Element) -> bool:
    """Whether it stands in the content control for what is a letterhead's, which large print has at the letter's end."""
    tags = (control.find(f"{_W}sdtPr/{_W}tag") for control in paragraph.iterancestors(f"{_W}sdt"))
    return any(tag is not None and tag.get(f"{_W}val") == "letterhead" for tag in tags)


def _place(name: str, element: etree._Element) -> str:
    inside = next(element.iterancestors(f"{_W}p"), None)
    root = element.getroottree().getroot()
    number = next((n for n, p in enumerate(root.iter(f"{_W}p"), start=1) if p is inside), None)
    return f"{name} paragraph {number}" if number else name


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs in document order. Word writes a text box twice, for new and old readers; the first is read."""
    for paragraph in root.iter(f"{_W}p"):
        if next(paragraph.iterancestors(f"{_MC}Fallback"), None) is None:
            yield paragraph


def _text(element: etree._Element) -> Iterator[str]:
    """A paragraph's own text: not that of paragraphs in text boxes within, nor what was deleted."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _UNREAD or child.tag == f"{_W}p":
            continue
        elif isinstance(child.tag, str):
            name = etree.QName(child).localname
            if child.tag.startswith(_W) and name in _SIGNS:
                yield _SIGNS[name]
            else:
                yield from _text(child)


# --- findings in the text -------------------------------------------------------------------------------------------


def _hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    if styles is None:
        return frozenset()
    looks = ((style.get(f"{_W}styleId", ""), style.find(f"{_W}rPr/{_W}vanish")) for style in styles.iter(f"{_W}style"))
    return frozenset(identifier for identifier, vanish in looks if vanish is not None and _is_on(vanish))


def _is_on(switch: etree._Element) -> bool:
    return switch.get(f"{_W}val", "1") not in ("0", "false", "off")


def _hidden_paragraphs(root: etree._Element, hidden: frozenset[str]) -> set[etree._Element]:
    """The paragraphs of which any words are hidden, by themselves or by a style. Each element is looked at once."""
    out: set[etree._Element] = set()
    for vanish in root.iter(f"{_W}vanish"):
        look = vanish.getparent()
        run = look.getparent() if look is not None else None
        if run is not None and run.tag == f"{_W}r" and _is_on(vanish):
            out.update(run.iterancestors(f"{_W}p"))
    if hidden:
        for style in root.iter(f"{_W}pStyle", f"{_W}rStyle"):
            if style.get(f"{_W}val") in hidden:
                out.update(next(([one] for one in style.iterancestors(f"{_W}p")), []))
    return out


def _template_tags(furniture: Iterable[str]) -> Iterator[Finding]:
    """Tags left in headers and footers. In the letter itself a resident may have typed them."""
    for line in furniture:
        if _TAG.search(line):
            yield Finding(
                "template-tag", f'expected no template tag, found "{line.strip()[:60]}"', "headers and footers"
            )


def _left_over_none(lines: Iterable[str]) -> Iterator[Finding]:
    for number, line in enumerate(lines, start=1):
        if line.strip() == "None":
            yield Finding("none-left-over", 'expected words, found "None" alone', f"line {number}")
