"""A typeface that draws a cluster of letters in pieces in; one that draws the same with a single glyph out.

A consonant with its vowel sign is one cluster of Bengali, and the typeface draws it with two glyphs or more. A PDF names
what each glyph stands for (ISO 32000-1, 9.10.3), and no glyph of several stands for the cluster, so each cluster needs
replacement text of its own (14.9.4): many programs don't read it, and it makes a page's drawing four times as long. Here
each cluster that people write gets a glyph that is made of the others, where the typeface's own rules put them, and a
last substitution that puts it in their place. What people write looks the same: see ``tests/test_typefaces.py``. Where two
vowel signs stand on one letter, or a vowel sign on a vowel, a mark above may move by some hundredths of the size.

OpenType 1.9: GSUB lookup types 1, 2, 4 and 6, GPOS lookup types 4 and 6, composite glyphs of glyf.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.otlLib.builder import (
    LigatureSubstBuilder,
    MultipleSubstBuilder,
    SingleSubstBuilder,
    buildAnchor,
    buildCoverage,
    buildLookup,
)
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import ARGS_ARE_XY_VALUES, ROUND_XY_TO_GRID, Glyph, GlyphComponent

__all__ = ["Cluster", "add_clusters", "opened", "shaped"]

_BASE, _MARK = 1, 3  # classes of GDEF
_ON_BASE, _ON_MARK = 4, 6  # GPOS lookups; others would need the new glyphs too
_MOST_JOINED = 3  # letters in one glyph

Pairs = dict[tuple[str, str], str]
Place = tuple[int, int]
Script = Mapping[str, Any]
Shaped = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that are drawn together: which, how far across and up from the first, and the room of each. In font units."""

    glyphs: tuple[str, ...]
    places: tuple[Place, ...]
    widths: tuple[int, ...]

    marks: dict[str, Place] = field(default_factory=dict, compare=False)
    """Where marks that may follow were seen to be drawn, from the first glyph."""

    def first(self, count: int) -> "Cluster":
        """Its first glyphs alone."""
        return Cluster(self.glyphs[:count], self.places[:count], self.widths[:count])

    def rest(self) -> "Cluster":
        """Its glyphs but the first."""
        moved = self.widths[0]
        return Cluster(self.glyphs[1:], tuple((x - moved, y) for x, y in self.places[1:]), self.widths[1:])


def shaped(font: uharfbuzz.Font, text: str) -> Shaped:
    """The glyphs of a text: number, width, and how far each is moved across and up, in font units."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return tuple((info.codepoint, at.x_advance, at.x_offset, at.y_offset) for info, at in pairs)


def opened(file: Path) -> uharfbuzz.Font:
    """The typeface as a shaper of text sees it."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))


# --- which clusters -------------------------------------------------------------------------------------------------


def _joined(font: uharfbuzz.Font, script: Script) -> Iterator[str]:
    """Letters that one glyph draws: by themselves, and joined with others."""
    known: set[int] = set()
    for count in range(1, _MOST_JOINED + 1):
        for letters in product(script["letters"], repeat=count):
            text = script["joiner"].join(letters)
            glyphs = shaped(font, text)
            if len(glyphs) == 1 and glyphs[0][0] not in known:
                known.add(glyphs[0][0])
                yield text


def _texts(joined: Iterable[str], script: Script) -> Iterator[str]:
    """Clusters as people write them. A modifier is rare where letters are joined, and so are signs around those."""
    signs = ("", *script["signs"])
    modifiers = ("", *script["modifiers"])
    for letters in joined:
        single = letters in script["letters"]
        yield letters + script["joiner"]
        for sign, modifier in product(signs, modifiers if single else ("",)):
            yield letters + sign + modifier
            yield letters + script["after"] + sign + modifier
            if single or sign in script["signs_below"]:
                yield script["before"] + letters + sign + modifier
    for vowel, modifier in product(script["vowels"], modifiers):
        yield vowel + modifier
        for sign in signs:
            yield vowel + script["after"] + sign + modifier


def _cluster(order: Sequence[str], glyphs: Shaped) -> Cluster:
    across = 0
    places: list[Place] = []
    for _, width, moved, raised in glyphs:
        places.append((across + moved, raised))
        across += width
    return Cluster(tuple(order[number] for number, *_ in glyphs), tuple(places), tuple(width for _, width, *_ in glyphs))


class _Drawn:
    """Draws a script's clusters at the beginning of a word and within one, where glyphs may differ."""

    def __init__(self, font: uharfbuzz.Font, face: TTFont, script: Script) -> None:
        self._font, self._order = font, face.getGlyphOrder()
        self._letter = script["letters"][0]
        self._skipped = len(shaped(font, self._letter))

    def __call__(self, text: str) -> tuple[Cluster, Cluster]:
        begins, goes_on = shaped(self._font, text), shaped(self._font, self._letter + text)[self._skipped :]
        return _cluster(self._order, begins), _cluster(self._order, goes_on)


