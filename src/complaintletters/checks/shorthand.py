"""A text as it was typed in; as a listener should hear its shorthand out: "2hrs" as "2 hours". Figures stay figures.

Worked out apart from what writes narrations, like ``spoken.py``, so that each finds the other's mistakes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

Row = tuple[re.Pattern[str], str]

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_DIGITS = "zero one two three four five six seven eight nine".split()  # noqa: SIM905
_ABBREVIATED = [*(month[:3] for month in _MONTHS), "Sept"]
_MONTH = "|".join((*_MONTHS, *reversed(_ABBREVIATED)))
_UNITS = {"mm": "millimetre", "cm": "centimetre", "m": "metre", "km": "kilometre", "kg": "kilogram"}
_SPANS = {"hr": "hour", "min": "minute", "sec": "second", "wk": "week", "yr": "year", "mth": "month"}
_PARTS = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅛": "an eighth"}
_AS_TYPED = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}
_DECADES = (
    "hundreds",
    "tens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_POUNDS = r"£\s?\d(?:[\d,]*\d)?(?:\.\d{1,2})?"
_O_CLOCK = r"(?:[01]?\d|2[0-3])"
_AM_PM = r"(?:[ap]m|[ap]\.m\.)"
_MINUTES = r"[0-5]\d"
_PEOPLE_OR_TIME = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|times?|people|visits?|calls?)"


def _numbers_that_are_names() -> Iterator[tuple[str, str]]:
    yield r"\((0\d{2,5})\) ?(?=\d)", r"\1 "
    yield r"\+44 ?\(0\) ?", "+44 "
    yield r"(?<![\d£.,/-])999(?![\d/]|[.,]\d)", "nine nine nine"
    for number in ("101", "105", "111", "119"):
        said = " ".join(_DIGITS[int(one)] for one in number)
        yield rf"(?i)(?<=\bring |\bcall |\bdial |\brang ){number}(?![\d/]|[.,]\d)", said
    yield r"\b[Ee]xt\.? ?(?=\d{2,6}\b)", "extension \0"
    yield r"\b[Tt]el(?:\.:?|:)", "Telephone:"
    yield rf"\b[Nn]o\. ?(?=\d+\b(?! {_PEOPLE_OR_TIME}))", "number "
    yield r"\b[Nn]os\. ?(?=\d)", "numbers "
    yield r"№ ?", "number "
    named = r"\b(?:ref|reference|job|order|ticket|log|invoice|permit|crime|account)\b\W{0,2}"
    yield rf"(?i)({named}(?:(?:no\.?|number):? )?#?)(?=\d{{5,}}\b)", "\\1\0"
    yield r"#(?=\d|\0)", "number "


def _sums() -> Iterator[tuple[str, str]]:
    yield r"\b([Bb]etween [\d£]\S{0,7})[–-](?=[\d£])", r"\1 and "
    yield rf"({_POUNDS}) ?K(?!\w)", r"\1k"
    yield rf"({_POUNDS}) ?M(?!\w)", r"\1m"
    yield rf"({_POUNDS})[–-](?=£\s?\d)", r"\1 to "
    yield rf"({_POUNDS})[–-](?=\d)", r"\1 to £"
    yield rf"({_POUNDS}) ?p/?w\b", r"\1 a week"
    yield rf"({_POUNDS}) ?(?:pcm|p/m)\b", r"\1 a month"
    yield r"(?<![\w)])[-−](?=£\d)", "minus "
    yield r"€ ?(\d[\d,]*(?:\.\d+)?)", r"\1 euros"
    yield r"\$ ?(\d[\d,]*(?:\.\d+)?)", r"\1 dollars"


def _days() -> Iterator[tuple[str, str]]:
    yield r"(?<![\d/])(\d{1,2}/\d{1,2}/)([0-4]\d)(?![\d/])", r"\g<1>20\2"
    yield r"(?<![\d/])(\d{1,2}/\d{1,2}/)([5-9]\d)(?![\d/])", r"\g<1>19\2"
    yield r"(?<![\d.-])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.-]*\d)", r"\1/\2/\3"
    yield r"(?<![\d.-])(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)(?![\d.-]*\d)", r"\1/\2/\3"
    yield r"(\d/\d{1,2}/\d{4}) ?[–-] ?(?=\d{1,2}/\d{1,2}/\d{4})", r"\1 to "
    year = r"(?:19|20)\d\d"
    yield rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th),? ({year})\b", r"\2 \1 \3"
    yield rf"\b({_MONTH})\.? (\d{{1,2}}), ({year})\b", r"\2 \1 \3"
    yield rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)\b", r"\2 \1"
    for day in _WEEK:
        yield rf"\b{day[:3]}(?:s|rs?|nes)?\.?,? (?=\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b)", f"{day} "
    for day in _WEEK:
        for other in _WEEK:
            ending = "(?:s|rs?|nes)?"
            yield rf"\b{day[:3]}{ending} ?[–-] ?{other[:3]}{ending}\b", f"{day} to {other}"
    for short in reversed(_ABBREVIATED):
        month = next(one for one in _MONTHS if one.startswith(short[:3]))
        yield rf"\b{short}\.? (?={year}\b)", f"{month} "
    for tens, name in enumerate(_DECADES):
        yield rf"\b19{tens}0['’]?s\b", f"nineteen {name}"
        yield rf"\b20{tens}0['’]?s\b", f"twenty {name}" if tens else "two thousands"
        yield rf"(?<!\w)['’]{tens}0s\b", name


def _times() -> Iterator[tuple[str, str]]:
    yield r"\bnoon[–-](?=\d)", "noon to "
    on = rf"{_O_CLOCK}(?:[.:]{_MINUTES})?"
    yield rf"(?<![\d£.:])({_O_CLOCK})\.({_MINUTES}) ?[–-] ?({on} ?{_AM_PM})(?!\w)", r"\1:\2 to \3"
    yield rf"(?<![\d£.:])({on}(?: ?{_AM_PM})?) ?[–-] ?({on} ?{_AM_PM})(?!\w)", r"\1 to \2"
    yield rf"(?<![\d£.:])({_O_CLOCK})\.({_MINUTES})(?= (?:to|and|or|until) {on} ?{_AM_PM}(?!\w))", r"\1:\2"
    yield rf"(?<![\d£.:])({_O_CLOCK}:{_MINUTES}) ?[–-] ?(?={_O_CLOCK}:{_MINUTES}\b)", r"\1 to "
    after = rf"(?![\d%]|\.\d| ?(?:per cent|{'|'.join(_UNITS)})\b| ?{_AM_PM})"
    yield rf"\b([Aa]t|[Uu]ntil|[Tt]ill) ({_O_CLOCK})\.({_MINUTES}){after}", r"\1 \2:\3"
    yield rf"\b([01]\d|2[0-3])({_MINUTES}) ?hrs?\b", r"\1:\2"
    yield rf"(?<![\d£.:])({_O_CLOCK}:{_MINUTES}) ?hrs?\b", r"\1"


def _parts() -> Iterator[tuple[str, str]]:
    before, after = r"(?<![\d/])", r"(?![\d/])"
    measured = r"(?= (?:of|the|full|empty|done|finished|hour|day|inch|mile|metre)s?\b)"
    for sign, words in _PARTS.items():
        typed = rf"{before}{_AS_TYPED[sign]}{after}"
        yield rf"\b(\d+) (?:{typed})", rf"\1 and {words}"
        yield rf"\b(\d+) ?{sign}", rf"\1 and {words}"
        yield rf"{typed}(?:rds?|ths?)?{measured}", words
        yield rf"{typed}(?= an? )", words.replace("a half", "half")
    yield r"½(?= (?:an?|of|the) )", "half"


def _measures() -> Iterator[tuple[str, str]]:
    number = r"(?<![\w.£])(\d[\d,]*(?:\.\d+)?)"
    for unit, name in _UNITS.items():
        yield rf"{number} ?{unit}²", rf"\1 square {name}s"
        yield rf"(?<![\w.,£])1 ?{unit}(?![\w/²³])", f"1 {name}"
        yield rf"{number} ?{unit}(?![\w/²³])", rf"\1 {name}s"
    for short, name in _SPANS.items():
        yield rf"\b(\d+) ?{short}(s?)\b\.?(?! [A-Z])", rf"\1 {name}\2"
        yield rf"\b(half|quarters?|thirds?|eighth) {short}(s?)\b", rf"\1 {name}\2"
    yield r"\b1 ?ft\b", "1 foot"
    yield r"(?<=\d) ?ft\b", " feet"
    yield r"(\d (?:(?:milli|centi|kilo)?metres?|feet)) ?[x×] ?(?=\d)", r"\1 by "
    yield r"(?<=\d)[x×](?=\d)", " by "
    yield r"(?<=\d) ?[x×] ?(?=[\d£])", " times "
    yield r"° ?C\b", " degrees Celsius"
    yield r"(?<![\w)])[-−](?=\d+(?:\.\d+)? ?degrees)", "minus "
    yield r"(?<![\w.£])\.(?=\d)", "0."
    yield r"(\d(?:\.\d+|%))[–-](?=\d)", r"\1 to "


def _words() -> Iterator[tuple[str, str]]:
    yield r"(?<![\w'’])s(?:ec)?\. ?(?=\d)", "section "
    yield r"\bpara(s?)\.? (?=\d)", r"paragraph\1 "
    yield r"\bpp\. ?(?=\d)", "pages "
    yield r"\bp\. ?(?=\d)", "page "
    yield r"\b[eE]\.g\.", "for example"
    yield r"\bi\.e\.", "that is"
    yield r"\betc\b", "and so on"
    yield r"\bc/o\b", "care of"
    yield r"\bw/c\b", "week commencing"
    yield r"\b(?:n/a|N/A)\b", "not applicable"
    yield r"(?i)\basap\b", "as soon as possible"
    yield r"\bapprox\b", "approximately"
    yield r"\b24/7\b", "twenty-four seven"
    yield r"(?<=\d)/(?=(?:second|minute|hour|day|week|month|year)\b)", " a "
    yield r"(?<![\w/.])(20\d\d)/(\d\d)(?![\d/])", r"\1 to \2"
    yield r"(?<![\w/-])(\d{1,3})/(?=\d{1,3}(?![\d/]))", r"\1 slash "


_SUBJECTS = (_sums, _days, _times, _parts, _measures, _words)
_NAMES: tuple[Row, ...] = tuple((re.compile(pattern), said) for pattern, said in _numbers_that_are_names())
_ROWS: tuple[Row, ...] = tuple((re.compile(pattern), said) for rows in _SUBJECTS for pattern, said in rows())
_NUMBERED = re.compile(r"(?m)^(\d{1,2})\) +")
_AN_ADDRESS = re.compile(r"\S*(?:@|www\.|https?://|\.(?:uk|com|org|net)\b)\S*")
_ONE_BY_ONE = re.compile(r"\0(\d+)")


# Nothing here is heard otherwise without one of these: most lines of a letter have none.
_NONE = re.compile(r"[^\d½¼¾⅓⅔⅛№°/]*")
_WORDY = re.compile(r"\b(?:[eE]\.g\.|i\.e\.|etc\b|(?i:asap)\b|approx\b|[Tt]el[.:])|[a-z] ?[–-] ?[A-Z]")


def _heard(text: str) -> str:
    if _NONE.fullmatch(text) and not _WORDY.search(text):
        return text
    for pattern, said in _NAMES:
        text = pattern.sub(said, text)
    text = _ONE_BY_ONE.sub(lambda match: " ".join(_DIGITS[int(one)] for one in match[1]), text)
    for pattern, said in _ROWS:
        text = pattern.sub(said, text)
    return text


@lru_cache(maxsize=2048)
def without_shorthand(text: str) -> str:
    """A text as its shorthand is heard. Addresses are left as they are."""
    plain = _NUMBERED.sub(r"\1. ", re.sub(r"[^\S\n]+", " ", text.replace("\u2011", "-")))
    out, end = "", 0
    for address in _AN_ADDRESS.finditer(plain):
        out += _heard(plain[end : address.start()]) + address[0]
        end = address.end()
    return out + _heard(plain[end:])
