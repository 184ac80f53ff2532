"""Word files that are not what their name says, unpack without end, nest without end or lie about their sizes."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_GIGABYTE = 1_000_000_000


def archive(parts: Iterable[tuple[str, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as file:
        for name, data in parts:
            file.writestr(name, data)
    return out.getvalue()


def word_file(body: str | bytes, *more: tuple[str, bytes], kind: str = _MAIN, before: bytes = b"") -> bytes:
    inner = body if isinstance(body, bytes) else body.encode()
    document = before + f'<w:document xmlns:w="{_W}"><w:body>'.encode() + inner + b"</w:body></w:document>"
    return archive([("[Content_Types].xml", _TYPES.format(kind=kind).encode()), ("word/document.xml", document), *more])


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _deflated_zeros(size: int) -> bytes:
    """What many zeros deflate to, made without holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    chunk = bytes(1_000_000)
    return b"".join([packer.compress(chunk) for _ in range(size // len(chunk))] + [packer.flush()])


def _entry(name: bytes, packed: bytes, size: int, offset: int) -> tuple[bytes, bytes]:
    shared = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(packed), size, len(name), 0)
    central = b"PK\1\2\x14\0" + shared + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
    return b"PK\3\4" + shared + name + packed, central


def _handmade(entries: Iterable[tuple[bytes, bytes, int]]) -> bytes:
    out, directory, count = b"", b"", 0
    for name, packed, size in entries:
        local, central = _entry(name, packed, size, len(out))
        out, directory, count = out + local, directory + central, count + 1
    return out + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(directory), len(out), 0)


def bomb() -> bytes:
    return _handmade([(b"word/document.xml", _deflated_zeros(_GIGABYTE), _GIGABYTE)])


def lying_bomb() -> bytes:
    """Its directory says that it unpacks to ten bytes."""
    return _handmade([(b"word/document.xml", _deflated_zeros(_GIGABYTE), 10)])


def overlapping_bomb() -> bytes:
    """A thousand entries that all unpack the same megabytes, as in Fifield's zip bomb."""
    packed = _deflated_zeros(10_000_000)
    local, _ = _entry(b"a0.xml", packed, 10_000_000, 0)
    directory = b"".join(_entry(b"a%d.xml" % number, packed, 10_000_000, 0)[1] for number in range(1000))
    return local + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1000, 1000, len(directory), len(local), 0)


def lzma_bomb() -> bytes:
    return archive([("word/document.xml", bytes(300_000_000))], zipfile.ZIP_LZMA)


def nested_bomb() -> bytes:
    inner = archive([("a", bytes(50_000_000))])
    for _ in range(4):
        inner = archive([(f"{number}.zip", inner) for number in range(10)])
    return word_file(paragraph("x"), ("word/embeddings/a.zip", inner))


def many_parts() -> bytes:
    return archive([("word/document.xml", b"<a/>"), *((f"word/{number}.xml", b"<a/>") for number in range(60_000))])


def endless_directory() -> bytes:
    """A directory of half a million entries in an archive of 30 MB."""
    _, central = _entry(b"a", b"", 0, 0)
    directory = central * 500_000
    return directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 65535, 65535, len(directory), 0, 0)


def million_paragraphs() -> bytes:
    return word_file("<w:p/>" * 1_000_000)


def most_paragraphs() -> bytes:
    """As many as are let in."""
    return word_file("<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 38_000)


def one_long_text() -> bytes:
    return word_file(paragraph("a" * 11_000_000))


def long_words() -> bytes:
    return word_file("".join(paragraph("a" * 1900) for _ in range(500)))


def combining_marks() -> bytes:
    return word_file("".join(paragraph("a" + "\u0301" * 1900) for _ in range(500)))


def digits() -> bytes:
    return word_file("".join(paragraph("0" + "1 " * 950) for _ in range(500)))


def deep() -> bytes:
    return word_file("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000)


def deep_runs() -> bytes:
    """Nested as deeply as XML parsers allow, with hidden words at the bottom."""
    run = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>"
    return word_file("<w:p>" * 200 + run * 30_000 + "</w:p>" * 200)


def many_attributes() -> bytes:
    return word_file("<w:p " + " ".join(f'a{number}="1"' for number in range(400_000)) + "/>")


def _controls(count: int) -> bytes:
    control = '<w:sdt><w:sdtPr><w:tag w:val="points[0].text"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    return word_file("".join(control.format(paragraph(f"SMALL/2026/001 {number}")) for number in range(count)))


def controls() -> bytes:
    return _controls(20_000)


def most_controls() -> bytes:
    """As many as are let in."""
    return _controls(2_000)


def nested_controls() -> bytes:
    start = '<w:sdt><w:sdtPr><w:tag w:val="points[0].text"/></w:sdtPr><w:sdtContent>'
    inner = "".join(paragraph("SMALL/2026/001") for _ in range(30_000))
    return word_file(start * 100 + inner + "</w:sdtContent></w:sdt>" * 100)


def laughs() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    return word_file(paragraph("&m;"), before=f"<!DOCTYPE x [{entities}]>".encode())


def external_entity() -> bytes:
    return word_file(paragraph("&x;"), before=b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def dtd_in_utf16() -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY x "y">]><x>&x;</x>'
    return archive([("word/document.xml", text.encode("utf-16"))])


def dtd_in_utf7() -> bytes:
    text = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x [+ADwAIQ-ENTITY x "y"+AD4-]+AD4-<x>&x;</x>'
    return archive([("word/document.xml", text)])


def macros() -> bytes:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return word_file(paragraph("Dear Mrs Khan"), ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"), kind=kind)


def external_template() -> bytes:
    link = (
        f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="r" TargetMode="External"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="https://example.org/a.dotm"/></Relationships>'
    )
    return word_file(paragraph("Dear Mrs Khan"), ("word/_rels/settings.xml.rels", link.encode()))


def with_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def part_twice() -> bytes:
    return _handmade([(b"word/document.xml", _deflated_zeros(1_000_000), 1_000_000)] * 2)


WORD_FILES: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        *(bomb, lying_bomb, overlapping_bomb, lzma_bomb, nested_bomb, many_parts, endless_directory),
        *(million_paragraphs, most_paragraphs, one_long_text, long_words, combining_marks, digits, deep, deep_runs),
        *(
            many_attributes,
            controls,
            most_controls,
            nested_controls,
            laughs,
            external_entity,
            dtd_in_utf16,
            dtd_in_utf7,
            macros,
        ),
        *(external_template, with_password, part_twice),
    )
}