class _Clusters(dict[tuple[str, ...], Cluster]):
    """Clusters by their glyphs."""

    def put(self, cluster: Cluster, text: str) -> Cluster:
        """The cluster as it was met first. Raises ``ValueError`` if it was drawn in another way then."""
        known = self.setdefault(cluster.glyphs, cluster)
        if known != cluster:
            raise ValueError(f"{text!r}: the same glyphs are placed in two ways")
        return known

    def complete(self, before: set[str]) -> None:
        """Add what clusters are put together of: all but the last glyph, or all but a sign before the others."""
        todo = list(self.values())
        while todo:
            cluster = todo.pop()
            part = cluster.rest() if cluster.glyphs[0] in before else cluster.first(len(cluster.glyphs) - 1)
            if len(part.glyphs) > 1 and part.glyphs not in self:
                todo.append(self.setdefault(part.glyphs, part))


def _clusters(font: uharfbuzz.Font, face: TTFont, script: Script) -> tuple[list[Cluster], set[str]]:
    """The clusters that take several glyphs, with the marks that may follow each; and the signs that stand before others."""
    marks, drawn, found = _marks(face), _Drawn(font, face, script), _Clusters()
    joined = list(_joined(font, script))
    beginning = (drawn(letters + sign) for letters in joined for sign in script["signs_before"])
    before = {cluster.glyphs[0] for both in beginning for cluster in both if len(cluster.glyphs) > 1}
    for text in _texts(joined, script):
        longer = [drawn(text + modifier) for modifier in script["modifiers"]] + [drawn(script["before"] + text)]
        for cluster, *more in zip(drawn(text), *longer, strict=True):
            if len(cluster.glyphs) == 1:
                continue
            known = found.put(cluster, text)
            for one in more:
                if one.glyphs[:-1] == cluster.glyphs and one.glyphs[-1] in marks:
                    known.marks.setdefault(one.glyphs[-1], one.places[-1])
    found.complete(before)
    return [found[glyphs] for glyphs in sorted(found)], before


def _marks(face: TTFont) -> set[str]:
    classes = face["GDEF"].table.GlyphClassDef.classDefs
    return {glyph for glyph, kind in classes.items() if kind == _MARK}


# --- the typeface ---------------------------------------------------------------------------------------------------


def _composite(cluster: Cluster, glyf: Any) -> Glyph:
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    for name, (across, up) in zip(cluster.glyphs, cluster.places, strict=True):
        if glyf[name].numberOfContours:
            part = GlyphComponent()
            part.glyphName, part.x, part.y = name, across, up
            part.flags = ARGS_ARE_XY_VALUES | ROUND_XY_TO_GRID
            glyph.components.append(part)
    return glyph


def _add_glyphs(face: TTFont, clusters: Mapping[str, Cluster]) -> None:
    glyf, widths = face["glyf"], face["hmtx"]
    made = {name: _composite(cluster, glyf) for name, cluster in clusters.items()}
    glyf.glyphs.update(made)
    glyf.glyphOrder = [*face.getGlyphOrder(), *made]
    face.setGlyphOrder(glyf.glyphOrder)
    for name, glyph in made.items():
        glyph.recalcBounds(glyf)
        widths[name] = (sum(clusters[name].widths), glyph.xMin)
    face["GDEF"].table.GlyphClassDef.classDefs.update(dict.fromkeys(made, _BASE))


def _pairs(clusters: Mapping[str, Cluster], before: set[str]) -> tuple[list[Pairs], dict[str, dict[str, str]]]:
    """How each cluster is put together of two glyphs, the clusters of most glyphs last; and those that begin with a sign.

    A shaper goes through all that may follow a glyph one by one, so a sign that may stand before any cluster is left out of
    the pairs: it comes with the rest's glyph and its own.
    """
    names = {cluster.glyphs: name for name, cluster in clusters.items()}

    def one(glyphs: tuple[str, ...]) -> str:
        return glyphs[0] if len(glyphs) == 1 else names[glyphs]

    pairs: list[Pairs] = [{} for _ in range(max(map(len, names)) - 1)]
    begun: dict[str, dict[str, str]] = {}
    for glyphs, name in names.items():
        if glyphs[0] in before:
            begun.setdefault(glyphs[0], {})[one(glyphs[1:])] = name
        else:
            pairs[len(glyphs) - 2][one(glyphs[:-1]), glyphs[-1]] = name
    return [step for step in pairs if step], begun


