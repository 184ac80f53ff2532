"""Postcodes and telephone numbers that can't exist, wherever in a letter or a finished file: wording, letterhead, case.

A postcode is judged by its form, a telephone number by its length and its first digits; whether either is in use is for a
directory. In words that someone quotes they are a warning, since a quotation stays as it was said; anywhere else an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.passages import Passages, file_passages, fold, letter_passages
from complaintletters.findings import Finding, Level, Nature
from complaintletters.letter import Letter

# What is called a reference just before it is one, whatever it looks like.
_REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|account|order|invoice|job|case|claim|policy|payment|tenancy|meter|serial|sort|roll|asset|model|part|uprn|"
    r"receipt|crime|log|ticket|complaint|plan|room|version|type|code|batch|licence|certificate)s?"
    r"(?:[\s:.#]+(?:no|nos|number|numbers|code|ref|reference|is|was|of)\b)*[\s:.#]*$"
)


@dataclass(frozen=True, slots=True)
class Impossible:
    """Something that can't exist: where it stands in a text, and why it can't."""

    start: int
    end: int
    why: str


# --- postcodes ------------------------------------------------------------------------------------------------------

# The forms of a postcode: A9 9AA, A99 9AA, AA9 9AA, AA99 9AA, A9A 9AA, AA9A 9AA. The letters C I K M O V are never among the
# last two, Q V X never first, I J Z never second; only some letters end the first half.
_POSTCODE = re.compile(
    r"(?:[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])|GIR)"
    r" ?[0-9][ABD-HJLNP-UW-Z]{2}"
)
_LIKE_POSTCODE = re.compile(
    r"([A-Z](?<![\w/.£-][A-Z])[A-Z]?[0-9O][0-9O]?[A-Z]?)[ ]{1,2}([0-9O][A-Z][A-Z0])(?![\w/]|-\w)"
)
# At the end of an address, a near miss of any kind is a postcode, save "1st", "2nd".
_LIKE_POSTCODE_IN_ADDRESS = re.compile(
    r"(?<![\w/-])([a-z]{1,2}[0-9oil]{1,3}[a-z]?)[ ]{0,2}(?!\d(?:st|nd|rd|th))([0-9oil][a-z0-9]{2})(?=[\s,.]*$)",
    re.IGNORECASE,
)
# "A4 2MM", "M6 OUR": a size, a time or a word after something that looks like half a postcode.
_NO_SECOND_HALF = re.compile(r"[0-9](?:AM|PM|[MCK]M|ML|K[GVW]|M[BVW]|V[AC])|OUR|OFF|OUT|ONE|OLD|OWN|ODD|OAK|OIL|OPEN")


def _postcode_fault(code: str) -> str:
    outward, inward = code[:-3].strip(), code[-3:]
    if "O" in inward[:1] or re.search(r"[0-9]O", outward):
        return "a figure in it is a letter O."
    if inward[1:].isalpha() and re.search(r"[CIKMOV]", inward[1:]):
        return "its last two letters are never C, I, K, M, O or V."
    return "expected a form such as SK1 3NQ."


def impossible_postcodes(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Impossible]:
    """What looks like a postcode in running text, in capitals with its space, and can't be one."""
    for match in _LIKE_POSTCODE.finditer(text, start, len(text) if end is None else end):
        shown = f"{match[1]} {match[2]}"
        if _POSTCODE.fullmatch(shown) or _NO_SECOND_HALF.fullmatch(match[2]):
            continue
        if not _REFERENCE.search(fold(text[max(0, match.start() - 40) : match.start()])):
            yield Impossible(match.start(), match.end(), _postcode_fault(shown))


def impossible_postcodes_in_address(text: str, *, start: int = 0, end: int | None = None) -> Iterator[Impossible]:
    """What stands for a postcode in an address, in any case, with a space or without, and can't be one."""
    for match in _LIKE_POSTCODE_IN_ADDRESS.finditer(text, start, len(text) if end is None else end):
        code = f"{match[1]} {match[2]}".upper()
        if any(char.isdigit() for char in code) and not _POSTCODE.fullmatch(code):
            yield Impossible(match.start(), match.end(), _postcode_fault(code))


# --- telephone numbers ----------------------------------------------------------------------------------------------

