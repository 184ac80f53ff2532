"""A finished Word file or web page in; the same file edited as a person would in Word or a text editor, one edit at a time.

``spoilt_files`` must each be caught, ``harmless_files`` must not.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from html import escape

from complaintletters.letter import FreeText, Letter, Statement, Text, Value
from tests.mutation.lines import leaves_of, numbered_lines
from tests.mutation.spoilt import leaf_spoilt

BODY = "word/document.xml"
FOOTERS = re.compile(r"word/(?:header|footer)\d*\.xml")
_PARAGRAPH = re.compile(r"<w:p[ >](?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_RUN = re.compile(r"(<w:r(?: [^>]*)?>)((?:<w:rPr>.*?</w:rPr>)?)<w:t(?: [^>]*)?>([^<]+)</w:t></w:r>", re.DOTALL)
_HTML_LINE = re.compile(r"<(p|li|td|h[1-4])(?: [^>]*)?>(?:(?!<(?:p|li|td|h[1-4])[ >]).)*?</\1>", re.DOTALL)
Edit = tuple[str, str, Callable[[], bytes]]


# --- parts of a file --------------------------------------------------------------------------------------------------


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def with_parts(data: bytes, **parts: str) -> bytes:
    """A Word file with some parts of it changed or added, named with ``__`` for ``/`` and ``_`` for a point."""
    named = {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as altered:
        for item in archive.infolist():
            altered.writestr(item.filename, named.pop(item.filename, "") or archive.read(item.filename))
        for name, text in named.items():
            altered.writestr(name, text)
    return out.getvalue()


def words_of(data: bytes, format_: str) -> str:
    return part_of(data, BODY) if format_ == "docx" else data.decode("utf-8")


def with_words(data: bytes, format_: str, words: str) -> bytes:
    return with_parts(data, word__document_xml=words) if format_ == "docx" else words.encode("utf-8")


# --- edits that must be caught ----------------------------------------------------------------------------------------


def _shown_as(text: str, words: str) -> str:
    """A text as a file spells it: escaped, with spaces that don't break in values; empty where it stands in pieces."""
    for form in (text, text.replace(" ", "\u00a0"), text.replace(" ", "&nbsp;"), text.replace(" ", "&#160;")):
        for quoted in (escape(form, quote=False), escape(form)):
            if quoted in words:
                return quoted
    return ""


def _facts(letter: Letter) -> Iterator[Value | FreeText | Statement]:
    seen: set[tuple[str, str]] = set()
    for content in numbered_lines(letter):
        for _, leaf in leaves_of(content):
            if not isinstance(leaf, Text) and (type(leaf).__name__, leaf.text) not in seen:
                seen.add((type(leaf).__name__, leaf.text))
                yield leaf


def _places(words: str, shown: str) -> Iterator[int]:
    """Where words stand as text: not within a tag, nor in the head of a page."""
    start = max(words.find("<body"), 0)
    for match in re.finditer(rf"(?<![\w.@/-]){re.escape(shown)}(?![\w@])", words[start:]):
        at = start + match.start()
        if words.rfind("<", 0, at) <= words.rfind(">", 0, at) and not _in_furniture(words, at):
            yield at


def _in_furniture(words: str, at: int) -> bool:
    return words.rfind("<header", 0, at) > words.rfind("</header>", 0, at) or words.rfind(
        "<footer", 0, at
    ) > words.rfind("</footer>", 0, at)


def _replaced(data: bytes, format_: str, letter: Letter) -> Iterator[Edit]:
    """Each fact replaced in each place where it stands whole."""
    words = words_of(data, format_)
    for leaf in _facts(letter):
        shown = _shown_as(leaf.text, words)
        for what, new in leaf_spoilt(leaf, letter.identity.language):
            for at in _places(words, shown) if shown else ():
                other = escape(new.text if new else "", quote=False)
                changed = words[:at] + other + words[at + len(shown) :]
                yield (
                    f"{what} in the file",
                    f"{leaf.text[:50]} → {other[:50]}",
                    partial(with_words, data, format_, changed),
                )


def _bears(letter: Letter) -> Callable[[str], bool]:
    """Whether the text of a paragraph holds a fact that is longer than a number."""
    texts = {
        leaf.text for leaf in _facts(letter) if not (isinstance(leaf, Value) and leaf.kind in {"count", "name", "term"})
    }

    def bears(markup: str) -> bool:
        text = re.sub(r"<[^>]+>", "", markup).replace("\u00a0", " ")
        return any(fact and escape(fact, quote=False) in text for fact in texts)

    return bears


def _deleted(data: bytes, format_: str, letter: Letter) -> Iterator[Edit]:
    """Each paragraph, list item and table row that bears a fact deleted."""
    words, bears = words_of(data, format_), _bears(letter)
    body = words.find("<body") if format_ == "html" else 0
    patterns = (("paragraph", _PARAGRAPH), ("table row", _ROW)) if format_ == "docx" else (("line", _HTML_LINE),)
    for name, pattern in patterns:
        for match in pattern.finditer(words, max(body, 0)):
            boxed = "txbxContent" in match[0] or _in_furniture(words, match.start())
            if bears(match[0]) and not boxed:
                text = re.sub(r"<[^>]+>", "", match[0])[:60]
                empty = "<w:p/>" if format_ == "docx" and name == "paragraph" else ""
                changed = words[: match.start()] + empty + words[match.end() :]
                yield f"{name} deleted in the file", text, partial(with_words, data, format_, changed)


