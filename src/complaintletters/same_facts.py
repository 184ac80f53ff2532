"""Editions of one letter in, or letters to joint complainants; every fact that one tells and another doesn't, out.

What is compared are the typed nodes of the letters as they were set out, which finished files are compared with one by one.
So files that each say their own letter say the same facts. A letter may tell a fact more often than another, and elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import recognised
from complaintletters.findings import Finding
from complaintletters.letter import FreeText, Letter, LineBreak, Statement, Text, Value, leaves, letter_lines

# Kinds that are the same fact wherever they come from: a number to ring is the same one in the letterhead and in a sentence.
_BY_VALUE = frozenset({"telephone", "email", "web", "address", "name", "role", "reference"})
# Kinds that are told of something, so that two of the same value are two facts.
_BY_SOURCE = frozenset({"date", "money", "duration"})
_ITEM = re.compile(r"^(?P<list>[a-z_]+(?:\.\d+\.[a-z_]+)?)\[(?P<at>\d+)\]")
_DECISION = re.compile(r"decision")
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
    """One thing that a letter tells. ``source`` is what it is told of, empty where it is the same wherever it stands."""

    kind: str
    value: str
    source: str = ""

    def __str__(self) -> str:
        if self.kind in _OF_ITEMS.values():
            return f"{self.kind} at {self.value}"
        told_of = f" at {self.source}" if self.source else ""
        return f"the {_KINDS.get(self.kind, self.kind)} “{self.value}”{told_of}"


@dataclass(frozen=True, slots=True)
class Told:
    """One letter by the name that tells it from the others, and the paths withheld from its reader."""

    name: str
    letter: Letter
    withheld: frozenset[str] = frozenset()


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
    elif value.kind == "term" and _DECISION.search(value.source):
        yield Fact("decision", value.canonical, value.source)


def _of_leaf(leaf: Text | LineBreak | Value | FreeText | Statement) -> Iterator[Fact]:
    match leaf:
        case Value():
            yield from _of_value(leaf)
        case FreeText():
            yield from _item(leaf.path)
        case Statement():
            yield Fact("statement", leaf.id)
            for part in leaf.content:
                yield from _of_leaf(part)


def facts(letter: Letter) -> frozenset[Fact]:
    """Everything that a letter tells, each fact once."""
    return frozenset(fact for _, content in letter_lines(letter) for leaf in leaves(content) for fact in _of_leaf(leaf))


# --- comparing ------------------------------------------------------------------------------------------------------


def _differences(
    first: str, second: str, mine: Iterable[Fact], theirs: Iterable[Fact], where: str
) -> Iterator[Finding]:
    ours, others = frozenset(mine), frozenset(theirs)
    for has, lacks, only in ((first, second, ours - others), (second, first, others - ours)):
        for fact in sorted(only):
            message = f"expected the same facts in “{first}” and “{second}”; found {fact} only in “{has}”."
            mend = f"Put it into the wording of “{lacks}”, or take it out of “{has}”."
            yield Finding("editions-differ", message, where or fact.source or fact.value, mend=mend)


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
    return not any(fact.source.startswith(path) or fact.value == path for path in hidden)


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


def file_facts(file: FinishedFile) -> frozenset[Fact]:
    """The dates, sums, telephone numbers and addresses that a printed file shows."""
    return frozenset(Fact(value.kind, value.canonical) for value in recognised("\n".join(file.lines)))


def compare_files(files: Sequence[tuple[str, FinishedFile]]) -> tuple[Finding, ...]:
    """Where printed files of one letter, each by its edition, show other dates, sums or ways of getting in touch."""
    if len(files) < 2:
        return ()
    (name, first), *others = files
    base = file_facts(first)
    return tuple(
        finding for other, file in others for finding in _differences(name, other, base, file_facts(file), "file")
    )
