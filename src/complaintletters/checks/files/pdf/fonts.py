"""A PDF's font in; what its character codes stand for out, within bounds that hold for the whole file.

ISO 32000-1, 9.10 (ToUnicode). The map is read token by token, once: patterns that look for the end of a block start anew at
each block that has none.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from complaintletters.checks.files.pdf.excess import TooMuchError
from complaintletters.opening import BOUNDS

__all__ = ["Font", "Fonts"]

_TOKEN = re.compile(
    r"<(?P<code>[0-9A-Fa-f]{4})> <(?P<text>(?:[0-9A-Fa-f]{4}){1,32})>"
    r"|<(?P<digits>[0-9A-Fa-f\s]{0,128})>|(?P<mark>[\[\]]|begincodespacerange|(?:begin|end)bf(?:char|range))"
)
_UNKNOWN = "\ufffd"
_LATIN = {code: chr(code) for code in range(32, 127)}


@dataclass(frozen=True, slots=True)
class Font:
    """What each character code of a font stands for, and how many bytes a code has."""

    texts: dict[int, str]
    width: int
    _known: dict[bytes, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def decoded(self, shown: bytes) -> tuple[str, ...]:
        """What the codes stand for. The same words are shown over and over."""
        known = self._known.get(shown)
        if known is None:
            known = self._known[shown] = tuple(self._decoded(shown))
        return known

    def _decoded(self, shown: bytes) -> list[str]:
        width, texts = self.width, self.texts
        if width == 2 and len(shown) % 2 == 0:
            return [texts.get(code, _UNKNOWN) for code in struct.unpack(f">{len(shown) // 2}H", shown)]
        codes = (int.from_bytes(shown[at : at + width], "big") for at in range(0, len(shown), width))
        return [texts.get(code, _UNKNOWN) for code in codes]


@dataclass(slots=True)
class Fonts:
    """The fonts of one file met so far, and how many more codes they may map between them."""

    read: dict[tuple[int, int], Font] = field(default_factory=dict)
    room: int = BOUNDS.codes

    def font(self, font: pikepdf.Object) -> Font:
        """The font, read once if it is an object of its own. Raises ``TooMuchError``."""
        if font.objgen not in self.read or not font.is_indirect:
            self.read[font.objgen] = self._read(font)
        return self.read[font.objgen]

    def _read(self, font: pikepdf.Object) -> Font:
        if "/ToUnicode" not in font:
            # Without a map only the Latin letters of a simple font can be known.
            return Font(_LATIN, 2 if font.get("/Subtype") == "/Type0" else 1)
        cmap = font.ToUnicode.read_bytes()
        if len(cmap) > BOUNDS.font_map:
            raise TooMuchError
        texts: dict[int, str] = {}
        width = 0
        for code, text, digits in _entries(cmap.decode("latin-1")):
            width = width or digits
            if code is not None:
                texts[code] = text
                self.room -= 1
                if self.room < 0:
                    raise TooMuchError
        return Font(texts, width or 2)


def _bytes_of(digits: str) -> bytes:
    """ISO 32000-1, 7.3.4.3: white space counts for nothing, and a digit that lacks is a nought."""
    bare = "".join(digits.split())
    return bytes.fromhex(bare if len(bare) % 2 == 0 else bare + "0")


def _text(digits: str) -> str:
    return _bytes_of(digits).decode("utf-16-be", "replace")


def _number(digits: str) -> int:
    return int.from_bytes(_bytes_of(digits)[:4], "big")


def _entries(cmap: str) -> Iterator[tuple[int | None, str, int]]:
    """Each code with its text; and, without a code, how many bytes a code has, from the code space."""
    block, held, listed = "", list[str](), list[str]()
    in_list = False
    for token in _TOKEN.finditer(cmap):
        code, text, digits, mark = token.groups()
        if code and block == "beginbfchar" and not held and not in_list:  # a code and its text, as most are written
            yield int(code, 16), bytes.fromhex(text).decode("utf-16-be", "replace"), 0
        elif mark in ("[", "]"):
            in_list = mark == "["
            if mark == "]" and len(held) == 2:
                yield from ((_number(held[0]) + step, _text(one), 0) for step, one in enumerate(listed))
                held, listed = [], []
        elif mark:
            block, held, listed, in_list = mark, [], [], False
        else:
            for part in (code, text) if code else (digits,):
                if in_list:
                    listed.append(part)
                else:
                    held.append(part)
                    yield from _full(block, held)


def _full(block: str, held: list[str]) -> Iterator[tuple[int | None, str, int]]:
    """What a block's parts say as soon as there are enough of them, which are then gone."""
    if block == "begincodespacerange" and len(held) == 2:
        yield None, "", max(1, len(_bytes_of(held[0])))
    elif block == "beginbfchar" and len(held) == 2:
        yield _number(held[0]), _text(held[1]), 0
    elif block == "beginbfrange" and len(held) == 3:
        yield from _range(*held)
    else:
        return
    held.clear()


def _range(low: str, high: str, start: str) -> Iterator[tuple[int, str, int]]:
    """The codes of a range; only the last character of what the first stands for goes up with them."""
    first, text = _number(low), _text(start)
    for step in range(_number(high) - first + 1):
        last = chr(min(ord(text[-1]) + step, 0x10FFFF)) if text else ""
        yield first + step, text[:-1] + last, 0
