"""A narration in another language than English compared with its letter: every word and every figure, in order, and no others.

What should be heard for a text is worked out here apart from what writes narrations, so that each finds the other's mistakes.
Heard words are compared letter by letter, so that "S H G" is SHG; figures that stand together may be said one by one, and
figures with something between are never heard as one number. Between two lines a narrator may say which part or item comes,
in the phrases of the language's catalogue, and nothing else.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from complaintletters.findings import Finding
from complaintletters.letter import Inline, Value, leaves, plain
from complaintletters.narration import Narration

Line = tuple[str, tuple[Inline, ...]]
_SHORT = 90
_NEAR = 200  # letters that words may be further on than where they stand first

# --- letters and figures, and what stands between -------------------------------------------------------------------

_SELECTORS = re.compile("[\ufe00-\ufe0f]")  # of a character's look, which nobody hears
_FIGURES = frozenset({"Nd", "Nl"})  # not ½ and ², which have names
_ANYBODY = r"\w*?"
_TOUCHES, _BLANK, _SIGN = "", " ", "."


def _letters(text: str) -> Iterator[tuple[str, str]]:
    """The letters and figures of a text, each with what stands before it: nothing, a blank, or signs alone."""
    before = _BLANK
    for one in unicodedata.normalize("NFC", _SELECTORS.sub("", text)):
        kind = unicodedata.category(one)
        if kind[0] in "LM" or kind in _FIGURES:
            for low in one.casefold():
                yield low, before
                before = _TOUCHES
        elif one.isspace():
            before = _BLANK
        elif kind != "Cf" and before == _TOUCHES:
            before = _SIGN


def squashed(text: str) -> str:
    """The letters and figures of a text, in small letters."""
    return "".join(one for one, _ in _letters(text))


@dataclass(frozen=True, slots=True)
class _Words:
    """Letters and figures, and what stands before each."""

    text: str
    before: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "_Words":
        pairs = list(_letters(text))
        return cls("".join(one for one, _ in pairs), tuple(before for _, before in pairs))

    def is_in_number(self, at: int) -> bool:
        """Whether a number goes on over this place."""
        if not 0 < at < len(self.text) or self.before[at] != _TOUCHES:
            return False
        return self.text[at - 1].isdigit() and self.text[at].isdigit()

    def has_numbers_of(self, other: "_Words", at: int) -> bool:
        """Whether the numbers are those of other words that stand here with the same letters and figures."""
        for place in range(1, len(other.text)):
            if other.text[place].isdigit() and other.text[place - 1].isdigit():
                wanted, heard = other.before[place], self.before[at + place]
                # One number may be said figure by figure; two are never said as one.
                if heard == _TOUCHES if wanted != _TOUCHES else heard == _SIGN:
                    return False
        return not self.is_in_number(at) and not self.is_in_number(at + len(other.text))

    def find(self, other: "_Words", since: int) -> int:
        """Where other words stand next; -1 where they don't."""
        at = self.text.find(other.text, since)
        while at >= 0 and not self.has_numbers_of(other, at):
            at = self.text.find(other.text, at + 1)
        return at


# --- what should be heard for a text --------------------------------------------------------------------------------

_ADDRESS = (
    r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?:/[\w\-./%?=&#+~]*[\w/])?"
    r"|(?<![\w@.-])[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.(?:(?:co|org|gov|nhs|ac)\.uk|com|org|net)(?:/[\w\-./%?=&#+~]*[\w/])?(?!\w)"
)
_POUNDS = r"£\s?(?:\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.\d+)?(?:\s?(?:million|billion)(?!\w)|(?:[mkMK]|bn)(?!\w))?"
_AMOUNT = re.compile(r"£?\s?(?P<whole>[\d,]*)(?:\.(?P<rest>\d+))?\s?(?P<scale>million|billion|bn|[mk])?", re.IGNORECASE)
_ZEROS = {"k": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75", "⅛": ".125"}
_FORMS = {
    "address": _ADDRESS,
    "sums": rf"(?:{_POUNDS})[–-](?:£\s?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w/-]|[.,]\d)",
    "sum": _POUNDS,
    "pence": r"\b\d{1,3}p\b",
    "telephone": r"(?<![\w,/-])(?:\+44 ?|0)\d(?:[ -]?\d){8,10}(?!\d)",
    "iso": r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)",
    "day": r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)|(?<![\d/])\d{1,2}/\d{1,2}/\d\d(?![\d/])",
    "spelt": (
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?=(?:[A-Z/-]*\d){4})[A-Z]{2,}[/-][A-Z\d][A-Z\d/-]*\b"
        r"|\b(?=(?:[A-Z-]*\d){4})[A-Z]{1,4}\d+(?:-?[A-Z\d]+)*\b|\b[A-Z]{2}\d\d ?[A-Z]{3}\b|\bCO2\b"
    ),
    "mixed": rf"(?<![\w.,/-])\d+ ?[{''.join(_PARTS)}]",
    "thousands": r"(?<![\d.,])(?!0)\d{1,3}(?:,\d{3})+(?!\d|,\d)",
    "range": r"(?<![\w.,/-])\d+[–-]\d+(?![\w/-]|[.,]\d)",
    "slash": r"(?<=\d)/(?=\d)",
}
_ANY_FORM = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _FORMS.items()))
_MENDED = (
    (re.compile(r"\((0\d{2,5})\) ?(?=\d)"), r"\1 "),
    (re.compile(r"\+44 ?\(0\) ?"), "+44 "),
    (re.compile(r"(?<![\w)])[-−](?=£\s?\d)"), "− "),
)


