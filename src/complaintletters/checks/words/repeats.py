"""Reasons, faults, effects, apologies and answers that stand word for word under more than one point."""

import re
from collections.abc import Iterator

from complaintletters.checks.words.typed import TypedText
from complaintletters.plain_language import words

_OF_A_POINT = re.compile(r"points\[(?P<at>\d+)\]\.stages\.\d\.(?P<what>reasons|fault|effect|apology)")
_OF_AN_OUTCOME = re.compile(r"outcomes\[(?P<at>\d+)\]\.answers\.\d()")
# Fewer words than this are said alike without being copied: "We agree with you."
_FEWEST = {"reasons": 5, "fault": 5, "effect": 5, "apology": 5, "answer": 8}


def _what(path: str) -> str:
    if match := _OF_A_POINT.fullmatch(path):
        return match["what"]
    return "answer" if _OF_AN_OUTCOME.fullmatch(path) else ""


def repeated(texts: tuple[TypedText, ...]) -> Iterator[tuple[TypedText, TypedText]]:
    """Each text that says the same as an earlier one of another point, with that one."""
    first: dict[tuple[str, tuple[str, ...]], TypedText] = {}
    for typed in texts:
        what = _what(typed.path)
        if not what:
            continue
        said = tuple(word.casefold() for word in words(typed.text))
        if len(said) < _FEWEST[what]:
            continue
        before = first.setdefault((what, said), typed)
        if before is not typed:
            yield typed, before
