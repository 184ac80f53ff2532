"""The copies made of one letter for one reader in; a note for the post room out, as plain text.

It says what is sent, on which paper, in which envelope, with what and by when, and what isn't sent. It holds the reader's
name and address, as the letter does. Sheets are reckoned on both sides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaintletters.checks.files.pdf.boxes import first_page, page_count
from complaintletters.describing import Description
from complaintletters.describing.timing import Timing
from complaintletters.enclosures import Enclosed
from complaintletters.envelopes import envelopes_file, seen_through
from complaintletters.findings import Finding, Level
from complaintletters.language import language
from complaintletters.letter import Letter
from complaintletters.manifest import PURPOSES, Promised, Purpose
from complaintletters.posting import dispatch_of, last_post_before, receipt_of

_ON_PAPER = frozenset({"post", "hand"})
_CHANNELS = {"post": "post", "hand": "by hand", "email": "e-mail", "portal": "the portal"}
_NOT_SENT: frozenset[Purpose] = frozenset({"file-copy"})
_BRAILLE_PAGE = b"\f"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: its edition, what it is for, its paper, its files by name, and the letter as it is set out."""

    edition: str
    purpose: Purpose
    paper: str
    files: dict[str, bytes]
    letter: Letter

    @property
    def is_sent(self) -> bool:
        return self.purpose not in _NOT_SENT

    def file(self, ending: str) -> tuple[str, bytes] | None:
        return next(((name, data) for name, data in self.files.items() if name.endswith(f".{ending}")), None)


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What is known of one letter's sending."""

    made: Description
    copies: tuple[Copy, ...]
    enclosed: tuple[Enclosed, ...]
    promised: Promised | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A copy on paper: its pages and sheets, the envelope that holds them, and what is wrong with its window."""

    pages: int
    sheets: int
    envelope: str
    has_window: bool
    window_fault: str


def on_paper(copy: Copy, templates: Path | None = None, *, beside: int = 0) -> Paper | None:
    """How a printed copy goes out on paper, as its PDF has it; none where no PDF was made.

    ``beside`` are sheets that go into the same envelope.
    """
    found = copy.file("pdf")
    if found is None:
        return None
    file = envelopes_file(templates)
    pages = page_count(found[1])
    sheets = (pages + 1) // 2
    envelope = file.holding(sheets + beside)
    fault = seen_through(file.window, first_page(found[1]), copy.letter.addressee) if envelope.window else ""
    return Paper(pages, sheets, envelope.name, envelope.window, fault)


def window_findings(copies: Iterable[Copy], channel: str, templates: Path | None = None) -> Iterator[Finding]:
    """Copies whose address can't go into a window envelope."""
    for copy in copies:
        paper = on_paper(copy, templates) if channel in _ON_PAPER and copy.is_sent else None
        if paper and paper.window_fault:
            message = (
                f"expected only the name and address in the window of the “{copy.edition}” copy; {paper.window_fault}."
            )
            mend = "Use an envelope without a window, or shorten the address."
            yield Finding("window-shows-more", message, "pdf: page 1", Level.WARNING, mend=mend)


# --- lines ----------------------------------------------------------------------------------------------------------


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _day(on: date) -> str:
    return language().weekday(on)


def _sheets_beside(copy: Copy, copies: Iterable[Copy]) -> int:
    """The sheets of the cover note that go with a copy, or of the copy that goes with a cover note."""
    together: frozenset[Purpose] = frozenset({"cover-note", "with-cover-note"})
    if copy.purpose not in together:
        return 0
    papers = (on_paper(one) for one in copies if one.purpose in together and one.purpose != copy.purpose)
    return sum(paper.sheets for paper in papers if paper)


def _printed(copy: Copy, copies: Iterable[Copy], templates: Path | None) -> Iterator[str]:
    paper = on_paper(copy, templates, beside=_sheets_beside(copy, copies))
    yield f"Paper: {copy.paper or 'white'}, A4"
    if paper is None:
        yield "Sheets: not counted, since no PDF was made"
        return
    print_ = copy.file("pdf")
    yield f"Print: {print_[0] if print_ else ''}"
    yield f"Sheets: {paper.sheets}, with {_counted(paper.pages, 'side')} (printed on both sides)"
    where = ", on top of the standard copy" if copy.purpose == "cover-note" else ""
    yield f"Envelope: {paper.envelope}{where}; a larger one if the enclosures need it"
    if paper.has_window and paper.window_fault:
        yield f"Window: NO. {paper.window_fault[0].upper()}{paper.window_fault[1:]}. Use an envelope without a window."
    elif paper.has_window:
        yield "Window: checked, only the name and address show"


