"""A PDF's tag tree and its pages' text in; the lines a screen reader reads out, in its order.

ISO 32000-1, 14.7 (logical structure) and 14.8.4 (standard structure types). A ``Div`` directly below the document that
holds no heading or table is a letterhead or a notice, and so furniture; artifacts are never read.
"""

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from complaintletters.checks.files.pdf.excess import TooMuchError
from complaintletters.checks.files.pdf.marked_content import Fragment, PageText
from complaintletters.opening import BOUNDS

_INLINE = frozenset({"Span", "Link", "Strong", "Em", "Quote", "Reference", "Code", "Annot", "Note", "Ruby", "RB", "RT"})
_SKIPPED = frozenset({"Lbl", "Artifact"})
_OF_LETTERS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Table"})
_DEEPEST = 60
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Structure:
    """What the tags say. ``is_tagged`` is false where there are none."""

    lines: tuple[str, ...]
    furniture: tuple[str, ...]
    is_tagged: bool


@dataclass(slots=True)
class _Lines:
    """Lines being gathered; the last is still open, in pieces. ``size`` counts every character said so far."""

    done: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    height: float | None = None
    size: int = 0

    def add(self, fragment: Fragment) -> None:
        """A no-break space before a new baseline is a line break; a wrapped line ends in a space that can break."""
        new_line = self.height is not None and abs(fragment.first - self.height) > 1
        if new_line and self.open and self.open[-1].endswith(_NO_BREAK_SPACE):
            self.open[-1] = self.open[-1][:-1] + "\n"
        self.say(fragment.text)
        self.height = fragment.last

    def say(self, text: str) -> None:
        """More of the line. Raises ``TooMuchError`` where a few tags say the same words over and over."""
        self.size += len(text)
        if self.size > BOUNDS.text:
            raise TooMuchError
        if text:
            self.open.append(text)

    def end(self) -> None:
        text = "".join(self.open)
        if text.strip():
            self.done.append(text.rstrip("\n"))
        self.open, self.height = [], None


def _kids(element: pikepdf.Object) -> list[Any]:
    kids: Any = element.get("/K")
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


class _Walk:
    """Goes through the tag tree within bounds, each element once."""

    def __init__(self, pdf: pikepdf.Pdf, root: pikepdf.Object, pages: tuple[PageText, ...]) -> None:
        self._pages = {page.obj.objgen: text for page, text in zip(pdf.pages, pages, strict=True)}
        self._roles = {str(name): str(role) for name, role in dict(root.get("/RoleMap", {})).items()}
        self._count = 0
        self.letter = _Lines()
        self.letterhead = _Lines()

    def _counted(self, depth: int) -> None:
        self._count += 1
        if depth > _DEEPEST or self._count > BOUNDS.tags:
            raise ValueError("the tags are nested too deeply or there are too many")

    def children(self, element: pikepdf.Object, page: PageText | None, lines: _Lines, depth: int) -> None:
        for kid in _kids(element):
            self._counted(depth)
            if isinstance(kid, int):
                self._add(kid, page, lines)
            elif isinstance(kid, pikepdf.Dictionary):
                self._kid(kid, page, lines, depth)

    def _kid(self, kid: pikepdf.Object, page: PageText | None, lines: _Lines, depth: int) -> None:
        if "/Pg" in kid:
            page = self._pages.get(kid.Pg.objgen)
        match str(kid.get("/Type", "")):
            case "/MCR":
                self._add(int(kid.MCID), page, lines)
            case "/OBJR":
                pass
            case _:
                self._element(kid, page, lines, depth + 1)

    def _add(self, number: int, page: PageText | None, lines: _Lines) -> None:
        fragment = page.fragments.get(number) if page else None
        if fragment:
            lines.add(fragment)

    def role(self, element: pikepdf.Object) -> str:
        name = str(element.get("/S", ""))
        return self._roles.get(name, name).removeprefix("/")

    def _element(self, element: pikepdf.Object, page: PageText | None, lines: _Lines, depth: int) -> None:
        role = self.role(element)
        if role in _SKIPPED:
            return
        if role == "Div" and depth <= 2 and not self._holds_letter(element, 0):
            lines = self.letterhead
        inline = role in _INLINE
        if not inline:
            lines.end()
        replacement = element.get("/ActualText", element.get("/Alt") if role in ("Figure", "Formula") else None)
        if replacement is not None:
            lines.say(str(replacement))
        else:
            self.children(element, page, lines, depth)
        if not inline:
            lines.end()

    def _holds_letter(self, element: pikepdf.Object, depth: int) -> bool:
        """Whether a heading or table stands in the element, or so much that it can't be a letterhead."""
        self._counted(depth)
        elements = [kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        return any(self.role(kid) in _OF_LETTERS or self._holds_letter(kid, depth + 1) for kid in elements)


def read_structure(pdf: pikepdf.Pdf, pages: tuple[PageText, ...]) -> Structure:
    """The lines of the tag tree. Raises ``ValueError`` for a tree that has no end, ``TooMuchError`` for too many words."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary) or "/K" not in root:
        return Structure((), (), is_tagged=False)
    walk = _Walk(pdf, root, pages)
    walk.children(root, None, walk.letter, 0)
    walk.letter.end()
    walk.letterhead.end()
    return Structure(tuple(walk.letter.done), tuple(walk.letterhead.done), is_tagged=True)
