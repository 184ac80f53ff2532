"""Packages in; PNG pictures of their pages out, and of several editions side by side, all drawn by the typesetter.

A printed edition is shown as its PDF, on paper of its colour; braille as the dots that are embossed; a narration as its words.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import typst

from complaintletters.braille import BrailleSetting
from complaintletters.describing import Description
from complaintletters.edition import Edition, parse_edition
from complaintletters.letter import Letter
from complaintletters.places import shipped
from complaintletters.producing import Package, shown_as
from complaintletters.renderers.braille.pages import braille_pages
from complaintletters.renderers.pdf import drawn, pictures
from complaintletters.renderers.pdf.typefaces import typefaces

_SHEET = "contact-sheet"


@dataclass(frozen=True, slots=True)
class Pages:
    """One edition's pages as pictures, and a line about them."""

    edition: str
    pictures: tuple[bytes, ...]
    note: str


@cache
def _compiler(design: str) -> typst.Compiler:
    pages = shipped("accessible_formats") / "pages"
    return typst.Compiler(str(pages / f"{design}.typ"), root=str(pages), font_paths=typefaces())


def _drawn(design: str, data: object, dots_per_inch: int | None) -> tuple[bytes, ...]:
    return drawn(_compiler(design), json.dumps(data, ensure_ascii=False), dots_per_inch=dots_per_inch)


def _braille(
    letter: Letter, made: Description, setting: BrailleSetting, dots_per_inch: int | None
) -> tuple[bytes, ...]:
    pages = [list(page) for page in braille_pages(letter, made.rules.landlord.house_style(), setting)]
    return _drawn("braille", {"pages": pages, "cells": setting.cells, "lines": setting.lines}, dots_per_inch)


def _script(package: Package, dots_per_inch: int | None) -> tuple[bytes, ...]:
    data = next((data for name, data in package.files.items() if name.endswith(".txt")), b"")
    paragraphs = [part.strip() for part in data.decode("utf-8").split("\n\n") if part.strip()]
    return _drawn("script", {"paragraphs": paragraphs}, dots_per_inch)


def _printed(letter: Letter, made: Description, edition: Edition, dots_per_inch: int | None) -> tuple[bytes, ...]:
    style = made.rules.landlord.house_style()
    return pictures(letter, style, shown_as(made, edition), dots_per_inch=dots_per_inch)


def _counted(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"


def pages_of(package: Package, *, dots_per_inch: int | None = 96) -> Pages:
    """The pages of a package as PNG pictures; without dots per inch as SVG drawings, for a contact sheet.

    Raises ``RenderError`` for what can't be drawn, ``ValueError`` for a package without a letter."""
    letter, made = package.letter, package.made
    if letter is None or made is None:
        raise ValueError("there is no letter in this package to draw")
    edition = parse_edition(package.edition, made.rules.templates)
    match edition.form:
        case "braille":
            setting = cast(BrailleSetting, edition.setting(made.rules.templates))
            shown = _braille(letter, made, setting, dots_per_inch)
        case "narration":
            shown = _script(package, dots_per_inch)
        case "print":
            shown = _printed(letter, made, edition, dots_per_inch)
    return Pages(package.edition, shown, _counted(len(shown)))


def contact_sheet(shown: Sequence[Pages], *, title: str = "", dots_per_inch: int = 96) -> bytes:
    """The first page of each edition, which is an SVG drawing, side by side in one PNG picture with captions."""
    design = (shipped("accessible_formats") / "pages" / f"{_SHEET}.typ").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        listed = []
        for number, one in enumerate(shown):
            (Path(folder) / f"{number}.svg").write_bytes(one.pictures[0])
            listed.append({"picture": f"{number}.svg", "caption": one.edition, "note": one.note})
        main = Path(folder) / f"{_SHEET}.typ"
        main.write_bytes(design)
        compiler = typst.Compiler(str(main), root=folder, font_paths=typefaces())
        inputs = {"data": json.dumps({"title": title, "pages": listed}, ensure_ascii=False)}
        made = compiler.compile(sys_inputs=inputs, format="png", ppi=float(dots_per_inch))
    return cast(bytes, made[0] if isinstance(made, list) else made)