# United Kingdom numbers without their leading nought, by length, as the numbering plan has them (the same rules are in
# libphonenumber's data for GB; it is not used, since it doesn't know 01632, the range for drama, and costs 2.6 MB).
_TEN_DIGITS = re.compile(r"(?:1(?:1[3-8]|[2-9]\d)|2[03489]|3[0347]|5[56]|7\d|8[047]|9[018])\d+")
# Areas that still have some numbers of a digit less.
_NINE_DIGITS = re.compile(
    r"(?:800|1(?:204|208|254|276|297|298|363|364|384|386|404|420|460|461|480|488|524|527|562|566|606|629|635|647|659|695|697|"
    r"726|744|750|768|827|837|884|900|905|935|946|949|963|995))\d+"
)
_SEVEN_DIGITS = re.compile(r"800\s?1111|84546\d\d")  # 0800 1111 and 0845 46 4x
# Where one may begin. Apart from the next, and beginning with a set of characters, because it is many times as fast.
_MAY_BEGIN = re.compile(r"[+(0](?<![\w/.,£#+-][+(0])(?=[\d(])")
_GROUPED = re.compile(
    r"(?<![\w/.,£#+-])(?:(?P<country>(?:\+|00)44)[ -]?(?:\(0\)[ -]?)?|\((?=0)|(?=0))"
    r"(?P<number>(?>\d+\)?(?:[ -]{1,2}\d+)*))(?![\w/]|[.,:]\d|%)"
)
_CALLED = re.compile(
    r"\b(?:tel(?:ephone)?|phone|ring|rang|call|calls|called|text|texted|mobile|fax|dial|whatsapp|landline|helpline|freephone)\b\.?"
    r"(?:\W+(?:us|me|them|him|her|you|on|at|number|no|is|was|free|line|now|the|my|our|your|his)\b)*\W*$"
)
_DATE_OR_TIME = re.compile(r"\d{1,2}[ -]\d{1,2}[ -](?:\d{2}|\d{4})|[012]\d[0-5]\d ?- ?[012]\d[0-5]\d")
_AREA = range(3, 7)  # digits in a first group: 020, 0161, 01632, 016977


def is_telephone_number(digits: str) -> bool:
    """Whether a number's digits, with their leading nought and without a country code, can be a United Kingdom number."""
    national = digits.removeprefix("0")
    match len(national):
        case 10:
            return _TEN_DIGITS.fullmatch(national) is not None
        case 9:
            return _NINE_DIGITS.fullmatch(national) is not None
        case 7:
            return _SEVEN_DIGITS.fullmatch(national) is not None
        case _:
            return False


def _is_number_so_far(groups: list[str]) -> bool:
    """Whether the first groups are a number by themselves: "0300 111 3000 24 hours a day"."""
    return any(is_telephone_number("".join(groups[:count])) for count in range(1, len(groups) + 1))


def _looks_like_telephone(match: re.Match[str], groups: list[str], before: str) -> bool:
    if match["country"]:
        return True
    if _REFERENCE.search(before) or _DATE_OR_TIME.fullmatch(match["number"]):
        return False
    digits = sum(map(len, groups))
    if _CALLED.search(before):
        return digits > 5
    return len(groups) > 1 and 8 < digits < 15 and len(groups[0]) in _AREA and groups[0][1] != "0"


def _telephone_fault(digits: str) -> str:
    national = digits.removeprefix("0")
    if len(national) != 10:
        return f"it has {len(digits)} digits; expected 11."
    return f"no number begins with {digits[:4]}."


def _grouped(folded: str) -> Iterator[re.Match[str]]:
    at = 0
    for begins in _MAY_BEGIN.finditer(folded):
        if begins.start() >= at and (match := _GROUPED.match(folded, begins.start())):
            yield match
            at = match.end()


def impossible_telephone_numbers(folded: str) -> Iterator[Impossible]:
    """What looks like a United Kingdom telephone number in folded text and can't be one."""
    for match in _grouped(folded):
        groups = re.split(r"[ -]+", match["number"].replace(")", " ").strip())
        if match["country"]:
            groups[0] = "0" + groups[0].removeprefix("0")
        before = folded[max(0, match.start() - 50) : match.start()].rpartition("\n")[2]
        if not _is_number_so_far(groups) and _looks_like_telephone(match, groups, before):
            yield Impossible(match.start(), match.end(), _telephone_fault("".join(groups)))


# --- letters and files ----------------------------------------------------------------------------------------------


def _all_postcodes(passages: Passages) -> Iterator[Impossible]:
    yield from impossible_postcodes(passages.text)
    for start, end in passages.spans("address"):
        yield from impossible_postcodes_in_address(passages.text, start=start, end=end)


def _finding(passages: Passages, found: Impossible, code: str, what: str, mend: str) -> Finding:
    words = passages.text[found.start : found.end].strip()
    level = Level.WARNING if passages.is_quoted(found.start, found.end) else Level.ERROR
    place = passages.place(found.start, found.end)
    nature = Nature.LETTER if place.kind in {"wording", "file", "furniture"} else Nature.INPUT
    return Finding(code, f"“{words}” can't be a {what}: {found.why}", place.where, level, nature, mend=mend)


def contact_faults(passages: Passages) -> tuple[Finding, ...]:
    """Every postcode and telephone number in a text that can't exist."""
    look_up = "Look it up and correct it where it is kept."
    postcodes = (
        _finding(passages, one, "impossible-postcode", "postcode", look_up) for one in _all_postcodes(passages)
    )
    numbers = (
        _finding(passages, one, "impossible-telephone", "telephone number", look_up)
        for one in impossible_telephone_numbers(passages.folded)
    )
    return tuple(dict.fromkeys((*postcodes, *numbers)))


def check_contact_details(letter: Letter) -> tuple[Finding, ...]:
    """Every postcode and telephone number in a letter that can't exist."""
    return contact_faults(letter_passages(letter))


def check_contact_details_file(file: FinishedFile) -> tuple[Finding, ...]:
    """Every postcode and telephone number in a finished file that can't exist, in its headers and footers too."""
    return contact_faults(file_passages(file))
