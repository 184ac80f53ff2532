"""What a listener should hear for a text, and what dates and sums a listener hears: apart from what writes narrations.

Heard words are compared without spaces, capitals and points, so "C C T V" is CCTV. A text gives stretches of words: each must
be heard whole, in order. Figures of a form that isn't known here are not proved, and are named.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# --- numbers --------------------------------------------------------------------------------------------------------

_TO_TWELVE = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TO_NINETEEN = [*_TO_TWELVE, *_TEENS]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TO_NINETY_NINE = _TO_NINETEEN + [
    f"{tens} {unit}".removesuffix(" zero") for tens in _TENS for unit in _TO_NINETEEN[:10]
]
_ORDINAL_ENDINGS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_ORDINAL_ENDINGS |= {"nine": "ninth", "twelve": "twelfth"}
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
_MONTHS += ["October", "November", "December"]
_MONTH_NUMBERS = {name[:length]: at for at, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))


def number_words(number: int) -> str:
    """A number as it is said in Britain, without hyphens."""
    if number < 100:
        return _TO_NINETY_NINE[number]
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            many, rest = divmod(number, scale)
            joined = "" if not rest else f" and {number_words(rest)}" if rest < 100 else f" {number_words(rest)}"
            return f"{number_words(many)} {name}{joined}"
    raise AssertionError


def ordinal_words(number: int) -> str:
    *before, last = number_words(number).split()
    ordinal = _ORDINAL_ENDINGS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return " ".join([*before, ordinal])


def digit_words(text: str) -> str:
    return " ".join(_TO_NINETEEN[int(one)] for one in text if one in "0123456789")


def year_words(number: int) -> str:
    if 2000 <= number <= 2009 or not 1900 <= number <= 2099:
        return number_words(number)
    late = number % 100
    ending = "hundred" if not late else f"oh {number_words(late)}" if late < 10 else number_words(late)
    return f"{number_words(number // 100)} {ending}"


def squashed(words: str) -> str:
    """Letters alone, in small ones: what is compared."""
    return "".join(one for one in unicodedata.normalize("NFC", words).casefold() if one.isalpha())


# --- what should be heard -------------------------------------------------------------------------------------------


def _spelt(text: str) -> str:
    return " ".join(digit_words(one) if one in "0123456789" else one for one in text if one.isalnum())


def _signs(address: str) -> str:
    names = {".": " dot ", "-": " hyphen ", "_": " underscore ", "@": " at ", "/": " slash ", "+": " plus "}
    names |= {
        "?": " question mark ",
        "=": " equals ",
        "&": " and ",
        "#": " hash ",
        "'": " apostrophe ",
        "%": " per cent ",
    }
    names |= {"~": " tilde ", ":": " colon "}
    return "".join(digit_words(one) + " " if one in "0123456789" else names.get(one, one) for one in address)


def sum_words(amount: Decimal) -> str:
    pounds, pence = int(amount), int(amount * 100) % 100
    whole = f"{number_words(pounds)} pound{'' if pounds == 1 else 's'}"
    small = f"{number_words(pence)} {'penny' if pence == 1 else 'pence'}"
    return whole if not pence else f"{whole} and {small}" if pounds else small


def _time(match: re.Match[str]) -> str:
    minutes = match[2]
    small = "" if minutes in (None, "00") else f"{'oh ' if minutes[0] == '0' else ''}{number_words(int(minutes))}"
    return f"{number_words(int(match[1]))} {small} {match[3]} m"


def _whole(text: str) -> str:
    plain = text.replace(",", "")
    if len(plain) > 12 or (plain[0] == "0" and len(plain) > 1):
        return digit_words(plain)
    return year_words(int(plain)) if re.fullmatch(r"(?:19|20)\d\d", text) else number_words(int(plain))


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", lambda m: _signs(m[0])),
    (
        r"(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:/[\w\-./%?=&#+~]*[\w/])?",
        lambda m: _signs(re.sub("^https?://", "", m[0])),
    ),
    (
        r"£\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(?!\d|\s?(?:million|billion)|[mk]\b|bn\b)",
        lambda m: sum_words(_amount(m)),
    ),
    (
        r"(?<![\w,/-])(?:\+44\s?|0)\d(?:[\s-]?\d){8,10}(?!\d)",
        lambda m: ("plus " if m[0][0] == "+" else "") + digit_words(m[0]),
    ),
    (
        rf"(?<![\d£.,])(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?!\w),? (\d{{4}})(?!\d)",
        lambda m: f"{_day(m)} {year_words(int(m[3]))}",
    ),
    (rf"(?<![\d£.,])(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?!\w)", lambda m: _day(m)),
    (
        rf"(?<![\d£.,])(\d{{1,2}})(?=(?:, \d{{1,2}})* (?:and|or|to) \d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})(?!\w))",
        lambda m: ordinal_words(int(m[1])),
    ),
    (r"(?<![\d£.])(\d{1,2})(?:[.:]([0-5]\d))? ?([ap])(?:\.m\.|m\b)", _time),
    (r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", lambda m: _spelt(m[0])),
    (r"\bPO Box (\d+)", lambda m: f"p o box {digit_words(m[1])}"),
    (r"\b(?=(?:[A-Z/-]*\d){4})[A-Z]{2,}[/-][A-Z\d][A-Z\d/-]*\b", lambda m: _spelt(m[0])),
    (r"\b(\d{1,3})(?:st|nd|rd|th)\b", lambda m: ordinal_words(int(m[1]))),
    (r"(?<![\d.,:/–-])(\d+)%", lambda m: f"{_whole(m[1])} per cent"),
    (r"(?<![\w.,:/–-])(\d+)([A-Za-z])\b", lambda m: f"{number_words(int(m[1]))} {m[2]}"),
    (r"(?<![\w.,:/–-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w/–]|[.,:-]\d)", lambda m: _whole(m[0])),
    (r"(?<![\w.,:/–-])(\d+)\.(\d+)(?![\w/–]|[.,:-]\d)", lambda m: f"{_whole(m[1])} point {digit_words(m[2])}"),
    (r"[^\W\d_]+", lambda m: m[0]),
)
_SAYS = tuple(says for _, says in _FORMS)
_BREAKS_BEFORE = frozenset(
    {2, 4, 5, 6}
)  # a sum after a dash, and a date after "the", are said with another word between
_GROUP = re.compile(r"\((?![?])")
_ALL = (f"(?P<form{at}>{_GROUP.sub('(?:', pattern)})" for at, (pattern, _) in enumerate(_FORMS))
_TOKEN = re.compile("|".join((*_ALL, r"(?P<figures>\S*\d\S*)")))
_ONE = tuple(re.compile(pattern) for pattern, _ in _FORMS)
_GOES_ON = re.compile(r"[\s.,;:!?'\"()\[\]‘’“”—–-]*")


def _amount(match: re.Match[str]) -> Decimal:
    return Decimal(match[1].replace(",", "") + (match[2] or ""))


def _day(match: re.Match[str]) -> str:
    return f"{ordinal_words(int(match[1]))} of {_MONTHS[_MONTH_NUMBERS[match[2]] - 1]}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that must be heard together: as they stand in the letter, and squashed. Without ``heard`` they aren't proved."""

    shown: str
    heard: str


