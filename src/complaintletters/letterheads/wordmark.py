"""A landlord's name in; a plain wordmark out, as SVG and PNG: a small geometric mark beside the name in bold type.

The mark is for illustration and copies no landlord's own. The background is clear, the colour the house style's accent,
so it belongs on white or on the tint. Letters become outlines: no typeface is needed to show it.
"""

import json
from functools import cache
from typing import Literal

import typst

from complaintletters.house_style import HouseStyle
from complaintletters.places import shipped

HEIGHT = 16.0
"""The wordmark's height in print, in millimetres."""
_PIXELS_PER_INCH = 400
_LONGEST_LINE = 14

# The words and colours reach typst as data (`sys.inputs`), never as source.
_PAGE = """
#let given = json(bytes(sys.inputs.given))
#let accent = rgb(given.accent)
#let pale = rgb(given.accent).lighten(45%)
#set page(width: auto, height: 16mm, margin: 0mm, fill: none)
#set text(font: given.typeface, weight: "bold", fill: accent, size: given.size * 1pt, hyphenate: false)
#set par(leading: 0.45em)
#let at(x, y, shape) = place(top + left, dx: x * 1mm, dy: y * 1mm, shape)
#let roof(x, y, w, h, colour) = at(x, y, polygon(fill: colour, (0mm, h * 1mm), (w * 0.5mm, 0mm), (w * 1mm, h * 1mm)))
#let part(x, y, w, h, colour) = at(x, y, rect(width: w * 1mm, height: h * 1mm, fill: colour))
#let disc(x, y, r, colour) = at(x, y, circle(radius: r * 1mm, fill: colour))
#let marks = (
  left: {
    roof(5, 1.5, 11, 6, pale); part(7, 7.4, 7, 7.1, pale)
    roof(0, 4, 11, 5.5, accent); part(1.6, 9.4, 7.8, 5.1, accent)
  },
  right: {
    disc(0, 1.5, 4, accent); part(3.2, 9, 1.6, 6, accent)
    disc(6, 4, 4, pale); part(9.2, 11.5, 1.6, 3.5, pale)
  },
  band: {
    for row in range(3) { for column in range(3) {
      part(column * 4.9, 1 + row * 4.8, 4.2, 4.2, if calc.rem(row + column, 2) == 0 { accent } else { pale })
    } }
  },
  rule: { part(0, 8.6, 4.4, 6, accent); part(5.4, 4.6, 4.4, 10, accent); part(10.8, 1, 4.4, 13.6, pale) },
)
#grid(
  columns: (16mm, auto), rows: 16mm, column-gutter: 3mm, align: left + horizon,
  box(width: 16mm, height: 16mm, marks.at(given.mark)),
  given.lines.join(linebreak()),
)
"""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[shipped("accessible_formats") / "fonts"], include_system_fonts=False)


def _lines(name: str) -> list[str]:
    """The name on one line, or on two of like length."""
    words = name.split()
    if len(name) <= _LONGEST_LINE or len(words) == 1:
        return [name]
    splits = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(splits, key=lambda lines: max(map(len, lines))))


def build_wordmark(style: HouseStyle) -> tuple[bytes, bytes]:
    """The wordmark as SVG and as PNG. The same style gives the same bytes."""
    lines = _lines(style.name)
    given = {
        "accent": style.accent,
        "typeface": style.page_typeface,
        "size": 32 if len(lines) == 1 else 18,
        "mark": style.layout,
        "lines": lines,
    }
    inputs = {"given": json.dumps(given)}
    return _compiled("svg", inputs), _compiled("png", inputs)


def _compiled(image: Literal["svg", "png"], inputs: dict[str, str]) -> bytes:
    return typst.compile(_PAGE.encode(), format=image, sys_inputs=inputs, font_paths=_fonts(), ppi=_PIXELS_PER_INCH)
