"""A finished file in; the languages it is written in out, in the order in which they begin.

Each line is known by its words: those that a language's catalogue has, and for English those that it translates. What the
file says of itself serves only where its words tell nothing, since many programs call every document English.
"""

from collections import Counter
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message

from complaintletters.catalogue import catalogue_files, read_source
from complaintletters.checks.comparing.words import keys_of, word_set
from complaintletters.checks.finished import FinishedFile
from complaintletters.language import DEFAULT_LANGUAGE, known_languages

_LEAST_WORDS = 4  # of a line: fewer may be a name or an address
_LIKE, _LEAD = 0.3, 0.1  # of a line's words
_PART = 0.2  # of all the words that are known: a language with fewer is only quoted
_ENGLISH = word_set(
    "a about an and any are as at be because been but by can for from had has have how if in is it not of on or our so that the "
    "their them there they this to us was we were what when where which who will with you your"
)
_PLAINLY = 0.95  # of the longer lines


def _words(line: str) -> tuple[str, ...]:
    return tuple(key for key in keys_of(line) if key[0].isalpha())


def _is_plainly_english(lines: list[tuple[str, ...]]) -> bool:
    """Whether nearly every line has the small words that no English sentence does without: no catalogue is read then."""
    telling = [
        sum(key in _ENGLISH for key in line) >= 0.15 * len(line) for line in lines if len(line) >= 2 * _LEAST_WORDS
    ]
    return bool(telling) and sum(telling) >= _PLAINLY * len(telling)


def _texts(part: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else tuple(part or ())


@cache
def _vocabularies(files: tuple[Path, ...], _modified: tuple[int, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a language's catalogues, and of the English that they translate."""
    messages: list[Message] = [message for file in files for message in read_source(file) if message.id]
    own = (key for one in messages for text in _texts(one.string) for key in _words(text))
    english = (key for one in messages for text in _texts(one.id) for key in _words(text))
    return frozenset(own), frozenset(english)


def _known(templates: Path | None) -> dict[str, frozenset[str]]:
    """The words of each language by its tag."""
    found: dict[str, frozenset[str]] = {DEFAULT_LANGUAGE: _ENGLISH}
    for tag in sorted(known_languages(templates) - {DEFAULT_LANGUAGE}):
        files = catalogue_files(tag, templates)
        own, english = _vocabularies(files, tuple(file.stat().st_mtime_ns for file in files))
        found[tag] = own
        found[DEFAULT_LANGUAGE] |= english
    return found


def _of_line(words: tuple[str, ...], known: dict[str, frozenset[str]]) -> str:
    """The language that clearly has most of a line's words; empty for none."""
    shares = sorted(((sum(key in own for key in words) / len(words), tag) for tag, own in known.items()), reverse=True)
    (share, tag), others = shares[0], shares[1:]
    return tag if share >= _LIKE and all(share - other >= _LEAD for other, _ in others) else ""


def _said(file: FinishedFile, templates: Path | None) -> str:
    """The language that a file says it is in, as one there is; else English."""
    said = file.language.partition("-")[0].casefold()
    tags = sorted(known_languages(templates))
    return next((tag for tag in tags if said and tag.partition("-")[0] == said), DEFAULT_LANGUAGE)


def languages_in(file: FinishedFile, templates: Path | None = None) -> tuple[str, ...]:
    """The languages of a file: one, or the two that have most of its words. Raises ``WordingError`` for a bad catalogue."""
    lines = [_words(line) for line in file.lines]
    if _is_plainly_english(lines):
        return (DEFAULT_LANGUAGE,)
    known = _known(templates)
    counted, first = Counter[str](), dict[str, int]()
    for number, line in enumerate(lines):
        tag = _of_line(line, known) if len(line) >= _LEAST_WORDS else ""
        if tag:
            counted[tag] += len(line)
            first.setdefault(tag, number)
    most = [tag for tag, count in counted.most_common(2) if count >= _PART * counted.total()]
    return tuple(sorted(most, key=lambda tag: first[tag])) or (_said(file, templates),)
