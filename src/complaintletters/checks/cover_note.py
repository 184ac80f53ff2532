"""A composed cover note in; findings out where it doesn't say when the reader's own copy comes, whom to reach, or how time runs.

A landlord's own wording may say it otherwise, and may not leave it out.
"""

from collections.abc import Iterator

from complaintletters.checks.letter import places
from complaintletters.describing import Description
from complaintletters.errors import Fault, UsageError
from complaintletters.findings import Finding
from complaintletters.letter import Letter
from complaintletters.request import LetterRequest

KIND = "cover-note"


def _needs(made: Description) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the note must print, and the sources any one of which shows it."""
    names = made.names
    reach = (names.handler.telephone, names.handler.email, names.landlord.telephone)
    yield "the day by which the reader's own copy comes", ("cover.by",)
    yield "whom to ring or write to", tuple(one.source for one in reach if one)
    if names.cover and names.cover.kind == "response" and names.escalation:
        yield "from when the time to ask for the next stage runs", (names.say.time_runs_from_copy.source,)
    elif names.cover and names.cover.kind == "response" and names.ombudsman and names.ombudsman.months:
        yield "from when the Ombudsman's time runs", (names.say.ombudsman_months_of_letter.source,)


def refuse_loose_note(request: LetterRequest) -> None:
    """Raises ``UsageError`` for a cover note that goes with no letter."""
    if request.kind == KIND and request.cover is None:
        mend = "Name the letter it goes with, and add --with-cover-note and --their-copy-by."
        raise UsageError([Fault("", "letter", "expected a letter for the cover note to go with", "none", mend)])


def check_cover_note(letter: Letter, made: Description) -> tuple[Finding, ...]:
    """What a cover note leaves out; nothing for other letters."""
    if made.request.kind != KIND:
        return ()
    found = places(letter)
    mend = f"Put it back into the landlord's wording of {KIND}.md, or give the handler a telephone number."
    return tuple(
        Finding("cover-note-incomplete", f"expected {what}; found none.", KIND, mend=mend)
        for what, sources in _needs(made)
        if not any(source in found for source in sources)
    )
