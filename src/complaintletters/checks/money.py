"""What a letter must never say about money: a bank number, or that taking it gives up a right.

The composed letter in, findings out. In words that quote somebody, and in what the resident told us, giving up a right is
a warning, since that may be the complaint itself; a bank number is an error wherever it stands, and no message repeats it.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from complaintletters.checks.passages import Passages, fold, letter_passages
from complaintletters.checks.recognise import normal
from complaintletters.findings import Finding, Level
from complaintletters.letter import FreeText, Letter, leaves, letter_lines

# --- bank numbers ---------------------------------------------------------------------------------------------------

_NOT_IN_A_NUMBER = r"(?<![\d£])(?<!\d[.,])"
_SORT_CODE = rf"{_NOT_IN_A_NUMBER}\d\d[-. ]\d\d[-. ]\d\d(?!\d|[.,]\d)"
_ACCOUNT = rf"{_NOT_IN_A_NUMBER}(?:\d{{8}}|\d{{4}} \d{{4}})(?!\d|[.,]\d)"
_BETWEEN = r"\D{0,60}?"  # the words that stand between the two, with no other number
_PAIR = re.compile(rf"(?:{_SORT_CODE}{_BETWEEN}{_ACCOUNT}|{_ACCOUNT}{_BETWEEN}{_SORT_CODE})")
_NAMED_SORT_CODE = re.compile(r"sort[- ]?code\W{0,3}(?:is|of|no\.?|number)?\W{0,3}\d\d[-. ]?\d\d[-. ]?\d\d(?!\d)")
_NAMED_ACCOUNT = re.compile(
    r"(?:bank|building society|current|savings) (?:account|a/c)\D{0,25}?(?<!\d)(?:\d{8}|\d{4} \d{4})(?!\d)"
)
_IBAN = re.compile(r"\b[a-z]{2}\d\d(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?\b")
_CARD_IN_FOURS = re.compile(rf"{_NOT_IN_A_NUMBER}\d{{4}}([- ])\d{{4}}\1\d{{4}}\1\d{{4}}(?!\d)")
_CARD = re.compile(rf"{_NOT_IN_A_NUMBER}\d{{16}}(?!\d)")

_LONG_ENOUGH = re.compile(r"(?:\d\D*){6}")  # no bank number has fewer digits


def _is_iban(text: str) -> bool:
    """The check digits of ISO 13616: the number, its head moved to its end and letters as 10 to 35, leaves 1 over 97."""
    whole = text.replace(" ", "")
    moved = whole[4:] + whole[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


def _is_card(digits: str) -> bool:
    """The check digit of ISO/IEC 7812: every second digit doubled, its own digits added, the sum is a multiple of 10."""
    doubled = [int(char) * (2 if index % 2 else 1) for index, char in enumerate(reversed(digits))]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _bank_number(text: str) -> str:
    """Which bank number a folded text holds, empty when none."""
    if _PAIR.search(text) or _NAMED_SORT_CODE.search(text):
        return "a sort code and account number"
    if _NAMED_ACCOUNT.search(text):
        return "a bank account number"
    if any(_is_iban(match[0]) for match in _IBAN.finditer(text)):
        return "an international bank account number"
    if _CARD_IN_FOURS.search(text) or any(_is_card(match[0]) for match in _CARD.finditer(text)):
        return "a card number"
    return ""


def _typed(letter: Letter) -> Iterator[tuple[str, str]]:
    """Each text that a person typed, whole, with its path."""
    for _, content in letter_lines(letter):
        typed = (leaf for leaf in leaves(content) if isinstance(leaf, FreeText))
        for path, lines in groupby(typed, key=lambda leaf: leaf.path):
            yield path, " ".join(leaf.text for leaf in lines)


def _bank_numbers(letter: Letter) -> Iterator[Finding]:
    for path, text in _typed(letter):
        what = _bank_number(fold(normal(text))) if _LONG_ENOUGH.search(text) else ""
        if what:
            message = f"expected no bank number in a letter; found what looks like {what}."
            mend = "Take it out: say how it is paid, not into which number. Write a date as 12 March 2026."
            yield Finding("bank-number", message, path, mend=mend)


# --- rights ---------------------------------------------------------------------------------------------------------

# What makes an acceptance give up more than the money is for. Searched in folded text: lower case, straight quotes.
WAIVERS = (
    r"full (?:and|&) final",
    r"final settlement",
    r"in (?:full|final|complete) (?:settlement|satisfaction) of (?:the|this|your|all|any)",
    r"(?:waiv(?:e|es|ed|ing)|giv(?:e|es|ing) up|forgo(?:es|ing)?|surrender(?:s|ing)?|forfeit(?:s|ing)?) (?:\w+ ){0,4}"
    r"(?:rights?|escalation|stage (?:2|two)|ombudsman|claims?)\b",
    r"(?:accept(?:s|ed|ing|ance)?|tak(?:e|es|ing)|sign(?:s|ed|ing)?|cash(?:es|ing)?|agree(?:s|ing)?)\b[^.!?]{0,90}"
    r"(?:clos(?:e|es|ing) (?:your|the|this) complaint|(?:ends?|settles?) (?:your|the|this) complaint"
    r"|(?:not|never|cannot|can't|won't|no longer|unable to|refrain from|stop you|prevents? you)"
    r"(?: \w+){0,6} (?:ombudsman|escalat\w+|stage (?:2|two)|complain\w*))",
    r"(?:cannot|can't|may not|not be able to|no longer|won't|must not)(?: \w+){0,6} (?:ombudsman|escalate|stage (?:2|two))"
    r"[^.!?]{0,60}\b(?:if|once|when|after) you (?:accept|take|sign|cash|agree)",
    r"(?:on (?:the )?condition|provided|only if|as long as) (?:that )?you (?:do not|don't|agree not to|won't|stop|withdraw|drop)"
    r"(?: \w+){0,6} (?:ombudsman|escalat\w+|stage (?:2|two)|complain\w*)",
)
_WAIVER = re.compile("|".join(f"(?:{pattern})" for pattern in WAIVERS))
# Said the other way round, such as "does not stop you" or "this isn't a full and final settlement".
_DENIED = re.compile(r"(?:\bnot\b|n't\b|\bnever\b|\bno\b|\bwithout\b|\bneither\b)(?:(?! but )[^.!?;:]){0,40}$")
_REASSURES = re.compile(
    r"(?:does|do|will|would)(?: not|n't) (?:\w+ ){0,2}(?:stop|prevent|mean|affect|change|close|end|settle)"
)
# Where the resident's own account stands: what they say somebody asked of them may be the complaint.
_TOLD_BY_RESIDENT = re.compile(
    r"points\[\d+\]\.(?:text|heading|unclear)$|\.still_unhappy$|outcomes\[\d+\]\.text$|^subject$"
)


def _is_denied(passages: Passages, start: int, end: int) -> bool:
    before = passages.folded[max(0, start - 80) : start]
    return bool(_DENIED.search(before) or _REASSURES.search(passages.folded[start:end]))


def _waivers(passages: Passages) -> Iterator[Finding]:
    for match in _WAIVER.finditer(passages.folded):
        start, end = match.span()
        if _is_denied(passages, start, end):
            continue
        where = passages.place(start, end).where
        told = passages.is_quoted(start, end) or _TOLD_BY_RESIDENT.search(where)
        message = f"expected money to be offered without giving up a right; found “{normal(passages.text[start:end])}”."
        mend = "Take it out: nobody need give up stage 2 or the Ombudsman to be paid."
        yield Finding("waives-rights", message, where, Level.WARNING if told else Level.ERROR, mend=mend)


def check_money_words(letter: Letter) -> tuple[Finding, ...]:
    """Every bank number and every waiver that the letter prints, its enclosures' titles included."""
    return tuple(dict.fromkeys([*_bank_numbers(letter), *_waivers(letter_passages(letter))]))
