"""What a listener should hear for a text, worked out apart from what writes narrations.

Heard words are compared without spaces, capitals and points, so that "C C T V" is CCTV. A text gives stretches of words; each
must be heard whole, in order. Figures of a form that isn't known here are not proved, and are named.
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
_TO_NINETY_NINE = [
    *_TO_NINETEEN,
    *(f"{tens}-{unit}".removesuffix("-zero") for tens in _TENS for unit in _TO_NINETEEN[:10]),
]
_ORDINAL_ENDINGS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_ORDINAL_ENDINGS |= {"nine": "ninth", "twelve": "twelfth"}
_SPRING = ("January", "February", "March", "April", "May", "June")
MONTHS = (*_SPRING, "July", "August", "September", "October", "November", "December")
_MONTH_NUMBERS = {name[:length]: at for at, name in enumerate(MONTHS, 1) for length in (3, 4, len(name))}
_PLACE = r"(\d{1,2})(?:st|nd|rd|th)?"
_SOME_PLACE = r"\d{1,2}(?:st|nd|rd|th)?"
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))


def number_words(number: int) -> str:
    """A number as it is said in Britain."""
    if number < 100:
        return _TO_NINETY_NINE[number]
    scale, name = next(row for row in _SCALES if number >= row[0])
    many, rest = divmod(number, scale)
    joined = "" if not rest else f" and {number_words(rest)}" if rest < 100 else f" {number_words(rest)}"
    return f"{number_words(many)} {name}{joined}"


_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def ordinal_words(number: int) -> str:
    """Its place in a row."""
    words = re.split(r"([ -])", number_words(number))
    last = words[-1]
    words[-1] = _ORDINAL_ENDINGS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return "".join(words)


def digit_words(text: str) -> str:
    """The digits of a text, one by one."""
    return " ".join(_TO_NINETEEN[int(one)] for one in text if one in "0123456789")


def year_words(number: int) -> str:
    """A year as it is said."""
    if 2000 <= number <= 2009 or not 1100 <= number <= 2099:
        return number_words(number)
    late = number % 100
    ending = "hundred" if not late else f"oh {number_words(late)}" if late < 10 else number_words(late)
    return f"{number_words(number // 100)} {ending}"


def squashed(words: str) -> str:
    """Letters alone, in small ones: what is compared."""
    return "".join(one for one in unicodedata.normalize("NFC", words).casefold() if one.isalpha())


# --- forms of figures, addresses and words --------------------------------------------------------------------------

_SCALE_NAMES = {"m": "million", "k": "thousand", "bn": "billion"}
_SIGNS = {
    ".": " dot ",
    "-": " hyphen ",
    "_": " underscore ",
    "@": " at ",
    "/": " slash ",
    "+": " plus ",
    "~": " tilde ",
}
_SIGNS |= {"?": " question mark ", "=": " equals ", "&": " and ", "#": " hash ", "'": " apostrophe ", "%": " per cent "}
_SIGNS |= {":": " colon "}


def spelt(text: str) -> str:
    """Each letter and digit on its own."""
    return " ".join(digit_words(one) if one in "0123456789" else one for one in text if one.isalnum())


def _address(address: str) -> str:
    return "".join(f"{digit_words(one)} " if one in "0123456789" else _SIGNS.get(one, one) for one in address)


def _sum(match: re.Match[str]) -> str:
    amount = Decimal(f"{match[1].replace(',', '')}{match[2] or ''}")
    pounds, pence = int(amount), int(amount * 100) % 100
    whole = (
        f"{number_words(pounds)} pound{'' if pounds == 1 else 's'}"
        if pounds < 10**12
        else f"{digit_words(match[1])} pounds"
    )
    return whole if not pence else f"{whole} and {_pence(pence)}" if pounds else _pence(pence)


def _pence(number: int) -> str:
    return f"{number_words(number)} {'penny' if number == 1 else 'pence'}"


def _day(match: re.Match[str]) -> str:
    return f"{ordinal_words(int(match[1]))} of {MONTHS[_MONTH_NUMBERS[match[2]] - 1]}"


def _in_figures(day: int, month: int, year: int) -> str:
    """A date given in figures, day before month; empty when there is no such day."""
    try:
        date(year, month, day)
    except ValueError:
        return ""
    return f"{ordinal_words(day)} of {MONTHS[month - 1]} {year_words(year)}"


def _whole_or_decimal(whole: str, rest: str | None) -> str:
    words = number_words(int(whole.replace(",", "")))
    return f"{words} point {digit_words(rest)}" if rest else words


def _on_the_clock(match: re.Match[str]) -> str:
    hour, minutes = number_words(int(match[1])), int(match[2])
    return f"{hour} {'oh ' if minutes < 10 else ''}{number_words(minutes)}" if minutes else f"{hour} o'clock"


def _time(match: re.Match[str]) -> str:
    minutes = match[2]
    small = "" if minutes in (None, "00") else f"{'oh ' if minutes[0] == '0' else ''}{number_words(int(minutes))}"
    return f"{number_words(int(match[1]))} {small} {match[3]} m"


def _whole(text: str) -> str:
    plain = text.replace(",", "")
    if len(plain) > 12 or (plain[0] == "0" and len(plain) > 1):
        return digit_words(plain)
    return year_words(int(plain)) if re.fullmatch(r"(?:19|20)\d\d", text) else number_words(int(plain))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of figures or words, and what is said for it. ``apart``: a word that isn't in the letter may stand before it."""

    pattern: str
    says: Callable[[re.Match[str]], str]
    apart: bool = False


