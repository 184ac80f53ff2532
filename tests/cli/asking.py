"""What the tests of the command ask for, and the files they find."""

from pathlib import Path

from tests.small_case import small_case

ACKNOWLEDGE = ("--letter", "acknowledgement", "--stage", "1", "--date", "2026-03-04")
RESPOND = ("--letter", "response", "--stage", "1", "--date", "2026-03-24")
TEXT = ("--format", "txt")


def names(folder: Path) -> list[str]:
    """Every file below a folder, by its path within it."""
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def without_decision():
    data = small_case()
    del data["points"][0]["stages"]["1"]["decision"]
    return data


def without_investigation():
    data = small_case()
    del data["stages"]["1"]["investigation"]
    return data
