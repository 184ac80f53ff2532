"""``check``: a finished file against its case, as a table of what it must hold and the findings with their places."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from complaintletters.adjustments import cover
from complaintletters.case import Case
from complaintletters.checking import FileCheck, check_finished
from complaintletters.cli import screen
from complaintletters.cli.cases import open_case
from complaintletters.cli.options import Exit
from complaintletters.edition import parse_edition
from complaintletters.findings import errors_in
from complaintletters.identify import NOTHING_SAID, Identified, Said
from complaintletters.language import DEFAULT_LANGUAGE, language
from complaintletters.opening import BOUNDS, read_bounded
from complaintletters.readback.made_before import Recorded, letters_in

_STATES = {"present": "present", "altered": "ALTERED", "missing": "MISSING"}
_SURE = {"sure": "read as", "likely": "probably", "unsure": "perhaps"}


def _recorded(file: Path, case: Case, said: Said, templates: Path | None) -> Identified | None:
    """The letter that a manifest beside the file says it is. What somebody says of the file goes before."""
    if said != NOTHING_SAID:
        return None
    letters, _ = letters_in((file.parent,), case)
    return next((_as_recorded(one, templates) for one in letters if file.name in one.files), None)


def _as_recorded(one: Recorded, templates: Path | None) -> Identified:
    """The letter of a manifest, in the languages of its edition."""
    edition = parse_edition(one.edition, templates)
    request = replace(one.request, language=edition.language)
    if one.goes_with and one.promised_by:
        promise = cover(one.goes_with, one.promised, one.promised_by, edition.language, templates)
        request = replace(request, cover=promise)
    return Identified(request, "sure", edition.second)


# --- telling ----------------------------------------------------------------------------------------------------------


def _in_which_language(known: Identified, templates: Path | None) -> str:
    """The languages of a letter, unless it is in English alone."""
    names = [language(tag, templates).name for tag in known.languages]
    return "" if known.languages == (DEFAULT_LANGUAGE,) else f", in {' and '.join(names)}"


def _which(known: Identified, templates: Path | None) -> str:
    request = known.request
    number = f", number {request.number}" if request.number > 1 else ""
    what = f"the {request.kind} at stage {request.stage}{number} to {request.recipient}, dated {request.dated}"
    what += _in_which_language(known, templates)
    return f"{_SURE[known.sureness]} {what}"


def _numbers_of(provision: str) -> str:
    """A provision's numbers, without the name of the code, which would take a table's room."""
    return provision.partition(", ")[2]


def _tell(file: Path, checked: FileCheck, templates: Path | None) -> None:
    if checked.letter:
        screen.out(f"{file}: {_which(checked.letter, templates)}")
        if checked.letter.sureness != "sure":
            screen.out("If it is another letter, say which with --letter, --stage, --number, --recipient and --date.")
        if checked.origin == "elsewhere":
            screen.out("It was not made from our wording, so its facts are looked for wherever they stand.")
        rows = ((one.id, _numbers_of(one.provision), _STATES[one.state], one.where) for one in checked.elements)
        screen.table("", ("element", "code", "in the file", "where"), rows)
    screen.show_findings(checked.findings)
    if checked.is_right:
        screen.out(f"{file}: says what the case says")
    elif checked.unjudged and not errors_in(checked.findings):
        screen.out(f"{file}: has other words than the case, which nobody here can judge. Have a speaker read them.")


def _as_json(file: Path, checked: FileCheck) -> dict[str, Any]:
    letter: dict[str, Any] | None = None
    if checked.letter:
        request = checked.letter.request
        letter = {
            "kind": request.kind,
            "stage": request.stage,
            "number": request.number,
            "recipient": request.recipient,
            "dated": request.dated.isoformat(),
            "languages": list(checked.letter.languages),
            "sureness": checked.letter.sureness,
        }
    return {
        "file": str(file),
        "letter": letter,
        "origin": checked.origin,
        "elements": [asdict(one) for one in checked.elements],
        "findings": [one.as_json() for one in checked.findings],
    }


def check_at_the_screen(file: Path, case_name: str, *, said: Said, templates: Path | None, as_json: bool) -> int:
    """Tells what a finished file leaves out, alters or adds. Returns 0 when nothing, 1 when something.

    Raises ``UsageError`` for a file that isn't there, ``CaseError`` for a recipient whom the case doesn't have.
    """
    case = open_case(case_name, templates)
    data = read_bounded(file, most=BOUNDS.finished_file, expected="a finished letter")
    known = _recorded(file, case, said, templates)
    checked = check_finished(data, case, name=file.name, said=said, known=known, templates=templates)
    if as_json:
        screen.out_json(_as_json(file, checked))
    else:
        _tell(file, checked, templates)
    return Exit.PUBLISHED if checked.is_right else Exit.FINDINGS