def _said(match: re.Match[str], text: str) -> tuple[int, str]:
    for at, says in enumerate(_SAYS):
        if match[f"form{at}"] is not None:
            whole = _ONE[at].match(text, match.start())
            return at, says(whole) if whole else match[0]
    return -1, ""


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of words that should be heard for a text."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
    begin, end, heard = 0, 0, ""
    for match in _TOKEN.finditer(plain):
        form, words = _said(match, plain)
        if heard and (form < 0 or form in _BREAKS_BEFORE or not _GOES_ON.fullmatch(plain[end : match.start()])):
            yield Stretch(plain[begin:end], heard)
            heard = ""
        if form < 0:
            yield Stretch(match[0], "")
            end = match.end()
            continue
        begin, end = (begin if heard else match.start()), match.end()
        heard += squashed(words)
    if heard:
        yield Stretch(plain[begin:end], heard)


# --- what is heard --------------------------------------------------------------------------------------------------

_VALUES = {words: at for at, words in enumerate(_TO_NINETY_NINE)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_NUMBER_WORDS = frozenset({*_TO_NINETEEN, *_TENS, *_SCALES})
_ORDINALS = {ordinal_words(at): at for at in range(1, 32)}
_HEARD_DATE = re.compile(
    rf"\b({'|'.join(sorted(_ORDINALS, key=len, reverse=True))}) of ({'|'.join(_MONTHS)}) "
    rf"((?:nineteen|twenty|two thousand)(?: (?:and |oh )?(?:{'|'.join(sorted({*_TO_NINETEEN, *_TENS}, key=len, reverse=True))}))*)\b"
)
_YEARS = {year_words(number): number for number in range(1900, 2100)}


def _number(words: list[str]) -> int | None:
    """A number from its words, or none when they aren't one."""
    total, part = 0, 0
    for word in words:
        if word == "and":
            continue
        if word == "hundred":
            part *= 100
        elif word in _SCALES:
            total, part = total + part * _SCALES[word], 0
        elif word in _VALUES and (part % 100 == 0 or (part % 10 == 0 and _VALUES[word] < 10 and part % 100 >= 20)):
            part += _VALUES[word]
        else:
            return None
    return total + part if words else None


def _phrase(words: list[str], end: int) -> list[str]:
    """The words of numbers that stand before a word."""
    begin = end
    while begin and (words[begin - 1] in _NUMBER_WORDS or words[begin - 1] in ("and", "point")):
        begin -= 1
    return words[begin:end]


def _last_number(phrase: list[str]) -> int | None:
    """The longest number that a phrase ends in."""
    for start, word in enumerate(phrase):
        if word != "and" and (found := _number(phrase[start:])) is not None:
            return found
    return None


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+|[.,;:?!]", text.replace("-", " "))


def heard_sums(text: str) -> list[Decimal]:
    """Sums of pounds and pence, in order, to the penny. Millions and "one point five" are left out: they may be rounded."""
    words = [word.lower() for word in _plain_words(text)]
    out: list[Decimal] = []
    for at, word in enumerate(words):
        if word not in ("pound", "pounds", "pence", "penny"):
            continue
        phrase = _phrase(words, at)
        number = _last_number(phrase)
        if number is None or {"million", "billion", "point"} & set(phrase):
            continue
        if word in ("pound", "pounds"):
            out.append(Decimal(number))
        elif out and _follows_pounds(words, at):
            out[-1] += Decimal(number) / 100
        else:
            out.append(Decimal(number) / 100)
    return out


def _follows_pounds(words: list[str], at: int) -> bool:
    """Whether pence belong to the pounds before: "one pound and five pence"."""
    begin = at
    while begin and words[begin - 1] in _NUMBER_WORDS:
        begin -= 1
    return begin >= 2 and words[begin - 1] == "and" and words[begin - 2] in ("pound", "pounds")


def heard_dates(text: str) -> list[str]:
    """Dates with their year, in order, as ``2026-04-01``; one that can't be, as its words."""
    out: list[str] = []
    for match in _HEARD_DATE.finditer(" ".join(_plain_words(text))):
        words = match[3].split()
        ends = range(len(words), 0, -1)
        year = next((_YEARS[" ".join(words[:end])] for end in ends if " ".join(words[:end]) in _YEARS), None)
        try:
            out.append(date(year or 0, _MONTHS.index(match[2]) + 1, _ORDINALS[match[1]]).isoformat())
        except ValueError:
            out.append(match[0])
    return out
