"""The formats, one row each: what it is, the module that writes it, the one that reads it back, and the one that compares.

An edition has a form (print, braille, narration), and each form its formats. Modules are named, not
imported, so that a format not asked for costs nothing and writers and readers share nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from complaintletters.braille import BrailleSetting
from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.narration import Narration
from complaintletters.presentation import Presentation

if TYPE_CHECKING:
    from complaintletters.checks.finished import FinishedFile
    from complaintletters.findings import Finding

Form = Literal["print", "braille", "narration"]
Setting = Presentation | BrailleSetting | Narration
Renderer = Callable[[Letter, HouseStyle, Setting], bytes]
_COMPARERS = "complaintletters.checks"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``name`` is also its file ending."""

    name: str
    title: str
    writer: str
    reader: str
    comparer: str = f"{_COMPARERS}.file"

    @property
    def is_print(self) -> bool:
        """Whether a file of this format is a letter as it is printed, which anyone may have edited or made elsewhere."""
        return self.comparer == f"{_COMPARERS}.file"

    def render(self, letter: Letter, style: HouseStyle, setting: Setting) -> bytes:
        """The finished file, set out by a setting of its form. Raises ``RenderError`` or ``LetterheadError`` with every fault."""
        renderer = cast(Renderer, import_module(self.writer).render)
        return renderer(letter, style, setting)

    def read(self, data: bytes) -> "FinishedFile":
        """A file of this format as it reads; what is wrong with it as a file is in its findings."""
        return cast("FinishedFile", import_module(self.reader).read(data))

    def compare(self, letter: Letter, file: "FinishedFile", settings: Sequence[Setting] = ()) -> "tuple[Finding, ...]":
        """Where a file of this format, as read, says something else than the letter.

        ``settings`` are those of its form that it may have been made with.
        """
        return cast("tuple[Finding, ...]", import_module(self.comparer).compare(letter, file, settings))


_WRITERS = "complaintletters.renderers"
_READERS = "complaintletters.checks.files"

FORMATS: dict[str, Format] = {
    "docx": Format("docx", "Word document", f"{_WRITERS}.docx", f"{_READERS}.docx"),
    "pdf": Format("pdf", "PDF, tagged to PDF/UA-1", f"{_WRITERS}.pdf", f"{_READERS}.pdf"),
    "html": Format("html", "Web page in one file", f"{_WRITERS}.html", f"{_READERS}.html"),
    "txt": Format("txt", "Plain text", f"{_WRITERS}.text", f"{_READERS}.text"),
}


_BRAILLE, _NARRATION = f"{_WRITERS}.braille", f"{_WRITERS}.narration"

FORMS: dict[Form, dict[str, Format]] = {
    "print": FORMATS,
    "braille": {
        "brf": Format(
            "brf", "Braille for an embosser", f"{_BRAILLE}.brf", f"{_READERS}.brf", comparer=f"{_COMPARERS}.braille"
        ),
        "pef": Format(
            "pef",
            "Braille for braille programs",
            f"{_BRAILLE}.pef",
            f"{_READERS}.pef",
            comparer=f"{_COMPARERS}.braille",
        ),
    },
    "narration": {
        "txt": Format(
            "txt",
            "Script to read aloud",
            f"{_NARRATION}.txt",
            f"{_READERS}.narration_txt",
            comparer=f"{_COMPARERS}.narration",
        ),
        "ssml": Format(
            "ssml",
            "Script for a voice, SSML 1.1",
            f"{_NARRATION}.ssml",
            f"{_READERS}.ssml",
            comparer=f"{_COMPARERS}.narration",
        ),
    },
}


def format_named(name: str, form: Form = "print") -> Format:
    """The format of that name in a form. Raises ``UsageError`` for one that is not there."""
    formats = FORMS[form]
    if name in formats:
        return formats[name]
    other = next((one for one, theirs in FORMS.items() if name in theirs), None)
    if other is None:
        raise UsageError([Fault("", "format", "expected a format there is", name, did_you_mean(name, formats))])
    expected = f"expected a format of the {'standard' if form == 'print' else form} edition: {', '.join(formats)}"
    mend = (
        f"{name} goes with --edition {other}."
        if other != "print"
        else f"Leave --format out for {' and '.join(formats)}."
    )
    raise UsageError([Fault("", "format", expected, name, mend)])
