"""A letter of ours and a file made by another system in; which of our letter's facts the file tells, wherever, out.

Dates, sums and numbers count by value, names and stages in any common form, decisions point by point, obligatory
sentences by their listed alternatives, and what a person typed by most of its words standing together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from complaintletters.checks.comparing.alternatives import spoken, words_pattern
from complaintletters.checks.comparing.changed import is_decision, nearest
from complaintletters.checks.comparing.context import NAMES, Context
from complaintletters.checks.comparing.difference import difference
from complaintletters.checks.comparing.outcomes import State, Verdict
from complaintletters.checks.comparing.passages import Passage
from complaintletters.checks.comparing.spans import FileWords
from complaintletters.checks.comparing.weight import weigh
from complaintletters.checks.comparing.words import Words, keys_of, shared, short, word_set
from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.recognise import Recognised
from complaintletters.findings import Finding, Level
from complaintletters.letter import RECOGNISABLE, FreeText, Statement, Value

ONLY_VALUES = "only-values-compared"
_MOST_WORDS = 0.7
_SOME_WORDS = 0.45
_FEW = 6  # words: of so short a text, half is nothing
_SMALL = word_set(
    "a an and are as at be been but by for from had has have he her his i in is it its me my of on or our she so that the "
    "their them then there they this to us was we were when which who will with you your"
)
_TITLES = word_set("mr mrs ms miss dr prof mx cllr")
_LEVELS = {
    "date": Level.WARNING,
    "telephone": Level.WARNING,
    "email": Level.WARNING,
    "web": Level.NOTE,
    "money": Level.ERROR,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One source of the letter with all that is printed of it: a value, a sentence, or the lines somebody typed."""

    source: str
    leaf: Value | FreeText | Statement
    text: str
    point: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one fact."""

    state: State
    line: int = 0
    code: str = ""
    message: str = ""
    level: Level = Level.ERROR


# --- the facts of a letter --------------------------------------------------------------------------------------------


def _source(leaf: Value | FreeText | Statement) -> str:
    match leaf:
        case Value():
            return leaf.source
        case FreeText():
            return leaf.path
        case Statement():
            return f"say.{leaf.id}"


def _leaves_of(passage: Passage) -> Iterator[Value | FreeText | Statement]:
    for fact in passage.facts:
        yield fact
        if isinstance(fact, Statement):
            yield from (part for part in fact.content if isinstance(part, Value))


def facts_of(context: Context) -> dict[str, Fact]:
    """Every fact of a letter by its source."""
    out: dict[str, Fact] = {}
    for chapter in context.chapters:
        passages = [*([chapter.heading] if chapter.heading else []), *chapter.passages]
        for passage in passages:
            for leaf in _leaves_of(passage):
                source = _source(leaf)
                known = out.get(source)
                text = leaf.text
                if known and isinstance(leaf, FreeText) and leaf.text not in known.text:
                    text = f"{known.text}\n{leaf.text}"
                elif known:
                    text = known.text
                out[source] = Fact(source, leaf, text, (known and known.point) or passage.point)
    return out


# --- the file ---------------------------------------------------------------------------------------------------------


@dataclass
class Elsewhere:
    """A file from elsewhere, asked for one fact after another."""

    context: Context
    file: FinishedFile
    words: FileWords
    facts: dict[str, Fact]
    verdicts: list[Verdict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def values(self) -> tuple[tuple[Recognised, int], ...]:
        lines = enumerate(self.file.lines, 1)
        return tuple((value, number) for number, line in lines for value in self.context.values_in(line))

    @cached_property
    def text(self) -> str:
        return "\n".join(self.file.lines)

    @cached_property
    def spoken_lines(self) -> tuple[str, ...]:
        return tuple(spoken(line) for line in self.file.lines)

    # --- values

    def value(self, fact: Fact) -> Answer:
        for wanted in self.context.values_in(fact.text)[:1]:
            for found, line in self.values:
                if found.key == wanted.key or _same_site(found, wanted):
                    return Answer("present", line)
            like = self.slip(wanted)
            if like:
                message = f"expected the {NAMES[wanted.kind]} {wanted.shown}; found {like[0].shown}."
                return Answer("altered", like[1], "value-altered", message)
            return Answer("missing", 0, "value-missing", f"the {NAMES[wanted.kind]} {wanted.shown} is missing.")
        return Answer("present")

    def slip(self, wanted: Recognised) -> tuple[Recognised, int] | None:
        """A value that the case doesn't know and that differs from the one wanted as a slip of the pen would."""
        for found, line in self.values:
            if found.kind == wanted.kind and found.key not in self.context.values and _is_slip(found, wanted):
                return found, line
        return None

    def line_of(self, pattern: re.Pattern[str]) -> int:
        """The line where a pattern stands, counted from 1; also where it runs over the end of a line. 0 for none."""
        for number, line in enumerate(self.spoken_lines, 1):
            if pattern.search(line):
                return number
        found = pattern.search("".join(self.spoken_lines))
        return 1 + _lines_before(self.spoken_lines, found.start()) if found else 0

    def named(self, fact: Fact) -> Answer:
        is_name = isinstance(fact.leaf, Value) and fact.leaf.kind == "name"
        called = self.context.alternatives.names(fact.text) if is_name else ()
        for form in (*_forms(fact.text), *called) if is_name else (fact.text,):
            line = self.line_of(re.compile(r"(?:^|(?<= ))" + words_pattern(form)))
            if line:
                return Answer("present", line)
        postcode = (
            fact.text.rpartition(",")[2].strip() if isinstance(fact.leaf, Value) and fact.leaf.kind == "address" else ""
        )
        if postcode and spoken(postcode) in "".join(self.spoken_lines):
            return Answer("present")
        like = nearest(keys_of(fact.text), tuple(self.words.keys))
        if like:
            return Answer("altered", 0, "name-altered", f"expected “{short(fact.text)}”; found “{like}”.")
        return Answer("missing", 0, "value-missing", f"“{short(fact.text)}” is missing.")

    # --- words

    def windows(self, size: int) -> Iterator[tuple[int, Words, str]]:
        """Stretches of whole lines with at least so many words."""
        for start in range(len(self.file.lines)):
            keys: list[str] = []
            stop = start
            while stop < len(self.file.lines) and (len(keys) < size or stop == start):
                keys += self.words.line_keys(stop)
                stop += 1
            yield start + 1, tuple(keys), "\n".join(self.words.texts[start:stop])

    def best(self, text: str) -> tuple[float, int, str]:
        """How much of a text stands together somewhere, on which line, and the words there."""
        wanted = [key for key in keys_of(text) if key not in _SMALL] or list(keys_of(text))
        if not wanted:
            return 1.0, 0, text
        scored = (
            (shared(wanted, keys) / len(wanted), -line, there) for line, keys, there in self.windows(len(keys_of(text)))
        )
        share, line, there = max(scored, default=(0.0, 0, ""))
        return share, -line, there

    def typed(self, fact: Fact) -> Answer:
        share, line, there = self.best(fact.text)
        name = f"“{short(fact.text)}” ({fact.source})"
        if share >= _MOST_WORDS:
            return self.held(fact, line, there, name)
        if share >= _SOME_WORDS and len(keys_of(fact.text)) > _FEW:
            message = f"{name} is told in other words, or only in part."
            return Answer("altered", line, "text-altered", message, Level.WARNING)
        return Answer("missing", 0, "text-missing", f"{name} is missing.")

    def held(self, fact: Fact, line: int, there: str, name: str) -> Answer:
        """Whether the same words say the same: no negation more or less, and the same values."""
        weighed = weigh(fact.text, there)
        turned = [word for word in (*weighed.gained, *weighed.lost) if word in {"not", "never", "no"}]
        known = {found.key for found, _ in self.values}
        values = [value.shown for value in self.context.values_in(fact.text) if value.key not in known]
        if turned or values:
            message = f"{name} says something else: {difference(fact.text, there)}"
            return Answer("altered", line, "text-altered", message)
        return Answer("present", line)

    def statement(self, fact: Fact) -> Answer:
        if not isinstance(fact.leaf, Statement):
            return Answer("present")
        for number, line in enumerate(self.file.lines, 1):
            if self.context.alternatives.said(fact.leaf, line):
                return Answer("present", number)
        if self.context.alternatives.said(fact.leaf, self.text):
            return Answer("present")
        share, line_number, there = self.best(fact.text)
        if share >= _MOST_WORDS:
            message = f"expected “{short(fact.text)}”; found other words: {difference(fact.text, there)}"
            return Answer("altered", line_number, "statement-altered", message)
        return Answer(
            "missing", 0, "statement-missing", f"“{short(fact.text)}” is not said, in these or other known words."
        )

    # --- decisions

    @cached_property
    def points(self) -> dict[str, tuple[int, int]]:
        """The lines of each point, from where its heading or words first stand under others' to the next point's."""
        headings = {
            fact.point: self._heading_line(fact)
            for source, fact in self.facts.items()
            if fact.point and source == f"{fact.point}.heading"
        }
        starts = sorted((line, point) for point, line in headings.items() if line and point)
        stops = [line for line, _ in starts[1:]] + [len(self.file.lines) + 1]
        return {point: (line, stop) for (line, point), stop in zip(starts, stops, strict=True)}

    def _heading_line(self, fact: Fact) -> int:
        wanted = [key for key in keys_of(fact.text) if key not in _SMALL]
        best, most = 0, 0.6
        for number in range(len(self.file.lines)):
            keys = self.words.line_keys(number)
            share = shared(wanted, keys) / len(wanted) if wanted else 0.0
            as_heading = share + (0.5 if len(keys) <= 2 * len(keys_of(fact.text)) + 3 else 0.0)
            if share >= 0.6 and as_heading >= most:  # the last such: an earlier one is a summary's
                best, most = number + 1, as_heading
        return best

    def decision(self, fact: Fact) -> Answer:
        expected = [decision for decision, _ in self.context.decisions_in(fact.text)]
        if not expected:
            return self.typed(fact)
        span = self.points.get(fact.point or "")
        if span is None and len(self.context.decisions) > 1:
            return Answer(
                "missing", 0, "decision-altered", "the point that this decision is on can't be found in the file."
            )
        start, stop = span or (1, len(self.file.lines) + 1)
        found = [
            (decision, words, number)
            for number in range(start, stop)
            for decision, words in self.context.decisions_in(self.file.lines[number - 1])
        ]
        if not found:
            return Answer(
                "missing", start, "decision-altered", f"expected “{fact.text}”; found no decision on this point."
            )
        first = next((one for one in found if one[0] not in expected), None)
        if first and (found[0][0] not in expected):
            return Answer("altered", first[2], "decision-altered", f"expected “{fact.text}”; found “{first[1]}”.")
        return Answer("present", found[0][2])

    # --- all

    def answer(self, fact: Fact) -> Answer:
        match fact.leaf:
            case Statement():
                return self.statement(fact)
            case FreeText():
                return self.typed(fact)
            case Value() if fact.leaf.kind in RECOGNISABLE:
                return self.value(fact)
            case Value() if is_decision(fact.leaf):
                return self.decision(fact)
            case Value():
                return self.named(fact)

    def run(self, needed: Iterable[tuple[str, Level]]) -> None:
        """Asks for each fact that an element needs; a missing one is as grave as its element says."""
        for source, level in dict(needed).items():
            fact = self.facts.get(source)
            if fact is None:
                continue
            answer = self.answer(fact)
            where = f"line {answer.line}" if answer.line else ""
            self.verdicts.append(Verdict(source, answer.state, where))
            if answer.state != "present":
                graver = level if answer.state == "missing" or level is not Level.ERROR else answer.level
                provision = self.context.provisions.get(source, "")
                mend = f"Say it: “{short(fact.text)}”"
                self.findings.append(
                    Finding(answer.code, answer.message, where or "file", graver, provision=provision, mend=mend)
                )
        self.unknown()

    def is_known_site(self, value: Recognised) -> bool:
        """Whether a web address is another page of a site that the letter names."""
        site = value.canonical.split("/")[0]
        return any(kind == "web" and known.split("/")[0] == site for kind, known in self.context.values)

    def unknown(self) -> None:
        """Values that neither the case nor its letter knows."""
        told = {finding.message for finding in self.findings}
        for value, line in self.values:
            slip = any(value.shown in message for message in told)
            known = value.key in self.context.values or (value.kind == "web" and self.is_known_site(value))
            if not known and not slip:
                message = f"the {NAMES[value.kind]} {value.shown} is not in the case."
                mend = "Check it, and put it into the case or take it out."
                self.findings.append(Finding("value-added", message, f"line {line}", _LEVELS[value.kind], mend=mend))


