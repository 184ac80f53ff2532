"""What the tests of the command ask for, and the files they find."""

from pathlib import Path

from tests.small_case import small_case

ACKNOWLEDGE = ("--letter", "acknowledgement", "--stage", "1", "--date", "2026-03-04")
RESPOND = ("--letter", "response", "--stage", "1", "--date", "2026-03-24")
TEXT = ("--format", "txt")


NOTE = "-dispatch-note.txt"


def names(folder: Path) -> list[str]:
    """Every file below a folder but dispatch notes, by its path within it."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.endswith(NOTE))
    return sorted(str(file.relative_to(folder)) for file in files)


def notes(folder: Path) -> list[Path]:
    """The dispatch notes below a folder."""
    return sorted(folder.rglob(f"*{NOTE}"))


def letters(folder: Path, ending: str) -> list[Path]:
    """The letters below a folder that have an ending; "*" for all of them."""
    files = (file for file in folder.rglob(f"*.{ending}") if file.is_file() and file.suffix != ".json")
    return sorted(file for file in files if not file.name.endswith(NOTE))


def without_decision():
    data = small_case()
    del data["points"][0]["stages"]["1"]["decision"]
    return data


def without_investigation():
    data = small_case()
    del data["stages"]["1"]["investigation"]
    return data
