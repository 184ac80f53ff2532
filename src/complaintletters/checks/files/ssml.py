"""The bytes of an SSML file in; its paragraphs out, and what in it is more than words and pauses.

What stands after the mark ``letterhead`` is what the letterhead says, and so is furniture.
"""

import re
from collections.abc import Iterator

from lxml import etree

from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding

__all__ = ["read"]

_LARGEST_FILE = 10_000_000
_SHORT = 60
_SSML = "{http://www.w3.org/2001/10/synthesis}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HOLDS = {
    "speak": {"meta", "mark", "p", "break"},
    "p": {"s"},
    "s": {"break", "lang"},
    "lang": set[str](),
    "meta": set[str](),
    "mark": set[str](),
    "break": set[str](),
}
"""What may stand in what."""
_HAS = {
    "speak": {"version", _LANGUAGE},
    "meta": {"name", "content"},
    "mark": {"name"},
    "break": {"time", "strength"},
    "lang": {_LANGUAGE},
}
_SAYS = frozenset({"s", "lang"})
_PAUSE = re.compile(r"\d{1,5}ms")


def _refused(code: str, message: str) -> FinishedFile:
    return FinishedFile((), (), "", "", (Finding(code, message, mend="Make the file again from the case."),))


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _name(element: etree._Element) -> str:
    """An element's name; with its namespace, where that isn't SSML's."""
    return str(element.tag).removeprefix(_SSML)


def _odd(element: etree._Element) -> str:
    """What is odd about an element; empty where nothing is."""
    name, parent = _name(element), element.getparent()
    if name not in _HOLDS:
        return etree.QName(element).localname
    if parent is not None and name not in _HOLDS.get(_name(parent), set()):
        return f"{name} in {etree.QName(parent).localname}"
    strange = set(map(str, element.keys())) - _HAS.get(name, set())
    if strange:
        return f"{name} with {', '.join(sorted(one.rpartition('}')[2] for one in strange))}"
    if element.get("time") and not _PAUSE.fullmatch(str(element.get("time"))):
        return f"a pause of {element.get('time')}"
    said = [element.text if name not in _SAYS else "", element.tail if parent is not None and _name(parent) not in _SAYS else ""]
    words = next((one.strip() for one in said if one and one.strip()), "")
    return f"words outside a sentence: “{words[:_SHORT]}”" if words else ""


def _foreign(root: etree._Element) -> Iterator[Finding]:
    for element in root.iter(etree.Element):
        odd = _odd(element)
        if odd:
            yield Finding("ssml-element", f"expected words and pauses only; found {odd}.", f"line {element.sourceline}")


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
