"""A page's drawing in; what it does with text out, step by step, to whoever gathers it.

A drawing is read with one pattern of the plainest syntax, in which a piece of text is a single match with all that leads up
to it. Where the pattern doesn't match, the whole drawing is left to pikepdf's parser instead, which knows all syntax and
takes several times as long. ISO 32000-1: 7.3 (objects), 8.4.4 and 9.4 (operators), 14.6 (marked content).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

import pikepdf

from complaintletters.remembering import remembered

__all__ = ["IDENTITY", "Marks", "Piece", "PlainSyntax", "Steps", "follow_any"]

IDENTITY = b"1 0 0 1 0 0"
_FURNITURE = ("/Header", "/Footer")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is said of a marked-content sequence where it begins: its number, its kind, and the words that replace it.

    In a reversed one signs are drawn in the order of the page, from the last to the first: 14.8.2.3.3 says so of each string,
    and the typesetter puts the strings in that order too. Digits and Latin letters are never drawn so.
    """

    number: int | None = None
    is_artifact: bool = False
    is_furniture: bool = False
    is_reversed: bool = False
    words: str | None = None

    keeps: bool = False
    """Whether it keeps what it shows: it has a number, or is an artifact. Else what is around it does."""


@dataclass(slots=True, eq=False)  # there are thousands, and frozen ones take three times as long to make
class Piece:
    """Part of a run of text: its codes, in the font of that name, and the words that replace what they stand for, if any."""

    font: str
    codes: bytes
    words: tuple[str, ...]
    is_reversed: bool


class Steps(Protocol):
    """What happens to text in a drawing, in its order. A matrix is six numbers with white space between."""

    def begin(self, marks: Marks) -> None:
        """A marked-content sequence begins."""

    def end(self) -> None:
        """The innermost sequence ends."""

    def save(self) -> None:
        """The place on the page is kept for later."""

    def restore(self) -> None:
        """The place last kept holds again."""

    def change(self, matrix: bytes) -> None:
        """The place on the page changes."""

    def set_line(self, matrix: bytes) -> None:
        """A line of text begins there."""

    def move_line(self, across: float, up: float) -> None:
        """A line of text begins that far from where the last one began."""

    def next_line(self) -> None:
        """A line of text begins as far below the last one as lines stand apart."""

    def set_leading(self, leading: float) -> None:
        """Lines stand that far apart."""

    def set_font(self, name: str) -> None:
        """The font of that name in the page's resources, with its slash, is chosen."""

    def show(self, codes: bytes) -> None:
        """The characters with these codes are drawn."""

    def show_run(self, pieces: Sequence[Piece]) -> bool:
        """Pieces of text are drawn, each further across from where the page's matrix is. False if they can't be at once."""


def _marks(kind: str, listed: Any) -> Marks:
    """What a sequence's kind and property list say of it."""
    is_artifact = kind == "/Artifact"
    number = int(listed["/MCID"]) if "/MCID" in listed else None
    return Marks(
        number=number,
        keeps=is_artifact or number is not None,
        is_artifact=is_artifact,
        is_furniture=is_artifact and str(listed.get("/Subtype", "")) in _FURNITURE,
        is_reversed=kind == "/ReversedChars",
        words=str(listed["/ActualText"]) if "/ActualText" in listed else None,
    )


def _codes(operand: Any) -> bytes:
    """The character codes of a string, or of an array of strings and distances."""
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))


# --- any syntax -----------------------------------------------------------------------------------------------------

_OPERATORS = "q Q cm BT Tm Td TD TL T* Tf Tj TJ ' \" BMC BDC EMC"


def follow_any(drawing: bytes, properties: Any, steps: Steps) -> None:
    """Follow a drawing of any syntax. ``properties`` are the property lists among the page's resources."""
    with pikepdf.Pdf.new() as holder:
        for instruction in pikepdf.parse_content_stream(pikepdf.Stream(holder, drawing), _OPERATORS):
            _step(str(instruction.operator), list(instruction.operands), properties, steps)


