"""The bytes of a web page in; the lines a reader meets out, with findings for what a letter may not hold.

White space collapses as in a browser, except in what was typed (class ``typed``), ``pre`` and ``white-space: pre``.
What stands in the page's own ``header``, ``footer`` and ``aside`` is furniture. Hidden text is left out, and a finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from complaintletters.checks.files.enormous import too_much
from complaintletters.checks.files.html_tags import has_endless_tag
from complaintletters.checks.finished import FinishedFile
from complaintletters.findings import Finding, Level
from complaintletters.opening import BOUNDS

__all__ = ["read"]

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd", "mark", "q", "s", "samp"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_NOT_SHOWN = frozenset({"head", "script", "style", "template", "noscript", "title", "meta", "link"})
_FETCHED = {
    "img": "src",
    "iframe": "src",
    "embed": "src",
    "object": "data",
    "source": "src",
    "audio": "src",
    "video": "src",
    "input": "src",
    "link": "href",
    "base": "href",
}
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_KEPT_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_FETCHING_STYLE = re.compile(r"@import|url\(\s*['\"]?(?!data:|#)", re.IGNORECASE)


# --- elements -------------------------------------------------------------------------------------------------------


def _is_hidden(element: etree._Element) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style", "")))
    )


def _keeps_space(element: etree._Element) -> bool:
    return (
        element.tag in ("pre", "textarea")
        or "typed" in element.get("class", "").split()
        or bool(_KEPT_STYLE.search(element.get("style", "")))
    )


def _is_furniture(element: etree._Element) -> bool:
    parent = element.getparent()
    return element.tag in ("header", "footer", "aside") and parent is not None and parent.tag == "body"


# --- lines ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Lines:
    """Lines being gathered; the last is still open, in pieces. ``collapsible``: it ends in a space that may vanish."""

    done: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    collapsible: bool = False

    def add(self, text: str | None, *, kept: bool) -> None:
        if not text:
            return
        if kept:
            self.open.append(text)
            self.collapsible = False
            return
        text = _WHITE_SPACE.sub(" ", text)
        if text.startswith(" ") and (self.collapsible or not self.open or self.open[-1].endswith("\n")):
            text = text[1:]
        if text:
            self.open.append(text)
            self.collapsible = text.endswith(" ")

    def break_line(self) -> None:
        self._trim()
        self.open.append("\n")

    def _trim(self) -> None:
        if self.collapsible:
            self.open[-1] = self.open[-1][:-1]
        self.collapsible = False

    def end(self) -> None:
        self._trim()
        text = "".join(self.open).rstrip("\n")
        if text.strip():
            self.done.append(text)
        self.open = []


@dataclass(slots=True)
class _Walk:
    """Goes through the page; the letter and its furniture are gathered apart."""

    letter: _Lines = field(default_factory=_Lines)
    furniture: _Lines = field(default_factory=_Lines)

    def element(self, element: etree._Element, lines: _Lines, *, kept: bool) -> None:
        if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN or _is_hidden(element):
            return
        if element.tag == "br":
            lines.break_line()
            return
        lines = self.furniture if _is_furniture(element) else lines
        block = element.tag not in _INLINE
        inside = kept or _keeps_space(element)
        if block:
            lines.end()
        lines.add(element.get("alt") if element.tag == "img" else element.text, kept=inside)
        for child in element:
            self.element(child, lines, kept=inside)
            lines.add(child.tail, kept=inside)
        if block:
            lines.end()


# --- findings -------------------------------------------------------------------------------------------------------


def _scripts(page: etree._Element) -> Iterator[Finding]:
    for element in page.iter(etree.Element):
        addresses = (element.get("href", ""), element.get("src", ""), element.get("action", ""))
        runs = any(address.strip().lower().startswith("javascript:") for address in addresses)
        if element.tag == "script" or runs or any(str(name).lower().startswith("on") for name in element.attrib):
            yield Finding("script", "The page holds a script, which a letter never does.", f"line {element.sourceline}")


def _external(page: etree._Element) -> Iterator[Finding]:
    for element in page.iter(etree.Element):
        address = element.get(_FETCHED.get(str(element.tag), "src"), "")
        fetches = bool(address) and not address.startswith("data:")
        styles = element.get("style", "") + (element.text or "" if element.tag == "style" else "")
        if fetches or "srcset" in element.attrib or _FETCHING_STYLE.search(styles):
            message = "The page fetches something from elsewhere, so it can change and be tracked."
            yield Finding("external-resource", message, f"line {element.sourceline}")


def _hidden(page: etree._Element) -> Iterator[Finding]:
    for element in page.iter(etree.Element):
        hidden = element.tag not in _NOT_SHOWN and _is_hidden(element)
        if hidden and any(str(text).strip() for text in element.itertext()):
            message = "The page holds text that nobody sees."
            yield Finding("hidden-text", message, f"line {element.sourceline}", Level.WARNING)


# --- the file -------------------------------------------------------------------------------------------------------


def _refused(code: str, message: str) -> FinishedFile:
    return FinishedFile((), (), "", "", (Finding(code, message, mend="Make the file again from the case."),))


def _parsed(data: bytes) -> etree._Element | None:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def read(data: bytes) -> FinishedFile:
    """What the page says. Never raises for a bad file: it has no lines then, and a finding."""
    if len(data) > BOUNDS.page:
        return _refused("too-large", f"The file has {len(data):,} bytes; a letter has at most {BOUNDS.page:,}.")
    if data.count(b"<") > BOUNDS.elements or has_endless_tag(data):
        return _refused("too-large", "The page has more tags or attributes than any letter.")
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    page = _parsed(data) if start.startswith((b"<!doctype html", b"<html", b"<!--")) else None
    if page is None:
        return _refused("not-html", "This is not a web page: it doesn't begin as one.")
    walk = _Walk()
    walk.element(page, walk.letter, kept=False)
    walk.letter.end()
    title = " ".join((page.findtext(".//title") or "").split())
    findings = (*_scripts(page), *_external(page), *_hidden(page))
    finished = FinishedFile(tuple(walk.letter.done), tuple(walk.furniture.done), title, page.get("lang", ""), findings)
    return too_much(finished) or finished
