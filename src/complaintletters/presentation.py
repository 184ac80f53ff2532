"""How a letter is set out for its reader, apart from its words: type, spacing, colour, paper. Parsed from small files.

Sizes are points, spacing factors are multiples of the type size, lengths are millimetres. Values and sources are in
``accessible_formats/presentations/``; renderers read them from here and hold none of their own. A file says only where
it differs from ``standard.toml``; one's own lie in the folder ``presentations`` of one's templates, and come first.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from complaintletters.colours import contrast
from complaintletters.errors import Fault, ProfileError, UsageError, did_you_mean
from complaintletters.places import shipped
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile

STANDARD = "standard"
Medium = Literal["paper", "screen"]
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_SIZE = re.compile(r"\d{1,2}(\.5)?")
# Where two presentations are combined the larger of these holds, so that neither takes from a reader what the other gives.
_LARGER_HOLDS = ("size", "leading", "paragraph_gap", "letter_spacing", "word_spacing", "contrast")


def _a_colour(text: str) -> str:
    if not _COLOUR.fullmatch(text):
        raise ValueError("expected a colour such as #FFF8E1")
    return text.upper()


Colour = Annotated[str, AfterValidator(_a_colour)]
Points = Annotated[float, Field(ge=8, le=72, strict=True)]
Multiple = Annotated[float, Field(ge=0, le=3, strict=True)]
Scale = Annotated[float, Field(ge=1, le=3, strict=True)]


class Look(ProfileModel):
    """What a presentation says of a letter's look."""

    size: Points
    """The body's type size, in points."""
    landlord_size: bool
    """Whether the landlord's own type size is kept instead."""
    small: Points
    """The size of letterhead, header and footer, in points, where ``furniture`` is "small"."""
    furniture: Literal["small", "body"]
    """Whether letterhead, header, footer and page numbers are small or as large as the body."""
    furniture_most: Points
    """The most that ``furniture`` may be, in points."""
    leading: Scale
    """From line to line, as a multiple of the size."""
    paragraph_gap: Multiple
    """Between paragraphs, as a multiple of the size."""
    heading_scale: tuple[Scale, Scale, Scale, Scale]
    """Headings of levels 1 to 4, as multiples of the size."""
    letter_spacing: Multiple
    """Added after each letter, as a multiple of the size."""
    word_spacing: Multiple
    """Added to each space, as a multiple of the size. Word has no such setting."""
    word_typefaces: tuple[str, ...]
    """Typefaces for Word and web pages. The landlord's own is kept if it is among them or there are none, else the first."""
    page_typefaces: tuple[str, ...]
    """The same for PDF, from the shipped typefaces."""
    margin: Annotated[float, Field(ge=10, le=40, strict=True)]
    """The page's side margins in millimetres: in PDF, on printed web pages, and in Word where ``word_styles`` says so."""
    measure: Annotated[int, Field(ge=30, le=100, strict=True)]
    """Characters a line on a screen, at most."""
    contact: Literal["letterhead", "end"]
    """Where the ways to reach the landlord and its small print stand: in the letterhead or at the letter's end."""
    summary: Literal["in-place", "first"]
    """Whether the panel that sums a letter up stands in its place, or first, above the date, references and salutation."""
    together_to: Points
    """Up to this size a list stays with what leads into it and a signature with the last words; above it pages are short."""
    emphasis: Literal["letterhead", "bold"]
    """Emphasis as the letterhead's Word styles have it, or bold only: no italics, underline or capitals."""
    alignment: Literal["letterhead", "leading"]
    """Alignment as the letterhead's Word styles have it, or to the leading edge only, and no hyphenation."""
    links: Literal["underlined", "bold"]
    """How links are told from other words."""
    tables: Literal["tables", "lists"]
    """Whether tables stay tables or become lists of labelled facts."""
    panels: Literal["tinted", "outlined"]
    """How panels stand out."""
    word_styles: Literal["letterhead", "presentation"]
    """Whether sizes, gaps and side margins in Word are the letterhead's or the presentation's."""
    page: Colour
    """What fills the page on a screen."""
    paper: str
    """The paper to print on; empty for white."""
    ink: Colour
    """The colour of words."""
    contrast: Annotated[float, Field(ge=4.5, le=15, strict=True)]
    """What every colour of words has on its ground at least, to 1."""


class Presentation(Look):
    """One presentation, whole, for one letter. ``medium`` is how it goes out: on a screen the page has its colour."""

    medium: Medium = "paper"

    @property
    def furniture_size(self) -> float:
        """The size of letterhead, header and footer, in points."""
        return min(self.size if self.furniture == "body" else self.small, self.furniture_most)

    @property
    def keeps_together(self) -> bool:
        """Whether a page holds enough lines to keep a list with what leads into it, and a signature with the last words."""
        return self.size <= self.together_to

    @property
    def fill(self) -> str:
        """The colour a page that is not printed is filled with; empty for none."""
        return self.page if self.medium == "screen" and self.page != "#FFFFFF" else ""


class Sizes(ProfileModel):
    """The type sizes that may be asked for, in points."""

    presets: tuple[Points, ...]
    least: Points
    most: Points


