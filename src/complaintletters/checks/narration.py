"""A narration as it is heard compared with the letter it should be: every line in order, and its dates and sums.

What is said besides (the running order, "First of three") may stand between; a date or a sum that isn't the letter's may not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest

from complaintletters.checks.finished import FinishedFile
from complaintletters.checks.heard import heard_dates, heard_sums
from complaintletters.checks.heard_in_figures import compare_figures
from complaintletters.checks.shorthand import without_shorthand
from complaintletters.checks.spoken import as_said, number_words, ordinal_words, spelt, squashed, stretches
from complaintletters.checks.without_columns import Line, block_lines
from complaintletters.findings import Finding, Level, errors_in
from complaintletters.letter import (
    Block,
    Bullets,
    FreeText,
    Heading,
    Inline,
    Letter,
    Numbered,
    Section,
    Table,
    Text,
    Value,
    leaves,
    lines,
    plain,
)
from complaintletters.narration import Narration, narration

__all__ = ["compare"]

_PART_LEVEL = 2
_MOST_NAMED = 12
_ARTICLE = "the"
_ANYTHING = ".{0,80}?"
_SURE = 10  # letters that stand nowhere by chance
_ANYBODY = "[a-z]*?"


# --- the letter, in the order in which it is told --------------------------------------------------------------------


def _sections(sections: tuple[Section, ...]) -> Iterator[tuple[str, Line]]:
    for section in sections:
        for block in section.blocks:
            # A script says "Number three" before an item of a numbered list, so its words are compared without.
            for line in lines(block) if isinstance(block, Numbered) else block_lines(block):
                yield section.id, line


def _running_order(letter: Letter) -> Iterator[tuple[str, Line]]:
    blocks: list[Block] = [block for section in (*letter.sections, *letter.after) for block in section.blocks]
    parts = [block for block in blocks if isinstance(block, Heading) and block.level <= _PART_LEVEL]
    if len(parts) > 1:
        yield from (("running order", block.content) for block in parts)


def _told(letter: Letter) -> Iterator[tuple[str, Line]]:
    yield "title", letter.title
    yield from (("addressee", (Text(line),)) for line in letter.addressee)
    yield from (("facts", (Text(f"{fact.label}: "), *fact.content)) for fact in letter.facts)
    yield from _running_order(letter)
    yield "salutation", letter.salutation
    yield from _sections(letter.sections)
    yield "sign-off", letter.sign_off
    yield from (("signatory", content) for content in letter.signatory)
    yield from _sections(letter.after)


def _where(section: str, content: tuple[Inline, ...]) -> str:
    typed = {leaf.path for leaf in leaves(content) if isinstance(leaf, FreeText)}
    return typed.pop() if len(typed) == 1 else section


def _said_apart(content: tuple[Inline, ...]) -> Iterator[str]:
    """The text of a line, and where a reference stands, that alone: it is spelt out, whatever it looks like."""
    text = ""
    for leaf in leaves(content):
        if isinstance(leaf, Value) and leaf.kind in ("reference", "telephone"):
            yield text
            text = ""
            yield f"\0{leaf.text}"
        else:
            # A value and the words beside it are told apart, so shorthand never goes from one into the other.
            text += without_shorthand(plain((leaf,)))
    yield text


# --- words ----------------------------------------------------------------------------------------------------------


def _expected(content: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    for part in _said_apart(content):
        if part.startswith("\0"):
            yield part[1:], squashed(spelt(part))
        else:
            yield from ((one.shown, one.heard) for one in stretches(part))


def _short(words: str) -> str:
    return words if len(words) < 90 else f"{words[:89]}…"


@dataclass(frozen=True, slots=True)
class _Besides:
    """What a narrator says besides the letter: between two of its lines, and within one."""

    between: re.Pattern[str]
    within: re.Pattern[str]


def _phrase(phrase: str, **held: str) -> str:
    """A phrase as a pattern of what is heard, with what is filled in."""
    parts = re.split(r"\{(\w+)\}", phrase)
    return "".join(held[part] if at % 2 else squashed(part) for at, part in enumerate(parts))


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted({one for one in words if one}, key=len, reverse=True))})"


@cache
def _numbers() -> dict[str, str]:
    """Numbers and places in a row, as they are heard."""
    cardinal = _any_of(squashed(number_words(number)) for number in range(1, 200))
    return {"count": cardinal, "number": cardinal, "ordinal": _any_of(squashed(ordinal_words(one)) for one in range(1, 200))}


def _besides(spoken: Narration, sender: str) -> _Besides:
    phrases, numbers = spoken.setting.phrases, _numbers()
    said = [phrases.parts, phrases.part, phrases.first, phrases.next, phrases.last, phrases.number, phrases.end]
    # The addressee's lines stand in the middle of their phrase.
    before, _, after = phrases.recipient.partition("{recipient}")
    patterns = [_phrase(one, **numbers) for one in (*said, before, after)]
    patterns.append(_phrase(phrases.sender, sender=squashed(as_said(without_shorthand(sender))) or _ANYBODY))
    signs = (*spoken.setting.symbols.values(), *spoken.setting.address_signs.values())
    within = (*map(squashed, signs), _ARTICLE)  # a date brings its article
    return _Besides(re.compile(f"{_any_of((*patterns, *within))}*"), re.compile(f"{_any_of(within)}*"))


def _as_it_stands(text: str, begin: int, end: int) -> str:
    """The words of a text between two of its letters, with what stands between them."""
    composed = unicodedata.normalize("NFC", text)
    places = [at for at, one in enumerate(composed) for _ in squashed(one)]
    return " ".join(composed[places[begin] : places[end - 1] + 1].split())


@dataclass(slots=True)
class _Following:
    """How far a narration has been followed. ``is_sure`` is whether all was heard up to there."""

    heard: str
    text: str
    besides: _Besides
    at: int = 0
    is_sure: bool = True

    def hear(self, words: str, *, begins: bool) -> Iterator[Finding]:
        """Go on to the next words of the letter, which are heard somewhere, and tell what is heard before them."""
        place = self.heard.find(words, self.at)
        if self.is_sure:
            yield from self.added(place, self.besides.between if begins else self.besides.within)
        # After figures that can't be proved, a few letters could be anywhere.
        self.is_sure = self.is_sure or len(words) >= _SURE
        self.at = place + len(words)

    def added(self, until: int, allowed: re.Pattern[str]) -> Iterator[Finding]:
        """Words from here that nobody says."""
        words = self.heard[self.at : until]
        if not allowed.fullmatch(words):
            shown = _as_it_stands(self.text, self.at, until)
            yield Finding("narration-altered", f"“{_short(shown)}” is not in the letter.", "file")


def _line_pattern(besides: _Besides, pieces: list[tuple[str, str]], *, is_sure: bool) -> re.Pattern[str]:
    """All pieces of a line in order, with what may be said between them; anything stands for figures that aren't proved."""
    out = [besides.between.pattern if is_sure else _ANYTHING]
    for at, (_, words) in enumerate(pieces):
        out += [besides.within.pattern if at else "", re.escape(words) if words else _ANYTHING]
    return re.compile("".join(out))


