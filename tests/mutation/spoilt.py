"""A letter in; the same letter spoilt in every way that must be caught, one at a time."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from complaintletters.catalogue import catalogue
from complaintletters.checks.letter import Asked
from complaintletters.language import DEFAULT_LANGUAGE, Language, language
from complaintletters.letter import (
    Bullets,
    FreeText,
    Heading,
    Letter,
    LineBreak,
    Numbered,
    Paragraph,
    Section,
    Statement,
    Table,
    Text,
    Value,
    leaves,
    plain,
    section_lines,
)
from tests.mutation.lines import Content, leaves_of, numbered_lines, with_leaf, with_line

DECISIONS = ("upheld", "partly upheld", "not upheld", "we can't decide this")


@dataclass(frozen=True)
class Spoilt:
    """One spoilt letter: what sort of spoiling, and of what."""

    sort: str
    what: str
    letter: Letter


# --- words ------------------------------------------------------------------------------------------------------------


def transposed(text: str) -> Iterator[str]:
    """The text with each two digits that stand together and differ changing places: the first and the last such pair."""
    pairs = [
        match.start() for match in re.finditer(r"(?=(\d\d))", text) if text[match.start()] != text[match.start() + 1]
    ]
    for at in dict.fromkeys((*pairs[:1], *pairs[-1:])):
        yield text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def next_digit(text: str) -> Iterator[str]:
    """The text with its first and its last digit one on."""
    digits = [index for index, char in enumerate(text) if char.isdigit()]
    for at in dict.fromkeys((*digits[:1], *digits[-1:])):
        yield text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]


def misspelt(text: str) -> Iterator[str]:
    """The text with two letters of its longest word changing places, and with one letter less."""
    word = max(re.findall(r"[^\W\d_]+", text), key=len, default="")
    for at in range(len(word) - 2, 0, -1):
        if word[at].casefold() != word[at + 1].casefold():
            yield text.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])
            break
    if len(word) > 2:
        yield text.replace(word, word[:-1])


def _other_word(text: str) -> str:
    word = max(re.findall(r"[^\W\d_]+", text), key=len, default="")
    return text.replace(word, "umbrella", 1) if word else text + " umbrella"


def _word_less(text: str) -> str:
    words = text.split(" ")
    at = max(range(len(words)), key=lambda index: (len(re.sub(r"\W", "", words[index])), -index))
    return " ".join((*words[:at], *words[at + 1 :])) or "x"


def _negated(text: str) -> str:
    if re.search(r"\b(?:not|never)\b ", text):
        return re.sub(r"\b(?:not|never)\b ", "", text, count=1)
    if "n't " in text:
        return text.replace("n't ", " ", 1)
    first, space, rest = text.partition(" ")
    return f"{first} not {rest}" if space else f"not {text}"


# --- leaves -----------------------------------------------------------------------------------------------------------


def _dates(value: Value, spoken: Language) -> Iterator[tuple[str, str]]:
    on = date.fromisoformat(value.canonical)
    others = {
        "a day later": on + timedelta(days=1),
        "a month later": (on.replace(day=1) + timedelta(days=32)).replace(day=min(on.day, 28)),
        "a year later": on.replace(year=on.year + 1, day=min(on.day, 28)),
    }
    weekday = not value.text[:1].isdigit()
    for what, other in others.items():
        yield f"date {what}", spoken.weekday(other) if weekday else spoken.date(other)
    if weekday:
        names = spoken.locale.days["format"]["wide"]
        yield "weekday of a date", value.text.replace(names[on.weekday()], names[(on.weekday() + 2) % 7])


def _sums(value: Value, spoken: Language) -> Iterator[tuple[str, str]]:
    amount = Decimal(value.canonical)
    yield "sum a penny more", spoken.money(amount + Decimal("0.01"))
    yield "sum ten times", spoken.money(amount * 10)
    for text in transposed(value.text):
        yield "sum with digits transposed", text
    yield "sum with a limit", f"up to {value.text}"


def _of_kind(value: Value, spoken: Language) -> Iterator[tuple[str, str]]:
    """What may become of a value: a name for the change, and the text."""
    match value.kind:
        case "date":
            yield from _dates(value, spoken)
        case "money":
            yield from _sums(value, spoken)
        case "telephone" | "reference":
            for text in (*transposed(value.text), *next_digit(value.text)):
                yield f"{value.kind} with a digit changed", text
        case "duration" | "count":
            for text in next_digit(value.text):
                yield f"{value.kind} with a digit changed", text
        case "email" | "web" | "name" | "role" | "address":
            for text in misspelt(value.text):
                yield f"{value.kind} misspelt", text
        case "term":
            yield from _terms(value, spoken)


def _terms(value: Value, spoken: Language) -> Iterator[tuple[str, str]]:
    if value.source.endswith("decision"):
        decisions = (catalogue(spoken.tag).words(decision, "term") for decision in DECISIONS)
        yield from (("decision turned", other) for other in decisions if other != value.text)
        return
    if value.source.endswith(".ground"):
        yield "ground altered", _word_less(value.text)
        yield "ground negated", _negated(value.text)
        return
    yield "term altered", _other_word(value.text)


def leaf_spoilt(
    leaf: Text | Value | FreeText | Statement, tag: str = DEFAULT_LANGUAGE
) -> Iterator[tuple[str, Text | Value | FreeText | Statement | None]]:
    match leaf:
        case Value() if leaf.kind != "count":
            yield f"{leaf.kind} removed", None
            for what, text in _of_kind(leaf, language(tag)):
                yield what, replace(leaf, text=text)
        case Statement():
            yield "statement removed", None
            for what, text in (("negated", _negated(leaf.text)), ("altered", _other_word(leaf.text))):
                yield f"statement {what}", replace(leaf, content=(Text(text),))
        case FreeText() if re.search(r"\w", leaf.text):
            yield "typed text removed", None
            yield "typed word changed", replace(leaf, text=_other_word(leaf.text))
            yield "typed word removed", replace(leaf, text=_word_less(leaf.text))
            yield "typed text negated", replace(leaf, text=_negated(leaf.text))


def spoilt_leaves(letter: Letter) -> Iterator[Spoilt]:
    """Each value, statement and typed text altered or removed where it stands."""
    for number, content in enumerate(numbered_lines(letter)):
        for place, leaf in leaves_of(content):
            for what, new in leaf_spoilt(leaf, letter.identity.language):

                def change(line: Content, place: tuple[int, ...] = place, new: object = new) -> Content:
                    return with_leaf(line, place, new)  # type: ignore[arg-type]

                yield Spoilt(what, f"{plain(content)[:60]} | {leaf.text[:40]}", with_line(letter, number, change))


# --- whole elements and sections --------------------------------------------------------------------------------------


def _sources(content: Content) -> Iterator[str]:
    for leaf in leaves(content):
        match leaf:
            case Value():
                yield leaf.source
            case FreeText():
                yield leaf.path
            case Statement():
                yield f"say.{leaf.id}"
                yield from (part.source for part in leaf.content if isinstance(part, Value))


def spoilt_elements(letter: Letter, asked: tuple[Asked, ...]) -> Iterator[Spoilt]:
    """Each must taken out: every line that shows it; and each line that bears a fact; and each section."""
    for one in asked:
        needed = {need.source for need in one.needs if need.known}
        hit = [n for n, content in enumerate(numbered_lines(letter)) if needed & set(_sources(content))]
        made = letter
        for number in reversed(hit):
            made = with_line(made, number, lambda _: None)
        if one.strength.startswith("must") and hit:
            yield Spoilt("must-element removed", one.rule.id, made)
    for number, content in enumerate(numbered_lines(letter)):
        if any(not isinstance(leaf, Text | LineBreak) and _is_fact(leaf) for leaf in leaves(content)):
            yield Spoilt("line with facts removed", plain(content)[:60], with_line(letter, number, lambda _: None))
    for index, section in enumerate(letter.sections):
        if any(list(_sources(content)) for content in section_lines(section)):
            sections = (*letter.sections[:index], *letter.sections[index + 1 :])
            yield Spoilt("section removed", f"{section.id} {section.point or ''}", replace(letter, sections=sections))


def _is_fact(leaf: Value | FreeText | Statement | Text | LineBreak) -> bool:
    return not (isinstance(leaf, Value) and leaf.kind == "count")


# --- things that change places ----------------------------------------------------------------------------------------


def _typed_blocks(section: Section) -> list[int]:
    """The paragraphs of a section that hold typed words and nothing else."""
    return [n for n, block in enumerate(section.blocks) if isinstance(block, Paragraph) and block.free_text_path]


def _with_section(letter: Letter, index: int, section: Section) -> Letter:
    return replace(letter, sections=(*letter.sections[:index], section, *letter.sections[index + 1 :]))


def _with_block(section: Section, index: int, *blocks: object) -> Section:
    return replace(section, blocks=(*section.blocks[:index], *blocks, *section.blocks[index + 1 :]))  # type: ignore[arg-type]


def spoilt_points(letter: Letter) -> Iterator[Spoilt]:
    """Points that change places: their headings, their texts, their decisions; a paragraph in another point's section."""
    of_points = [(index, section) for index, section in enumerate(letter.sections) if section.point]
    for (first, one), (second, other) in pairwise(of_points):
        heads = [block for block in (one.blocks[0], other.blocks[0]) if isinstance(block, Heading)]
        if len(heads) == 2:
            made = _with_section(letter, first, _with_block(one, 0, other.blocks[0]))
            yield Spoilt(
                "points' headings swapped", one.id, _with_section(made, second, _with_block(other, 0, one.blocks[0]))
            )
        mine, theirs = _typed_blocks(one), _typed_blocks(other)
        for here in mine:
            without = _with_block(one, here)
            there = replace(other, blocks=(*other.blocks, one.blocks[here]))
            made = _with_section(_with_section(letter, first, without), second, there)
            yield Spoilt("paragraph moved to another point", plain(one.blocks[here].content)[:60], made)  # type: ignore[union-attr]
        for here, other_place in zip(mine, theirs, strict=False):
            if plain(one.blocks[here].content) == plain(other.blocks[other_place].content):  # type: ignore[union-attr]
                continue
            made = _with_section(letter, first, _with_block(one, here, other.blocks[other_place]))
            made = _with_section(made, second, _with_block(other, other_place, one.blocks[here]))
            yield Spoilt("points' paragraphs swapped", plain(one.blocks[here].content)[:60], made)  # type: ignore[union-attr]


