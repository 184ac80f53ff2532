"""A landlord's look with a small wordmark, for tests of renderers that need no landlord's folder."""

from dataclasses import replace
from pathlib import Path

from complaintletters.house_style import HeaderLayout, HouseStyle
from complaintletters.letter import FreeText, Letter, Paragraph, Section
from tests.hand_made import LETTER, house_style

WORDMARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 90"><rect width="90" height="90" fill="#0B4F6C"/>'
    '<rect x="105" y="30" width="190" height="30" fill="#0B4F6C"/></svg>'
)


def look(folder: Path, layout: HeaderLayout = "left") -> HouseStyle:
    """The hand-made look with its wordmark written into ``folder``."""
    (folder / "wordmark.svg").write_text(WORDMARK, encoding="utf-8")
    return replace(house_style(folder), layout=layout)


def saying(*typed: str) -> Letter:
    """The hand-made letter with one paragraph for each text, as if typed."""
    blocks = tuple(Paragraph((FreeText(text, f"points[{index}].text"),)) for index, text in enumerate(typed))
    return replace(LETTER, sections=(*LETTER.sections, Section("typed", (), blocks)))
