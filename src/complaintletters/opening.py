"""A path in; the bytes of an ordinary file out, within a bound. The bounds for whatever comes from outside are here.

A file may be anything that somebody could name: a folder, a pipe that never ends, three gigabytes of noise. So its size
is asked before it is read, and no more than the bound is read even if the size was wrong.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from complaintletters.errors import Fault, UsageError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a letter or a case never needs more of. Counts are of one file; sizes in bytes unless they say otherwise."""

    case: int = 4 * MEGABYTE
    values: int = 20_000
    """Texts, numbers, lists and objects in a case."""
    manifest: int = 1 * MEGABYTE
    finished_file: int = 40 * MEGABYTE
    page: int = 10 * MEGABYTE
    plain_text: int = 5 * MEGABYTE
    text: int = 500_000
    """Characters of words in a finished letter: about 150 pages."""
    word: int = 2_000
    """Characters without white space between."""
    lines: int = 10_000
    parts: int = 2_000
    unpacked: int = 64 * MEGABYTE
    """All parts of a Word file."""
    xml: int = 12 * MEGABYTE
    """All parts of a Word file that are XML, since a tree takes many times what its text does."""
    elements: int = 250_000
    attributes: int = 20_000
    """Attributes of one tag of a web page."""
    controls: int = 2_000
    """Content controls of a Word letter."""
    pages: int = 300
    objects: int = 100_000
    """Objects of a PDF."""
    tags: int = 100_000
    """Elements of a PDF's tag tree, and what stands in them."""
    stream: int = 16 * MEGABYTE
    """One stream of a PDF."""
    font_map: int = 2 * MEGABYTE
    codes: int = 500_000
    """What the character codes of all fonts of a PDF together stand for."""
    open_sequences: int = 100
    """Marked-content sequences of a PDF, one within another."""
    drawing: int = 3 * MEGABYTE
    """The drawing of all pages of a PDF together: about two seconds."""
    untagged: int = 1 * MEGABYTE
    """The same in a file without tags, which takes longer."""


BOUNDS = Bounds()


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device"


def _refused(path: Path, expected: str, found: str, mend: str) -> UsageError:
    return UsageError([Fault(str(path), "", f"expected {expected}", found, mend)])


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / MEGABYTE:,.1f} MB"


def read_bounded(path: Path, *, most: int, expected: str) -> bytes:
    """The file's bytes. ``expected`` says in a few words what the file should be.

    Raises ``UsageError`` where there is no such file, or it is no ordinary file or has more than ``most`` bytes;
    ``OSError`` where the system doesn't let it be read.
    """
    try:
        # Without O_NONBLOCK opening a pipe would wait for whoever writes into it. Windows has neither flag.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise _refused(path, expected, "no file of that name", "Check the path.") from None
    except IsADirectoryError:
        raise _refused(path, expected, "a folder", "Name a file in it.") from None
    except ValueError:  # a name with a NUL in it
        raise _refused(path, expected, "a name that no file can have", "Check the path.") from None
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise _refused(path, expected, _kind(found.st_mode), "Name an ordinary file.")
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(most + 1) if found.st_size <= most else b""
    finally:
        os.close(handle)
    if found.st_size > most or len(data) > most:
        size = megabytes(max(found.st_size, len(data)))
        raise _refused(path, f"{expected} of at most {megabytes(most)}", size, "Check that it is the right file.")
    return data
