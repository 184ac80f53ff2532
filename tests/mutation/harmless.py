"""A letter in; the same letter edited in ways that change nothing it says, one at a time: none may be an error."""

import re
from collections.abc import Iterator
from dataclasses import replace

from complaintletters.letter import (
    Block,
    Bullets,
    FreeText,
    Heading,
    Inline,
    Letter,
    LineBreak,
    Numbered,
    Paragraph,
    Section,
    Statement,
    Strong,
    Table,
    Text,
    Value,
    plain,
)
from tests.mutation.lines import Content, leaves_of, numbered_lines, with_leaf, with_line
from tests.mutation.spoilt import Spoilt

FRIENDLY = (
    "We know that this has been a difficult time for you.",
    "Thank you for your patience while we looked into this.",
    "I hope that this letter helps.",
    "PS Thank you for the photographs that you sent.",
    "Please ring me if you would like to talk any of this through.",
    "We have looked carefully at everything that you told us.",
    "I was glad that we could speak last week.",
)
LEAD_INS = (
    ("Our decision: ", "Our decision on this point is: "),
    ("We looked at:", "To decide this, we read:"),
    ("How to reach", "This is how to reach"),
    ("Money: ", "The money: "),
    ("If anything here is not clear, ring ", "If anything in this letter isn't clear, please ring "),
    ("You will have our answer by ", "You will hear from us with our answer by "),
    ("This apology comes from ", "This apology is from "),
    ("They are independent of us.", "They are separate from us."),
    ("On ", "On the date of "),
    ("Ring ", "Please ring "),
    ("You are receiving this letter for ", "We send you this letter for "),
    ("Our policy gives this reason: ", "This is the reason that our policy gives: "),
    ("Please check what this letter says about", "Please look at what this letter says about"),
    ("This is what we offer, and the total.", "Here is what we offer, with the total."),
    ("“Upheld” means that we agree with you.", "When we say “upheld”, we mean that we agree with you."),
    ("We take each point in turn.", "We look at each point in turn."),
    ("Thank you for telling us about ", "Thank you for getting in touch about "),
    ("In charge of this: ", "The person in charge of this: "),
)


def _everywhere(letter: Letter, change: object) -> Letter:
    """A letter with every leaf's words changed by a function from text to text."""
    made = letter
    for number, _ in enumerate(numbered_lines(letter)):
        made = with_line(made, number, lambda content: _each(content, change))
    return made


def _each(content: Content, change: object) -> Content:
    out: list[Inline] = []
    for part in content:
        match part:
            case Strong():
                out.append(replace(part, content=_each(part.content, change)))  # type: ignore[arg-type]
            case Statement():
                out.append(replace(part, content=_each(part.content, change)))  # type: ignore[arg-type]
            case LineBreak():
                out.append(part)
            case _:
                out.append(replace(part, text=change(part.text)))  # type: ignore[operator]
    return tuple(out)


def _typography(letter: Letter) -> Iterator[Spoilt]:
    straight = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "…": "..."})
    curly = str.maketrans({"'": "’"})
    changes = {
        "straight quotation marks": lambda text: text.translate(straight),
        "typographic apostrophes": lambda text: text.translate(curly),
        "spaces that don't break": lambda text: text.replace(" ", "\u00a0"),
        "soft hyphens": lambda text: re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", text) if "@" not in text else text,
        "ligatures": lambda text: text.replace("fi", "ﬁ") if "@" not in text and "." not in text.strip(".") else text,
        "two spaces": lambda text: text.replace(". ", ".  "),
        "capital E in E-mail": lambda text: text.replace("e-mail", "E-mail"),
    }
    for what, change in changes.items():
        yield Spoilt(what, "everywhere", _everywhere(letter, change))


