"""A letter and a letterhead's setting in; the body's XML out, with the links and numbered lists it needs.

One paragraph of the letter is one paragraph of Word in a named style; nothing is sized or coloured here. The exceptions
are properties Word has no style for: a list's number, a panel's box on headings and lists, and the gap that keeps the
facts below an envelope's window.
"""

from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple, assert_never

from complaintletters.letter import (
    Block,
    Bullets,
    Cell,
    Draft,
    Fact,
    FreeText,
    Heading,
    Inline,
    Item,
    Letter,
    LineBreak,
    Numbered,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    plain,
)
from complaintletters.renderers.docx import word_xml as word
from complaintletters.renderers.docx.inlines import LATIN, Inlines
from complaintletters.renderers.docx.setting import Setting, turned_box
from complaintletters.renderers.docx.word_xml import EMPTY, Xml, joined
from complaintletters.setting_out import leads

_WINDOW = 2270  # twips, 40 mm: from the address's top to below a DL envelope's window
_WINDOW_HEIGHT, _WINDOW_WIDTH = 96.0, 224.0  # points: 34 by 79 mm of it show the address, from a margin of 25 mm
_ADDRESS_LEADING = 1.2
_SMALLEST_ADDRESS = 10.0  # points
_TWIPS = 20  # in a point
_NARROWEST, _WIDEST = 12, 34  # characters: what a column's share of a table's width is reckoned from
_MARK = 200  # twips, as much as a bullet or a number of one figure with its stop is wide
_DEEPEST = 2
_LISTS = (Bullets, Numbered)
_LED_TO = (Bullets, Numbered, Table)


def address_size(lines: tuple[str, ...], setting: Setting) -> float:
    """The body's size, or the largest at which all of the address shows, in points; never less than is readable."""
    if not lines:
        return setting.size
    widest = max(map(len, lines)) * setting.letter / setting.size
    fitting = min(_WINDOW_HEIGHT / (len(lines) * _ADDRESS_LEADING), _WINDOW_WIDTH / widest)
    return min(setting.size, max(_SMALLEST_ADDRESS, int(fitting * 2) / 2))


@dataclass(frozen=True, slots=True)
class List:
    """A numbered list of the letter: its ``w:num``, its level, the number it starts at."""

    number: int
    level: int
    start: int


@dataclass(frozen=True, slots=True)
class Body:
    """A letter's body, and what other parts must hold for it."""

    xml: Xml
    links: tuple[tuple[str, str], ...]
    lists: tuple[List, ...]


def body_of(letter: Letter, setting: Setting) -> Body:
    """The body of a letter, and of those that follow it in the same file, each on a page of its own."""
    tongue = letter.identity.language
    inlines = Inlines(letter.direction == "rtl", setting.styles["hyperlink"], setting.longest_kept, tongue=tongue)
    writer = _Writer(setting, inlines.rtl, inlines)
    written = [writer.letter(letter)]
    for one in letter.in_order[1:]:
        writer.rtl = inlines.rtl = one.direction == "rtl"
        writer.turned = one.direction != letter.direction
        inlines.language, inlines.tongue = one.tag or one.identity.language, one.identity.language
        written.append(writer.following(one))
    links = tuple((identifier, target) for target, identifier in inlines.links.items())
    return Body(joined(written), links, tuple(writer.lists))


