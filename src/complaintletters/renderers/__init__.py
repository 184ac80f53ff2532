"""Renderers: a letter, a landlord's look and a presentation in, the bytes of one file out. One row per format.

A renderer is imported when it is first used, so that a format not asked for costs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.presentation import Presentation

Renderer = Callable[[Letter, HouseStyle, Presentation], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name and file ending, what it is, the module that writes it, the module that reads it back."""

    name: str
    title: str
    writer: str
    reader: str

    def render(self, letter: Letter, style: HouseStyle, presentation: Presentation) -> bytes:
        """The finished file. Raises ``RenderError`` or ``LetterheadError`` with every fault."""
        renderer = cast(Renderer, import_module(self.writer).render)
        return renderer(letter, style, presentation)


_WRITERS = "complaintletters.renderers"
_READERS = "complaintletters.checks.files"

FORMATS: dict[str, Format] = {
    "docx": Format("docx", "Word document", f"{_WRITERS}.docx", f"{_READERS}.docx"),
    "pdf": Format("pdf", "PDF, tagged to PDF/UA-1", f"{_WRITERS}.pdf", f"{_READERS}.pdf"),
    "html": Format("html", "Web page in one file", f"{_WRITERS}.html", f"{_READERS}.html"),
    "txt": Format("txt", "Plain text", f"{_WRITERS}.text", f"{_READERS}.text"),
}


def format_named(name: str) -> Format:
    """The format of that name. Raises ``UsageError`` for one that is not there."""
    if name not in FORMATS:
        raise UsageError([Fault("", "format", "expected a format there is", name, did_you_mean(name, FORMATS))])
    return FORMATS[name]