def _spellings(letter: Letter) -> Iterator[Spoilt]:
    """Values written another way, one at a time."""
    for number, content in enumerate(numbered_lines(letter)):
        for place, leaf in leaves_of(content):
            if not isinstance(leaf, Value) or len(place) > 1:
                continue
            for _, text in _of_value(leaf):
                other = replace(leaf, text=text)
                made = with_line(letter, number, lambda c, p=place, o=other: with_leaf(c, p, o))  # type: ignore[misc]
                yield Spoilt(f"{leaf.kind} spelt otherwise", f"{leaf.text} → {text}", made)


def _of_value(value: Value) -> Iterator[tuple[str, str]]:
    match value.kind:
        case "date":
            year, month, number = value.canonical.split("-")
            day = str(int(number))
            if f"{day} " in value.text:
                yield "in figures", f"{number}/{month}/{year}"
                yield "with an ordinal", value.text.replace(f"{day} ", f"{day}{_ordinal(int(day))} ", 1)
        case "money":
            yield "shorter", value.text.removesuffix(".00")
        case "telephone":
            yield "without spaces", value.text.replace(" ", "")
            yield "with the country's code", f"+44 {value.text[1:]}"


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _with(letter: Letter, index: int, *blocks: Block) -> Letter:
    section = replace(letter.sections[index], blocks=blocks)
    return replace(letter, sections=(*letter.sections[:index], section, *letter.sections[index + 1 :]))


def _is_plain(block: Block) -> bool:
    """A paragraph that may change places: no label, and nothing that a list below hangs on."""
    return (
        isinstance(block, Paragraph)
        and not isinstance(block.content[0], Strong)
        and not plain(block.content).endswith(":")
    )


def _order(letter: Letter) -> Iterator[Spoilt]:
    for index, section in enumerate(letter.sections):
        blocks = section.blocks
        for at in range(len(blocks) - 1):
            if _is_plain(blocks[at]) and _is_plain(blocks[at + 1]):
                moved = (*blocks[:at], blocks[at + 1], blocks[at], *blocks[at + 2 :])
                yield Spoilt("paragraphs in another order", section.id, _with(letter, index, *moved))
        for at, block in enumerate(blocks):
            if isinstance(block, Bullets | Numbered) and len(block.items) > 1:
                turned: Block = replace(block, items=block.items[::-1])
                yield Spoilt(
                    "list in another order", section.id, _with(letter, index, *blocks[:at], turned, *blocks[at + 1 :])
                )
            if isinstance(block, Table) and len(block.rows) > 1 + block.has_total:
                body = block.rows[:-1] if block.has_total else block.rows
                turned = replace(block, rows=(*body[::-1], *block.rows[len(body) :]))
                yield Spoilt(
                    "table's rows in another order",
                    section.id,
                    _with(letter, index, *blocks[:at], turned, *blocks[at + 1 :]),
                )


def _paragraphs(letter: Letter) -> Iterator[Spoilt]:
    """Paragraphs merged with the next, and split where a sentence ends."""
    for index, section in enumerate(letter.sections):
        blocks = section.blocks
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if (
                isinstance(block, Paragraph)
                and isinstance(following, Paragraph)
                and _is_plain(block)
                and _is_plain(following)
            ):
                merged = Paragraph((*block.content, Text(" "), *following.content))
                yield Spoilt(
                    "paragraphs merged", section.id, _with(letter, index, *blocks[:at], merged, *blocks[at + 2 :])
                )
            if isinstance(block, Paragraph):
                for cut, part in enumerate(block.content):
                    if isinstance(part, Text | FreeText) and ". " in part.text:
                        first, _, rest = part.text.partition(". ")
                        halves = (
                            Paragraph((*block.content[:cut], replace(part, text=f"{first}."))),
                            Paragraph((replace(part, text=rest), *block.content[cut + 1 :])),
                        )
                        yield Spoilt(
                            "paragraph split",
                            section.id,
                            _with(letter, index, *blocks[:at], *halves, *blocks[at + 1 :]),
                        )


