"""The sample cases, and every letter that their README says they give."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from complaintletters import Case, read_case

CASES = Path(__file__).resolve().parents[1] / "samples" / "cases"
_ROW = re.compile(r"^\| `([a-z0-9-]+\.json)` \| (.*--letter.*) \|$")
_OPTIONS = re.compile(r"(\*\*)?`--letter (\S+) --stage (\d)(?: --number (\d+))? --date ([\d-]+)`")


@dataclass(frozen=True, slots=True)
class SampleLetter:
    """One letter of one sample. ``is_next`` marks the one that comes without asking."""

    file: str
    kind: str
    stage: int
    number: int | None
    dated: date
    is_next: bool

    @property
    def case(self) -> Case:
        return read(self.file)

    @property
    def asked(self) -> dict[str, object]:
        """The options for ``produce``."""
        return {"letter": self.kind, "stage": self.stage, "number": self.number, "dated": self.dated}

    def __str__(self) -> str:
        return f"{self.file.removesuffix('.json')}-{self.kind}-{self.stage}"


@cache
def read(file: str) -> Case:
    return read_case(CASES / file)


@cache
def sample_files() -> tuple[Path, ...]:
    return tuple(sorted(CASES.glob("*.json")))


@cache
def sample_letters() -> tuple[SampleLetter, ...]:
    """Every letter in the README's table, in its order."""
    rows = filter(None, map(_ROW.match, (CASES / "README.md").read_text(encoding="utf-8").splitlines()))
    return tuple(
        SampleLetter(row[1], kind, int(stage), int(number) if number else None, date.fromisoformat(dated), bool(bold))
        for row in rows
        for bold, kind, stage, number, dated in _OPTIONS.findall(row[2])
    )
