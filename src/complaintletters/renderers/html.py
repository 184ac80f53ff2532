"""A letter, a landlord's look and a presentation in; one accessible HTML5 file out, always the same bytes.

Nothing is fetched and nothing runs: no scripts, no pictures, the wordmark as text. The page design is
``accessible_formats/pages/letter.css``, filled through custom properties. The page is an element tree, which one
serialiser escapes. Order and elements carry the sense, so the letter reads well where a mail program drops the styles.
"""

import re
from functools import cache
from typing import assert_never

from lxml import etree

from complaintletters.bidi import runs
from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import (
    LEFT_TO_RIGHT,
    Block,
    Bullets,
    Draft,
    FreeText,
    Heading,
    Inline,
    Item,
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
    stays_english,
)
from complaintletters.places import shipped
from complaintletters.presentation import Presentation
from complaintletters.setting_out import suited

__all__ = ["render"]

Element = etree._Element

_PLAIN_NAME = re.compile(r"[\w -]+")


# --- the tree -------------------------------------------------------------------------------------------------------


def _add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new last child. A trailing underscore in an attribute's name is dropped and others become hyphens."""
    child = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        child.set(name.rstrip("_").replace("_", "-"), value)
    child.text = text or None
    return child


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


@cache
def _page_design() -> str:
    return (shipped("accessible_formats") / "pages" / "letter.css").read_text(encoding="utf-8")


def _style(presentation: Presentation) -> str:
    """The page design, with the one thing that custom properties can't say: a printed page's margin."""
    return f"{_page_design()}\n@page {{\n  margin: {presentation.margin:g}mm;\n}}\n"


def _typefaces(letter: Letter, style: HouseStyle) -> str:
    """The landlord's typeface, then those that the letters' scripts need, in the order a browser tries them."""
    scripts = [face for one in letter.in_order for face in (one.script.word_typeface, one.script.page_typeface)]
    faces = [face for face in (style.word_typeface, *scripts) if _PLAIN_NAME.fullmatch(face)]
    return ", ".join(f'"{face}"' for face in dict.fromkeys(faces))


def _properties(letter: Letter, style: HouseStyle, presentation: Presentation) -> str:
    """The custom properties that fill the page design, as a style attribute."""
    values: dict[str, str | float] = {
        "accent": style.accent,
        "tint": style.tint,
        "on-accent": style.on_accent,
        "ink": presentation.ink,
        "page": presentation.page,
        "size": presentation.size,
        "small": presentation.furniture_size,
        "leading": presentation.leading,
        "gap": presentation.paragraph_gap,
        "letters": f"{presentation.letter_spacing:g}em",
        "words": f"{presentation.word_spacing:g}em",
        "measure": presentation.measure,
    }
    values |= {f"scale-{level}": scale for level, scale in enumerate(presentation.heading_scale, start=1)}
    if faces := _typefaces(letter, style):
        values["typeface"] = faces
    return ";".join(f"--{name}:{value}" for name, value in values.items())


# --- inline ---------------------------------------------------------------------------------------------------------


