"""A styled document in; its page, headers, footers and the slot for the letter set out, in one of four layouts.

The first page's header ends where the window of a DL envelope begins, whatever is in it: the contact lines stand in a
frame of their own (a property of their style), so that a missing line moves nothing. All their words are fields.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from complaintletters.house_style import HeaderLayout, HouseStyle
from complaintletters.letterheads.styles import borders, colour, put_first
from complaintletters.letterheads.wordmark import HEIGHT
from complaintletters.presentation import Presentation

_PAGE = (210.0, 297.0)
_HEADER_AT = 12.0
_WINDOW_AT = 52.0  # the address's top, millimetres from the top edge: a DL window begins at 50
_BELOW_BAND = 8.0
_TOP = 30.0
_BOTTOM = 26.0
_TWIPS = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Header:
    """One layout of the first page's header. ``contact`` is the frame's left edge, top and width in millimetres.

    ``bar`` sets a line of the accent beside the frame; ``rule`` one below the wordmark; ``band`` puts telephone, e-mail
    and website into a band of the accent from edge to edge.
    """

    contact: tuple[float, float, float]
    wordmark_right: bool = False
    bar: bool = False
    rule: bool = False
    band: bool = False


HEADERS: dict[HeaderLayout, Header] = {
    "left": Header(contact=(122, 13, 66), bar=True),
    "right": Header(contact=(22, 13, 80), wordmark_right=True),
    "band": Header(contact=(122, 15, 66), band=True),
    "rule": Header(contact=(122, _WINDOW_AT, 66), rule=True),
}
_IN_FRAME = ("address", "telephone", "email", "web", "other")
_IN_BAND = ("telephone", "email", "web")
_LABELLED = ("telephone",)  # an e-mail or web address says what it is


def lay_out(document: Any, style: HouseStyle, shape: Presentation, wordmark: bytes) -> None:
    """Set the page out and leave ``{{p body }}`` as its only paragraph."""
    section = document.sections[0]
    header = HEADERS[style.layout]
    _set_page(section, shape)
    _first_header(section.first_page_header, document, style, header, wordmark)
    _continuation(section.header, document, style, shape)
    _footer(section.first_page_footer, document, shape, small_print=True)
    _footer(section.footer, document, shape, small_print=False)
    document.add_paragraph("{{p body }}", style="Normal")


def _set_page(section: Any, shape: Presentation) -> None:
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.left_margin = section.right_margin = Mm(shape.margin)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance = section.footer_distance = Mm(_HEADER_AT)
    section.different_first_page_header_footer = True


def _first_header(part: Any, document: Any, style: HouseStyle, header: Header, wordmark: bytes) -> None:
    """Contact lines first: Word ties a frame to the paragraph that follows it."""
    part.is_linked_to_previous = False
    first = part.paragraphs[0]
    _shape_letterhead(document.styles["Letterhead"], style, header)
    for kind in _IN_FRAME:
        if header.band and kind in _IN_BAND:
            continue
        for words in (f"{{%p if contact.{kind} %}}", _contact(kind), "{%p endif %}"):
            _frame(first.insert_paragraph_before(words, style=document.styles["Contact line"]), style, header)
    _picture(first, document, wordmark)
    if header.band:
        _add_band(part, document)


def _picture(paragraph: Any, document: Any, wordmark: bytes) -> None:
    paragraph.style = document.styles["Letterhead"]
    paragraph.add_run().add_picture(BytesIO(wordmark), height=Mm(HEIGHT))
    for side in ("distT", "distB", "distL", "distR"):
        paragraph._p.xpath(".//wp:inline")[0].set(side, "0")
    properties = paragraph._p.xpath(".//wp:docPr")[0]
    properties.set("name", "Wordmark")
    properties.set("descr", "{{ label.logo }}")


def _contact(kind: str) -> str:
    return f"{{{{ label.{kind} }}}} {{{{ contact.{kind} }}}}" if kind in _LABELLED else f"{{{{ contact.{kind} }}}}"


def _shape_letterhead(look: Any, style: HouseStyle, header: Header) -> None:
    """The gap below the header ends where the window begins."""
    look.paragraph_format.space_after = Mm(_BELOW_BAND if header.band else _WINDOW_AT - _HEADER_AT - HEIGHT - 2)
    look.paragraph_format.line_spacing = 1.0
    if header.wordmark_right:
        look.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if header.rule:
        look.paragraph_format.space_after = Mm(_WINDOW_AT - _HEADER_AT - HEIGHT - 6)
        put_first(look.element.get_or_add_pPr(), borders(style, bottom=(24, 8)))


def _add_band(part: Any, document: Any) -> None:
    """Telephone, e-mail and website in one line, each with the gap before it only when it is there."""
    words = [f"{{% if contact.{kind} %}}{_contact(kind)}   {{% endif %}}" for kind in _IN_BAND]
    part.add_paragraph("".join(words), style=document.styles["Letterhead band"])


def _frame(paragraph: Any, style: HouseStyle, header: Header) -> None:
    """Stand a contact line in the frame; lines of equal frames stand in one. Word's own Insert Frame does the same."""
    left, top, width = (round(length * _TWIPS) for length in header.contact)
    properties = paragraph._p.get_or_add_pPr()
    frame = parse_xml(
        f'<w:framePr {nsdecls("w")} w:w="{width}" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:x="{left}" w:y="{top}"/>'
    )
    properties.find(qn("w:pStyle")).addnext(frame)
    if header.bar:
        frame.addnext(borders(style, left=(18, 8)))


def _tabbed(document: Any, name: str, shape: Presentation) -> None:
    stops = document.styles[name].paragraph_format.tab_stops
    if not len(stops):
        stops.add_tab_stop(Mm(_PAGE[0] - 2 * shape.margin), WD_TAB_ALIGNMENT.RIGHT)


def _continuation(part: Any, document: Any, style: HouseStyle, shape: Presentation) -> None:
    part.is_linked_to_previous = False
    _tabbed(document, "Header", shape)
    line = part.paragraphs[0]
    line.style = document.styles["Header"]
    line.add_run("{{ landlord.name }}").bold = True
    line.add_run("\t{{ label.reference }}: {{ letter.reference }}")
    line.runs[0].font.color.rgb = colour(style.accent)
    line.paragraph_format.space_after = Pt(12)


def _footer(part: Any, document: Any, shape: Presentation, *, small_print: bool) -> None:
    part.is_linked_to_previous = False
    _tabbed(document, "Footer", shape)
    line = part.paragraphs[0]
    line.style = document.styles["Footer"]
    line.add_run("{{ landlord.small_print }}\t" if small_print else "\t")
    line.add_run("{{r page_numbers }}")
