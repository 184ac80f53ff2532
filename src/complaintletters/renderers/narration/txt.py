"""A letter in; a script for a person to read aloud out: UTF-8 text, one line a breath, a blank line between paragraphs.

A part begins after two blank lines. What the letterhead says stands below the line "* * *".
"""

from complaintletters.bidi import RIGHT_TO_LEFT_MARK, isolated
from complaintletters.errors import Fault, RenderError
from complaintletters.house_style import HouseStyle
from complaintletters.letter import Letter
from complaintletters.narration import Narration
from complaintletters.renderers.narration.script import Told, script

__all__ = ["render"]

_BREAK = "* * *"


def _paragraphs(paragraphs: tuple[Told, ...]) -> str:
    return "\n\n".join("\n".join(line for sentence in one for line in sentence) for one in paragraphs if one)


def render(letter: Letter, style: HouseStyle, narration: Narration) -> bytes:
    """The finished file. Raises ``RenderError`` for what isn't translated and for signs that have no name to be said by."""
    made = script(letter, style, narration)
    body = "\n\n\n".join(_paragraphs(part.paragraphs) for part in made.parts)
    text = f"{body}\n\n{_BREAK}\n\n{_paragraphs(made.letterhead)}\n"
    if letter.direction == "rtl":
        # Figures said one by one keep their order, and a line that begins with a name runs the script's way.
        told = text.split("\n")
        text = "\n".join(RIGHT_TO_LEFT_MARK + isolated(line) if line and line != _BREAK else line for line in told)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        found = f"U+{ord(text[error.start]):04X}"
        raise RenderError(
            [Fault("", "txt", "expected whole characters", found, "Type the character again.")]
        ) from error
