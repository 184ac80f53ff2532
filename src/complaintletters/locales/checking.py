"""A language's catalogue in; every fault of it out, with its line: what is missing, what the translation changed.

A translation says its message in other words and keeps all else: the same values, as often; the same bold; the same numbers,
sums and links; no mark that would make a list of a paragraph. Faults are in words for whoever edits the catalogue.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry

from complaintletters import liblouis
from complaintletters.catalogue import FILE, read_source, version
from complaintletters.errors import Fault, RenderError, WordingError
from complaintletters.language import Language
from complaintletters.locales.messages import Message
from complaintletters.message_values import KINDS, unseen, values, without_values
from complaintletters.renderers.pdf.typefaces import characters_of, covered, typefaces
from complaintletters.wording.segments import normal_form, segments

CODE = "catalogue"
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_SHOWN = 70
_STEM = 5  # of a language's name, which may be inflected: "angielski", "po angielsku"


@dataclass(frozen=True, slots=True)
class _Pair:
    """One translated form beside the English it is of."""

    file: Path
    line: int
    english: str
    said: str

    def fault(self, expected: str, found: str, mend: str) -> Fault:
        return Fault(str(self.file), f"line {self.line}", f"“{shown(self.english)}”: {expected}", found, mend, CODE)


def shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(f"“{part}”" for part in parts)


# --- values ---------------------------------------------------------------------------------------------------------


def _placeholders(pair: _Pair) -> Iterator[Fault]:
    wanted, found = values(pair.english), values(pair.said)
    missing, extra = (wanted - found).elements(), (found - wanted).elements()
    wrong = [f"{value} is missing" for value in missing] + [f"{value} is not in the English" for value in extra]
    if wrong:
        mend = "Copy each placeholder from the English, letter by letter, braces included; it may stand anywhere in the sentence."
        yield pair.fault("expected the same placeholders", "; ".join(wrong), mend)
    rest = without_values(pair.said)
    if "{" in rest or "}" in rest:
        yield pair.fault(
            "expected braces only around a placeholder", f"“{shown(pair.said)}”", "Close or delete the brace."
        )


def _numbers(pair: _Pair) -> Iterator[Fault]:
    foreign = sorted({sign for sign in without_values(pair.said) if sign.isdecimal() and not sign.isascii()})
    if foreign:
        western = ", ".join(f"{sign} as {unicodedata.digit(sign)}" for sign in foreign)
        yield pair.fault("expected Western digits, as in the English", "".join(foreign), f"Write {western}.")
        return
    for what, pattern in KINDS:
        wanted = Counter(pattern.findall(without_values(pair.english)))
        found = Counter(pattern.findall(without_values(pair.said)))
        if wanted != found:
            lost, added = list((wanted - found).elements()), list((found - wanted).elements())
            told = "; ".join(
                [*([f"{_listed(lost)} is missing"] if lost else []), *([f"{_listed(added)} is new"] if added else [])]
            )
            yield pair.fault(f"expected the same {what}", told, "Write them just as the English has them.")
            return


# --- structure ------------------------------------------------------------------------------------------------------


def _marks(pair: _Pair) -> Iterator[Fault]:
    if pair.said != normal_form(pair.said):
        yield pair.fault(
            "expected one line, with single spaces and none at its ends", f"“{shown(pair.said)}”", "Delete them."
        )
    if pair.said.count("**") != pair.english.count("**"):
        found = f"{pair.said.count('**')} marks **, where the English has {pair.english.count('**')}"
        yield pair.fault(
            "expected the same bold words", found, "Put ** before and after the words that are bold in English."
        )
    if "{%" in pair.said or "{#" in pair.said:
        yield pair.fault("expected words and placeholders only", "a tag {% … %}", "Delete the tag.")
    if _PRIVATE.search(pair.said):
        yield pair.fault("expected no private-use characters", "one", "Delete it.")
    hidden = unseen(pair.said)
    if hidden:
        mend = "Delete them; the program sets the direction of each word itself."
        yield pair.fault("expected no signs that nobody sees", ", ".join(hidden), mend)


def _structure(pair: _Pair) -> Iterator[Fault]:
    """Whether the words would still be one paragraph, item or cell where they stand."""
    parts = [one.what for one in segments(f"{pair.said}\n")]
    if parts and parts != ["paragraph"]:
        mend = "Begin with a word: “-”, “#”, “|” or a number with a full stop at the start makes a list, a heading or a table."
        yield pair.fault("expected words that stay one paragraph", f"“{shown(pair.said)}”", mend)
    elif "|" in without_values(pair.said) and "|" not in pair.english:
        yield pair.fault(
            "expected no bar “|”, which parts the cells of a table", f"“{shown(pair.said)}”", "Use another sign."
        )


def _quotes(pair: _Pair, spoken: Language) -> Iterator[Fault]:
    wanted = Counter(sign for sign in pair.said if sign in '“”„‟«»‹›「」"' and sign not in spoken.quotes)
    if wanted:
        mend = f"Write {spoken.quotes[0]}…{spoken.quotes[1]}, or change “quotes” in language.toml."
        yield pair.fault(f"expected the quotation marks of {spoken.name}", " ".join(wanted), mend)


def _glyphs(pair: _Pair) -> Iterator[Fault]:
    missing = sorted(set(without_values(pair.said)) - covered())
    if missing:
        named = ", ".join(f"{sign} (U+{ord(sign):04X} {unicodedata.name(sign, '')})" for sign in missing)
        mend = "Use another character; a PDF could not show this one."
        yield pair.fault("expected characters that a shipped typeface has", named, mend)


def _itself(pair: _Pair, spoken: Language) -> Iterator[Fault]:
    """Where a letter says that it is in this language too, the translation has to name its own language, not English."""
    english = spoken.locale.languages.get("en", "").casefold()
    names_itself = english and spoken.locale.language != "en" and re.search(r"\bEnglish\b", pair.english)
    if names_itself and english[:_STEM] in pair.said.casefold():
        mend = f"Name your own language where the English names itself: {spoken.own_name or spoken.name}."
        yield pair.fault(f"expected {spoken.name} named", f"“{shown(pair.said)}”, which names English", mend)


# --- messages -------------------------------------------------------------------------------------------------------


def _forms(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.string) if isinstance(entry.string, tuple | list) else (entry.string or "",)


def _english(entry: Entry) -> tuple[str, ...]:
    return tuple(entry.id) if isinstance(entry.id, tuple | list) else (entry.id,)


def _unfinished(entry: Entry, file: Path, plurals: int) -> Iterator[Fault]:
    """What keeps a message from being translated at all."""
    english, forms = _english(entry), _forms(entry)
    where, what = f"line {entry.lineno}", f"“{shown(english[0])}”"
    if len(english) > 1 and (len(forms) != plurals or not all(forms)) and any(forms):
        found = f"{sum(map(bool, forms))} of {plurals}"
        mend = f"Fill in msgstr[0] to msgstr[{plurals - 1}]."
        yield Fault(str(file), where, f"{what}: expected every plural form", found, mend, CODE)
    elif not all(forms):
        yield Fault(str(file), where, f"{what}: expected a translation", "none", "Fill in its msgstr.", CODE)
    elif entry.fuzzy:
        mend = "Put the translation right and delete the word “fuzzy”, or run locales update --meaning-unchanged before it."
        yield Fault(
            str(file), where, f"{what}: expected a translation of these words", "one of an earlier wording", mend, CODE
        )


def _message(entry: Entry, file: Path, spoken: Language, plurals: int) -> Iterator[Fault]:
    unfinished = list(_unfinished(entry, file, plurals))
    if unfinished:
        yield from unfinished
        return
    english = _english(entry)
    for said in _forms(entry):
        pair = _Pair(file, entry.lineno or 0, english[-1], said)
        for check in (_placeholders, _marks, _structure, _numbers, _glyphs):
            yield from check(pair)
        yield from _quotes(pair, spoken)
        yield from _itself(pair, spoken)


def _missing(made: Catalog, file: Path, messages: Iterable[Message], tag: str) -> Iterator[Fault]:
    known = {(entry.context or "", _english(entry)[0]) for entry in made if entry.id}
    for message in messages:
        if message.key not in known:
            place = message.places[0]
            expected = f"“{shown(message.text)}” ({place.file}, {place.where}): expected this message"
            mend = f"complaintletters locales update {tag} adds it."
            yield Fault(str(file), "", expected, "no such message", mend, CODE)


def _review(spoken: Language, file: Path) -> Iterator[Fault]:
    review = spoken.review
    if review.state != "reviewed":
        return
    now = version(file.read_bytes())
    if not review.by or review.on is None:
        mend = "Fill in “by”, a name and a qualification, and “on”, a date."
        yield Fault(
            str(spoken.file), "review", "expected who reviewed the wording and when", "neither or one", mend, CODE
        )
    if review.wording != now:
        mend = f'Have the changes reviewed and write wording = "{now}", or write state = "draft".'
        found = f"“{review.wording}”, where the wording is {now}"
        yield Fault(
            str(spoken.file), "review.wording", "expected the version of the wording as it is now", found, mend, CODE
        )


# Words that tell one sentence from its opposite, or one stage from another.
_TELLING = frozenset(
    (
        *("not", "no", "never", "nobody", "nothing", "none", "without", "cannot", "only", "upheld", "partly"),
        *("before", "after", "more", "less", "earlier", "later", "one", "two", "three", "first", "second"),
        *("our", "your", "we", "you"),
    )
)
_WORDS = re.compile(r"\w+")


def _opposed(english: str, other: str) -> bool:
    """Whether two texts differ in a word that tells them apart for a reader."""
    words, others = (set(_WORDS.findall(without_values(text).casefold())) for text in (english, other))
    return not _TELLING.isdisjoint(words ^ others)


def _alike(made: Catalog, file: Path) -> Iterator[Fault]:
    """Texts that English tells apart and the translation doesn't, such as “upheld” and “not upheld”."""
    first: dict[str, str] = {}
    for entry in made:
        said = _forms(entry)[0]
        if not entry.id or not said or entry.fuzzy:
            continue
        english = _english(entry)[0]
        other = first.setdefault(said.casefold(), english)
        if _opposed(english, other):
            found = f"“{shown(said)}” for “{shown(other)}” too"
            mend = "A reader has to tell the two apart: translate each in other words."
            yield Fault(str(file), f"line {entry.lineno}", f"“{shown(english)}”: expected words of its own", found, mend, CODE)