@dataclass(frozen=True)
class Expected:
    """What should be heard in a language, by the words that its catalogue has for sums, signs and counts."""

    narration: Narration

    def line(self, content: tuple[Inline, ...]) -> str:
        """A line as it should be heard."""
        out, words = "", ""
        for leaf in leaves(content):
            if isinstance(leaf, Value) and leaf.kind in {"reference", "telephone", "email", "web"}:
                out += self.text(words) + (self._address(leaf.text) if leaf.kind in {"email", "web"} else self._spelt(leaf.text))
                words = ""
            elif isinstance(leaf, Value):
                # A value and the words beside it are told apart, so no form goes from one into the other.
                out += self.text(words) + self.text(leaf.text)
                words = ""
            else:
                out += self.text(words)
                words = plain((leaf,))
        return out + self.text(words)

    def text(self, text: str) -> str:
        """A text as it should be heard."""
        typed = unicodedata.normalize("NFC", "".join(one for one in text if unicodedata.category(one) != "Cf"))
        typed = re.sub(r"[^\S\n]+", " ", typed.replace("\u2011", "-"))
        for form, written in _MENDED:
            typed = form.sub(written, typed)
        out, end = "", 0
        for match in _ANY_FORM.finditer(typed):
            says: Callable[[str], str] = getattr(self, f"_{match.lastgroup}")
            out += f"{self._named(typed[end : match.start()])}{self._named(says(match[0]))}"
            end = match.end()
            out += " " if typed[end : end + 1].isalnum() else ""
        return out + self._named(typed[end:])

    def _named(self, text: str) -> str:
        names = self.narration.setting.symbols
        return "".join(f" {self.narration.told(names[one])} " if one in names else one for one in text)

    def _address(self, text: str) -> str:
        names = self.narration.setting.address_signs
        shown = re.sub("^https?://", "", text)
        return "".join(f" {self.narration.told(names[one])} " if one in names else one for one in shown)

    def _spelt(self, text: str) -> str:
        return "".join(one if one.isalnum() or one.isspace() else " " for one in text)

    def _telephone(self, text: str) -> str:
        plus = self.narration.told(self.narration.setting.address_signs.get("+", ""))
        return f"{plus if text.startswith('+') else ''} {self._spelt(text)}"

    def _slash(self, _: str) -> str:
        return f" {self.narration.told(self.narration.setting.address_signs.get('/', ''))} "

    def _sum(self, text: str) -> str:
        found = _AMOUNT.fullmatch(text)
        if found is None:
            return text
        figures = self.narration.setting.figures
        whole, rest = found["whole"].replace(",", "") or "0", found["rest"] or ""
        if found["scale"]:
            zeros = _ZEROS[found["scale"].lower()]
            whole, rest = f"{whole}{rest[:zeros].ljust(zeros, '0')}", rest[zeros:].rstrip("0")
        if len(rest) > 2 or (found["scale"] and rest):
            return self.narration.with_fraction(figures.pounds, f"{int(whole)}.{rest}")
        pounds, pence = int(whole), int(rest.ljust(2, "0"))
        said = [self.narration.counted(figures.pounds, pounds)] if pounds or not pence else []
        coins = [self.narration.counted(figures.pence, pence)] if pence else []
        if said and coins:
            return self.narration.told(figures.pounds_and_pence).format(pounds=said[0], pence=coins[0])
        return (said or coins)[0]

    def _sums(self, text: str) -> str:
        least, most = re.split(r"[–-]", text, maxsplit=1)
        return self._from_to(self._sum(least), self._sum(most))

    def _from_to(self, low: str, high: str) -> str:
        return self.narration.told(self.narration.setting.figures.range).format(low=low, high=high)

    def _range(self, text: str) -> str:
        return self._from_to(*re.split(r"[–-]", text, maxsplit=1))

    def _pence(self, text: str) -> str:
        return self.narration.counted(self.narration.setting.figures.pence, int(text[:-1]))

    def _iso(self, text: str) -> str:
        year, month, day = text.split("-")
        return self._date(text, int(year), int(month), int(day))

    def _day(self, text: str) -> str:
        day, month, year = text.split("/")
        century = 0 if len(year) > 2 else 2000 if int(year) < 50 else 1900
        return self._date(text, century + int(year), int(month), int(day))

    def _date(self, text: str, year: int, month: int, day: int) -> str:
        try:
            return self.narration.language.date(date(year, month, day))
        except ValueError:
            return self._spelt(text)

    def _mixed(self, text: str) -> str:
        return f"{text[:-1].strip()}{_PARTS[text[-1]]}"

    def _thousands(self, text: str) -> str:
        return text.replace(",", "")


