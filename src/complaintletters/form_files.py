"""The settings of a form such as braille, as small files: ``standard`` says everything, the others what they change.

They are in ``accessible_formats/<form>/``; one's own lie in a folder ``<form>`` of one's templates, and come first.
"""

from pathlib import Path
from typing import Any

from complaintletters.errors import Fault, UsageError, did_you_mean
from complaintletters.places import shipped
from complaintletters.profile_file import load_toml

STANDARD = "standard"


def setting_files(form: str, templates: Path | None) -> dict[str, Path]:
    """The files of a form's settings by name; one's own, in a folder of that name among one's templates, come first."""
    own = sorted((templates / form).glob("*.toml")) if templates else []
    return {file.stem: file for file in (*sorted((shipped("accessible_formats") / form).glob("*.toml")), *own)}


def merged_files(form: str, names: tuple[str, ...], templates: Path | None) -> tuple[dict[str, Any], Path]:
    """What the standard file of a form says, changed by those of the names, and the last of the files.

    Raises ``UsageError`` for a name that isn't there.
    """
    files = setting_files(form, templates)
    merged: dict[str, Any] = {}
    for name in (STANDARD, *names):
        if name not in files:
            mend = did_you_mean(name, set(files) - {STANDARD})
            raise UsageError([Fault("", "edition", f"expected a form of {form} there is", f'"{name}"', mend)])
        merged |= load_toml(files[name])
    return merged, files[(STANDARD, *names)[-1]]
