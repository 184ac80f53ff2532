"""Statements' texts and their listed alternatives in; patterns out that find the same sentence in a letter made elsewhere.

An alternative is a sentence with ``{values}`` as in the statement itself, ``…`` for up to a dozen other words, and
``(one|another)`` for a choice, which may be left out when it ends in ``|)``. Capitals, quotation marks and the
punctuation between words make no difference. A gap never holds a negation, which would turn the sentence round.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from complaintletters.checks.comparing.words import keys_of
from complaintletters.letter import RECOGNISABLE, Statement, Value
from complaintletters.wording.statements import Message

_NOT = r"(?:not|no|never|cannot|[a-z]+n't)"
_GAP = rf"(?:(?!{_NOT} )\S+ ){{0,12}}?"
_TOKEN = re.compile(r"\{(\w+)\}|(…)|([(|)])|([^{}…(|)]+)")
_FIELD = re.compile(r"\{(\w+)\}")
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_ALSO = {str(number): name for number, name in enumerate(_NUMBERS.split(), 1)}
_ALSO |= {name: number for number, name in _ALSO.items()}


def spoken(text: str) -> str:
    """A text as its words with one space after each, which is what patterns look in."""
    return "".join(f"{key} " for key in keys_of(text)).replace("can not ", "cannot ")


def words_pattern(text: str) -> str:
    """A pattern for words, in which a small number may be a digit or a word: Stage One is stage 1."""
    return "".join(
        f"(?:{re.escape(key)}|{_ALSO[key]}) " if key in _ALSO else f"{re.escape(key)} " for key in keys_of(text)
    )


def _piece(match: re.Match[str], values: Mapping[str, str]) -> str:
    name, gap, sign, words = match.groups()
    if name:
        return words_pattern(values[name]) if values.get(name) else _GAP
    if gap:
        return _GAP
    if sign:
        return {"(": "(?:", "|": "|", ")": ")"}[sign]
    return re.escape(spoken(words))


@lru_cache(maxsize=1024)
def _compiled(message: str, values: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    known = dict(values)
    return re.compile(r"(?:^|(?<= ))" + "".join(_piece(match, known) for match in _TOKEN.finditer(message)))


def _values_of(statement: Statement, message: Message) -> dict[str, str]:
    """The statement's values by their names in the message. One that has many spellings, such as a date, is left open."""
    values = [part for part in statement.content if isinstance(part, Value)]
    for form in (message.text, message.about):
        names = _FIELD.findall(form)
        if len(names) == len(values):
            pairs = zip(names, values, strict=True)
            return {name: "" if value.kind in RECOGNISABLE else value.text for name, value in pairs}
    return {}


class Alternatives:
    """Every listed way to say each statement."""

    def __init__(self, messages: Mapping[str, Message]) -> None:
        self._messages = messages

    def patterns(self, statement: Statement) -> Iterator[re.Pattern[str]]:
        message = self._messages.get(statement.id)
        if message is None:
            return
        values = tuple(_values_of(statement, message).items())
        for text in message.also:
            yield _compiled(text, values)

    def said(self, statement: Statement, text: str) -> bool:
        """Whether a text says the statement, by its own words or by an alternative."""
        words = spoken(text)
        own = spoken(statement.text)
        return f" {own}" in f" {words}" or any(pattern.search(words) for pattern in self.patterns(statement))


NO_ALTERNATIVES = Alternatives({})
