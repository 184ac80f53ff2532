"""The bytes of an SSML file in; its paragraphs out, and what in it is more than words and pauses.

What stands after the mark ``letterhead`` is what the letterhead says, and so is furniture.
"""

from collections.abc import Iterator

from lxml import etree

from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding

__all__ = ["read"]

_LARGEST_FILE = 10_000_000
_SSML = "{http://www.w3.org/2001/10/synthesis}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_KNOWN = frozenset(f"{_SSML}{name}" for name in ("speak", "meta", "mark", "p", "s", "break", "lang"))


def _refused(code: str, message: str) -> FinishedFile:
    return FinishedFile((), (), "", "", (Finding(code, message, mend="Make the file again from the case."),))


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _foreign(root: etree._Element) -> Iterator[Finding]:
    for element in root.iter(etree.Element):
        if element.tag not in _KNOWN:
            name = etree.QName(element).localname
            yield Finding(
                "ssml-element", f"expected words and pauses only; found {name}.", f"line {element.sourceline}"
            )


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(str(text) for text in element.itertext()).split())


def _paragraphs(root: etree._Element) -> tuple[list[str], list[str]]:
    """The letter's and the letterhead's."""
    letter: list[str] = []
    furniture: list[str] = []
    into = letter
    for element in root:
        if element.tag == f"{_SSML}mark" and element.get("name") == "letterhead":
            into = furniture
        elif element.tag == f"{_SSML}p":
            into.append(_words(element))
    return letter, furniture


def _title(root: etree._Element) -> str:
    return next((meta.get("content", "") for meta in root.iter(f"{_SSML}meta") if meta.get("name") == "title"), "")


def read(data: bytes) -> FinishedFile:
    """What the file says. Never raises for a bad file: it has no lines then, and a finding."""
    if len(data) > _LARGEST_FILE:
        return _refused("too-large", f"The file has {len(data):,} bytes; a letter has at most {_LARGEST_FILE:,}.")
    root = None if b"<!DOCTYPE" in data else _parsed(data)
    if root is None or root.tag != f"{_SSML}speak" or root.get("version") != "1.1":
        return _refused("not-ssml", "This is not SSML 1.1: its root is not speak, or it is not XML.")
    letter, furniture = _paragraphs(root)
    return FinishedFile(tuple(letter), tuple(furniture), _title(root), root.get(_LANGUAGE, ""), tuple(_foreign(root)))