class _Writer:
    """Writes one letter's content: knows its direction, and numbers the headings that panels are named by."""

    def __init__(self, letter: Letter, panels: int = 0) -> None:
        self._mirrored = letter.direction == "rtl"
        self._english = letter.is_english
        self.panels = panels

    def inlines(self, parent: Element, content: tuple[Inline, ...]) -> None:
        for part in content:
            self._inline(parent, part)

    def _inline(self, parent: Element, part: Inline) -> None:
        match part:
            case Text():
                self._words(parent, part.text)
            case LineBreak():
                _add(parent, "br")
            case Value():
                self._value(parent, part)
            case FreeText():
                self._words(_add(parent, "span", class_="typed", dir="auto"), part.text)
            case Statement():
                self.inlines(parent, part.content)
            case Strong():
                self.inlines(_add(parent, "strong"), part.content)
            case _ as never:
                assert_never(never)

    def _words(self, parent: Element, text: str) -> None:
        """Words; in a right-to-left letter with each left-to-right run isolated."""
        if not self._mirrored:
            _append_text(parent, text)
            return
        for piece, is_ltr in runs(text):
            if is_ltr:
                _add(parent, "bdi", piece, dir="ltr")
            else:
                _append_text(parent, piece)

    def _value(self, parent: Element, value: Value) -> None:
        holder = _add(parent, "a", href=value.href) if value.href else parent
        isolated = "bdi" if self._mirrored else "span"
        shown = _add(holder, "time" if value.kind == "date" else isolated, class_=value.kind)
        if not self._english and stays_english(value):
            shown.set("lang", "en-GB")
        if value.kind == "date":
            shown.set("datetime", value.canonical)
        if self._mirrored and value.kind in LEFT_TO_RIGHT:
            shown.set("dir", "ltr")
            shown.text = value.text
        else:
            self._words(shown, value.text)

    # --- blocks -----------------------------------------------------------------------------------------------------

    def block(self, parent: Element, block: Block) -> None:
        match block:
            case Heading():
                self.inlines(_add(parent, f"h{block.level}"), block.content)
            case Paragraph():
                self._paragraph(parent, block)
            case Bullets():
                self._items(_add(parent, "ul"), block.items)
            case Numbered():
                start = {"start": str(block.start)} if block.start != 1 else {}
                self._items(_add(parent, "ol", **start), block.items)
            case Table():
                self._table(parent, block)
            case _ as never:
                assert_never(never)

    def _paragraph(self, parent: Element, block: Paragraph) -> None:
        shown = _add(parent, "p")
        if block.free_text_path is None:
            self.inlines(shown, block.content)
            return
        shown.set("class", "typed")
        shown.set("dir", "auto")
        for part in block.content:
            if isinstance(part, FreeText):
                self._words(shown, part.text)
            else:
                self._inline(shown, part)

    def _items(self, parent: Element, items: tuple[Item, ...]) -> None:
        for item in items:
            shown = _add(parent, "li")
            self.inlines(shown, item.content)
            for child in item.children:
                self.block(shown, child)

    def _table(self, parent: Element, block: Table) -> None:
        table = _add(parent, "table")
        head = _add(_add(table, "thead"), "tr")
        for column, cell in enumerate(block.head):
            self.inlines(_add(head, "th", scope="col", **_column(block, column)), cell.content)
        body = _add(table, "tbody")
        for index, row in enumerate(block.rows):
            is_total = block.has_total and index == len(block.rows) - 1
            shown = _add(body, "tr", class_="total") if is_total else _add(body, "tr")
            for column, cell in enumerate(row):
                label = "" if is_total else plain(block.head[column].content)
                place = _add(shown, "td", **_column(block, column), **({"data_label": label} if label else {}))
                self.inlines(_add(place, "strong") if is_total else place, cell.content)

    # --- sections ---------------------------------------------------------------------------------------------------

    def section(self, parent: Element, section: Section) -> None:
        holder = _add(parent, "section", class_="panel") if section.panel else _add(parent, "section")
        for block in section.blocks:
            self.block(holder, block)
        heading = holder.find("h2")
        if section.panel and heading is not None:
            self.panels += 1
            heading.set("id", f"panel-{self.panels}")
            holder.set("aria-labelledby", f"panel-{self.panels}")

    def lines(self, parent: Element, lines: tuple[tuple[Inline, ...], ...]) -> None:
        for content in lines:
            self.inlines(_add(parent, "p"), content)


def _column(table: Table, column: int) -> dict[str, str]:
    return {"class_": "numeric"} if column in table.numeric else {}


# --- the page -------------------------------------------------------------------------------------------------------


def _head(page: Element, letter: Letter, style: HouseStyle, presentation: Presentation) -> None:
    head = _add(page, "head")
    _add(head, "meta", charset="utf-8")
    _add(head, "title", letter.title_text)
    _add(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "meta", name="author", content=style.name)
    _add(head, "style", _style(presentation))


