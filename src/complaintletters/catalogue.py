"""A language's catalogue: the English message in, the reader's language out. Read from ``locales/<tag>/letters.po``.

A catalogue that was compiled beside its source is used where it is of just that source; else the source is compiled as it is
read, so that an edited translation is never an old one. A landlord's own folder may have catalogues too, which come first.
"""

import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from complaintletters.errors import Fault, WordingError
from complaintletters.language import DEFAULT_LANGUAGE, Language
from complaintletters.message_values import changed_values
from complaintletters.places import locale_folders, shipped

ANY_OTHER = 5
"""A whole number that stands for one with a fraction, which gettext has no plural form for."""
FILE = "letters.po"
COMPILED = "letters.mo"
_SOURCE_OF = ("complaintletters", "source sha256")
"""The context and message under which a compiled catalogue holds the digest of what it was compiled from."""
_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?"(?:[^"\\]|\\.)*"')
_STRINGS = r'(?:"(?:[^"\\]|\\.)*"\s*)+'
_ENTRY = re.compile(rf"^(?:msgctxt (?P<context>{_STRINGS}))?^msgid (?P<message>{_STRINGS})", re.MULTILINE)
_JOIN = re.compile(r'"\s*"')
_CHARSET = re.compile(r'^"Content-Type:.*?charset=([^\\"\s;]+)', re.MULTILINE)
_PLURALS = re.compile(r'^"Plural-Forms:\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;"\\]*)', re.MULTILINE)
_MESSAGE = "Each message is a msgid line and a msgstr line, with its words in straight quotation marks."
_SHOWN = 60
_MARK = re.compile("\ue002(\\d+)\ue003")
_untranslated: dict[str, int] = {}
"""Messages that some catalogue lacks, numbered as they are met: their marks have to be short, and parted by no markup."""


def _marked(english: str) -> str:
    """English words with a mark before them, which no wording or case can hold."""
    return f"\ue002{_untranslated.setdefault(english, len(_untranslated))}\ue003{english}"


def untranslated_in(text: str) -> tuple[str, ...]:
    """The messages in a text that have no translation."""
    known = tuple(_untranslated)
    return tuple(known[int(number)] for number in _MARK.findall(text))


def unmarked(text: str) -> str:
    """A text without its marks."""
    return _MARK.sub("", text)


