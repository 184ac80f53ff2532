"""The bytes of a plain text file in; its lines out, as they stand, bullets and list numbers included.

What a person typed may begin with "- " or "1. " as a list does, so neither can be taken off: whoever compares looks for
words within a line. Each line of the file is a line: a line break that somebody typed can't be told from the next line
of an address. The underlines of headings are left out. What stands below the signature mark "-- " (RFC 3676, 4.3), or
above a line "* * *" before the title, is furniture.
"""

import re

from complaintletters.checks.files.enormous import too_much
from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding
from complaintletters.opening import BOUNDS

__all__ = ["read"]

_UNDERLINE = re.compile(r"=+|-+")
_ISOLATES = re.compile("[\u2066-\u2069]")  # of a direction: they take no room on the line
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SIGNATURE = "-- "
_BREAK = "* * *"


def _refused(code: str, message: str) -> FinishedFile:
    return FinishedFile((), (), "", "", (Finding(code, message, mend="Make the file again from the case."),))


def _is_underline(lines: list[str], index: int) -> bool:
    """A row of marks as long as the line above it, with a blank line above that: within typed lines it is theirs."""
    if index == 0 or (index > 1 and lines[index - 2].strip()):
        return False
    return bool(_UNDERLINE.fullmatch(lines[index])) and len(lines[index]) == len(_ISOLATES.sub("", lines[index - 1]))


def _title_at(lines: list[str]) -> int | None:
    """The index of the first line underlined with ``=``."""
    for index in range(1, len(lines)):
        if _is_underline(lines, index) and lines[index].startswith("="):
            return index - 1
    return None


def _parts(lines: list[str]) -> tuple[list[str], list[str]]:
    """The letter and its furniture."""
    start = lines.index(_BREAK) + 1 if _BREAK in lines[: _title_at(lines) or 0] else 0
    end = len(lines) - 1 - lines[::-1].index(_SIGNATURE) if _SIGNATURE in lines[start:] else len(lines)
    return lines[start:end], lines[: max(0, start - 1)] + lines[end + 1 :]


def read(data: bytes) -> FinishedFile:
    """What the file says. Never raises for a bad file: it has no lines then, and a finding."""
    if len(data) > BOUNDS.plain_text:
        return _refused("too-large", f"The file has {len(data):,} bytes; a letter has at most {BOUNDS.plain_text:,}.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refused("not-text", f"This is not text in UTF-8: byte {error.start} can't be read.")
    if _CONTROL.search(text):
        return _refused("not-text", "This is not text: it holds control characters.")
    letter, furniture = _parts(re.split(r"\r\n|\r|\n", text))
    lines = [line for index, line in enumerate(letter) if line.strip() and not _is_underline(letter, index)]
    below = [line for line in furniture if line.strip()]
    title = _title_at(letter)
    finished = FinishedFile(tuple(lines), tuple(below), "" if title is None else letter[title], "")
    return too_much(finished) or finished
