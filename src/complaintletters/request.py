"""What is asked for: which letter of a case, to whom, dated when, in which language and register."""

from dataclasses import dataclass
from datetime import date

from complaintletters.language import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover note goes with: the kind of letter, how the reader's own edition is called, and the day by which it comes.

    ``called`` is in the note's language, ``english`` the same in English where that is another.
    """

    kind: str
    called: str
    by: date
    english: str = ""


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """One letter. ``recipient`` is a person's id; ``number`` tells repeated letters apart.

    ``dispatched`` is the day it leaves, where that is known: without it the case's log says, or the day it is dated.
    ``cover`` is set for a cover note only. ``allow_machine`` lets in texts of the case that a machine translated.
    """

    kind: str
    stage: int
    number: int
    recipient: str
    dated: date
    language: str = DEFAULT_LANGUAGE
    register: str = "standard"
    draft: bool = False
    dispatched: date | None = None
    cover: Cover | None = None
    allow_machine: bool = False
