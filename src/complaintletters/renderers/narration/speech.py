"""Text and values in; the words that are said for them out. No figure and no sign is left for a voice to guess at.

A date is "the first of April twenty twenty-six", a sum "one hundred and fifty pounds", a time "nine thirty A M". Telephone
numbers are said digit by digit in their groups, references and postcodes letter by letter, e-mail and web addresses with
"at", "dot", "hyphen" and "slash". The words of one value are joined by no-break spaces, so that a breath doesn't part them.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from complaintletters.letter import FreeText, Inline, LineBreak, Statement, Text, Value, leaves
from complaintletters.narration import NarrationSetting
from complaintletters.renderers.narration import forms
from complaintletters.renderers.narration.numbers import MOST, cardinal, digits, ordinal, year
from complaintletters.renderers.narration.shorthand import written_out

TOGETHER = "\u00a0"
_PAUSES = "\0"  # before a sign that a pause comes before
_TO_JUNE = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_TO_JUNE, "July", "August", "September", "October", "November", "December")
_SHORT = {month[:3]: month for month in _MONTHS} | {"Sept": "September"}
_MONTH = "|".join([*_MONTHS, *(rf"{short}(?!\w)\.?" for short in sorted(_SHORT, key=len, reverse=True))])
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SCALES = {"m": "million", "k": "thousand", "bn": "billion"}
_KEPT = frozenset(".,;:?!'\"()[]‘’“”„–—…-‐‑«»{}¡¿")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")


class UnspeakableError(ValueError):
    """A character that has no name to be said by. ``near`` has the words around it, as they were typed."""

    def __init__(self, character: str, text: str) -> None:
        super().__init__(f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip())
        at = text.find(character)
        self.near = text[max(0, at - 20) : at + 21].strip()


# --- values ---------------------------------------------------------------------------------------------------------


def together(words: str) -> str:
    """Words that a breath doesn't part."""
    return words.replace(" ", TOGETHER)


def _number(text: str) -> str:
    """A whole number; one too long, or one that begins with nought, digit by digit."""
    plain = text.replace(",", "")
    long = int(plain) > MOST or (plain.startswith("0") and len(plain) > 1)
    return digits(plain) if long else cardinal(int(plain))


def _decimal(text: str) -> str:
    whole, _, rest = text.partition(".")
    return f"{_number(whole)} point {digits(rest)}" if rest else _number(whole)


def _year_or_number(text: str) -> str:
    return year(int(text)) if re.fullmatch(r"(?:19|20)\d\d", text) else _number(text)


Digits = Callable[[str], str]  # how digits are said one by one


def letter_by_letter(text: str, one_by_one: Digits = digits) -> str:
    """A reference or a postcode: groups parted by a comma, each letter and digit said on its own."""
    groups = [re.sub(r"[\W_]", "", group) for group in re.split(r"[\s/\-_.:]+", text)]
    return together(", ".join(" ".join(_sound(one, one_by_one) for one in group) for group in groups if group))


def _sound(character: str, one_by_one: Digits) -> str:
    return one_by_one(character) if character.isascii() and character.isdigit() else character.upper()


def in_groups(number: str, one_by_one: Digits = digits, plus: str = "plus") -> str:
    """A telephone number digit by digit, with a pause between its groups."""
    before = f"{plus} " if number.strip().startswith("+") else ""
    groups = [re.sub(r"[^0-9]", "", group) for group in re.split(r"[\s\-()]+", number)]
    return together(before + ", ".join(one_by_one(group) for group in groups if group))


def address_in_words(text: str, signs: Mapping[str, str], one_by_one: Digits = digits) -> str:
    """An e-mail or web address, sign by sign. There is a pause before each part of a web page's path."""
    out: list[str] = []
    for part in re.findall(r"[^\W\d_]+|\d|_|[^\w\s]", text.removeprefix("https://").removeprefix("http://")):
        if part.lower() in ("uk", "www"):
            out.append(" ".join(part.upper()))
        elif part.isascii() and part.isdigit():
            out.append(one_by_one(part))
        else:
            out.append(f"{_PAUSES if part == '/' else ''}{signs.get(part, part)}")
    return together(" ".join(out)).replace(f"{TOGETHER}{_PAUSES}", ", ").replace(_PAUSES, "")


def money(text: str) -> str:
    """A sum such as ``£1,275.50``, ``£5m`` or ``50p``."""
    found = re.fullmatch(_PARTS_OF_SUM, text)
    if not found:
        return text
    pounds, pence, scale = found[1].rstrip(","), (found[2] or "").ljust(2, "0"), found[3]
    if scale:
        return together(
            f"{_decimal(pounds + (f'.{found[2]}' if found[2] else ''))} {_SCALES.get(scale, scale)} pounds"
        )
    whole, small = int(pounds.replace(",", "")), int(pence)
    said = f"{_number(pounds)} {'pound' if whole == 1 else 'pounds'}"
    coins = f"{cardinal(small)} {'penny' if small == 1 else 'pence'}"
    if not small:
        return together(said)
    return together(f"{said} and {coins}" if whole else coins)


