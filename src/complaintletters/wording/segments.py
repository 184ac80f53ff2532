"""The messages of a wording file: each unwrapped paragraph, heading, list item or table cell that has words in it.

The same cut serves extraction and translation, so a translated file has its source's structure, line by line: control tags,
blank lines and marks of Markdown stay where they are, and a fault is told by the line of the English file.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_CONTROL_LINE = re.compile(r"\s*(?:\{%.*%\}|\{#.*#\})\s*")
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")
_PREFIX = re.compile(r"\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)?")
_RULE_CELL = re.compile(r"\s*:?-{2,}:?\s*")
_BAR = re.compile(r"\{\{.*?\}\}|(?<!\\)(\|)")
"""A bar between cells; not one inside a placeholder, before a filter."""
_KINDS = (("#", "heading"), ("-", "item"), ("*", "item"), ("+", "item"))
_CONTINUED = "{# #}"
"""What stands for a line that a wrapped paragraph no longer needs. Jinja drops it with its line end."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One message: ``text`` in its normal form, and where it stands. ``what`` is paragraph, heading, item or cell."""

    text: str
    line: int
    block: str
    what: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line cut up: what is kept, and the messages between. ``parts`` alternates between the two, kept first."""

    parts: tuple[str, ...]
    what: str


def normal_form(text: str) -> str:
    """A message with one space between words and inside its placeholders."""
    return _PLACEHOLDER.sub(r"{{ \1 }}", " ".join(text.split()))


def placeholders(text: str) -> tuple[str, ...]:
    """What a message prints besides words, in order: ``case.subject``, ``letter.due|weekday``."""
    return tuple(re.sub(r"\s*\|\s*", "|", found) for found in _PLACEHOLDER.findall(text))


def has_words(text: str) -> bool:
    """Whether there is anything to translate besides placeholders and signs."""
    return any(sign.isalpha() for sign in _PLACEHOLDER.sub("", text))


def is_control(line: str) -> bool:
    return _CONTROL_LINE.fullmatch(line) is not None


def _cells(line: str) -> Iterator[str]:
    begin = 0
    for match in _BAR.finditer(line):
        if match[1]:
            yield line[begin : match.start()]
            begin = match.end()
    yield line[begin:]


def _row(line: str) -> _Piece:
    """A table's row: the cells' words between their bars and spaces."""
    parts: list[str] = []
    kept = ""
    for index, cell in enumerate(_cells(line)):
        kept += "|" if index else ""
        text = cell.strip()
        if not text or _RULE_CELL.fullmatch(cell):
            kept += cell
            continue
        before, _, after = cell.partition(text)
        parts += [kept + before, text]
        kept = after
    return _Piece((*parts, kept), "cell")


def _cut(line: str) -> _Piece:
    if line.lstrip().startswith("|"):
        return _row(line)
    prefix = _PREFIX.match(line)
    mark = prefix[0] if prefix else ""
    text = line[len(mark) :].rstrip()
    sign = mark.strip()[:1]
    what = "item" if sign.isdigit() else dict(_KINDS).get(sign, "paragraph")
    return _Piece((mark, text, ""), what)


def _joins(previous: _Piece | None, line: str) -> bool:
    """Whether a line goes on with a paragraph or an item that somebody wrapped."""
    return previous is not None and previous.what != "cell" and _PREFIX.sub("", line, count=1) == line.lstrip()


def _unwrapped(source: str) -> Iterator[tuple[int, str, _Piece | None]]:
    """Each line with its number; a message's lines are one piece, and those that went into it are told as continued."""
    lines = source.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        if not line.strip() or is_control(line):
            yield number, line, None
            number += 1
            continue
        piece, first = _cut(line), number
        number += 1
        while number < len(lines) and lines[number].strip() and not is_control(lines[number]):
            if lines[number].lstrip().startswith("|") or not _joins(piece, lines[number]) or piece.what == "heading":
                break
            piece = _Piece((piece.parts[0], f"{piece.parts[1]} {lines[number].strip()}", ""), piece.what)
            number += 1
        yield first, line, piece
        for continued in range(first + 1, number):
            yield continued, _CONTINUED, None


def segments(source: str) -> Iterator[Segment]:
    """Every message of a wording file, in order, with its line (from 1) and block."""
    block = ""
    for number, line, piece in _unwrapped(source):
        found = _BLOCK.search(line)
        block = found[1] if found else block
        for text in piece.parts[1::2] if piece else ():
            if has_words(text):
                yield Segment(normal_form(text), number + 1, block, piece.what if piece else "")


def translated(source: str, translate: Callable[[str], str]) -> str:
    """The file with every message put through ``translate``; a line stays the line it was."""
    out: list[str] = []
    for _, line, piece in _unwrapped(source):
        if piece is None:
            out.append(line)
            continue
        texts = (
            translate(normal_form(text)) if index % 2 and has_words(text) else text
            for index, text in enumerate(piece.parts)
        )
        out.append("".join(texts))
    return "\n".join(out)
