"""A Word file in; what Microsoft's Accessibility Checker would say of it out, as far as the file itself can tell.

The rules are those that Microsoft publishes as "Rules for the Accessibility Checker", each held at least as strictly: here
headers and footers count too, and words need a contrast of 7 to 1, not 4.5. What needs a person, such as whether an
alternative text is a good one, isn't judged. Large print has rules of its own (UKAAF, RNIB).
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from complaintletters.colours import contrast
from tests.conformance.word_runs import Element, Package, Run, W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FILE_NAME = re.compile(r"\.(png|jpe?g|gif|svg|bmp|tiff?|emf|wmf)\b", re.IGNORECASE)
_SAYS_NOTHING = frozenset({"click here", "here", "link", "more", "read more", "this page", "see more", "website"})
_HEADING = re.compile(r"heading ([1-9])")
_REPEATED = re.compile(r"   |\t\t")
LEAST_CONTRAST = 7
_ALL = "word/document.xml"


def accessibility_faults(data: bytes, *, paper: str = "#FFFFFF", titles: int = 1) -> tuple[str, ...]:
    """Every rule that the file breaks, with where.

    ``paper`` is the colour of the paper it is printed on, ``titles`` how many letters it holds, each with its own.
    """
    package = Package(data, paper)
    found = (f"{name}: {fault}" for name, rule in RULES.items() for fault in rule(package))
    return (*found, *(f"headings: {fault}" for fault in _titles(package, titles)))


def large_print_faults(data: bytes, size: float) -> tuple[str, ...]:
    """Words in any part that are smaller than asked for, or set in italics, underline, capitals or justified lines.

    The address may be smaller, where the envelope's window is too small for it.
    """
    return tuple(fault for run in Package(data).runs() for fault in _large_print(run, size))


def _large_print(run: Run, size: float) -> Iterator[str]:
    where = f"{run.part}: “{run.words[:40]}”"
    if run.size < size and not run.is_address:
        yield f"size: {where} is set at {run.size:g} points"
    for mark in run.marks & {"i", "u", "caps", "smallCaps"}:
        yield f"emphasis: {where} is set with w:{mark}"
    if run.alignment in {"both", "distribute"}:
        yield f"alignment: {where} is justified"


# --- the rules ------------------------------------------------------------------------------------------------------


def _is_decorative(drawing: Element) -> bool:
    return any(one.get("val") in {"1", "true"} for one in drawing.iter(_DECORATIVE))


def _alternative_text(package: Package) -> Iterator[str]:
    """All non-text content has alternative text, and it isn't a file's name."""
    for name, root in package.stories.items():
        for described in root.iter(f"{_WP}docPr"):
            words = described.get("descr", "").strip()
            if not _is_decorative(described.getparent()) and (not words or _FILE_NAME.search(words)):
                yield f"{name}: “{described.get('name')}” has “{words}”"
        for shape in root.iter(f"{_V}shape", f"{_V}rect", f"{_V}oval", f"{_V}line", f"{_V}group"):
            if not shape.get("alt", "").strip() and not _is_decorative(shape):
                yield f"{name}: the shape “{shape.get('id')}” has none"


def _inline(package: Package) -> Iterator[str]:
    """Objects stand in line with the words, so that they are reached in order; decoration may float."""
    for name, root in package.stories.items():
        for drawing in root.iter(f"{_WP}anchor"):
            if not _is_decorative(drawing):
                yield f"{name}: “{drawing.find(f'{_WP}docPr').get('name')}” floats"


def _tables(package: Package) -> Iterator[tuple[str, Element]]:
    for name, root in package.stories.items():
        for table in root.iter(f"{W}tbl"):
            yield name, table


def _words(element: Element) -> str:
    return "".join(element.itertext(f"{W}t")).strip()


def _table_headers(package: Package) -> Iterator[str]:
    """Tables name their header row."""
    for name, table in _tables(package):
        first = table.find(f"{W}tr")
        if first is None or first.find(f"{W}trPr/{W}tblHeader") is None:
            yield f"{name}: the table “{_words(table)[:40]}” has no header row"


def _simple_tables(package: Package) -> Iterator[str]:
    """Tables have no merged, split or nested cells, no blank rows, and as many cells in every row."""
    for name, table in _tables(package):
        where = f"{name}: the table “{_words(table)[:40]}”"
        if list(table.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge")):
            yield f"{where} has merged cells"
        if any(cell.find(f".//{W}tbl") is not None for cell in table.iter(f"{W}tc")):
            yield f"{where} has a table within"
        rows = table.findall(f"{W}tr")
        if any(not _words(row) for row in rows):
            yield f"{where} has a blank row"
        if len({len(row.findall(f"{W}tc")) for row in rows}) > 1:
            yield f"{where} has rows of different lengths"


def _levels(package: Package) -> Iterator[int]:
    for paragraph in package.stories[_ALL].iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        known = package.styles.get("" if style is None else style.get(f"{W}val", ""))
        name = None if known is None else known.find(f"{W}name")
        level = _HEADING.fullmatch("" if name is None else name.get(f"{W}val", "").lower())
        if level and _words(paragraph):
            yield int(level[1])


def _titles(package: Package, wanted: int) -> Iterator[str]:
    """Each letter of a file has one title."""
    found = list(_levels(package)).count(1)
    if found not in {0, wanted}:
        yield f"expected {wanted} of level 1; found {found}"


def _headings(package: Package) -> Iterator[str]:
    """Documents use heading styles, in logical order."""
    levels = list(_levels(package))
    if not levels:
        yield "there are none"
    elif levels[0] != 1:
        yield f"expected one of level 1 first; found {levels}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"level {below} follows level {above}"


def _title_and_language(package: Package) -> Iterator[str]:
    """The document has a title, and says which language it is in."""
    core = package.part("docProps/core.xml")
    title = None if core is None else core.find(f"{_DC}title")
    if title is None or not (title.text or "").strip():
        yield "the document has no title"
    default, _ = package.defaults
    tag = None if default is None else default.find(f"{W}lang")
    if tag is None or not tag.get(f"{W}val"):
        yield "the document has no language"


def _links(package: Package) -> Iterator[str]:
    """A link's words make sense by themselves."""
    for name, root in package.stories.items():
        for link in root.iter(f"{W}hyperlink"):
            words = _words(link)
            if not words or words.lower().strip(".") in _SAYS_NOTHING or "://" in words:
                yield f"{name}: “{words}”"


