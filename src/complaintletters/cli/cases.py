"""Cases named on the command line: a file, or - for standard input."""

import sys
from pathlib import Path

from complaintletters.case import Case, parse_case, read_case
from complaintletters.errors import CaseError, Fault


def open_case(name: str) -> Case:
    """The case of that name. Raises ``CaseError`` also when there is no such file."""
    if name == "-":
        return parse_case(sys.stdin.buffer.read(), file="standard input")
    try:
        return read_case(Path(name))
    except FileNotFoundError:
        raise CaseError([Fault(name, "", "expected a case file", "no file of that name", "Check the path.")]) from None
    except IsADirectoryError:
        raise CaseError([Fault(name, "", "expected a case file", "a folder", f"Name the files in it: {name}/*.json")]) from None
