"""Details that are no longer right on a letter's date, wherever in the letter they come from: wording, profile or case.

The regulator's pack dates its contact details and lists steps that no longer exist. In words that someone quotes they are
a warning, since a quotation stays as it was said; anywhere else an error.
"""

import re
from collections.abc import Iterator

from complaintletters.checks.recognise import normal
from complaintletters.findings import Finding, Level
from complaintletters.letter import FreeText, Inline, Letter, leaves, letter_lines, plain
from complaintletters.regulator import ContactDetail, Regulator

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")


def _marks(detail: ContactDetail) -> Iterator[str]:
    """What a detail is known by: an address by its postcode or PO box, the rest by their whole text."""
    if isinstance(detail.value, str):
        yield detail.value
        return
    for line in detail.value:
        found = _POSTCODE.search(line)
        if found:
            yield found[0]
        elif line.lower().startswith("po box"):
            yield line


def retired_words(pack: Regulator, letter: Letter) -> dict[str, str]:
    """What must not stand in a letter of this date, with what to do about each."""
    dated = letter.identity.dated
    current = {mark for detail in pack.contacts if detail.holds_on(dated) for mark in _marks(detail)}
    retired = [detail for detail in pack.contacts if detail.until is not None and detail.until <= dated]
    words = {mark: f"{pack.name} no longer has this." for detail in retired for mark in _marks(detail)}
    words |= dict.fromkeys(pack.retired_phrases, "This step no longer exists.")
    return {mark: why for mark, why in words.items() if mark not in current}


def _where(section: str, content: tuple[Inline, ...], mark: str) -> str:
    for leaf in leaves(content):
        if isinstance(leaf, FreeText) and mark in normal(leaf.text).casefold():
            return leaf.path
    return section


def _finding(section: str, content: tuple[Inline, ...], mark: str, why: str) -> Finding:
    outside_quotes = _QUOTED.sub(" ", normal(plain(content))).casefold()
    level = Level.ERROR if mark.casefold() in outside_quotes else Level.WARNING
    mend = f"{why} Delete it: the letter prints the details that are right."
    where = _where(section, content, mark.casefold())
    return Finding("retired-detail", f"“{mark}” is out of date.", where, level, mend=mend)


def check_stale(letter: Letter, pack: Regulator) -> tuple[Finding, ...]:
    """Every retired detail or step that the letter mentions."""
    words = retired_words(pack, letter)
    return tuple(
        _finding(section, content, mark, why)
        for section, content in letter_lines(letter)
        for mark, why in words.items()
        if mark.casefold() in normal(plain(content)).casefold()
    )
