"""A letter and a finished file in; whether the file says the letter word for word, in order, with nothing besides.

Only what a format adds by itself may stand between: bullets, list numbers, a table's head again, the landlord's name.
"""

import re
from collections.abc import Iterator

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import normal, normal_lines
from complaintletters.letter import Letter, Table, letter_lines, plain

_BULLET = re.compile(r"(?:[-*•◦▪·]|\d{1,3}[.)]) ")


def _heads(letter: Letter) -> frozenset[str]:
    return frozenset(
        normal(plain(cell.content))
        for section in letter.all_sections
        for block in section.blocks
        if isinstance(block, Table)
        for cell in block.head
    )


def _extras(letter: Letter, heads: frozenset[str]) -> tuple[str, ...]:
    """What plain text puts besides the letter's lines."""
    return (normal(letter.furniture.sender) + " ", *(f"{head}: " for head in heads if head))


def _after_extra(text: str, at: int, extras: tuple[str, ...]) -> Iterator[int]:
    """Where the next line may begin: here, or after what a format adds."""
    yield at
    bullet = _BULLET.match(text, at)
    if bullet:
        yield bullet.end()
    for extra in extras:
        if text.startswith(extra, at):
            yield at + len(extra)


def first_difference(letter: Letter, file: FinishedFile) -> tuple[str, str, str] | None:
    """The section, the words expected and the words found where a file first departs from its letter."""
    text = normal_lines(file.lines) + " "
    heads = _heads(letter)
    extras = _extras(letter, heads)
    at = 0
    for section, content in letter_lines(letter):
        words = normal(plain(content))
        if not words:
            continue
        start = next((one for one in _after_extra(text, at, extras) if text.startswith(words + " ", one)), None)
        if start is not None:
            at = start + len(words) + 1
        elif words not in heads:  # plain text has no row of heads
            return section, words, text[at : at + len(words) + 20]
    rest = text[at:].strip()
    return ("the end", "nothing more", rest) if rest else None
