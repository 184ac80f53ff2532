"""A landlord's name in; a folder of its own out, with a profile, wording, wordmark and letterhead that work at once.

The folder is built beside its place and renamed into it, so that it is there whole or not at all.
"""

import contextlib
import json
import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from complaintletters.errors import Fault, PublishError, UsageError, found
from complaintletters.landlord import landlord, landlord_paths
from complaintletters.letterheads import write_landlord_art
from complaintletters.output import safe_name
from complaintletters.places import shipped

_LONGEST = 80
_SEPARATORS = frozenset("/\\")
# The words in the model profile that stand for the landlord's own.
_ID, _NAME = "@id@", '"@name@"'


@dataclass(frozen=True, slots=True)
class NewLandlord:
    """What was written. ``replaces_shipped`` says that a shipped landlord of that id is no longer seen."""

    id: str
    folder: Path
    files: tuple[str, ...]
    replaces_shipped: bool


def landlord_id(name: str) -> str:
    """The id for a name: small letters, digits and dashes. Raises ``UsageError`` for a name that gives none."""
    wanted = name.strip()
    faults = tuple(_name_faults(wanted))
    if faults:
        raise UsageError(faults)
    plain = unicodedata.normalize("NFKD", wanted.replace("&", " and ").replace("'", "").replace("’", ""))
    words = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")
    if not words:
        mend = 'Give the name in Latin letters, such as "Ashfold Homes"; change name in landlord.toml afterwards.'
        raise UsageError([Fault("", "NAME", "expected letters or digits for the folder's name", found(name), mend)])
    return safe_name(words)


def _name_faults(name: str) -> list[Fault]:
    mend = 'Give the landlord\'s full name, such as "Ashfold Homes".'
    if not name:
        return [Fault("", "NAME", "expected the landlord's name", "nothing", mend)]
    if len(name) > _LONGEST:
        return [Fault("", "NAME", f"expected at most {_LONGEST} characters", str(len(name)), mend)]
    if name.startswith(".") or _SEPARATORS & set(name):
        return [Fault("", "NAME", "expected a name, not a path", found(name), mend)]
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for character in name):
        return [Fault("", "NAME", "expected no control or invisible characters", found(ascii(name)), mend)]
    return []


def _model(name: str, id_: str) -> str:
    text = (shipped("templates") / "new_landlord" / "landlord.toml").read_text(encoding="utf-8")
    # A JSON string is a TOML string too: quotes and backslashes are escaped alike.
    return text.replace(_NAME, json.dumps(name, ensure_ascii=False)).replace(_ID, id_)


def _build(home: Path, name: str, id_: str) -> None:
    (home / "letters").mkdir(parents=True)
    (home / "landlord.toml").write_text(_model(name, id_), encoding="utf-8")
    shutil.copyfile(shipped("templates") / "new_landlord" / "letters" / "common.md", home / "letters" / "common.md")
    write_landlord_art(landlord(id_, home.parents[1]).house_style(), overwrite=True)


def write_landlord(name: str, templates: Path) -> NewLandlord:
    """Write ``templates/landlords/<id>/``.

    Raises ``UsageError`` for a name that can't be used or whose folder is there already, and ``PublishError`` when it
    can't be written; nothing is left behind then.
    """
    id_ = landlord_id(name)
    landlords = templates / "landlords"
    target = landlords / id_
    if target.exists() or target.is_symlink():
        mend = "Move it away, or give another name."
        raise UsageError([Fault("", "NAME", "expected a landlord who has no folder yet", str(target), mend)])
    fresh = [folder for folder in (landlords, templates) if not folder.exists()]
    staged: Path | None = None
    try:
        landlords.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=".new-landlord-", dir=templates)).resolve()
        home = staged / "landlords" / id_
        _build(home, name.strip(), id_)
        home.rename(target)
    except OSError as error:
        reason = error.strerror or str(error)
        mend = "Nothing was written; free space or check permissions."
        raise PublishError(f"can't write into {landlords}: {reason}. {mend}") from error
    finally:
        if staged is not None:
            shutil.rmtree(staged, ignore_errors=True)
        for folder in fresh:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only goes when nothing was written
    files = tuple(sorted(file.relative_to(target).as_posix() for file in target.rglob("*") if file.is_file()))
    return NewLandlord(id_, target, files, id_ in landlord_paths())
