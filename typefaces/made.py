"""The originals and ``typefaces.toml`` in; the typefaces that are shipped out, the same bytes every time."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from typefaces.signs import add_signs
from typefaces.whole_clusters import add_clusters

__all__ = ["ORIGINALS", "SHIPPED", "made"]

_HERE = Path(__file__).resolve().parent
SHIPPED = _HERE.parent / "accessible_formats" / "fonts"
ORIGINALS = _HERE / "originals"

_IDENTIFIER, _VERSION = 3, 5  # of the name table
_HINTS = ("fpgm", "prep", "cvt ", "gasp", "hdmx", "LTSH", "VDMX")
_OF_HINTS = ("maxZones", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions")


def _opened(file: Path) -> TTFont:
    return TTFont(file, recalcTimestamp=False)


def _without_hints(face: TTFont) -> None:
    """Leave out the instructions for coarse screens: Bengali PDFs are a third smaller. Noto Sans comes with a stub of them."""
    for field in _OF_HINTS:
        setattr(face["maxp"], field, 1 if field == "maxZones" else 0)
    for tag in (*_HINTS, "DSIG"):  # the signature was of the original
        if tag in face:
            del face[tag]
    for name in face.getGlyphOrder():
        face["glyf"][name].removeHinting()


def _finished(face: TTFont, what: str) -> TTFont:
    _without_hints(face)
    for record in face["name"].names:
        if record.nameID in (_IDENTIFIER, _VERSION):
            record.string = f"{record.toUnicode()}; {what}"
    face["post"].formatType = 3.0  # without glyphs' names, which nothing needs
    return face


def made() -> Iterator[tuple[str, TTFont]]:
    """Each typeface with the name of its file."""
    settings = tomllib.loads((_HERE / "typefaces.toml").read_text("utf-8"))
    for name, source in settings["signs"].items():
        face = _opened(ORIGINALS / name)
        add_signs(face, _opened(SHIPPED / source))
        yield name, _finished(face, f"signs of {source.removesuffix('.ttf')}")
    for script in settings["clusters"].values():
        for name in script["files"]:
            face = _opened(ORIGINALS / name)
            add_clusters(face, ORIGINALS / name, script)
            yield name, _finished(face, "clusters drawn by whole glyphs")
