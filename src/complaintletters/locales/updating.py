"""A catalogue brought up to date with the messages: what stays, what is new, what changed in English and must be looked at.

A changed message keeps its old translation as a suggestion, marked fuzzy with the English it was of, and is not used until
somebody has looked at it; ``meaning_unchanged`` keeps those of this update in use, and says so in the catalogue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import write_po

from complaintletters.catalogue import read_source
from complaintletters.language import Language
from complaintletters.locales.messages import Message, wording_version

_FUZZY = "fuzzy"
# What a catalogue's head says besides its language and plural forms: dates and addresses that nobody keeps true.
_UNKEPT = (
    b"Project-Id-Version",
    b"Report-Msgid",
    b"POT-Creation",
    b"PO-Revision",
    b"Last-Trans",
    b"Language-Team",
    b"Generated-By",
)


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did, message by message, and the catalogue's bytes."""

    data: bytes
    kept: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    dropped: tuple[str, ...]


def _comments(message: Message) -> list[str]:
    first = message.places[0]
    also = f", and {len(message.places) - 1} more" if len(message.places) > 1 else ""
    plain = ["only in plain language"] if message.registers == {"plain"} else []
    return [f"{first.what}{also}", *plain]


def _locations(message: Message) -> list[tuple[str, int]]:
    return list(dict.fromkeys((place.file, 0) for place in message.places))


def _identifier(message: Message) -> str | tuple[str, str]:
    return (message.text, message.other) if message.other else message.text


def template(messages: Iterable[Message]) -> Catalog:
    """The messages as a catalogue without translations."""
    made = Catalog(project="complaintletters", header_comment="# The wording of letters, to be translated.")
    for message in messages:
        entry = made.add(
            _identifier(message),
            locations=_locations(message),
            auto_comments=_comments(message),
            context=message.context or None,
        )
        entry.flags.clear()
    return made


def as_bytes(made: Catalog) -> bytes:
    """A catalogue's file: one line a message, so that a change shows as one line."""
    out = BytesIO()
    write_po(out, made, width=0, include_lineno=False, ignore_obsolete=False, include_previous=True)
    lines = out.getvalue().split(b"\n")
    return b"\n".join(line for line in lines if not line.startswith(tuple(b'"' + name for name in _UNKEPT)))


def _header(language: Language, messages: Iterable[Message]) -> str:
    version = wording_version(messages)
    return (
        f"# {language.name}: the wording of letters.\n"
        f"# Wording version {version}. Placeholders in braces stay as they are; bold stays between two asterisks.\n"
        "# language.toml beside this file says who has reviewed it."
    )


def new_catalogue(language: Language, messages: tuple[Message, ...]) -> bytes:
    """A catalogue to translate into: every message, none translated."""
    made = template(messages)
    made.locale = language.babel
    made.fuzzy = False
    made.header_comment = _header(language, messages)
    return as_bytes(made)


def _texts(entries: Iterable[Entry]) -> dict[tuple[str, str], Entry]:
    return {
        (entry.context or "", entry.id if isinstance(entry.id, str) else entry.id[0]): entry
        for entry in entries
        if entry.id
    }


def _english_of(entry: Entry) -> str:
    """The English that a suggested translation is of. If that is still in use, it is another message that sounds alike."""
    return str(entry.previous_id[0]) if entry.previous_id else ""


def _keep(entry: Entry, old: str) -> None:
    """A translation kept although its English changed, with the words that it was of."""
    entry.flags.discard(_FUZZY)
    entry.user_comments.append(f"Kept, since the meaning is unchanged. The English was: {old}")
    entry.previous_id = []


def updated(
    file: Path, language: Language, messages: tuple[Message, ...], *, meaning_unchanged: bool = False
) -> Updated:
    """A catalogue with just these messages. Raises ``WordingError`` for a file that can't be read."""
    made = read_source(file)
    before = _texts(made)
    fuzzy_before = {key for key, entry in before.items() if entry.fuzzy}
    made.update(template(messages), update_creation_date=False)
    made.fuzzy = False
    made.header_comment = _header(language, messages)
    after = _texts(made)
    changed = [key for key, entry in after.items() if entry.fuzzy and key not in fuzzy_before]
    if meaning_unchanged:
        changed = [key for key in changed if _english_of(after[key]) not in {text for _, text in after}]
        for key in changed:
            _keep(after[key], _english_of(after[key]))
    return Updated(
        as_bytes(made),
        tuple(text for context, text in after if (context, text) in before),
        tuple(key[1] for key in after if key not in before and key not in changed),
        tuple(text for _, text in changed),
        tuple(text for context, text in before if (context, text) not in after),
    )
