"""A letter's words sorted by who wrote them: what was typed, by its path; and the wording, line by line."""

import re
from dataclasses import dataclass

from complaintletters.checks.passages import Passages, unquoted

# A value or a typed text in a line of wording: no phrase goes on over it.
_GAP = "\ufffc"
# The complaint in the resident's sense of it. What they say of apologies and policies is theirs.
RESIDENTS = re.compile(
    r"subject|points\[\d+\]\.(?:text|heading)|stages\.\d\.still_unhappy|outcomes\[\d+\]\.text|new_issues\[\d+\]\.text"
)
_APOLOGY = re.compile(r"points\[\d+\]\.stages\.\d\.apology")


@dataclass(frozen=True, slots=True)
class TypedText:
    """One text that a person typed, as the letter prints it. In ``own`` what it quotes is blank, character for character."""

    path: str
    text: str
    own: str

    @property
    def is_the_residents(self) -> bool:
        """Whether it tells the complaint rather than the answer."""
        return RESIDENTS.fullmatch(self.path) is not None

    @property
    def is_apology(self) -> bool:
        return _APOLOGY.fullmatch(self.path) is not None


@dataclass(frozen=True, slots=True)
class Words:
    """A letter's words. ``wording`` is (section, line), with a gap for what was typed or comes from data."""

    typed: tuple[TypedText, ...]
    wording: tuple[tuple[str, str], ...]


def _lines(passages: Passages) -> tuple[tuple[str, str], ...]:
    """The lines of wording, each once."""
    out: dict[tuple[str, str], None] = {}
    section, line = "", ""
    for text, where, kind, _ in passages.stretches:
        if kind == "wording":
            section, line = where, line + text
        elif where:
            line += _GAP
        elif section:
            out[section, line] = None
            section, line = "", ""
        else:
            line = ""
    return tuple(out)


def letter_words(passages: Passages) -> Words:
    """A letter's words. A text printed twice counts once."""
    typed: dict[str, dict[str, None]] = {}
    for text, _, _, path in passages.stretches:
        if path:
            typed.setdefault(path, {})[text] = None
    whole = ((path, "\n".join(lines)) for path, lines in typed.items())
    return Words(tuple(TypedText(path, text, unquoted(text)) for path, text in whole), _lines(passages))
