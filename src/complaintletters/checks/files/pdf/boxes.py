"""A PDF in; how many pages it has, and where each piece of text and each drawing stands on its first page, out.

Distances are millimetres from the page's top left corner. ISO 32000-1: 8.3 (coordinates), 9.4 (text), 9.7.4.3 (widths).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from complaintletters.checks.files.pdf.fonts import Font, Fonts
from complaintletters.pdf_objects import opened

__all__ = ["Box", "first_page", "page_count"]

_MM = 25.4 / 72
_ABOVE, _BELOW = 0.8, 0.2  # how far a line of type reaches over and under its baseline, as multiples of its size
_THOUSAND = 1000.0
_WHOLE_PAGE = 0.95  # what fills more of the page than this is its colour, not a drawing on it
Matrix = pikepdf.Matrix


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of text, or a drawing where the text is empty."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def overlaps(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def is_within(self, other: "Box") -> bool:
        across = self.left >= other.left and self.right <= other.right
        return across and self.top >= other.top and self.bottom <= other.bottom


@dataclass(slots=True)
class _Type:
    """The typeface in use: its characters, their widths, its size and the space set between characters."""

    font: Font = field(default_factory=lambda: Font({}, 1))
    widths: dict[int, float] = field(default_factory=dict)
    default: float = _THOUSAND
    size: float = 0.0
    spacing: float = 0.0

    def width(self, shown: bytes) -> float:
        step = self.font.width
        codes = (int.from_bytes(shown[at : at + step], "big") for at in range(0, len(shown), step))
        return sum(self.widths.get(code, self.default) / _THOUSAND * self.size + self.spacing for code in codes)


def _widths(listed: Iterable[Any]) -> Iterator[tuple[int, float]]:
    """The widths of a CID font: ``first [w w …]`` or ``first last w``."""
    held: list[int] = []
    for one in listed:
        if isinstance(one, pikepdf.Array):
            yield from ((held[0] + step, float(width)) for step, width in enumerate(one))
            held = []
        elif len(held) == 2:
            yield from ((code, float(one)) for code in range(held[0], held[1] + 1))
            held = []
        else:
            held.append(int(one))


class _Page:
    """Goes through a page's drawing operators and gathers its boxes."""

    def __init__(self, page: pikepdf.Page) -> None:
        resources: Any = page.obj.get("/Resources", {})
        self._font_objects: Any = resources.get("/Font", {})
        self._fonts = Fonts()
        self._type = _Type()
        self._place = Matrix()
        self._saved: list[pikepdf.Matrix] = []
        self._line = Matrix()
        self._at = Matrix()
        self._leading = 0.0
        self._path: list[tuple[float, float]] = []
        box = [float(side) for side in page.mediabox]
        self.width, self.height = box[2] - box[0], box[3] - box[1]
        self.boxes: list[Box] = []

    def run(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "q":
                self._saved.append(self._place)
            case "Q":
                self._place = self._saved.pop() if self._saved else Matrix()
            case "cm":
                self._place = Matrix(*map(float, operands)) @ self._place
            case "Tf":
                self._set_type(str(operands[0]), float(operands[1]))
            case "Tc":
                self._type.spacing = float(operands[0])
            case "Tj" | "TJ":
                self._show(operands[0] if operator == "TJ" else operands)
            case "m" | "l" | "c" | "v" | "y" | "re" | "f" | "f*" | "B" | "B*" | "S" | "n":
                self._draw(operator, [float(one) for one in operands])
            case _:
                self._move(operator, [float(one) for one in operands])

    def _set_type(self, name: str, size: float) -> None:
        font = self._font_objects.get(name)
        if font is None:
            return
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else {}
        default = float(inner.get("/DW", _THOUSAND))
        widths = dict(_widths(inner.get("/W", ())))
        self._type = _Type(self._fonts.font(font), widths, default, size, self._type.spacing)

    def _move(self, operator: str, operands: list[float]) -> None:
        match operator:
            case "BT":
                self._line = Matrix()
            case "Tm":
                self._line = Matrix(*operands)
            case "Td" | "TD":
                self._line = Matrix(1, 0, 0, 1, operands[0], operands[1]) @ self._line
                self._leading = -operands[1] if operator == "TD" else self._leading
            case "TL":
                self._leading = operands[0]
            case "T*":
                self._line = Matrix(1, 0, 0, 1, 0, -self._leading) @ self._line
        self._at = self._line

    def _show(self, parts: Iterable[Any]) -> None:
        text, across = "", 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                text += "".join(self._type.font.decoded(bytes(part)))
                across += self._type.width(bytes(part))
            else:
                across -= float(part) / _THOUSAND * self._type.size
        size = self._type.size
        corners = ((0.0, -_BELOW * size), (across, _ABOVE * size))
        if text.strip():
            self._add([(self._at @ self._place).transform(corner) for corner in corners], text)
        self._at = Matrix(1, 0, 0, 1, across, 0) @ self._at

    def _draw(self, operator: str, numbers: list[float]) -> None:
        if operator == "re":
            left, low, width, height = numbers
            numbers = [left, low, left + width, low + height]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        self._path += [self._place.transform(point) for point in points]
        if operator in {"f", "f*", "B", "B*", "S"} and self._path:
            self._add(self._path, "")
        if operator in {"f", "f*", "B", "B*", "S", "n"}:
            self._path = []

    def _add(self, points: Iterable[Any], text: str) -> None:
        found = [(float(across), float(up)) for across, up in points]
        left, right = min(x for x, _ in found), max(x for x, _ in found)
        low, high = min(y for _, y in found), max(y for _, y in found)
        if text or (right - left) * (high - low) < _WHOLE_PAGE * self.width * self.height:
            top, bottom = self.height - high, self.height - low
            self.boxes.append(Box(left * _MM, top * _MM, right * _MM, bottom * _MM, text))


_OPERATORS = "q Q cm BT Tm Td TD TL T* Tf Tc Tj TJ m l c v y re f f* B B* S n"


def page_count(data: bytes) -> int:
    """How many pages it has."""
    with opened(data) as pdf:
        return len(pdf.pages)


def first_page(data: bytes) -> tuple[Box, ...]:
    """The boxes of the first page of a PDF that this program made, in the order they are drawn."""
    with opened(data) as pdf:
        page = pdf.pages[0]
        made = _Page(page)
        for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
            made.run(str(instruction.operator), list(instruction.operands))
    return tuple(made.boxes)
