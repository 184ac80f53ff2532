"""``check``: a finished file against its case, as a table of what it must hold and the findings with their places."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from complaintletters.case import Case
from complaintletters.checks.file import Checked, check_file
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.letter import case_gaps
from complaintletters.cli import screen
from complaintletters.cli.app import Exit
from complaintletters.cli.cases import open_case
from complaintletters.compose import describe_for
from complaintletters.describing.description import recipient_of
from complaintletters.findings import Finding, Level, Nature, errors_in
from complaintletters.formats import FORMATS, Format
from complaintletters.identify import NOTHING_SAID, Identified, Said, identified
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.readback.made_before import letters_in
from complaintletters.rules import Rules, rules_for

_ENDINGS = {**{name: name for name in FORMATS}, "htm": "html"}
_STATES = {"present": "present", "altered": "ALTERED", "missing": "MISSING"}
_SURE = {"sure": "read as", "likely": "probably", "unsure": "perhaps"}


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


def _wrong_ending(file: Path, found: Format) -> tuple[Finding, ...]:
    """A name that promises another format than the file is."""
    named = _ENDINGS.get(file.suffix.lower().removeprefix("."))
    if named is None or named == found.name:
        return ()
    message = f"the name says {FORMATS[named].title} (.{named}); the file is a {found.title} (.{found.name})."
    return (Finding("wrong-ending", message, "file", mend="Name it as what it is, or save it again."),)


def _read(file: Path) -> tuple[FinishedFile, tuple[Finding, ...]]:
    data = read_bounded(file, most=BOUNDS.finished_file, expected="a finished letter")
    found = format_of(data)
    named = FORMATS.get(_ENDINGS.get(file.suffix.lower().removeprefix("."), ""), found)
    if found.name == "txt":  # what looks like none of them is what its name says, and told as a bad one
        return named.read(data), ()
    return found.read(data), _wrong_ending(file, found)


# --- checking ---------------------------------------------------------------------------------------------------------


def _gaps(made_gaps: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What the case itself lacks for this letter: the file can't be held against it there."""
    return tuple(replace(gap, level=Level.WARNING, nature=Nature.INPUT) for gap in made_gaps)


def _unknown(read: FinishedFile) -> tuple[Finding, ...]:
    message = "this file is not like any letter of the case."
    mend = "Say which letter it is with --letter and --stage, or check it against another case."
    return (*read.findings, Finding("not-a-letter-of-this-case", message, "file", mend=mend))


def _recorded(file: Path, case: Case, said: Said) -> Identified | None:
    """The letter that a manifest beside the file says it is. What somebody says of the file goes before."""
    if said != NOTHING_SAID:
        return None
    letters, _ = letters_in((file.parent,), case)
    return next((Identified(one.request, "sure") for one in letters if file.name in one.files), None)


def _checked(read: FinishedFile, case: Case, rules: Rules, known: Identified) -> Checked:
    made = describe_for(case, rules, replace(known.request, draft=False))
    checked = check_file(made, read)
    return replace(checked, findings=(*checked.findings, *_gaps(case_gaps(made))))


# --- telling ----------------------------------------------------------------------------------------------------------


def _which(known: Identified) -> str:
    request = known.request
    number = f", number {request.number}" if request.number > 1 else ""
    what = f"the {request.kind} at stage {request.stage}{number} to {request.recipient}, dated {request.dated}"
    return f"{_SURE[known.sureness]} {what}"


def _numbers_of(provision: str) -> str:
    """A provision's numbers, without the name of the code, which would take a table's room."""
    return provision.partition(", ")[2]


def _tell(file: Path, known: Identified, checked: Checked) -> None:
    screen.out(f"{file}: {_which(known)}")
    if known.sureness != "sure":
        screen.out("If it is another letter, say which with --letter, --stage, --number, --recipient and --date.")
    if checked.origin == "elsewhere":
        screen.out("It was not made from our wording, so its facts are looked for wherever they stand.")
    rows = ((one.id, _numbers_of(one.provision), _STATES[one.state], one.where) for one in checked.elements)
    screen.table("", ("element", "code", "in the file", "where"), rows)
    screen.show_findings(checked.findings)
    if not errors_in(checked.findings):
        screen.out(f"{file}: says what the case says")


def _as_json(
    file: Path, known: Identified | None, checked: Checked | None, findings: tuple[Finding, ...]
) -> dict[str, Any]:
    letter: dict[str, Any] | None = None
    if known:
        request = known.request
        letter = {
            "kind": request.kind,
            "stage": request.stage,
            "number": request.number,
            "recipient": request.recipient,
            "dated": request.dated.isoformat(),
            "sureness": known.sureness,
        }
    return {
        "file": str(file),
        "letter": letter,
        "origin": checked.origin if checked else None,
        "elements": [asdict(one) for one in checked.elements] if checked else [],
        "findings": [one.as_json() for one in findings],
    }


def check_finished(file: Path, case_name: str, *, said: Said, templates: Path | None, as_json: bool) -> int:
    """Tells what a finished file leaves out, alters or adds. Returns 0 when nothing, 1 when something.

    Raises ``UsageError`` for a file that isn't there, ``CaseError`` for a recipient whom the case doesn't have.
    """
    case = open_case(case_name, templates)
    if said.recipient:
        recipient_of(case, said.recipient)
    read, wrong = _read(file)
    rules = rules_for(case, templates)
    known = (_recorded(file, case, said) or identified(read, case, rules, said)) if read.lines else None
    checked = _checked(read, case, rules, known) if known else None
    if checked:
        checked = replace(checked, findings=(*wrong, *checked.findings))
    findings = checked.findings if checked else (*wrong, *_unknown(read))
    if as_json:
        screen.out_json(_as_json(file, known, checked, findings))
    elif known and checked:
        _tell(file, known, checked)
    else:
        screen.show_findings(findings)
    return Exit.FINDINGS if errors_in(findings) else Exit.PUBLISHED
