"""A letter kind's outline: its title, what record it needs, and its sections in order with elements and conditions.

Parsed from ``templates/letters/<kind>.toml``; a landlord's or regulator's file of the same name replaces it. A register
with an order of its own has outlines in its folder, such as ``templates/letters/plain/<kind>.toml``.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.places import template_folders
from complaintletters.profile_file import ProfileModel, TitleText, load_toml, parse_profile

Repeat = Literal["points", "accepted_points", "refusals"]
_ITEM_NAMES: dict[Repeat, str] = {
    "points": "point",
    "accepted_points": "point",
    "refusals": "refusal",
}


class SectionOutline(ProfileModel):
    """One step of the letter."""

    id: str
    """Its name, unique in the outline; the wording's block of that name fills it."""
    elements: tuple[str, ...] = ()
    """What is required that stands here."""
    when: str = ""
    """The condition under which it appears; always when empty."""
    each: Repeat | None = None
    """The list it is repeated for."""
    panel: bool = False
    """Whether it stands in a box."""
    after_signature: bool = False
    """Whether it comes below the signature."""

    @property
    def item(self) -> str | None:
        """The name by which the block knows each item of the list."""
        return _ITEM_NAMES[self.each] if self.each else None


class Column(ProfileModel):
    """Which column of the regulator's table a letter of this kind falls under, and its title."""

    stage: int | None = None
    """The stage; any when not given."""
    of: Literal["complaint", "escalation"] | None = None
    """For a refusal: of what."""
    column: str
    title: TitleText
    """The letter's first heading. ``{stage}`` is the stage's name."""
    about: TitleText = ""
    """The heading of a letter that speaks about the complainant; the same one when empty."""


class Outline(ProfileModel):
    """A letter kind."""

    name: str
    """The kind's name on the command line."""
    says: str
    """What it is, in a few words."""
    needs: Literal["nothing", "extension", "refusal", "decisions"] = "nothing"
    """The record in the case that it tells of."""
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    sections: Annotated[tuple[SectionOutline, ...], Field(min_length=1)]

    _file: Path = Path()

    @property
    def file(self) -> Path:
        return self._file

    def column(self, stage: int, of: str | None) -> Column | None:
        """The column for a stage, and for what a refusal refuses."""
        for column in self.columns:
            if column.stage in {None, stage} and column.of in {None, of}:
                return column
        return None


def outline_files(templates: Path | None = None) -> dict[str, Path]:
    """Every kind's outline by name; the user's own folder comes first."""
    files: dict[str, Path] = {}
    for folder in template_folders(templates):
        for file in sorted((folder / "letters").glob("*.toml")):
            if file.stem != "statements":
                files.setdefault(file.stem, file)
    return files


def _folders(templates: Path | None, landlord: Path | None, register: str) -> Iterator[Path]:
    """Where an outline may be, the register's own folders before the standard ones."""
    for inside in (() if register == "standard" else (register,)), ():
        if landlord:
            yield landlord.joinpath("letters", *inside)
        for folder in template_folders(templates):
            yield folder.joinpath("letters", *inside)


@cache
def outline(
    kind: str, templates: Path | None = None, landlord: Path | None = None, register: str = "standard"
) -> Outline:
    """The outline of a kind in a register, the landlord's own where it has one. Raises ``UsageError`` for an unknown kind."""
    files = outline_files(templates)
    candidates = (folder / f"{kind}.toml" for folder in _folders(templates, landlord, register))
    file = next((one for one in candidates if kind != "statements" and one.is_file()), None)
    if file is None:
        raise UsageError(
            [Fault("", "letter", "expected a kind of letter there is", f'"{kind}"', did_you_mean(kind, files))]
        )
    parsed = parse_profile(Outline, load_toml(file), file)
    parsed._file = file
    return parsed