class _Nothing(gettext.NullTranslations):
    """What is asked when a catalogue lacks a message."""

    def gettext(self, message: str) -> str:
        raise LookupError(message)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own signature
        raise LookupError(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        raise LookupError(msgid1)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The messages of one language. English is its own translation."""

    tag: str
    files: tuple[Path, ...] = ()
    _messages: gettext.NullTranslations = field(default_factory=gettext.NullTranslations, repr=False)

    def find(self, text: str, context: str = "") -> str | None:
        """A message's translation, if there is one. Wording has no context; names and sentences have their role's.

        Raises ``WordingError`` for one that says another value, sum or number than the English.
        """
        if self.tag == DEFAULT_LANGUAGE:
            return text
        try:
            said = self._messages.pgettext(context, text) if context else self._messages.gettext(text)
        except LookupError:
            return None
        return self._kept(text, said) if said.strip() else None

    def words(self, text: str, context: str = "") -> str:
        """The translation, or the English words marked as untranslated."""
        found = self.find(text, context)
        return _marked(text) if found is None else found

    def counted(self, one: str, other: str, amount: int, context: str = "term") -> str:
        """The form that goes with a number, in the language's own plural forms."""
        if self.tag == DEFAULT_LANGUAGE:
            return one if amount == 1 else other
        try:
            said = self._messages.npgettext(context, one, other, amount)
        except LookupError:
            return _marked(one if amount == 1 else other)
        return self._kept(other, said)

    def _kept(self, english: str, said: str) -> str:
        changed = changed_values(english, said)
        if not changed:
            return said
        shown = english if len(english) <= _SHOWN else f"{english[: _SHOWN - 1].rstrip()}…"
        expected = f"“{shown}”: expected a translation with the same values, sums and numbers"
        own = next((one.parents[2] for one in self.files if shipped("locales") not in one.parents), None)
        folder = f" --templates {own}" if own else ""
        mend = f"complaintletters locales check {self.tag}{folder} says on which line. Write them as the English has them."
        file = str(self.files[0]) if len(self.files) == 1 else f"locales/{self.tag}/{FILE}"
        raise WordingError([Fault(file, "", expected, "; ".join(changed), mend, "catalogue")])


ENGLISH = Catalogue(DEFAULT_LANGUAGE)


# --- reading --------------------------------------------------------------------------------------------------------


def _malformed(text: str) -> Iterator[tuple[int, str]]:
    """Lines that no message is made of: gettext's own reader drops some of them without a word."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#") and not _LINE.fullmatch(line.rstrip()):
            yield number, line.strip()[:_SHOWN]


def _line_of(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"


def repeated(text: str, file: Path) -> Iterator[Fault]:
    """Messages that stand in a catalogue twice: nobody could see which of the two is used."""
    seen: dict[tuple[str, str], str] = {}
    for found in _ENTRY.finditer(text):
        key = (_JOIN.sub("", found["context"] or "").strip(), _JOIN.sub("", found["message"]).strip())
        line = _line_of(text, found.start())
        if key in seen:
            mend = "Delete one of the two."
            yield Fault(str(file), line, "expected each message once", f"{key[1]}, as in {seen[key]}", mend, "catalogue")
        seen.setdefault(key, line)


def _head_faults(text: str, file: Path) -> Iterator[Fault]:
    """What is wrong with a catalogue's head: how it is written, and the rule of its plural forms."""
    charset, plurals = _CHARSET.search(text), _PLURALS.search(text)
    if charset and charset[1].casefold() not in {"utf-8", "utf8"}:
        mend = "Save the file as UTF-8 and write charset=utf-8."
        line = _line_of(text, charset.start())
        yield Fault(str(file), line, "expected charset=utf-8", f"charset={charset[1]}", mend, "catalogue")
    if plurals and not _is_rule(plurals[2], int(plurals[1])):
        mend = "Take the line Plural-Forms from a file that complaintletters locales new makes."
        line = _line_of(text, plurals.start())
        yield Fault(str(file), line, "expected a rule for plural forms", plurals[2].strip(), mend, "catalogue")


def _is_rule(expression: str, forms: int) -> bool:
    """Whether it says for every number which of so many forms it takes."""
    try:
        rule = gettext.c2py(expression)
        return all(0 <= rule(number) < forms for number in range(200))
    except (ValueError, RecursionError, ArithmeticError):
        return False


def _faulty(file: Path, line: int, found: str) -> Fault:
    return Fault(str(file), f"line {line}", "expected a message", found, _MESSAGE, "catalogue")


def read_source(file: Path) -> Catalog:
    """A catalogue's source. Raises ``WordingError`` with every line that can't be read."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mend = "Save it as UTF-8, as a translation program does."
        raise WordingError([Fault(str(file), "", "expected a catalogue in UTF-8", str(error), mend, "catalogue")]) from error
    faults = [_faulty(file, number, line) for number, line in _malformed(text)]
    faults = faults or [*_head_faults(text, file), *repeated(text, file)]
    if faults:
        raise WordingError(faults)
    try:
        return read_po(BytesIO(text.encode("utf-8")), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise WordingError([_faulty(file, line, str(error))]) from error


def version(data: bytes) -> str:
    """A short name for just these messages and translations: another when any word of them changes, not for a comment."""
    lines = (line for line in data.splitlines() if line and not line.startswith(b"#"))
    return sha256(b"\n".join(lines)).hexdigest()[:12]


def compiled_bytes(source: Path) -> bytes:
    """A catalogue compiled: its finished messages, and the digest of what they were compiled from."""
    made = read_source(source)
    for one in list(made):
        # A plural form that lacks would be filled with the English one.
        if isinstance(one.string, tuple | list) and not all(one.string):
            made.delete(one.id, one.context)
    context, message = _SOURCE_OF
    made.add(message, sha256(source.read_bytes()).hexdigest(), context=context)
    out = BytesIO()
    write_mo(out, made)
    return out.getvalue()


def _loaded(source: Path) -> gettext.GNUTranslations:
    compiled = source.with_name(COMPILED)
    context, message = _SOURCE_OF
    if compiled.is_file():
        found = gettext.GNUTranslations(BytesIO(compiled.read_bytes()))
        if found.pgettext(context, message) == sha256(source.read_bytes()).hexdigest():
            return found
    return gettext.GNUTranslations(BytesIO(compiled_bytes(source)))


def catalogue_files(tag: str, templates: Path | None = None) -> tuple[Path, ...]:
    """The sources of a language's catalogues; the user's own comes first."""
    found = (folder / tag / FILE for folder in locale_folders(templates))
    return tuple(file for file in found if file.is_file())


@cache
def _catalogue(tag: str, files: tuple[Path, ...], _modified: tuple[int, ...]) -> Catalogue:
    chain: gettext.NullTranslations = _Nothing()
    for file in reversed(files):
        loaded = _loaded(file)
        loaded.add_fallback(chain)
        chain = loaded
    return Catalogue(tag, files, chain)


def catalogue(tag: str = DEFAULT_LANGUAGE, templates: Path | None = None) -> Catalogue:
    """A language's catalogue, read once and again when a file changes. Raises ``WordingError`` for one that can't be read."""
    if tag == DEFAULT_LANGUAGE:
        return ENGLISH
    files = catalogue_files(tag, templates)
    return _catalogue(tag, files, tuple(file.stat().st_mtime_ns for file in files))


@cache
def _version_of(file: Path, _modified: int) -> str:
    return version(file.read_bytes())


def is_reviewed(spoken: Language, templates: Path | None = None) -> bool:
    """Whether somebody qualified has read a language's wording as it is now, or it is the one that wording is written in."""
    if spoken.review.state != "reviewed":
        return spoken.review.state == "source"
    files = [file for file in catalogue_files(spoken.tag, templates) if file.parent == spoken.file.parent]
    return bool(files) and _version_of(files[0], files[0].stat().st_mtime_ns) == spoken.review.wording
