"""Slots: each value a template prints becomes an opaque mark, so that nothing in it can ever be read as markup.

A mark is a number between two private-use characters, which wording, catalogues and cases may not hold.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from complaintletters.values import DomainValue

OPEN, CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
SLOTS_KEY = "_slots"


class NotPrintableError(Exception):
    """A template printed something that is not a value: nothing, a yes or no, a list, a bare number or string."""


class Slots:
    """The values printed by one section, in order. ``lenient`` is for drafts: what is missing becomes None."""

    def __init__(self, *, lenient: bool = False) -> None:
        self.values: list[DomainValue | None] = []
        self.lenient = lenient

    def hold(self, value: DomainValue | None) -> Markup:
        self.values.append(value)
        return Markup(f"{OPEN}{len(self.values) - 1}{CLOSE}")  # noqa: S704 - a number between two marks

    def pieces(self, text: str) -> Iterator[str | DomainValue | None]:
        """Text split at its slots: words as strings, and each slot's value."""
        for index, piece in enumerate(_MARK.split(text)):
            if index % 2:
                yield self.values[int(piece)]
            elif piece:
                yield piece


def _what(value: object) -> str:
    if isinstance(value, Undefined):
        return f"“{value._undefined_name}”, which is not there"
    if is_dataclass(value):
        names = ", ".join(field.name for field in fields(value))
        return f"a group of details; print one of: {names}"
    return {"NoneType": "nothing", "bool": "a yes or no", "tuple": "a list"}.get(type(value).__name__, repr(value)[:40])


@pass_context
def finalize(context: Context, value: object) -> Markup:
    """What Jinja prints for an expression: a slot, never text."""
    slots: Slots = context[SLOTS_KEY]
    if isinstance(value, Markup):  # the parent's block, already in slots
        return value
    if isinstance(value, DomainValue):
        return slots.hold(value)
    if slots.lenient and (value is None or isinstance(value, Undefined)):
        return slots.hold(None)
    raise NotPrintableError(_what(value))
