"""Values spoken in a language: a domain value in, the inline nodes a letter holds out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from complaintletters import letter
from complaintletters.catalogue import ANY_OTHER, Catalogue, unmarked, untranslated_in
from complaintletters.language import Language
from complaintletters.profile_file import Counted
from complaintletters.values import (
    Address,
    Count,
    Day,
    DomainValue,
    Duration,
    Email,
    FreeText,
    Money,
    Name,
    Reference,
    Role,
    Statement,
    Telephone,
    Term,
    Typed,
    Web,
)
from complaintletters.wording.compiling import WeekdayDay

MISSING = "[missing]"
_COUNTRY = "+44"
_AMOUNT = "{amount}"


@dataclass(frozen=True, slots=True)
class Speech:
    """A language with its catalogue and its words for lengths of time.

    ``untranslated`` gathers the English messages that were said for want of a translation.
    """

    language: Language
    messages: Catalogue
    lengths: Mapping[str, Counted]
    untranslated: dict[str, None] = field(default_factory=dict)

    def words(self, text: str) -> str:
        """Words of the wording, without the mark of those that aren't translated."""
        self.untranslated.update(dict.fromkeys(untranslated_in(text)))
        return self.language.held(unmarked(text))

    def term(self, english: str) -> str:
        """A name from a profile, as this language calls it."""
        return self.words(self.messages.words(english, "term"))

    def length(self, value: Duration) -> str:
        counted = self.lengths[value.unit]
        whole = int(value.amount) if value.amount == int(value.amount) else ANY_OTHER
        return self.words(self.messages.counted(counted.one, counted.other, whole)).replace(_AMOUNT, str(value.amount))


def _dialled(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return f"tel:{_COUNTRY}{digits[1:]}" if digits.startswith("0") else f"tel:{number.replace(' ', '')}"


def _value(value: Typed, speech: Speech) -> letter.Value:  # noqa: C901 - one row a kind of value
    language = speech.language
    match value:
        case WeekdayDay():
            return letter.Value("date", value.on.isoformat(), language.weekday(value.on), value.source)
        case Day():
            return letter.Value("date", value.on.isoformat(), language.date(value.on), value.source)
        case Money():
            return letter.Value("money", f"{value.amount:.2f}", language.money(value.amount), value.source)
        case Telephone():
            digits = re.sub(r"\D", "", value.number)
            return letter.Value("telephone", digits, value.number, value.source, _dialled(value.number))
        case Email():
            return letter.Value("email", value.address, value.address, value.source, f"mailto:{value.address}")
        case Web():
            return letter.Value("web", value.shown, value.shown, value.source, value.href)
        case Reference():
            return letter.Value("reference", value.text, value.text, value.source)
        case Name():
            said = speech.term(value.text) if value.translated else value.text
            return letter.Value("name", value.text, said, value.source)
        case Role():
            said = value.text if value.english else speech.term(value.text)
            return letter.Value("role", value.english or value.text, said, value.source)
        case Term():
            said = value.text if value.english else speech.term(value.text)
            return letter.Value("term", value.key or value.english or value.text, said, value.source)
        case Address():
            text = ", ".join(value.lines)
            return letter.Value("address", text, text, value.source)
        case Duration():
            return letter.Value("duration", f"{value.amount} {value.unit}", speech.length(value), value.source)
        case Count():
            return letter.Value("count", str(value.number), str(value.number), value.source)


def _free_text(value: FreeText) -> Iterator[letter.Inline]:
    for index, line in enumerate(value.text.strip().split("\n")):
        if index:
            yield letter.LineBreak()
        if line:
            yield letter.FreeText(line, value.path)


def _statement(value: Statement, speech: Speech) -> letter.Statement:
    parts = (letter.Text(speech.words(part)) if isinstance(part, str) else _value(part, speech) for part in value.parts)
    return letter.Statement(value.id, tuple(parts))


def spoken(value: DomainValue | str | None, speech: Speech) -> tuple[letter.Inline, ...]:
    """The inline nodes of a value in a language, or of words of the wording; what a draft lacks is said to be missing."""
    match value:
        case None:
            return (letter.Text(MISSING),)
        case str():
            return (letter.Text(speech.words(value)),)
        case FreeText():
            return tuple(_free_text(value))
        case Statement():
            return (_statement(value, speech),)
        case _:
            return (_value(value, speech),)
