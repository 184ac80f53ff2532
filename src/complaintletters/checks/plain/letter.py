"""A composed letter in; how plain its wording and each of its typed texts are, and findings where they aren't plain enough.

Wording must be plain in every letter: that is the element “plain language”. In a plain letter typed texts must be too, in their
plain version or as they are; in others, checks of words warn of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from complaintletters.case import Case
from complaintletters.case.words import WordsModel
from complaintletters.checks.passages import unquoted
from complaintletters.checks.plain.measuring import Pieces
from complaintletters.checks.plain.plain_list import PlainList, plain_list
from complaintletters.checks.recognise import recognised
from complaintletters.checks.words.typed import RESIDENTS
from complaintletters.findings import Finding, Level, Nature
from complaintletters.letter import FreeText, Inline, Letter, Statement, Text, leaves, section_lines
from complaintletters.plain_language import GAP

_GAPS = re.compile(f"{GAP}+")
_SHORTEN = "Say it in shorter sentences and everyday words, one idea in each."


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter's words by who wrote them: wording line by line with gaps for values, typed texts by their path."""

    wording: tuple[str, ...]
    typed: Mapping[str, str]


def _leaf(leaf: object) -> str:
    match leaf:
        case Text():
            return leaf.text
        case Statement():
            return "".join(part.text if isinstance(part, Text) else GAP for part in leaf.content)
    return GAP


def _wording_line(content: tuple[Inline, ...]) -> str:
    """A line with one gap for each value; a typed text of several lines is one."""
    return _GAPS.sub(GAP, "".join(_leaf(leaf) for leaf in leaves(content)))


def letter_text(letter: Letter) -> LetterText:
    """The words of a letter's sections, apart by who wrote them. A text printed twice counts once."""
    wording: list[str] = []
    typed: dict[str, dict[str, None]] = {}
    for section in (*letter.sections, *letter.after):
        for content in section_lines(section):
            line = _wording_line(content)
            if line.replace(GAP, "").strip(" .,:;–-"):
                wording.append(line)
            for leaf in leaves(content):
                if isinstance(leaf, FreeText):
                    typed.setdefault(leaf.path, {})[leaf.text] = None
    return LetterText(tuple(wording), {path: "\n".join(lines) for path, lines in typed.items()})


# --- wording --------------------------------------------------------------------------------------------------------


def unplain_wording(letter: Letter) -> str:
    """What limits of its register a letter's wording goes beyond, with the worst sentence; empty when it is plain.

    A language without a plain list has no limits.
    """
    listed = plain_list(letter.identity.language)
    if listed is None:
        return ""
    pieces = Pieces.of(letter_text(letter).wording, listed, listed.limits_for(letter.identity.register))
    beyond = pieces.beyond()
    return f"{'; '.join(beyond)}{_worst(pieces)}" if beyond else ""


def _worst(pieces: Pieces) -> str:
    hardest = pieces.hardest()
    return f": “{hardest[0].text}”" if hardest else "."


# --- typed texts ----------------------------------------------------------------------------------------------------


def typed_words(value: object, path: str = "") -> Iterator[tuple[str, WordsModel]]:
    """Every text that a case holds, by its path."""
    match value:
        case WordsModel():
            yield path, value
        case BaseModel():
            for name in type(value).model_fields:
                yield from typed_words(getattr(value, name), f"{path}.{name}" if path else name)
        case tuple():
            for index, item in enumerate(value):
                yield from typed_words(item, f"{path}[{index}]")
        case dict():
            for key, item in value.items():
                yield from typed_words(item, f"{path}.{key}")


def own_lines(text: str) -> list[str]:
    """A typed text line by line. What it quotes is somebody's own words, and is let be."""
    return _GAPS.sub(GAP, unquoted(text)).splitlines()


def _faults(pieces: Pieces) -> list[str]:
    """What keeps a text from being plain: the limits it goes beyond, and its wordy phrases."""
    wordy = (f"expected everyday words; found “{one.found}” ({one.instead})" for one in pieces.wordy()[:2])
    return [*pieces.beyond(), *wordy]


def _not_plain(path: str, words: WordsModel, pieces: Pieces) -> Iterator[Finding]:
    faults = _faults(pieces)
    if not faults:
        return
    message = f"{'; '.join(faults)}{_worst(pieces)}"
    if words.plain:
        mend = f"The plain version can be plainer. {_SHORTEN}"
        yield Finding("plain-version-hard", message, path, Level.WARNING, Nature.INPUT, mend=mend)
    else:
        mend = f"Write “{path}” as an object with “text” and “plain”. {_SHORTEN}"
        yield Finding("no-plain-version", message, path, nature=Nature.INPUT, mend=mend)


def _facts(text: str) -> dict[tuple[str, str], str]:
    return {(one.kind, one.canonical): one.shown for one in recognised(text)}


def _differs(path: str, words: WordsModel) -> Iterator[Finding]:
    """A plain version says the same dates, sums and numbers as the text that it stands for."""
    told, plain = _facts(words.text), _facts(words.plain or "")
    wrong = [f"“{plain[key]}” stands only in the plain version" for key in plain if key not in told]
    wrong += [f"“{told[key]}” is not in the plain version" for key in told if key not in plain]
    if wrong:
        message = f"expected the same dates, sums and numbers in both versions; found that {', and '.join(wrong)}."
        mend = "Put the same ones in both."
        yield Finding("plain-version-differs", message, path, nature=Nature.INPUT, mend=mend)


def _unexplained(path: str, text: str, around: str, listed: PlainList) -> Iterator[Finding]:
    """Terms in an answer. The resident's own account of the complaint is in the resident's own words."""
    terms = () if RESIDENTS.fullmatch(path) else listed.unexplained_in(text)
    for term in terms:
        if term in listed.unexplained_in(f"{text}\n{around}"):
            message = f"expected “{term.word}” explained the first time; found no words that say what it means."
            mend = f"Say “{term.means}”, or add it after the word in brackets."
            yield Finding("unexplained-term", message, path, Level.WARNING, Nature.INPUT, mend=mend)


def check_plain_texts(letter: Letter, case: Case) -> tuple[Finding, ...]:
    """In a letter of the plain register: every typed text that isn't plain, or whose plain version tells other facts."""
    listed = plain_list(letter.identity.language)
    if letter.identity.register != "plain" or listed is None:
        return ()
    text, known = letter_text(letter), dict(typed_words(case))
    around, limits = "\n".join(text.wording), listed.limits_for("plain")
    out: list[Finding] = []
    for path, shown in text.typed.items():
        words = known.get(path)
        if words is None:
            continue
        out += _not_plain(path, words, Pieces.of(own_lines(shown), listed, limits))
        out += _unexplained(path, shown, around, listed)
        if words.plain:
            out += _differs(path, words)
    return tuple(out)
