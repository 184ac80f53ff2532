"""Narration: how a letter is told aloud. Parsed from a small file in ``accessible_formats/narration/``."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from complaintletters.form_files import merged_files
from complaintletters.profile_file import ProfileModel, parse_profile

Pause = Annotated[int, Field(ge=0, le=10_000)]


class Phrases(ProfileModel):
    """What a narrator says besides the letter's own words. Braces hold what is filled in."""

    sender: str
    recipient: str
    parts: str
    part: str
    first: str
    next: str
    last: str
    number: str
    end: str
    letterhead: str


class Pauses(ProfileModel):
    """Pauses for a voice, in milliseconds."""

    paragraph: Pause
    part: Pause


class NarrationSetting(ProfileModel):
    """How a letter is told aloud."""

    says: str
    """The edition in a line."""
    breath: Annotated[int, Field(ge=6, le=40)]
    """Words in a line at most, where a pause allows it."""
    languages: tuple[str, ...]
    """The languages whose letters can be told so."""
    phrases: Phrases
    pauses: Pauses
    initials: tuple[Annotated[str, Field(pattern="^[A-Z]{2,}$")], ...] = ()
    """Initials said letter by letter though they could be read as a word. Those without a vowel always are."""
    symbols: dict[Annotated[str, Field(min_length=1, max_length=1)], str]
    """What a sign is called. An empty name leaves it out."""


@cache
def narration_setting(names: tuple[str, ...] = (), templates: Path | None = None) -> NarrationSetting:
    """The setting of those names over the standard one.

    Raises ``UsageError`` for a name that isn't there, ``ProfileError`` for a faulty file.
    """
    return parse_profile(NarrationSetting, *merged_files("narration", names, templates))
