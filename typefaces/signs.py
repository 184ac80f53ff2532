"""A typeface without the signs that letters use in; the same with another one's signs out.

Where a typeface lacks a sign, the typesetter takes another typeface for it. In a line that runs from right to left this
makes three pieces of text of one, in the order of the page and not of the words. So brackets, quotation marks and the like
become glyphs of the typeface itself, drawn as they were. A no-break space has the glyph of a space, so a PDF needs
replacement text to tell them apart (ISO 32000-1, 14.9.4): it gets a glyph of its own.
"""

import unicodedata
from copy import deepcopy
from typing import Any

from fontTools.ttLib import TTFont

__all__ = ["add_signs"]

_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0
_RANGES = (range(0x21, 0x300), range(0x2000, 0x2100))  # signs beside Latin letters, general punctuation, currency signs
_BASE = 1  # a class of GDEF
_COPYRIGHT = 0  # of the name table


def _is_sign(code: int) -> bool:
    """Whether a character is punctuation or a symbol, with a place of its own in the line."""
    sign = chr(code)
    return unicodedata.category(sign)[0] in "PS" and unicodedata.bidirectional(sign) != "NSM"


class _Glyphs:
    """Takes glyphs from one typeface into another, with those that they are made of."""

    def __init__(self, face: TTFont, source: TTFont) -> None:
        self._face, self._source = face, source
        self._new: dict[str, Any] = {}

    def take(self, name: str) -> str:
        """The glyph's name in the typeface that takes it."""
        own = f"sign.{name}"
        if own not in self._new:
            glyph = deepcopy(self._source["glyf"][name])
            self._new[own] = glyph
            self._face["hmtx"][own] = self._source["hmtx"][name]
            for part in glyph.components if glyph.isComposite() else ():
                part.glyphName = self.take(part.glyphName)
        return own

    def copy(self, name: str, own: str) -> str:
        """Another glyph like one that is there."""
        self._new[own] = deepcopy(self._face["glyf"][name])
        self._face["hmtx"][own] = self._face["hmtx"][name]
        return own

    def add(self) -> None:
        glyf = self._face["glyf"]
        glyf.glyphs.update(self._new)
        glyf.glyphOrder = [*self._face.getGlyphOrder(), *self._new]
        self._face.setGlyphOrder(glyf.glyphOrder)
        self._face["GDEF"].table.GlyphClassDef.classDefs.update(dict.fromkeys(self._new, _BASE))


def add_signs(face: TTFont, source: TTFont) -> None:
    """Give the typeface the signs that it lacks and the other one has, and its no-break space a glyph of its own.

    The other one's copyright notice goes with them, as the licence wants.
    Raises ``ValueError`` where the two don't measure in the same units.
    """
    if face["head"].unitsPerEm != source["head"].unitsPerEm:
        raise ValueError("the two typefaces don't measure in the same units")
    has, offered = face.getBestCmap(), source.getBestCmap()
    glyphs = _Glyphs(face, source)
    new = {
        code: glyphs.take(name)
        for code, name in sorted(offered.items())
        if any(code in one for one in _RANGES) and code not in has and _is_sign(code)
    }
    if has.get(_NO_BREAK_SPACE) == has[_SPACE]:
        new[_NO_BREAK_SPACE] = glyphs.copy(has[_SPACE], "nobreakspace")
    glyphs.add()
    for record in face["name"].names:
        if record.nameID == _COPYRIGHT:
            record.string = f"{record.toUnicode()} Signs: {source['name'].getDebugName(_COPYRIGHT)}"
    for table in face["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(new)
