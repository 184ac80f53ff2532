"""What comparing tells: a verdict on each fact of the letter, and findings with their place in the file."""

from dataclasses import dataclass
from typing import Literal

from complaintletters.findings import Finding, Level

State = Literal["present", "altered", "missing"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fact of the letter, known by its source, and what became of it in the file."""

    source: str
    state: State
    where: str


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell about some words, before it is known where they stand. ``source`` is the fact it is about."""

    code: str
    message: str
    source: str = ""
    state: State = "altered"
    level: Level = Level.ERROR
    mend: str = ""

    def at(self, where: str, provision: str = "") -> Finding:
        return Finding(self.code, self.message, where, self.level, provision=provision, mend=self.mend)
