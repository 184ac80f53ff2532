"""A page's drawing in; what it does with text out, step by step, to whoever gathers it.

A drawing is read with one pattern of the plainest syntax, in which a piece of text is a single match with all that leads up
to it. Where the pattern doesn't match, the whole drawing is left to pikepdf's parser instead, which knows all syntax and
takes several times as long. ISO 32000-1: 7.3 (objects), 8.4.4 and 9.4 (operators), 14.6 (marked content).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

import pikepdf

__all__ = ["IDENTITY", "Marks", "PlainSyntax", "Steps", "follow_any"]

IDENTITY = b"1 0 0 1 0 0"
_FURNITURE = ("/Header", "/Footer")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is said of a marked-content sequence where it begins: its number, its kind, and the words that replace it."""

    number: int | None = None
    is_artifact: bool = False
    is_furniture: bool = False
    words: str | None = None

    keeps: bool = False
    """Whether it keeps what it shows: it has a number, or is an artifact. Else what is around it does."""


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

    def say(self, words: str, *, shows: bool) -> None:
        """A sequence of nothing but words that replace what it shows begins and ends."""


def _marks(kind: str, listed: Any) -> Marks:
    """What a sequence's kind and property list say of it."""
    is_artifact = kind == "/Artifact"
    number = int(listed["/MCID"]) if "/MCID" in listed else None
    return Marks(
        number=number,
        keeps=is_artifact or number is not None,
        is_artifact=is_artifact,
        is_furniture=is_artifact and str(listed.get("/Subtype", "")) in _FURNITURE,
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
_LIST = rb"<<(?>[^<>\\()%%]++|%b)*+>>" % _STRING
# What draws something else than text, and what changes how text looks and nothing more.
_OTHER = (
    rb"(?>(?:%b)*+(?>ET|T[crwz]|scn?|SCN?|rg|RG|re|[gGkKcmlhsSnwJjMivy]|[fWbB]\*?)|/[\w.+-]++\s++(?>cs|CS|gs|scn|SCN|Do))%b"
    % (_NUMBER, _END)
)
_STEP = re.compile(
    rb"\s*+(?>(/\w++)\s*+(?>BMC|(%(list)b)\s*+BDC)%(end)b)?+(?>%(number)bTr%(end)b)?+"
    rb"(?>(/\w++)\s++%(number)bTf%(end)b)?+(?>(%(six)b)Tm%(end)b)?+"
    rb"(?>(?>(\[(?>[-+0-9.\s]++|%(string)b)*+\])\s*+TJ|(%(string)b)\s*+Tj)%(end)b)?+"
    rb"(?>(EMC)%(end)b)?+(?>%(other)b)*+"
    rb"(?>(EMC|BT|q|Q)%(end)b|(%(six)b)cm%(end)b|(?=[/\[(<0-9.+-])|\Z)"
    % {b"list": _LIST, b"number": _NUMBER, b"six": _SIX, b"string": _STRING, b"other": _OTHER, b"end": _END},
    re.DOTALL,
)


_ODD = (pikepdf.PdfError, pikepdf.QpdfRuntimeError, TypeError, ValueError)  # what pikepdf says of objects it can't read


class _NotPlainError(Exception):
    """The drawing has more than plain syntax."""


def _plain_steps(drawing: bytes) -> Iterator[Sequence[bytes | Any]]:
    """The parts of each step: what begins, its list, font, line, strings, string, what ends, an operator, a change of place."""
    at, length = 0, len(drawing)
    for step in _STEP.finditer(drawing):
        begin, end = step.span()
        if begin != at or (begin == end and end < length):
            raise _NotPlainError
        at = end
        yield step.groups()
    if at < length:
        raise _NotPlainError


def _said_at_once(marks: Marks, shown: bytes | None, steps: Steps) -> bytes | None:
    """A sequence round a single piece of text, which keeps nothing itself: what it still shows.

    In some scripts most text stands in such ones, which give a cluster's words or say that a word runs from right to left.
    """
    if marks.words is None:
        return shown
    steps.say(marks.words, shows=bool(shown))
    return None


@dataclass(slots=True)
class PlainSyntax:
    """Follows drawings of plain syntax. What a file's pages say over and over is understood once."""

    _lists: dict[tuple[bytes, bytes], Marks] = field(default_factory=dict)
    _strings: dict[bytes, bytes] = field(default_factory=dict)

    def follow(self, drawing: bytes, steps: Steps) -> bool:
        """Whether all of the drawing has been followed. What isn't plain is met after any number of steps."""
        whole: dict[bytes, Callable[[], None]] = {
            b"q": steps.save,
            b"Q": steps.restore,
            b"EMC": steps.end,
            b"BT": partial(steps.set_line, IDENTITY),
        }
        try:
            self._follow(drawing, steps, whole)
        except _NotPlainError:
            return False
        return True

    def _follow(self, drawing: bytes, steps: Steps, whole: Mapping[bytes, Callable[[], None]]) -> None:
        chosen = b""
        for kind, listed, font, line, strings, string, ended, operator, change in _plain_steps(drawing):
            shown = strings or string
            if kind:
                marks = self._begun(kind, listed or b"<<>>")
                if ended and not marks.keeps:
                    ended = None
                    shown = _said_at_once(marks, shown, steps)
                else:
                    steps.begin(marks)
            if font and font != chosen:
                steps.set_font(font.decode())
                chosen = font
            if line:
                steps.set_line(line)
            if shown:
                steps.show(self._shown(shown))
            if ended:
                steps.end()
            if change:
                steps.change(change)
            elif operator:
                whole[operator]()

    def _begun(self, kind: bytes, listed: bytes) -> Marks:
        known = self._lists.get((kind, listed))
        if known is None:
            try:
                known = self._lists[kind, listed] = _marks(kind.decode(), pikepdf.Object.parse(listed))
            except _ODD as error:
                raise _NotPlainError from error
        return known

    def _shown(self, strings: bytes) -> bytes:
        known = self._strings.get(strings)
        if known is None:
            try:
                known = self._strings[strings] = _codes(pikepdf.Object.parse(strings))
            except _ODD as error:
                raise _NotPlainError from error
        return known
