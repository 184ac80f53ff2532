"""A Word file in; every stretch of its words out with the look that reaches it: through styles, tables, lists and defaults.

Word works a run's look out from the defaults, the table's style, the paragraph's, the run's, and what is set on the run
itself (ECMA-376 part 1, 17.7.2). This is written anew for tests, apart from the code that writes letters.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_OFF = frozenset({"0", "false", "off"})
# Toggle properties: set by a second style, they are unset (ECMA-376 part 1, 17.7.3).
_TOGGLES = frozenset({"b", "i", "caps", "smallCaps", "vanish"})
# The style of the addressee's lines, which in large print are as large as the envelope's window lets them be.
_ADDRESS = "Address"

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. Sizes are points, colours ``#RRGGBB``; ``ground`` is what they stand on."""

    part: str
    words: str
    style: str
    size: float
    colour: str
    ground: str
    alignment: str
    marks: frozenset[str]

    @property
    def is_address(self) -> bool:
        return self.style == _ADDRESS


class Package:
    """A Word file's parts, parsed when they are first asked for. ``paper`` is the colour it is printed on."""

    def __init__(self, data: bytes, paper: str = "#FFFFFF") -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self._paper = paper

    def part(self, name: str) -> Element | None:
        return etree.fromstring(self.files[name]) if name in self.files else None

    @cached_property
    def stories(self) -> dict[str, Element]:
        """The parts that hold words, by name, the body first."""
        names = sorted(filter(_STORY.fullmatch, self.files), key=lambda name: (name != "word/document.xml", name))
        return {name: etree.fromstring(self.files[name]) for name in names}

    @cached_property
    def styles(self) -> dict[str, Element]:
        root = self.part("word/styles.xml")
        return {} if root is None else {one.get(f"{W}styleId"): one for one in root.iter(f"{W}style")}

    @cached_property
    def defaults(self) -> tuple[Element | None, Element | None]:
        """The run's and the paragraph's defaults."""
        root = self.part("word/styles.xml")
        if root is None:
            return None, None
        return root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")

    @cached_property
    def default_style(self) -> str:
        found = (
            id_
            for id_, one in self.styles.items()
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") == "1"
        )
        return next(found, "")

    @cached_property
    def page(self) -> str:
        """What words stand on where nothing else is behind them: the page's fill where it is shown, else the paper."""
        settings = self.part("word/settings.xml")
        is_shown = settings is not None and settings.find(f"{W}displayBackgroundShape") is not None
        background = self.stories["word/document.xml"].find(f"{W}background")
        return f"#{background.get(f'{W}color')}" if is_shown and background is not None else self._paper

    def chain(self, style: str) -> list[Element]:
        """A style and those it is based on, the deepest first."""
        found: list[Element] = []
        while style and style in self.styles and self.styles[style] not in found:
            found.insert(0, self.styles[style])
            based = self.styles[style].find(f"{W}basedOn")
            style = "" if based is None else based.get(f"{W}val", "")
        return found

    def runs(self) -> Iterator[Run]:
        """Every stretch of words that is printed, and the mark of every list level that is used."""
        for name, root in self.stories.items():
            for run in root.iter(f"{W}r"):
                words = "".join(one.text or "" for one in run.iter(f"{W}t"))
                if words.strip() and next(run.iterancestors(f"{W}r"), None) is None:
                    yield _Look(self, run).run(name, words)
            yield from self._list_marks(name, root)

    def _list_marks(self, name: str, root: Element) -> Iterator[Run]:
        for paragraph in root.iter(f"{W}p"):
            level = self._level(paragraph)
            mark = None if level is None else level.find(f"{W}lvlText")
            if level is not None and mark is not None and mark.get(f"{W}val", "").strip():
                yield _Look(self, paragraph, level.find(f"{W}rPr")).run(name, mark.get(f"{W}val", ""))

    @cached_property
    def _levels(self) -> Mapping[tuple[str, str], Element]:
        root = self.part("word/numbering.xml")
        if root is None:
            return {}
        lists = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
        found: dict[tuple[str, str], Element] = {}
        for number in root.iter(f"{W}num"):
            kind = number.find(f"{W}abstractNumId")
            for level in lists[kind.get(f"{W}val")].iter(f"{W}lvl"):
                found[number.get(f"{W}numId"), level.get(f"{W}ilvl")] = level
        return found

    def _level(self, paragraph: Element) -> Element | None:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        chain = self.chain(style.get(f"{W}val")) if style is not None else []
        told = [one.find(f"{W}pPr/{W}numPr") for one in chain] + [own]
        number, depth = "", "0"
        for one in told:
            if one is None:
                continue
            number = _value(one.find(f"{W}numId"), number)
            depth = _value(one.find(f"{W}ilvl"), depth)
        return self._levels.get((number, depth))


def _value(element: Element | None, otherwise: str = "") -> str:
    return otherwise if element is None else element.get(f"{W}val", otherwise)


