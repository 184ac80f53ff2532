"""A finished file and its case in; which letter of the case it is, and what it leaves out, alters or adds, out.

For any file that says it is a letter of the case: ours, ours and edited since, or made by another system.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from complaintletters.case import Case
from complaintletters.checks.comparing.elsewhere import ONLY_VALUES
from complaintletters.checks.contact_details import contact_faults
from complaintletters.checks.cover_note import KIND as COVER_NOTE
from complaintletters.checks.file import Checked, Element, check_bilingual, check_file
from complaintletters.checks.files.narration_txt import is_narration
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.letter import case_gaps
from complaintletters.checks.passages import file_passages
from complaintletters.checks.stale import stale_details
from complaintletters.compose import compose, describe_for
from complaintletters.describing import Description
from complaintletters.describing.description import recipient_of
from complaintletters.edition import form_settings
from complaintletters.findings import Finding, Level, Nature, errors_in
from complaintletters.formats import FORMATS, FORMS, Format
from complaintletters.identify import NOTHING_SAID, Identified, Said, identified
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.rules import Rules, rules_for

__all__ = ["FileCheck", "check_finished"]

_OTHER_WORDS = frozenset({"words-added", "words-changed", "words-missing"})
_OVERRIDES = re.compile("[\u202d\u202e\u2066\u2067]")
_ENDINGS = {**{name: name for name in FORMATS}, "htm": "html"}


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What a file is found to be.

    ``letter`` is the letter of the case that it is, and how sure that is; none when it is like no letter of the case.
    ``origin`` is "ours" or "elsewhere"; ``elements`` are the required elements with what became of each.
    """

    letter: Identified | None
    origin: str | None
    elements: tuple[Element, ...]
    findings: tuple[Finding, ...]

    @property
    def is_right(self) -> bool:
        """Whether it says what the case says: nothing missing, nothing altered, nothing added that may not be.

        A file of which only the values could be compared is not known to, nor is one with other words in another language.
        """
        return not errors_in(self.findings) and not self.unjudged and all(one.code != ONLY_VALUES for one in self.findings)

    @property
    def unjudged(self) -> tuple[Finding, ...]:
        """Other words in a letter that isn't in English: “not” and “up to” are known in English only."""
        if self.letter is None or set(self.letter.languages) == {DEFAULT_LANGUAGE}:
            return ()
        return tuple(one for one in self.findings if one.code in _OTHER_WORDS)


# --- the file ---------------------------------------------------------------------------------------------------------


def format_of(data: bytes) -> Format:
    """The format of a file by what it holds, whatever it is called."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return FORMATS["docx"]
    if b"%PDF-" in data[:1024]:
        return FORMATS["pdf"]
    is_page = start.lower().startswith((b"<!doctype html", b"<html", b"<!--", b"<?xml"))
    return FORMATS["html" if is_page else "txt"]


def _ending(name: str) -> str | None:
    return _ENDINGS.get(PurePath(name).suffix.lower().removeprefix("."))


def _wrong_ending(name: str, found: Format) -> tuple[Finding, ...]:
    """A name that promises another format than the file is."""
    named = _ending(name)
    if named is None or named == found.name:
        return ()
    message = f"the name says {FORMATS[named].title} (.{named}); the file is a {found.title} (.{found.name})."
    return (Finding("wrong-ending", message, "file", mend="Name it as what it is, or save it again."),)


def _other_form(data: bytes, name: str) -> Format | None:
    """Braille, by its ending or as XML, or a script to read aloud, by what it says."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    for form in ("braille", "narration"):
        if ending in FORMS[form] and ending not in FORMATS:
            return FORMS[form][ending]
    return FORMS["narration"]["txt"] if ending in {"txt", ""} and is_narration(data) else None


def read_finished(data: bytes, name: str) -> tuple[Format, FinishedFile, tuple[Finding, ...]]:
    """A file's format, what it says, and what is wrong with its name. One that can't be read says so in its findings."""
    other = _other_form(data, name)
    if other:
        return other, other.read(data), ()
    found = format_of(data)
    if found.name == "txt":  # what looks like none of them is what its name says, and told as a bad one
        named = FORMATS[_ending(name) or "txt"]
        return named, named.read(data), ()
    return found, found.read(data), _wrong_ending(name, found)


