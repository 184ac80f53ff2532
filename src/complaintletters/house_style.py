"""A landlord's look, the same in every format: colours, typefaces, wordmark, letterhead and contact lines.

Colours are ``#RRGGBB``. Sizes are points. Paths are absolute and lead into the landlord's folder.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HeaderLayout = Literal["left", "right", "band", "rule"]


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One labelled way to reach the landlord, printed on the letterhead, such as ``telephone``."""

    kind: Literal["telephone", "email", "web", "address", "other"]
    text: str


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Everything a renderer may know of a landlord.

    ``accent`` colours headings and rules, ``tint`` fills panels and table heads, ``on_accent`` is text upon the accent.
    ``word_typeface`` is a typeface that Word has; ``page_typeface`` one that is shipped, for PDF.
    """

    landlord: str
    name: str
    strapline: str
    accent: str
    tint: str
    on_accent: str
    word_typeface: str
    page_typeface: str
    layout: HeaderLayout
    size: float
    wordmark_svg: Path
    wordmark_png: Path
    letterhead: Path
    contact: tuple[ContactLine, ...]
    small_print: str
