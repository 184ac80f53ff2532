"""Values spoken in a language: a domain value in, the inline nodes a letter holds out."""

import re
from collections.abc import Iterator

from complaintletters import letter
from complaintletters.language import Language
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
_UNITS = {"working-days": "working day", "calendar-days": "day", "weeks": "week", "months": "month", "times": "time"}
_COUNTRY = "+44"


def _duration(value: Duration) -> str:
    unit = _UNITS[value.unit]
    return f"{value.amount} {unit}" if value.amount == 1 else f"{value.amount} {unit}s"


def _dialled(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return f"tel:{_COUNTRY}{digits[1:]}" if digits.startswith("0") else f"tel:{number.replace(' ', '')}"


def _value(value: Typed, language: Language) -> letter.Value:  # noqa: C901 - one row a kind of value
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
            return letter.Value("name", value.text, value.text, value.source)
        case Role():
            return letter.Value("role", value.text, value.text, value.source)
        case Term():
            return letter.Value("term", value.key or value.text, value.text, value.source)
        case Address():
            text = ", ".join(value.lines)
            return letter.Value("address", text, text, value.source)
        case Duration():
            return letter.Value("duration", f"{value.amount} {value.unit}", _duration(value), value.source)
        case Count():
            return letter.Value("count", str(value.number), str(value.number), value.source)


def _free_text(value: FreeText) -> Iterator[letter.Inline]:
    for index, line in enumerate(value.text.strip().split("\n")):
        if index:
            yield letter.LineBreak()
        if line:
            yield letter.FreeText(line, value.path)


def _statement(value: Statement, language: Language) -> letter.Statement:
    parts = (letter.Text(part) if isinstance(part, str) else _value(part, language) for part in value.parts)
    return letter.Statement(value.id, tuple(parts))


def spoken(value: DomainValue | None, language: Language) -> tuple[letter.Inline, ...]:
    """The inline nodes of a value in a language; what a draft lacks is said to be missing."""
    match value:
        case None:
            return (letter.Text(MISSING),)
        case FreeText():
            return tuple(_free_text(value))
        case Statement():
            return (_statement(value, language),)
        case _:
            return (_value(value, language),)
