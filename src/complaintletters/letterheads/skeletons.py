"""XML that python-docx has no calls for: the document's defaults, the table styles and the two list numberings.

No data stands in it. Where a landlord's value belongs, an attribute holds that value's name; ``filled`` replaces it.
"""

from collections.abc import Mapping
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

DEFAULTS = """
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="typeface" w:eastAsia="typeface" w:hAnsi="typeface" w:cs="typeface"/>
    <w:sz w:val="size"/><w:szCs w:val="size"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>
"""

NORMAL = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal">
  <w:name w:val="Normal"/><w:qFormat/>
  <w:pPr><w:spacing w:after="after" w:line="line" w:lineRule="atLeast"/></w:pPr>
</w:style>
"""

DEFAULT_FONT = """
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
  <w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>
</w:style>
"""

NO_LIST = """
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
  <w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>
</w:style>
"""

TABLE_NORMAL = """
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
  <w:tblPr>
    <w:tblInd w:w="0" w:type="dxa"/>
    <w:tblCellMar>
      <w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
      <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
</w:style>
"""

LETTER_TABLE = """
<w:style w:type="table" w:customStyle="1" w:styleId="LetterTable">
  <w:name w:val="Letter table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="12" w:space="0" w:color="accent"/>
      <w:bottom w:val="single" w:sz="12" w:space="0" w:color="accent"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="70" w:type="dxa"/><w:left w:w="110" w:type="dxa"/>
      <w:bottom w:w="70" w:type="dxa"/><w:right w:w="110" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:bCs/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="tint"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="lastRow">
    <w:rPr><w:b/><w:bCs/></w:rPr>
    <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="accent"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>
"""

_LEVEL = """
<w:lvl w:ilvl="{number}">
  <w:start w:val="1"/><w:numFmt w:val="{shape}"/>{style}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
  <w:pPr><w:ind w:left="{left}" w:hanging="425"/></w:pPr>
</w:lvl>
"""


def _levels(*levels: tuple[str, str, str]) -> str:
    """Three levels, each 7.5 mm further in: its number's shape, its text, the style tied to it."""
    return "".join(
        _LEVEL.format(
            number=number,
            shape=shape,
            text=text,
            left=425 * (number + 1),
            style=f'<w:pStyle w:val="{style}"/>' if style else "",
        )
        for number, (shape, text, style) in enumerate(levels)
    )


_BULLETS = _levels(("bullet", "•", "ListBullet"), ("bullet", "–", "ListBullet2"), ("bullet", "•", ""))
_NUMBERS = _levels(("decimal", "%1.", "ListNumber"), ("lowerLetter", "%2.", "ListNumber2"), ("lowerRoman", "%3.", ""))
LISTS = tuple(
    f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    for number, levels in enumerate((_BULLETS, _NUMBERS))
)
LIST_NUMBERS = tuple(f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (0, 1))


def filled(xml: str, values: Mapping[str, str] | None = None) -> Any:
    """The element, with each attribute that holds a value's name set to the value."""
    root = parse_xml(f"<w:held {nsdecls('w')}>{xml}</w:held>")[0]
    known = values or {}
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, known.get(str(value), str(value)))
    return root
