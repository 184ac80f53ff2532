"""Named parts in; the bytes of one zip archive out. Parts that never change are deflated once; dates are fixed.

The format is PKWARE's APPNOTE 6.3: local headers and data, then the central directory, then its end record. Python's
``zipfile`` would deflate every part of every letter anew, which costs more than writing the letter.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION = 20
_UTF8_NAMES = 0x0800
_DATE = 0x0021  # 1 January 1980, the earliest a zip can hold: same letter, same bytes
_STORED, _DEFLATED = 0, 8
_SMALL = 4096  # bytes
_ONCE, _EACH_TIME = 9, 3  # levels: what is kept may take its time


@dataclass(frozen=True, slots=True)
class _Member:
    """One part with its header, ready to be placed anywhere in an archive."""

    name: bytes
    method: int
    checksum: int
    data: bytes
    size: int

    def local(self) -> bytes:
        header = _LOCAL.pack(
            b"PK\3\4",
            _VERSION,
            _UTF8_NAMES,
            self.method,
            0,
            _DATE,
            self.checksum,
            len(self.data),
            self.size,
            len(self.name),
            0,
        )
        return header + self.name + self.data

    def central(self, offset: int) -> bytes:
        sizes = (self.checksum, len(self.data), self.size, len(self.name))
        header = _CENTRAL.pack(
            b"PK\1\2", _VERSION, _VERSION, _UTF8_NAMES, self.method, 0, _DATE, *sizes, 0, 0, 0, 0, 0, offset
        )
        return header + self.name


@lru_cache(maxsize=64)
def _small(name: str, data: bytes) -> _Member:
    """Headers and footers are often the same from letter to letter."""
    return _member(name, data, _EACH_TIME)


def _member(name: str, data: bytes, level: int) -> _Member:
    deflated = zlib.compress(data, level, -zlib.MAX_WBITS)
    method, held = (_DEFLATED, deflated) if len(deflated) < len(data) else (_STORED, data)
    return _Member(name.encode(), method, zlib.crc32(data), held, len(data))


@dataclass(frozen=True, slots=True)
class StaticZip:
    """The start of an archive: parts that are the same in every letter."""

    local: bytes
    central: bytes
    count: int

    def with_parts(self, parts: Iterable[tuple[str, bytes]]) -> bytes:
        """The whole archive, with these parts after the static ones."""
        members = [
            _small(name, data) if len(data) < _SMALL else _member(name, data, _EACH_TIME) for name, data in parts
        ]
        return _archive(self, members)


def static_zip(parts: Iterable[tuple[str, bytes]]) -> StaticZip:
    """Deflate the parts that never change. ``[Content_Types].xml`` goes first, as readers expect."""
    ordered = sorted(parts, key=lambda part: (part[0] != "[Content_Types].xml", part[0] != "_rels/.rels", part[0]))
    local, central = _laid_out([_member(name, data, _ONCE) for name, data in ordered], 0)
    return StaticZip(local, central, len(ordered))


def _laid_out(members: list[_Member], offset: int) -> tuple[bytes, bytes]:
    local, central = [], []
    for member in members:
        data = member.local()
        local.append(data)
        central.append(member.central(offset))
        offset += len(data)
    return b"".join(local), b"".join(central)


def _archive(start: StaticZip, members: list[_Member]) -> bytes:
    local, central = _laid_out(members, len(start.local))
    directory = start.central + central
    count, offset = start.count + len(members), len(start.local) + len(local)
    return start.local + local + directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
