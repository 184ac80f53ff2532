"""The letter checked before it is rendered: every element that this letter must have, with its facts and statements.

The same rules serve twice: on the description, to tell a complaints officer what the case lacks; and on the composed
letter, to prove that the wording prints it, in a section that says it is that element.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from complaintletters.checks.plain.letter import unplain_wording
from complaintletters.compose import column_of
from complaintletters.describing import Description
from complaintletters.elements import ELEMENTS, Requirement, requirements
from complaintletters.errors import Fault, ProfileError, did_you_mean
from complaintletters.findings import Finding, Level
from complaintletters.letter import FreeText, Inline, Letter, Section, Statement, Value, leaves, section_lines
from complaintletters.outline import outline
from complaintletters.regulator import ElementRule, Strength

PLAIN_LANGUAGE = "plain-language"
# What stands before the first paragraph, in every letter, whatever its outline.
_BEFORE = frozenset({"identity", "stage"})
_LEVELS: dict[Strength, Level] = {
    "must": Level.ERROR,
    "must-if": Level.ERROR,
    "should": Level.WARNING,
    "should-if": Level.WARNING,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One element that this letter needs, its rule, and what proves it."""

    rule: ElementRule
    strength: Strength
    needs: tuple[Requirement, ...]


def asked_of(made: Description) -> tuple[Asked, ...]:
    """Every element that the regulator asks of this letter."""
    request, rules = made.request, made.rules
    column = column_of(outline(request.kind, rules.templates, rules.landlord.folder, request.register), request).column
    unknown = [rule.id for rule in rules.regulator.elements if rule.id not in ELEMENTS]
    if unknown:
        raise ProfileError(
            Fault(
                f"regulators/{rules.regulator.id}",
                "elements.id",
                "expected an element there is",
                f'"{id_}"',
                did_you_mean(id_, ELEMENTS),
            )
            for id_ in unknown
        )
    return tuple(
        Asked(rule, strength, requirements(rule.id, made))
        for rule in rules.regulator.elements
        for name, strength in rule.letters.items()
        if name == column
    )


def case_gaps(made: Description) -> tuple[Finding, ...]:
    """What the case lacks for this letter."""
    return tuple(
        Finding(
            f"missing-{asked.rule.id}",
            f"this letter needs {need.what}.",
            need.where,
            _LEVELS[asked.strength],
            provision=made.rules.regulator.provision(asked.rule),
            mend=need.mend,
        )
        for asked in asked_of(made)
        for need in asked.needs
        if not need.known
    )


# --- the composed letter --------------------------------------------------------------------------------------------


def _sources(content: tuple[Inline, ...]) -> Iterator[str]:
    for leaf in leaves(content):
        match leaf:
            case Value():
                yield leaf.source
            case FreeText():
                yield leaf.path
            case Statement():
                yield f"say.{leaf.id}"
                yield from (part.source for part in leaf.content if isinstance(part, Value))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a letter."""

    section: str
    elements: frozenset[str]


def _section_places(section: Section) -> Iterator[tuple[str, Place]]:
    place = Place(section.id, frozenset(section.elements))
    for content in section_lines(section):
        for source in _sources(content):
            yield source, place


def places(letter: Letter) -> dict[str, list[Place]]:
    """Every value, free text and statement of a letter by its source, with the sections it stands in."""
    found: dict[str, list[Place]] = {}
    before = Place("before", _BEFORE)
    for content in (letter.title, *(fact.content for fact in letter.facts), letter.salutation):
        for source in _sources(content):
            found.setdefault(source, []).append(before)
    for section in (*letter.sections, *letter.after):
        for source, place in _section_places(section):
            found.setdefault(source, []).append(place)
    return found


def _missing(need: Requirement, element: str, found: dict[str, list[Place]]) -> str:
    """What is wrong with a fact in a letter, if anything."""
    there = found.get(need.source, [])
    if not there:
        return f"the case has {need.what}, but the wording doesn't print it."
    if not any(element in place.elements for place in there):
        sections = ", ".join(sorted({place.section for place in there}))
        return f"{need.what} is printed only in “{sections}”, which the outline doesn't list under “{element}”."
    return ""


def _unplain(letter: Letter, made: Description, asked: Asked) -> Iterator[Finding]:
    """Plain language is measured: it is no fact that stands somewhere. Only wording is, since what was typed isn't ours."""
    wrong = unplain_wording(letter)
    if wrong:
        provision = made.rules.regulator.provision(asked.rule)
        code, mend = f"missing-{asked.rule.id}", "Say it in shorter sentences and everyday words in the landlord's wording."
        yield Finding(code, wrong, "wording", _LEVELS[asked.strength], provision=provision, mend=mend)


def check_letter(letter: Letter, made: Description) -> tuple[Finding, ...]:
    """What a composed letter leaves out of what it must or should have."""
    found = places(letter)
    out: list[Finding] = []
    for asked in asked_of(made):
        out += _unplain(letter, made, asked) if asked.rule.id == PLAIN_LANGUAGE else ()
        for need in asked.needs:
            wrong = _missing(need, asked.rule.id, found) if need.known else ""
            if wrong:
                provision = made.rules.regulator.provision(asked.rule)
                code = f"missing-{asked.rule.id}"
                mend = "Put it back into the landlord's wording or outline."
                out.append(Finding(code, wrong, need.source, _LEVELS[asked.strength], provision=provision, mend=mend))
    return tuple(out)


def elements_shown(letter: Letter, made: Description) -> dict[str, list[str]]:
    """For the manifest: each element asked for, and the sections that show it."""
    found = places(letter)
    shown: dict[str, list[str]] = {}
    for asked in asked_of(made):
        sections = {
            place.section
            for need in asked.needs
            for place in found.get(need.source, [])
            if asked.rule.id in place.elements
        }
        shown[asked.rule.id] = sorted(sections)
    return shown
