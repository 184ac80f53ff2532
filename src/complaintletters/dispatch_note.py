"""The copies made of one letter for one reader in; a note for the post room out, as plain text.

It follows the order of the work: by when, to whom, then envelope by envelope what to print on which paper, what to add, what
to put it into; at the end what comes later and what isn't sent. It holds the reader's name and address, as the letter does.
Sheets are reckoned on both sides, and an enclosure's own aren't known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from complaintletters.checks.files.pdf.boxes import first_page, page_count
from complaintletters.describing import Description
from complaintletters.describing.timing import Timing
from complaintletters.edition import REGISTERS
from complaintletters.enclosures import Enclosed
from complaintletters.envelopes import envelopes_file, seen_through
from complaintletters.findings import Finding, Level
from complaintletters.language import language
from complaintletters.letter import Letter
from complaintletters.manifest import PURPOSES, Promised, Purpose
from complaintletters.posting import dispatch_of, last_post_before, receipt_of
from complaintletters.presentation import STANDARD

_ON_PAPER = frozenset({"post", "hand"})
_CHANNELS = {"post": "post", "hand": "by hand", "email": "e-mail", "portal": "the portal"}
_NOT_SENT: frozenset[Purpose] = frozenset({"file-copy"})
_BRAILLE_PAGE = b"\f"
_TOGETHER: frozenset[Purpose] = frozenset({"cover-note", "with-cover-note"})
_READ_ALOUD = "ssml"


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


def on_paper(copy: Copy, templates: Path | None = None) -> Paper | None:
    """How a printed copy goes out on paper by itself, as its PDF has it; none where no PDF was made."""
    found = copy.file("pdf")
    if found is None:
        return None
    file = envelopes_file(templates)
    pages = page_count(found[1])
    sheets = (pages + 1) // 2
    envelope = file.holding(sheets)
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


def _is_braille(copy: Copy) -> bool:
    return bool(copy.file("brf") or copy.file("pef"))


def _is_script(copy: Copy) -> bool:
    return copy.file(_READ_ALOUD) is not None


def _languages(letter: Letter, templates: Path | None) -> str:
    """The languages of a letter that isn't in English alone, as English calls them."""
    tags = [one.identity.language for one in letter.in_order]
    names = [language(tag, templates).name.partition(" (")[0] for tag in tags]
    return "" if all(one.is_english for one in letter.in_order) else f", in {' and '.join(names)}"


