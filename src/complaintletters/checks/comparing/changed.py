"""Passages of a letter and the words of a file that stand in their place in; what became of each fact out.

Every value must be there, in order among its kind; every name, every sentence that is obligatory and everything typed
by a person must be there whole; and no word may have come or gone that turns the meaning round.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from complaintletters.checks.comparing.context import NAMES, Context
from complaintletters.checks.comparing.difference import difference
from complaintletters.checks.comparing.outcomes import State, Told
from complaintletters.checks.comparing.passages import ADDRESSEE, Passage
from complaintletters.checks.comparing.weight import denies, weigh
from complaintletters.checks.comparing.words import Words, alike, keys_of, position, shared, short
from complaintletters.checks.recognise import Recognised, normal
from complaintletters.findings import Level
from complaintletters.iso_date import parse_iso_date
from complaintletters.letter import RECOGNISABLE, FreeText, LineBreak, Statement, Text, Value, leaves

READ_BACK = "Take it back into the case with “complaintletters readback”, or put the case's words here."


@dataclass(frozen=True, slots=True)
class Changed:
    """Passages that share one stretch of a file, and that stretch as text and words."""

    passages: tuple[Passage, ...]
    text: str
    keys: Words


# --- values -----------------------------------------------------------------------------------------------------------


def _source(leaf: Text | LineBreak | Value | FreeText | Statement) -> str:
    match leaf:
        case Value():
            return leaf.source
        case FreeText():
            return leaf.path
        case Statement():
            return f"say.{leaf.id}"
    return ""


def _wanted(passages: tuple[Passage, ...], context: Context) -> Iterator[tuple[Recognised, str]]:
    for passage in passages:
        for leaf in leaves(passage.content):
            if not isinstance(leaf, LineBreak):
                for value in context.values_in(leaf.text):
                    yield value, _source(leaf)


def _pair(wanted: tuple[Recognised, str] | None, found: Recognised | None, context: Context) -> Iterator[Told]:
    if wanted and found:
        name = NAMES[wanted[0].kind]
        message = f"expected the {name} {wanted[0].shown}; found {found.shown}."
        yield Told("value-altered", message, wanted[1], mend=f"Put {wanted[0].shown} back, or change the case.")
    elif wanted:
        name = NAMES[wanted[0].kind]
        yield Told("value-missing", f"the {name} {wanted[0].shown} is missing.", wanted[1], "missing")
    elif found and found.key not in context.values:
        yield added_value(found)


def added_value(found: Recognised) -> Told:
    """A value in the file that the letter doesn't have."""
    message = f"the {NAMES[found.kind]} {found.shown} is not in the letter."
    return Told("value-added", message, mend="Take it out, or put it into the case.")


def _ends_with(text: str, name: str) -> bool:
    """Whether a text's last word or words are a name, which some languages say with the word for "day" before it."""
    return text.endswith(name) and not text[: -len(name)][-1:].isalpha()


def wrong_weekdays(text: str, context: Context) -> Iterator[Told]:
    """Dates with the name of another day of the week before them."""
    plain, names = normal(text), context.language.locale.days["format"]["wide"]
    for value in context.values_in(text):
        before = plain[: value.at].rstrip(" ,،").casefold() if value.kind == "date" else ""
        said = next((number for number, name in names.items() if _ends_with(before, name.casefold())), None)
        day = parse_iso_date(value.canonical)
        if said is not None and day is not None and day.weekday() != said:
            message = f"{value.shown} is a {names[day.weekday()]}, not a {names[said]}."
            yield Told("value-altered", message, mend="Put the right day of the week.")


