"""A house style in; a Word letterhead and a wordmark out, for a landlord who has none yet.

What is made is a starting point that a communications team edits in Word and replaces: real styles, real headers and
footers, and contact details as fields, so that a changed telephone number is changed in one place.
"""

from docx import Document

from complaintletters.house_style import HouseStyle
from complaintletters.letterheads.pages import lay_out
from complaintletters.letterheads.parts import lean
from complaintletters.letterheads.styles import set_styles
from complaintletters.letterheads.wordmark import build_wordmark
from complaintletters.presentation import presentation

__all__ = ["build_letterhead", "build_wordmark", "write_landlord_art"]


def build_letterhead(style: HouseStyle, *, wordmark: bytes | None = None) -> bytes:
    """A Word letterhead in that style. ``wordmark`` is a PNG: without it the one on disk, or a new one."""
    clear_print = presentation()
    document = Document()
    set_styles(document, style, clear_print)
    lay_out(document, style, clear_print, wordmark or _wordmark_of(style))
    return lean(document, style)


def write_landlord_art(style: HouseStyle, *, overwrite: bool) -> tuple[str, ...]:
    """Write the wordmark and the letterhead where the style says they lie; the names of those written.

    Without ``overwrite``, a file that is there stays: it may be the landlord's own.
    """
    svg, png = build_wordmark(style)
    files = {
        style.wordmark_svg: svg,
        style.wordmark_png: png,
        style.letterhead: build_letterhead(style, wordmark=png if overwrite else None),
    }
    wanted = {path: data for path, data in files.items() if overwrite or not path.exists()}
    for path, data in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tuple(path.name for path in wanted)


def _wordmark_of(style: HouseStyle) -> bytes:
    return style.wordmark_png.read_bytes() if style.wordmark_png.is_file() else build_wordmark(style)[1]
