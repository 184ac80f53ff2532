"""What is asked for: which letter of a case, to whom, dated when, in which language and register."""

from dataclasses import dataclass
from datetime import date

from complaintletters.language import DEFAULT_LANGUAGE


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """One letter. ``recipient`` is a person's id; ``number`` tells repeated letters apart."""

    kind: str
    stage: int
    number: int
    recipient: str
    dated: date
    language: str = DEFAULT_LANGUAGE
    register: str = "standard"
    draft: bool = False
