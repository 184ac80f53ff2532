"""A finished file, a case or wording in; how plain each part of it is, out: wording and typed text apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from complaintletters.case import Case
from complaintletters.checking import read_finished
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.plain.letter import letter_text, own_lines, typed_words
from complaintletters.checks.plain.measuring import Plainness, plainness
from complaintletters.checks.plain.plain_list import Limits, PlainList, plain_list
from complaintletters.checks.plain.wording_files import (
    STATEMENTS,
    markdown_lines,
    register_of,
    statement_lines,
    wording_files,
)
from complaintletters.checks.recognise import normal
from complaintletters.compose import compose, describe_for
from complaintletters.errors import Fault, ProfileError, UsageError
from complaintletters.findings import errors_in
from complaintletters.identify import identified
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.plain_language import GAP
from complaintletters.rules import rules_for

Kind = Literal["wording", "typed", "file"]
_LEAST = 12  # characters of a typed text by which a file's line can be told to hold it


@dataclass(frozen=True, slots=True)
class Part:
    """One part that is measured: ``name`` is its file or its path in the case, ``register`` whose limits it is held against."""

    name: str
    kind: Kind
    register: str
    limits: Limits
    found: Plainness


def _listed() -> PlainList:
    listed = plain_list(DEFAULT_LANGUAGE)
    if listed is None:
        raise ProfileError([Fault(f"locales/{DEFAULT_LANGUAGE}", "plain.toml", "expected this file", "none")])
    return listed


def _part(name: str, kind: Kind, register: str, lines: Iterable[str], around: str = "") -> Part:
    listed = _listed()
    limits = listed.limits_for(register)
    return Part(name, kind, register, limits, plainness(lines, listed, limits, around=around))


# --- wording --------------------------------------------------------------------------------------------------------


def is_wording(path: Path) -> bool:
    """Whether a path names wording rather than a letter or a case."""
    return path.is_dir() or path.suffix == ".md" or path.name == STATEMENTS


def _of_wording_file(file: Path, register: str | None) -> Iterator[Part]:
    if file.name == STATEMENTS:
        for one in (register,) if register else ("standard", "plain"):
            yield _part(f"{file} ({one})", "wording", one, statement_lines(file, one))
        return
    own = register or register_of(file)
    yield _part(str(file), "wording", own, markdown_lines(file.read_text(encoding="utf-8")))


def measure_wording(path: Path, register: str | None = None) -> tuple[Part, ...]:
    """Each wording file of a path. Without ``register``, files in a folder ``plain`` are held against the plain limits."""
    return tuple(part for file in wording_files(path) for part in _of_wording_file(file, register))


# --- a case ---------------------------------------------------------------------------------------------------------


def _of_text(path: str, text: str, register: str) -> Part:
    return _part(path, "typed", register, own_lines(text))


def measure_case(case: Case, register: str | None = None) -> tuple[Part, ...]:
    """All that was typed together, then each text by its path, and its plain version held against the plain limits.

    With ``register`` each text is measured once, as a letter of that register prints it.
    """
    texts = [(path, words) for path, words in typed_words(case) if not path.startswith("internal")]
    printed = {path: words.plain if register == "plain" and words.plain else words.text for path, words in texts}
    of = register or "standard"
    parts = [_part("all that was typed", "typed", of, (line for text in printed.values() for line in own_lines(text)))]
    for path, words in texts:
        parts.append(_of_text(path, printed[path], of))
        if words.plain and register is None:
            parts.append(_of_text(f"{path} (plain)", words.plain, "plain"))
    return tuple(parts)


# --- a finished file ------------------------------------------------------------------------------------------------


def _opened(data: bytes, name: str) -> FinishedFile:
    format_, file, _ = read_finished(data, name)
    stops = errors_in(file.findings)
    if stops and not file.lines:
        raise UsageError([Fault(name, "", "expected a letter that can be read", stops[0].message)])
    if not format_.is_print:
        mend = "Measure the printed letter: the words are the same."
        raise UsageError([Fault(name, "", "expected a docx, pdf, html or txt letter", format_.title, mend)])
    return file


def _apart(lines: Iterable[str], typed: Iterable[str]) -> tuple[list[str], list[str]]:
    """A file's lines as wording, with gaps for what was typed, and what was typed of them."""
    texts = sorted({normal(line) for text in typed for line in text.splitlines() if len(line) >= _LEAST}, key=len)
    wording: list[str] = []
    own: list[str] = []
    for line in map(normal, lines):
        rest = line
        for text in reversed(texts):
            if text in rest:
                rest = rest.replace(text, GAP)
                own.append(text)
        if re.search(r"\w", rest.replace(GAP, "")):
            wording.append(rest)
    return wording, own


def measure_file(
    data: bytes, name: str, case: Case | None = None, register: str | None = None, templates: Path | None = None
) -> tuple[Part, ...]:
    """A finished letter; with its case, wording and typed text apart. Raises ``UsageError`` for one that can't be read."""
    file = _opened(data, name)
    if case is None:
        return (_part(name, "file", register or "standard", file.lines),)
    rules = rules_for(case, templates)
    known = identified(file, case, rules)
    if known is None:
        mend = "Leave --case out to measure the file as a whole."
        raise UsageError([Fault(name, "", "expected a letter of this case", "one like none of its letters", mend)])
    typed = letter_text(compose(describe_for(case, rules, known.request))).typed.values()
    wording, own = _apart(file.lines, typed)
    of = register or known.request.register
    return (
        _part(f"{name}: wording", "wording", of, wording),
        _part(f"{name}: typed", "typed", of, own, around="\n".join(wording)),
    )