def _leaf_at(content: Content, kinds: tuple[str, ...]) -> tuple[tuple[int, ...], Value] | None:
    for place, leaf in leaves_of(content):
        if isinstance(leaf, Value) and (
            leaf.kind in kinds or (leaf.kind == "term" and leaf.source.endswith("decision"))
        ):
            return place, leaf
    return None


def spoilt_lists(letter: Letter) -> Iterator[Spoilt]:
    """Two lines of one list whose decisions or values change places."""
    lines = numbered_lines(letter)
    for section in letter.sections:
        for block in section.blocks:
            items = [item.content for item in block.items] if isinstance(block, Bullets | Numbered) else []
            found = [(content, pair) for content in items if (pair := _leaf_at(content, ("money", "date")))]
            for (one, (place, leaf)), (other, (there, last)) in pairwise(found):
                if leaf.text != last.text and leaf.kind == last.kind and one in lines and other in lines:
                    made = with_line(letter, lines.index(one), lambda c, p=place, new=last: with_leaf(c, p, new))  # type: ignore[misc]
                    made = with_line(made, lines.index(other), lambda c, p=there, new=leaf: with_leaf(c, p, new))  # type: ignore[misc]
                    yield Spoilt("values of two list items swapped", plain(one)[:60], made)


def spoilt_tables(letter: Letter) -> Iterator[Spoilt]:
    """Cells of a column that change places between rows, and rows taken out."""
    for index, section in enumerate(letter.sections):
        for at, block in enumerate(section.blocks):
            if not isinstance(block, Table):
                continue
            for row in range(len(block.rows)):
                rows = (*block.rows[:row], *block.rows[row + 1 :])
                gone = _with_block(section, at, *([replace(block, rows=rows)] if rows else []))
                what = plain(block.rows[row][0].content)[:60]
                yield Spoilt("table row removed", what, _with_section(letter, index, gone))
            for column in range(len(block.head)):
                yield from _swapped(letter, index, at, block, column)