def _embossed(copy: Copy, templates: Path | None) -> Iterator[str]:
    brf = copy.file("brf")
    if brf:
        yield f"Emboss: {brf[0]}, {_counted(brf[1].count(_BRAILLE_PAGE), 'page')}"
    yield f"Envelope: {envelopes_file(templates).braille.name}"
    yield "Before it goes: have it proofread by somebody who reads braille"


def _of_copy(copy: Copy, dispatch: Dispatch) -> Iterator[str]:
    channel, templates = dispatch.made.recipient.channel, dispatch.made.rules.templates
    yield f"Edition: {copy.edition} ({PURPOSES[copy.purpose]})"
    if copy.file("brf") or copy.file("pef"):
        yield from _embossed(copy, templates)
    elif copy.file("ssml"):
        yield "Read aloud or record: " + ", ".join(copy.files)
    elif channel in _ON_PAPER:
        yield from _printed(copy, dispatch.copies, templates)
    else:
        yield "Send: one of " + ", ".join(copy.files)


def _of_time(made: Description) -> Iterator[str]:
    case, rules, request = made.case, made.rules, made.request
    channel, leaves = made.recipient.channel, dispatch_of(case, rules, request)
    due = Timing(case, rules, request).due
    if due is None:
        yield "Last time to send: this letter has no day by which it is due"
    else:
        day, at = last_post_before(due, channel, rules.landlord)
        hour = f", by {at:%H:%M}" if at else ""
        late = f". It leaves on {_day(leaves)}, so it is late" if leaves > due else ""
        yield f"Last time to send: {_day(day)}{hour} (due by {_day(due)}){late}"
    if channel == "post" and rules.landlord.posting.deemed_receipt:
        yield f"Counts as received on: {_day(receipt_of(case, rules, request))}, if it leaves on {_day(leaves)}"


def _of_enclosures(enclosed: tuple[Enclosed, ...]) -> Iterator[str]:
    if not enclosed:
        yield "Enclosures: none"
        return
    yield "Enclosures:"
    for one in enclosed:
        gaps = "".join(f"; gap: not in the reader's form, {name}" for name in one.lacking)
        yield f"- {one.title}: {', '.join(one.formats) or 'no formats are given'}{gaps}"


def _head(dispatch: Dispatch) -> Iterator[str]:
    made = dispatch.made
    letter = dispatch.copies[0].letter
    yield "DISPATCH NOTE – for the post room, not part of the letter"
    yield "It names the reader: keep it with the letter, and no longer."
    yield ""
    yield f"Letter: {letter.title_text}"
    yield f"Dated: {_day(made.request.dated)}"
    yield f"Our reference: {letter.identity.reference}"
    yield "To: " + ", ".join(letter.addressee)
    yield f"Channel: {_CHANNELS[made.recipient.channel]}"
    yield from _of_time(made)


def dispatch_note(dispatch: Dispatch) -> bytes:
    """The note, in UTF-8."""
    lines = [*_head(dispatch)]
    now = [copy for copy in dispatch.copies if copy.is_sent and copy.purpose != "later"]
    later = [copy for copy in dispatch.copies if copy.purpose == "later"]
    for number, copy in enumerate(now, 1):
        lines += ["", f"TO SEND, {number} of {len(now)}", *_of_copy(copy, dispatch)]
    if dispatch.promised:
        by = _day(dispatch.promised.by)
        lines += [
            "",
            f"TO REACH THE READER BY {by.upper()}, as the cover note says: {', '.join(dispatch.promised.editions)}",
        ]
    for copy in later:
        lines += _of_copy(copy, dispatch)
    lines += ["", *_of_enclosures(dispatch.enclosed)]
    for copy in dispatch.copies:
        if not copy.is_sent:
            lines += ["", "FILE COPY, NOT TO BE POSTED", *copy.files]
    return ("\n".join(lines) + "\n").encode("utf-8")
