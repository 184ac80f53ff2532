"""A Word file's bytes in; its parts out, or a ``LetterheadError`` naming every reason why the file isn't safe to use.

A letterhead is copied into every letter, so what it carries reaches every reader: macros, links that Word follows by
itself, fields that fetch or run something. Sizes are bounded before and while unpacking (a zip's headers can lie).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from complaintletters.errors import Fault, LetterheadError, found

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
MAX_BYTES = 40 << 20
MAX_PARTS = 1000
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)")
SAFE_FIELDS = frozenset(
    {
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "REF",
        "PAGEREF",
        "STYLEREF",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "HYPERLINK",
    }
)
_UNSAFE_PARTS = {
    "vbaproject.bin": ("no macros", "Save it as a Word document (.docx) without macros."),
    "/activex/": ("no ActiveX controls", "Delete the controls in Word."),
    "/embeddings/": ("no embedded files", "Paste a picture in place of the embedded object."),
}


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file's parts by name, and the file's name for messages."""

    file: str
    parts: dict[str, bytes] = field(repr=False)

    def tree(self, name: str) -> etree._Element:
        return parsed(self.parts[name])


def parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, parser())


def open_package(data: bytes, file: str) -> Package:
    """The parts of a Word file that is safe to copy into letters. Raises ``LetterheadError`` with every fault."""
    parts = _unpacked(data, file)
    faults = [*_unsafe_parts(parts, file), *_unreadable(parts, file)]
    if "word/document.xml" not in parts or "word/styles.xml" not in parts:
        faults.append(Fault(file, "", "expected a Word document (.docx) with a body and styles"))
    if not faults:
        faults = [*_external(parts, file), *_fields(parts, file)]
    if faults:
        raise LetterheadError(faults)
    return Package(file, parts)


def _unpacked(data: bytes, file: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check_sizes(members, file)
            return _read(archive, members, file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        mend = "Open it in Word and save it as a Word document (.docx), without a password."
        raise LetterheadError([Fault(file, "", "expected a Word document (.docx)", str(error), mend)]) from error


def _check_sizes(members: list[zipfile.ZipInfo], file: str) -> None:
    if len(members) > MAX_PARTS:
        raise LetterheadError([Fault(file, "", f"expected at most {MAX_PARTS} parts", str(len(members)))])
    if len({member.filename for member in members}) != len(members):
        raise LetterheadError([Fault(file, "", "expected each part once, found a part twice")])
    if sum(member.file_size for member in members) > MAX_BYTES:
        raise LetterheadError([_too_large(file)])


def _read(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], file: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    room = MAX_BYTES
    for member in members:
        with archive.open(member) as stream:
            data = stream.read(room + 1)
        room -= len(data)
        if room < 0:
            raise LetterheadError([_too_large(file)])
        parts[member.filename] = data
    return parts


def _too_large(file: str) -> Fault:
    return Fault(file, "", f"expected at most {MAX_BYTES >> 20} MB unpacked, found more", mend="Use smaller pictures.")


def _unsafe_parts(parts: dict[str, bytes], file: str) -> Iterator[Fault]:
    for name in parts:
        for mark, (expected, mend) in _UNSAFE_PARTS.items():
            if mark in f"/{name.lower()}":
                yield Fault(file, name, f"expected {expected}", mend=mend)


def _unreadable(parts: dict[str, bytes], file: str) -> Iterator[Fault]:
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if _DOCTYPE.search(data.replace(b"\0", b"")):
            yield Fault(file, name, "expected no document type declaration", mend="Save the file again in Word.")
            continue
        try:
            parsed(data)
        except etree.XMLSyntaxError as error:
            yield Fault(file, name, "expected XML that can be read", str(error), "Save the file again in Word.")


def _external(parts: dict[str, bytes], file: str) -> Iterator[Fault]:
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        for link in parsed(data).iter(f"{REL}Relationship"):
            kind = link.get("Type", "").rsplit("/", 1)[-1]
            if link.get("TargetMode") == "External" and kind != "hyperlink":
                target = found(f"{kind} from {link.get('Target', '')}")
                yield Fault(
                    file, name, "expected everything inside the file", target, "Put it into the file, or remove it."
                )


def _fields(parts: dict[str, bytes], file: str) -> Iterator[Fault]:
    for name in filter(STORY.match, parts):
        for number, paragraph in enumerate(parsed(parts[name]).iter(f"{W}p"), start=1):
            for code in _codes(paragraph):
                word = code.split(maxsplit=1)[0].upper() if code.strip() else ""
                if word and word not in SAFE_FIELDS:
                    mend = f"Use only {', '.join(sorted(SAFE_FIELDS))}."
                    yield Fault(
                        file,
                        f"{place(name)}paragraph {number}",
                        "expected a harmless Word field",
                        found(code.strip()),
                        mend,
                    )


def _codes(paragraph: etree._Element) -> Iterator[str]:
    """The field codes of a paragraph; one code may be spread over many runs."""
    for simple in paragraph.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr", "")
    code: list[str] = []
    for part in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
        if part.tag == f"{W}instrText":
            code.append(part.text or "")
        elif code:
            yield "".join(code)
            code = []
    if code:
        yield "".join(code)


_PLACES = {
    "document": "",
    "header": "page header, ",
    "footer": "page footer, ",
    "footnotes": "footnotes, ",
    "endnotes": "endnotes, ",
}


def place(part: str) -> str:
    """A part in Word's own terms, to stand before "paragraph 3"."""
    kind = STORY.match(part)
    return _PLACES.get(kind[1].rstrip("0123456789"), "") if kind else f"{part}, "