def _values(change: Changed, context: Context) -> Iterator[Told]:
    yield from wrong_weekdays(change.text, context)
    wanted, found = list(_wanted(change.passages, context)), context.values_in(change.text)
    for kind in dict.fromkeys([value.kind for value, _ in wanted] + [value.kind for value in found]):
        mine = [pair for pair in wanted if pair[0].kind == kind]
        theirs = [value for value in found if value.kind == kind]
        matcher = SequenceMatcher(None, [pair[0].key for pair in mine], [value.key for value in theirs], autojunk=False)
        for what, start, stop, from_, to in matcher.get_opcodes():
            if what != "equal":
                for step in range(max(stop - start, to - from_)):
                    one = mine[start + step] if start + step < stop else None
                    other = theirs[from_ + step] if from_ + step < to else None
                    yield from _pair(one, other, context)


# --- decisions, names, words ------------------------------------------------------------------------------------------


def _decisions(change: Changed, context: Context) -> Iterator[Told]:
    """Decisions as they follow one another: each in the letter's place, none besides."""
    before = [decision for passage in change.passages for decision in context.decisions_in(passage.text)]
    after = list(context.decisions_in(change.text))
    if [decision for decision, _ in before] == [decision for decision, _ in after]:
        return
    decided = [fact for passage in change.passages for fact in passage.facts if is_decision(fact)]
    source = _source(decided[0]) if decided else ""
    expected = ", ".join(words for _, words in before) or "no decision"
    found = ", ".join(words for _, words in after) or "none"
    state: State = "altered" if after else "missing"
    mend = "Put the decision back, or change it in the case."
    yield Told("decision-altered", f"expected “{expected}”; found “{found}”.", source, state, mend=mend)


def is_decision(fact: Value | FreeText | Statement) -> bool:
    return isinstance(fact, Value) and fact.source.endswith(("decision", ".ground"))


def nearest(wanted: Words, keys: Words) -> str:
    """The words of a text that are most like those wanted, if any are."""
    size = len(wanted)
    windows = [" ".join(keys[at : at + size]) for at in range(max(1, len(keys) - size + 1))]
    return next(iter(get_close_matches(" ".join(wanted), windows, 1, 0.75)), "")


def _times(inside: Words, wanted: Words) -> int:
    """How often words stand in others."""
    count, at = 0, position(inside, wanted)
    while wanted and at >= 0:
        count += 1
        at = position(inside, wanted, at + len(wanted))
    return count


def _is_there(wanted: Words, change: Changed) -> bool:
    """Whether words stand as often as the letter has them in these passages."""
    before = sum(_times(passage.spellings[-1], wanted) for passage in change.passages)
    return _times(change.keys, wanted) >= max(before, 1 if wanted else 0)


def _named(fact: Value, change: Changed, context: Context) -> Iterator[Told]:
    wanted = keys_of(fact.text)
    if _is_there(wanted, change):
        return
    if fact.source.endswith("decision") and context.decisions_in(fact.text):
        return  # told as a decision
    like = nearest(wanted, change.keys)
    code = "decision-altered" if is_decision(fact) else "name-altered"
    found = f"; found “{like}”" if like else ""
    state: State = "altered" if like else "missing"
    message = f"expected “{short(fact.text)}”{found}."
    yield Told(code, message, fact.source, state, mend="Put it back, or change the case.")


def _typed(fact: FreeText, change: Changed) -> Iterator[Told]:
    wanted = keys_of(fact.text)
    if _is_there(wanted, change):
        return
    if fact.path == ADDRESSEE:
        like = nearest(wanted, change.keys)
        yield Told("name-altered", f"expected “{fact.text}”; found “{like or 'nothing like it'}”.", fact.path)
    elif shared(wanted, change.keys) * 2 >= len(wanted):
        told = difference(fact.text, change.text)
        yield Told("text-altered", f"the words of {fact.path} were changed: {told}", fact.path, mend=READ_BACK)
    else:
        message = f"the words “{short(fact.text)}” ({fact.path}) are missing."
        yield Told("text-missing", message, fact.path, "missing", mend="Put them back, or change the case.")


