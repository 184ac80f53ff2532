"""Markdown with slots in, blocks of the neutral letter out.

A closed Markdown: paragraphs, headings, bullet and numbered lists, tables and bold. Everything else of Markdown is
switched off, so its characters print as they are; what surprises in lists and tables is linted with its line.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from functools import cache
from typing import cast

from markdown import Markdown

from complaintletters import letter
from complaintletters.values import DomainValue, FreeText
from complaintletters.wording.slots import CLOSE, OPEN, Slots

ToInline = Callable[[DomainValue | str | None], tuple[letter.Inline, ...]]
"""What makes inline content of a value, or of words of the wording."""

_OFF_BLOCK = ("code", "setextheader", "hr", "quote", "reference")
_OFF_INLINE = (
    "backtick",
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "html",
    "entity",
)
_PARAGRAPH_GAP = re.compile(r"\n[ \t]*\n\s*")


class MarkdownError(Exception):
    """Wording that this Markdown has no place for."""


@cache
def _markdown() -> Markdown:
    markdown = Markdown(extensions=["tables", "sane_lists"])
    for name in _OFF_BLOCK:
        markdown.parser.blockprocessors.deregister(name)
    for name in _OFF_INLINE:
        markdown.inlinePatterns.deregister(name)
    return markdown


def _tree(source: str) -> ElementTree.Element:
    markdown = _markdown()
    markdown.reset()
    root = cast(ElementTree.Element, markdown.parser.parseDocument(source.strip().split("\n")).getroot())
    for name in ("inline", "unescape"):
        markdown.treeprocessors[name].run(root)
    return root


# --- lint -----------------------------------------------------------------------------------------------------------

_ITEM = re.compile(r"\s*([-*+]|\d+[.)])\s+\S")
_LINTS = (
    (re.compile(r"^\s*<[a-zA-Z/!]"), "expected words, not HTML"),
    (re.compile(r"^ {2,3}[-*+] "), "expected four spaces before an item inside another"),
    (
        re.compile(rf"^\s*{OPEN}\d+{CLOSE}\. |^\s*\{{\{{[^}}]*\}}\}}\. "),
        "expected a typed number: “1.” makes a numbered list, a value does not",
    ),
    (re.compile(r"^#(?!#)"), "expected “##” or “###”: “#” is the letter's own title"),
    (re.compile(r"(?<![*\w])\*(?![*\s])[^*]+\*(?!\*)"), "expected bold (**) for emphasis, not italics"),
)


def lint(source: str) -> Iterator[tuple[int, str]]:
    """Lines where Markdown would surprise: the line's number and what was expected."""
    previous = ""
    for number, line in enumerate(source.split("\n"), 1):
        text = line.strip()
        starts_item = bool(_ITEM.match(line)) and not _ITEM.match(previous) and not previous.startswith("    ")
        if starts_item and previous.strip() and not previous.strip().startswith("{%"):
            yield number, "expected a blank line before a list"
        if text.startswith("|") and previous.strip() and not previous.strip().startswith(("|", "{%")):
            yield number, "expected a blank line before a table"
        for pattern, message in _LINTS:
            if pattern.search(line):
                yield number, message
        previous = line


# --- inline ---------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads one section's element tree."""

    def __init__(self, slots: Slots, to_inline: ToInline) -> None:
        self.slots, self.to_inline = slots, to_inline

    def text(self, words: str | None) -> Iterator[letter.Inline]:
        for piece in self.slots.pieces(re.sub(r"\s*\n\s*", " ", words or "")):
            yield from self.to_inline(piece)

    def inline(self, element: ElementTree.Element) -> Iterator[letter.Inline]:
        yield from self.text(element.text)
        for child in element:
            match child.tag:
                case "strong":
                    yield letter.Strong(tuple(_flat(self.inline(child))))
                case "br":
                    yield letter.LineBreak()
                case "ul" | "ol" | "p":
                    pass
                case _:
                    raise MarkdownError(f"<{child.tag}>")
            yield from self.text(child.tail)

    def content(self, element: ElementTree.Element) -> tuple[letter.Inline, ...]:
        return _trimmed(tuple(self.inline(element)))

    # --- blocks

    def blocks(self, root: ElementTree.Element) -> Iterator[letter.Block]:
        for element in root:
            match element.tag:
                case "p":
                    yield from self.paragraphs(element)
                case "h2" | "h3" | "h4":
                    yield letter.Heading(int(element.tag[1]), self.content(element))
                case "ul" | "ol":
                    yield self.list(element)
                case "table":
                    yield self.table(element)
                case _:
                    raise MarkdownError(f"<{element.tag}>")

    def paragraphs(self, element: ElementTree.Element) -> Iterator[letter.Block]:
        """A paragraph; free text alone in it becomes as many as were typed."""
        pieces = list(self.slots.pieces((element.text or "").strip()))
        if len(element) == 0 and len(pieces) == 1 and isinstance(pieces[0], FreeText):
            for typed in _PARAGRAPH_GAP.split(pieces[0].text.strip()):
                yield letter.Paragraph(self.to_inline(FreeText(typed, pieces[0].path)))
        else:
            yield letter.Paragraph(self.content(element))

    def list(self, element: ElementTree.Element) -> letter.Bullets | letter.Numbered:
        items = tuple(self.item(child) for child in element)
        return letter.Bullets(items) if element.tag == "ul" else letter.Numbered(items, int(element.get("start", "1")))

    def item(self, element: ElementTree.Element) -> letter.Item:
        paragraphs = [child for child in element if child.tag == "p"]
        if len(paragraphs) > 1:
            raise MarkdownError("a list item of two paragraphs")
        lists = tuple(self.list(child) for child in element if child.tag in {"ul", "ol"})
        return letter.Item(self.content(paragraphs[0] if paragraphs else element), lists)

    def table(self, element: ElementTree.Element) -> letter.Table:
        rows = [tuple(letter.Cell(self.content(cell)) for cell in row) for row in element.iter("tr")]
        aligned = [cell.get("style", "") for cell in next(element.iter("tr"))]
        numeric = frozenset(index for index, style in enumerate(aligned) if "right" in style)
        total = len(rows) > 2 and any(isinstance(part, letter.Strong) for part in rows[-1][0].content)
        return letter.Table(rows[0], tuple(rows[1:]), numeric, total)


def _flat(
    content: Iterator[letter.Inline],
) -> Iterator["letter.Text | letter.LineBreak | letter.Value | letter.FreeText | letter.Statement"]:
    for part in content:
        if isinstance(part, letter.Strong):
            yield from part.content
        else:
            yield part


def _trimmed(content: tuple[letter.Inline, ...]) -> tuple[letter.Inline, ...]:
    """Without the white space that Markdown leaves at the ends, or empty words."""
    parts = list(content)
    if parts and isinstance(parts[0], letter.Text):
        parts[0] = letter.Text(parts[0].text.lstrip())
    if parts and isinstance(parts[-1], letter.Text):
        parts[-1] = letter.Text(parts[-1].text.rstrip())
    return tuple(part for part in parts if not (isinstance(part, letter.Text) and not part.text))


def read_blocks(source: str, slots: Slots, to_inline: ToInline) -> tuple[letter.Block, ...]:
    """The blocks of one section. Raises ``MarkdownError`` for what this Markdown has no place for."""
    return tuple(_Reader(slots, to_inline).blocks(_tree(source)))
