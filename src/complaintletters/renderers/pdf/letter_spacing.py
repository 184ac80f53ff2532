"""A PDF whose letters were moved apart one by one in; the same, with the space as a property of its text, out.

The typesetter moves each letter by itself (ISO 32000-1, 9.4.3, TJ), and programs that copy or speak a page take such
gaps for spaces: "W e a r e". Character spacing (9.3.2, Tc) looks the same, and they know it for what it is.
"""

import io
from collections.abc import Iterator
from decimal import Decimal

import pikepdf

from complaintletters.pdf_objects import opened

_GLYPH = 2  # bytes: the typesetter's typefaces are all composite (9.7.6, Identity-H)
_THOUSANDTHS = 1000

Instruction = pikepdf.ContentStreamInstruction


def with_character_spacing(data: bytes, letter_spacing: float) -> bytes:
    """The file with ``letter_spacing``, a multiple of the type size, as its text's character spacing."""
    with opened(data) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(list(_respaced(page, letter_spacing))))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


def _respaced(page: pikepdf.Page, letter_spacing: float) -> Iterator[Instruction | pikepdf.ContentStreamInlineImage]:
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "TJ":
            shown = pikepdf.Array(list(_closed_up(instruction.operands[0], round(letter_spacing * _THOUSANDTHS))))
            yield Instruction([shown], pikepdf.Operator("TJ"))
            continue
        yield instruction
        if operator == "Tf":
            size = Decimal(str(instruction.operands[1]))
            yield Instruction([round(size * Decimal(str(letter_spacing)), 4)], pikepdf.Operator("Tc"))


def _closed_up(shown: pikepdf.Object, spacing: int) -> Iterator[pikepdf.String | int]:
    """Glyphs, and between them what moves them besides the character spacing. Numbers move to the left."""
    glyphs: list[bytes] = []
    moves: list[int] = []
    for part in shown:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            pieces = [data[at : at + _GLYPH] for at in range(0, len(data), _GLYPH)]
            glyphs += pieces
            moves += [0] * len(pieces)
        elif moves:
            moves[-1] += round(Decimal(str(part)))
    run = b""
    for glyph, move in zip(glyphs[:-1], moves[:-1], strict=True):
        run += glyph
        if move + spacing:
            yield pikepdf.String(run)
            yield move + spacing
            run = b""
    yield pikepdf.String(run + b"".join(glyphs[-1:]))
