"""Words and their looks in; WordprocessingML out. The only place of the Word renderer where data meets markup.

What is returned is ``Xml``; what is taken as data is ``str`` and is escaped here: the type checker sees a mix-up.
Children of ``w:pPr`` and ``w:rPr`` stand in the order of ECMA-376 part 1, 17.3: Word calls another order damaged.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NewType

Xml = NewType("Xml", str)

EMPTY = Xml("")
_LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
NO_BREAK_HYPHEN = "\ue0a0"
"""Stands in words for a hyphen at which no line ends, which Word has an element for. No letter holds this character."""
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LONGEST_NAME = 64  # a content control's tag and title (ECMA-376 part 1, 17.5.2.42; Word refuses longer ones)


def escaped(words: str) -> str:
    """Words for content or an attribute. Replacing by hand is several times as fast as ``markupsafe.escape``."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")


def joined(parts: Iterable[Xml]) -> Xml:
    return Xml("".join(parts))


def element(name: str, attributes: Mapping[str, str], inner: Xml = EMPTY) -> Xml:
    """An element of Word's own namespace."""
    written = "".join(f' w:{key}="{escaped(value)}"' for key, value in attributes.items())
    return Xml(f"<w:{name}{written}>{inner}</w:{name}>")


def _language_mark(language: str, rtl: bool) -> str:
    """A run's language. Complex scripts, such as Bengali's, take theirs from ``bidi`` in either direction (17.3.2.20)."""
    if not language:
        return ""
    tag = escaped(language)
    return f'<w:lang w:bidi="{tag}"/>' if rtl else f'<w:lang w:val="{tag}" w:bidi="{tag}"/>'


@lru_cache(maxsize=64)
def run_look(bold: bool, rtl: bool, style: str = "", *, half_points: int = 0, language: str = "") -> Xml:
    """The properties of a run. ``half_points`` is a size of its own, ``language`` where it isn't the document's."""
    inner = (
        (f'<w:rStyle w:val="{escaped(style)}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else "")
        + ("<w:rtl/>" if rtl else "")
        + _language_mark(language, rtl)
    )
    return Xml(f"<w:rPr>{inner}</w:rPr>") if inner else EMPTY


def run(words: str, look: Xml = EMPTY) -> Xml:
    """Words as typed: line ends become ``w:br``, tabs ``w:tab``, spaces stay as many as they are."""
    inner = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not inner.isprintable():
        inner = _LINE_ENDS.sub(_BREAK, inner).replace("\t", _TAB).replace(NO_BREAK_HYPHEN, _HYPHEN)
    return Xml(f'<w:r>{look}<w:t xml:space="preserve">{inner}</w:t></w:r>')


@lru_cache(maxsize=2048)
def wording(words: str) -> Xml:
    """A plain run of the wording, whose words recur from letter to letter as typed words and values don't."""
    return run(words)


LEFT_TO_RIGHT_MARK = "\u200e"
"""Stands round words that read left to right in a line that runs the other way, so that any program shows them so."""


LINE_BREAK = Xml("<w:r><w:br/></w:r>")


def field(code: str, shown: str, look: Xml = EMPTY) -> Xml:
    """A Word field such as ``PAGE``, with what is shown until Word works it out."""
    mark = '<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'
    instruction = f'<w:r>{look}<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText></w:r>'
    begin, separate, end = (mark.format(look=look, kind=kind) for kind in ("begin", "separate", "end"))
    return Xml(f"{begin}{instruction}{separate}{run(shown, look)}{end}")


@lru_cache(maxsize=512)
def paragraph_look(
    style: str,
    *,
    keep_next: bool = False,
    new_page: bool = False,
    number: tuple[int, int] | None = None,
    box: Xml = EMPTY,
    rtl: bool = False,
    before: int = 0,
    after: int = 0,
    line: int = 0,
    indent: tuple[int, int, int] | None = None,
    trailing: bool = False,
) -> Xml:
    """The properties of a paragraph.

    ``number`` is a list's level and its ``w:num``; ``box`` borders and shading; ``before`` and ``after`` the gaps above
    and below, ``line`` an exact distance from line to line, ``indent`` the left, right and hanging indents, all in
    twips; ``trailing`` sets the text to the trailing edge.
    """
    parts = [f'<w:pStyle w:val="{escaped(style)}"/>']
    if keep_next:
        parts.append("<w:keepNext/>")
    if new_page:
        parts.append("<w:pageBreakBefore/>")
    if number:
        parts.append(f'<w:numPr><w:ilvl w:val="{number[0]}"/><w:numId w:val="{number[1]}"/></w:numPr>')
    parts.append(box)
    if rtl:
        parts.append("<w:bidi/>")
    if before or after or line:
        above = f' w:before="{before}"' if before else ""
        below = f' w:after="{after}"' if after else ""
        exact = f' w:line="{line}" w:lineRule="exact"' if line else ""
        parts.append(f"<w:spacing{above}{below}{exact}/>")
    if indent:
        hanging = f' w:hanging="{indent[2]}"' if indent[2] else ""
        parts.append(f'<w:ind w:left="{indent[0]}" w:right="{indent[1]}"{hanging}/>')
    if trailing:
        parts.append('<w:jc w:val="right"/>')
    return Xml(f"<w:pPr>{''.join(parts)}</w:pPr>")


def paragraph(look: Xml, content: Xml) -> Xml:
    return Xml(f"<w:p>{look}{content}</w:p>")


def hyperlink(relationship: str, content: Xml) -> Xml:
    return Xml(f'<w:hyperlink r:id="{escaped(relationship)}" w:history="1">{content}</w:hyperlink>')


def control(content: Xml, *, name: Xml, identifier: int, lines: bool) -> Xml:
    """A content control, so that what is edited in it can be read back. ``lines``: it holds runs, not paragraphs."""
    kind = '<w:text w:multiLine="1"/>' if lines else ""
    return Xml(
        f'<w:sdt><w:sdtPr>{name}<w:id w:val="{identifier}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def control_name(*, title: str, tag: str) -> Xml:
    """What a content control is called: its title for people, its tag for programs."""
    return Xml(f'<w:alias w:val="{escaped(title[:_LONGEST_NAME])}"/><w:tag w:val="{escaped(tag)}"/>')


@lru_cache(maxsize=512)
def link(identifier: str, target: str) -> Xml:
    """A relationship to a target outside the file."""
    where = f'Target="{escaped(target)}" TargetMode="External"'
    return Xml(f'<Relationship Id="{escaped(identifier)}" Type="{_HYPERLINK}" {where}/>')


def numbered_list(number: int, abstract: int, level: int, start: int) -> Xml:
    """A numbered list's entry in the numbering part: its own count, which starts at ``start``."""
    return Xml(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
    )


def cell(content: Xml, width: int) -> Xml:
    return Xml(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>')


def row(cells: Xml, *, heading: bool = False) -> Xml:
    """A row that stays on one page; a heading row is repeated on each page the table reaches."""
    repeated = "<w:tblHeader/>" if heading else ""
    return Xml(f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>")


def table(rows: Xml, *, style: str, widths: tuple[int, ...], total: bool, rtl: bool) -> Xml:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    mirrored = "<w:bidiVisual/>" if rtl else ""
    last = "1" if total else "0"
    value = "0660" if total else "0620"
    return Xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escaped(style)}"/>{mirrored}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="{last}" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )
