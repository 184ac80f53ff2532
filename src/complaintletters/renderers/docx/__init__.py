"""A letter and its landlord's Word letterhead in; the bytes of a Word document out.

The letterhead is the landlord's, edited in Word. It is checked and made ready once (``letterhead``); each letter's body
is written by one escaping writer (``body``, ``word_xml``) and put into the letterhead's one slot.
"""

import re
from collections.abc import Iterator

from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter, letter_lines, plain
from complaintletters.presentation import Presentation
from complaintletters.renderers.docx import word_xml as word
from complaintletters.renderers.docx.body import Body, body_of
from complaintletters.renderers.docx.fields import fields_of
from complaintletters.renderers.docx.letterhead import (
    LINKS,
    NUMBERING,
    PROPERTIES,
    XML_HEAD,
    Letterhead,
    Manner,
    letterhead,
)
from complaintletters.renderers.docx.properties import core_properties

__all__ = ["render"]

# Characters that XML 1.0 can't hold (section 2.2). The case refuses them; a file with one would be cut off or not open.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(letter: Letter, style: HouseStyle, presentation: Presentation) -> bytes:
    """The letter as a Word document. Raises ``LetterheadError`` or ``RenderError``, each with every fault."""
    manner = Manner(letter.identity.language, letter.direction, presentation, letter.draft is not None)
    ready = letterhead(style.letterhead, manner)
    body = body_of(letter, ready.setting)
    if _NOT_XML.search(body.xml):
        raise RenderError(_unwritable(letter))
    return ready.static.with_parts(_parts(letter, style, ready, body))


def _parts(letter: Letter, style: HouseStyle, ready: Letterhead, body: Body) -> Iterator[tuple[str, bytes]]:
    """The parts that differ from letter to letter."""
    fields = fields_of(letter, style, body)
    for name, template in ready.stories:
        xml = template.render(fields)
        if _NOT_XML.search(xml):
            raise RenderError(
                [Fault("", name, "expected no control characters in the letterhead's fields", code="bad-character")]
            )
        yield name, f"{XML_HEAD}{xml}".encode()
    yield LINKS, ready.links.with_added(word.joined(word.link(identifier, target) for identifier, target in body.links))
    lists = (word.numbered_list(entry.number, ready.setting.numbered, entry.level, entry.start) for entry in body.lists)
    yield NUMBERING, ready.numbering.with_added(word.joined(lists))
    yield PROPERTIES, core_properties(letter, style)


def _unwritable(letter: Letter) -> Iterator[Fault]:
    """The lines that hold characters no XML file can."""
    for section, content in letter_lines(letter):
        for sign in sorted(set(_NOT_XML.findall(plain(content)))):
            mend = "Delete it, or type the text again."
            yield Fault(
                "",
                section,
                "expected characters that a Word file can hold",
                f"U+{ord(sign):04X}",
                mend,
                "bad-character",
            )