def _texts(table: Table) -> Counter[tuple[str, ...]]:
    return Counter(tuple(plain(cell.content) for cell in row) for row in table.rows)


def _swapped(letter: Letter, index: int, at: int, block: Table, column: int) -> Iterator[Spoilt]:
    for row in range(len(block.rows) - 1):
        one, other = block.rows[row][column], block.rows[row + 1][column]
        if plain(one.content) == plain(other.content):
            continue
        rows = [list(cells) for cells in block.rows]
        rows[row][column], rows[row + 1][column] = other, one
        table = replace(block, rows=tuple(tuple(cells) for cells in rows))
        if _texts(table) == _texts(block):
            continue  # the rows only stand in another order
        made = _with_section(letter, index, _with_block(letter.sections[index], at, table))
        yield Spoilt("cells of two rows swapped", plain(one.content)[:60], made)


# --- words of the wording that carry the meaning ----------------------------------------------------------------------

_TURNS = (
    ("We are keeping that decision", "We have changed that decision"),
    ("We have changed that decision", "We are keeping that decision"),
    (": done.", ": not done."),
    ("no longer offered", "also offered"),
    ("already paid", "to be paid"),
    ("Already paid", "To be paid"),
    ("still stands", "no longer stands"),
    ("agreed with you", ""),
    ("this is still to come", "done"),
    ("We can't", "We can"),
    ("more than before", "less than before"),
)


