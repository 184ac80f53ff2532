"""A braille file as it reads back compared with the letter it should be: every word, in order, and what reads otherwise.

Braille has one sign for an apostrophe and a single quotation mark, and one for each dash, so those are folded. Everything
else is compared word by word: what is missing, altered or added is an error, whether it is a value, a name, a statement or
typed. Some right braille liblouis can't read back ("it;" it reads as "x;"): a word that reads as the letter's own word
would, when put into braille and read back, is right, and is named for whoever proofreads. Its digits must be the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from complaintletters.braille import prepared, written
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import normal
from complaintletters.checks.without_columns import lines_without_columns
from complaintletters.errors import RenderError
from complaintletters.findings import Finding, Level
from complaintletters.letter import FreeText, Letter, leaves, plain
from complaintletters.liblouis import back

__all__ = ["compare"]

_TABLES = ("en-ueb-g2.ctb", "en-ueb-g1.ctb")
_SAME = {'"“”„‟‘’‚‛´`ʼ': "'", "—―‒": "–", "‐‑": "-", "ӕ": "æ"}
_FOLD = {ord(character): one for many, one in _SAME.items() for character in many}
_DIGITS = re.compile(r"\D")
_NOT_PROOFREAD = (
    "a program made this braille, and nobody who reads braille has seen it. "
    "Contractions can be wrong, above all in names."
)
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the letter, what liblouis reads for it, and where it stands: a section's id or a path in the case."""

    text: str
    read: str
    where: str


def _words(text: str) -> list[str]:
    return normal(text).translate(_FOLD).split()


# --- the letter -----------------------------------------------------------------------------------------------------


def _paths(letter: Letter) -> Iterator[tuple[str, str]]:
    """Each line of text of the letter, and where it stands: the path of what was typed, where all of it was."""
    for section, content in lines_without_columns(letter):
        typed = {leaf.path for leaf in leaves(content) if isinstance(leaf, FreeText)}
        for line in plain(content).split("\n"):
            yield (typed.pop() if len(typed) == 1 else section), line


def _as_read(text: str, table: str) -> list[str]:
    return _words(back(written(prepared(text), table).dots, table))


def _expected(letter: Letter, table: str) -> Iterator[_Word]:
    for where, line in _paths(letter):
        words, read = _words(line), _as_read(line, table)
        if len(words) == len(read):
            yield from (_Word(word, other, where) for word, other in zip(words, read, strict=True))
        else:  # all of the line is in doubt
            yield _Word(" ".join(words), "", where)
            yield from (_Word("", other, where) for other in read)


# --- findings -------------------------------------------------------------------------------------------------------


def _differences(wanted: list[_Word], found: list[str]) -> Iterator[Finding]:
    matcher = SequenceMatcher(None, [word.read for word in wanted], found, autojunk=False)
    for what, start, stop, from_, to in matcher.get_opcodes():
        if what == "equal":
            continue
        for word, other in zip_longest(wanted[start:stop], found[from_:to]):
            if word is None:
                yield Finding("braille-added", f"“{other}” is not in the letter.", "file")
            elif other is None:
                yield Finding("braille-missing", f"“{word.text}” is missing.", word.where)
            else:
                yield Finding("braille-altered", f"expected “{word.text}”; found “{other}”.", word.where)


def _digits_differ(wanted: list[_Word]) -> Iterator[Finding]:
    for word in wanted:
        if _DIGITS.sub("", word.text) != _DIGITS.sub("", word.read) and word.text and word.read:
            message = f"the braille of “{word.text}” reads as “{word.read}”."
            yield Finding("braille-altered", message, word.where, mend="Write it another way, or ask a transcriber.")


def _read_otherwise(wanted: list[_Word]) -> Iterator[Finding]:
    words = dict.fromkeys(word.text for word in wanted if word.text.casefold() != word.read.casefold() and word.text)
    if words:
        named = ", ".join(f"“{word}”" for word in list(words)[:_MOST_NAMED])
        more = f" and {len(words) - _MOST_NAMED} more" if len(words) > _MOST_NAMED else ""
        message = f"these words could not be proved by reading the braille back: {named}{more}."
        yield Finding("braille-unproved", message, "file", Level.WARNING, mend="Look at them when you proofread.")


def _without_sender(found: list[str], file: FinishedFile) -> list[str]:
    """The words without the landlord's name on top, which the letter doesn't hold and the foot repeats."""
    for line in file.furniture:
        name = _words(line)
        if name and found[: len(name)] == name:
            return found[len(name) :]
    return found


def _in_closest_grade(letter: Letter, found: list[str]) -> tuple[list[_Word], list[Finding]]:
    """The letter's words, and what differs, in the grade of the file: the first without a difference, or with fewest."""
    tried: list[tuple[list[_Word], list[Finding]]] = []
    for table in _TABLES:
        wanted = list(_expected(letter, table))
        tried.append((wanted, list(_differences(wanted, found))))
        if not tried[-1][1]:
            return tried[-1]
    return min(tried, key=lambda one: len(one[1]))


def compare(letter: Letter, file: FinishedFile, settings: Sequence[object] = ()) -> tuple[Finding, ...]:  # noqa: ARG001 - as all are
    """Where braille says something else than the letter. Its own findings as a file come first."""
    if not file.lines:
        return file.findings
    found = _without_sender([word for line in file.lines for word in _words(line)], file)
    try:
        wanted, differences = _in_closest_grade(letter, found)
    except RenderError as error:
        return (*file.findings, *(Finding("braille-unread", str(fault), "file") for fault in error.faults))
    return (
        *file.findings,
        *differences,
        *_digits_differ(wanted),
        *_read_otherwise(wanted),
        Finding(
            "braille-not-proofread",
            _NOT_PROOFREAD,
            "file",
            Level.WARNING,
            mend="Have it proofread before you send it.",
        ),
    )
