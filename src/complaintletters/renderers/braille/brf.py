"""A letter in; a braille file for an embosser out: North American Braille ASCII, CR LF after a row, a form feed after a page."""

from complaintletters.braille import BrailleSetting
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.liblouis import BLANK
from complaintletters.renderers.braille.pages import braille_pages

__all__ = ["render"]

# The character of each of the 64 cells, in the order of Unicode's braille patterns.
_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_TO_ASCII = {ord(BLANK) + at: character for at, character in enumerate(_ASCII)}


def render(letter: Letter, style: HouseStyle, setting: BrailleSetting) -> bytes:
    """The finished file. Raises ``RenderError`` for another language, for characters without a sign, without liblouis."""
    pages = braille_pages(letter, style, setting)
    text = "".join("".join(f"{row}\r\n" for row in page) + "\f" for page in pages)
    return text.translate(_TO_ASCII).encode("ascii")
