"""Words withheld from a reader, searched for in the letter composed for them: they may stand in another field, or in wording.

Composition leaves out the fields that are withheld; nothing but a search finds the same words typed elsewhere. Compared
without regard to white space and capitals are the whole text and each of its longer sentences. A short text, such as a name,
is looked for as whole words with the same capitals, and one of fewer than four letters and digits not at all, since it would
stand in any letter.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from complaintletters.case import Case
from complaintletters.case.words import WordsModel
from complaintletters.checks.recognise import normal
from complaintletters.findings import Finding, Nature
from complaintletters.letter import FreeText, Inline, Letter, leaves, letter_lines, plain

SHORT = 12
LONG_SENTENCE = 30
LEAST = 4
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
_AROUND = " .,;:!?–-\"'“”‘’()"


def withheld_words(value: object, person: str, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a case that is withheld from a person, with its path."""
    match value:
        case WordsModel():
            if person in value.withhold_from:
                yield path, value.text
                if value.plain:
                    yield path, value.plain
        case BaseModel():
            for name in type(value).model_fields:
                yield from withheld_words(getattr(value, name), person, f"{path}.{name}" if path else name)
        case tuple():
            for index, item in enumerate(value):
                yield from withheld_words(item, person, f"{path}[{index}]")
        case dict():
            for key, item in value.items():
                yield from withheld_words(item, person, f"{path}.{key}")


def _parts(text: str) -> Iterator[str]:
    """What is looked for: the whole text, and its longer sentences."""
    whole = normal(text).strip(_AROUND)
    yield whole
    for sentence in _SENTENCE_ENDS.split(text):
        part = normal(sentence).strip(_AROUND)
        if len(part) >= LONG_SENTENCE and part != whole:
            yield part


def _pattern(part: str) -> re.Pattern[str] | None:
    if sum(char.isalnum() for char in part) < LEAST:
        return None
    flags = re.IGNORECASE if len(part) >= SHORT else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(part)}(?!\w)", flags)


def _place(section: str, content: tuple[Inline, ...], pattern: re.Pattern[str]) -> str:
    """Where it was typed: a path in the case, else the section of the wording."""
    typed = (leaf for leaf in leaves(content) if isinstance(leaf, FreeText))
    return next((leaf.path for leaf in typed if pattern.search(normal(leaf.text))), section)


def _found(letter: Letter, pattern: re.Pattern[str]) -> str | None:
    lines = [("title", (*letter.title,)), *letter_lines(letter)]
    return next((_place(name, line, pattern) for name, line in lines if pattern.search(normal(plain(line)))), None)


def check_withheld(letter: Letter, case: Case) -> tuple[Finding, ...]:
    """Every text withheld from this letter's reader that the letter prints all the same. No message repeats it."""
    out: list[Finding] = []
    for path, text in withheld_words(case, letter.identity.recipient):
        patterns = filter(None, map(_pattern, _parts(text)))
        place = next((found for pattern in patterns if (found := _found(letter, pattern))), None)
        if place is not None:
            message = f"expected none of the words withheld from this reader at {path}; found them printed here."
            mend = "Withhold these words too, or write them in another way."
            out.append(Finding("withheld-printed", message, place, nature=Nature.INPUT, mend=mend))
    return tuple(out)
