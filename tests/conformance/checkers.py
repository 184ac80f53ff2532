"""One row for each checker: the format it judges, its name, and what it finds in a letter's file."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import page as page_validation
from openxml_audit import OpenXmlValidator

from complaintletters.colours import contrast
from tests.conformance.colours_used import pdf_colours
from tests.conformance.letters import Made
from tests.conformance.verapdf import pdf_ua_faults
from tests.conformance.word_accessibility import LEAST_CONTRAST, accessibility_faults, large_print_faults

Faults = tuple[str, ...]
_WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Checker:
    """What judges files of one format, from a letter and its bytes."""

    format: str
    name: str
    find: Callable[[Made, bytes], Faults]


def under(made: Made) -> str:
    """What lies under everything in a file: the paper where it is printed, white where the file fills its own page."""
    return made.look.page if made.look.medium == "paper" else _WHITE


def faint(made: Made, data: bytes) -> Iterator[str]:
    """Words in a PDF that don't stand out from what is painted behind them."""
    for one in pdf_colours(data, under(made)):
        found = contrast(one.colour, one.ground)
        if found < LEAST_CONTRAST:
            yield f"{one.where}: {one.colour} on {one.ground}, {found:.2f} to 1"


def _page_validation(made: Made, data: bytes) -> Faults:
    report = page_validation.validate_pdf_bytes(data, profile="ua1")
    return () if report.is_compliant else tuple(fault.message for fault in report.failures)


def _openxml_audit(made: Made, data: bytes) -> Faults:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.docx"
        path.write_bytes(data)
        return tuple(str(fault) for fault in OpenXmlValidator().validate(path).errors)


def _large_print(made: Made, data: bytes) -> Faults:
    return large_print_faults(data, made.look.furniture_size) if "large-print" in made.edition else ()


def _accessibility(made: Made, data: bytes) -> Faults:
    return accessibility_faults(data, paper=under(made), titles=len(made.letter.in_order))


CHECKERS = (
    Checker("pdf", "veraPDF, PDF/UA-1", lambda _, data: pdf_ua_faults(data)),
    Checker("pdf", "page-validation, PDF/UA-1", _page_validation),
    Checker("pdf", "contrast of 7 to 1", lambda made, data: tuple(faint(made, data))),
    Checker("docx", "openxml-audit", _openxml_audit),
    Checker("docx", "Accessibility Checker's rules", _accessibility),
    Checker("docx", "large print in every part", _large_print),
)