def _friendlier(letter: Letter) -> Iterator[Spoilt]:
    for index, section in enumerate(letter.sections):
        for number, words in enumerate(FRIENDLY):
            if (index + number) % 3:
                continue
            added = Paragraph((Text(words),))
            at = 1 if isinstance(section.blocks[0], Heading) else 0
            yield Spoilt(
                "friendly sentence before",
                f"{section.id}: {words}",
                _with(letter, index, *section.blocks[:at], added, *section.blocks[at:]),
            )
            yield Spoilt(
                "friendly sentence after", f"{section.id}: {words}", _with(letter, index, *section.blocks, added)
            )
    for number, content in enumerate(numbered_lines(letter)):
        if content and isinstance(content[-1], FreeText | Statement) and plain(content).endswith("."):
            words = FRIENDLY[number % len(FRIENDLY)]
            made = with_line(letter, number, lambda c, w=words: (*c, Text(f" {w}")))  # type: ignore[misc]
            yield Spoilt("friendly sentence in the same paragraph", words, made)


def _lead_ins(letter: Letter) -> Iterator[Spoilt]:
    for number, content in enumerate(numbered_lines(letter)):
        for place, leaf in leaves_of(content):
            for old, new in LEAD_INS:
                if isinstance(leaf, Text) and leaf.text.startswith(old):
                    other = replace(leaf, text=new + leaf.text.removeprefix(old))
                    made = with_line(letter, number, lambda c, p=place, o=other: with_leaf(c, p, o))  # type: ignore[misc]
                    yield Spoilt("lead-in put otherwise", f"{old} → {new}", made)


def _headings(letter: Letter) -> Iterator[Spoilt]:
    for index, section in enumerate(letter.sections):
        for at, block in enumerate(section.blocks):
            if isinstance(block, Heading) and all(isinstance(part, Text) for part in block.content):
                words = plain(block.content)
                changes: tuple[tuple[str, Block], ...] = (
                    ("heading in capitals", replace(block, content=(Text(words.upper()),))),
                    ("heading with a colon", replace(block, content=(Text(f"{words}:"),))),
                    ("heading as a line in bold", Paragraph((Strong((Text(words),)),))),
                )
                for what, new in changes:
                    yield Spoilt(
                        what, words, _with(letter, index, *section.blocks[:at], new, *section.blocks[at + 1 :])
                    )
            elif (
                isinstance(block, Heading) and isinstance(block.content[0], Value) and block.content[0].kind == "count"
            ):
                other = replace(block.content[0], text=str(int(block.content[0].text) + 4))
                made = replace(block, content=(other, *block.content[1:]))
                yield Spoilt(
                    "points numbered otherwise", plain(made.content), _with(letter, index, made, *section.blocks[1:])
                )


def _tables(letter: Letter) -> Iterator[Spoilt]:
    """Tables turned into paragraphs, a row each."""
    for index, section in enumerate(letter.sections):
        for at, block in enumerate(section.blocks):
            if isinstance(block, Table):
                rows = tuple(_as_paragraph([cell.content for cell in row]) for row in block.rows)
                yield Spoilt(
                    "table turned into text",
                    section.id,
                    _with(letter, index, *section.blocks[:at], *rows, *section.blocks[at + 1 :]),
                )


def _as_paragraph(cells: list[Content]) -> Paragraph:
    content: list[Inline] = []
    for cell in filter(None, cells):
        content += [Text(" "), *cell] if content else [*cell]
    return Paragraph(tuple(content))


def _enclosures(letter: Letter) -> Iterator[Spoilt]:
    added = Section("added", (), (Bullets(()),))
    words = Paragraph((Text("With this letter: our leaflet about damp"),))
    yield Spoilt("enclosure added", "leaflet", replace(letter, after=(*letter.after, replace(added, blocks=(words,)))))


def harmless_letters(letter: Letter) -> Iterator[Spoilt]:
    """Every harmless edit."""
    yield from _typography(letter)
    yield from _spellings(letter)
    yield from _order(letter)
    yield from _paragraphs(letter)
    yield from _friendlier(letter)
    yield from _lead_ins(letter)
    yield from _headings(letter)
    yield from _tables(letter)
    yield from _enclosures(letter)
