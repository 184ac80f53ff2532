"""Text as people type it in; its shorthand written out: "10cm" as "10 centimetres", "9am–5pm" as "9am to 5pm".

Figures stay figures, which ``speech.py`` says. What could mean two things stays as it is typed: "on 3/4" is no fraction, and
"No. 3 weeks later" is an answer. A row of ``_WRITTEN`` is a form and what it is written out as, in the order they are tried.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from complaintletters.renderers.narration.numbers import digits

_Written = str | Callable[[re.Match[str]], str]
_TO_JUNE = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_TO_JUNE, "July", "August", "September", "October", "November", "December")
_SHORT_MONTHS = {month[:3]: month for month in _MONTHS if month != "May"} | {"Sept": "September"}
_MONTH = "|".join((*_MONTHS, *sorted(_SHORT_MONTHS, key=len, reverse=True)))
_DAYS = {"Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday"}
_DAYS |= {"Sat": "Saturday", "Sun": "Sunday"}
_TENS = {"0": "hundreds", "1": "tens", "2": "twenties", "3": "thirties", "4": "forties", "5": "fifties"}
_TENS |= {"6": "sixties", "7": "seventies", "8": "eighties", "9": "nineties"}
_PARTS = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅛": "an eighth"}
_FRACTIONS = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔", "1/8": "⅛"}
_MEASURES = {"mm": "millimetre", "cm": "centimetre", "m": "metre", "km": "kilometre", "kg": "kilogram"}
_LENGTHS = {"hr": "hour", "min": "minute", "sec": "second", "wk": "week", "yr": "year", "mth": "month"}
_SUM = r"£ ?\d(?:[\d,]*\d)?(?:\.\d{1,2})?"
_CLOCK = r"(?:[01]?\d|2[0-3])"
_HALF = r"(?:am|pm|a\.m\.|p\.m\.)"
_OF_TIME = r"(?:second|minute|hour|day|week|fortnight|month|year|time|people|visit|call)"


def _year_of_two(match: re.Match[str]) -> str:
    """``3/4/26``: a year of two figures is this century's to 2049."""
    return f"{match[1]}/{match[2]}/{'20' if int(match[3]) < 50 else '19'}{match[3]}"


def _measure(match: re.Match[str]) -> str:
    name = _MEASURES[match[2]]
    return f"{match[1]} {name}" if match[1] == "1" else f"{match[1]} {name}s"


def _decade(match: re.Match[str]) -> str:
    tens = _TENS[match[2]]
    if match[1] is None:
        return tens
    if match[1] == "20" and match[2] == "0":
        return "two thousands"
    return f"{'nineteen' if match[1] == '19' else 'twenty'} {tens}"


def _mixed(match: re.Match[str]) -> str:
    return f"{match[1]} and {_PARTS[_FRACTIONS.get(match[2], match[2])]}"


def _part(match: re.Match[str]) -> str:
    sign = _FRACTIONS.get(match[1], match[1])
    return "half" if sign == "½" and match[2] else _PARTS[sign]


def _hours(match: re.Match[str]) -> str:
    """Opening hours: the first time says its half of the day only where it was typed."""
    return f"{match[1].replace('.', ':')}{match[2] or ''} to {match[3]}{match[4]}"


def _one_by_one(figures: str) -> str:
    return digits(figures).replace(" ", "\u00a0")


def _called(match: re.Match[str]) -> str:
    """A number that is a name: each of its figures on its own."""
    return match[0].replace(match[1], _one_by_one(match[1]))