def _titled(copy: Copy, templates: Path | None) -> str:
    return f"Edition: {copy.edition}{_languages(copy.letter, templates)} ({PURPOSES[copy.purpose]})"


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Copies that go together, the first on top, with the enclosures that go with them."""

    copies: tuple[Copy, ...]
    enclosed: tuple[Enclosed, ...]
    templates: Path | None

    @property
    def is_braille(self) -> bool:
        return any(map(_is_braille, self.copies))

    # --- on paper

    def posted(self) -> Iterator[str]:
        """How it goes out on paper."""
        for copy in self.copies:
            yield _titled(copy, self.templates)
            yield from _embossed(copy) if _is_braille(copy) else self._printed(copy)
        yield from self._order()
        yield from self._enclosures()
        yield from self._envelope()

    def _printed(self, copy: Copy) -> Iterator[str]:
        print_, paper = copy.file("pdf"), on_paper(copy, self.templates)
        yield f"Paper: {copy.paper or 'white'}, A4"
        if print_ is None or paper is None:
            yield f"Print: {', '.join(copy.files)}"
            yield "Sheets: not counted, since no PDF was made (--format pdf)"
            return
        yield f"Print: {print_[0]}"
        more = ", plus the enclosures' own sheets" if self.enclosed and copy.purpose != "cover-note" else ""
        yield f"Sheets: {paper.sheets}, with {_counted(paper.pages, 'side')} (printed on both sides){more}"

    def _order(self) -> Iterator[str]:
        if len(self.copies) > 1:
            yield "Put together: the cover note on top of the standard copy"
        if self.is_braille and len(self.copies) > 1:
            yield "If the braille note can't be ready in time: don't wait, send the letter with the printed note"

    def _enclosures(self) -> Iterator[str]:
        return _of_enclosures(self.enclosed, [copy.edition for copy in self.copies if copy.purpose != "cover-note"])

    def _envelope(self) -> Iterator[str]:
        papers = [one for one in (on_paper(copy, self.templates) for copy in self.copies) if one]
        file, larger = (
            envelopes_file(self.templates),
            "; a larger one if the enclosures need it" if self.enclosed else "",
        )
        if self.is_braille:
            yield f"Envelope: {file.braille.name}"
            yield f"Address: a label with {', '.join(self.copies[0].letter.addressee)}"
        elif papers:
            envelope = file.holding(sum(paper.sheets for paper in papers))
            yield f"Envelope: {envelope.name}{larger}"
            yield from self._window(envelope.window)
        else:
            yield "Envelope: without a window, since only the pages of a PDF can be looked at"
            yield f"Address: a label with {', '.join(self.copies[0].letter.addressee)}"

    def _window(self, has_window: bool) -> Iterator[str]:
        fault = _fault_on_top(self.copies[0], self.templates) if has_window else ""
        if fault:
            yield f"Window: NO. {fault[0].upper()}{fault[1:]}. Use an envelope without a window."
        elif has_window:
            yield "Window: checked in the PDF, only the name and address show; a Word file isn't checked, so print the PDF"
        if fault or not has_window:
            yield f"Address: a label with {', '.join(self.copies[0].letter.addressee)}"

    # --- on a screen

    def sent(self) -> Iterator[str]:
        """How it goes out by e-mail or by the portal."""
        for copy in self.copies:
            yield _titled(copy, self.templates)
            if _is_braille(copy):
                yield f"Send: {', '.join(copy.files)}, for a braille display or embosser"
                yield _PROOFREAD
            else:
                yield f"Send: one of {', '.join(_showing(copy))}"
        if len(self.copies) > 1:
            yield "Send together: the cover note first, then the standard copy"
        yield from self._enclosures()


_PROOFREAD = "Before it goes: have it proofread by somebody who reads braille"


def _fault_on_top(copy: Copy, templates: Path | None) -> str:
    """What is wrong with what shows of a copy through a window of any envelope."""
    found = copy.file("pdf")
    return seen_through(envelopes_file(templates).window, first_page(found[1]), copy.letter.addressee) if found else ""


def _embossed(copy: Copy) -> Iterator[str]:
    brf = copy.file("brf")
    if brf:
        yield f"Emboss: {brf[0]}, {_counted(brf[1].count(_BRAILLE_PAGE), 'page')}"
    yield _PROOFREAD


def _showing(copy: Copy) -> list[str]:
    """The files in which an edition shows: plain text has no size, typeface or colour."""
    has_looks = copy.edition not in (STANDARD, *REGISTERS)
    return [name for name in copy.files if not (has_looks and name.endswith(".txt"))] or list(copy.files)


def _spoken(copy: Copy, templates: Path | None) -> Iterator[str]:
    yield _titled(copy, templates)
    if copy.purpose == "cover-note":
        yield f"Read it to the reader by telephone on the day the letter goes, or record it: {', '.join(copy.files)}"
    else:
        yield f"Read aloud or record: {', '.join(copy.files)}"


def _of_enclosures(enclosed: tuple[Enclosed, ...], editions: list[str]) -> Iterator[str]:
    """What to add to these editions, and what isn't there in the reader's form."""
    if not enclosed:
        yield "Enclosures: none"
        return
    yield "Enclosures:"
    for one in enclosed:
        gaps = "".join(f"; gap: not in the reader's form, {name}" for name in one.lacking if name in editions)
        ask = ": ask the complaints officer before it goes" if gaps else ""
        yield f"- {one.title}: {', '.join(one.formats) or 'no formats are given'}{gaps}{ask}"


# --- the note -------------------------------------------------------------------------------------------------------


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


def _of_letter(dispatch: Dispatch, letter: Letter) -> Iterator[str]:
    """Which letter it is. Whoever sends it reads English, so a title in another language comes second."""
    request = dispatch.made.request
    if letter.is_english:
        yield f"Letter: {letter.title_text}"
        return
    number = f", number {request.number}" if request.number > 1 else ""
    yield f"Letter: {request.kind}, stage {request.stage}{number}{_languages(letter, dispatch.made.rules.templates)}"
    yield f"Its title: {letter.title_text}"


def _head(dispatch: Dispatch) -> Iterator[str]:
    made = dispatch.made
    letter, handler = dispatch.copies[0].letter, made.names.handler
    yield "DISPATCH NOTE – for the post room, not part of the letter"
    yield "It names the reader: keep it with the letter, and no longer."
    yield ""
    yield from _of_time(made)
    yield "To: " + ", ".join(letter.addressee)
    yield f"Channel: {_CHANNELS[made.recipient.channel]}"
    yield from _of_letter(dispatch, letter)
    yield f"Dated: {_day(made.request.dated)}"
    yield f"Our reference: {letter.identity.reference}"
    reach = handler.telephone.number if handler.telephone else handler.email.address if handler.email else ""
    yield f"Ask about it: {handler.called.text}" + (f", {reach}" if reach else "")


def _parcels(copies: Iterable[Copy], dispatch: Dispatch) -> Iterator[_Parcel]:
    """Copies as they go out: a cover note with the copy it lies on, every other by itself. Scripts aren't sent."""
    on_top: list[Copy] = []
    under: list[Copy] = []
    templates = dispatch.made.rules.templates
    for copy in copies:
        if copy.purpose not in _TOGETHER:
            yield _Parcel((copy,), dispatch.enclosed, templates)
        else:
            (on_top if copy.purpose == "cover-note" else under).append(copy)
    if on_top or under:
        yield _Parcel((*on_top, *under), dispatch.enclosed, templates)