def _line_findings(following: _Following, pieces: list[tuple[str, str]], where: str) -> list[Finding]:
    """What is missing from a line or added to it. A line that can be heard whole in some way is heard."""
    at, is_sure = following.at, following.is_sure
    found: list[Finding] = []
    begins = True
    for shown, words in pieces:
        if not words:
            following.is_sure = False
        elif following.heard.find(words, following.at) >= 0:
            found += following.hear(words, begins=begins)
            begins = False
        else:
            following.is_sure = False
            found.append(Finding("narration-altered", f"“{_short(shown)}” is missing or altered.", where))
            begins = False
    if not found:
        return found
    # A short word may have been heard within what is said besides: the N of “M and N” in “and”.
    whole = _line_pattern(following.besides, pieces, is_sure=is_sure).match(following.heard, at)
    if whole is None:
        return found
    following.at, following.is_sure = whole.end(), bool(pieces[-1][1])
    return []


def _compare_words(letter: Letter, text: str, spoken: Narration) -> Iterator[Finding]:
    following = _Following(squashed(text), text, _besides(spoken, letter.furniture.sender))
    unproved: dict[str, None] = {}
    for section, content in _told(letter):
        pieces = list(_expected(content))
        unproved |= dict.fromkeys(shown for shown, words in pieces if not words)
        yield from _line_findings(following, pieces, _where(section, content))
    if following.is_sure:
        yield from following.added(len(following.heard), following.besides.between)
    if unproved:
        named = ", ".join(f"“{words}”" for words in list(unproved)[:_MOST_NAMED])
        yield Finding(
            "narration-unproved",
            f"these figures could not be proved by listening: {named}.",
            "file",
            Level.WARNING,
            mend="Hear them when you record.",
        )