_NOT_BEFORE = r"(?<![\w.,:/£–-])"
_NOT_AFTER = r"(?![\w/–]|[.,:-]\d)"
_FORMS = (
    _Form(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", lambda m: _address(m[0])),
    _Form(
        r"(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:/[\w\-./%?=&#+~]*[\w/])?",
        lambda m: _address(re.sub("^https?://", "", m[0])),
    ),
    _Form(
        r"(?<![\w@.-])[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.(?:(?:co|org|gov|nhs|ac)\.uk|com|org|net)"
        r"(?:/[\w\-./%?=&#+~]*[\w/])?(?!\w)",
        lambda m: _address(m[0]),
    ),
    _Form(
        r"£\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(?![\d.]*\d|,\d{3}|\s?(?:million|billion)|[mk]\b|bn\b|\.\d)",
        _sum,
        True,
    ),
    _Form(
        r"£\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s?(million|billion|m|k|bn)(?!\w)",
        lambda m: f"{_whole_or_decimal(m[1], m[2])} {_SCALE_NAMES.get(m[3], m[3])} pounds",
        True,
    ),
    _Form(
        r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)",
        lambda m: _in_figures(int(m[3]), int(m[2]), int(m[1])) or spelt(m[0]),
        True,
    ),
    _Form(
        r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)",
        lambda m: _in_figures(int(m[1]), int(m[2]), int(m[3])) or spelt(m[0]),
        True,
    ),
    _Form(
        rf"(?<![\w£.,/])(\d{{1,2}})(?:st|nd|rd|th)?[–-](\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?!\w)",
        lambda m: f"{ordinal_words(int(m[1]))} to the {ordinal_words(int(m[2]))} of {MONTHS[_MONTH_NUMBERS[m[3]] - 1]}",
        True,
    ),
    _Form(r"£\.(\d\d)(?!\d)", lambda m: _pence(int(m[1])) if int(m[1]) else "zero pence", True),
    _Form(r"(?<![\w.])(\d{1,3})p\b", lambda m: _pence(int(m[1])), True),
    _Form(
        r"(?<![\w,/-])(?:\+44\s?|0)\d(?:[\s-]?\d){8,10}(?!\d)",
        lambda m: ("plus " if m[0][0] == "+" else "") + digit_words(m[0]),
    ),
    _Form(
        rf"(?<![\w£.,/])(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?!\w)\.?,? (\d{{4}})(?!\d|-\d)",
        lambda m: f"{_day(m)} {year_words(int(m[3]))}",
        True,
    ),
    _Form(rf"(?<![\w£.,/])(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})(?!\w)", _day, True),
    _Form(
        rf"(?<![\w£.,/]){_PLACE}(?=(?:, {_SOME_PLACE})* (?:and|or|to) {_SOME_PLACE} (?:{_MONTH})(?!\w))",
        lambda m: ordinal_words(int(m[1])),
        True,
    ),
    _Form(r"(?<![\d£.:])([01]?\d|2[0-3])(?:[.:]([0-5]\d))? ?([ap])(?:\.m\.(?!\w)|m(?!\w))", _time),
    _Form(r"(?<![\d£.])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])", _on_the_clock),
    _Form(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", lambda m: spelt(m[0])),
    _Form(r"\b(?=(?:[A-Z-]*\d){4})[A-Z]{1,4}\d+(?:-?[A-Z\d]+)*\b", lambda m: spelt(m[0])),
    _Form(r"\b[A-Z]{2}\d\d ?[A-Z]{3}\b|\bCO2\b", lambda m: spelt(m[0])),
    _Form(r"\bPO Box (\d+)", lambda m: f"p o box {digit_words(m[1])}"),
    _Form(r"\b(?=(?:[A-Z/-]*\d){4})[A-Z]{2,}[/-][A-Z\d][A-Z\d/-]*\b", lambda m: spelt(m[0])),
    _Form(r"\b(\d{1,3})(?:st|nd|rd|th)\b", lambda m: ordinal_words(int(m[1]))),
    _Form(rf"{_NOT_BEFORE}(\d+)%(?!\w)", lambda m: f"{_whole(m[1])} per cent"),
    _Form(
        rf"{_NOT_BEFORE}(\d+)([A-Za-z])\b",
        lambda m: f"{_whole(m[1]) if m[1][0] == '0' else number_words(int(m[1]))} {m[2]}",
    ),
    _Form(rf"{_NOT_BEFORE}(\d+)[–-](\d+){_NOT_AFTER}", lambda m: f"{_whole(m[1])} to {_whole(m[2])}"),
    _Form(r"\b([A-Za-z])(\d+)(?![\w.,/:–-]*\w)", lambda m: f"{m[1]} {_whole(m[2])}"),
    _Form(rf"{_NOT_BEFORE}(?:\d{{1,3}}(?:,\d{{3}})+|\d+){_NOT_AFTER}", lambda m: _whole(m[0])),
    _Form(rf"{_NOT_BEFORE}(\d+)\.(\d+){_NOT_AFTER}", lambda m: f"{_whole(m[1])} point {digit_words(m[2])}"),
    _Form(r"[^\W\d_¼½¾²³¹]+", lambda m: m[0]),
)
_WORD = len(_FORMS) - 1
_GROUP = re.compile(r"\((?![?])")
_ALL = (f"(?P<form{at}>{_GROUP.sub('(?:', form.pattern)})" for at, form in enumerate(_FORMS))
_TOKEN = re.compile("|".join((*_ALL, r"(?P<figures>[^\s£'\"‘’“”(\[–-]*\d\S*)")))
_ONE = tuple(re.compile(form.pattern) for form in _FORMS)
_GOES_ON = re.compile(r"[\s.,;:!?'\"()\[\]‘’“”—–-]*")


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a text, where it stands, its form and what is said for it; figures of no form say nothing."""

    start: int
    end: int
    form: int | None
    words: str


def _plain(text: str) -> str:
    # A telephone number at a line's end doesn't go on in the next line.
    lines = re.sub(r"\s*\n\s*", "; ", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", lines).replace("\u2011", "-")


def _tokens(plain: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(plain):
        form = next((at for at in range(len(_FORMS)) if match[f"form{at}"] is not None), None)
        whole = _ONE[form].match(plain, match.start()) if form is not None else None
        words = _FORMS[form].says(whole) if whole and form is not None else ""
        yield _Token(match.start(), match.end(), form if whole else None, words)


# --- what should be heard -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that must be heard together: as they stand in the letter, and squashed. Without ``heard`` they aren't proved."""

    shown: str
    heard: str


def stretches(text: str) -> Iterator[Stretch]:
    """The stretches of words that should be heard for a text."""
    plain = _plain(text)
    begin, end, heard = 0, 0, ""
    for token in _tokens(plain):
        apart = token.form is None or _FORMS[token.form].apart
        if heard and (apart or not _GOES_ON.fullmatch(plain[end : token.start])):
            yield Stretch(plain[begin:end], heard)
            heard = ""
        if token.form is None:
            yield Stretch(plain[token.start : token.end], "")
        begin = begin if heard else token.start
        heard += squashed(token.words)
        end = token.end
    if heard:
        yield Stretch(plain[begin:end], heard)


def as_said(text: str) -> str:
    """A text with its figures in words, so that sums and dates are heard in it as in a narration of it."""
    plain = _plain(text)
    out, end, before = "", 0, _WORD
    for token in _tokens(plain):
        between = plain[end : token.start].replace("£", " pounds ")
        figures = token.form not in (None, _WORD)
        # Two numbers side by side would be heard as one, so a narrator pauses between them.
        out += ", " if figures and before not in (None, _WORD) and between == " " else between
        out += token.words if token.form is not None else plain[token.start : token.end]
        end, before = token.end, token.form if token.form is not None else 0
    return out + plain[end:]
