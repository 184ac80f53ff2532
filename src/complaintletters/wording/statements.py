"""The obligatory sentences and the furniture of pages: one message each, with named values in braces.

Parsed from ``templates/letters/statements.toml``. A statement may have an ``about`` form, for a letter that speaks about
the complainant, and a ``plain`` form of each for the plain register. In another language each text is the one its catalogue
has; a text that it lacks is marked, so that a letter that needs it can name it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from complaintletters.catalogue import Catalogue, catalogue
from complaintletters.errors import Fault, ProfileError, did_you_mean
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.places import template_folders
from complaintletters.profile_file import (
    Counted,
    LabelText,
    ProfileModel,
    StatementText,
    TermText,
    load_toml,
    parse_profile,
    printed_texts,
)
from complaintletters.values import Statement, Typed

_FIELD = re.compile(r"\{(\w+)\}")


class Message(ProfileModel):
    """One obligatory sentence."""

    text: StatementText
    about: StatementText = ""
    """The sentence for a letter that speaks about the complainant; the same one when empty."""
    plain: StatementText = ""
    """The sentence in plain words, for a letter in the plain register; the same one when empty."""
    plain_about: StatementText = ""
    """The plain sentence for a letter that speaks about the complainant; the ``about`` one, else the plain one, when empty."""
    also: tuple[str, ...] = ()
    """Other ways to say the same, accepted in letters made elsewhere: with {values}, … for a gap and (one|another)."""


class FurnitureWords(ProfileModel):
    page: LabelText
    logo: LabelText
    continuation: LabelText
    draft: LabelText
    draft_gaps: LabelText
    mail_to: LabelText
    date: LabelText
    reference: LabelText
    stage: LabelText
    dear: LabelText
    sign_off: LabelText
    telephone: LabelText
    email: LabelText
    web: LabelText
    address: LabelText
    follows: LabelText
    """What page one of a bilingual letter says in the other language: that this language comes later."""


class WorkingWords(ProfileModel):
    """How a sum of compensation was worked out, by what it was worked out from."""

    rate_day: LabelText
    rate_week: LabelText
    rate_month: LabelText
    rate_time: LabelText
    percent_day: LabelText
    percent_week: LabelText
    percent_month: LabelText
    right_to_repair: LabelText
    rounded: LabelText
    """What follows a working whose sum doesn't come out in whole pence."""


class Statements(ProfileModel):
    """Every obligatory sentence by id, the words for decisions, lengths and how a sum was worked out, and the furniture."""

    say: dict[str, Message]
    decisions: dict[str, TermText]
    durations: dict[str, Counted]
    """Lengths of time by their unit."""
    working: WorkingWords
    furniture: FurnitureWords


@cache
def statements(templates: Path | None = None, language: str = DEFAULT_LANGUAGE) -> Statements:
    """The statements in a language. Raises ``ProfileError`` for a faulty file.

    Decisions stay as English has them: they are terms, and a term keeps its English name until it is spoken.
    """
    english = _english(templates)
    return english if language == DEFAULT_LANGUAGE else _in_language(english, catalogue(language, templates))


def _translated(model: BaseModel, found: Mapping[str, str], key: str) -> dict[str, Any]:
    """The fields of a model with the texts that have a translation in its place."""
    out: dict[str, Any] = {}
    for name in type(model).model_fields:
        value, here = getattr(model, name), f"{key}{name}"
        match value:
            case BaseModel():
                out[name] = _translated(value, found, f"{here}.")
            case dict():
                out[name] = {
                    one: _translated(item, found, f"{here}.{one}.") if isinstance(item, BaseModel) else item
                    for one, item in value.items()
                }
            case str():
                out[name] = found.get(here, value)
            case _:
                out[name] = value
    return out


def _in_language(english: Statements, messages: Catalogue) -> Statements:
    texts = {one.key: messages.words(one.text, one.role) for one in printed_texts(english) if not one.other}
    return Statements.model_validate(_translated(english, texts, ""))


@cache
def _english(templates: Path | None) -> Statements:
    for folder in template_folders(templates):
        file = folder / "letters" / "statements.toml"
        if file.is_file():
            return parse_profile(Statements, load_toml(file), file)
    raise ProfileError([Fault("templates/letters", "statements.toml", "expected this file", "none")])


def message_parts(
    message: str, values: Mapping[str, Typed | None], *, where: str = "statements.toml"
) -> Iterator[str | Typed]:
    """A message's words and values. Raises ``ProfileError`` for a name it can't have."""
    for index, piece in enumerate(_FIELD.split(message)):
        if index % 2 == 0:
            if piece:
                yield piece
        elif piece not in values:
            mend = did_you_mean(piece, values)
            raise ProfileError([Fault(where, message, "expected a value there is", f"{{{piece}}}", mend)])
        else:
            value = values[piece]
            yield "…" if value is None else value


def _form(message: Message, *, about: bool, register: str) -> str:
    """The form of a sentence for a voice and a register. The voice goes first: "you" must be who it says."""
    if register == "plain" and about and message.about:
        return message.plain_about or message.about
    if register == "plain" and message.plain:
        return message.plain
    return message.about if about and message.about else message.text


def statement(
    id_: str, message: Message, values: Mapping[str, Typed | None], *, about: bool, register: str = "standard"
) -> Statement:
    """One obligatory sentence with its values."""
    words = _form(message, about=about, register=register)
    return Statement(id_, tuple(message_parts(words, values)))