def _sent(dispatch: Dispatch) -> Iterator[str]:
    """What goes out now, one after another."""
    now = [copy for copy in dispatch.copies if copy.is_sent and copy.purpose != "later"]
    parcels = list(_parcels((copy for copy in now if not _is_script(copy)), dispatch))
    scripts = [copy for copy in now if _is_script(copy)]
    by_post = dispatch.made.recipient.channel in _ON_PAPER
    for number, parcel in enumerate(parcels, 1):
        yield from ("", f"TO SEND, {number} of {len(parcels)}")
        yield from parcel.posted() if by_post else parcel.sent()
    for copy in scripts:
        yield from ("", "TO READ ALOUD OR RECORD", *_spoken(copy, dispatch.made.rules.templates))


def _promised(dispatch: Dispatch) -> Iterator[str]:
    """What the cover note says will come, with what of it is ready."""
    if dispatch.promised is None:
        return
    yield ""
    names = ", ".join(dispatch.promised.editions)
    yield f"TO REACH THE READER BY {_day(dispatch.promised.by).upper()}, as the cover note says: {names}"
    later = [copy for copy in dispatch.copies if copy.purpose == "later"]
    missing = [name for name in dispatch.promised.editions if name not in {copy.edition for copy in later}]
    if missing:
        yield f"Not made here, to be had by other means: {', '.join(missing)}"
    for copy in later:
        yield f"Ready: {', '.join(_showing(copy))}" + (f", on {copy.paper} paper" if copy.paper else "")
        if _is_braille(copy):
            yield _PROOFREAD
    yield from _of_enclosures(dispatch.enclosed, list(dispatch.promised.editions))


def dispatch_note(dispatch: Dispatch) -> bytes:
    """The note, in UTF-8."""
    lines = [*_head(dispatch), *_sent(dispatch), *_promised(dispatch)]
    for copy in dispatch.copies:
        if not copy.is_sent:
            lines += ["", "FILE COPY, NOT TO BE POSTED", *copy.files]
    return ("\n".join(lines) + "\n").encode("utf-8")
