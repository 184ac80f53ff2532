"""Right-to-left text in; its left-to-right runs told apart: names in Latin letters, numbers, sums, addresses.

Left to itself the bidirectional algorithm (UAX #9) shows "020 7946 0123" as "0123 7946 020" in such text, since a space between
two numbers takes the paragraph's direction. A run that is set apart keeps the order in which it is read.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

ISOLATE, END = "\u2068", "\u2069"
"""First-strong isolate, and the end of one."""

_WORD = r"[^\W_]"
# A run begins and ends with a Latin letter or a digit, or what belongs to one: a sum's sign, an address's slash, a per cent.
_LEFT = r"[£+#@A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff]"
_RIGHT = r"[%/A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff]"
_WITHIN = r"[ \u00a0,.:;/\\@&'’()+£%#_\u2010-\u2013?=~*-]"
_RUN = re.compile(rf"{_LEFT}(?:(?:{_LEFT}|{_RIGHT})|{_WITHIN}(?={_WITHIN}*(?:{_LEFT}|{_RIGHT})))*")
_HAS_SIGN = re.compile(_WORD)
_LINE = 1_000  # characters: longer than most lines of a letter


def runs(text: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of right-to-left text in order, each with whether it reads left to right. Together they are the text."""
    return _runs_of_line(text) if len(text) <= _LINE else tuple(_runs(text))


@lru_cache(maxsize=2048)  # each line is set in every format
def _runs_of_line(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in _RUN.finditer(text):
        if not _HAS_SIGN.search(match[0]):
            continue
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if text[end:]:
        yield text[end:], False


def isolated(text: str) -> str:
    """The text with an isolate round each left-to-right run, for formats that have no other way to say it."""
    return "".join(f"{ISOLATE}{piece}{END}" if is_ltr else piece for piece, is_ltr in runs(text))
