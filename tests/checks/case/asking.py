"""What the tests of case rules ask for: letters of the small case altered, and the findings of one code."""

from datetime import date
from pathlib import Path
from typing import Any

from complaintletters import produce
from complaintletters.findings import Finding
from complaintletters.producing import Package
from tests.small_case import parsed, small_case

STAGE_1 = {"letter": "response", "stage": 1, "dated": date(2026, 3, 24)}
STAGE_2 = {"letter": "response", "stage": 2, "dated": date(2026, 5, 15)}
ACKNOWLEDGED = {"letter": "acknowledgement", "stage": 1, "dated": date(2026, 3, 4)}
EXTENDED = {"letter": "extension", "stage": 1, "dated": date(2026, 3, 16)}


def made(data: Any, asked: dict[str, Any], **more: Any) -> Package:
    """The package of a letter, as text only."""
    return produce(parsed(data), **{"formats": ["txt"], **asked, **more})


def found(data: Any, asked: dict[str, Any], code: str, **more: Any) -> list[Finding]:
    """The findings of a code that a letter has."""
    return [one for one in made(data, asked, **more).findings if one.code == code]


def only(data: Any, asked: dict[str, Any], code: str, **more: Any) -> Finding:
    """The one finding of a code."""
    (finding,) = found(data, asked, code, **more)
    return finding


def text_of(package: Package) -> str:
    (data,) = package.files.values()
    return data.decode("utf-8")


def stops(data: Any, asked: dict[str, Any], code: str, **more: Any) -> bool:
    """Whether a finding of that code, and no other error, keeps the letter from being written."""
    package = made(data, asked, **more)
    return {one.code for one in package.findings if one.is_error} == {code} and not package.files


def with_posting(folder: Path, lines: str) -> Path:
    """Adds lines about posting to the profile of ``own-homes`` in a folder, and gives the folder back."""
    profile = folder / "landlords" / "own-homes" / "landlord.toml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}\n[posting]\n{lines}\n", encoding="utf-8")
    return folder


def bare_case() -> Any:
    """The small case without money, new issues or extensions, which other rules are about."""
    data = small_case()
    data.update(compensation=[], offsets=[], new_issues=[])
    for stage in data["stages"].values():
        stage["extensions"] = []
    return data