def _same_site(found: Recognised, wanted: Recognised) -> bool:
    """Web addresses of one site: a letter may name another page of it."""
    if found.kind != "web" or wanted.kind != "web":
        return False
    return found.canonical.split("/")[0] == wanted.canonical.split("/")[0]


def _is_slip(found: Recognised, wanted: Recognised) -> bool:
    """The same characters in another order, or one or two of them different."""
    one, other = found.canonical, wanted.canonical
    if found.kind == "date":
        parts = zip(one.split("-"), other.split("-"), strict=False)
        return sum(a != b for a, b in parts) == 1
    if sorted(one) == sorted(other):
        return True
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2


def _forms(name: str) -> Iterator[str]:
    """A person's name in full, without its title, and with only its title and last word."""
    yield name
    parts = name.split()
    if parts and parts[0].casefold().rstrip(".") in _TITLES:
        yield " ".join(parts[1:])
        yield f"{parts[0]} {parts[-1]}"
    elif len(parts) > 3 and " and " not in name:
        yield " ".join(parts[:-1])


def _lines_before(lines: tuple[str, ...], at: int) -> int:
    length = 0
    for number, line in enumerate(lines):
        length += len(line)
        if length > at:
            return number
    return len(lines)


def _only_values(context: Context) -> Finding:
    name = context.language.name
    message = (
        f"this file is in {name} and was not made from our wording, "
        "so only its dates, sums, telephone numbers and addresses were compared."
    )
    mend = f"Have somebody who reads {name} compare its sentences with the case, or make the letter from the case."
    return Finding(ONLY_VALUES, message, "file", Level.WARNING, mend=mend)


def compare_values(
    context: Context, file: FinishedFile, words: FileWords, needed: Iterable[tuple[str, Level]]
) -> Elsewhere:
    """The values that a letter's elements need, looked for in a file in another language than English.

    Other systems' sentences are known in English only.
    """
    facts = facts_of(context)
    values = {
        source: fact
        for source, fact in facts.items()
        if isinstance(fact.leaf, Value) and fact.leaf.kind in RECOGNISABLE
    }
    comparison = Elsewhere(context, file, words, values)
    comparison.findings.append(_only_values(context))
    comparison.run(needed)
    return comparison


def compare_elsewhere(
    context: Context, file: FinishedFile, words: FileWords, needed: Iterable[tuple[str, Level]]
) -> Elsewhere:
    """The facts that a letter's elements need, looked for in a file of any origin."""
    comparison = Elsewhere(context, file, words, facts_of(context))
    comparison.run(needed)
    return comparison
