"""A case's own texts in another language: what a letter still lacks, a file for a translator, and that file back into the case.

The file is a gettext catalogue (.po), which translation programs open: each message is one text of the case, with its path as
context. Taken back, a text whose English has changed since is refused by name, never put beside other words than its own.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import PoFileError, read_po

from complaintletters.case import Case, parse_case
from complaintletters.case.json_values import values, with_values
from complaintletters.case.words import LineModel, Translation, WordsModel
from complaintletters.catalogue import repeated
from complaintletters.checks.plain.letter import typed_words
from complaintletters.checks.translations import printed_places, text_findings
from complaintletters.compose import compose, describe_for
from complaintletters.describing.reader import Typing
from complaintletters.errors import Fault, UsageError
from complaintletters.findings import Finding, Level
from complaintletters.language import Language
from complaintletters.letter import FreeText, leaves, letter_lines, plain
from complaintletters.locales.updating import as_bytes
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules

By = Literal["human", "machine"]
_STATES = {
    "not-translated": "missing",
    "translation-stale": "stale",
    "machine-translation": "by machine",
    "translation-differs": "differs",
    "translation-numbers": "to look at",
    "translation-same": "still English",
}


@dataclass(frozen=True, slots=True)
class TextState:
    """One text of a case and how it stands in a language. ``state`` is "translated" where nothing is wrong with it."""

    path: str
    english: str
    translation: str
    state: str
    findings: tuple[Finding, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether a letter can print it."""
        return all(one.level is not Level.ERROR for one in self.findings)


# --- what there is --------------------------------------------------------------------------------------------------


def _job_titles(case: Case) -> Iterator[tuple[str, LineModel]]:
    for id_, person in case.people.items():
        if person.job_title:
            yield f"people.{id_}.job_title", person.job_title


def case_texts(case: Case) -> dict[str, WordsModel | LineModel]:
    """Every text of a case that letters may print, by its path."""
    return {**dict(typed_words(case)), **dict(_job_titles(case))}


def printed_texts(case: Case, rules: Rules, request: LetterRequest, spoken: Language) -> tuple[str, ...]:
    """The paths of those that one letter prints in a language."""
    made = describe_for(case, rules, replace(request, language=spoken.tag, draft=True))
    places = printed_places(compose(made))
    return tuple(path for path in case_texts(case) if path in places)


def _state(path: str, words: WordsModel | LineModel, spoken: Language, known: bool) -> TextState:
    found = words.translations.get(spoken.tag)
    if found is None and known:
        return TextState(path, words.text, "", "in the catalogue")
    findings = tuple(text_findings(path, Typing(words.text, found), spoken, allow_machine=False))
    state = _STATES[findings[0].code] if findings else "translated"
    return TextState(path, words.text, found.text if found else "", state, findings)


def text_states(
    case: Case, spoken: Language, paths: Iterable[str] | None = None, *, known: frozenset[str] = frozenset()
) -> tuple[TextState, ...]:
    """How each text of a case stands in a language. ``known`` are job titles that the language's catalogue has."""
    texts = case_texts(case)
    chosen = texts if paths is None else {path: texts[path] for path in paths}
    return tuple(
        _state(path, words, spoken, isinstance(words, LineModel) and words.text in known)
        for path, words in chosen.items()
    )


# --- out to a translator --------------------------------------------------------------------------------------------


def frames(case: Case, rules: Rules, request: LetterRequest, spoken: Language) -> dict[str, tuple[str, ...]]:
    """Where each text stands in a letter, in its language: the line it is part of, with a gap in its place."""
    made = describe_for(case, rules, replace(request, language=spoken.tag, draft=True))
    out: dict[str, dict[str, None]] = {}
    for section, content in letter_lines(compose(made)):
        parts = tuple(leaves(content))
        for path in {part.path for part in parts if isinstance(part, FreeText)}:
            around = "".join(_GAP if _is_of(part, path) else plain((part,)) for part in parts)
            line = re.sub(rf"{_GAP}(?:\s*{_GAP})*", _GAP, around).strip()
            told = f"a paragraph of its own, in “{section}”" if line == _GAP else f"in “{section}”: {line}"
            out.setdefault(path, {})[told] = None
    return {path: tuple(lines)[:_MOST_FRAMES] for path, lines in out.items()}


def _is_of(part: object, path: str) -> bool:
    return isinstance(part, FreeText) and part.path == path


def for_translator(
    case: Case,
    spoken: Language,
    states: Iterable[TextState],
    *,
    around: Mapping[str, tuple[str, ...]] | None = None,
) -> bytes:
    """The texts as a catalogue: the path of each as its context, and the translation there is.

    ``around`` are the lines that each stands in, as comments.
    """
    made = Catalog(locale=spoken.babel, fuzzy=False)
    made.header_comment = (
        f"# The texts of case {case.reference} in {spoken.name}.\n"
        "# Fill in each msgstr. Dates, sums, names and numbers stay as they are typed, sums and numbers in Western digits."
    )
    for one in states:
        shown = one.translation if one.state != "stale" else ""
        told = [_STATES_TOLD[one.state]] if one.state in _STATES_TOLD else []
        made.add(one.english, shown, context=one.path, auto_comments=[*told, *(around or {}).get(one.path, ())])
        plain = _plain_of(case, one.path) if "plain" in spoken.registers else None
        if plain:
            said = _plain_translation(case, one.path, spoken.tag) if shown else ""
            made.add(plain, said, context=f"{one.path}{_PLAIN}", auto_comments=["the same in plain language"])
    return as_bytes(made)