def spoilt_wording(letter: Letter) -> Iterator[Spoilt]:
    """Words of the wording that carry a decision or a state, turned round."""
    for number, content in enumerate(numbered_lines(letter)):
        for place, leaf in leaves_of(content):
            for old, new in _TURNS:
                if isinstance(leaf, Text) and old in leaf.text:
                    turned = replace(leaf, text=leaf.text.replace(old, new))
                    made = with_line(letter, number, lambda c, p=place, t=turned: with_leaf(c, p, t))  # type: ignore[misc]
                    yield Spoilt("wording's meaning turned", f"{old} → {new}", made)


# --- words added ------------------------------------------------------------------------------------------------------

_ADDED = (
    ("added sum", "We will also pay you £501.37."),
    ("added date", "Please reply by 17 March 2031."),
    ("added telephone number", "Ring 01632 960999 instead."),
    ("added time limit", "You must do this within 19 days."),
    ("added condition", "This offer stands only if you do not go to the Ombudsman."),
    ("added denial of a right", "You cannot take this to the Ombudsman."),
    ("added waiver", "We pay this in full and final settlement."),
    ("added retreat", "We withdraw what we say here."),
    ("left to fill in", "[insert name]"),
    ("left to fill in", "TBC"),
)


def spoilt_by_adding(letter: Letter) -> Iterator[Spoilt]:
    """A paragraph that may not stand there, in the first and in the last section."""
    printed = " ".join(map(plain, numbered_lines(letter)))
    for what, words in _ADDED:
        if any(number in printed for number in re.findall(r"\d[\d.]* ?\w*", words)):
            continue
        for index in dict.fromkeys((0, len(letter.sections) - 1)):
            section = letter.sections[index]
            blocks = (*section.blocks, Paragraph((Text(words),)))
            yield Spoilt(what, f"{section.id}: {words}", _with_section(letter, index, replace(section, blocks=blocks)))


def spoilt_letters(letter: Letter, asked: tuple[Asked, ...]) -> Iterator[Spoilt]:
    """Every spoilt letter."""
    yield from spoilt_leaves(letter)
    yield from spoilt_elements(letter, asked)
    yield from spoilt_points(letter)
    yield from spoilt_lists(letter)
    yield from spoilt_tables(letter)
    yield from spoilt_wording(letter)
    yield from spoilt_by_adding(letter)
