"""Words that are said in; the dates and sums that a listener hears out, in order."""

import re
from datetime import date
from decimal import Decimal

from complaintletters.checks.spoken import MONTHS, number_words, ordinal_words, year_words

_BELOW_HUNDRED = {number_words(number): number for number in range(100)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ORDINALS = {ordinal_words(number): number for number in range(1, 32)}
_YEARS = {year_words(number): number for number in range(1100, 2100)}
_DATE = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_ORDINALS, key=len, reverse=True))}) of ({'|'.join(MONTHS)}) "
    rf"({'|'.join(sorted(_YEARS, key=len, reverse=True))})(?![\w-])"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")


def _number(words: list[str]) -> int | None:
    """A number from its words; none when they aren't said as a number is."""
    total, part = 0, 0
    for word in words:
        if word == "hundred":
            part *= 100
        elif word in _SCALES:
            total, part = total + part * _SCALES[word], 0
        elif word != "and":
            part += _BELOW_HUNDRED.get(word, 0)
    found = total + part
    return found if number_words(found).split() == words else None


def _phrase(words: list[str], end: int) -> list[str]:
    """The words of numbers that stand before a word."""
    begin = end
    while begin and (words[begin - 1] in _BELOW_HUNDRED or words[begin - 1] in (*_SCALES, "and", "point")):
        begin -= 1
    return words[begin:end]


def _last(phrase: list[str]) -> tuple[int, int] | None:
    """The longest number that a phrase ends in, and how many words before it."""
    for start in range(len(phrase)):
        found = _number(phrase[start:])
        if found is not None:
            return found, start
    return None


def _is_decimal(phrase: list[str]) -> bool:
    """Whether a number ends in what is said after a point: figures one by one."""
    if "point" not in phrase:
        return False
    after = phrase[len(phrase) - phrase[::-1].index("point") :]
    return bool(after) and all(_BELOW_HUNDRED.get(word, 10) < 10 for word in after)


def heard_sums(text: str) -> list[Decimal]:
    """Sums of pounds and pence, to the penny. Millions and "one point five" are left out: a script says them as written."""
    words = [word.lower() for word in _WORD.findall(text)]
    out: list[Decimal] = []
    for at, word in enumerate(words):
        phrase = _phrase(words, at) if word in ("pound", "pounds", "pence", "penny") else []
        last = _last(phrase)
        if last is None:
            continue
        number, before = last
        if _is_decimal(phrase) or {"million", "billion"} & set(phrase[before:]):
            continue
        follows = phrase[:before][-1:] == ["and"] and words[at - len(phrase) - 1] in ("pound", "pounds")
        if word in ("pound", "pounds"):
            out.append(Decimal(number))
        elif out and follows:
            out[-1] += Decimal(number) / 100
        else:
            out.append(Decimal(number) / 100)
    return out


def heard_dates(text: str) -> list[str]:
    """Dates with their year, as ``2026-04-01``; one that can't be, as its words."""
    out: list[str] = []
    for match in _DATE.finditer(" ".join(_WORD.findall(text))):
        try:
            out.append(date(_YEARS[match[3]], MONTHS.index(match[2]) + 1, _ORDINALS[match[1]]).isoformat())
        except ValueError:
            out.append(match[0])
    return out