def _plain_of(case: Case, path: str) -> str | None:
    words = case_texts(case)[path]
    return words.plain if isinstance(words, WordsModel) else None


def _plain_translation(case: Case, path: str, tag: str) -> str:
    found = case_texts(case)[path].translations.get(tag)
    return (found.plain or "") if isinstance(found, Translation) else ""


_PLAIN = ".plain"
_GAP = "…"
_MOST_FRAMES = 3
_STATES_TOLD = {"stale": "the English has changed since it was translated", "by machine": "a machine's: to be checked"}


# --- back into the case ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Taken:
    """What came back: the case's JSON with the translations, which texts they are of, and what was found."""

    source: bytes
    paths: tuple[str, ...]
    left: tuple[str, ...]
    findings: tuple[Finding, ...]


def _read(data: bytes, file: str) -> Catalog:
    faults = tuple(repeated(data.decode("utf-8-sig", "replace"), Path(file)))
    if faults:
        raise UsageError(faults)
    try:
        # Some programs begin a file with a byte order mark, which says nothing of a text in UTF-8.
        return read_po(BytesIO(data.removeprefix(BOM_UTF8)), abort_invalid=True)
    except (PoFileError, LookupError, ValueError) as error:
        mend = "Save it as a .po file in UTF-8, as the translation program does."
        raise UsageError([Fault(file, "", "expected the texts as a catalogue (.po)", str(error), mend)]) from error


def _refuse_other_language(read: Catalog, spoken: Language, file: str) -> None:
    """A file in Welsh is never taken for Polish: its head says which language it is."""
    said = str(read.locale_identifier or "")
    if said and said.partition("_")[0] != spoken.tag.partition("-")[0]:
        mend = f"Name its own language: --language {said.replace('_', '-')}."
        raise UsageError([Fault(file, "Language", f"expected a file in {spoken.name} ({spoken.tag})", f'"{said}"', mend)])


def _english_of(context: str, texts: Mapping[str, WordsModel | LineModel]) -> str | None:
    """The English that a message is of: a text, or its plain version."""
    path = context.removesuffix(_PLAIN)
    words = texts.get(path)
    if words is None or path == context:
        return words.text if words else None
    return words.plain if isinstance(words, WordsModel) else None


def _faults(entries: Iterable[Entry], texts: Mapping[str, WordsModel | LineModel], file: str) -> Iterator[Fault]:
    """Messages of another case, and of words that have changed since."""
    for entry in entries:
        where, path = f"line {entry.lineno}", entry.context or ""
        english = _english_of(path, texts)
        if english is None:
            mend = "Take the file that was made from this case, with its msgctxt lines as they were."
            yield Fault(file, where, "expected the path of a text of this case", f'"{path}"', mend)
        elif entry.id != english:
            mend = "Make the file for the translator again; the translations that still hold are in it."
            yield Fault(file, where, f"expected the English of {path} as it is now", f"“{str(entry.id)[:60]}”", mend)


def _object(source: str, span: tuple[int, int], tag: str, translation: Mapping[str, str]) -> str:
    """One text's JSON with a translation in it."""
    raw = json.loads(source[span[0] : span[1]])
    held: dict[str, Any] = {"text": raw} if isinstance(raw, str) else dict(raw)
    kept = held.get("translations", {}).get(tag, {})
    held["translations"] = {**held.get("translations", {}), tag: {**kept, **translation}}
    plainly = source.removeprefix("\ufeff").isascii()
    return json.dumps(held, ensure_ascii=plainly)


def _made(
    path: str, said: str, done: Mapping[str, str], texts: Mapping[str, WordsModel | LineModel], by: By
) -> dict[str, str]:
    """A translation as the case holds it, with its plain version where that came back too."""
    plain = done.get(f"{path}{_PLAIN}")
    return {"text": said, "by": by, "of": texts[path].text, **({"plain": plain} if plain else {})}


def with_translations(source: bytes, data: bytes, spoken: Language, *, file: str, by: By = "human") -> Taken:
    """A case's JSON with the translations of a translator's file, each marked with who made it and of which words.

    Raises ``UsageError`` for a file that isn't of this case as it is, with every message that isn't.
    """
    case = parse_case(source)
    texts = case_texts(case)
    read = _read(data, file)
    _refuse_other_language(read, spoken, file)
    entries = [entry for entry in read if entry.id]
    faults = tuple(_faults(entries, texts, file))
    if faults:
        raise UsageError(faults)
    all_done = {entry.context or "": str(entry.string) for entry in entries if entry.string and not entry.fuzzy}
    done = {path: said for path, said in all_done.items() if path in texts}
    text = source.decode("utf-8")
    spans = {path: (start, end) for path, start, end in values(text)}
    new = {path: _object(text, spans[path], spoken.tag, _made(path, said, all_done, texts, by)) for path, said in done.items()}
    made = with_values(text, new).encode("utf-8")
    states = text_states(parse_case(made), spoken, done)
    left = tuple(entry.context or "" for entry in entries if (entry.context or "") not in all_done)
    return Taken(made, tuple(done), left, tuple(finding for one in states for finding in one.findings))