def _statement(fact: Statement, change: Changed, context: Context) -> Iterator[Told]:
    """An obligatory sentence as approved, or put altogether otherwise in a listed way. One that was touched is altered."""
    wanted, source = keys_of(fact.text), f"say.{fact.id}"
    if position(change.keys, wanted) >= 0:
        return
    mend = f"Put back: “{fact.text}”"
    if shared(wanted, change.keys) * 2 >= len(wanted):
        message = f"the sentence “{short(fact.text)}” was changed: {difference(fact.text, change.text)}"
        yield Told("statement-altered", message, source, mend=mend)
    elif not context.alternatives.said(fact, change.text):
        yield Told("statement-missing", f"the sentence “{short(fact.text)}” is missing.", source, "missing", mend=mend)


def _facts(change: Changed, context: Context) -> Iterator[Told]:
    for passage in change.passages:
        for fact in passage.facts:
            match fact:
                case Value() if fact.kind not in RECOGNISABLE:
                    yield from _named(fact, change, context)
                case FreeText():
                    yield from _typed(fact, change)
                case Statement():
                    yield from _statement(fact, change, context)


def _row_order(change: Changed) -> Iterator[Told]:
    """A table's row whose cells stand in another order may have been mixed with its neighbour."""
    row = change.passages[0]
    if len(change.passages) != 1 or not row.cells:
        return
    places = [position(change.keys, keys_of(fact.text)) for fact in row.facts]
    found = [place for place in places if place >= 0]
    if found != sorted(found):
        message = f"the cells of “{short(row.text)}” stand in another order, or in another row."
        yield Told("value-altered", message, _source(row.facts[0]), mend="Put the row back as it was.")


# --- meaning ----------------------------------------------------------------------------------------------------------


# What makes a sum, a date or a length of time uncertain, put right before it.
_LIMIT = re.compile(
    r"\b(?:up to|at most|as much as|no more than|around|about|roughly|approximately|at least|less than|more than|over|under|"
    r"nearly|almost|some|circa|c\.|a maximum of|half of|part of|instead of|not)\s+(?:the\s+)?(?=[-£\d])"
    r"|(?<=\d)\s+(?:at most|at best|or less|or so|or thereabouts|maximum|before tax|per \w+|each|if \w+)\b",
    re.IGNORECASE,
)


def _limits(text: str) -> Counter[str]:
    return Counter(match[0].strip().casefold() for match in _LIMIT.finditer(alike(text)))


def words_missing(text: str) -> Told:
    """Words of the wording that are gone: for a person to judge, unless they deny something."""
    message = f"the words “{short(text)}” are missing."
    level = Level.ERROR if denies(text) else Level.WARNING
    return Told("words-missing", message, "", "missing", level, "Put them back, or make sure that nothing is lost.")


def _meaning(change: Changed) -> tuple[list[Told], tuple[str, ...]]:
    before = "\n".join(passage.text for passage in change.passages)
    weighed = weigh(before, change.text)
    told = [
        Told("meaning-altered", f"“{word}” was {what} here: {difference(before, change.text)}")
        for what, words in (("added", weighed.gained), ("taken out", weighed.lost))
        for word in words
    ]
    told += [
        Told("meaning-altered", f"“{words}” was added beside a value: {difference(before, change.text)}")
        for words in _limits(change.text) - _limits(before)
    ]
    if not told and not weighed.new_sentences:
        told = [words_missing(sentence) for sentence in weighed.gone_sentences]
    return told, weighed.new_sentences


def judge(change: Changed, context: Context) -> tuple[list[Told], tuple[str, ...]]:
    """What became of the facts of changed passages, and the sentences that are new there."""
    told = [*_values(change, context), *_decisions(change, context), *_facts(change, context), *_row_order(change)]
    heavy, fresh = _meaning(change)
    if not told:
        told = heavy
    if not told and not fresh:
        changes = difference(" ".join(passage.text for passage in change.passages), change.text)
        # What a word does to a sentence is known in English only: in another language a person has to read it.
        level = Level.NOTE if context.letter.is_english else Level.WARNING
        told = [Told("words-changed", f"other words: {changes}", "", "present", level)] if len(changes) > 1 else []
    return told, fresh
