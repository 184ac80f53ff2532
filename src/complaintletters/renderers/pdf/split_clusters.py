"""A PDF whose typesetter drew a cluster of letters in pieces in; the same, with each cluster's words said once, out.

A mark that stands above or below its letter by an offset of its own becomes a piece of text of its own, and each piece is
given the words of the whole cluster (ISO 32000-1, 9.10.3): programs that copy or speak a page read “নতুতুন” for “নতুন”. The
first piece keeps them, and the others get an empty replacement text (14.9.4).
"""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf

_GLYPH = 2  # bytes: the typesetter's typefaces are all composite (9.7.6, Identity-H)
_LEAST = 2  # characters of a cluster that can be drawn in pieces
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")
_SAY_NOTHING = pikepdf.ContentStreamInstruction(
    [pikepdf.Name.Span, pikepdf.Dictionary(ActualText=pikepdf.String(""))], pikepdf.Operator("BDC")
)
_SAID = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
Words = dict[int, str]


@dataclass(slots=True)
class _Cluster:
    """The cluster that is being drawn: its font, its words, and the glyphs of it so far."""

    font: str = ""
    words: str = ""
    glyphs: set[int] = field(default_factory=set)

    def goes_on(self, font: str, words: str, glyphs: Iterable[int]) -> bool:
        """Whether glyphs are another piece of this cluster. The same glyph again begins the same words anew."""
        drawn = list(glyphs)
        same = len(words) >= _LEAST and (font, words) == (self.font, self.words) and drawn[0] not in self.glyphs
        if not same:
            self.font, self.words, self.glyphs = font, words, set()
        self.glyphs.update(drawn)
        return same


def with_clusters_said_once(data: bytes) -> bytes:
    """The file with each cluster's words said once."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        known: dict[tuple[int, int], Words] = {}
        for page in pdf.pages:
            fonts = {str(name): _words_of(font, known) for name, font in page.Resources.get("/Font", {}).items()}
            written = pikepdf.unparse_content_stream(list(_once(page, fonts)))
            page.Contents = pdf.make_stream(written)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return out.getvalue()


def _words_of(font: pikepdf.Object, known: dict[tuple[int, int], Words]) -> Words:
    """What each glyph of a font stands for, by the font's own map."""
    if font.objgen not in known:
        table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        found = _MAPPED.findall(table)
        known[font.objgen] = {int(glyph, 16): bytes.fromhex(words.decode()).decode("utf-16-be") for glyph, words in found}
    return known[font.objgen]


def _once(page: pikepdf.Page, fonts: dict[str, Words]) -> Iterator[Instruction]:
    drawing = _Drawing(fonts)
    held: list[Instruction] = []  # a piece with words of its own, until its glyphs are known
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "Tf":
            drawing.font = str(instruction.operands[0])
        if operator == "BDC" and "/ActualText" in instruction.operands[1]:
            held = [instruction]
        elif operator in {"Tj", "TJ"}:
            yield from drawing.shown(instruction, held)
            held = []
        elif held:
            held.append(instruction)
        else:
            yield instruction


@dataclass(slots=True)
class _Drawing:
    """A page as it is drawn: the fonts there are, the one in use, and the cluster at hand."""

    fonts: dict[str, Words]
    font: str = ""
    cluster: _Cluster = field(default_factory=_Cluster)

    def shown(self, instruction: Instruction, held: list[Instruction]) -> Iterator[Instruction]:
        """Glyphs with what stands before them, in a piece that says nothing where its cluster's words are said already."""
        glyphs = list(_glyphs(instruction))
        if held:
            words = str(held[0].operands[1]["/ActualText"])
            is_said = bool(glyphs) and self.cluster.goes_on(self.font, words, glyphs)
            yield from ((_SAY_NOTHING, *held[1:]) if is_said else held)
            yield instruction
            return
        words_of = self.fonts.get(self.font, {})
        said = [self.cluster.goes_on(self.font, words_of.get(glyph, ""), [glyph]) for glyph in glyphs]
        yield from (_SAY_NOTHING, instruction, _SAID) if said == [True] else (instruction,)


def _glyphs(instruction: Instruction) -> Iterator[int]:
    shown = instruction.operands[0]
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    for part in parts:
        if isinstance(part, pikepdf.String):
            data = bytes(part)
            yield from (int.from_bytes(data[at : at + _GLYPH], "big") for at in range(0, len(data), _GLYPH))
