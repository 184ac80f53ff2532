"""A letter and its landlord's Word letterhead in; the bytes of a Word document out.

The letterhead is the landlord's, edited in Word. It is checked and made ready once (``letterhead``); each letter's body
is written by one escaping writer (``body``, ``word_xml``) and put into the letterhead's one slot.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

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
from complaintletters.renderers.docx.story import filled

__all__ = ["render"]

# Characters that XML 1.0 can't hold (section 2.2). The case refuses them; a file with one would be cut off or not open.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes({*range(32)} - {9, 10, 13})
_SMALL = 4096  # characters


def render(letter: Letter, style: HouseStyle, presentation: Presentation) -> bytes:
    """The letter as a Word document. Raises ``LetterheadError`` or ``RenderError``, each with every fault."""
    typeface = next((one.script.word_typeface for one in letter.in_order if one.script.word_typeface), "")
    tag = letter.tag or letter.identity.language
    # Two letters share their styles, so that English beside such a script keeps its own distance of lines.
    leading = presentation.leading if typeface and letter.then is None else 0
    manner = Manner(tag, letter.direction, presentation, letter.draft is not None, typeface, leading)
    ready = letterhead(style.letterhead, manner)
    body = body_of(letter, ready.setting)
    return ready.static.with_parts(_checked(_parts(letter, style, ready, body), letter))


def _checked(parts: Iterable[tuple[str, str]], letter: Letter) -> Iterator[tuple[str, bytes]]:
    for name, xml in parts:
        data = _encoded_small(xml) if len(xml) < _SMALL else _encoded(xml)
        if data is None:
            raise RenderError(_unwritable(letter, name, xml))
        yield name, data


@lru_cache(maxsize=64)
def _encoded_small(xml: str) -> bytes | None:
    """Headers and footers are often the same from letter to letter."""
    return _encoded(xml)


def _encoded(xml: str) -> bytes | None:
    """A part as bytes, or nothing when it holds a character that XML can't.

    Each kind is looked for where that is fastest: single signs in strings, the many controls in bytes.
    """
    if "\ufffe" in xml or "\uffff" in xml:
        return None
    try:
        data = xml.encode()
    except UnicodeEncodeError:  # half a surrogate pair
        return None
    return data if len(data.translate(None, _CONTROLS)) == len(data) else None


def _parts(letter: Letter, style: HouseStyle, ready: Letterhead, body: Body) -> Iterator[tuple[str, str]]:
    """The parts that differ from letter to letter."""
    fields = fields_of(letter, style, body)
    for name, story in ready.stories:
        yield name, f"{XML_HEAD}{filled(story, fields)}"
    links = [word.link(identifier, target) for identifier, target in body.links]
    yield LINKS, ready.links.with_added(word.joined(links))
    lists = [word.numbered_list(entry.number, ready.setting.numbered, entry.level, entry.start) for entry in body.lists]
    yield NUMBERING, ready.numbering.with_added(word.joined(lists))
    yield PROPERTIES, core_properties(letter, style)


def _unwritable(letter: Letter, part: str, xml: str) -> Iterator[Fault]:
    """The letter's lines that hold characters no XML file can, or else the part that does."""
    lines = [(section, plain(content)) for section, content in letter_lines(letter)]
    faulty = [(section, words) for section, words in lines if _NOT_XML.search(words)] or [(part, xml)]
    for section, words in faulty:
        for sign in sorted(set(_NOT_XML.findall(words))):
            mend = "Delete it, or type the text again."
            expected = "expected characters that a Word file can hold"
            yield Fault("", section, expected, f"U+{ord(sign):04X}", mend, "bad-character")
