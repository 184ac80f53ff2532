"""A finished file compared with the letter it should be: its values in order, its statements, its typed words.

Works on any file that its format's reader can read, also one edited by hand: the layout may differ, what it says may not.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import Recognised, normal, recognised
from complaintletters.findings import Finding, Level
from complaintletters.language import language
from complaintletters.letter import RECOGNISABLE, FreeText, Letter, Statement, Value, leaves, letter_lines, plain

_NAMES = {"date": "date", "money": "sum", "telephone": "telephone number", "email": "e-mail address", "web": "web address"}


# --- values ---------------------------------------------------------------------------------------------------------


def _expected_values(letter: Letter, babel_name: str) -> Iterator[tuple[Recognised, str]]:
    """Every recognisable value of a letter, in order, with the section it stands in."""
    for section, content in letter_lines(letter):
        for value in recognised(plain(content), babel_name):
            yield value, section


def _found_values(file: FinishedFile, babel_name: str) -> list[Recognised]:
    return [value for line in file.lines for value in recognised(line, babel_name)]


def _altered(wanted: list[tuple[Recognised, str]], found: list[Recognised]) -> Iterator[Finding]:
    for index in range(max(len(wanted), len(found))):
        if index >= len(found):
            value, section = wanted[index]
            message = f"the {_NAMES[value.kind]} {value.shown} is missing."
            yield Finding("value-missing", message, section)
        elif index >= len(wanted):
            value = found[index]
            yield Finding("value-added", f"the {_NAMES[value.kind]} {value.shown} is not in the letter.", "file")
        else:
            (value, section), other = wanted[index], found[index]
            message = f"expected the {_NAMES[value.kind]} {value.shown}; found {other.shown}."
            yield Finding("value-altered", message, section)


def _compare_values(letter: Letter, file: FinishedFile) -> Iterator[Finding]:
    babel_name = str(language(letter.identity.language).locale)
    wanted, found = list(_expected_values(letter, babel_name)), _found_values(file, babel_name)
    matcher = SequenceMatcher(None, [value.key for value, _ in wanted], [value.key for value in found], autojunk=False)
    for what, start, stop, from_, to in matcher.get_opcodes():
        if what != "equal":
            yield from _altered(wanted[start:stop], found[from_:to])


# --- statements and typed words -------------------------------------------------------------------------------------


def _statements(letter: Letter) -> Iterator[tuple[str, Statement]]:
    for section, content in letter_lines(letter):
        for leaf in leaves(content):
            if isinstance(leaf, Statement):
                yield section, leaf


def _typed(letter: Letter) -> Iterator[tuple[str, FreeText]]:
    for section, content in letter_lines(letter):
        for leaf in leaves(content):
            if isinstance(leaf, FreeText):
                yield section, leaf


def _find_in_order(text: str, wanted: Iterator[tuple[str, str, str]], code: str, message: str) -> Iterator[Finding]:
    """Each wanted text must stand after the one before it."""
    at = 0
    for section, words, where in wanted:
        position = text.find(words, at)
        if position < 0:
            yield Finding(code, message.format(words=words if len(words) < 90 else words[:89] + "…"), where or section)
        else:
            at = position + len(words)


def _compare_words(letter: Letter, text: str) -> Iterator[Finding]:
    says = ((section, normal(one.text), section) for section, one in _statements(letter))
    yield from _find_in_order(text, says, "statement-missing", "the sentence “{words}” is missing or altered.")
    typed = ((section, normal(one.text), one.path) for section, one in _typed(letter) if normal(one.text))
    yield from _find_in_order(text, typed, "text-altered", "the words “{words}” are missing or altered.")


def _decision_lines(letter: Letter) -> Iterator[tuple[str, str, str]]:
    """Every line that tells a decision or a ground, whole: one word less turns it round."""
    for section, content in letter_lines(letter):
        values = [leaf for leaf in leaves(content) if isinstance(leaf, Value)]
        if any(value.source.endswith((".decision", ".ground")) for value in values):
            yield section, normal(plain(content)), section


def _named(letter: Letter) -> Iterator[tuple[str, str, str]]:
    """Names, roles, references, addresses and durations, which can't be recognised without knowing them."""
    for section, content in letter_lines(letter):
        for leaf in leaves(content):
            if isinstance(leaf, Value) and leaf.kind not in RECOGNISABLE and leaf.kind != "count":
                yield section, normal(leaf.text), section


def _compare_named(letter: Letter, text: str) -> Iterator[Finding]:
    yield from _find_in_order(text, _decision_lines(letter), "decision-altered", "“{words}” is missing or altered.")
    yield from _find_in_order(text, _named(letter), "name-altered", "“{words}” is missing or altered.")


def _compare_identity(letter: Letter, text: str) -> Iterator[Finding]:
    for what, words in (("title", letter.title_text), ("case reference", letter.identity.reference)):
        if normal(words) not in text:
            yield Finding("identity-missing", f"the {what} “{words}” is missing or altered.", what)


def _compare_property(letter: Letter, file: FinishedFile, text: str) -> Iterator[Finding]:
    """The document's own title, which a screen reader says first. Left to the identity where the text lacks it too."""
    title = normal(letter.title_text)
    if file.title and title in text and title not in normal(file.title):
        message = f"the document's title says “{normal(file.title)}”, not “{title}”."
        yield Finding("title-altered", message, "document properties", Level.WARNING)


def compare(letter: Letter, file: FinishedFile) -> tuple[Finding, ...]:
    """Where a file says something else than the letter. Its own findings as a file come first."""
    text = normal("\n".join(file.lines))
    marked = normal(letter.furniture.draft) in normal("\n".join((*file.lines, *file.furniture, file.title)))
    findings = [*file.findings]
    if marked and letter.draft is None:
        findings.append(Finding("is-a-draft", "this file is a draft, not a letter.", "file"))
    findings += [*_compare_identity(letter, text), *_compare_property(letter, file, text)]
    findings += [*_compare_values(letter, file), *_compare_words(letter, text), *_compare_named(letter, text)]
    return tuple(findings)