# --- what a narrator says besides -----------------------------------------------------------------------------------


def _pattern(phrase: str, **held: str) -> str:
    """A phrase as a pattern of what is heard; what isn't held by words is a number."""
    parts = re.split(r"\{(\w+)\}", phrase)
    return "".join(held.get(part, r"\d{1,3}") if at % 2 else re.escape(squashed(part)) for at, part in enumerate(parts))


def _besides(narration: Narration, sender: str) -> re.Pattern[str]:
    phrases, figures = narration.setting.phrases, narration.setting.figures
    said = [narration.told(phrase) for phrase in (phrases.part, phrases.number, phrases.end, figures.item)]
    said += {narration.messages.counted(figures.parts.one, figures.parts.other, amount) for amount in range(26)}
    patterns = [_pattern(one) for one in said]
    patterns.append(_pattern(narration.told(phrases.sender), sender=re.escape(squashed(sender)) or _ANYBODY))
    # The addressee's lines stand in the middle of their phrase.
    patterns += [re.escape(squashed(part)) for part in narration.told(phrases.recipient).split("{recipient}")]
    return re.compile(f"(?:{'|'.join(sorted(filter(None, patterns), key=len, reverse=True))})*")


# --- comparing ------------------------------------------------------------------------------------------------------


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) < _SHORT else f"{line[: _SHORT - 1]}…"


def _added(heard: _Words, begin: int, end: int, besides: re.Pattern[str], most: int) -> Iterator[Finding]:
    """What is heard from one place to another and no narrator says."""
    words = heard.text[begin:end]
    numbers = [number for number in re.findall(r"\d+", words) if int(number) > most]
    if besides.fullmatch(words) and not numbers:
        return
    spaced = "".join(f"{' ' if heard.before[at] else ''}{heard.text[at]}" for at in range(begin, end))
    code = "value-added" if re.search(r"\d", words) else "narration-altered"
    yield Finding(code, f"“{_short(spaced)}” is not in the letter.", "file")


def _expected(expected: Expected, content: tuple[Inline, ...]) -> tuple[_Words, ...]:
    """A line as it should be heard, in each way there is: a heading's number may be said to be one."""
    said = expected.line(content)
    number = re.match(r"\s*(\d{1,2})\.(?=\s)", said)
    if not number:
        return (_Words.of(said),)
    phrase = expected.narration.told(expected.narration.setting.phrases.number).format(number=number[1])
    return (_Words.of(f"{phrase}{said[number.end() :]}"), _Words.of(said))


def compare_figures(
    lines: Iterable[Line], text: str, narration: Narration, *, sender: str = "", most: int = 0
) -> Iterator[Finding]:
    """Where what is heard says something else than the lines, each with its place.

    ``most`` is the largest number that a narrator says besides: of parts, or of items.
    """
    heard, expected, besides = _Words.of(text), Expected(narration), _besides(narration, sender)
    at, is_whole = 0, True

    def place_of(words: _Words) -> int:
        """Where words are heard next; rather with nothing before them than a narrator's phrases."""
        first = place = heard.find(words, at)
        while is_whole and 0 <= place <= first + _NEAR and not besides.fullmatch(heard.text, at, place):
            place = heard.find(words, place + 1)
        return place if 0 <= place <= first + _NEAR else first

    for where, content in lines:
        ways = _expected(expected, content)
        if not ways[0].text:
            continue
        places = [(place, -len(way.text), place + len(way.text)) for way in ways if (place := place_of(way)) >= 0]
        if not places:
            is_whole = False
            yield Finding("narration-altered", f"“{_short(plain(content))}” is missing or altered.", where)
            continue
        begin, _, end = min(places)
        if is_whole:
            yield from _added(heard, at, begin, besides, most)
        at, is_whole = end, True
    if is_whole:
        yield from _added(heard, at, len(heard.text), besides, most)
