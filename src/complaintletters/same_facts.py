"""Editions of one letter in, or letters to joint complainants; every fact that one tells and another doesn't, out.

What is compared are the typed nodes of the letters as they were set out, which finished files are compared with one by one.
So files that each say their own letter say the same facts. A letter may tell a fact more often than another, and elsewhere,
but never beside another point, sum or action than its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from complaintletters.checks.comparing.decisions import decisions_in
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import recognised
from complaintletters.findings import Finding
from complaintletters.letter import (
    Block,
    Bullets,
    FreeText,
    Item,
    Letter,
    LineBreak,
    Section,
    Statement,
    Strong,
    Table,
    Text,
    Value,
    leaves,
    letter_lines,
    lines,
    plain,
)

# Kinds that are the same fact wherever they come from: a number to ring is the same one in the letterhead and in a sentence.
_BY_VALUE = frozenset({"telephone", "email", "web", "address", "name", "role", "reference"})
# Kinds that are told of something, so that two of the same value are two facts.
_BY_SOURCE = frozenset({"date", "money", "duration"})
_ITEM = re.compile(r"^(?P<list>[a-z_]+(?:\.\d+\.[a-z_]+)?)\[(?P<at>\d+)\]")
# The last step of a term's source, and what it tells: a decision, or why a complaint is refused.
_TERMS = {"decision": "decision", "ground": "ground of refusal"}
_OF_ITEMS = {
    "points": "the complaint point",
    "outcomes": "the outcome sought",
    "compensation": "the compensation",
    "actions": "the next step",
    "learning": "the change we make",
    "new_issues": "the new issue",
    "refusals": "the refusal",
    "enclosures": "the enclosure",
}
_WORDS = "the words"
_DONE_BY_SOMEBODY = frozenset({"actions", "learning"})
_KINDS = {
    "money": "sum",
    "email": "e-mail address",
    "web": "web address",
    "role": "job title",
    "duration": "length of time",
}
# What a letter to a joint complainant tells otherwise than the letter to another, and rightly so.
_ABOUT_THE_READER = frozenset({"name", "role", "address"})


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing that a letter tells. ``source`` is what it is told of, empty where it is the same wherever it stands.

    ``beside`` is what it stands with, where that is another thing than its own.
    """

    kind: str
    value: str
    source: str = ""
    beside: str = ""

    def __str__(self) -> str:
        if self.kind in _OF_ITEMS.values() or self.kind == _WORDS:
            return f"{self.kind} at {self.value}"
        told_of = f" at {self.source}" if self.source else ""
        beside = f", beside the words of {self.beside}," if self.beside else ""
        return f"the {_KINDS.get(self.kind, self.kind)} “{self.value}”{told_of}{beside}"


@dataclass(frozen=True, slots=True)
class Told:
    """One letter by the name that tells it from the others, and the paths withheld from its reader."""

    name: str
    letter: Letter
    withheld: frozenset[str] = frozenset()


_Leaf = Text | LineBreak | Value | FreeText | Statement

# --- the facts of a letter ------------------------------------------------------------------------------------------


def _item(path: str) -> Iterator[Fact]:
    """The item of the case that a path belongs to, such as an action."""
    match = _ITEM.match(path)
    if match and match["list"] in _OF_ITEMS:
        yield Fact(_OF_ITEMS[match["list"]], match[0])


def _of_value(value: Value) -> Iterator[Fact]:
    yield from _item(value.source)
    if value.kind in _BY_VALUE:
        yield Fact(value.kind, value.canonical.casefold())
    elif value.kind in _BY_SOURCE:
        yield Fact(value.kind, value.canonical, value.source)
    elif value.kind == "term" and (kind := _TERMS.get(value.source.rpartition(".")[2])):
        yield Fact(kind, value.canonical, value.source)


def _of_leaf(leaf: _Leaf) -> Iterator[Fact]:
    match leaf:
        case Value():
            yield from _of_value(leaf)
        case FreeText():
            yield from _item(leaf.path)
            yield Fact(_WORDS, leaf.path)
        case Statement():
            yield Fact("statement", leaf.id)
            for part in leaf.content:
                yield from _of_leaf(part)