def _step(operator: str, operands: list[Any], properties: Any, steps: Steps) -> None:
    match operator:
        case "q":
            steps.save()
        case "Q":
            steps.restore()
        case "cm":
            steps.change(_matrix(operands))
        case "Tf":
            steps.set_font(str(operands[0]))
        case "BDC" | "BMC":
            given: Any = operands[1] if len(operands) > 1 else {}
            listed = properties.get(str(given), {}) if isinstance(given, pikepdf.Name) else given
            steps.begin(_marks(str(operands[0]), listed))
        case "EMC":
            steps.end()
        case "Tj" | "TJ":
            steps.show(_codes(operands[0] if operator == "TJ" else operands[-1]))
        case "'" | '"':
            steps.next_line()
            steps.show(_codes(operands[-1]))
        case _:
            _move(operator, operands, steps)


def _move(operator: str, operands: list[Any], steps: Steps) -> None:
    match operator:
        case "BT":
            steps.set_line(IDENTITY)
        case "Tm":
            steps.set_line(_matrix(operands))
        case "Td" | "TD":
            across, up = float(operands[0]), float(operands[1])
            steps.move_line(across, up)
            if operator == "TD":
                steps.set_leading(-up)
        case "TL":
            steps.set_leading(float(operands[0]))
        case _:
            steps.next_line()


def _matrix(operands: Sequence[Any]) -> bytes:
    return b" ".join(str(float(operand)).encode() for operand in operands)


# --- plain syntax ---------------------------------------------------------------------------------------------------

# Only what is read for certain: each part either matches as a whole or not at all, so no drawing takes long to be given up.
_END = rb"(?![^\s/\[<(])\s*+"  # a name, a number or an operator ends here
_NUMBER = rb"[-+]?+[\d.]++\s++"
_SIX = rb"(?:%b){6}" % _NUMBER
_SIGNS = rb"[^\\()]++|\\."
_STRING = rb"(?>\([^()]*+(?<!\\)\)|\((?>%b|\((?>%b)*+\))*+\)|<[0-9A-Fa-f]*+>)" % (_SIGNS, _SIGNS)
_SHOWN = rb"(\[(?>%b|[-+0-9.\s]++)*+\]|%b)\s*+T[jJ]" % (_STRING, _STRING)
_LIST = rb"<<(?>[^<>\\()%%]++|%b)*+>>" % _STRING
# What draws something else than text, and what changes how text looks and nothing more.
_OTHER = (
    rb"(?>[-+0-9.\s]*+(?<![-+0-9.])(?>ET|T[crwz]|scn?|SCN?|rg|RG|re|[gGkKcmlhsSnwJjMivy]|[fWbB]\*?)"
    rb"|/[\w.+-]++\s++(?>cs|CS|gs|scn|SCN|Do))%b" % _END
)
# In the order in which typesetters mostly write it, so that a line of text is one match: what ends, what begins, its text.
_STEP = re.compile(
    rb"\s*+(?>%(other)b)*+(?>(Q)%(end)b)?+(?>(EMC)%(end)b)?+(?>(/\w++\s*+(?>BMC|%(list)b\s*+BDC))%(end)b)?+"
    rb"(?>(q)%(end)b)?+(?>(%(six)b)cm%(end)b)?+(?>%(other)b)*+(?>(BT)%(end)b)?+"
    rb"(?>%(number)bTr%(end)b)?+(?>(/\w++)\s++%(number)bTf%(end)b)?+(?>(%(six)b)Tm%(end)b)?+"
    rb"(?>%(shown)b%(end)b)?+(?>(EMC)%(end)b)?+"
    % {b"list": _LIST, b"number": _NUMBER, b"six": _SIX, b"shown": _SHOWN, b"other": _OTHER, b"end": _END},
    re.DOTALL,
)
# What stands between BT and ET where a typesetter draws a line of text in pieces: each with its font and how far across it
# is, and perhaps the words that it stands for. The last group is what isn't such a piece.
_PIECE = re.compile(
    rb"(?>(/Span\s*+<<\s*+/ActualText\s*+%(string)b\s*+>>\s*+BDC)%(end)b)?+(/ReversedChars\s++BMC%(end)b)?+"
    rb"(?>%(number)bTr%(end)b)?+(/\w++)\s++%(number)bTf%(end)b1 0 0 -?1 [-\d.]++ 0\s++Tm%(end)b"
    rb"%(shown)b%(end)b(?(1)EMC%(end)b)(?(2)EMC%(end)b)|(.++)"
    % {b"number": _NUMBER, b"string": _STRING, b"shown": _SHOWN, b"end": _END},
    re.DOTALL,
)
_BEGINS_TEXT = 6
_SHORT, _MOST = 100, 4096  # bytes of what is remembered from file to file, and how many
_RUN_ENDS = b"\nET\n"

