"""The errors raised: one root, and every fault found in one go, each with place, found, expected and mend."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in an input file.

    ``file`` is the file as the user named it, ``where`` the path or line within it.
    """

    file: str
    where: str
    expected: str
    found: str = ""
    mend: str = ""
    code: str = "bad-input"

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.where) if part)
        found = f"; found {self.found}" if self.found else ""
        mend = f". {self.mend}" if self.mend else ""
        return f"{place}: {self.expected}{found}{mend}"

    def as_json(self) -> dict[str, str]:
        return {
            "code": self.code,
            "file": self.file,
            "where": self.where,
            "expected": self.expected,
            "found": self.found,
            "mend": self.mend,
        }


class ComplaintLettersError(Exception):
    """The root of every error this package raises."""


class InputError(ComplaintLettersError):
    """An input file (case, profile, outline, wording, letterhead) can't be used. Carries every fault at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class CaseError(InputError):
    """The case can't be read, or can't make the letter asked for."""


class ProfileError(InputError):
    """A landlord's profile, a regulator's pack, an outline, a language or a presentation can't be used."""


class WordingError(InputError):
    """A wording file can't be used."""


class LetterheadError(InputError):
    """A Word letterhead can't be used."""


class RenderError(InputError):
    """A letter can't be written in the format asked for."""


class UsageError(InputError):
    """What was asked for doesn't exist or doesn't go together."""


class PublishError(ComplaintLettersError):
    """The files can't be put where they should go: disk full, no permission, or a file is there already."""


def visible(text: str) -> str:
    """A text on one line, with what can't be seen written as JSON writes it: a wrong value may hold anything."""
    escaped = (char if char.isprintable() else json.dumps(char)[1:-1] for char in text)
    return "".join(escaped)


def place(steps: Iterable[int | str]) -> str:
    """A path within a file, such as ``points[0].text``. Items are counted from 0."""
    out = ""
    for step in steps:
        out += f"[{step}]" if isinstance(step, int) else f"{'.' if out else ''}{visible(step)}"
    return out


def found(value: object, *, limit: int = 60) -> str:
    """How a wrong value is quoted in a message: in double quotes if it is text, else as in JSON, and never too long."""
    match value:
        case str():
            text = f'"{visible(value)}"'
        case None | bool() | dict() | list() | tuple():
            text = visible(json.dumps(value, ensure_ascii=False, default=str))
        case Decimal():
            text = f"{value}"
        case _:
            text = visible(str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A suggestion for a misspelt word, or the words there are when none is near."""
    words = sorted(known)
    near = get_close_matches(wrong.lower(), words, n=1, cutoff=0.6)
    if near:
        return f'Did you mean "{visible(near[0])}"?'
    shown = ", ".join(map(visible, words[:24]))
    return f"There are: {shown}{', …' if len(words) > 24 else ''}." if words else ""
