"""A letter in; its narration in SSML 1.1 out, the W3C's markup for voices: paragraphs, sentences and pauses, all in words.

Each part begins with a mark, so that a recording can have chapters.
"""

import re
from typing import cast

from lxml import etree

from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.language import DEFAULT_LANGUAGE
from complaintletters.letter import Letter
from complaintletters.narration import Narration
from complaintletters.renderers.narration.breaths import Sentence
from complaintletters.renderers.narration.script import Told, script

__all__ = ["render"]

_LATIN = re.compile(r"([A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f .&'’-]*[A-Za-z\u00c0-\u024f])?)")
_SSML = "http://www.w3.org/2001/10/synthesis"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _element(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_SSML}}}{tag}", attributes)


def _say(parent: etree._Element, line: str, tongue: str) -> None:
    """A line after what the element holds. Words in Latin letters have the language they are in, if that is given."""
    for at, piece in enumerate(_LATIN.split(line) if tongue else [line]):
        if at % 2:
            _element(parent, "lang", **{_LANGUAGE: tongue}).text = piece
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + piece
        else:
            parent.text = (parent.text or "") + piece


def _sentence(parent: etree._Element, sentence: Sentence, tongue: str) -> None:
    made = _element(parent, "s")
    for at, line in enumerate(sentence):
        if at:
            _element(made, "break", strength="weak")
        _say(made, line, tongue)


def _paragraphs(root: etree._Element, paragraphs: tuple[Told, ...], pause: int, tongue: str) -> None:
    for paragraph in paragraphs:
        if paragraph:
            made = _element(root, "p")
            for sentence in paragraph:
                _sentence(made, sentence, tongue)
            _element(root, "break", time=f"{pause}ms")


def render(letter: Letter, style: HouseStyle, narration: Narration) -> bytes:
    """The finished file. Raises ``RenderError`` for what isn't translated and for signs that have no name to be said by."""
    made = script(letter, style, narration)
    pauses = narration.setting.pauses
    # A voice for another script can't say the Latin letters of names and references.
    tongue = DEFAULT_LANGUAGE if letter.script.page_typeface else ""
    root = etree.Element(
        f"{{{_SSML}}}speak",
        {"version": "1.1", _LANGUAGE: letter.identity.language},
        nsmap=cast(dict[str, str], {None: _SSML}),
    )
    try:
        _element(root, "meta", name="title", content=letter.title_text)
        for at, part in enumerate(made.parts):
            _element(root, "mark", name=f"part-{at}")
            _paragraphs(root, part.paragraphs, pauses.paragraph, tongue)
            _element(root, "break", time=f"{pauses.part}ms")
        _element(root, "mark", name="letterhead")
        _paragraphs(root, made.letterhead, pauses.paragraph, tongue)
    except ValueError as error:
        fault = Fault("", "ssml", "expected characters that XML can hold", str(error), "Type the words again.")
        raise RenderError([fault]) from error
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
