"""The bytes of a PDF in; what a screen reader is given out: the tag tree's text, with alternative and actual text.

The file may be anybody's, so it is read within bounds: what is too large, locked or broken becomes a finding. A file
without tags is read page by page as far as possible, with a finding, since a screen reader would guess at its order.
"""

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf

from complaintletters.checks.files.enormous import too_much
from complaintletters.checks.files.pdf.excess import TooMuchError
from complaintletters.checks.files.pdf.marked_content import PageText, Shared, page_text
from complaintletters.checks.files.pdf.structure import read_structure
from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding, Level
from complaintletters.opening import BOUNDS
from complaintletters.pdf_objects import opened

__all__ = ["read"]

# What pikepdf and pypdf raise where a file's objects are not of the kind that they should be.
_BROKEN = (
    pikepdf.PdfError,
    pikepdf.models.PdfParsingError,
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    UserWarning,  # pikepdf warns of drawing that ends too soon
    ValueError,
)


class _UnreadableError(Exception):
    """The file can't be read any further."""

    def __init__(self, code: str, message: str) -> None:
        self.finding = Finding(code, message, mend="Make the file again from the case.")
        super().__init__(message)


def _warning(code: str, message: str, mend: str = "") -> Finding:
    return Finding(code, message, level=Level.WARNING, mend=mend)


@contextmanager
def _bounded() -> Iterator[None]:
    """Bounds on what a compressed stream may grow to, put back afterwards, since they hold for the whole process."""
    saved: dict[str, Any] = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=BOUNDS.stream,
        run_length_max_memory=BOUNDS.stream,
        png_max_memory=BOUNDS.stream,
        tiff_max_memory=BOUNDS.stream,
        max_stream_filters=2,
        parser_max_container_size=200_000,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**saved)


@contextmanager
def _quiet() -> Iterator[None]:
    """What the two libraries log of a damaged file is told as a finding; unasked it would stand on standard error."""
    loggers = [logging.getLogger(name) for name in ("pypdf", "pikepdf")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


# --- the file -------------------------------------------------------------------------------------------------------


def _refuse(data: bytes) -> None:
    """Raises ``_UnreadableError`` for what needn't be opened."""
    if b"%PDF-" not in data[:1024]:
        raise _UnreadableError("not-a-pdf", "This is not a PDF: it doesn't begin as one.")
    if len(data) > BOUNDS.finished_file:
        raise _UnreadableError("too-large", f"The file has {len(data):,} bytes, more than any letter.")
    if data.count(b" obj") > BOUNDS.objects:
        raise _UnreadableError("too-large", f"The file has more than {BOUNDS.objects:,} objects, more than any letter.")


def _pages(pdf: pikepdf.Pdf) -> tuple[PageText, ...]:
    if len(pdf.pages) > BOUNDS.pages:
        raise _UnreadableError("too-large", f"The file has {len(pdf.pages)} pages, more than any letter.")
    room = BOUNDS.drawing
    shared = Shared()
    out: list[PageText] = []
    for page in pdf.pages:
        try:
            text = page_text(page, shared, room=room)
        except TooMuchError as error:
            raise _UnreadableError("too-large", "The pages hold more drawing than a letter can.") from error
        room -= text.size
        out.append(text)
    return tuple(out)


def _property(pdf: pikepdf.Pdf, name: str) -> str:
    properties: Any = pdf.trailer.get("/Info", {})
    value = properties.get(name, "")
    return str(value) if isinstance(value, pikepdf.String) else ""


def _plain_lines(data: bytes) -> tuple[str, ...]:
    """The text of an untagged file as another program extracts it, imported only for such a file. Raises ``ValueError``."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        pages = PdfReader(io.BytesIO(data)).pages
        return tuple(line for page in pages for line in page.extract_text().splitlines() if line.strip())
    except PyPdfError as error:
        raise ValueError(str(error)) from error


def _unlocked(data: bytes, pdf: pikepdf.Pdf) -> bytes:
    """The file without its lock, which pypdf opens only with a package that isn't needed for anything else."""
    if not pdf.is_encrypted:
        return data
    out = io.BytesIO()
    pdf.save(out, encryption=False)
    return out.getvalue()


def _untagged(data: bytes, pages: tuple[PageText, ...]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    not_tagged = _warning("not-tagged", "The file has no tags, so a screen reader has to guess at its order.")
    if not any(page.shows_text for page in pages):
        return (), (not_tagged, Finding("no-text", "The file holds pictures of words but no words; it may be a scan."))
    if sum(page.size for page in pages) > BOUNDS.untagged:
        return (), (not_tagged, Finding("too-large", "The pages hold too much to be read without tags."))
    try:
        return _plain_lines(data), (not_tagged,)
    except _BROKEN as error:
        return (), (not_tagged, Finding("damaged", f"The pages can't be read: {error}."))


def _finished(data: bytes, pdf: pikepdf.Pdf) -> FinishedFile:
    pages = _pages(pdf)
    found: tuple[Finding, ...] = ()
    if pdf.is_encrypted:
        found += (_warning("encrypted", "The file is locked against changes, which can stop a screen reader."),)
    if pdf.get_warnings():
        found += (_warning("damaged", "The file is damaged; it could be mended in reading."),)
    content = read_structure(pdf, pages)
    lines, furniture = content.lines, content.furniture
    if not content.is_tagged:
        lines, more = _untagged(_unlocked(data, pdf), pages)
        found += more
    elif not lines:
        found += (Finding("no-text", "The file's tags hold no words."),)
    headers = dict.fromkeys(text for page in pages for text in page.furniture)
    language = str(pdf.Root.get("/Lang", ""))
    return FinishedFile(lines, (*furniture, *headers), _property(pdf, "/Title"), language, found)


def read(data: bytes) -> FinishedFile:
    """What the file says. Never raises for a bad file: it has no lines then, and a finding."""
    with _bounded(), _quiet(), warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            _refuse(data)
            with opened(data) as pdf:
                finished = _finished(data, pdf)
            return too_much(finished) or finished
        except pikepdf.PasswordError:
            finding = _UnreadableError("encrypted", "The file opens with a password only.").finding
            return FinishedFile((), (), "", "", (finding,))
        except _UnreadableError as stop:
            return FinishedFile((), (), "", "", (stop.finding,))
        except TooMuchError:
            finding = _UnreadableError("too-large", "The tags say more than a letter can.").finding
            return FinishedFile((), (), "", "", (finding,))
        except _BROKEN as error:
            finding = _UnreadableError("damaged", f"The file can't be read: {error}.").finding
            return FinishedFile((), (), "", "", (finding,))
