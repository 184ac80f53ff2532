"""A letter's enclosures and its reader's editions in; in which form each enclosure comes, or that it has none the reader reads.

A printed file can be printed on paper of any colour, so coloured paper asks for nothing more than a file to print.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from complaintletters.case import Case
from complaintletters.describing.description import enclosures_of, recipient_of
from complaintletters.describing.reader import Reader
from complaintletters.findings import Finding, Level, Nature
from complaintletters.formats import FORMS
from complaintletters.presentation import STANDARD
from complaintletters.request import LetterRequest

_ANY_PRINT = frozenset({STANDARD, "coloured-paper"})
_NOT_PRINT = frozenset({"braille", "narration", "audio", "bsl"})
_SAME: dict[str, str] = {
    **{
        name: form
        for form, formats in FORMS.items()
        if form != "print"
        for name in formats
        if name not in FORMS["print"]
    },
    "mp3": "audio",
    "audio-cd": "audio",
    "plain-english": "plain",
    "easyread": "easy-read",
}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One enclosure: its path in the case, its title, the formats it comes in, and the editions that none of them meets."""

    path: str
    title: str
    formats: tuple[str, ...]
    lacking: tuple[str, ...]


def _parts(name: str) -> frozenset[str]:
    """The forms that a name stands for, however somebody typed it: “Large print 18pt” is no other than large-print."""
    plain = "-".join(name.casefold().replace("+", " + ").split())
    parts = (part.strip("-").partition(":")[0] for part in plain.split("+"))
    return frozenset(_SAME.get(part, part) for part in parts)


def _is_met_by(need: str, part: str) -> bool:
    """Whether a form that an enclosure has is the one needed. What is to be listened to may be recorded already."""
    return part == need or part.startswith(f"{need}-") or (need, part) == ("narration", "audio")


def _meets(formats: tuple[str, ...], edition: str) -> bool:
    needed = frozenset(part.partition(":")[0] for part in edition.split("+")) - _ANY_PRINT
    if not needed:
        return not formats or any(_parts(name).isdisjoint(_NOT_PRINT) for name in formats)
    return any(all(any(_is_met_by(need, part) for part in _parts(name)) for need in needed) for name in formats)


def enclosed_with(case: Case, request: LetterRequest, editions: Iterable[str]) -> tuple[Enclosed, ...]:
    """What goes with a letter, as its reader may know of it."""
    reader = Reader(case, recipient_of(case, request.recipient))
    wanted = tuple(editions)
    out: list[Enclosed] = []
    for index, one in enclosures_of(case, request):
        title = reader.words(one.title, f"enclosures[{index}].title")
        if title:
            lacking = tuple(name for name in wanted if not _meets(one.formats, name))
            out.append(Enclosed(f"enclosures[{index}]", title.text, one.formats, lacking))
    return tuple(out)


def gaps(enclosed: Iterable[Enclosed]) -> Iterator[Finding]:
    """Enclosures that don't come in a form the reader asked for."""
    for one in enclosed:
        for edition in one.lacking:
            has = ", ".join(one.formats) or "no formats"
            message = f"expected “{one.title}” in this reader's form, “{edition}”; found {has}."
            mend = f"Have it made, and add “{edition}” to its formats; or tell the reader when it will come."
            yield Finding(
                "enclosure-not-in-form", message, f"{one.path}.formats", Level.WARNING, Nature.INPUT, mend=mend
            )
