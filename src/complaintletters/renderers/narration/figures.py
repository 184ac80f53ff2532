"""Text and values of a letter in another language than English in; the same as it is told aloud out, in that language.

Dates, numbers and counts stay figures, which every reader and voice of the language says with the grammar they need. What
isn't said as it is written is put into words: a sum has pounds and pence, a date of figures its month, references, postcodes
and telephone numbers are said one by one, and signs have the names that the language's catalogue gives them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from babel.numbers import get_decimal_symbol

from complaintletters.letter import FreeText, Inline, LineBreak, Statement, Text, Value, leaves
from complaintletters.narration import Narration
from complaintletters.renderers.narration import forms
from complaintletters.renderers.narration.speech import (
    TOGETHER,
    UnspeakableError,
    address_in_words,
    in_groups,
    letter_by_letter,
    together,
)

# Joiners are no more visible than these, but part and join letters in some scripts, so they stay.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_JOINERS = "\u200c\u200d"
_KEPT = frozenset(".,;:?!'\"()[]{}-")
_TIMES = {"k": 1000, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_PENCE_DIGITS = 2
_SUM = r"£\s?(?:\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d+)?(?:(?:\s?(?:million|billion)|[mkMK]|bn)(?!\w))?"
_PARTS_OF_SUM = re.compile(r"£\s?([\d,]*)(?:\.(\d+))?\s?(m|k|bn|million|billion)?", re.IGNORECASE)
_NUMBERED = re.compile(r"\A(\d{1,2})\.(?=\s)")
_WRITTEN = (
    (re.compile(r"\((0\d{2,5})\) ?(?=\d)"), r"\1 "),
    (re.compile(r"\+44 ?\(0\) ?"), "+44 "),
    (re.compile(r"(?<![\w)])[-−](?=£\s?\d)"), "− "),
)
_ADDRESS_ENDS = "\ue000"  # which no letter holds
_AFTER_ADDRESS = re.compile(rf"{_ADDRESS_ENDS}(?= \w)")
_NUMBER = r"(?<![\w.,/-])\d+"
_RANGE = rf"(?P<low>{_NUMBER})[–-](?P<high>\d+)(?![\w/-]|[.,]\d)"
_SUMS = rf"(?P<least>{_SUM})[–-](?P<most>(?:£\s?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?![\w/-]|[.,]\d)"
_DATE_SHORT = r"(?<![\d/])(?P<hd>\d{1,2})/(?P<hm>\d{1,2})/(?P<hy>\d\d)(?![\d/])"
_THOUSANDS = r"(?<![\d.,])(?!0)\d{1,3}(?:,\d{3})+(?!\d|,\d)"
_DECIMALS = {"½": "5", "¼": "25", "¾": "75", "⅛": "125"}
_MIXED = rf"(?P<whole>(?<![\w.,/-])\d+) ?(?P<part>[{''.join(_DECIMALS)}])"


def _one_by_one(digits: str) -> str:
    return " ".join(digits)


def _day(match: re.Match[str], keys: tuple[str, str, str], century: int = 0) -> date | None:
    year, month, day = (int(match[key]) for key in keys)
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def _is_read(character: str) -> bool:
    """Whether a reader needs no word for it: letters, figures, marks on letters, blanks, punctuation of any script."""
    if character.isascii():
        return character.isalnum() or character.isspace() or character in _KEPT
    return character.isspace() or character in (*_JOINERS, _ADDRESS_ENDS) or unicodedata.category(character)[0] in "LMNP"


@dataclass(frozen=True)
class InFigures:
    """Tells content in a language of its own."""

    narration: Narration

    def said(self, content: tuple[Inline, ...]) -> str:
        """Inline content as it is said, line breaks as newlines. Raises ``UnspeakableError``."""
        words = "".join(self._leaf(leaf) for leaf in leaves(content))
        # A pause after an address, so that it's heard where it ends.
        return _AFTER_ADDRESS.sub(",", words).replace(_ADDRESS_ENDS, "")

    def heading(self, content: tuple[Inline, ...]) -> str:
        """A heading as it is said: its number is said to be one."""
        return _NUMBERED.sub(lambda match: self._number(match[1]), self.said(content))

    # --- values ---

    def money(self, text: str) -> str:
        """A sum such as ``£1,275.50`` or ``50p``."""
        found = _PARTS_OF_SUM.fullmatch(text)
        if not found:
            return text
        pounds, pence, scale = found[1].replace(",", "") or "0", found[2] or "0", (found[3] or "").lower()
        amount = Decimal(f"{pounds}.{pence}") * _TIMES.get(scale, 1)
        if scale or len(pence) > _PENCE_DIGITS:
            if amount == int(amount):
                return together(self._pounds(int(amount)))
            return together(self.narration.with_fraction(self.narration.setting.figures.pounds, f"{amount:f}"))
        whole, small = int(pounds), int(pence.ljust(_PENCE_DIGITS, "0"))
        if not small:
            return together(self._pounds(whole))
        phrase = self.narration.told(self.narration.setting.figures.pounds_and_pence)
        both = phrase.format(pounds=self._pounds(whole), pence=self._pence(small))
        return together(both if whole else self._pence(small))

    def _pounds(self, amount: int) -> str:
        return self.narration.counted(self.narration.setting.figures.pounds, amount)

    def _pence(self, amount: int) -> str:
        return self.narration.counted(self.narration.setting.figures.pence, amount)

    def _number(self, number: str) -> str:
        return self.narration.told(self.narration.setting.phrases.number).format(number=number)

    def _address(self, text: str) -> str:
        return address_in_words(text, self._address_signs, _one_by_one) + _ADDRESS_ENDS

    def _telephone(self, text: str) -> str:
        return in_groups(text, _one_by_one, self._address_signs.get("+", "+"))

    def _spelt(self, text: str) -> str:
        return letter_by_letter(text, _one_by_one)

    def _date(self, day: date | None, otherwise: str) -> str:
        return together(self.narration.language.date(day)) if day else self._spelt(otherwise)

    def _range(self, low: str, high: str) -> str:
        return together(self.narration.told(self.narration.setting.figures.range).format(low=low, high=high))

    def _sums(self, match: re.Match[str]) -> str:
        most = match["most"]
        return self._range(self.money(match["least"]), self.money(most if most.startswith("£") else f"£{most}"))

    def _mixed(self, match: re.Match[str]) -> str:
        point = get_decimal_symbol(self.narration.language.locale)
        return f"{match['whole']}{point}{_DECIMALS[match['part']]}"

    # --- text ---

    @cached_property
    def _rules(self) -> tuple[tuple[str, Callable[[re.Match[str]], str]], ...]:
        iso, slashes, short = ("y", "m", "d"), ("sy", "sm", "sd"), ("hy", "hm", "hd")
        return (
            *((address, lambda m: self._address(m[0])) for address in forms.ADDRESSES),
            (_SUMS, self._sums),
            (_SUM, lambda m: self.money(m[0])),
            (forms.PENCE, lambda m: together(self._pence(int(m[0][:-1])))),
            (forms.TELEPHONE, lambda m: self._telephone(m[0])),
            (forms.DATE_ISO, lambda m: self._date(_day(m, iso), m[0])),
            (forms.DATE_SLASHES, lambda m: self._date(_day(m, slashes), m[0])),
            (_DATE_SHORT, lambda m: self._date(_day(m, short, 2000 if int(m["hy"]) < 50 else 1900), m[0])),
            (forms.POSTCODE, lambda m: self._spelt(m[0])),
            *((reference, lambda m: self._spelt(m[0])) for reference in forms.REFERENCES),
            (forms.VEHICLE_OR_GAS, lambda m: self._spelt(m[0])),
            (_MIXED, self._mixed),
            (_THOUSANDS, lambda m: m[0].replace(",", "")),
            (_RANGE, lambda m: self._range(m["low"], m["high"])),
            (r"(?<=\d)/(?=\d)", lambda _: f" {self._address_signs.get('/', '')} "),
        )

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?P<rule{at}>{pattern})" for at, (pattern, _) in enumerate(self._rules)))

    @cached_property
    def _address_signs(self) -> dict[str, str]:
        return {sign: self.narration.told(name) for sign, name in self.narration.setting.address_signs.items()}

    @cached_property
    def _symbols(self) -> dict[str, str]:
        return {sign: self.narration.told(name) for sign, name in self.narration.setting.symbols.items()}

    def _in_words(self, match: re.Match[str]) -> str:
        at = next(at for at in range(len(self._rules)) if match[f"rule{at}"] is not None)
        goes_on = match.string[match.end() : match.end() + 1].isalnum()
        return self._rules[at][1](match) + (" " if goes_on else "")

    def _named(self, text: str, typed: str) -> Iterator[str]:
        """The text with every sign by its name. Raises ``UnspeakableError`` for one that has none."""
        for character in text:
            name = self._symbols.get(character)
            if name is not None:
                yield f" {name} "
            elif character == "/":
                yield " "
            elif _is_read(character):
                yield character
            else:
                raise UnspeakableError(character, typed)

    def say(self, text: str) -> str:
        """A text as it is told, with a mark after each address. Raises ``UnspeakableError`` for a sign without a name."""
        if _ADDRESS_ENDS in text:
            raise UnspeakableError(_ADDRESS_ENDS, text)
        plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
        plain = re.sub(r"[^\S\n]+", " ", plain)
        for form, written in _WRITTEN:
            plain = form.sub(written, plain)
        said = "".join(self._named(self._any.sub(self._in_words, plain), text))
        return re.sub(r" +([,.;:?!)])", r"\1", re.sub(r" {2,}", " ", said))

    def _value(self, value: Value) -> str:
        match value.kind:
            case "reference":
                return self._spelt(value.text)
            case "telephone":
                return self._telephone(value.text)
            case "email" | "web":
                return self._address(value.text)
            case "date":
                return self.say(value.text).replace(" ", TOGETHER)
            case _:
                return self.say(value.text)

    def _leaf(self, leaf: Text | LineBreak | Value | FreeText | Statement) -> str:
        match leaf:
            case LineBreak():
                return "\n"
            case Value():
                return self._value(leaf)
            case Statement():
                return "".join(self._leaf(part) for part in leaf.content)
            case _:
                return self.say(leaf.text)
