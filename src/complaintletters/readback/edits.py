"""The controls of a letter as made and of the same letter as edited in; which texts were changed, and how, out.

A text may be printed several times. All its copies must agree, or only one of them was edited; copies edited in different
ways are a conflict, which a person must settle.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from complaintletters.checks.recognise import normal
from complaintletters.findings import Finding, Level
from complaintletters.readback.controls import Control, settled

__all__ = ["Change", "Edits", "Printed", "edits_of", "quoted", "same_words", "squeezed"]

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "…": "..."})
_SPACE = re.compile(r"\s+")
_NO_BREAK = "\u00a0"
_WORD = re.compile(r"[^ \t\n]+")  # a no-break space is part of it


@dataclass(frozen=True, slots=True)
class Change:
    """A free text of the case as it is there, and as it reads in the letter. ``copies`` is how often the letter prints it."""

    path: str
    old: str
    new: str
    copies: int

    @property
    def is_typographic(self) -> bool:
        """Whether only quotes, dashes and spaces differ, as when Word corrects them by itself."""
        return same_words(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Printed:
    """A free text that a letter prints: the words in the case, and its controls in the letter as made."""

    path: str
    words: str
    controls: tuple[Control, ...]

    @property
    def as_made(self) -> frozenset[str]:
        return frozenset(one.text for one in self.controls)

    @property
    def is_withheld(self) -> bool:
        """Whether the letter prints something in place of the case's words, which its reader may not see."""
        return not any(same_words(text, self.words) for text in self.as_made)


@dataclass(slots=True)
class Edits:
    """What was found. ``apart`` are texts whose lines stand outside their control, though every word is as it was."""

    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)

    def refuse(self, code: str, message: str, printed: Printed, mend: str) -> None:
        self.findings.append(Finding(code, message, printed.path, mend=mend))


def _folded(text: str) -> str:
    return normal(text).translate(_TYPOGRAPHY)


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but quotes, dashes and white space."""
    return _folded(one) == _folded(other)


def squeezed(text: str) -> str:
    """A text without its white space, to find it where a program has moved its line breaks."""
    return _SPACE.sub("", _folded(text))


def edits_of(printed: Mapping[str, Printed], found: Mapping[str, tuple[Control, ...]], text: str) -> Edits:
    """What was changed in the controls. ``text`` is everything that the edited file says."""
    edits, words = Edits(), squeezed(text)
    for path, one in printed.items():
        copies = found.get(path, ())
        if not copies:
            _removed(one, words, edits)
        elif _taken_apart(one, copies):
            _split(one, words, edits)
        else:
            _compared(one, copies, edits)
    return edits


# --- a control gone or taken apart ----------------------------------------------------------------------------------


def _removed(printed: Printed, words: str, edits: Edits) -> None:
    mend = "Type what it should say into the case at that place; the case is left as it is."
    if all(squeezed(text) in words for text in printed.as_made):
        message = (
            "its content control was taken off, so a change of these words can't be read back; they read as before."
        )
        edits.findings.append(Finding("control-removed", message, printed.path, Level.NOTE))
    else:
        edits.refuse("text-removed", f"{quoted(printed.words)} is gone from the letter.", printed, mend)


def _taken_apart(printed: Printed, copies: tuple[Control, ...]) -> bool:
    """Whether a program that drops tags may have moved the lines of a text out of its control, as LibreOffice 7.4 does."""
    return any("\n" in text for text in printed.as_made) and any(not copy.tag for copy in copies)


def _split(printed: Printed, words: str, edits: Edits) -> None:
    if all(squeezed(text) in words for text in printed.as_made):
        edits.apart += printed.as_made
        return
    message = "it has several lines, and the program that saved this file took its content control apart."
    mend = "Edit this text in Word, or type the change into the case."
    edits.refuse("control-taken-apart", message, printed, mend)


# --- the copies of a text -------------------------------------------------------------------------------------------


def _compared(printed: Printed, copies: tuple[Control, ...], edits: Edits) -> None:
    obstacles = sorted({name for copy in copies for name in copy.obstacles})
    if obstacles:
        message = f"its content control holds {' and '.join(obstacles)}, which a case can't hold."
        mend = "Leave only words in it, then read the letter back again."
        edits.refuse("control-unreadable", message, printed, mend)
        return
    as_made = {_with_breaks(text) for text in printed.as_made}
    edited = [copy for copy in copies if _with_breaks(settled(copy.text)) not in as_made]
    chosen = _agreed([copy for copy in edited if not _as_before(copy, printed)] or edited[:1])
    if not edited:
        pass
    elif chosen is None:
        _conflict(printed, edited, edits)
    elif printed.is_withheld:
        message = "these words stand in place of others that this reader may not see, and they were edited."
        mend = "Change the words in the case, or make the letter again."
        edits.refuse("text-withheld", message, printed, mend)
    elif not chosen.text:
        message = f"{quoted(printed.words)} was taken out of the letter. The case keeps it."
        mend = "Delete it in the case if that is meant, or put the words back."
        edits.refuse("text-emptied", message, printed, mend)
    else:
        edits.changes.append(
            Change(printed.path, printed.words, as_typed(settled(chosen.text), printed.words), len(copies))
        )
    _formats(printed, copies, edits)


def _with_breaks(text: str) -> str:
    """A text with plain spaces for the no-break spaces that keep dates and numbers whole."""
    return text.replace(_NO_BREAK, " ")


def as_typed(text: str, words: str) -> str:
    """A text from a letter with the spaces as they were typed: no-break ones only in words that the case has them in."""
    if _NO_BREAK not in text:
        return text
    own = set(_WORD.findall(words))
    return _WORD.sub(lambda word: word[0] if word[0] in own else _with_breaks(word[0]), text)


def _as_before(copy: Control, printed: Printed) -> bool:
    return any(same_words(copy.text, text) for text in printed.as_made)


def _agreed(copies: list[Control]) -> Control | None:
    """The copy to take, the one with the most lines; none where copies say different things."""
    if len({_folded(copy.text) for copy in copies}) > 1:
        return None
    return max(copies, key=lambda copy: copy.text.count("\n"), default=None)


def _conflict(printed: Printed, edited: list[Control], edits: Edits) -> None:
    said = "; ".join(f"{copy.where}: {quoted(copy.text)}" for copy in edited)
    message = f"the letter prints this text more than once, and its copies were edited in different ways: {said}."
    mend = "Make the copies say the same, then read the letter back again."
    edits.refuse("copies-differ", message, printed, mend)


def _formats(printed: Printed, copies: tuple[Control, ...], edits: Edits) -> None:
    before = {look for control in printed.controls for look in control.looks}
    added = sorted({look for copy in copies for look in copy.looks} - before)
    if added:
        message = f"formatting was added that a case can't hold: {', '.join(added)}. The words are kept."
        edits.findings.append(Finding("formatting-lost", message, printed.path, Level.WARNING))


def quoted(text: str, limit: int = 90) -> str:
    words = normal(text)
    return f"“{words if len(words) <= limit else words[: limit - 1] + '…'}”" if words else "nothing"
