"""``check``: a finished file against its case."""

from dataclasses import replace
from pathlib import Path

from complaintletters.case import Case
from complaintletters.checks.files.narration_txt import is_narration
from complaintletters.checks.finished import FinishedFile
from complaintletters.cli import screen
from complaintletters.cli.app import Exit
from complaintletters.cli.cases import open_case
from complaintletters.compose import compose, describe_for
from complaintletters.errors import Fault, UsageError
from complaintletters.findings import Finding, errors_in
from complaintletters.formats import FORMS, Form, Format
from complaintletters.identify import identify
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules, rules_for


def _format_of(file: Path, data: bytes) -> Format:
    """The format by its ending; a text file may be a letter or a script to read aloud, and what it says tells."""
    form: Form = "narration" if file.suffix.lower() == ".txt" and is_narration(data) else "print"
    formats = {**FORMS["print"], **FORMS["braille"], **FORMS["narration"], **FORMS[form]}
    ending = file.suffix.lower().removeprefix(".").replace("htm", "html").replace("htmll", "html")
    if ending not in formats:
        mend = f"Endings there are: {', '.join(formats)}."
        raise UsageError([Fault(str(file), "", "expected a file whose ending names its format", f'"{file.suffix}"', mend)])
    return formats[ending]


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        fault = Fault(str(file), "", "expected a finished letter", "no file of that name", "Check the path.")
        raise UsageError([fault]) from None


def _unknown(read: FinishedFile) -> tuple[Finding, ...]:
    message = "this file is not like any letter of the case: no title of such a letter, or no date near its top."
    return (*read.findings, Finding("not-a-letter-of-this-case", message, "file"))


def _compared(
    format_: Format, read: FinishedFile, case: Case, rules: Rules
) -> tuple[LetterRequest | None, tuple[Finding, ...]]:
    request = identify(read, case, rules)
    if request is None:
        return None, _unknown(read)
    request = replace(request, draft=False)
    made = describe_for(case, rules, request)
    return request, format_.compare(compose(made), read)


def _tell(file: Path, request: LetterRequest | None, findings: tuple[Finding, ...]) -> None:
    if request:
        what = f"the {request.kind} at stage {request.stage} to {request.recipient}, dated {request.dated}"
        screen.out(f"{file}: read as {what}")
    screen.show_findings(findings)
    if not errors_in(findings):
        screen.out(f"{file}: says what the case says")


def check_file(file: Path, case_name: str, *, templates: Path | None, as_json: bool) -> int:
    """Tells what a finished file leaves out, alters or adds. Returns 0 when nothing, 1 when something."""
    case = open_case(case_name, templates)
    data = _bytes_of(file)
    format_ = _format_of(file, data)
    request, findings = _compared(format_, format_.read(data), case, rules_for(case, templates))
    if as_json:
        letter = {"kind": request.kind, "stage": request.stage, "dated": request.dated.isoformat()} if request else None
        screen.out_json({"file": str(file), "letter": letter, "findings": [one.as_json() for one in findings]})
    else:
        _tell(file, request, findings)
    return Exit.FINDINGS if errors_in(findings) else Exit.PUBLISHED