def facts(letter: Letter) -> frozenset[Fact]:
    """Everything that a letter tells, each fact once."""
    told = (fact for _, content in letter_lines(letter) for leaf in leaves(content) for fact in _of_leaf(leaf))
    return frozenset((*told, *_misplaced(letter)))


# --- what stands beside what ----------------------------------------------------------------------------------------


def _together(block: Block) -> Iterator[tuple[_Leaf, ...]]:
    """What a reader takes together: a line, a row of a table, or the list of labelled facts that a row becomes."""
    match block:
        case Table():
            for row in block.rows:
                yield tuple(leaf for cell in row for leaf in leaves(cell.content))
        case Bullets() if all(_is_labelled(item) for item in block.items):
            yield tuple(leaf for item in block.items for leaf in leaves(item.content))
        case _:
            yield from (tuple(leaves(content)) for content in lines(block))


def _is_labelled(item: Item) -> bool:
    first = item.content[0] if item.content else None
    return isinstance(first, Strong) and plain(first.content).endswith(":")


def _list_and_item(path: str) -> tuple[str, str]:
    """The list that a path leads into and its item: “points” and “points[1]”."""
    match = _ITEM.match(path)
    return (match["list"], match[0]) if match and match["list"] in _OF_ITEMS else ("", "")


def _items_named(unit: Iterable[_Leaf]) -> dict[str, list[str]]:
    """By list, the items whose own words or number a unit holds, in its order."""
    named: dict[str, list[str]] = {}
    for leaf in unit:
        is_number = isinstance(leaf, Value) and leaf.kind == "count"
        path = leaf.path if isinstance(leaf, FreeText) else leaf.source if is_number and isinstance(leaf, Value) else ""
        list_, item = _list_and_item(path)
        if item:
            named.setdefault(list_, []).append(item)
    return named


def _misplaced(letter: Letter) -> Iterator[Fact]:
    """Facts of a point, a sum or an action that stand beside the words of another one, and decisions typed otherwise."""
    decided = _decisions_made(letter)
    for section in (*letter.sections, *letter.after):
        yield from _misplaced_in(section, decided)


def _misplaced_in(section: Section, decided: frozenset[tuple[str, str]]) -> Iterator[Fact]:
    point = ""
    for unit in (unit for block in section.blocks for unit in _together(block)):
        named = _items_named(unit)
        beside = {**({"points": [point]} if point else {}), **named}
        point = named.get("points", [point])[-1]
        values = [leaf for leaf in unit if isinstance(leaf, Value)]
        yield from (fact for value in values for fact in _beside_another(value, beside))
        yield from _by_whom(values, named)
        yield from _typed_otherwise(
            unit, beside.get("points", []) if section.point else named.get("points", []), decided
        )


def _beside_another(value: Value, beside: dict[str, list[str]]) -> Iterator[Fact]:
    list_, own = _list_and_item(value.source)
    others = beside.get(list_, [])
    if others and own not in others:
        yield from (replace(fact, beside=others[-1]) for fact in _of_value(value) if fact.source)


def _by_whom(values: Iterable[Value], named: dict[str, list[str]]) -> Iterator[Fact]:
    """Who does what is named beside it. A point may be told of together with anyone."""
    items = {item for list_, found in named.items() if list_ in _DONE_BY_SOMEBODY for item in found}
    if len(items) == 1:
        yield from (Fact(one.kind, one.canonical.casefold(), *items) for one in values if one.kind in {"name", "role"})


def _decisions_made(letter: Letter) -> frozenset[tuple[str, str]]:
    """Each point with its decisions, of this stage and before."""
    values = (leaf for _, content in letter_lines(letter) for leaf in leaves(content) if isinstance(leaf, Value))
    return frozenset(
        (_list_and_item(one.source)[1], one.canonical) for one in values if _TERMS.get(one.source.rpartition(".")[2])
    )


def _typed_otherwise(unit: Iterable[_Leaf], points: list[str], decided: frozenset[tuple[str, str]]) -> Iterator[Fact]:
    """Decisions typed into wording, beside points that are decided another way."""
    words = " ".join(leaf.text for leaf in unit if isinstance(leaf, Text))
    known = {point for point, _ in decided}
    for decision, _ in decisions_in(words):
        if points and set(points) <= known and not any((point, decision) in decided for point in points):
            yield Fact("decision", decision, beside=points[-1])


