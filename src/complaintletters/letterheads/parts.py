"""A python-docx document in; the bytes of a lean package out, the same each time.

python-docx's own template carries a thumbnail, custom XML and a second set of styles that no letter needs.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from complaintletters.house_style import HouseStyle

_MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold
_UNWANTED = ("stylesWithEffects", "customXml", "webSettings", "thumbnail")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat>{compat}</w:compat>"
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)
_COMPAT = '<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'


_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)


def lean(document: Any, style: HouseStyle) -> bytes:
    """The package's bytes, without what no letter needs."""
    for holder in (document.part, document.part.package):
        _drop_unwanted(holder)
        _replace_plain_parts(holder, style)
    _set_settings(document)
    _set_properties(document.core_properties, style)
    raw = io.BytesIO()
    document.save(raw)
    return _repacked(raw)


def _drop_unwanted(holder: Any) -> None:
    """Drop relationships to parts a letter doesn't need; python-docx then doesn't save those parts."""
    for identifier, relationship in list(holder.rels.items()):
        if any(word in relationship.reltype for word in _UNWANTED):
            del holder.rels[identifier]


def _replace_plain_parts(holder: Any, style: HouseStyle) -> None:
    for relationship in holder.rels.values():
        match relationship.reltype:
            case RT.EXTENDED_PROPERTIES:
                relationship.target_part._blob = _APPLICATION
            case RT.FONT_TABLE:
                relationship.target_part._blob = _font_table(style.word_typeface)
            case RT.THEME:
                relationship.target_part._blob = _theme(relationship.target_part.blob, style)


def _font_table(typeface: str) -> bytes:
    fonts = parse_xml(
        f"<w:fonts {nsdecls('w')}><w:font><w:charset w:val='00'/><w:family w:val='swiss'/></w:font></w:fonts>"
    )
    fonts[0].set(qn("w:name"), typeface)
    return etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)


def _theme(blob: bytes, style: HouseStyle) -> bytes:
    """Word's theme in the landlord's typeface and accent, without its lists for other scripts."""
    theme = etree.fromstring(blob)
    for fonts in theme.iterfind(f".//{_DRAWING}fontScheme/*"):
        for font in fonts.findall(f"{_DRAWING}font"):
            fonts.remove(font)
    for latin in theme.iterfind(f".//{_DRAWING}fontScheme/*/{_DRAWING}latin"):
        latin.set("typeface", style.word_typeface)
    for accent in theme.iterfind(f".//{_DRAWING}accent1/{_DRAWING}srgbClr"):
        accent.set("val", style.accent.lstrip("#").upper())
    return etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_settings(document: Any) -> None:
    root = document.settings.element
    for child in list(root):
        root.remove(child)
    names = ("overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents")
    compat = _COMPAT.format(name="compatibilityMode", value=15) + "".join(
        _COMPAT.format(name=name, value=1) for name in names
    )
    made = parse_xml(f"<w:settings {nsdecls('w')}>{_SETTINGS.format(compat=compat)}</w:settings>")
    for child in list(made):
        root.append(child)


def _set_properties(properties: Any, style: HouseStyle) -> None:
    properties.title = f"Letterhead of {style.name}"
    properties.author = properties.last_modified_by = style.name
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.language = "en-GB"
    properties.revision = 1
    properties.created = properties.modified = datetime(2026, 1, 1)


def _repacked(raw: io.BytesIO) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _MIDNIGHT)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return out.getvalue()
