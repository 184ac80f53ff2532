"""Lines of text and a setting in; pages of rows of cells out.

The first row of a page has its number, and from the second page on the case's reference. Rows are Unicode dots without
blanks at their end. A word longer than a row is divided, and dot 5 at the row's end says that it goes on (the line
continuation of Unified English Braille); an address is divided after a sign, anything else between its letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from complaintletters.braille import BrailleSetting
from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter, Text
from complaintletters.liblouis import BLANK
from complaintletters.renderers.braille.flow import Piece, Shape, pieces
from complaintletters.renderers.braille.translating import Word, refuse_unwritable, words

CONTINUES = "\u2810"  # dot 5
_RULE = "\u2812" * 12  # dots 2 and 5

Page = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A piece set into rows."""

    rows: tuple[str, ...]
    apart_before: bool
    apart_after: bool
    leads: bool  # must have rows of what follows on its page


# --- rows -----------------------------------------------------------------------------------------------------------


def _divided(word: Word, room: int) -> Iterator[str]:
    """The parts of a word that is longer than ``room``, each but the last with the sign that it goes on."""
    begin = 0
    while len(word.cells) - begin > room:
        fits = range(begin + 1, begin + room)
        at = max((cut for cut in word.breaks if cut in fits), default=0)
        at = at or max((cut for cut in word.starts if cut in fits), default=begin + room - 1)
        yield word.cells[begin:at] + CONTINUES
        begin = at
    yield word.cells[begin:]


def _wrapped(line: tuple[Word, ...], width: int, first: int, after: int) -> list[str]:
    """Words in rows no longer than ``width``, the first indented by ``first`` cells, the others by ``after``."""
    rows: list[str] = []
    row, has_words = BLANK * first, False
    for word in line:
        for part in _divided(word, width - max(first, after)):
            if has_words and len(row) + 1 + len(part) > width:
                rows.append(row)
                row, has_words = BLANK * after, False
            row += BLANK + part if has_words else part
            has_words = True
    return [*rows, row] if has_words else rows


def _centred(row: str, width: int) -> str:
    return BLANK * ((width - len(row)) // 2) + row


def _indents(piece: Piece, setting: BrailleSetting, deepest: int) -> tuple[int, int]:
    match piece.shape:
        case Shape.SECOND_HEADING:
            return setting.second_heading - 1, setting.second_heading - 1
        case Shape.THIRD_HEADING:
            return setting.third_heading - 1, setting.third_heading - 1
        case Shape.ITEM:
            first, after = setting.listed
            step = after - first
            return first - 1 + step * piece.depth, after - 1 + step * deepest
        case _:
            return setting.paragraph[0] - 1, setting.paragraph[1] - 1


def _rows(piece: Piece, setting: BrailleSetting, deepest: int) -> tuple[str, ...]:
    if piece.shape is Shape.RULE:
        return (_centred(_RULE, setting.cells),)
    lines = [words(line, setting.table) for line in piece.text.split("\n")]
    if piece.shape is Shape.MAIN_HEADING:
        width = setting.cells - 2 * setting.centred_margin
        return tuple(_centred(row, setting.cells) for line in lines for row in _wrapped(line, width, 0, 0))
    first, after = _indents(piece, setting, deepest)
    return tuple(row for line in lines for row in _wrapped(line, setting.cells, first, after))


def _deepest(flow: list[Piece], at: int) -> int:
    """How deep the list goes that an item stands in: a row that goes on is indented further than any item of it."""
    begin = at
    while flow[begin].shape is Shape.ITEM and not flow[begin].apart and begin:
        begin -= 1
    end = at + 1
    while end < len(flow) and flow[end].shape is Shape.ITEM and not flow[end].apart:
        end += 1
    return max(piece.depth for piece in flow[begin:end])


def _set(flow: list[Piece], setting: BrailleSetting) -> list[_Set]:
    out: list[_Set] = []
    for at, piece in enumerate(flow):
        rows = _rows(piece, setting, _deepest(flow, at) if piece.shape is Shape.ITEM else 0)
        if not rows:
            continue
        after = flow[at + 1] if at + 1 < len(flow) else None
        ends_list = piece.shape is Shape.ITEM and (after is None or after.shape is not Shape.ITEM)
        leads = piece.shape in (Shape.MAIN_HEADING, Shape.SECOND_HEADING, Shape.THIRD_HEADING, Shape.RULE)
        out.append(_Set(rows, piece.apart, ends_list or piece.shape in (Shape.MAIN_HEADING, Shape.RULE), leads))
    return out


# --- pages ----------------------------------------------------------------------------------------------------------


def _needed(parts: list[_Set], at: int, kept: int) -> int:
    """The rows that a piece needs on the page it starts on: itself and some of what follows, if it is a heading."""
    part = parts[at]
    if not part.leads:
        return 1
    if at + 1 == len(parts):
        return len(part.rows)
    after = parts[at + 1]
    gap = int(part.apart_after or after.apart_before)
    follows = _needed(parts, at + 1, kept) if after.leads else min(kept, len(after.rows))
    return len(part.rows) + gap + follows


def _filled(parts: list[_Set], room: int, kept: int) -> Iterator[list[str]]:
    """The rows of each page, below its page line."""
    page: list[str] = []
    gap = False
    for at, part in enumerate(parts):
        gap = bool(page) and (gap or part.apart_before)
        if page and len(page) + gap + min(_needed(parts, at, kept), room) > room:
            yield page
            page, gap = [], False
        page += [""] * gap
        for row in part.rows:
            if len(page) == room:
                yield page
                page = []
            page.append(row)
        gap = part.apart_after
    if page:
        yield page


def _page_line(number: int, reference: str, setting: BrailleSetting) -> str:
    shown = words(str(number), setting.table)[0].cells
    left = BLANK.join(word.cells for word in words(reference, setting.table)) if number > 1 else ""
    left = left if len(left) + 3 + len(shown) <= setting.cells else ""
    return left + BLANK * (setting.cells - len(left) - len(shown)) + shown


def _refuse_language(letter: Letter, setting: BrailleSetting) -> None:
    tag = letter.identity.language
    if tag.split("-")[0] not in setting.languages:
        expected = f"expected a letter in a language that braille is made in here: {', '.join(setting.languages)}"
        raise RenderError([Fault("", "language", expected, tag, "Have a transcriber make the braille.")])


def braille_pages(letter: Letter, style: HouseStyle, setting: BrailleSetting) -> tuple[Page, ...]:
    """The letter's pages. Raises ``RenderError`` for another language, for characters without a sign, without liblouis."""
    _refuse_language(letter, setting)
    flow = list(pieces(letter, style))
    reference = letter.identity.reference
    refuse_unwritable([*(piece.content for piece in flow), (Text(reference),)], setting)
    bodies = _filled(_set(flow, setting), setting.lines - 1, setting.kept_with_heading)
    return tuple((_page_line(number, reference, setting), *body) for number, body in enumerate(bodies, 1))