# --- comparing ------------------------------------------------------------------------------------------------------


def _differences(
    first: str, second: str, mine: Iterable[Fact], theirs: Iterable[Fact], where: str
) -> Iterator[Finding]:
    ours, others = frozenset(mine), frozenset(theirs)
    for has, lacks, only in ((first, second, ours - others), (second, first, others - ours)):
        for fact in sorted(_without_repeating(only)):
            message = f"expected the same facts in “{first}” and “{second}”; found {fact} only in “{has}”."
            mend = f"Put it into the wording of “{lacks}”, or take it out of “{has}”."
            yield Finding("editions-differ", message, where or fact.source or fact.value, mend=mend)


def _without_repeating(only: frozenset[Fact]) -> Iterator[Fact]:
    """The facts without the words of an item that is told of as a whole."""
    whole = {fact.value for fact in only if fact.kind in _OF_ITEMS.values()}
    return (fact for fact in only if fact.kind != _WORDS or _list_and_item(fact.value)[1] not in whole)


def compare_editions(told: Sequence[Told]) -> tuple[Finding, ...]:
    """Where editions of one letter to one reader differ: each against the first, which is enough to find every difference."""
    if len(told) < 2:
        return ()
    first, *others = told
    base = facts(first.letter)
    return tuple(
        finding
        for other in others
        if other.letter != first.letter
        for finding in _differences(first.name, other.name, base, facts(other.letter), "")
    )


def _items_at(paths: Iterable[str]) -> frozenset[str]:
    """The items that paths belong to, or the paths themselves."""
    return frozenset(match[0] if (match := _ITEM.match(path)) else path for path in paths)


def _for_both(fact: Fact, hidden: frozenset[str]) -> bool:
    """Whether both readers may see a fact, and it isn't about one of them, or about when a letter reaches them."""
    if fact.kind in _ABOUT_THE_READER or (fact.kind == "statement" and fact.value.startswith("late_")):
        return False
    if fact.kind in _BY_SOURCE and not _ITEM.match(fact.source):
        return False
    return not any(fact.source.startswith(path) or fact.value.startswith(path) for path in hidden)


def compare_readers(told: Sequence[Told]) -> tuple[Finding, ...]:
    """Where letters to joint complainants differ in what both may see."""
    out: list[Finding] = []
    for one, other in combinations(told, 2):
        hidden = _items_at(one.withheld | other.withheld)
        mine = (fact for fact in facts(one.letter) if _for_both(fact, hidden))
        theirs = (fact for fact in facts(other.letter) if _for_both(fact, hidden))
        out += _differences(one.name, other.name, mine, theirs, "")
    return tuple(out)


# --- finished files -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """A printed file as it reads back, by the name of its edition and the language of its letter."""

    name: str
    file: FinishedFile
    language: str


def file_facts(file: FinishedFile) -> frozenset[Fact]:
    """The dates, sums, telephone numbers and addresses that a printed file shows, with dates as English writes them."""
    return frozenset(Fact(value.kind, value.canonical) for value in recognised("\n".join(file.lines)))


def _shown_in_both(first: Shown, second: Shown) -> tuple[frozenset[Fact], frozenset[Fact]]:
    """What two files have to show alike.

    Each language writes dates its own way: “9 and 17 February” is one date with a year and a day, and two elsewhere. A letter's
    own dates are compared node by node, those of a typed text with its translation.
    """
    both = file_facts(first.file), file_facts(second.file)
    if first.language == second.language:
        return both
    mine, theirs = (frozenset(fact for fact in found if fact.kind != "date") for found in both)
    return mine, theirs


def compare_files(files: Sequence[Shown]) -> tuple[Finding, ...]:
    """Where printed files of one letter show other dates, sums or ways of getting in touch."""
    if len(files) < 2:
        return ()
    first, *others = files
    return tuple(
        finding
        for other in others
        for finding in _differences(first.name, other.name, *_shown_in_both(first, other), "file")
    )
