"""A page in; the text of each of its marked-content sequences out, with the height of its baseline on the page.

ISO 32000-1: 14.6 (marked content), 14.8.2.2 (artifacts), 14.9.4 (ActualText).
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from complaintletters.checks.files.pdf.excess import TooMuchError
from complaintletters.checks.files.pdf.fonts import NO_FONT, Fonts
from complaintletters.opening import BOUNDS

__all__ = ["Fragment", "PageText", "page_text"]

_OPERATORS = "q Q cm BT Tm Td TD TL T* Tf Tj TJ ' \" BMC BDC EMC"
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")

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


# --- right to left --------------------------------------------------------------------------------------------------


def _is_left_to_right(text: str) -> bool:
    return bool(text) and text[0].isalnum() and not _RIGHT_TO_LEFT.search(text)


def _run_end(glyphs: list[str], at: int) -> int:
    """Where the left-to-right run that begins at ``at`` ends: after its last letter or digit."""
    end = at
    for index in range(at, len(glyphs)):
        if _RIGHT_TO_LEFT.search(glyphs[index]):
            break
        if _is_left_to_right(glyphs[index]):
            end = index
    return end + 1


def _logical(glyphs: list[str]) -> str:
    """A sequence's glyphs, drawn from left to right, in the order in which they are read."""
    drawn = "".join(glyphs)
    if not _RIGHT_TO_LEFT.search(drawn):
        return drawn
    backwards = glyphs[::-1]
    out: list[str] = []
    at = 0
    while at < len(backwards):
        end = _run_end(backwards, at) if _is_left_to_right(backwards[at]) else at + 1
        out += backwards[at:end][::-1]
        at = end
    return "".join(out)


# --- the page -------------------------------------------------------------------------------------------------------


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _matrix(operands: list[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return (a, b, c, d, e, f)


@dataclass(slots=True)
class _Sequence:
    """An open marked-content sequence."""

    number: int | None = None
    replaced: bool = False
    is_furniture: bool = False
    is_artifact: bool = False
    glyphs: list[str] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    def add(self, glyphs: list[str], height: float) -> None:
        if self.is_artifact and self.heights and abs(height - self.heights[-1]) > 1:
            self.glyphs.append(" ")
        self.glyphs += glyphs
        self.heights.append(height)


class _Reader:
    """Goes through one page's drawing operators and gathers what each marked-content sequence shows."""

    def __init__(self, page: pikepdf.Page, fonts: Fonts) -> None:
        resources: Any = page.obj.get("/Resources", {})
        self._font_objects: Any = resources.get("/Font", {})
        self._properties: Any = resources.get("/Properties", {})
        self._fonts = fonts
        self._font = NO_FONT
        self._place: Matrix = _IDENTITY
        self._saved: list[Matrix] = []
        self._line: Matrix = _IDENTITY
        self._leading = 0.0
        self._open: list[_Sequence] = []
        self.fragments: dict[int, Fragment] = {}
        self.furniture: list[str] = []
        self.shows_text = False

    def run(self, operator: str, operands: list[pikepdf.Object]) -> None:
        match operator:
            case "q":
                self._saved.append(self._place)
            case "Q":
                self._place = self._saved.pop() if self._saved else _IDENTITY
            case "cm":
                self._place = _times(_matrix(operands), self._place)
            case "Tf":
                self._set_font(str(operands[0]))
            case "BDC" | "BMC":
                self._begin(operands)
            case "EMC":
                self._end()
            case "Tj" | "TJ" | "'" | '"':
                self._show(operator, operands)
            case _:
                self._move(operator, operands)

    def _set_font(self, name: str) -> None:
        if name not in self._font_objects:
            return
        self._font = self._fonts.font(self._font_objects[name])

    def _move(self, operator: str, operands: list[pikepdf.Object]) -> None:
        match operator:
            case "BT":
                self._line = _IDENTITY
            case "Tm":
                self._line = _matrix(operands)
            case "Td" | "TD":
                across, up = float(operands[0]), float(operands[1])
                self._line = _times((1, 0, 0, 1, across, up), self._line)
                self._leading = -up if operator == "TD" else self._leading
            case "TL":
                self._leading = float(operands[0])
            case _:
                self._line = _times((1, 0, 0, 1, 0, -self._leading), self._line)

    def _begin(self, operands: list[pikepdf.Object]) -> None:
        if len(self._open) >= BOUNDS.open_sequences:
            raise TooMuchError
        given: Any = operands[1] if len(operands) > 1 else {}
        listed = self._properties.get(str(given), {}) if isinstance(given, pikepdf.Name) else given
        sequence = _Sequence(is_artifact=str(operands[0]) == "/Artifact")
        sequence.is_furniture = sequence.is_artifact and str(listed.get("/Subtype", "")) in ("/Header", "/Footer")
        if "/MCID" in listed:
            sequence.number = int(listed["/MCID"])
        self._open.append(sequence)
        if "/ActualText" in listed:
            self._gather([str(listed["/ActualText"])])
            sequence.replaced = True

    def _show(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator in ("'", '"'):
            self._move("T*", [])
        parts = operands[0] if operator == "TJ" else operands[-1:]
        glyphs: list[str] = []
        for part in parts:
            if isinstance(part, pikepdf.String):
                glyphs += self._font.decoded(bytes(part))
        self.shows_text = self.shows_text or bool(glyphs)
        self._gather(glyphs)

    def _gather(self, glyphs: list[str]) -> None:
        """Give the glyphs to the innermost sequence with a number, or artifact, unless other text replaces them."""
        if any(sequence.replaced for sequence in self._open):
            return
        for sequence in reversed(self._open):
            if sequence.number is not None or sequence.is_artifact:
                sequence.add(glyphs, _times(self._line, self._place)[5])
                return

    def _end(self) -> None:
        if not self._open:
            return
        done = self._open.pop()
        text = _logical(done.glyphs)
        if done.number is not None and text:
            self.fragments[done.number] = Fragment(text, done.heights[0], done.heights[-1])
        elif done.is_furniture and text.strip():
            self.furniture.append(text.strip())


def _drawing(page: pikepdf.Page, room: int) -> bytes:
    contents = page.obj.get("/Contents", pikepdf.Array())
    streams = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
    out = bytearray()
    for stream in streams:
        out += stream.read_bytes() + b"\n"
        if len(out) > room:
            raise TooMuchError
    return bytes(out)


def page_text(page: pikepdf.Page, fonts: Fonts, *, room: int) -> PageText:
    """The page's text. ``fonts`` are those of the file met so far.

    Raises ``TooMuchError`` if its drawing has more than ``room`` bytes, or the fonts are too large.
    """
    drawing = _drawing(page, room)
    reader = _Reader(page, fonts)
    with pikepdf.Pdf.new() as holder:
        stream = pikepdf.Stream(holder, drawing)
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            reader.run(str(instruction.operator), list(instruction.operands))
    return PageText(reader.fragments, tuple(reader.furniture), reader.shows_text, len(drawing))
