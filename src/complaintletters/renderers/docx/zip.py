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
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHI")  # the offset, which is not known before, and the name follow
_OFFSET = struct.Struct("<I")
_END = struct.Struct("<4sHHHHIIH")
_VERSION = 20
_UTF8_NAMES = 0x0800
_DATE = 0x0021  # 1 January 1980, the earliest a zip can hold: same letter, same bytes
_STORED, _DEFLATED = 0, 8
_SMALL = 4096  # bytes
_ONCE, _EACH_TIME = 9, 3  # levels: what is kept may take its time


@dataclass(frozen=True, slots=True)
class _Member:
    """One part ready to be placed anywhere in an archive: its header and data, and its entry around the offset."""

    local: bytes
    entry: bytes
    name: bytes

    def central(self, offset: int) -> bytes:
        return self.entry + _OFFSET.pack(offset) + self.name


@lru_cache(maxsize=64)
def _small(name: str, data: bytes) -> _Member:
    """Headers and footers are often the same from letter to letter."""
    return _member(name, data, _EACH_TIME)


def _member(name: str, data: bytes, level: int) -> _Member:
    deflated = zlib.compress(data, level, -zlib.MAX_WBITS)
    method, held = (_DEFLATED, deflated) if len(deflated) < len(data) else (_STORED, data)
    written = name.encode()
    shared = (_VERSION, _UTF8_NAMES, method, 0, _DATE, zlib.crc32(data), len(held), len(data), len(written), 0)
    local = _LOCAL.pack(b"PK\3\4", *shared) + written + held
    return _Member(local, _CENTRAL.pack(b"PK\1\2", _VERSION, *shared, 0, 0, 0, 0), written)


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
    central = []
    for member in members:
        central.append(member.central(offset))
        offset += len(member.local)
    return b"".join([member.local for member in members]), b"".join(central)


def _archive(start: StaticZip, members: list[_Member]) -> bytes:
    local, central = _laid_out(members, len(start.local))
    directory = start.central + central
    count, offset = start.count + len(members), len(start.local) + len(local)
    return start.local + local + directory + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
