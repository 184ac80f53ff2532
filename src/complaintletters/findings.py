"""What a check found: a stable code, where it is, and what to do about it. Findings are returned, never raised."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How grave a finding is: an error stops the letter, a warning is printed, a note is for the record."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Nature(Enum):
    """Whose fault it is: the input could not make this letter at all, or the letter is incomplete or wrong."""

    INPUT = "input"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found.

    ``where`` is a path within the case (``points[0].stages.1.decision``), a place in a file, or a profile's key.
    ``provision`` names the rule's source with its edition, for example ``Complaint Handling Code 2024, 6.9g``.
    """

    code: str
    message: str
    where: str = ""
    level: Level = Level.ERROR
    nature: Nature = Nature.LETTER
    provision: str = ""
    mend: str = ""

    @property
    def is_error(self) -> bool:
        return self.level is Level.ERROR

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        source = f" [{self.provision}]" if self.provision else ""
        mend = f" {self.mend}" if self.mend else ""
        return f"{self.level.value} {self.code}: {place}{self.message}{mend}{source}"

    def as_json(self) -> dict[str, str]:
        return {
            "code": self.code,
            "level": self.level.value,
            "nature": self.nature.value,
            "where": self.where,
            "message": self.message,
            "mend": self.mend,
            "provision": self.provision,
        }


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings that stop a letter."""
    return tuple(finding for finding in findings if finding.is_error)
