"""The obligatory sentences and the furniture of pages: one message each, with named values in braces.

Parsed from ``templates/letters/statements.toml``. A statement may have an ``about`` form, for a letter that speaks about
the complainant, and a ``plain`` form of each for the plain register.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from complaintletters.errors import Fault, ProfileError, did_you_mean
from complaintletters.places import template_folders
from complaintletters.profile_file import ProfileModel, load_toml, parse_profile
from complaintletters.values import Statement, Typed

_FIELD = re.compile(r"\{(\w+)\}")


class Message(ProfileModel):
    """One obligatory sentence."""

    text: str
    about: str = ""
    """The sentence for a letter that speaks about the complainant; the same one when empty."""
    plain: str = ""
    """The sentence in plain words, for a letter in the plain register; the same one when empty."""
    plain_about: str = ""
    """The plain sentence for a letter that speaks about the complainant; the ``about`` one, else the plain one, when empty."""
    also: tuple[str, ...] = ()
    """Other ways to say the same, accepted in letters made elsewhere: with {values}, … for a gap and (one|another)."""


class FurnitureWords(ProfileModel):
    page: str
    logo: str
    continuation: str
    draft: str
    draft_gaps: str
    mail_to: str
    date: str
    reference: str
    stage: str
    dear: str
    sign_off: str
    telephone: str
    email: str
    web: str
    address: str


class WorkingWords(ProfileModel):
    """How a sum of compensation was worked out, by what it was worked out from."""

    rate_day: str
    rate_week: str
    rate_month: str
    rate_time: str
    percent_day: str
    percent_week: str
    percent_month: str
    right_to_repair: str
    rounded: str
    """What follows a working whose sum doesn't come out in whole pence."""


class Statements(ProfileModel):
    """Every obligatory sentence by id, the words for decisions and for how a sum was worked out, and the furniture."""

    say: dict[str, Message]
    decisions: dict[str, str]
    working: WorkingWords
    furniture: FurnitureWords


@cache
def statements(templates: Path | None = None) -> Statements:
    """The statements. Raises ``ProfileError`` for a faulty file."""
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