# --- checking ---------------------------------------------------------------------------------------------------------


def _unknown(said: Said, known: Identified | None) -> Finding:
    message = "this file is not like any letter of the case."
    mend = "Say which letter it is with --letter and --stage, or check it against another case."
    if COVER_NOTE in {said.kind, known and known.request.kind}:
        message = "what a cover note promises isn't in the case, so this one can't be checked."
        mend = "Check it where it was made, beside its manifest, which says what it promises, without --letter."
    return Finding("not-a-letter-of-this-case", message, "file", mend=mend)


def _details(file: FinishedFile, rules: Rules, known: Identified) -> tuple[Finding, ...]:
    """Details that are out of date or can't exist, wherever in the file they stand: also in its header and footer."""
    passages = file_passages(file)
    return (*stale_details(passages, rules.regulator, known.request.dated), *contact_faults(passages))


def _reordered(file: FinishedFile) -> Iterator[Finding]:
    """Characters that show the words near them in another order than they are read in, which no letter of ours has."""
    found = sorted({sign for line in (*file.lines, *file.furniture) for sign in _OVERRIDES.findall(line)})
    if found:
        named = ", ".join(f"U+{ord(sign):04X} {unicodedata.name(sign)}" for sign in found)
        message = f"expected words shown in the order in which they are read; found {named}."
        mend = "Delete these characters. A sum or a name near them may look like another one."
        yield Finding("text-reordered", message, "file", mend=mend)


def _gaps(made_gaps: tuple[Finding, ...]) -> Iterator[Finding]:
    """What the case itself lacks for this letter: the file can't be held against it there."""
    for gap in made_gaps:
        yield replace(gap, level=Level.WARNING, nature=Nature.INPUT)


def _second(first: Description, known: Identified) -> Description:
    """What the second letter of a bilingual file is described from."""
    return describe_for(first.case, first.rules, replace(first.request, language=known.second))


def _against(format_: Format, file: FinishedFile, case: Case, rules: Rules, known: Identified) -> FileCheck:
    made = describe_for(case, rules, replace(known.request, draft=False))
    if not format_.is_print:
        compared = format_.compare(compose(made), file, form_settings(format_, made.request.language, made.rules.templates))
        return FileCheck(known, "ours", (), (*compared, *_gaps(case_gaps(made))))
    checked: Checked = check_file(made, file) if not known.second else check_bilingual(made, _second(made, known), file)
    findings = (*checked.findings, *_details(file, rules, known), *_gaps(case_gaps(made)))
    return FileCheck(known, checked.origin, checked.elements, tuple(dict.fromkeys(findings)))


def check_finished(
    data: bytes,
    case: Case,
    *,
    name: str = "",
    said: Said = NOTHING_SAID,
    known: Identified | None = None,
    templates: str | Path | None = None,
) -> FileCheck:
    """A finished letter held against its case.

    ``name`` is the file's, whose ending must be right for what it is. ``said`` is what is known of the letter
    beforehand, ``known`` which one it is when that is sure. Raises ``InputError`` for a recipient whom the case doesn't
    have, and for faulty profiles. A file that can't be read is a finding.
    """
    if said.recipient:
        recipient_of(case, said.recipient)
    format_, file, wrong = read_finished(data, name)
    rules = rules_for(case, Path(templates) if templates else None)
    found = (known or identified(file, case, rules, said)) if file.lines else None
    if found is None or (found.request.kind == COVER_NOTE and found.request.cover is None):
        unknown = () if errors_in(file.findings) else (_unknown(said, known),)
        return FileCheck(None, None, (), (*wrong, *file.findings, *unknown))
    checked = _against(format_, file, case, rules, found)
    return replace(checked, findings=(*wrong, *_reordered(file), *checked.findings))
