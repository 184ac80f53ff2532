"""A finished file checked against its letter. ``compare`` is for our own output, ``check_file`` for any file.

Our own output must say the letter word for word. Any other file may be worded and laid out otherwise, as long as every
required element, obligatory sentence and fact is there, and nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel

from complaintletters.checks.comparing.alternatives import Alternatives
from complaintletters.checks.comparing.context import Context
from complaintletters.checks.comparing.edited import compare_edited
from complaintletters.checks.comparing.elsewhere import compare_elsewhere, compare_values
from complaintletters.checks.comparing.exact import first_difference
from complaintletters.checks.comparing.identity import (
    check_draft,
    check_letterhead,
    check_property,
    check_reference,
    check_title,
)
from complaintletters.checks.comparing.outcomes import State, Verdict
from complaintletters.checks.comparing.parts import parts_of
from complaintletters.checks.comparing.spans import FileWords
from complaintletters.checks.comparing.words import keys_of, short
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.letter import Asked, asked_of
from complaintletters.checks.translations import decision_terms
from complaintletters.compose import compose
from complaintletters.describing import Description
from complaintletters.findings import Finding, Level, errors_in
from complaintletters.house_style import HouseStyle
from complaintletters.language import language
from complaintletters.letter import Letter, plain, section_lines
from complaintletters.setting_out import with_summary_first

Origin = Literal["ours", "elsewhere"]
OURS = 0.35
"""The share of a letter's lines that a file made from it still holds, however it was edited."""


@dataclass(frozen=True, slots=True)
class Element:
    """One required element, and what became of it in the file."""

    id: str
    says: str
    provision: str
    strength: str
    state: State
    where: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file is found to be. ``origin`` says whether it was made from our letter."""

    origin: Origin
    elements: tuple[Element, ...]
    findings: tuple[Finding, ...]


# --- our own output ---------------------------------------------------------------------------------------------------


def compare(letter: Letter, file: FinishedFile, settings: Sequence[object] = ()) -> tuple[Finding, ...]:  # noqa: ARG001 - as all are
    """Where a file of ours departs from its letter, by as little as a word. Its own findings as a file come first."""
    findings = [*file.findings, *check_draft(letter, file), *check_property(letter, file)]
    different = first_difference(letter, file)
    if different is None:
        return tuple(findings)
    found = [finding for one, part in _letters_and_parts(letter, file) for finding in _departures(one, part)]
    if not errors_in(found):
        section, wanted, there = different
        message = f"expected “{short(wanted)}”; found “{short(there) or 'nothing'}”."
        found.append(Finding("words-differ", message, section, mend="Make the file again from the case."))
    return (*findings, *found)


def _letters_and_parts(letter: Letter, file: FinishedFile) -> tuple[tuple[Letter, FinishedFile], ...]:
    """Each letter of a file with the part of the file that it is."""
    if letter.then is None:
        return ((letter, file),)
    return tuple(zip(letter.in_order, parts_of(file, letter, letter.then), strict=True))


def _departures(letter: Letter, file: FinishedFile) -> Iterator[Finding]:
    words = FileWords.of(file)
    yield from check_title(letter, words)
    yield from check_reference(letter, words)
    yield from compare_edited(Context(letter), words).findings


# --- any file ---------------------------------------------------------------------------------------------------------


def likeness(letter: Letter, file: FinishedFile) -> float:
    """How much of a letter stands in a file word for word, from 0 to 1."""
    return _likeness(Context(letter), FileWords.of(file))


def _likeness(context: Context, words: FileWords) -> float:
    passages = [passage for chapter in context.chapters for passage in chapter.passages]
    found = sum(any(words.find(keys, words.all) for keys in passage.spellings) for passage in passages)
    return found / len(passages) if passages else 0.0


def _texts(value: Any) -> Iterator[str]:
    """Everything a case says, as text: its dates, its sums and its words."""
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name))
        case dict():
            for one in value.values():
                yield from _texts(one)
        case tuple() | list():
            for one in value:
                yield from _texts(one)
        case Decimal():
            yield f"£{value}"
        case None | bool():
            return
        case _:
            yield str(value)


def _letterhead(style: HouseStyle) -> tuple[str, ...]:
    return (style.name, style.strapline, style.small_print, *(line.text for line in style.contact))


def _provisions(asked: tuple[Asked, ...], made: Description) -> dict[str, str]:
    pack = made.rules.regulator
    return {need.source: pack.provision(one.rule) for one in reversed(asked) for need in one.needs}


def _level(one: Asked) -> Level:
    return Level.ERROR if one.strength.startswith("must") else Level.WARNING


def _state(one: Asked, states: dict[str, list[Verdict]]) -> tuple[State, str]:
    """An element's state from its facts': missing when none is there, altered when some are not as they should be."""
    needed = [states[need.source] for need in one.needs if need.source in states]
    best = [min(found, key=lambda verdict: ("present", "altered", "missing").index(verdict.state)) for found in needed]
    where = next((verdict.where for verdict in best if verdict.where), "")
    if best and all(verdict.state == "missing" for verdict in best):
        return "missing", ""
    whole = all(verdict.state == "present" for found in needed for verdict in found)
    return ("present" if whole else "altered"), where


def _elements(asked: tuple[Asked, ...], verdicts: list[Verdict], made: Description) -> Iterator[Element]:
    states: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        states.setdefault(verdict.source, []).append(verdict)
    for one in asked:
        if any(need.source in states for need in one.needs):
            state, where = _state(one, states)
            provision = made.rules.regulator.provision(one.rule)
            yield Element(one.rule.id, one.rule.says, provision, one.strength, state, where)


def _sums_up_first(summed_up: Letter, words: FileWords) -> bool:
    """Whether a file has the letter's summary above its date, references and salutation, as large print does."""
    if summed_up.salutation or len(summed_up.sections) < 2:
        return False
    summary, begins, *_ = summed_up.sections
    lines = ([plain(line) for line in section_lines(section)] for section in (summary, begins))
    starts = [[span.start for line in part if (span := words.find(keys_of(line), words.all))] for part in lines]
    return all(starts) and min(starts[0]) < min(starts[1])