_ODD = (pikepdf.PdfError, pikepdf.QpdfRuntimeError, TypeError, ValueError)  # what pikepdf says of objects it can't read


class _NotPlainError(Exception):
    """The drawing has more than plain syntax."""


_Meaning = TypeVar("_Meaning")


def _understood(written: bytes, meaning: Callable[[Any], _Meaning]) -> _Meaning:
    """What an object means. Raises ``_NotPlainError``."""
    try:
        return meaning(pikepdf.Object.parse(written))
    except _ODD as error:
        raise _NotPlainError from error


# Letters have words and marks in common, and no long lines.
@remembered(longest=_SHORT, most=_MOST)
def _begun(operator: bytes) -> Marks:
    """What is said of a sequence that begins so. Raises ``_NotPlainError``."""
    kind, bracket, rest = operator[: -len(b"BDC")].partition(b"<<")
    return _understood(bracket + rest or b"<<>>", partial(_marks, kind.decode().strip()))


@remembered(longest=_SHORT, most=_MOST)
def _shown(strings: bytes) -> bytes:
    """The character codes of a string, or of an array. Raises ``_NotPlainError``."""
    return _understood(strings, _codes)


@remembered(longest=_SHORT, most=_MOST, length=lambda groups: max(map(len, groups)))
def _piece(groups: tuple[bytes, ...]) -> Piece:
    """Part of a run by the groups of the pattern. Raises ``_NotPlainError``."""
    begun, turned, font, shown, _ = groups
    words = _begun(begun).words if begun else None
    said = () if words is None else (words,)
    return Piece(font.decode(), _understood(shown, _codes), said, is_reversed=bool(turned))


class _Pieces(dict[tuple[bytes, ...], Piece]):
    """The pieces of runs met so far, by the groups of the pattern; of short ones also those of other letters."""

    def __missing__(self, groups: tuple[bytes, ...]) -> Piece:
        piece = self[groups] = _piece(groups)
        return piece


class PlainSyntax:
    """Follows drawings of plain syntax. What a file's pages say over and over is understood once."""

    def __init__(self) -> None:
        self._pieces = _Pieces()

    def follow(self, drawing: bytes, steps: Steps) -> bool:
        """Whether all of the drawing has been followed. What isn't plain is met after any number of steps."""
        try:
            self._follow(drawing, steps)
        except _NotPlainError:
            return False
        return True

    def _follow(self, drawing: bytes, steps: Steps) -> None:
        does: tuple[Callable[[bytes], None], ...] = (
            lambda _: steps.restore(),
            lambda _: steps.end(),
            lambda begun: steps.begin(_begun(begun)),
            lambda _: steps.save(),
            steps.change,
            lambda _: steps.set_line(IDENTITY),
            lambda font: steps.set_font(font.decode()),
            steps.set_line,
            lambda shown: steps.show(_shown(shown)),
            lambda _: steps.end(),
        )
        at, tried = 0, 0  # the drawing has been followed so far; a run has been looked for so far
        while at < len(drawing):
            step = _STEP.match(drawing, at)
            if step is None or step.end() == at:
                raise _NotPlainError
            for do, part in zip(does, step.groups(), strict=True):
                if part:
                    do(part)
            at = step.end()
            if step[_BEGINS_TEXT] and at >= tried and not drawing.startswith(b"ET", at):
                tried = drawing.find(_RUN_ENDS, at) + 1 or len(drawing)
                at = self._after_run(drawing, at, tried, steps)

    def _after_run(self, drawing: bytes, begin: int, end: int, steps: Steps) -> int:
        """The end, if all of that part of the drawing is a run of text, which is shown then; else the beginning."""
        found = _PIECE.findall(drawing, begin, end)
        if not found or found[-1][-1] or not steps.show_run([self._pieces[groups] for groups in found]):
            return begin
        return end