# --- dates and sums -------------------------------------------------------------------------------------------------


def _differing(what: str, wanted: list[tuple[str, str]], found: list[str]) -> Iterator[Finding]:
    matcher = SequenceMatcher(None, [value for value, _ in wanted], found, autojunk=False)
    for kind, start, stop, from_, to in matcher.get_opcodes():
        if kind == "equal":
            continue
        for pair, other in zip_longest(wanted[start:stop], found[from_:to]):
            if pair is None:
                yield Finding("value-added", f"the {what} {other} is not in the letter.", "file")
            elif other is None:
                yield Finding("value-missing", f"the {what} {pair[0]} is missing.", pair[1])
            else:
                yield Finding("value-altered", f"expected the {what} {pair[0]}; found {other}.", pair[1])


def _compare_values(letter: Letter, text: str) -> Iterator[Finding]:
    told = [
        (section, "".join(without_shorthand(plain((leaf,))) for leaf in leaves(content)))
        for section, content in _told(letter)
    ]
    said = [(section, as_said(line)) for section, line in told]
    dates = [(value, section) for section, line in said for value in heard_dates(line)]
    sums = [(f"£{value:.2f}", section) for section, line in said for value in heard_sums(line)]
    yield from _differing("date", dates, heard_dates(text))
    yield from _differing("sum", sums, [f"£{value:.2f}" for value in heard_sums(text)])


# --- other languages ------------------------------------------------------------------------------------------------


def _most_counted(letter: Letter) -> int:
    """The largest number that a narrator says besides the letter: of its parts, of the items of a list, of a table's rows."""
    blocks: list[Block] = [block for section in (*letter.sections, *letter.after) for block in section.blocks]
    counts = [sum(isinstance(block, Heading) and block.level <= _PART_LEVEL for block in blocks)]
    for block in blocks:
        match block:
            case Bullets():
                counts += [len(block.items), *(len(child.items) for item in block.items for child in item.children)]
            case Numbered():
                counts.append(block.start + len(block.items) - 1)
            case Table():
                counts.append(len(block.rows))
    return max(counts)


def _compare_in_figures(letter: Letter, file: FinishedFile, text: str, spoken: Narration) -> Iterator[Finding]:
    if file.language and file.language != spoken.language.tag:
        message = f"expected a voice for {spoken.language.name} ({spoken.language.tag}); found {file.language}."
        yield Finding("narration-altered", message, "file", mend="Make the file again from the case.")
    told = ((_where(section, content), content) for section, content in _told(letter))
    yield from compare_figures(told, text, spoken, sender=letter.furniture.sender, most=_most_counted(letter))


def _compared(letter: Letter, file: FinishedFile, spoken: Narration) -> tuple[Finding, ...]:
    text = "\n".join(file.lines)
    if not spoken.is_english:
        return tuple(_compare_in_figures(letter, file, text, spoken))
    return (*_compare_words(letter, text, spoken), *_compare_values(letter, text))


def compare(letter: Letter, file: FinishedFile, settings: Sequence[object] = ()) -> tuple[Finding, ...]:
    """Where a narration says something else than the letter. Its own findings as a file come first.

    ``settings`` are the ways of telling that it may have been made with; the one that it fits best is taken.
    """
    if not file.lines:
        return file.findings
    known = [one for one in settings if isinstance(one, Narration)] or [narration(letter.identity.language)]
    return (*file.findings, *min((_compared(letter, file, one) for one in known), key=lambda found: len(errors_in(found))))
