"""A case's JSON as it stands in its file: where each value is, and the same JSON with some values replaced.

Parsing and writing again would lose how numbers, spaces and escapes were written, so values are put in where they stand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import loads

from complaintletters.errors import place

_TOKEN = re.compile(
    r'\s*(?:(?P<mark>[\[\]{},:])|(?P<text>"[^"\\]*(?:\\.[^"\\]*)*")|(?P<other>[^\s\[\]{},:"]+))', re.DOTALL
)


@dataclass(slots=True)
class _Level:
    """An object or a list being read: where it began, and the key or index of the value that comes next."""

    is_object: bool
    start: int
    step: int | str = 0
    expects_key: bool = True


def values(source: str) -> Iterator[tuple[str, int, int]]:
    """The path of every text, object and list that is a value, and where it stands, its quotes or brackets included."""
    open_: list[_Level] = []
    for token in _TOKEN.finditer(source):
        mark, text = token["mark"], token["text"]
        match mark:
            case "{" | "[":
                open_.append(_Level(mark == "{", token.start("mark")))
            case "}" | "]":
                ended = open_.pop()
                yield place(level.step for level in open_), ended.start, token.end("mark")
            case ":":
                open_[-1].expects_key = False
            case "," if open_[-1].is_object:
                open_[-1].expects_key = True
            case ",":
                open_[-1].step = int(open_[-1].step) + 1
        if text is None or not open_:
            continue
        if open_[-1].is_object and open_[-1].expects_key:
            open_[-1].step = loads(text)
        else:
            yield place(level.step for level in open_), token.start("text"), token.end("text")


def with_values(source: str, new: Mapping[str, str]) -> str:
    """``source``, which must be JSON, with the value at each path replaced by other JSON. Paths may not lie in one another.

    Raises ``KeyError`` for a path at which no text, object or list stands.
    """
    found = {path: (start, end) for path, start, end in values(source) if path in new}
    missing = sorted(set(new) - set(found))
    if missing:
        raise KeyError(missing[0])
    for path, (start, end) in sorted(found.items(), key=lambda pair: pair[1], reverse=True):
        source = source[:start] + new[path] + source[end:]
    return source
