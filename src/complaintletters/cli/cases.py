"""Cases named on the command line: a file, or - for standard input."""

import sys
from pathlib import Path

from complaintletters.case import Case, parse_case, read_case
from complaintletters.errors import CaseError, Fault
from complaintletters.landlord import landlord_paths


def open_case(name: str, templates: Path | None) -> Case:
    """The case of that name, for one of the landlords there are. Raises ``CaseError`` also when there is no such file."""
    landlords = landlord_paths(templates)
    if name == "-":
        return parse_case(sys.stdin.buffer.read(), file="standard input", landlords=landlords)
    try:
        return read_case(Path(name), landlords=landlords)
    except FileNotFoundError:
        raise CaseError([Fault(name, "", "expected a case file", "no file of that name", "Check the path.")]) from None
    except IsADirectoryError:
        raise CaseError([Fault(name, "", "expected a case file", "a folder", f"Name the files in it: {name}/*.json")]) from None
