"""A PDF or a web page in; every colour that words have there, with the ground they stand on, out: as drawn, not as planned."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Outline = list[tuple[float, float]]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_ENDS = _FILLS | {"n", "S", "s"}
_COLOURS = frozenset({"rg", "g", "k", "sc", "scn"})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})


@dataclass(frozen=True, slots=True)
class Shown:
    """A colour of words, and what is behind them, both ``#RRGGBB``, with the first place where they are."""

    colour: str
    ground: str
    where: str


# --- PDF ------------------------------------------------------------------------------------------------------------


def _product(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_inside(path: list[Outline], x: float, y: float) -> bool:
    """Whether a point lies in a filled path: a frame drawn as one shape has a hole (ISO 32000-1, 8.5.3.3.3, even-odd)."""
    crossings = 0
    for outline in path:
        for (x1, y1), (x2, y2) in zip(outline, outline[1:] + outline[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


def _hexadecimal(parts: list[float]) -> str:
    if len(parts) == 1:
        parts = parts * 3
    if len(parts) == 4:
        *cmy, black = parts
        parts = [(1 - one) * (1 - black) for one in cmy]
    return "#" + "".join(f"{round(one * 255):02X}" for one in parts)


@dataclass
class _Paint:
    """The state that q and Q keep."""

    matrix: Matrix = _IDENTITY
    colour: str = "#000000"
    size: float = 0


class _Page:
    """What is painted on a page, in order: filled shapes, and words by the middle of their first letter."""

    def __init__(self, ground: str) -> None:
        self._fills: list[tuple[list[Outline], str]] = []
        self._ground = ground
        self._kept: list[_Paint] = []
        self._now = _Paint()
        self._path: list[Outline] = []
        self._line: Matrix = _IDENTITY
        self.shown: list[Shown] = []

    def draw(self, operators: Any, where: str) -> None:
        for operands, operator in operators:
            self._one(str(operator), list(operands), where)

    def _one(self, name: str, operands: list[Any], where: str) -> None:
        match name:
            case "q":
                self._kept.append(_Paint(self._now.matrix, self._now.colour, self._now.size))
            case "Q":
                self._now = self._kept.pop()
            case "cm":
                self._now.matrix = _product(_numbers(operands), self._now.matrix)
            case "Tm":
                self._line = _numbers(operands)
            case "BT":
                self._line = _IDENTITY
            case "Td" | "TD":
                self._line = _product((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)
            case "Tf":
                self._now.size = float(operands[1])
            case _ if name in _COLOURS:
                self._now.colour = _hexadecimal([float(one) for one in operands])
            case _ if name in _SHOWS:
                self._words(where)
            case _:
                self._shape(name, operands)

    def _shape(self, name: str, operands: list[Any]) -> None:
        if name == "re":
            x, y, width, height = (float(one) for one in operands)
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            self._path.append([_at(self._now.matrix, *corner) for corner in corners])
        elif name in {"m", "l", "c", "v", "y"}:
            self._path += [[]] if name == "m" else []
            self._path[-1].append(_at(self._now.matrix, float(operands[-2]), float(operands[-1])))
        elif name in _ENDS:
            if name in _FILLS:
                self._fills.append((self._path, self._now.colour))
            self._path = []

    def _words(self, where: str) -> None:
        matrix = _product(self._line, self._now.matrix)
        if abs(matrix[1]) > 0.01 * abs(matrix[0]):
            return  # A draft's mark lies slantwise behind the words; every page says the same in upright words as well.
        x, y = _at(matrix, 0.2 * self._now.size, 0.3 * self._now.size)
        under = [colour for path, colour in self._fills if _is_inside(path, x, y)]
        self.shown.append(Shown(self._now.colour, (under or [self._ground])[-1], where))


def _numbers(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def pdf_colours(data: bytes, paper: str) -> Iterator[Shown]:
    """Each colour of words in a PDF with its ground, once. ``paper`` is what lies under everything."""
    found: dict[tuple[str, str], Shown] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            drawn = _Page(paper)
            drawn.draw(pikepdf.parse_content_stream(page), f"page {number}")
            for one in drawn.shown:
                found.setdefault((one.colour, one.ground), one)
    yield from found.values()


# --- web pages ------------------------------------------------------------------------------------------------------

# Every piece of text that is shown, with its computed colour and the nearest background that isn't transparent.
_COMPUTED = """() => {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (!node.data.trim() || !holder.checkVisibility()) continue;
    let ground = 'rgb(255, 255, 255)';
    for (let one = holder; one; one = one.parentElement) {
      const own = getComputedStyle(one).backgroundColor;
      if (own !== 'rgba(0, 0, 0, 0)') { ground = own; break; }
    }
    const colour = getComputedStyle(holder).color;
    if (!found.has(colour + ground)) found.set(colour + ground, [colour, ground, node.data.trim().slice(0, 40)]);
  }
  return [...found.values()];
}"""


def _from_css(colour: str) -> str:
    return _hexadecimal([float(one) / 255 for one in colour.partition("(")[2].rstrip(")").split(",")[:3]])


def html_colours(page: Any) -> Iterator[Shown]:
    """Each colour of words on a page that is open in a browser with its ground, once."""
    for colour, ground, words in page.evaluate(_COMPUTED):
        yield Shown(_from_css(colour), _from_css(ground), f"“{words}”")
