"""The bytes of a narration script in text in; its paragraphs out, the breaths of each joined again.

What stands below the line "* * *" is what the letterhead says, and so is furniture.
"""

import re

from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding

__all__ = ["is_narration", "read"]

_LARGEST_FILE = 5_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LETTERHEAD = "* * *"
_UNDERLINE = re.compile(r"^=+$", re.MULTILINE)


def _refused(code: str, message: str) -> FinishedFile:
    return FinishedFile((), (), "", "", (Finding(code, message, mend="Make the file again from the case."),))


def is_narration(data: bytes) -> bool:
    """Whether a text file is a script and not a letter: a letter's title is underlined, a script says the letterhead last."""
    text = data.decode("utf-8", errors="replace")
    return not _UNDERLINE.search(text) and f"\n{_LETTERHEAD}\n" in text.replace("\r\n", "\n")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in re.split(r"\n\s*\n", text) if one.strip())


def read(data: bytes) -> FinishedFile:
    """What the script says. Never raises for a bad file: it has no lines then, and a finding."""
    if len(data) > _LARGEST_FILE:
        return _refused("too-large", f"The file has {len(data):,} bytes; a letter has at most {_LARGEST_FILE:,}.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return _refused("not-text", f"This is not text in UTF-8: byte {error.start} can't be read.")
    if _CONTROL.search(text):
        return _refused("not-text", "This is not text: it holds control characters.")
    letter, _, letterhead = text.partition(f"\n{_LETTERHEAD}\n")
    lines = _paragraphs(letter)
    return FinishedFile(lines, _paragraphs(letterhead), lines[0] if lines else "", "")
