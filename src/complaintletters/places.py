"""Where the shipped data is: beside ``src`` in a checkout, inside the package in an installed wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(folder: str) -> Path:
    """The shipped ``templates``, ``locales`` or ``accessible_formats`` folder."""
    installed = _PACKAGE / "_shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parents[1] / folder


@cache
def template_folders(extra: Path | None = None) -> tuple[Path, ...]:
    """The folders to look in for landlords, regulators and letters; the user's own come first."""
    return (extra.resolve(), shipped("templates")) if extra else (shipped("templates"),)


def profile_files(pattern: str, extra: Path | None = None) -> dict[str, Path]:
    """The files of a pattern such as ``landlords/*/landlord.toml``, by their folder's name; the user's own come first."""
    found: dict[str, Path] = {}
    for folder in template_folders(extra):
        for file in sorted(folder.glob(pattern)):
            found.setdefault(file.parent.name, file)
    return found


@cache
def locale_folders(extra: Path | None = None) -> tuple[Path, ...]:
    """The folders to look in for languages; ``locales`` in the user's own folder comes first."""
    return (extra.resolve() / "locales", shipped("locales")) if extra else (shipped("locales"),)
