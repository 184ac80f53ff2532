"""``check``: a finished file against its case."""

from dataclasses import replace
from pathlib import Path

from complaintletters.case import Case
from complaintletters.checks.file import compare
from complaintletters.checks.finished import FinishedFile
from complaintletters.cli import screen
from complaintletters.cli.app import Exit
from complaintletters.cli.cases import open_case
from complaintletters.compose import compose, describe_for
from complaintletters.errors import Fault, UsageError
from complaintletters.findings import Finding, errors_in
from complaintletters.formats import FORMATS, Format
from complaintletters.identify import identify
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules, rules_for


def _format_of(file: Path) -> Format:
    ending = file.suffix.lower().removeprefix(".").replace("htm", "html").replace("htmll", "html")
    if ending not in FORMATS:
        mend = f"Endings there are: {', '.join(FORMATS)}."
        raise UsageError([Fault(str(file), "", "expected a file whose ending names its format", f'"{file.suffix}"', mend)])
    return FORMATS[ending]


def _bytes_of(file: Path) -> bytes:
    return read_bounded(file, most=BOUNDS.finished_file, expected="a finished letter")


def _unknown(read: FinishedFile) -> tuple[Finding, ...]:
    message = "this file is not like any letter of the case: no title of such a letter, or no date near its top."
    return (*read.findings, Finding("not-a-letter-of-this-case", message, "file"))


def _compared(read: FinishedFile, case: Case, rules: Rules) -> tuple[LetterRequest | None, tuple[Finding, ...]]:
    request = identify(read, case, rules)
    if request is None:
        return None, _unknown(read)
    request = replace(request, draft=False)
    made = describe_for(case, rules, request)
    return request, compare(compose(made), read)


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
    read = _format_of(file).read(_bytes_of(file))
    request, findings = _compared(read, case, rules_for(case, templates))
    if as_json:
        letter = {"kind": request.kind, "stage": request.stage, "dated": request.dated.isoformat()} if request else None
        screen.out_json({"file": str(file), "letter": letter, "findings": [one.as_json() for one in findings]})
    else:
        _tell(file, request, findings)
    return Exit.FINDINGS if errors_in(findings) else Exit.PUBLISHED
