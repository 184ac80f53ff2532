"""A page in; the text of each of its marked-content sequences out, with the height of its baseline on the page.

ISO 32000-1: 14.6 (marked content), 14.8.2.2 (artifacts), 14.9.4 (ActualText).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any

import pikepdf

from complaintletters.checks.files.pdf.drawing import IDENTITY, Marks, Piece, PlainSyntax, follow_any
from complaintletters.checks.files.pdf.excess import TooMuchError
from complaintletters.checks.files.pdf.fonts import Font, Fonts
from complaintletters.opening import BOUNDS

__all__ = ["Fragment", "PageText", "Shared", "page_text"]

# Letters that go from right to left, and their mark. Their digits go the other way.
_SCRIPTS = r"\u200f\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(f"[{_SCRIPTS}]")
# A run from left to right, to its last letter or digit: of characters, and of the kinds of glyphs.
_SIGN = rf"(?![{_SCRIPTS}])[^\W_]"
_HAS_SIGN = re.compile(_SIGN)
_LEFT_TO_RIGHT = re.compile(rf"{_SIGN}(?:[^{_SCRIPTS}]*{_SIGN})?")
_RUN_OF_KINDS = re.compile("L(?:[LN]*L)?")

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text of one sequence. ``first`` and ``last`` are the heights of the baselines on which it begins and ends."""

    text: str
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text: by marked-content number, and that of page headers and footers.

    ``size`` is in bytes of drawing.
    """

    fragments: dict[int, Fragment]
    furniture: tuple[str, ...]
    shows_text: bool
    size: int


class _PageFonts(dict[Piece, Sequence[str]]):
    """The fonts of a page by their names; and by piece, what those of runs stand for in them."""

    def __init__(self, objects: Any, fonts: Fonts) -> None:
        self._objects, self._fonts = objects, fonts
        self._read: dict[str, Font] = {}

    def font(self, name: str) -> Font | None:
        """The font of that name, if there is one. Raises ``TooMuchError``."""
        font = self._read.get(name)
        if font is None and name in self._objects:
            font = self._read[name] = self._fonts.font(self._objects[name])
        return font

    def __missing__(self, piece: Piece) -> Sequence[str]:
        font = self.font(piece.font)
        if font is None:
            raise KeyError(piece.font)
        glyphs = self[piece] = font.decoded(piece.codes)
        return glyphs


@dataclass(slots=True)
class Shared:
    """What the pages of one file have in common."""

    fonts: Fonts = field(default_factory=Fonts)
    syntax: PlainSyntax = field(default_factory=PlainSyntax)
    _page_fonts: dict[tuple[tuple[str, tuple[int, int]], ...], _PageFonts] = field(default_factory=dict)

    def fonts_of(self, resources: Any) -> _PageFonts:
        """The fonts of a page; the same for pages that call the same fonts by the same names."""
        objects: Any = resources.get("/Font", {})
        key = tuple((name, font.objgen) for name, font in objects.items())
        if not all(number for _, (number, _) in key):  # fonts that aren't objects of their own are of that page alone
            return _PageFonts(objects, self.fonts)
        return self._page_fonts.setdefault(key, _PageFonts(objects, self.fonts))


# --- right to left --------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    """Of what a glyph stands for: R if it is read from right to left, L if from left to right, N if it goes either way."""
    if _RIGHT_TO_LEFT.search(text):
        return "R"
    return "L" if text[:1].isalnum() else "N"


def _logical(sequence: "_Sequence") -> str:
    """A sequence's glyphs, drawn from left to right, in the order in which they are read."""
    glyphs = sequence.glyphs
    drawn = "".join(glyphs)
    if not _RIGHT_TO_LEFT.search(drawn) and (not sequence.is_reversed or _HAS_SIGN.search(drawn)):
        return drawn
    if not _HAS_SIGN.search(drawn):
        return "".join(reversed(glyphs))
    if len(drawn) == len(glyphs) and all(glyphs):
        return _LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], drawn[::-1])
    backwards = glyphs[::-1]
    for run in _RUN_OF_KINDS.finditer("".join(map(_kind, backwards))):
        backwards[run.start() : run.end()] = backwards[run.start() : run.end()][::-1]
    return "".join(backwards)


# --- the page -------------------------------------------------------------------------------------------------------


def _matrix(numbers: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, numbers.split())
    return (a, b, c, d, e, f)


def _times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does what the first does, then what the second does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


_Place = tuple[bytes | Matrix, Matrix]  # the line's matrix, and that of the page; most are never asked for their height


def _height(place: _Place) -> float:
    line, page = place
    across, up = map(float, line.split()[4:]) if isinstance(line, bytes) else line[4:]
    return across * page[1] + up * page[3] + page[5]


