"""A house style's Word letterhead in; the letterhead prepared for many letters out.

docxtpl's own ``patch_xml`` turns Word's XML into Jinja once; that is cut into pieces once; parts that never change are
deflated once. A letter then costs filling in a few strings. Prepared letterheads are kept by file, time and size.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from complaintletters.errors import Fault, LetterheadError
from complaintletters.letter import Direction
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.presentation import Presentation
from complaintletters.renderers.docx.contract import breaches, style_ids
from complaintletters.renderers.docx.draft_mark import with_draft_marks
from complaintletters.renderers.docx.mirrored import mirrored
from complaintletters.renderers.docx.package import STORY, Package, R, W, open_package
from complaintletters.renderers.docx.presented import as_presented
from complaintletters.renderers.docx.setting import Setting, setting_of
from complaintletters.renderers.docx.sizes import in_language, in_script, with_leading
from complaintletters.renderers.docx.story import Story, story_of
from complaintletters.renderers.docx.zip import StaticZip, static_zip

DOCUMENT = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
NUMBERING = "word/numbering.xml"
PROPERTIES = "docProps/core.xml"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_docxtpl = DocxTemplate(None)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a letter is to be set, as far as the letterhead must be changed for it."""

    language: str
    direction: Direction
    presentation: Presentation
    draft: bool
    typeface: str = ""
    leading: float = 0
    """From line to line at least, as a multiple of the size, where the letter's script needs it."""


@dataclass(frozen=True, slots=True)
class Split:
    """A part to which each letter adds something at one place: what stands before and after."""

    before: str
    after: str

    def with_added(self, xml: str) -> str:
        return f"{XML_HEAD}{self.before}{xml}{self.after}"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A letterhead ready for letters. ``stories`` are the body, headers and footers that hold fields."""

    stories: tuple[tuple[str, Story], ...]
    static: StaticZip
    links: Split
    numbering: Split
    setting: Setting


def letterhead(path: Path, manner: Manner) -> Letterhead:
    """The prepared letterhead. Raises ``LetterheadError`` with every fault when it can't be used."""
    file = f"{path.parent.name}/{path.name}"
    try:
        stat = path.stat()
    except OSError as error:
        mend = "Save the landlord's letterhead there."
        raise LetterheadError([Fault(file, "", "expected a Word letterhead", error.strerror or "", mend)]) from error
    return _kept(path, stat.st_mtime_ns, stat.st_size, manner)


@lru_cache(maxsize=64)
def _kept(path: Path, changed: int, size: int, manner: Manner) -> Letterhead:  # noqa: ARG001 - time and size are the key
    data = read_bounded(path, most=BOUNDS.finished_file, expected="a Word letterhead")
    return prepare(data, f"{path.parent.name}/{path.name}", manner)


def prepare(data: bytes, file: str, manner: Manner) -> Letterhead:
    """Check a letterhead's contract and make it ready."""
    package = open_package(data, file)
    faults = tuple(breaches(package))
    if faults:
        raise LetterheadError(faults)
    package = _suited(package, manner)
    stories = {name: _story(package, name) for name in package.parts if STORY.match(name)}
    live = {name: story for name, story in stories.items() if story is not None}
    own = {*live, LINKS, NUMBERING, PROPERTIES}
    return Letterhead(
        stories=tuple(sorted(live.items())),
        static=static_zip((name, part) for name, part in package.parts.items() if name not in own),
        links=_split(package, LINKS, f"</{_tag_of(package, LINKS)}>"),
        numbering=_numbering(package),
        setting=replace(setting_of(package), keeps_together=manner.presentation.keeps_together),
    )


def _suited(package: Package, manner: Manner) -> Package:
    """The letterhead in the letter's language and presentation, and marked when the letter is a draft."""
    parts = as_presented(package.parts, manner.presentation)
    parts["word/styles.xml"] = in_language(parts["word/styles.xml"], manner.language)
    if manner.typeface:
        parts["word/styles.xml"] = in_script(parts["word/styles.xml"], manner.typeface)
    if manner.leading:
        parts["word/styles.xml"] = with_leading(parts["word/styles.xml"], manner.leading)
    parts = mirrored(parts) if manner.direction == "rtl" else parts
    parts = with_draft_marks(parts, style_ids(package)["draft mark"]) if manner.draft else parts
    return Package(package.file, parts)


def _story(package: Package, name: str) -> Story | None:
    """A part in pieces, or nothing when it has no fields."""
    source = etree.tostring(_with_prefixes(package.tree(name)), encoding="unicode")
    if "{{" not in source and "{%" not in source and "{#" not in source:
        return None
    try:
        return story_of(_docxtpl.patch_xml(source), package.file, name)
    except TemplateError as error:
        mend = "Each if needs its endif, in the same kind of tag."
        raise LetterheadError(
            [Fault(package.file, name, "expected tags that go together", str(error), mend)]
        ) from error


def _with_prefixes(root: etree._Element) -> etree._Element:
    """The same part with ``w`` and ``r`` declared as the letter's own XML writes them."""
    if root.nsmap.get("w") == W[1:-1] and root.nsmap.get("r") == R[1:-1]:
        return root
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix} | {"w": W[1:-1], "r": R[1:-1]}
    made = etree.Element(root.tag, nsmap=names)
    for name, value in root.attrib.items():
        made.set(name, value)
    made.extend(list(root))
    return made


def _tag_of(package: Package, name: str) -> str:
    root = package.tree(name)
    local = etree.QName(root).localname
    return f"{root.prefix}:{local}" if root.prefix else local


def _split(package: Package, name: str, at: str) -> Split:
    text = etree.tostring(package.tree(name), encoding="unicode")
    if text.endswith("/>"):
        text = f"{text[:-2]}>{at}"
    before, found, after = text.rpartition(at)
    return Split(before, found + after)


def _numbering(package: Package) -> Split:
    """The numbering part, split where Word wants ``w:num``: after the last of them."""
    root = package.tree(NUMBERING)
    tidy = root.find(f"{W}numIdMacAtCleanup")
    if tidy is not None:
        root.remove(tidy)
    kept = Package(package.file, {NUMBERING: etree.tostring(_with_prefixes(root))})
    return _split(kept, NUMBERING, "</w:numbering>")
