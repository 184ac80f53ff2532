"""The values a letter holds: typed, frozen, each with the place it came from, and never markup.

Templates receive these. Composition turns each into an inline node in the letter's language, so that a renderer can
keep it together or isolate it and a check can compare it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Day:
    """A date. ``source`` is its path within the case, or the name of the clock that gave it."""

    on: date
    source: str


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in pounds sterling, exact to the penny."""

    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Telephone:
    """A telephone number as it is written for people, for example ``0300 111 3000``."""

    number: str
    source: str


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address."""

    address: str
    source: str


@dataclass(frozen=True, slots=True)
class Web:
    """A web address: ``shown`` is what is printed, ``href`` where it leads."""

    shown: str
    href: str
    source: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A case or court reference."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person or an organisation, printed as given.

    ``translated`` where a language may have its own way of calling it, as for an ombudsman.
    """

    text: str
    source: str
    translated: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A job title. ``english`` are its words in English, where it is typed in another language too."""

    text: str
    source: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """Words from a profile or a language: a stage's name, a decision, a ground, a route. Translated with the wording.

    ``english`` are its words in English, where ``text`` is in the letter's language already.
    ``key`` is what they stand for in every language and register, such as "not-upheld", where there is such a thing.
    """

    text: str
    source: str
    key: str = ""
    english: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, printed on one line inside a sentence."""

    lines: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length, for example 20 working days or 2.5 weeks. ``unit`` is working-days, calendar-days, weeks, months or times."""

    amount: int | Decimal
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number, for example how many points, a point's number, or how many per cent."""

    number: int | Decimal
    source: str


@dataclass(frozen=True, slots=True)
class FreeText:
    """Words typed by a person, printed as typed. ``path`` is their path within the case."""

    text: str
    path: str

    @property
    def source(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class Statement:
    """An obligatory sentence, by its identifier; ``parts`` are its words and values in the letter's language."""

    id: str
    parts: tuple["str | Typed", ...]

    @property
    def source(self) -> str:
        return f"say.{self.id}"


Typed = Day | Money | Telephone | Email | Web | Reference | Name | Role | Term | Address | Duration | Count
DomainValue = Typed | FreeText | Statement