@dataclass(frozen=True, slots=True)
class Expected:
    """A letter that files are checked against: what it must hold, worked out once."""

    made: Description
    asked: tuple[Asked, ...]
    context: Context

    def check(self, file: FinishedFile) -> Checked:
        """A file that holds a good part of the letter's lines was made from it; any other was made elsewhere."""
        words = FileWords.of(file)
        summed_up = with_summary_first(self.context.letter)
        if _sums_up_first(summed_up, words):
            return replace(self, context=replace(self.context, letter=summed_up))._checked(file, words)
        return self._checked(file, words)

    def _checked(self, file: FinishedFile, words: FileWords) -> Checked:
        letter = self.context.letter
        findings = [
            *file.findings,
            *check_draft(letter, file),
            *check_property(letter, file),
            *check_reference(letter, words),
        ]
        if _likeness(self.context, words) < OURS:
            return self._elsewhere(file, words, findings)
        edited = compare_edited(self.context, words)
        findings += [*check_title(letter, words), *edited.findings, *check_letterhead(self.context, file)]
        return Checked("ours", tuple(_elements(self.asked, edited.verdicts, self.made)), tuple(findings))

    def _elsewhere(self, file: FinishedFile, words: FileWords, findings: list[Finding]) -> Checked:
        context = replace(self.context, known=tuple(_texts(self.made.case)))
        compared = compare_elsewhere if context.letter.is_english else compare_values
        needed = [(need.source, _level(one)) for one in reversed(self.asked) for need in one.needs if need.known]
        other = compared(context, file, words, needed)
        elements = tuple(_elements(self.asked, other.verdicts, self.made))
        return Checked("elsewhere", elements, (*findings, *other.findings))


def _also_called(made: Description) -> dict[str, tuple[str, ...]]:
    """The short names of the Ombudsman and the landlord, which a letter made elsewhere may use."""
    pack, profile = made.rules.regulator, made.rules.landlord
    return {
        pack.name: (pack.short_name.removeprefix("the "),),
        profile.name: (profile.short_name.removeprefix("the "),),
    }


def expected(made: Description, *, then: Letter | None = None) -> Expected:
    """What a described letter's files are checked against. ``then`` is the letter in another language that follows it."""
    asked = asked_of(made)
    letter = replace(compose(made), then=then)
    context = Context(
        letter,
        # Other ways to say a sentence are listed in English only.
        Alternatives(made.statements.say if letter.is_english else {}, _also_called(made)),
        spoken=language(made.request.language, made.rules.templates),
        decision_terms=decision_terms(made),
        letterhead=_letterhead(made.rules.landlord.house_style()),
        provisions=_provisions(asked, made),
    )
    return Expected(made, asked, context)


def check_file(made: Description, file: FinishedFile) -> Checked:
    """Any file checked against the letter of a description."""
    return expected(made).check(file)


# --- bilingual files --------------------------------------------------------------------------------------------------

_STATES: tuple[State, ...] = ("present", "altered", "missing")


def _worse(one: Element, other: Element) -> Element:
    return max(one, other, key=lambda element: _STATES.index(element.state))


def _together(first: tuple[Element, ...], second: tuple[Element, ...]) -> tuple[Element, ...]:
    """Each element as it is in the letter where it is worse: both must be whole."""
    others = {element.id: element for element in second}
    both = tuple(_worse(element, others.pop(element.id, element)) for element in first)
    return (*both, *others.values())


def _in_language(findings: tuple[Finding, ...], name: str) -> tuple[Finding, ...]:
    return tuple(replace(one, where=f"{name}: {one.where}" if one.where else name) for one in findings)


def check_bilingual(first: Description, second: Description, file: FinishedFile) -> Checked:
    """A file checked against a letter in two languages: each part against its own, the file's own properties once."""
    other = expected(second)
    one = expected(first, then=other.context.letter)
    parts = parts_of(file, one.context.letter, other.context.letter)
    checked, after = one.check(parts[0]), other.check(parts[1])
    names = (one.context.language.name, other.context.language.name)
    findings = (*_in_language(checked.findings, names[0]), *_in_language(after.findings, names[1]))
    origin: Origin = "ours" if checked.origin == after.origin == "ours" else "elsewhere"
    return Checked(origin, _together(checked.elements, after.elements), findings)
