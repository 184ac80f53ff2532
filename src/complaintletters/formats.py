"""The formats, one row each: what it is, the module that writes it, and the module that reads it back.

Both are named, not imported, so that a format not asked for costs nothing and writers and readers share nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.presentation import Presentation

if TYPE_CHECKING:
    from complaintletters.checks.finished import FinishedFile

Renderer = Callable[[Letter, HouseStyle, Presentation], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``name`` is also its file ending."""

    name: str
    title: str
    writer: str
    reader: str

    def render(self, letter: Letter, style: HouseStyle, presentation: Presentation) -> bytes:
        """The finished file. Raises ``RenderError`` or ``LetterheadError`` with every fault."""
        renderer = cast(Renderer, import_module(self.writer).render)
        return renderer(letter, style, presentation)

    def read(self, data: bytes) -> "FinishedFile":
        """A file of this format as it reads; what is wrong with it as a file is in its findings."""
        return cast("FinishedFile", import_module(self.reader).read(data))


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