class _Look:
    """The look of one run, or of a paragraph's list mark with the mark's own look."""

    def __init__(self, package: Package, at: Element, mark: Element | None = None) -> None:
        self._package = package
        self._paragraph = at if at.tag == f"{W}p" else next(at.iterancestors(f"{W}p"))
        self._cell = next(at.iterancestors(f"{W}tc"), None)
        own = at.find(f"{W}pPr/{W}rPr") if at.tag == f"{W}p" else at.find(f"{W}rPr")
        self._direct = [one for one in (own, mark) if one is not None]
        named = self._paragraph.find(f"{W}pPr/{W}pStyle")
        self._style = _value(named, package.default_style)

    # --- what is set where, the weakest first

    def _styled(self) -> list[list[Element]]:
        """The run properties of each layer of styles: table, paragraph, character."""
        character = next((one.find(f"{W}rStyle") for one in self._direct if one.find(f"{W}rStyle") is not None), None)
        paragraph = [one.find(f"{W}rPr") for one in self._package.chain(self._style)]
        of_run = [one.find(f"{W}rPr") for one in self._package.chain(_value(character))]
        layers = [[one.find(f"{W}rPr") for one in self._table_looks()], paragraph, of_run]
        return [[one for one in layer if one is not None] for layer in layers]

    def _table_looks(self) -> list[Element]:
        """The table style's whole look and that of its first or last row, as the table switches them on."""
        if self._cell is None:
            return []
        table = next(self._cell.iterancestors(f"{W}tbl"))
        rows = table.findall(f"{W}tr")
        row = next(self._cell.iterancestors(f"{W}tr"))
        switches = table.find(f"{W}tblPr/{W}tblLook")
        parts = {"firstRow": row is rows[0], "lastRow": row is rows[-1]}
        on = [
            part for part, here in parts.items() if here and switches is not None and switches.get(f"{W}{part}") == "1"
        ]
        chain = self._package.chain(_value(table.find(f"{W}tblPr/{W}tblStyle")))
        return [*chain, *(one for style in chain for one in style.iter(f"{W}tblStylePr") if one.get(f"{W}type") in on)]

    def _run_layers(self) -> list[Element]:
        default, _ = self._package.defaults
        flat = [one for layer in self._styled() for one in layer]
        return [*([default] if default is not None else []), *flat, *self._direct]

    def _paragraph_layers(self) -> list[Element]:
        _, default = self._package.defaults
        styled = [one.find(f"{W}pPr") for one in self._package.chain(self._style)]
        return [one for one in (default, *styled, self._paragraph.find(f"{W}pPr")) if one is not None]

    def _last(self, layers: list[Element], name: str, attribute: str = "val") -> str:
        told = [
            one.find(f"{W}{name}").get(f"{W}{attribute}", "") for one in layers if one.find(f"{W}{name}") is not None
        ]
        return told[-1] if told else ""

    def _is_on(self, name: str) -> bool:
        direct = [one.find(f"{W}{name}") for one in self._direct if one.find(f"{W}{name}") is not None]
        if direct:
            return _value(direct[-1], "1") not in _OFF
        states = []
        for layer in self._styled():
            told = [one.find(f"{W}{name}") for one in layer if one.find(f"{W}{name}") is not None]
            states.append(bool(told) and _value(told[-1], "1") not in _OFF)
        return sum(states) % 2 == 1

    # --- what comes of it

    def _marks(self) -> frozenset[str]:
        marks = {name for name in _TOGGLES if self._is_on(name)}
        line = self._last(self._run_layers(), "u")
        return frozenset(marks | ({"u"} if line not in {"", "none"} else set()))

    def _ground(self) -> str:
        cells = [one.find(f"{W}tcPr") for one in self._table_looks()]
        cells += [] if self._cell is None else [self._cell.find(f"{W}tcPr")]
        own = [one for one in cells if one is not None]
        for layers in (self._run_layers(), self._paragraph_layers(), own):
            fill = self._last(layers, "shd", "fill")
            if fill not in {"", "auto"}:
                return f"#{fill.upper()}"
        return self._box() or self._package.page

    def _box(self) -> str:
        """The fill of the text box that the words stand in."""
        for box in self._paragraph.iterancestors(f"{_WPS}wsp", f"{_V}rect", f"{_V}shape"):
            solid = box.find(f"{_WPS}spPr/{_A}solidFill/{_A}srgbClr")
            if solid is not None:
                return f"#{solid.get('val').upper()}"
            if re.fullmatch("#[0-9A-Fa-f]{6}", box.get("fillcolor", "")):
                return box.get("fillcolor").upper()
        return ""

    def run(self, part: str, words: str) -> Run:
        layers = self._run_layers()
        colour = self._last(layers, "color")
        return Run(
            part,
            words,
            self._style,
            int(self._last(layers, "sz") or 20) / 2,
            "#000000" if colour in {"", "auto"} else f"#{colour.upper()}",
            self._ground(),
            self._last(self._paragraph_layers(), "jc") or "left",
            self._marks(),
        )