@dataclass(slots=True)
class _Sequence:
    """An open marked-content sequence, and what has been shown in it.

    ``keeper`` is the innermost sequence with a number, or artifact, around what is shown here; in ``replaced`` ones other
    words stand for what is shown.
    """

    marks: Marks
    keeper: "_Sequence | None"
    replaced: bool
    is_reversed: bool = False
    glyphs: list[str] = field(default_factory=list)
    first: _Place | None = None
    last: _Place | None = None

    def add(self, glyphs: Iterable[str], place: _Place) -> None:
        if self.marks.is_artifact and self.last and abs(_height(place) - _height(self.last)) > 1:
            self.glyphs.append(" ")
        self.glyphs += glyphs
        self.first = self.first or place
        self.last = place


class _Reader:
    """Follows one page's drawing and gathers what each marked-content sequence shows."""

    def __init__(self, fonts: _PageFonts) -> None:
        self._fonts = fonts
        self._font = Font({}, 1)
        self._page = _IDENTITY
        self._saved: list[Matrix] = []
        self._line: bytes | Matrix = _IDENTITY
        self._leading = 0.0
        self._open: list[_Sequence] = []
        self.fragments: dict[int, Fragment] = {}
        self.furniture: list[str] = []
        self.shows_text = False

    def save(self) -> None:
        self._saved.append(self._page)

    def restore(self) -> None:
        self._page = self._saved.pop() if self._saved else _IDENTITY

    def change(self, matrix: bytes) -> None:
        self._page = _times(_matrix(matrix), self._page)

    def set_line(self, matrix: bytes) -> None:
        self._line = matrix

    def move_line(self, across: float, up: float) -> None:
        line = _matrix(self._line) if isinstance(self._line, bytes) else self._line
        self._line = _times((1, 0, 0, 1, across, up), line)

    def next_line(self) -> None:
        self.move_line(0, -self._leading)

    def set_leading(self, leading: float) -> None:
        self._leading = leading

    def set_font(self, name: str) -> None:
        self._font = self._fonts.font(name) or self._font

    def begin(self, marks: Marks) -> None:
        if len(self._open) >= BOUNDS.open_sequences:
            raise TooMuchError
        around = self._open[-1] if self._open else None
        sequence = _Sequence(marks, around.keeper if around else None, around.replaced if around else False)
        if marks.keeps:
            sequence.keeper = sequence
        self._open.append(sequence)
        if marks.is_reversed:
            self._reverse()
        if marks.words is not None:
            self._gather([marks.words])
            sequence.replaced = True

    def show(self, codes: bytes) -> None:
        self.shows_text = self.shows_text or bool(codes)
        if self._open and not self._open[-1].replaced:
            self._gather(self._font.decoded(codes))

    def show_run(self, pieces: Sequence[Piece]) -> bool:
        if self._page[1]:  # turned, so that what is further across is higher
            return False
        try:
            glyphs = [piece.words or self._fonts[piece] for piece in pieces]
        except KeyError:  # a font that isn't there
            return False
        self._line = IDENTITY
        self.shows_text = self.shows_text or any(piece.codes for piece in pieces)
        if self._open:
            if any(piece.is_reversed for piece in pieces):
                self._reverse()
            self._gather(chain.from_iterable(glyphs))
        self.set_font(pieces[-1].font)
        return True

    def _reverse(self) -> None:
        """What is said so is said of the sequence that keeps the text."""
        if self._open[-1].keeper:
            self._open[-1].keeper.is_reversed = True

    def _gather(self, glyphs: Iterable[str]) -> None:
        """Give the glyphs to the innermost sequence with a number, or artifact, unless other words replace them."""
        innermost = self._open[-1]
        if innermost.keeper and not innermost.replaced:
            innermost.keeper.add(glyphs, (self._line, self._page))

    def end(self) -> None:
        if not self._open:
            return
        done = self._open.pop()
        if done.marks.number is not None:
            text = _logical(done)
            if text and done.first and done.last:
                first = _height(done.first)
                last = first if done.last is done.first else _height(done.last)
                self.fragments[done.marks.number] = Fragment(text, first, last)
        elif done.marks.is_furniture:
            text = _logical(done).strip()
            if text:
                self.furniture.append(text)


def _drawing(page: pikepdf.Page, room: int) -> bytes:
    contents = page.obj.get("/Contents", pikepdf.Array())
    streams = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
    out = bytearray()
    for stream in streams:
        out += stream.read_bytes() + b"\n"
        if len(out) > room:
            raise TooMuchError
    return bytes(out)


def page_text(page: pikepdf.Page, shared: Shared, *, room: int) -> PageText:
    """The page's text. ``shared`` is what is known of the file from the pages before.

    Raises ``TooMuchError`` if its drawing has more than ``room`` bytes, or the fonts are too large.
    """
    drawing = _drawing(page, room)
    resources: Any = page.obj.get("/Resources", {})
    fonts = shared.fonts_of(resources)
    reader = _Reader(fonts)
    if not shared.syntax.follow(drawing, reader):
        reader = _Reader(fonts)
        follow_any(drawing, resources.get("/Properties", {}), reader)
    return PageText(reader.fragments, tuple(reader.furniture), reader.shows_text, len(drawing))
