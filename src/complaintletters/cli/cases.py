"""Cases named on the command line: a file, or - for standard input."""

import sys
from pathlib import Path

from complaintletters.case import Case, parse_case
from complaintletters.errors import CaseError, Fault
from complaintletters.landlord import landlord_paths
from complaintletters.opening import BOUNDS, read_bounded


def case_source(name: str) -> tuple[bytes, str]:
    """A case's JSON as it stands in its file, and what messages call that file. Raises ``UsageError``."""
    if name == "-":
        return sys.stdin.buffer.read(BOUNDS.case + 1), "standard input"
    if Path(name).is_dir():
        raise CaseError([Fault(name, "", "expected a case file", "a folder", f"Name the files in it: {name}/*.json")])
    return read_bounded(Path(name), most=BOUNDS.case, expected="a case file"), name


def open_case(name: str, templates: Path | None) -> Case:
    """The case of that name, for one of the landlords there are. Raises ``InputError`` also when there is no such file."""
    source, file = case_source(name)
    return parse_case(source, file=file, landlords=landlord_paths(templates))
