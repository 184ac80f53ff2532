"""Details that are no longer right on a letter's date, wherever in a letter or a finished file: wording, letterhead, case.

The regulator's pack dates its contact details and lists steps that no longer exist. In words that someone quotes they are a
warning, since a quotation stays as it was said; anywhere else an error.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.passages import Passages, file_passages, fold, letter_passages
from complaintletters.checks.recognise import normal
from complaintletters.findings import Finding, Level
from complaintletters.letter import Letter
from complaintletters.regulator import ContactDetail, Regulator

_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_BOX = re.compile(r"p\.?\s*o\.?\s*box\s*(\d+)")
_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = dict(enumerate(_NAMES, start=1))
_NEAR = 250  # characters: about two sentences either side
_ONE_ADDRESS = 60  # marks of an address that stand this near to each other are one address


@dataclass(frozen=True, slots=True)
class _Mark:
    """One thing to search for: its pattern over folded text, and what to say.

    ``clues`` are pieces that a text with it has, all of them: looking for those first is many times as fast. ``postcodes`` are
    those that the rest of an address may have; ``needs`` what must be mentioned near by.
    """

    pattern: re.Pattern[str]
    clues: tuple[str, ...]
    why: str
    postcodes: frozenset[str] = frozenset()
    needs: re.Pattern[str] | None = None


# --- what to search for ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sought:
    """A pattern with its clues, and the postcode that belongs with it."""

    pattern: str
    clues: tuple[str, ...]
    postcode: str = ""


def _address(lines: Iterable[str]) -> Iterator[_Sought]:
    """An address is known by its postcode and by its PO box."""
    text = fold("\n".join(lines))
    code = _POSTCODE.search(text)
    if code:
        yield _Sought(rf"\b{code[1]}\s*{code[2]}\b", code.groups())
    box = _BOX.search(text)
    if box:
        pattern = rf"\bp\.?\s*o\.?\s*box(?:\s*(?:no\.?|number))?\s*{box[1]}\b"
        yield _Sought(pattern, ("box", box[1]), "".join(code.groups()) if code else "")


def _detail(detail: ContactDetail) -> Iterator[_Sought]:
    if not isinstance(detail.value, str):
        yield from _address(detail.value)
        return
    value = fold(detail.value)
    match detail.kind:
        case "telephone":
            digits = re.sub(r"\D", "", value).removeprefix("0")
            number = r"[\s()-]*".join(digits)
            yield _Sought(rf"(?<!\d)(?:0|\+44[\s(]*0?\)?\s*){number}(?!\d)", (digits[0],))
        case "email":
            name, _, host = value.partition("@")
            yield _Sought(rf"(?<![\w.+-]){re.escape(name)}\s?@\s?{re.escape(host)}(?![\w-])", (name, host))
        case _:
            host = value.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
            yield _Sought(rf"(?<![\w-])(?:www\.)?{re.escape(host)}(?!/?[\w-])", (host,))


def _number(token: str) -> int | None:
    """A number up to twelve, in words or digits."""
    return next((number for number, name in _NUMBERS.items() if token in {name, str(number)}), None)


def _stem(token: str) -> str:
    return token.removesuffix("s") if len(token) > 4 and not token.endswith("ss") else token


def _token_pattern(token: str) -> str:
    number = _number(token)
    if number is not None:
        return f"(?:{_NUMBERS[number]}|{number})"
    return rf"{re.escape(_stem(token))}(?:ing|'?s'?)?"


def _phrase(phrase: str, why: str) -> _Mark:
    """A phrase with its numbers as words or digits, its words in any number, its hyphens or none.

    People wait eight weeks for repairs too, so a time is the old step only where the Ombudsman is spoken of.
    """
    tokens = fold(phrase).replace("-", " ").split()
    words = r"[\s-]+".join(map(_token_pattern, tokens))
    clues = tuple(_stem(token) for token in tokens if _number(token) is None)
    needs = re.compile("ombuds") if len(clues) < len(tokens) else None
    return _Mark(re.compile(rf"{words}(?!\w)"), clues, why, needs=needs)


@lru_cache(maxsize=64)
def _marks(name: str, contacts: tuple[ContactDetail, ...], phrases: tuple[str, ...], on: date) -> tuple[_Mark, ...]:
    """What must not stand in a letter of this date, with what to do about each."""
    current = {sought.pattern for detail in contacts if detail.holds_on(on) for sought in _detail(detail)}
    retired = [detail for detail in contacts if detail.until is not None and detail.until <= on]
    gone = f"{name} no longer has this."
    sought = [one for detail in retired for one in _detail(detail) if one.pattern not in current]
    postcodes = {one.pattern: frozenset(two.postcode for two in sought if two.pattern == one.pattern) for one in sought}
    details = [_Mark(re.compile(one.pattern), one.clues, gone, postcodes[one.pattern] - {""}) for one in sought]
    steps = [_phrase(phrase, "This step no longer exists.") for phrase in phrases]
    return tuple({mark.pattern: mark for mark in (*details, *steps)}.values())


# --- searching ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    mark: _Mark


def _is_elsewhere(text: str, end: int, postcodes: frozenset[str]) -> bool:
    """Whether a PO box of the same number stands in front of another postcode: another box, in another town."""
    code = _POSTCODE.search(text, end, end + _ONE_ADDRESS)
    return bool(postcodes and code and "".join(code.groups()) not in postcodes)


def _holds(text: str, mark: _Mark, start: int, end: int) -> bool:
    """Whether what was found is the mark: a whole word, what it needs near by, and no other town's box.

    "You had to wait eight weeks" tells what happened, not what to do.
    """
    if text[start - 1 : start].isalnum() or (mark.needs and text.endswith("had to ", 0, start)):
        return False
    if mark.needs is not None and not mark.needs.search(text, max(0, start - _NEAR), end + _NEAR):
        return False
    return not _is_elsewhere(text, end, mark.postcodes)


def _hits(passages: Passages, marks: tuple[_Mark, ...]) -> list[_Hit]:
    text = passages.folded
    found = sorted(
        (
            _Hit(match.start(), match.end(), mark)
            for mark in marks
            if all(clue in text for clue in mark.clues)
            for match in mark.pattern.finditer(text)
            if _holds(text, mark, match.start(), match.end())
        ),
        key=lambda hit: (hit.start, -hit.end),
    )
    out: list[_Hit] = []
    for hit in found:
        if out and hit.mark.why == out[-1].mark.why and hit.start <= out[-1].end + _reach(hit, out[-1]):
            out[-1] = _Hit(out[-1].start, max(hit.end, out[-1].end), out[-1].mark)
        else:
            out.append(hit)
    return out


def _reach(hit: _Hit, before: _Hit) -> int:
    """How far a PO box may stand from its postcode and still be one address. Everything else must overlap to be one."""
    return _ONE_ADDRESS if "".join(hit.mark.clues) in before.mark.postcodes else 0


def _findings(passages: Passages, marks: tuple[_Mark, ...]) -> Iterator[Finding]:
    for hit in _hits(passages, marks):
        words = normal(passages.text[hit.start : hit.end])
        level = Level.WARNING if passages.is_quoted(hit.start, hit.end) else Level.ERROR
        mend = f"{hit.mark.why} Delete it: the letter prints the details that are right."
        where = passages.place(hit.start, hit.end).where
        yield Finding("retired-detail", f"“{words}” is out of date.", where, level, mend=mend)


def stale_details(passages: Passages, pack: Regulator, on: date) -> tuple[Finding, ...]:
    """Every retired detail or step that a text of this date mentions."""
    return tuple(dict.fromkeys(_findings(passages, _marks(pack.name, pack.contacts, pack.retired_phrases, on))))


def check_stale(letter: Letter, pack: Regulator) -> tuple[Finding, ...]:
    """Every retired detail or step that the letter mentions."""
    return stale_details(letter_passages(letter), pack, letter.identity.dated)


def check_stale_file(file: FinishedFile, pack: Regulator, dated: date) -> tuple[Finding, ...]:
    """Every retired detail or step that a finished file mentions, its headers and footers too, for the date of its letter."""
    return stale_details(file_passages(file), pack, dated)
