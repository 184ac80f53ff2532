"""The bytes of a Word file in; its parts, the XML ones parsed, out, within bounds, or why it can't be read.

The file may be anybody's: an archive that unpacks without end, headers that lie about sizes, XML that nests without end.
ECMA-376 part 2 (Open Packaging Conventions) and PKWARE's APPNOTE 6.3 say what an honest one looks like.
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from complaintletters.findings import Finding
from complaintletters.opening import BOUNDS, megabytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_OLE = b"\xd0\xcf\x11\xe0"  # an old .doc, or a .docx with a password
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_ENCODINGS = frozenset(
    {"utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"}
)  # part 2, 8.1.2 knows the first two
_END = struct.Struct("<4sHHHHII")  # the end of an archive's directory, up to the directory's place
_END_MARK = b"PK\5\6"
_LONGEST_END = 22 + 0xFFFF
_LONGEST_ENTRY = 46 + 512  # bytes of one entry in an archive's directory
# What a damaged or locked archive raises in Python's own reader.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
    LookupError,
)
_SAVE_AGAIN = "Open it in Word and save it as a Word document (.docx)."


class UnreadableError(Exception):
    """Why a file can't be read at all, as a finding."""

    def __init__(self, code: str, message: str, where: str = "", mend: str = _SAVE_AGAIN) -> None:
        super().__init__(message)
        self.finding = Finding(code, message, where, mend=mend)


@dataclass(frozen=True, slots=True)
class WordPackage:
    """A Word file's parts by name; ``trees`` are those that are XML."""

    parts: dict[str, bytes] = field(repr=False)
    trees: dict[str, etree._Element] = field(repr=False)

    @property
    def document(self) -> etree._Element:
        return self.trees["word/document.xml"]


def word_package(data: bytes) -> WordPackage:
    """The parts of a Word file. Raises ``UnreadableError``."""
    parts = _unpacked(data)
    xml = {name: part for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    if "word/document.xml" not in xml:
        raise UnreadableError("not-a-docx", "expected a Word document, found an archive without one.")
    _check_xml(xml)
    return WordPackage(parts, {name: _parsed(name, part) for name, part in xml.items()})


# --- the archive ----------------------------------------------------------------------------------------------------


def _unpacked(data: bytes) -> dict[str, bytes]:
    if data.startswith(_OLE):
        mend = "Open it in Word, take the password off, and save it as a Word document (.docx)."
        raise UnreadableError("not-a-docx", "expected a .docx; this is an old .doc or has a password.", mend=mend)
    if len(data) > BOUNDS.finished_file:
        raise _too_large(f"expected a letter of at most {megabytes(BOUNDS.finished_file)}")
    _check_directory(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive)
    except _ZIP_ERRORS as error:
        raise UnreadableError("not-a-docx", f"expected a Word document: {error}.") from error


def _too_large(message: str, where: str = "") -> UnreadableError:
    return UnreadableError("too-large", f"{message}.", where, "Check that it is the right file; use smaller pictures.")


def _check_directory(data: bytes) -> None:
    """An archive of 40 MB can hold a million entries, and listing them takes more memory than any letter."""
    at = data.rfind(_END_MARK, max(0, len(data) - _LONGEST_END))
    if at < 0 or len(data) - at < _END.size:
        return
    size = _END.unpack_from(data, at)[5]
    if size > BOUNDS.parts * _LONGEST_ENTRY:
        raise _too_large(f"expected at most {BOUNDS.parts} parts")


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > BOUNDS.parts:
        raise _too_large(f"expected at most {BOUNDS.parts} parts")
    if sum(member.file_size for member in members) > BOUNDS.unpacked:
        raise _too_large(f"expected at most {megabytes(BOUNDS.unpacked)} unpacked")
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise UnreadableError("not-a-docx", "the archive holds a part twice.")
    parts: dict[str, bytes] = {}
    room = BOUNDS.unpacked
    for member in members:
        parts[member.filename] = _part(archive, member, room)
        room -= len(parts[member.filename])
    return parts


def _part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    """One part, whatever size the archive says it has."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # part 2, 7.3.4 allows no other
        raise UnreadableError("not-a-docx", "expected parts that are stored or deflated.", member.filename)
    with archive.open(member) as stream:
        part = stream.read(room + 1)
    if len(part) > room:
        raise _too_large(f"expected at most {megabytes(BOUNDS.unpacked)} unpacked", member.filename)
    return part


# --- XML ------------------------------------------------------------------------------------------------------------


def _check_xml(xml: dict[str, bytes]) -> None:
    """Bounds before anything is parsed: a tree takes ten times the room of its text and more."""
    if sum(map(len, xml.values())) > BOUNDS.xml:
        raise _too_large(f"expected at most {megabytes(BOUNDS.xml)} of XML")
    if sum(part.count(b"<") for part in xml.values()) > 2 * BOUNDS.elements:
        raise _too_large(f"expected at most {BOUNDS.elements:,} elements")
    for name, part in xml.items():
        if _DOCTYPE.search(part.replace(b"\0", b"")):
            raise UnreadableError("dtd", "expected no document type declaration.", name)


def _parsed(name: str, part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("not-a-docx", f"expected XML: {error}.", name) from error
    told = root.getroottree().docinfo
    if told.internalDTD is not None:
        raise UnreadableError("dtd", "expected no document type declaration.", name)
    if (told.encoding or "utf-8").lower() not in _ENCODINGS:
        raise UnreadableError("not-a-docx", "expected XML in UTF-8 or UTF-16.", name)
    return root
