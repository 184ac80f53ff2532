"""A file as read back in; a finding in its place when it says more than any letter, so that nothing after has to cope."""

import re

from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding
from complaintletters.opening import BOUNDS

_LONG_WORD = re.compile(rf"\S{{{BOUNDS.word}}}")


def _excess(lines: tuple[str, ...]) -> str:
    if len(lines) > BOUNDS.lines:
        return f"expected at most {BOUNDS.lines:,} lines; found {len(lines):,}."
    length = sum(map(len, lines))
    if length > BOUNDS.text:
        return f"expected at most {BOUNDS.text:,} characters; found {length:,}."
    if any(_LONG_WORD.search(line) for line in lines):
        return f"expected words; found {BOUNDS.word:,} characters and more without a space."
    return ""


def too_much(file: FinishedFile) -> FinishedFile | None:
    """The same file without its words and with the reason, or nothing where it is no longer than a letter can be."""
    excess = _excess((*file.lines, *file.furniture, file.title, file.language))
    if not excess:
        return None
    finding = Finding("too-large", excess, mend="Check that it is the right file.")
    return FinishedFile((), (), "", "", (*file.findings[:20], finding))
