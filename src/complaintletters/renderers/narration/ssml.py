"""A letter in; its narration in SSML 1.1 out, the W3C's markup for voices: paragraphs, sentences and pauses, all in words.

Each part begins with a mark, so that a recording can have chapters.
"""

from typing import cast

from lxml import etree

from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.narration import NarrationSetting
from complaintletters.renderers.narration.breaths import Sentence
from complaintletters.renderers.narration.script import Told, script

__all__ = ["render"]

_SSML = "http://www.w3.org/2001/10/synthesis"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _element(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_SSML}}}{tag}", attributes)


def _sentence(parent: etree._Element, sentence: Sentence) -> None:
    made = _element(parent, "s")
    made.text = sentence[0]
    for line in sentence[1:]:
        pause = _element(made, "break", strength="weak")
        pause.tail = line


def _paragraphs(root: etree._Element, paragraphs: tuple[Told, ...], pause: int) -> None:
    for paragraph in paragraphs:
        if paragraph:
            made = _element(root, "p")
            for sentence in paragraph:
                _sentence(made, sentence)
            _element(root, "break", time=f"{pause}ms")


def render(letter: Letter, style: HouseStyle, setting: NarrationSetting) -> bytes:
    """The finished file. Raises ``RenderError`` for another language and for signs that have no name to be said by."""
    made = script(letter, style, setting)
    root = etree.Element(
        f"{{{_SSML}}}speak",
        {"version": "1.1", _LANGUAGE: letter.identity.language},
        nsmap=cast(dict[str, str], {None: _SSML}),
    )
    try:
        _element(root, "meta", name="title", content=letter.title_text)
        for at, part in enumerate(made.parts):
            _element(root, "mark", name=f"part-{at}")
            _paragraphs(root, part.paragraphs, setting.pauses.paragraph)
            _element(root, "break", time=f"{setting.pauses.part}ms")
        _element(root, "mark", name="letterhead")
        _paragraphs(root, made.letterhead, setting.pauses.paragraph)
    except ValueError as error:
        fault = Fault("", "ssml", "expected characters that XML can hold", str(error), "Type the words again.")
        raise RenderError([fault]) from error
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
