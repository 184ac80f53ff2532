"""A letter, a landlord's look and a presentation in; a tagged PDF/UA-1 file out, with the same bytes every time.

The page design is ``accessible_formats/pages/letter.typ``. What the letter says reaches it as JSON and only ever
becomes string content there, so nothing that a person typed can turn into markup. One compiler serves a whole process;
several processes, not threads, are the way to more speed.
"""

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from typing import cast

import typst

from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.places import shipped
from complaintletters.presentation import Presentation
from complaintletters.renderers.pdf.letter_spacing import with_character_spacing
from complaintletters.renderers.pdf.page_data import page_data
from complaintletters.renderers.pdf.split_clusters import with_clusters_said_once
from complaintletters.renderers.pdf.typefaces import missing_characters, typefaces

__all__ = ["drawn", "pictures", "render"]

# Scripts of India and of those that came from them, whose marks the typesetter draws apart from their letters.
_DRAWN_APART = re.compile("[\u0900-\u109f\u1780-\u17ff]")


@cache
def _compiler() -> typst.Compiler:
    pages = shipped("accessible_formats") / "pages"
    return typst.Compiler(str(pages / "letter.typ"), root=str(pages), font_paths=typefaces())


def _data(letter: Letter, style: HouseStyle, presentation: Presentation, *, paper: str = "") -> str:
    """What the page design reads. Raises ``RenderError`` with a fault for each character that no shipped typeface has."""
    faults = missing_characters(letter, style)
    if faults:
        raise RenderError(faults)
    data = page_data(letter, style, presentation)
    look = data["look"]
    if paper and isinstance(look, dict):
        look["fill"] = paper
    return json.dumps(data, ensure_ascii=False)


def drawn(compiler: typst.Compiler, data: str, *, dots_per_inch: int | None) -> tuple[bytes, ...]:
    """A design's pages as PNG pictures, or without dots per inch as SVG drawings."""
    if dots_per_inch is None:
        made = compiler.compile(sys_inputs={"data": data}, format="svg")
    else:
        made = compiler.compile(sys_inputs={"data": data}, format="png", ppi=float(dots_per_inch))
    return tuple(made) if isinstance(made, list) else (cast(bytes, made),)


def pictures(
    letter: Letter, style: HouseStyle, presentation: Presentation, *, dots_per_inch: int | None
) -> tuple[bytes, ...]:
    """The same pages as PNG pictures, on paper of their colour; without dots per inch as SVG drawings.

    Raises ``RenderError`` as ``render`` does.
    """
    data = _data(letter, style, presentation, paper=presentation.page)
    return drawn(_compiler(), data, dots_per_inch=dots_per_inch)


def render(letter: Letter, style: HouseStyle, presentation: Presentation) -> bytes:
    """The finished file. Raises ``RenderError`` with a fault for each character that no shipped typeface has."""
    data = _data(letter, style, presentation)
    midnight = datetime.combine(letter.identity.dated, time(), UTC)
    try:
        written = _compiler().compile(
            sys_inputs={"data": data}, pdf_standards=["ua-1"], timestamp=int(midnight.timestamp())
        )
    except typst.TypstError as error:
        mend = "Leave out the pdf format or change the words it names."
        raise RenderError([Fault("", "pdf", "expected a letter that PDF/UA allows", error.message, mend)]) from error
    if _DRAWN_APART.search(data):
        written = with_clusters_said_once(cast(bytes, written))
    spacing = presentation.letter_spacing
    return with_character_spacing(cast(bytes, written), spacing) if spacing else cast(bytes, written)
