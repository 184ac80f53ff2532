"""Complaint letters that social landlords can send: composed from a case, checked, in each landlord's style.

``read_case`` reads a case, ``produce`` makes the letter for one reader, ``produce_all`` for every reader.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from complaintletters.case import Case, case_schema, parse_case, read_case
    from complaintletters.errors import CaseError, ComplaintLettersError, InputError, PublishError, UsageError
    from complaintletters.findings import Finding, Level
    from complaintletters.producing import Package, produce, produce_all

__version__ = "0.1.0"

_HOMES = {
    "Case": "case",
    "CaseError": "errors",
    "ComplaintLettersError": "errors",
    "Finding": "findings",
    "InputError": "errors",
    "Level": "findings",
    "Package": "producing",
    "PublishError": "errors",
    "UsageError": "errors",
    "case_schema": "case",
    "parse_case": "case",
    "produce": "producing",
    "produce_all": "producing",
    "read_case": "case",
}

__all__ = [
    "Case",
    "CaseError",
    "ComplaintLettersError",
    "Finding",
    "InputError",
    "Level",
    "Package",
    "PublishError",
    "UsageError",
    "case_schema",
    "parse_case",
    "produce",
    "produce_all",
    "read_case",
]


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so that ``import complaintletters`` costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