def _letterhead(body: Element, letter: Letter, style: HouseStyle) -> None:
    labels = dict(letter.furniture.letterhead_labels)
    header = _add(body, "header", class_=f"letterhead {style.layout}")
    sender = _add(header, "div", class_="sender")
    _add(sender, "p", style.name, class_="name")
    if style.strapline:
        _add(sender, "p", style.strapline, class_="strapline")
    contact = _add(header, "div", class_="contact")
    for line in style.contact:
        shown = _add(contact, "p")
        if line.kind in labels:
            _add(shown, "span", f"{labels[line.kind]}:", class_="label")
            _append_text(shown, " ")
        _add(shown, "bdi", line.text, class_=line.kind)


def _draft(body: Element, draft: Draft, letter: Letter) -> None:
    mark = _add(body, "aside", class_="draft-mark", aria_labelledby="draft-mark")
    _add(mark, "p", letter.furniture.draft, id="draft-mark")
    if draft.gaps:
        notice = _add(body, "aside", class_="draft-gaps", aria_labelledby="draft-gaps")
        _add(_add(notice, "p", id="draft-gaps"), "strong", letter.furniture.draft_gaps)
        gaps = _add(notice, "ul")
        for gap in draft.gaps:
            _add(gaps, "li", gap)


def _opening(main: Element, letter: Letter, writer: _Writer) -> None:
    if letter.addressee:
        address = _add(main, "address", class_="addressee")
        for line in letter.addressee:
            _add(address, "p", line, dir="auto")
    if letter.facts:
        facts = _add(main, "div", class_="facts")
        for fact in letter.facts:
            shown = _add(facts, "p")
            _add(shown, "strong", f"{fact.label}:")
            _append_text(shown, " ")
            writer.inlines(shown, fact.content)
    if letter.salutation:
        writer.inlines(_add(main, "p"), letter.salutation)
    writer.inlines(_add(main, "h1"), letter.title)
    if letter.then:
        other = letter.then
        shown = _add(main, "p", lang=other.identity.language, dir=other.direction)
        _Writer(other).inlines(shown, (Text(other.furniture.follows),))


def _letter(parent: Element, letter: Letter, writer: _Writer) -> None:
    _opening(parent, letter, writer)
    for section in letter.sections:
        writer.section(parent, section)
    signature = _add(parent, "div", class_="signature")
    writer.inlines(_add(signature, "p", class_="sign-off"), letter.sign_off)
    writer.lines(_add(signature, "div", class_="signatory"), letter.signatory)
    for section in letter.after:
        writer.section(parent, section)


def _letters(main: Element, letter: Letter | None) -> None:
    """Letters that follow one another, each in its own language."""
    panels = 0
    while letter:
        attributes = {"lang": letter.identity.language, "dir": letter.direction}
        writer = _Writer(letter, panels)
        _letter(_add(main, "article", **attributes), letter, writer)
        panels, letter = writer.panels, letter.then


def _page(letter: Letter, style: HouseStyle, presentation: Presentation) -> Element:
    style = suited(style, presentation)
    page = etree.Element("html", lang=letter.identity.language, dir=letter.direction)
    page.set("class", f"{presentation.panels} {presentation.links}")
    page.set("style", _properties(letter, style, presentation))
    _head(page, letter, style, presentation)
    body = _add(page, "body")
    if letter.draft:
        _draft(body, letter.draft, letter)
    _letterhead(body, letter, style)
    main = _add(body, "main")
    if letter.then is None:
        _letter(main, letter, _Writer(letter))
    else:
        _letters(main, letter)
    if style.small_print:
        _add(_add(body, "footer"), "p", style.small_print)
    return page


def render(letter: Letter, style: HouseStyle, presentation: Presentation) -> bytes:
    """The finished file. Raises ``RenderError`` for a character that no web page may hold."""
    try:
        page = _page(letter, style, presentation)
        written = etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    except ValueError as error:
        expected = "expected characters that a web page may hold"
        mend = "Leave out the html format or delete the control character."
        raise RenderError([Fault("", "html", expected, str(error), mend)]) from error
    return written + b"\n"
