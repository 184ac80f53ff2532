"""A PDF whose typesetter drew a cluster of letters in pieces in; the same, with each cluster's words said once, out.

A mark that stands above or below its letter by an offset of its own becomes a piece of text of its own, and each piece is
given the words of the whole cluster (ISO 32000-1, 9.10.3): programs that copy or speak a page read “নতুতুন” for “নতুন”. The
first piece keeps them, and the others get an empty replacement text (14.9.4).
"""

import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pikepdf

from complaintletters.pdf_objects import opened

_GLYPH = 2  # bytes: the typesetter's typefaces are all composite (9.7.6, Identity-H)
_COMPRESSED = 3  # of 9: a twentieth larger than by the usual 6, in less than half the time
_LEAST = 2  # characters of a cluster that can be drawn in pieces
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")
# Where the typesetter begins a run of text: its height on the page and the size of its letters.
_RUN = re.compile(rb"q 1 0 0 -1 [-\d.]+ (?P<height>[-\d.]+) cm[^\n]*\nBT[^\n]*?/\w+ (?P<size>[\d.]+) Tf")
_RUN_ENDS = b"\nET\n"  # no string has a line break that isn't escaped
# What it writes: a font chosen, a piece with words of its own begun, glyphs shown. Strings have their escapes (7.3.4.2) and
# brackets in pairs, or are in hexadecimal digits.
_SIGNS = rb"[^\\()]++|\\."
_STRING = rb"(?>\((?>%b|\((?>%b)*+\))*+\)|<[0-9A-Fa-f]*+>)" % (_SIGNS, _SIGNS)
_TOKEN = re.compile(
    rb"/(?P<font>\w+) [\d.]+ Tf|(?P<begun>/Span<</ActualText(?P<words>%b)>>BDC)"
    rb"|(?P<shown>(?:\[(?:%b|[-\d. \n])*\]|%b) ?T[jJ]\n?)" % (_STRING, _STRING, _STRING),
    re.DOTALL,
)
_IN_STRING = re.compile(_STRING, re.DOTALL)
_PART = re.compile(rb"%b|[-\d.]+" % _STRING, re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SAY_NOTHING, _SAID = b"/Span<</ActualText()>>BDC\n", b"\nEMC\n"

Words = dict[int, str]


@dataclass(slots=True)
class _Cluster:
    """The cluster that is being drawn: its font, its words, and the glyphs of it so far."""

    font: str = ""
    words: str = ""
    glyphs: set[int] = field(default_factory=set)

    def goes_on(self, font: str, words: str, glyphs: Sequence[int]) -> bool:
        """Whether glyphs are another piece of this cluster. The same glyph again begins the same words anew."""
        same = len(words) >= _LEAST and (font, words) == (self.font, self.words) and glyphs[0] not in self.glyphs
        if not same:
            self.font, self.words, self.glyphs = font, words, set()
        self.glyphs.update(glyphs)
        return same


def with_clusters_said_once(data: bytes) -> bytes:
    """The file with each cluster's words said once; itself, where no cluster is drawn in pieces."""
    with opened(data) as pdf:
        known: dict[tuple[int, int], Words] = {}
        is_mended = False
        for page in pdf.pages:
            page.contents_coalesce()
            drawing = page.Contents.read_bytes()
            places = list(_split_places(drawing))
            if places:
                fonts = {str(name)[1:]: _words_of(font, known) for name, font in page.Resources.get("/Font", {}).items()}
                mended = zlib.compress(_mended(drawing, places, fonts), _COMPRESSED)
                page.Contents.write(mended, filter=pikepdf.Name.FlateDecode)
                is_mended = True
        if not is_mended:
            return data
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


def _split_places(drawing: bytes) -> Iterator[tuple[int, int]]:
    """From where to where clusters may be drawn in pieces: runs of text at nearly the height of the one before.

    A piece that isn't at its run's height becomes a run of its own; runs at one height hold whole clusters, and those of
    different lines are further apart.
    """
    begin = end = 0
    before: re.Match[bytes] | None = None
    for run in _RUN.finditer(drawing):
        if before and 0 < abs(float(run["height"]) - float(before["height"])) < float(run["size"]):
            if before.start() >= end:
                if end:
                    yield begin, end
                begin = before.start()
            end = drawing.index(_RUN_ENDS, run.end()) + 1
        before = run
    if end:
        yield begin, end


def _mended(drawing: bytes, places: Iterable[tuple[int, int]], fonts: dict[str, Words]) -> bytes:
    out: list[bytes] = []
    done = 0
    for begin, end in places:
        out += [drawing[done:begin], _said_once(drawing[begin:end], fonts)]
        done = end
    return b"".join((*out, drawing[done:]))


def _words_of(font: pikepdf.Object, known: dict[tuple[int, int], Words]) -> Words:
    """What each glyph of a font stands for, by the font's own map."""
    if font.objgen not in known:
        table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        found = _MAPPED.findall(table)
        known[font.objgen] = {int(glyph, 16): bytes.fromhex(words.decode()).decode("utf-16-be") for glyph, words in found}
    return known[font.objgen]


def _said_once(drawing: bytes, fonts: dict[str, Words]) -> bytes:
    """A part of a page's drawing, with a piece that goes on with a cluster saying nothing."""
    cluster, font = _Cluster(), ""
    out: list[bytes] = []
    end = 0
    begun: re.Match[bytes] | None = None  # a piece with words of its own, until its glyphs are known
    for token in _TOKEN.finditer(drawing):
        if token["font"]:
            font = token["font"].decode()
        elif token["begun"]:
            begun = token
        else:
            glyphs = _glyphs(token["shown"])
            if begun:
                if glyphs and cluster.goes_on(font, _text(begun["words"]), glyphs):
                    out += [drawing[end : begun.start()], _SAY_NOTHING, drawing[begun.end() : token.end()]]
                    end = token.end()
                begun = None
            else:
                words_of = fonts.get(font, {})
                said = [cluster.goes_on(font, words_of.get(glyph, ""), [glyph]) for glyph in glyphs]
                if any(said):
                    out += [drawing[end : token.start()], b"\n", *_parted(token["shown"], said)]
                    end = token.end()
    return b"".join((*out, drawing[end:]))


def _parted(shown: bytes, said: Iterable[bool]) -> Iterator[bytes]:
    """Glyphs shown where they were, those whose words have been said in pieces that say nothing."""
    flags = iter(said)
    pieces: list[tuple[bool, list[bytes]]] = []
    moved: list[bytes] = []  # how far the next glyph is moved
    for part in _PART.findall(shown):
        if part[:1] not in b"(<":
            moved.append(part)
            continue
        data = _content(part)
        for at in range(0, len(data), _GLYPH):
            flag = next(flags)
            if not pieces or pieces[-1][0] != flag:
                pieces.append((flag, []))
            pieces[-1][1].extend((*moved, b"<%b>" % data[at : at + _GLYPH].hex().encode()))
            moved = []
    for flag, parts in pieces:
        array = b"[%b]TJ" % b" ".join(parts)
        yield b"%b%b%b" % (_SAY_NOTHING, array, _SAID) if flag else array + b"\n"
    if moved:
        yield b"[%b]TJ\n" % b" ".join(moved)


def _content(string: bytes) -> bytes:
    """What a string stands for."""
    if string.startswith(b"<"):
        return bytes.fromhex(string[1:-1].decode())

    def meant(escape: re.Match[bytes]) -> bytes:
        sign = escape[1]
        return bytes([int(sign, 8) & 0xFF]) if sign[:1].isdigit() else _LETTERS.get(sign, sign)

    return _ESCAPE.sub(meant, string[1:-1])


@lru_cache(maxsize=2048)
def _text(string: bytes) -> str:
    """A text string's words (7.9.2.2)."""
    raw = _content(string)
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


@lru_cache(maxsize=2048)
def _glyphs(shown: bytes) -> tuple[int, ...]:
    data = b"".join(map(_content, _IN_STRING.findall(shown)))
    return struct.unpack(f">{len(data) // _GLYPH}H", data)
