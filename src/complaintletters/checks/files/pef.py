"""The bytes of a PEF 2008-1 file in; the lines it says out, read back from braille, and its title and language."""

import re
from collections.abc import Iterator

from lxml import etree

from complaintletters.checks.files.braille_rows import refused, said
from complaintletters.checks.finished import FinishedFile

__all__ = ["read"]

_LARGEST_FILE = 10_000_000
_PEF = "{http://www.daisy.org/ns/2008/pef}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CELLS = re.compile("[\u2800-\u283f]*")


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _pages(root: etree._Element) -> Iterator[tuple[str, ...]]:
    for page in root.iter(f"{_PEF}page"):
        yield tuple(row.text or "" for row in page.iter(f"{_PEF}row"))


def read(data: bytes) -> FinishedFile:
    """What the file says. Never raises for a bad file: it has no lines then, and a finding."""
    if len(data) > _LARGEST_FILE:
        return refused("too-large", f"The file has {len(data):,} bytes; a letter has at most {_LARGEST_FILE:,}.")
    root = None if b"<!DOCTYPE" in data else _parsed(data)
    if root is None or root.tag != f"{_PEF}pef":
        return refused("not-braille", "This is not a PEF file: its root is not pef, or it is not XML.")
    pages = tuple(_pages(root))
    if not pages or any(not _CELLS.fullmatch(row) for page in pages for row in page):
        return refused("not-braille", "This is not braille: a row holds something else than cells of six dots.")
    title, tag = (next((found.text or "" for found in root.iter(f"{_DC}{name}")), "") for name in ("title", "language"))
    return said(pages, title=title, language=tag)