@dataclass(slots=True)
class _Writer:
    setting: Setting
    rtl: bool
    inlines: Inlines
    lists: list[List] = field(default_factory=list)
    panel: bool = False
    turned: bool = False
    """Whether its letter runs the other way than the document, whose panels have their bar where its lines begin."""

    @property
    def box(self) -> Xml:
        return turned_box(self.setting.box) if self.turned else self.setting.box

    def letter(self, letter: Letter) -> Xml:
        return joined(
            (
                self.address(letter),
                self.facts(letter),
                self.gaps(letter, letter.draft) if letter.draft and letter.draft.gaps else EMPTY,
                self.words(letter),
            )
        )

    def words(self, letter: Letter) -> Xml:
        """A letter from its salutation on."""
        return joined(
            (
                self.line("Normal", letter.salutation) if letter.salutation else EMPTY,
                self.line("Heading 1", letter.title),
                self.pointer(letter.then) if letter.then else EMPTY,
                joined([self.section(section) for section in letter.sections[:-1]]),
                joined([self.section(section, last_leads_in=True) for section in letter.sections[-1:]]),
                self.signature(letter),
                joined([self.section(section) for section in letter.after]),
            )
        )

    def pointer(self, other: Letter) -> Xml:
        """What the first page says in the other language: that it comes later."""
        rtl = other.direction == "rtl"
        inlines = Inlines(rtl, "", self.inlines.longest_kept, other.tag or other.identity.language, other.identity.language)
        look = word.paragraph_look(self.setting.styles["normal"], rtl=rtl)
        return word.paragraph(look, inlines.written((Text(other.furniture.follows),)))

    def following(self, letter: Letter) -> Xml:
        """A letter that follows another: its address doesn't have to show through a window."""
        styles = self.setting.styles
        latin = word.run_look(False, False, language=LATIN)
        lines = [
            word.paragraph(word.paragraph_look(styles["address"], new_page=at == 0), word.run(words, latin))
            for at, words in enumerate(letter.addressee)
        ]
        facts = [self.fact(fact, self.setting.line if at == 0 else 0) for at, fact in enumerate(letter.facts)]
        return joined((*lines, *facts, self.words(letter)))

    # --- the letter's frame -----------------------------------------------------------------------------------------

    def gaps(self, letter: Letter, draft: Draft) -> Xml:
        """A draft's gaps, in a panel between the facts and the salutation: above is the envelope's window."""
        title = Paragraph((Strong((Text(letter.furniture.draft_gaps),)),))
        items = Bullets(tuple(Item((Text(gap),)) for gap in draft.gaps))
        return self.section(Section("draft", (), (title, items), panel=True))

    def address(self, letter: Letter) -> Xml:
        """The address, left to right in every language, and no larger than lets it show through the window."""
        lines = letter.addressee
        size = address_size(lines, self.setting)
        is_fitted = size < self.setting.size
        line = round(size * _ADDRESS_LEADING * _TWIPS) if is_fitted else 0
        tongue = "" if self.inlines.tongue.startswith("en") else LATIN
        half_points = round(size * 2) if is_fitted else 0
        letters = word.run_look(False, False, half_points=half_points, language=tongue)
        below = 0 if letter.facts else self.below_window(lines)
        looks = [word.paragraph_look(self.setting.styles["address"], line=line)] * (len(lines) - 1)
        looks.append(word.paragraph_look(self.setting.styles["address"], line=line, after=below))
        return joined(
            [word.paragraph(look, word.run(words, letters)) for look, words in zip(looks, lines, strict=False)]
        )

    def below_window(self, lines: tuple[str, ...]) -> int:
        """The gap between the address and what follows, which must not show through the window."""
        size = address_size(lines, self.setting)
        line = round(size * _ADDRESS_LEADING * _TWIPS) if size < self.setting.size else self.setting.line
        return max(self.setting.line, _WINDOW - len(lines) * line)

    def facts(self, letter: Letter) -> Xml:
        gap = self.below_window(letter.addressee)
        return joined([self.fact(fact, gap if index == 0 else 0) for index, fact in enumerate(letter.facts)])

    def fact(self, fact: Fact, before: int) -> Xml:
        return self.line("Letter facts", (Strong((Text(f"{fact.label}: "),)), *fact.content), before=before)

    def signature(self, letter: Letter) -> Xml:
        """The sign-off, room to sign and the signatory, never parted by a page's end."""
        last = len(letter.signatory) - 1
        lines = (
            self.line("Signature", content, keep_next=index < last) for index, content in enumerate(letter.signatory)
        )
        return joined((self.line("Sign-off", letter.sign_off, keep_next=last >= 0), *lines))

    def section(self, section: Section, *, last_leads_in: bool = False) -> Xml:
        self.panel = section.panel
        keeps = self.setting.keeps_together
        groups = groupby(_placed(section.blocks, keeps=keeps, last_leads_in=keeps and last_leads_in), _free_text_path)
        written = joined([self.group(path, tuple(placed)) for path, placed in groups])
        self.panel = False
        return written

    def group(self, path: str | None, group: tuple["_Placed", ...]) -> Xml:
        """Blocks; those that hold one free text and nothing else stand in one content control.

        Of a single paragraph with line breaks the control stands within it: LibreOffice puts the breaks of a control's first
        paragraph before its words.
        """
        block = group[0].block
        if len(group) == 1 and isinstance(block, Paragraph) and LineBreak in map(type, block.content):
            return self.block(group[0], pure=False)
        written = joined([self.block(placed, pure=path is not None) for placed in group])
        return written if path is None else self.inlines.controlled(written, path, lines=False)

    # --- blocks -----------------------------------------------------------------------------------------------------

    def block(self, placed: "_Placed", *, pure: bool) -> Xml:
        """One block; ``pure`` is a paragraph of free text alone, which stands in a content control already."""
        block = placed.block
        match block:
            case Heading():
                return self.line(f"Heading {block.level}", block.content, keep_next=True)
            case Paragraph():
                before = self.setting.line if placed.below_table else 0
                look = self.look("Panel" if self.panel else "Normal", keep_next=placed.leads_in, before=before)
                words = self.inlines.plainly(block.content) if pure else self.inlines.written(block.content)
                return word.paragraph(look, words)
            case Bullets() | Numbered():
                apart = placed.below_list and not self.setting.list_gap
                return self.list(block, 0, before=self.setting.line if apart else 0, after=self.setting.list_gap)
            case Table():
                return self.table(block)
            case _:
                assert_never(block)

    def line(self, style: str, content: tuple[Inline, ...], *, keep_next: bool = False, before: int = 0) -> Xml:
        return word.paragraph(self.look(style, keep_next=keep_next, before=before), self.inlines.written(content))

    def look(self, style: str, *, keep_next: bool = False, before: int = 0) -> Xml:
        identifier = self.setting.styles[style.lower()]
        if not self.panel or style == "Panel":
            return word.paragraph_look(identifier, keep_next=keep_next, before=before, rtl=self.rtl)
        return word.paragraph_look(
            identifier,
            keep_next=keep_next,
            box=self.box,
            indent=(*self.setting.box_indent, 0),
            before=before,
            rtl=self.rtl,
        )

    def list(self, block: Bullets | Numbered, level: int, *, before: int = 0, after: int = 0) -> Xml:
        """A list; ``before`` and ``after`` are gaps around it, which tell it from another list."""
        number = self.new_list(block, level) if isinstance(block, Numbered) else self.setting.bullets
        numbered = isinstance(block, Numbered)
        last = len(block.items) - 1
        items = [
            self.item(item, level, number, numbered, before=0 if at else before, after=after if at == last else 0)
            for at, item in enumerate(block.items)
        ]
        return joined(items)

    def new_list(self, block: Numbered, level: int) -> int:
        """A number of its own for each list, so that it starts anew."""
        number = self.setting.next_number + len(self.lists)
        self.lists.append(List(number, min(level, _DEEPEST), block.start))
        return number

    def item(self, item: Item, level: int, number: int, numbered: bool, *, before: int = 0, after: int = 0) -> Xml:
        shown = min(level, _DEEPEST)
        name = f"list {'number' if numbered else 'bullet'}{' 2' if level else ''}"
        look = word.paragraph_look(
            self.setting.styles[name],
            number=(shown, number),
            box=self.box if self.panel else EMPTY,
            indent=self.list_indent(shown),
            before=before,
            after=0 if item.children else after,
            rtl=self.rtl,
        )
        own = word.paragraph(look, self.inlines.written(item.content))
        return (
            joined([own, *(self.list(child, level + 1, after=after) for child in item.children)])
            if item.children
            else own
        )

    def list_indent(self, level: int) -> tuple[int, int, int] | None:
        """A list in a panel begins where the panel's words do; elsewhere its numbering says where.

        LibreOffice sets a bullet or number to the right of where a right-to-left line begins, so it begins further in.
        """
        left, hanging = self.setting.indents[min(level, len(self.setting.indents) - 1)]
        if not self.panel:
            return (left + _MARK, 0, hanging) if self.rtl else None
        return left + self.setting.box_indent[0], self.setting.box_indent[1], hanging

    # --- tables -----------------------------------------------------------------------------------------------------

    def table(self, table: Table) -> Xml:
        widths = _widths(table, self.setting.width)
        head = word.row(self.cells(table, table.head, widths, "table heading", bold=False), heading=True)
        last = len(table.rows) - 1
        rows = (
            word.row(self.cells(table, cells, widths, "table text", bold=table.has_total and index == last))
            for index, cells in enumerate(table.rows)
        )
        return word.table(
            joined((head, *rows)),
            style=self.setting.styles["letter table"],
            widths=widths,
            total=table.has_total,
            rtl=self.rtl,
        )

    def cells(self, table: Table, cells: tuple[Cell, ...], widths: tuple[int, ...], style: str, *, bold: bool) -> Xml:
        written = [
            word.cell(self.cell(cell, style, numeric=column in table.numeric, bold=bold), widths[column])
            for column, cell in enumerate(cells)
        ]
        return joined(written)

    def cell(self, cell: Cell, style: str, *, numeric: bool, bold: bool) -> Xml:
        name = "table number" if numeric and style == "table text" else style
        look = word.paragraph_look(self.setting.styles[name], rtl=self.rtl, trailing=numeric and name == style)
        return word.paragraph(look, self.inlines.written(cell.content, bold=bold))