_BY = 'w:author="A" w:date="2026-01-01T00:00:00Z"'
_ADDED_WORD = f'<w:ins w:id="901" {_BY}><w:r><w:t xml:space="preserve"> really</w:t></w:r></w:ins>'
_DELETED_WORD = f'<w:del w:id="902" {_BY}><w:r><w:delText>really</w:delText></w:r></w:del>'
_HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a note to myself</w:t></w:r>"
_COMMENTS = (
    '<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="1" w:author="A"><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p></w:comment></w:comments>'
)


def _left_in_word(data: bytes) -> Iterator[Edit]:
    """What Word leaves in a file: tracked changes, hidden text, comments, a footer with another number."""
    words = part_of(data, BODY)
    end = words.rindex("</w:p>")
    for what, markup in (
        ("tracked insertion", _ADDED_WORD),
        ("tracked deletion", _DELETED_WORD),
        ("hidden text", _HIDDEN),
    ):
        yield f"{what} left", what, partial(with_parts, data, word__document_xml=words[:end] + markup + words[end:])
    yield "comments left", "comment", partial(with_parts, data, word__comments_xml=_COMMENTS)
    for name in ("word/footer1.xml", "word/header1.xml", "word/footer2.xml", "word/header2.xml"):
        yield from _furniture(data, name)


def _furniture(data: bytes, name: str) -> Iterator[Edit]:
    try:
        part = part_of(data, name)
    except KeyError:
        return
    for match in re.finditer(r">([^<]*\d{3}[  ]\d{3,4}[^<]*)<", part):
        number = match[1]
        other = number[:-1] + str((int(number[-1]) + 1) % 10) if number[-1].isdigit() else ""
        if other:
            changed = part[: match.start(1)] + other + part[match.end(1) :]
            named = {name.replace("/", "__").replace(".xml", "_xml"): changed}
            yield "footer's telephone number altered", other, partial(with_parts, data, **named)


def spoilt_files(data: bytes, format_: str, letter: Letter) -> Iterator[Edit]:
    """Every edit of a finished file that must be caught: its sort, what it is, the file."""
    yield from _replaced(data, format_, letter)
    yield from _deleted(data, format_, letter)
    if format_ == "docx":
        yield from _left_in_word(data)


# --- edits that must not ----------------------------------------------------------------------------------------------


def _split_runs(words: str) -> str:
    """Each run cut in two, as Word does when it has checked the spelling."""

    def cut(match: re.Match[str]) -> str:
        opening, look, text = match.groups()
        half = len(text) // 2
        while 0 < half < len(text) and "&" in text[max(0, half - 8) : half]:
            half -= 1
        parts = [part for part in (text[:half], text[half:]) if part]
        return "".join(f'{opening}{look}<w:t xml:space="preserve">{part}</w:t></w:r>' for part in parts)

    return _RUN.sub(cut, words)


def harmless_files(data: bytes, format_: str) -> Iterator[Edit]:
    """Every edit of a finished file that changes nothing it says."""
    words = words_of(data, format_)
    if format_ == "docx":
        yield "runs split", "everywhere", partial(with_words, data, format_, _split_runs(words))
        marked = words.replace("<w:r>", '<w:proofErr w:type="spellStart"/><w:r>')
        yield "proofing marks", "everywhere", partial(with_words, data, format_, marked)
        yield (
            "empty paragraphs",
            "everywhere",
            partial(with_words, data, format_, words.replace("</w:p>", "</w:p><w:p/>")),
        )
        bold = words.replace("<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t")
        yield "bold", "everywhere", partial(with_words, data, format_, bold)
    else:
        start = words.find("<body")
        head, body = words[:start], words[start:]
        yield "lines wrapped", "everywhere", partial(with_words, data, format_, head + body.replace(". ", ".\n      "))
        yield (
            "emphasis",
            "everywhere",
            partial(with_words, data, format_, head + body.replace("<strong>", "<b>").replace("</strong>", "</b>")),
        )
        yield (
            "boxes around",
            "everywhere",
            partial(with_words, data, format_, head + body.replace("<p>", "<div><p>").replace("</p>", "</p></div>")),
        )


def harmless_texts(data: bytes) -> Iterator[Edit]:
    """Plain text wrapped at a width, with another bullet and in Windows' lines."""
    text = data.decode("utf-8")
    body, mark, furniture = text.partition("\n-- \n")
    for width in (50, 72, 90):
        lines = ("\n".join(textwrap.wrap(line, width, break_long_words=False)) for line in body.split("\n"))
        yield "re-wrapped", str(width), partial(str.encode, "\n".join(lines) + mark + furniture, "utf-8")
    yield "other bullets", "everywhere", partial(str.encode, text.replace("\n- ", "\n• "), "utf-8")
    yield "Windows' lines", "everywhere", partial(str.encode, text.replace("\n", "\r\n"), "utf-8")
    yield "no blank lines", "everywhere", partial(str.encode, re.sub(r"\n\n+", "\n", text), "utf-8")