def _contrast(package: Package) -> Iterator[str]:
    """Words stand out from what is behind them."""
    for run in package.runs():
        found = contrast(run.colour, run.ground)
        if found < LEAST_CONTRAST:
            yield f"{run.part}: “{run.words[:40]}” is {run.colour} on {run.ground}, {found:.2f} to 1"


def _is_blank(paragraph: Element) -> bool:
    drawn = paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}instrText", f"{W}br", f"{W}sectPr")
    return not _words(paragraph) and next(drawn, None) is None


def _is_band(paragraph: Element) -> bool:
    """A band of colour or a line, which Word can only make of a paragraph."""
    look = paragraph.find(f"{W}pPr")
    return look is not None and (look.find(f"{W}shd") is not None or look.find(f"{W}pBdr") is not None)


def _repeated_blanks(package: Package) -> Iterator[str]:
    """Gaps are made by styles, not by blank paragraphs, spaces or tabs. What a person typed is left as it is."""
    for name, root in package.stories.items():
        paragraphs = list(root.iter(f"{W}p"))
        if any(_is_blank(one) and _is_blank(two) and not _is_band(two) for one, two in pairwise(paragraphs)):
            yield f"{name}: blank paragraphs follow one another"
        for paragraph in paragraphs:
            ours = (
                one for one in paragraph.iter(f"{W}t", f"{W}tab") if next(one.iterancestors(f"{W}sdt"), None) is None
            )
            words = "".join(
                "\t" if one.tag == f"{W}tab" else one.text or "" for one in ours if one.getparent().tag == f"{W}r"
            )
            if _REPEATED.search(words):
                yield f"{name}: “{words[:40]}” is set with spaces or tabs"


def _open(package: Package) -> Iterator[str]:
    """Nothing keeps a program that reads aloud from the words: no protection, no hidden words."""
    settings = package.part("word/settings.xml")
    if settings is not None and settings.find(f"{W}documentProtection") is not None:
        yield "the document is protected"
    for run in package.runs():
        if "vanish" in run.marks:
            yield f"{run.part}: “{run.words[:40]}” is hidden"


RULES: dict[str, Callable[[Package], Iterator[str]]] = {
    "alternative text": _alternative_text,
    "in line with the words": _inline,
    "table headers": _table_headers,
    "simple tables": _simple_tables,
    "headings": _headings,
    "title and language": _title_and_language,
    "link words": _links,
    "contrast": _contrast,
    "repeated blanks": _repeated_blanks,
    "open to programs": _open,
}