def _day(number: str) -> str:
    return f"the {ordinal(int(number))}"


def day_and_month(match: re.Match[str]) -> str:
    """``Monday 16 February 2026``, ``12 and 26 May``: each day by its ordinal."""
    numbers = re.sub(r"\s?[–-]\s?", " to ", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", match["days"]))
    days = re.sub(r"\d{1,2}", lambda one: _day(one[0]), numbers)
    weekday = f"{match['weekday']} " if match["weekday"] else ""
    after = f" {year(int(match['year']))}" if match["year"] else ""
    month = match["month"].rstrip(".")
    return together(f"{weekday}{days} of {_SHORT.get(month, month)}{after}")


def _figures_date(day: int, month: int, in_year: int, otherwise: str) -> str:
    try:
        date(in_year, month, day)
    except ValueError:
        return letter_by_letter(otherwise)
    return together(f"the {ordinal(day)} of {_MONTHS[month - 1]} {year(in_year)}")


def _time(match: re.Match[str]) -> str:
    hour, minutes, half = match["hour"], match["minutes"], match["half"]
    small = "" if not minutes or minutes == "00" else f" {'oh ' if minutes[0] == '0' else ''}{cardinal(int(minutes))}"
    after = f" {' '.join(half[0].upper() + 'M')}" if half else ("" if small else " o'clock")
    return together(f"{cardinal(int(hour))}{small}{after}")


def _initials(match: re.Match[str]) -> str:
    """Initials letter by letter; several of them end in "s" still: "M Ps"."""
    return together(" ".join(match["initials"])) + match["several"]


def _clock(match: re.Match[str]) -> str:
    small = int(match["cminutes"])
    minutes = f" {'oh ' if small < 10 else ''}{cardinal(small)}" if small else " o'clock"
    return together(f"{cardinal(int(match['chour']))}{minutes}")


# --- text: the first row that fits at a place says it ---------------------------------------------------------------

_SUM = r"£\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?(?:(?:\s?(?:million|billion)|m|k|bn)(?!\w))?"
_PARTS_OF_SUM = r"£\s?([\d,]+)(?:\.(\d{1,2}))?\s?(m|k|bn|million|billion)?"
_THOUSANDS = r"\b\d{1,3}(?:,\d{3})+\b"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:(?:, \d{1,2}(?:st|nd|rd|th)?)* ?(?:and|or|to|–|-) ?\d{1,2}(?:st|nd|rd|th)?)?"
_RULES: tuple[tuple[str, Callable[[re.Match[str]], str] | None], ...] = (  # addresses have none: their signs are a setting
    *((address, None) for address in forms.ADDRESSES),
    (rf"(?P<least>{_SUM})[–-](?P<most>{_SUM})", lambda m: f"{money(m['least'])} to {money(m['most'])}"),
    (rf"(?P<rate>{_SUM})/(?=[a-z])", lambda m: f"{money(m['rate'])} a "),
    (r"£\s?(?P<some>\d[\d,]*\.\d{3,})", lambda m: together(f"{_decimal(m['some'])} pounds")),
    (_SUM, lambda m: money(m[0])),
    (r"£\.(?P<coins>\d\d)(?!\d)", lambda m: money(f"£0.{m['coins']}") if int(m["coins"]) else "zero pence"),
    (forms.PENCE, lambda m: together(f"{cardinal(int(m[0][:-1]))} {'penny' if m[0] == '1p' else 'pence'}")),
    (forms.TELEPHONE, lambda m: in_groups(m[0])),
    (
        forms.DATE_ISO,
        lambda m: _figures_date(int(m["d"]), int(m["m"]), int(m["y"]), m[0]),
    ),
    (
        forms.DATE_SLASHES,
        lambda m: _figures_date(int(m["sd"]), int(m["sm"]), int(m["sy"]), m[0]),
    ),
    (
        rf"(?<![\w£.,/])(?:(?P<weekday>{_WEEKDAY}) )?(?P<days>{_DAYS}) "
        rf"(?P<month>{_MONTH})(?!\w)(?:,? (?P<year>\d{{4}})(?!\d|-\d))?",
        day_and_month,
    ),
    (r"(?<![\d£.])(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minutes>[0-5]\d))? ?(?P<half>am|pm|a\.m\.|p\.m\.)(?!\w)", _time),
    (r"(?<![\d£.])(?P<chour>[01]?\d|2[0-3]):(?P<cminutes>[0-5]\d)(?![\d:])", _clock),
    (forms.POSTCODE, lambda m: letter_by_letter(m[0])),
    (r"\bPO Box (?P<box>\d+)", lambda m: together(f"P O Box {digits(m['box'])}")),
    *((reference, lambda m: letter_by_letter(m[0])) for reference in forms.REFERENCES),
    (forms.VEHICLE_OR_GAS, lambda m: letter_by_letter(m[0])),
    (r"\b(?P<place>\d{1,3})(?:st|nd|rd|th)\b", lambda m: ordinal(int(m["place"]))),
    (
        r"(?<![\d.])(?P<low>\d+)[–-](?P<high>\d+)(?!\d|\.\d)",
        lambda m: f"{_year_or_number(m['low'])} to {_year_or_number(m['high'])}",
    ),
    (r"\d+(?:\.\d+){2,}", lambda m: together(" point ".join(map(_number, m[0].split("."))))),
    (r"(?<![\d.])\d[\d,]*\.\d+(?![\d.]*\.\d)", lambda m: together(_decimal(m[0]))),
    (r"\b(?P<count>\d+)(?P<unit>[A-Za-z])\b", lambda m: together(f"{_number(m['count'])} {m['unit'].upper()}")),
    (_THOUSANDS, lambda m: together(_number(m[0]))),
    (r"\b(?P<initials>[B-DF-HJ-NP-TV-Z]{2,5})(?P<several>s?)\b", _initials),
    (r"[0-9]+", lambda m: together(_year_or_number(m[0]))),
)
_NO_RULE, _INITIALS = -1, len(_RULES) - 2
_ANY = re.compile("|".join(f"(?P<rule{at}>{pattern})" for at, (pattern, _) in enumerate(_RULES)))
_NEEDS_RULES = re.compile(r"[\d@]|www|http|\.(?:uk|com|org|net)\b|[B-DF-HJ-NP-TV-Z]{2}")
_PLAIN_WORDS = re.compile(rf"(?:[A-Za-zÀ-ÖØ-öø-ɏ]|[ \n{TOGETHER}.,;:?!'\"()‘’“”–—-])*")


