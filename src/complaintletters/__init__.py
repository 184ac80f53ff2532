"""Complaint letters that social landlords can send: composed from a case, checked, in each landlord's style.

``read_case`` reads a case, ``produce`` makes the letter for one reader, ``produce_all`` for every reader. ``send`` makes
all that goes to one reader, in the editions agreed with them, and ``send_all`` to every reader.
``check_finished`` holds a finished file against its case, ``read_back`` takes texts edited in Word back into it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from complaintletters.case import Case, case_schema, parse_case, read_case
    from complaintletters.checking import FileCheck, check_finished
    from complaintletters.errors import CaseError, ComplaintLettersError, InputError, PublishError, UsageError
    from complaintletters.findings import Finding, Level
    from complaintletters.producing import Package, produce, produce_all
    from complaintletters.readback import ReadBack, read_back
    from complaintletters.sending import Asked, Sending, send, send_all

__version__ = "0.1.0"

_HOMES = {
    "Asked": "sending",
    "Case": "case",
    "CaseError": "errors",
    "ComplaintLettersError": "errors",
    "FileCheck": "checking",
    "Finding": "findings",
    "InputError": "errors",
    "Level": "findings",
    "Package": "producing",
    "PublishError": "errors",
    "ReadBack": "readback",
    "Sending": "sending",
    "UsageError": "errors",
    "case_schema": "case",
    "check_finished": "checking",
    "parse_case": "case",
    "produce": "producing",
    "produce_all": "producing",
    "read_back": "readback",
    "read_case": "case",
    "send": "sending",
    "send_all": "sending",
}

__all__ = [
    "Asked",
    "Case",
    "CaseError",
    "ComplaintLettersError",
    "FileCheck",
    "Finding",
    "InputError",
    "Level",
    "Package",
    "PublishError",
    "ReadBack",
    "Sending",
    "UsageError",
    "case_schema",
    "check_finished",
    "parse_case",
    "produce",
    "produce_all",
    "read_back",
    "read_case",
    "send",
    "send_all",
]


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so that ``import complaintletters`` costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
