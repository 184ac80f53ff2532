"""Files put where they should go: all of them or none, staged beside the target, the manifest last."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from complaintletters.errors import PublishError

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def safe_name(text: str) -> str:
    """A reference made safe for file names on any system: letters, digits, dot, dash and underscore, at most 80."""
    name = _UNSAFE.sub("-", text).strip(".-") or "case"
    return f"_{name}"[:80] if _RESERVED.match(name) else name[:80]


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _refuse_existing(target: Path, files: Mapping[str, bytes]) -> None:
    there = [name for name, data in files.items() if (target / name).exists() and (target / name).read_bytes() != data]
    if there:
        listed = "\n".join(f"  {target / name}" for name in there)
        message = f"there is already another file here:\n{listed}\nMove it away, or use --replace to write over it."
        raise PublishError(message)


def _move(staged: Path, target: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Moves each staged file into place; takes back what was new if one fails."""
    new: list[Path] = []
    done: list[Path] = []
    try:
        for name in names:
            final = target / name
            fresh = not final.exists()
            (staged / name).replace(final)
            done.append(final)
            if fresh:
                new.append(final)
    except OSError:
        for path in new:
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return tuple(done)


def publish(target: Path, files: Mapping[str, bytes], *, replace: bool = False) -> tuple[Path, ...]:
    """Writes the files into a folder, in order, so that a manifest given last is written last.

    A file that is there already with the same bytes stays. Raises ``PublishError`` when one with other bytes is there
    (unless ``replace``), or the folder or disk fails; then nothing new is left behind.
    """
    staged: Path | None = None
    made = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        if not replace:
            _refuse_existing(target, files)
        staged = Path(tempfile.mkdtemp(prefix=".publishing-", dir=target))
        for name, data in files.items():
            _write(staged / name, data)
        return _move(staged, target, files)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(f"can't write into {target}: {reason}. Nothing was written; free space or check permissions.") from error
    finally:
        if staged is not None:
            shutil.rmtree(staged, ignore_errors=True)
        if made:
            with contextlib.suppress(OSError):
                target.rmdir()  # only goes when nothing was written
