"""Right-to-left text in; its left-to-right runs told apart: names in Latin letters, numbers, sums, addresses.

Left to itself the bidirectional algorithm (UAX #9) shows "020 7946 0123" as "0123 7946 020" in such text, since a space between
two numbers takes the paragraph's direction. A run that is set apart keeps the order in which it is read.
"""

import re
import unicodedata
from collections.abc import Iterator

from complaintletters.remembering import remembered

ISOLATE, END = "\u2068", "\u2069"
"""First-strong isolate, and the end of one."""
RIGHT_TO_LEFT_MARK = "\u200f"

_WORD = r"[^\W_]"
_LETTERS = r"A-Za-z0-9\u00b2\u00b3\u00b9\u00bc-\u00be\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9\u1e00-\u1eff\u2150-\u215e"
# A run begins and ends with a Latin letter or a digit, or what belongs to one: a sum's sign, a number's minus, an area code's
# bracket; an address's slash, a per cent, a degree, an accent of its own.
_LEFT = rf"[£€$+#@{_LETTERS}]"
_RIGHT = rf"[%/°\u0300-\u036f{_LETTERS}]"
_WITHIN = r"[ \u00a0,.:;/\\@&'’()+£€$%#_\u2010-\u2013?=~*-]"
_BEFORE = r"(?:\([0-9]+\)[ \u00a0-]?(?=[0-9])|(?<![^\s(])[-\u2212](?=[0-9£€$]))?"
_RUN = re.compile(rf"{_BEFORE}{_LEFT}(?:(?:{_LEFT}|{_RIGHT})|{_WITHIN}(?={_WITHIN}*(?:{_LEFT}|{_RIGHT})))*")
_ENDS = re.compile(rf".*{_RIGHT}", re.DOTALL)
_HAS_SIGN = re.compile(_WORD)
_ARABIC_OR_HEBREW = re.compile("[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3]")  # letters that most such text has
_LINE = 1_000  # characters: longer than most lines of a letter


@remembered(longest=_LINE, most=2048)  # each line is set in every format
def runs(text: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of right-to-left text in order, each with whether it reads left to right. Together they are the text."""
    return tuple(_runs(text))


def _end(text: str, start: int, end: int) -> int:
    """Where a run ends that no bracket of the sentence's stands in: a bracket in it has its other one there too."""
    opened: list[int] = []
    for at in range(start, end):
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")":
            if not opened:
                return at
            opened.pop()
    if not opened:
        return end
    return end + 1 if len(opened) == 1 and text[end : end + 1] == ")" else opened[0]


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    done = at = 0
    while match := _RUN.search(text, at):
        start, end = match.start(), _end(text, match.start(), match.end())
        if end < match.end():  # cut short at a bracket, so what stands before that may end in a space
            last = _ENDS.match(text, start, end)
            end = last.end() if last else start
        at = max(end, start + 1)
        if not _HAS_SIGN.search(text, start, end):
            continue
        if start > done:
            yield text[done:start], False
        yield text[start:end], True
        done = end
    if text[done:]:
        yield text[done:], False


def anchored(piece: str) -> str:
    """A piece of right-to-left text beside left-to-right runs, for formats that don't isolate those.

    Signs alone would take the runs' direction, and two runs with a comma between would change places: a mark with the
    text's direction goes with them.
    """
    has_direction = _ARABIC_OR_HEBREW.search(piece) or any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in piece)
    return piece if has_direction else piece + RIGHT_TO_LEFT_MARK


def isolated(text: str) -> str:
    """The text with an isolate round each left-to-right run, for formats that have no other way to say it."""
    return "".join(f"{ISOLATE}{piece}{END}" if is_ltr else piece for piece, is_ltr in runs(text))