_ANY_FRACTION = r"(?<![\d/])(?:1/2|1/4|3/4|1/3|2/3|1/8)(?![\d/])"
_WRITTEN: tuple[tuple[str, _Written], ...] = (
    # Marks of a list, at the start of a line.
    (r"(?:\A|(?<=\n) *)[-–—*•●▪◦·#] +", ""),
    (r"(?m)^(\d{1,2})\) +", r"\1. "),
    # Numbers that are names: telephones, jobs, references.
    (r"\((0\d{2,5})\) ?(?=\d)", r"\1 "),
    (r"\+44 ?\(0\) ?", "+44 "),
    (r"(?<![\d£.,/-])(999)(?![\d/]|[.,]\d)", _called),
    (r"(?i)(?<=\bring |\bcall |\bdial |\brang )(101|105|111|119)(?![\d/]|[.,]\d)", _called),
    (r"\b[Ee]xt\.? ?(\d{2,6})\b", lambda match: f"extension {_one_by_one(match[1])}"),
    (r"\b[Tt]el(?:\.:?|:)", "Telephone:"),
    (r"\b[Nn]o\. ?(?=\d+\b(?! " + _OF_TIME + r"))", "number "),
    (r"\b[Nn]os\. ?(?=\d)", "numbers "),
    (r"№ ?", "number "),
    (
        r"(?i)(?:\b(?:ref|reference|job|order|ticket|log|invoice|permit|crime|account)\b\W{0,2}"
        r"(?:(?:no\.?|number):? )?#?)(\d{5,})\b",
        _called,
    ),
    (r"#(?=\d)", "number "),
    # Ranges: of sums, of days, of times.
    (r"\b([Bb]etween [\d£]\S{0,7})[–-](?=[\d£])", r"\1 and "),
    (r"(" + _SUM + r") ?([KM])(?!\w)", lambda match: match[1] + match[2].lower()),
    (r"(" + _SUM + r")[–-](?=\d)", r"\1 to £"),
    (r"(" + _SUM + r") ?(?:pw|p/w)\b", r"\1 a week"),
    (r"(" + _SUM + r") ?(?:pcm|p/m)\b", r"\1 a month"),
    (r"(?<![\w)])[-−](?=£\d)", "minus "),
    (r"€ ?(\d[\d,]*(?:\.\d+)?)", r"\1 euros"),
    (r"\$ ?(\d[\d,]*(?:\.\d+)?)", r"\1 dollars"),
    # Days and years.
    (r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/])", _year_of_two),
    (r"(?<![\d.-])(\d{1,2})([.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d.-]*\d)", r"\1/\3/\4"),
    (
        rf"\b({_MONTH})\.? (\d{{1,2}})(?:(?:st|nd|rd|th)\b(?:,? ((?:19|20)\d\d)\b)?|, ((?:19|20)\d\d)\b)",
        lambda match: " ".join(part for part in (match[2], match[1], match[3] or match[4]) if part),
    ),
    (
        rf"\b({'|'.join(_DAYS)})(?:s|rs?|nes)?\.?,? (?=\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})\b)",
        lambda match: f"{_DAYS[match[1]]} ",
    ),
    (
        rf"\b({'|'.join(sorted(_SHORT_MONTHS, key=len, reverse=True))})\.? (?=(?:19|20)\d\d\b)",
        lambda match: f"{_SHORT_MONTHS[match[1]]} ",
    ),
    (r"\b(19|20)(\d)0['’]?s\b", _decade),
    (r"(?<!\w)['’]()(\d)0s\b", lambda match: _TENS[match[2]]),
    (
        rf"\b({'|'.join(_DAYS)})(?:s|rs?|nes)? ?[–-] ?({'|'.join(_DAYS)})(?:s|rs?|nes)?\b",
        lambda match: f"{_DAYS[match[1]]} to {_DAYS[match[2]]}",
    ),
    (r"(\d/\d{1,2}/\d{4}) ?[–-] ?(?=\d{1,2}/\d{1,2}/\d{4})", r"\1 to "),
    # Times of the day.
    (r"\bnoon[–-](?=\d)", "noon to "),
    (rf"(?<![\d£.:])({_CLOCK}(?:[.:][0-5]\d)?) ?({_HALF})? ?[–-] ?({_CLOCK}(?:[.:][0-5]\d)?) ?({_HALF})(?!\w)", _hours),
    (
        rf"(?<![\d£.:])({_CLOCK})\.([0-5]\d) (?=(?:to|and|or|until) {_CLOCK}(?:[.:][0-5]\d)? ?{_HALF}(?!\w))",
        r"\1:\2 ",
    ),
    (rf"(?<![\d£.:])({_CLOCK}:[0-5]\d) ?[–-] ?(?={_CLOCK}:[0-5]\d\b)", r"\1 to "),
    (
        rf"\b([Aa]t|[Uu]ntil|[Tt]ill) ({_CLOCK})\.([0-5]\d)(?![\d%]|\.\d| ?(?:per cent|{'|'.join(_MEASURES)})\b| ?{_HALF})",
        r"\1 \2:\3",
    ),
    (r"\b((?:[01]\d|2[0-3]))([0-5]\d) ?hrs?\b", r"\1:\2"),
    (rf"(?<![\d£.:])({_CLOCK}:[0-5]\d) ?hrs?\b", r"\1"),
    # Parts and measures.
    (rf"\b(\d+) ?([{''.join(_PARTS)}])", _mixed),
    (rf"\b(\d+) ({_ANY_FRACTION})", _mixed),
    (rf"({_ANY_FRACTION})(?:rds?|ths?)?(?= (?:of|the|full|empty|done|finished|hour|day|inch|mile|metre)s?\b)()", _part),
    (rf"({_ANY_FRACTION})(?= (an?) )", _part),
    (r"(½)(?= (an?|of|the) )", _part),
    (r"(?<![\w.])(\d[\d,]*(?:\.\d+)?) ?(mm|cm|km|kg|m)²", lambda match: f"{match[1]} square {_MEASURES[match[2]]}s"),
    (r"(?<![\w.£])(\d[\d,]*(?:\.\d+)?) ?(mm|cm|km|kg|m)(?![\w/²³])", _measure),
    (r"\b(\d+) ?(hr|min|sec|wk|yr|mth)(s?)\b\.?(?! [A-Z])", lambda match: f"{match[1]} {_LENGTHS[match[2]]}{match[3]}"),
    (
        r"\b(half|quarters?|thirds?|eighth) (hr|min|sec|wk|yr|mth)(s?)\b",
        lambda match: f"{match[1]} {_LENGTHS[match[2]]}{match[3]}",
    ),
    (r"\b1 ?ft\b", "1 foot"),
    (r"(?<=\d) ?ft\b", " feet"),
    (r"(\d(?: (?:milli|centi|kilo)?metres?| feet)) ?[x×] ?(?=\d)", r"\1 by "),
    (r"(?<=\d)[x×](?=\d)", " by "),
    (r"(?<=\d) ?[x×] ?(?=[\d£])", " times "),
    (r"° ?C\b", " degrees Celsius"),
    (r"(?<![\w)])[-−](?=\d+(?:\.\d+)? ?degrees)", "minus "),
    (r"(?<![\w.£])\.(?=\d)", "0."),
    (r"(\d(?:\.\d+|%))[–-](?=\d)", r"\1 to "),
    # Places in a policy.
    (r"(?<![\w'’])(?:s|sec)\. ?(?=\d)", "section "),
    (r"\bpara(s?)\.? (?=\d)", r"paragraph\1 "),
    (r"\bpp\. ?(?=\d)", "pages "),
    (r"\bp\. ?(?=\d)", "page "),
    # Words.
    (r"\be\.g\.,?", "for example"),
    (r"\bE\.g\.,?", "For example"),
    (r"\bi\.e\.,?", "that is,"),
    (r"\betc\.?(?= [a-z]|[,;:)])", "and so on"),
    (r"\betc\b", "and so on"),
    (r"\bc/o\b", "care of"),
    (r"\bw/c\b", "week commencing"),
    (r"\b(?:n/a|N/A)\b", "not applicable"),
    (r"(?i)\basap\b", "as soon as possible"),
    (r"\bapprox\b\.?", "approximately"),
    (r"\b24/7\b", "twenty-four seven"),
    (r"\band/or\b", "and or"),
    (r"(?<=\d)/(?=(?:second|minute|hour|day|week|month|year)\b)", " a "),
    (r"(?<![\w/.])(20\d\d)/(\d\d)(?![\d/])", r"\1 to \2"),
    (r"(?<![\w/-])(\d{1,3})/(?=\d{1,3}(?![\d/]))", r"\1 slash "),
)
_RULES = tuple((re.compile(pattern), written) for pattern, written in _WRITTEN)
_MAY_HOLD = re.compile(
    r"[\d½¼¾⅓⅔⅛№°]|[A-Za-z]/|\.g\.|i\.e|\betc|\b[aA][sS][aA][pP]|approx|[Tt]el[.:]"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* ?[–-]|(?m:^) *[-–—*•●▪◦·#] "
)
_ADDRESS = re.compile(r"(\S*(?:@|www\.|https?://|\.(?:uk|com|org|net)\b)\S*)")


def _one(text: str) -> str:
    for pattern, written in _RULES:
        text = pattern.sub(written, text)
    return text


@lru_cache(maxsize=2048)
def written_out(text: str) -> str:
    """A text with its shorthand in words. Addresses stay as they are. Spaces are single ones."""
    if not _MAY_HOLD.search(text):
        return text
    return "".join(part if at % 2 else _one(part) for at, part in enumerate(_ADDRESS.split(text)))