def _in_words(text: str, setting: NarrationSetting) -> str:
    """The text with its figures, addresses and initials in words. Two numbers side by side get a pause between them."""
    out, end, before = "", 0, _NO_RULE
    for match in _ANY.finditer(text):
        at = next(at for at in range(len(_RULES)) if match[f"rule{at}"] is not None)
        between = text[end : match.start()]
        rule = _RULES[at][1]
        words = rule(match) if rule else address_in_words(match[0], setting.address_signs)
        if between == " " and before != _NO_RULE and _INITIALS not in (at, before):
            between = ", "
        out += between + (" " if out + between and (out + between)[-1].isalnum() else "") + words
        end, before = match.end(), at
        if text[end : end + 1].isalnum():
            out += " "
    return out + text[end:]


def _named(text: str, setting: NarrationSetting, typed: str) -> str:
    """The text with every sign by its name. Raises ``UnspeakableError`` for one that has none, with what was typed."""
    out: list[str] = []
    for character in text:
        name = setting.symbols.get(character)
        if name is not None:
            out.append(f" {name} ")
        elif character == "/":
            out.append(" ")
        elif (
            character.isalpha()
            or character.isspace()
            or unicodedata.category(character)[0] == "M"
            or character in _KEPT
        ):
            out.append(character)
        elif character.isdigit() and unicodedata.decimal(character, None) is not None:
            out.append(f" {digits(str(unicodedata.decimal(character)))} ")
        else:
            raise UnspeakableError(character, typed)
    return "".join(out)


def _one_article(said: str) -> str:
    """Without the article that a date brings, where the letter has one before it: "the 26 January call"."""
    return re.sub(rf"\b([Tt]he) the(?={TOGETHER})", r"\1", said)


@cache
def _spelt_out(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<initials>{'|'.join(map(re.escape, words)) or '(?!)'})(?P<several>s?)\b")


def say(text: str, setting: NarrationSetting) -> str:
    """A text as it is said. Raises ``UnspeakableError`` for a sign without a name."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
    plain = _spelt_out(setting.initials).sub(_initials, written_out(re.sub(r"[^\S\n]+", " ", plain)))
    said = _in_words(plain, setting) if _NEEDS_RULES.search(plain) else plain
    said = said if _PLAIN_WORDS.fullmatch(said) else _named(said, setting, text)
    said = _one_article(said)
    return re.sub(r" +([,.;:?!)])", r"\1", re.sub(r" {2,}", " ", said))


def _value(value: Value, setting: NarrationSetting) -> str:
    match value.kind:
        case "reference":
            return letter_by_letter(value.text)
        case "telephone":
            return in_groups(value.text)
        case "email" | "web":
            return address_in_words(value.text, setting.address_signs)
        case _:
            return say(value.text, setting)


def _leaf(leaf: Text | LineBreak | Value | FreeText | Statement, setting: NarrationSetting) -> str:
    match leaf:
        case LineBreak():
            return "\n"
        case Value():
            return _value(leaf, setting)
        case Statement():
            return "".join(_leaf(part, setting) for part in leaf.content)
        case _:
            return say(leaf.text, setting)


def said(content: tuple[Inline, ...], setting: NarrationSetting) -> str:
    """Inline content as it is said, line breaks as newlines. Raises ``UnspeakableError``."""
    words = ""
    for leaf in leaves(content):
        part = _leaf(leaf, setting)
        # A date brings its article, and the wording before it may have one already: "before the {{ due }}".
        doubled = words.lower().endswith("the ") and part.startswith(f"the{TOGETHER}")
        words += part.removeprefix(f"the{TOGETHER}") if doubled else part
    return words
