"""Envelopes as a small file, and a first page's boxes; which envelope a letter takes, and what shows through its window."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from complaintletters.checks.files.pdf.boxes import Box
from complaintletters.checks.recognise import normal
from complaintletters.places import shipped
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile

_NEAR = 0.2  # millimetres: rounding, not type


class Window(ProfileModel):
    """A rectangle in millimetres from the top left of the first page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        return Box(self.left - _NEAR, self.top - _NEAR, self.left + self.width + _NEAR, self.top + self.height + _NEAR)


class Envelope(ProfileModel):
    """One kind of envelope and the sheets it holds."""

    name: str
    most_sheets: Annotated[int, Field(ge=1)]
    window: bool


class BrailleEnvelope(ProfileModel):
    name: str


class EnvelopesFile(ProfileModel):
    window: Window
    envelopes: Annotated[tuple[Envelope, ...], Field(min_length=1)]
    braille: BrailleEnvelope

    def holding(self, sheets: int) -> Envelope:
        """The first that holds so many sheets, else the last."""
        return next((one for one in self.envelopes if sheets <= one.most_sheets), self.envelopes[-1])


@cache
def envelopes_file(templates: Path | None = None) -> EnvelopesFile:
    """The envelopes there are. Raises ``ProfileError`` for a faulty file."""
    own = templates / "envelopes.toml" if templates else None
    path = own if own and own.is_file() else shipped("accessible_formats") / "envelopes.toml"
    return parse_profile(EnvelopesFile, load_toml(path), path)


def _letters(text: str) -> str:
    return "".join(normal(text).split())


def seen_through(window: Window, boxes: Iterable[Box], addressee: tuple[str, ...]) -> str:
    """What is wrong with what a window shows; nothing when the name and address show whole, and nothing else does."""
    seen = [box for box in boxes if box.overlaps(window.box)]
    wanted = _letters("".join(addressee))
    shown = "".join(_letters(box.text) for box in seen if box.text)
    if any(not box.text for box in seen):
        return "part of a drawing shows too"
    if shown != wanted:
        extra = next((box.text for box in seen if _letters(box.text) not in wanted), "")
        return f"“{extra}” shows too" if extra else "part of the address is outside it"
    return "" if all(box.is_within(window.box) for box in seen) else "the address reaches over its edge"
