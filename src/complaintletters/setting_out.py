"""A letter, a landlord's look and a presentation in; the letter and the look as that presentation has them, out.

What changes here changes in every format, and what is checked is the letter that was rendered: tables become lists of
labelled facts, the summary comes first, and colours become dark enough for the page they stand on.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from complaintletters.colours import contrast, darkened
from complaintletters.house_style import HouseStyle
from complaintletters.letter import (
    Block,
    Bullets,
    Cell,
    Inline,
    Item,
    Kind,
    Letter,
    LineBreak,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Value,
    leaves,
    plain,
)
from complaintletters.presentation import Presentation

# --- the letter -----------------------------------------------------------------------------------------------------


def _label(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A label in bold, with its colon."""
    return (Strong((*leaves(content), Text(":"))), Text(" "))


def _labelled(head: tuple[Cell, ...], row: tuple[Cell, ...]) -> Bullets | None:
    """A row as a list of labelled facts. An empty cell has nothing to say."""
    items = [
        Item((*_label(label.content), *cell.content) if plain(label.content).strip() else cell.content)
        for label, cell in zip(head, row, strict=True)
        if plain(cell.content).strip()
    ]
    return Bullets(tuple(items)) if items else None


def _total(head: tuple[Cell, ...], row: tuple[Cell, ...]) -> Iterator[Block]:
    """A row of totals: in bold, with its name as the label where there is one sum, else above the labelled sums."""
    filled = [at for at, cell in enumerate(row) if plain(cell.content).strip()]
    if len(filled) == 2:
        name, total = (row[at].content for at in filled)
        yield Paragraph((Strong((*leaves(name), Text(": "), *leaves(total))),))
    elif filled:
        yield Paragraph((Strong(tuple(leaves(row[filled[0]].content))),))
        sums = _labelled(tuple(head[at] for at in filled[1:]), tuple(row[at] for at in filled[1:]))
        yield from [sums] if sums else []


def _listed(table: Table) -> Iterator[Block]:
    """A table as a list for each row."""
    for index, row in enumerate(table.rows):
        if table.has_total and index == len(table.rows) - 1:
            yield from _total(table.head, row)
        else:
            facts = _labelled(table.head, row)
            yield from [facts] if facts else []


def _with_lists(section: Section) -> Section:
    blocks: list[Block] = []
    for block in section.blocks:
        blocks += _listed(block) if isinstance(block, Table) else (block,)
    return replace(section, blocks=tuple(blocks))


def _facts(letter: Letter) -> Iterator[Paragraph]:
    """Date and references as one paragraph, a line for each."""
    content: list[Inline] = []
    for fact in letter.facts:
        content += [LineBreak()] if content else []
        content += [Strong((Text(f"{fact.label}: "),)), *fact.content]
    if content:
        yield Paragraph(tuple(content))


def with_summary_first(letter: Letter) -> Letter:
    """The letter with its panel right below the title, and date, references and salutation below that.

    A letter without a panel, or whose summary is first already, stays as it is.
    """
    at = next((index for index, section in enumerate(letter.sections) if section.panel), None)
    if at is None or not letter.salutation:
        return letter
    summary, others = letter.sections[at], (*letter.sections[:at], *letter.sections[at + 1 :])
    begins = Section("salutation", (), (*_facts(letter), Paragraph(letter.salutation)))
    return replace(letter, facts=(), salutation=(), sections=(summary, begins, *others))


def set_out(letter: Letter, presentation: Presentation) -> Letter:
    """The letter as the presentation has it: the same words, with the summary first and labels repeated where tables go."""
    if presentation.summary == "first":
        letter = with_summary_first(letter)
    if presentation.tables == "tables":
        return letter
    return replace(
        letter,
        sections=tuple(_with_lists(section) for section in letter.sections),
        after=tuple(_with_lists(section) for section in letter.after),
        then=set_out(letter.then, presentation) if letter.then else None,
    )


# --- what stays together -------------------------------------------------------------------------------------------

_LONGEST_LEAD = 120  # characters


def leads(block: Paragraph) -> bool:
    """Whether a paragraph is a bold line, such as a decision, which must not part from what follows at a page's end."""
    return all(isinstance(part, Strong) for part in block.content) and len(plain(block.content)) <= _LONGEST_LEAD


_TOGETHER: frozenset[Kind] = frozenset({"date", "money", "telephone", "duration", "reference"})
_SHORT_TERM = 10  # characters: "Stage One", "not upheld"


def is_whole(value: Value) -> bool:
    """Whether a value's words must not be parted at a line's end: dates, sums, numbers (UKAAF), and a stage's name (own)."""
    return value.kind in _TOGETHER or (value.kind == "term" and len(value.text) <= _SHORT_TERM)


_NUMBERS = r"\b0\d{2,4}(?: \d{3,8}){1,2}\b|\b[A-Z]{2,}-(?=[\w/-]*\d)[\w/-]*\w"
# Marks and vowel signs, which are no letters to Python: an ending that begins with one belongs to its word, as in “16 এপ্রিলে”.
_VOWELS = "".join(char for char in map(chr, range(0x0300, 0x1100)) if unicodedata.category(char) in {"Mn", "Mc"})
_ENGLISH_DATES = r"\b(?:\d{1,2} )?[A-Z][a-z]{2,8} \d{4}\b|\b\d{1,2} [A-Z]\w+"


@cache
def whole(language: str) -> re.Pattern[str]:
    """What must not be parted where it is typed: a day and its month, with its year, a month and its year, a telephone
    number, and a reference with hyphens, which lines may break after. ``language`` is the letter's tag.
    """
    if language.partition("-")[0] == "en":
        return re.compile(f"{_ENGLISH_DATES}|{_NUMBERS}")
    try:
        names = Locale.parse(language, sep="-").months["format"]["wide"].values()
    except (UnknownLocaleError, ValueError):
        return re.compile(_NUMBERS)
    months = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    dates = rf"(?:\d{{1,2}} (?:{months})[\w{_VOWELS}]*|(?:{months})(?= \d{{4}}))(?: \d{{4}})?"
    return re.compile(rf"(?<!\w){dates}(?![\w{_VOWELS}])|{_NUMBERS}", re.IGNORECASE)


def split_to_fit(text: str, longest: int) -> tuple[str, str]:
    """A value's first words, where it is too long for a line, and the rest, which is whole: "Monday " and "16 May 2026"."""
    at = 0
    while len(text) - at > longest and (space := text.find(" ", at)) >= 0:
        at = space + 1
    return text[:at], text[at:]


# --- the look -------------------------------------------------------------------------------------------------------


def typeface(own: str, allowed: tuple[str, ...]) -> str:
    """The landlord's own typeface, where the presentation allows it, else the first it allows."""
    return own if not allowed or own in allowed else allowed[0]


@lru_cache(maxsize=256)
def suited(style: HouseStyle, presentation: Presentation) -> HouseStyle:
    """The landlord's look with colours that can be read on the presentation's page, and its typefaces."""
    page, ink, least = presentation.page, presentation.ink, presentation.contrast
    is_tinted = presentation.panels == "tinted" and contrast(ink, style.tint) >= least
    tint = style.tint if is_tinted else page
    accent = darkened(style.accent, (page, tint), least, ink)
    return replace(
        style,
        accent=accent,
        tint=tint,
        on_accent=style.on_accent if contrast(style.on_accent, accent) >= least else page,
        word_typeface=typeface(style.word_typeface, presentation.word_typefaces),
        page_typeface=typeface(style.page_typeface, presentation.page_typefaces),
    )
