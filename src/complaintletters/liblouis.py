"""Text in and braille out, or back again: a small binding to liblouis, the library that knows the tables of braille codes.

No wheel ships liblouis, so it comes with the system. It is asked for Unicode dots, since its own ASCII output is
ambiguous. It isn't safe for threads, so one call runs at a time; each process has its own.
"""

import ctypes
import ctypes.util
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from complaintletters.errors import Fault, RenderError

LIBRARIES = ("liblouis.so.20", "liblouis.20.dylib", "liblouis.dll")
MEND = (
    "Install liblouis and its tables: on Debian and Ubuntu `sudo apt-get install liblouis20 liblouis-data`, on macOS "
    "`brew install liblouis`. Everything but braille works without."
)
BLANK = "\u2800"
_DOTS = "unicode.dis"
_NO_UNDEFINED = 128  # liblouis's mode noUndefined: nothing at all for a character that the table lacks
_MOST_CELLS = 1 << 24
_LogCallback = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p)
_SILENT = _LogCallback(lambda _level, _message: None)  # kept for as long as the library may call it
_TURN = [threading.Lock()]


@dataclass(frozen=True, slots=True)
class Cells:
    """A text in Unicode dots. ``starts`` has, for each character of the text, the cell at which its sign begins."""

    dots: str
    starts: tuple[int, ...]


# --- the library ----------------------------------------------------------------------------------------------------


def _missing(expected: str, found: str) -> RenderError:
    return RenderError([Fault("", "liblouis", expected, found, MEND, code="liblouis-missing")])


def _new_turn() -> None:
    """A child process never waits for a thread that it doesn't have."""
    _TURN[0] = threading.Lock()


@cache
def _library() -> ctypes.CDLL:
    for name in (*LIBRARIES, ctypes.util.find_library("louis")):
        try:
            library = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if library is not None:
            library.lou_version.restype = ctypes.c_char_p
            library.lou_registerLogCallback(_SILENT)
            if hasattr(os, "register_at_fork"):
                os.register_at_fork(after_in_child=_new_turn)
            return library
    raise _missing("expected the library liblouis, which writes braille", "none on this machine")


@cache
def _encoding() -> tuple[str, int]:
    """How the library holds a character, and in how many bytes: it can be built either way."""
    wide = _library().lou_charSize()
    return ("utf-32-le", 4) if wide == 4 else ("utf-16-le", 2)


@cache
def _tables(table: str) -> bytes:
    """The tables to ask for, once they have been found and compiled."""
    names = f"{_DOTS},{table}".encode()
    with _TURN[0]:
        found = _library().lou_checkTable(names)
    if not found:
        raise _missing(f"expected liblouis's table {table}", "none, or one that it can't use")
    return names


def version() -> str:
    """The library's version, which shapes the braille. Raises ``RenderError`` when there is no library."""
    return str(_library().lou_version().decode("ascii"))


# --- calls ----------------------------------------------------------------------------------------------------------


def _sized(call: Callable[[Any, Any, int], int], text: bytes, room: int) -> tuple[bytes, int]:
    """What a call wrote, and how many characters; with ever more room until all of the text has been used."""
    _, wide = _encoding()
    while room <= _MOST_CELLS:
        used, made = ctypes.c_int(len(text) // wide), ctypes.c_int(room)
        out = ctypes.create_string_buffer(room * wide)
        done = call((ctypes.byref(used), out, ctypes.byref(made)), text, room)
        if done and used.value == len(text) // wide:
            return out.raw[: made.value * wide], made.value
        room *= 4
    raise _missing("expected liblouis to translate every character", "an error of its own")


@lru_cache(maxsize=4096)
def forward(text: str, table: str) -> Cells:
    """A text as cells. Raises ``RenderError`` without the library or the table. Stock wording is remembered."""
    if not text:
        return Cells("", ())
    names, (encoding, wide) = _tables(table), _encoding()
    data = text.encode(encoding)
    starts = (ctypes.c_int * (len(data) // wide))()

    def call(sizes: Any, source: bytes, room: int) -> int:
        used, out, made = sizes
        back = (ctypes.c_int * room)()
        return int(
            _library().lou_translate(names, source, used, out, made, None, None, starts, back, None, 0),
        )

    with _TURN[0]:
        out, _ = _sized(call, data, max(64, 6 * len(text)))
    return Cells(out.decode(encoding), tuple(starts))


def back(cells: str, table: str) -> str:
    """Cells as the text they say. Raises ``RenderError`` without the library or the table."""
    if not cells:
        return ""
    names, (encoding, _) = _tables(table), _encoding()

    def call(sizes: Any, source: bytes, _room: int) -> int:
        used, out, made = sizes
        return int(_library().lou_backTranslateString(names, source, used, out, made, None, None, 0))

    with _TURN[0]:
        out, _ = _sized(call, cells.encode(encoding), max(64, 8 * len(cells)))
    return out.decode(encoding)


@lru_cache(maxsize=4096)
def can_write(character: str, table: str) -> bool:
    """Whether a table has a sign for a character. Without, liblouis writes its number in hexadecimal and says nothing."""
    names, (encoding, wide) = _tables(table), _encoding()
    try:
        data = character.encode(encoding)
    except UnicodeEncodeError:
        return False  # half a character
    if len(data) != wide:
        return False
    used, made, out = ctypes.c_int(1), ctypes.c_int(64), ctypes.create_string_buffer(64 * wide)
    sizes = (ctypes.byref(used), out, ctypes.byref(made))
    with _TURN[0]:
        _library().lou_translateString(names, data, *sizes, None, None, _NO_UNDEFINED)
    return made.value > 0
