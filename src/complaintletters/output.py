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


class _HalfDoneError(Exception):
    """Some files were moved, and then neither the rest could be nor those be taken back."""

    def __init__(self, failed: OSError) -> None:
        super().__init__(str(failed))
        self.reason = _reason(failed)


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def safe_name(text: str) -> str:
    """A reference made safe for file names on any system: letters, digits, dot, dash and underscore, at most 80."""
    name = _UNSAFE.sub("-", text).strip(".-") or "case"
    name = f"_{name}" if _RESERVED.match(name) else name
    return name[:80].rstrip(".-")  # Windows drops a dot at the end


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


def _put_back(target: Path, done: Iterable[str], kept: Path) -> None:
    """Undoes what was moved: an old file comes back in place of the new one, a file that had none before goes."""
    for name in done:
        if (kept / name).exists():
            (kept / name).replace(target / name)
        else:
            (target / name).unlink()


def _move(staged: Path, target: Path, names: Iterable[str], kept: Path) -> tuple[Path, ...]:
    """Moves each staged file into place, keeping a copy of what is replaced; takes everything back if one fails."""
    done: list[str] = []
    try:
        for name in names:
            if (target / name).exists():
                shutil.copy2(target / name, kept / name)
            (staged / name).replace(target / name)
            done.append(name)
    except OSError as failed:
        try:
            _put_back(target, done, kept)
        except OSError as error:
            raise _HalfDoneError(failed) from error
        raise
    return tuple(target / name for name in done)


def _published(target: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Stages the files in a folder beside their places, then moves them. The folder stays only if old files are in it."""
    folder = Path(tempfile.mkdtemp(prefix=".publishing-", dir=target))
    staged, kept = folder / "new", folder / "old"
    try:
        staged.mkdir()
        kept.mkdir()
        for name, data in files.items():
            _write(staged / name, data)
        paths = _move(staged, target, files, kept)
    except _HalfDoneError as error:
        message = f"{error.reason}, and not every file could be put back: those that were replaced are in {kept}"
        raise PublishError(f"can't write into {target}: {message}.") from error
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)
    return paths


def publish(target: Path, files: Mapping[str, bytes], *, replace: bool = False) -> tuple[Path, ...]:
    """Writes the files into a folder, in order, so that a manifest given last is written last.

    A file that is there already with the same bytes stays. Raises ``PublishError`` when one with other bytes is there
    (unless ``replace``), or the folder or disk fails; then everything is as it was before, or the message says where the
    old files are.
    """
    made = not target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        if not replace:
            _refuse_existing(target, files)
        return _published(target, files)
    except OSError as error:
        message = f"{_reason(error)}. Nothing was written; free space or check permissions."
        raise PublishError(f"can't write into {target}: {message}") from error
    finally:
        if made:
            with contextlib.suppress(OSError):
                target.rmdir()  # only goes when nothing was written