class PresentationFile(Look):
    """One file: a whole look, and what may be asked of it after a colon."""

    says: Annotated[str, Field(min_length=1)]
    """What it is, in a line."""
    sizes: Sizes | None = None
    """The sizes that may be asked for, as in ``large-print:24``."""
    papers: dict[str, Colour] = Field(default_factory=dict)
    """The papers that may be asked for and their colours on a screen, as in ``coloured-paper:cream``."""


# --- the files ------------------------------------------------------------------------------------------------------


def _files(templates: Path | None) -> dict[str, Path]:
    """Every presentation's file by name; one's own come first."""
    own = sorted((templates / "presentations").glob("*.toml")) if templates else []
    theirs = sorted((shipped("accessible_formats") / "presentations").glob("*.toml"))
    return {file.stem: file for file in (*theirs, *own)}


def _with_readable_pages(file: PresentationFile, path: Path) -> PresentationFile:
    """The file, if dark words can be read on every page it asks for."""
    pages = {"page": file.page} | {f"papers.{name}": colour for name, colour in file.papers.items()}
    faults = [
        Fault(str(path), key, f"expected a colour on which the ink has a contrast of {file.contrast:g} or more", colour)
        for key, colour in pages.items()
        if contrast(file.ink, colour) < file.contrast
    ]
    if faults:
        raise ProfileError(faults)
    return file


@cache
def _own_values(path: Path) -> dict[str, Any]:
    return load_toml(path)


@cache
def _file(name: str, templates: Path | None) -> PresentationFile:
    files = _files(templates)
    values = _own_values(files[STANDARD]) | _own_values(files[name])
    return _with_readable_pages(parse_profile(PresentationFile, values, files[name]), files[name])


def presentation_files(templates: Path | None = None) -> dict[str, PresentationFile]:
    """Every presentation there is, by name, the standard one first. Raises ``ProfileError`` for a faulty file."""
    names = sorted(_files(templates), key=lambda name: (name != STANDARD, name))
    return {name: _file(name, templates) for name in names}


def presentation_names(templates: Path | None = None) -> frozenset[str]:
    """The name of every presentation there is."""
    return frozenset(_files(templates))


# --- what is asked for ----------------------------------------------------------------------------------------------


def _fault(expected: str, part: str, mend: str = "") -> UsageError:
    return UsageError([Fault("", "edition", expected, f'"{part}"', mend)])


def _chosen_size(part: str, choice: str, sizes: Sizes) -> dict[str, Any]:
    if not _SIZE.fullmatch(choice) or not sizes.least <= float(choice) <= sizes.most:
        presets = ", ".join(f"{size:g}" for size in sizes.presets)
        mend = f"Often asked for: {presets}."
        raise _fault(f"expected a size from {sizes.least:g} to {sizes.most:g} points after the colon", part, mend)
    return {"size": float(choice)}


def _choice(part: str, file: PresentationFile) -> dict[str, Any]:
    """What is asked for after the colon."""
    name, colon, choice = part.partition(":")
    if not colon:
        if file.papers and not file.paper:
            raise _fault("expected a paper after a colon", part, f"There are: {', '.join(file.papers)}.")
        return {}
    if choice in file.papers:
        return {"paper": choice, "page": file.papers[choice]}
    if file.sizes:
        return _chosen_size(part, choice, file.sizes)
    if file.papers:
        raise _fault("expected a paper there is after the colon", part, did_you_mean(choice, file.papers))
    raise _fault(f"expected nothing after {name}", part)


def _refuse_conflicts(parts: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """The same presentation twice, or two sizes or papers asked for, is a contradiction that only a person can settle."""
    asked: dict[str, str] = {}
    for part, choices in parts:
        for what in (part.partition(":")[0], *choices):
            if what in asked:
                expected = "expected each presentation, one size and one paper"
                mend = "Leave one of them out."
                raise UsageError([Fault("", "edition", expected, f'"{asked[what]}" and "{part}"', mend)])
            asked[what] = part


def _combined(own: Iterator[dict[str, Any]]) -> dict[str, Any]:
    """The values of several files: later ones hold, but neither takes from a reader what the other gives."""
    values: dict[str, Any] = {}
    for one in own:
        larger = {key: max(values[key], one[key]) for key in _LARGER_HOLDS if key in values and key in one}
        values |= one | larger
    return values


@cache
def presentation(*parts: str, templates: Path | None = None) -> Presentation:
    """The presentation of parts such as ``large-print:18`` and ``coloured-paper:cream``; the standard one for none.

    What is asked for after a colon always holds. Raises ``UsageError`` for a part that is not there or contradicts
    another, ``ProfileError`` for a faulty file.
    """
    files = _files(templates)
    for part in parts:
        name = part.partition(":")[0]
        if name not in files:
            raise _fault("expected a presentation there is", part, did_you_mean(name, files))
    names = [part.partition(":")[0] for part in parts]
    asked = [(part, _choice(part, _file(name, templates))) for part, name in zip(parts, names, strict=True)]
    _refuse_conflicts(asked)
    values = _own_values(files[STANDARD]) | _combined(_own_values(files[name]) for name in names)
    for _, choices in asked:
        values |= choices
    look = {key: value for key, value in values.items() if key in Look.model_fields}
    return parse_profile(Presentation, look, files[names[-1] if names else STANDARD])