class _Placed(NamedTuple):  # made for every block: a tuple costs a third of a frozen dataclass
    """A block among its neighbours. ``leads_in``: what follows must not stand without it on the next page."""

    block: Block
    below_table: bool
    below_list: bool
    leads_in: bool


def _placed(blocks: tuple[Block, ...], *, keeps: bool, last_leads_in: bool) -> list[_Placed]:
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    return [
        _Placed(
            block,
            below_table=isinstance(above, Table),
            below_list=isinstance(above, _LISTS),
            leads_in=last_leads_in if below is None else (keeps and isinstance(below, _LED_TO)) or _is_lead(block),
        )
        for above, block, below in around
    ]


def _is_lead(block: Block) -> bool:
    return isinstance(block, Paragraph) and leads(block)


def _free_text_path(placed: _Placed) -> str | None:
    block = placed.block
    if isinstance(block, Paragraph) and block.content and isinstance(block.content[0], FreeText):
        return block.free_text_path
    return None


def _widths(table: Table, width: int) -> tuple[int, ...]:
    """Each column's width in twips, shared by the longest words in it within bounds; the last takes what is left."""
    columns = zip(table.head, *table.rows, strict=True)
    longest = (max(len(plain(cell.content)) for cell in column) for column in columns)
    shares = [max(_NARROWEST, min(_WIDEST, length)) for length in longest]
    widths = [width * share // sum(shares) for share in shares]
    return (*widths[:-1], width - sum(widths[:-1]))