def _has_table(table: str) -> bool:
    """Whether liblouis has a table; where there is no liblouis, nobody can tell."""
    try:
        liblouis.version()
    except RenderError:
        return True
    try:
        liblouis.forward("a", table)
    except RenderError:
        return False
    return True


def _language_faults(spoken: Language) -> Iterator[Fault]:
    """What the language's own file names and isn't there."""
    family, table = spoken.typefaces.page, spoken.braille
    if family and not characters_of(family):
        there = ", ".join(sorted({str(font.family) for font in typefaces().fonts()}))
        expected = "expected a typeface that is shipped"
        yield Fault(str(spoken.file), "typefaces.page", expected, f"“{family}”", f"There are {there}.", CODE)
    if table and not _has_table(table):
        mend = "Leave it out where there is no sound one: braille is then refused, and a transcriber makes it."
        yield Fault(str(spoken.file), "braille", "expected a table of liblouis", f"“{table}”", mend, CODE)


def catalogue_faults(spoken: Language, folder: Path, messages: tuple[Message, ...]) -> tuple[Fault, ...]:
    """Everything wrong with the catalogue in a folder, for the messages that it has to have."""
    file = folder / FILE
    if not file.is_file():
        mend = f"complaintletters locales new {spoken.tag} makes it."
        return (Fault(str(file), "", "expected a catalogue", "none", mend, CODE),)
    try:
        made = read_source(file)
    except WordingError as error:
        return error.faults
    faults = [*_language_faults(spoken), *_missing(made, file, messages, spoken.tag), *_review(spoken, file)]
    for entry in made:
        if entry.id:
            faults += _message(entry, file, spoken, made.num_plurals)
    return (*faults, *_alike(made, file))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a language is translated, and who has reviewed it."""

    tag: str
    name: str
    registers: tuple[str, ...]
    messages: int
    translated: int
    stale: int
    version: str
    review: str
    by: str


def coverage(spoken: Language, folder: Path, messages: tuple[Message, ...]) -> Coverage:
    """One row for ``locales status``. Raises ``WordingError`` for a catalogue that can't be read."""
    file = folder / FILE
    made = read_source(file) if file.is_file() else Catalog()
    wanted = {message.key for message in messages}
    mine = [entry for entry in made if entry.id and (entry.context or "", _english(entry)[0]) in wanted]
    done = [entry for entry in mine if all(_forms(entry)) and not entry.fuzzy]
    now = version(file.read_bytes()) if file.is_file() else ""
    review = spoken.review
    state = (
        "draft: the wording has changed since" if review.state == "reviewed" and review.wording != now else review.state
    )
    by = f"{review.by}, {review.on.isoformat()}" if review.by and review.on else review.by
    stale = sum(entry.fuzzy for entry in mine)
    return Coverage(spoken.tag, spoken.name, tuple(spoken.registers), len(messages), len(done), stale, now, state, by)