class _Lookups:
    """Adds lookups to a typeface's substitutions, after every other rule that it has."""

    def __init__(self, face: TTFont, feature: str) -> None:
        self._face, self._feature = face, feature
        self._table = face["GSUB"].table

    def add(self, lookup: Any, *, used: bool = True) -> int:
        """The lookup's number. It is used by itself, or only by other lookups."""
        lookups = self._table.LookupList.Lookup
        lookups.append(lookup)
        self._table.LookupList.LookupCount = len(lookups)
        for record in self._table.FeatureList.FeatureRecord if used else ():
            if record.FeatureTag == self._feature:
                record.Feature.LookupListIndex.append(len(lookups) - 1)
                record.Feature.LookupCount += 1
        return len(lookups) - 1

    def pairs(self, pairs: Pairs) -> None:
        builder = LigatureSubstBuilder(self._face, None)
        builder.ligatures = pairs
        self.add(builder.build())

    def single(self, glyphs: dict[str, str]) -> int:
        builder = SingleSubstBuilder(self._face, None)
        builder.mapping = glyphs
        return self.add(builder.build(), used=False)

    def nothing(self, glyph: str) -> int:
        """Takes a glyph away, which shapers do though OpenType's text leaves it open."""
        builder = MultipleSubstBuilder(self._face, None)
        builder.mapping = {glyph: ()}
        return self.add(builder.build(), used=False)

    def in_context(self, rules: Iterable[tuple[set[str], set[str], set[str], int]]) -> None:
        """Glyphs before, the glyph itself, glyphs after, and the lookup that is used there."""
        order = self._face.getReverseGlyphMap()
        tables = []
        for backtrack, glyphs, ahead, lookup in rules:
            table = otTables.ChainContextSubst()
            table.Format = 3
            table.BacktrackCoverage = [buildCoverage(backtrack, order)] if backtrack else []
            table.InputCoverage = [buildCoverage(glyphs, order)]
            table.LookAheadCoverage = [buildCoverage(ahead, order)] if ahead else []
            table.BacktrackGlyphCount = len(table.BacktrackCoverage)
            table.InputGlyphCount, table.LookAheadGlyphCount = 1, len(table.LookAheadCoverage)
            record = otTables.SubstLookupRecord()
            record.SequenceIndex, record.LookupListIndex = 0, lookup
            table.SubstLookupRecord, table.SubstCount = [record], 1
            tables.append(table)
        self.add(buildLookup(tables))


def _add_substitutions(face: TTFont, clusters: Mapping[str, Cluster], before: set[str], feature: str) -> None:
    pairs, begun = _pairs(clusters, before)
    lookups = _Lookups(face, feature)
    for step in pairs:
        lookups.pairs(step)
    lookups.in_context(
        [({sign}, set(wholes), set[str](), lookups.single(wholes)) for sign, wholes in sorted(begun.items())]
    )
    lookups.in_context(
        [(set[str](), {sign}, set(wholes.values()), lookups.nothing(sign)) for sign, wholes in sorted(begun.items())]
    )


def _moved(anchor: Any, place: Place) -> Any:
    return anchor and buildAnchor(anchor.XCoordinate + place[0], anchor.YCoordinate + place[1])


def _anchors(cluster: Cluster, table: Any, marks: set[str]) -> list[Any]:
    """Where marks that follow the cluster stand, by their class: where they were seen to, else as on its last base."""
    records = dict(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True))
    last = max(index for index, glyph in enumerate(cluster.glyphs) if glyph not in marks)
    record = records.get(cluster.glyphs[last])
    anchors = [_moved(anchor, cluster.places[last]) for anchor in record.BaseAnchor] if record else [None] * table.ClassCount
    for glyph, mark in zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True):
        if glyph in cluster.marks:
            anchors[mark.Class] = _moved(mark.MarkAnchor, cluster.marks[glyph])
    return anchors


def _add_anchors(face: TTFont, clusters: Mapping[str, Cluster]) -> None:
    lookups = face["GPOS"].table.LookupList.Lookup
    if odd := {lookup.LookupType for lookup in lookups} - {_ON_BASE, _ON_MARK}:
        raise ValueError(f"positioning lookups of types {sorted(odd)} aren't known here")
    marks = _marks(face)
    for table in (table for lookup in lookups if lookup.LookupType == _ON_BASE for table in lookup.SubTable):
        records = dict(zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True))
        new = {name: _anchors(cluster, table, marks) for name, cluster in clusters.items()}
        for name, anchors in new.items():
            if any(anchors):
                records[name] = otTables.BaseRecord()
                records[name].BaseAnchor = anchors
        table.BaseCoverage.glyphs = sorted(records, key=face.getGlyphID)
        table.BaseArray.BaseRecord = [records[name] for name in table.BaseCoverage.glyphs]
        table.BaseArray.BaseCount = len(records)


def add_clusters(face: TTFont, original: Path, script: Script) -> None:
    """Give the typeface a glyph for each cluster. ``original`` is its file.

    Raises ``ValueError`` for a typeface that would draw something in another way then.
    """
    found, before = _clusters(opened(original), face, script)
    clusters = {f"cluster{index}": one for index, one in enumerate(found)}
    _add_glyphs(face, clusters)
    _add_substitutions(face, clusters, before, script["last_feature"])
    _add_anchors(face, clusters)
