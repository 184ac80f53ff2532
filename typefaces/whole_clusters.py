"""A typeface that draws a cluster of letters in pieces in; one that draws the same with a single glyph out.

A consonant with its vowel sign is one cluster of Bengali, and the typeface draws it with two glyphs or more. A PDF names
what each glyph stands for (ISO 32000-1, 9.10.3), and no glyph of several stands for the cluster, so each cluster needs
replacement text of its own (14.9.4): many programs don't read it, and it makes a page's drawing four times as long. Here
each cluster that people write gets a glyph that is made of the others, where the typeface's own rules put them, and a
last substitution that puts it in their place. Nothing looks different: see ``tests/test_typefaces.py``.

OpenType 1.9: GSUB lookup type 4, GPOS lookup types 4 and 6, composite glyphs of glyf.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import uharfbuzz
from fontTools.otlLib.builder import LigatureSubstBuilder, buildAnchor
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import ARGS_ARE_XY_VALUES, ROUND_XY_TO_GRID, Glyph, GlyphComponent

__all__ = ["Cluster", "add_clusters", "opened", "shaped"]

_BASE, _MARK = 1, 3  # classes of GDEF
_ON_BASE, _ON_MARK = 4, 6  # GPOS lookups; others would need the new glyphs too
_MOST_JOINED = 3  # letters in one glyph

Place = tuple[int, int]
Script = Mapping[str, Any]
Shaped = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that are drawn together: which, how far across and up from the first, and the room of all. In font units."""

    glyphs: tuple[str, ...]
    places: tuple[Place, ...]
    width: int

    marks: dict[str, Place] = field(default_factory=dict, compare=False)
    """Where marks that may follow were seen to be drawn, from the first glyph."""


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


def _texts(font: uharfbuzz.Font, script: Script) -> Iterator[str]:
    """Clusters as people write them. A modifier is rare where letters are joined, and so are signs around those."""
    signs = ("", *script["signs"])
    modifiers = ("", *script["modifiers"])
    for letters in _joined(font, script):
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
    return Cluster(tuple(order[number] for number, *_ in glyphs), tuple(places), across)


class _Drawn:
    """Draws a script's clusters at the beginning of a word and within one, where glyphs may differ."""

    def __init__(self, font: uharfbuzz.Font, face: TTFont, script: Script) -> None:
        self._font, self._order = font, face.getGlyphOrder()
        self._letter = script["letters"][0]
        self._skipped = len(shaped(font, self._letter))

    def __call__(self, text: str) -> tuple[Cluster, Cluster]:
        begins, goes_on = shaped(self._font, text), shaped(self._font, self._letter + text)[self._skipped :]
        return _cluster(self._order, begins), _cluster(self._order, goes_on)


def _clusters(font: uharfbuzz.Font, face: TTFont, script: Script) -> list[Cluster]:
    """The clusters that take several glyphs, with the marks that may follow each."""
    found: dict[tuple[str, ...], Cluster] = {}
    marks, drawn = _marks(face), _Drawn(font, face, script)
    for text in _texts(font, script):
        longer = [drawn(text + modifier) for modifier in script["modifiers"]] + [drawn(script["before"] + text)]
        for cluster, *more in zip(drawn(text), *longer, strict=True):
            if len(cluster.glyphs) == 1:
                continue
            if found.setdefault(cluster.glyphs, cluster) != cluster:
                raise ValueError(f"{text!r}: the same glyphs are placed in two ways")
            for one in more:
                if one.glyphs[:-1] == cluster.glyphs and one.glyphs[-1] in marks:
                    found[cluster.glyphs].marks.setdefault(one.glyphs[-1], one.places[-1])
    return [found[glyphs] for glyphs in sorted(found)]


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
        widths[name] = (clusters[name].width, glyph.xMin)
    face["GDEF"].table.GlyphClassDef.classDefs.update(dict.fromkeys(made, _BASE))


def _add_substitution(face: TTFont, clusters: Mapping[str, Cluster], feature: str) -> None:
    """The last lookup of all, so that every other rule of the typeface has been followed before."""
    builder = LigatureSubstBuilder(face, None)
    builder.ligatures = {cluster.glyphs: name for name, cluster in clusters.items()}
    table = face["GSUB"].table
    lookups = table.LookupList.Lookup
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            record.Feature.LookupListIndex.append(len(lookups))
            record.Feature.LookupCount += 1
    lookups.append(builder.build())
    table.LookupList.LookupCount = len(lookups)


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
    clusters = {f"cluster{index}": one for index, one in enumerate(_clusters(opened(original), face, script))}
    _add_glyphs(face, clusters)
    _add_substitution(face, clusters, script["last_feature"])
    _add_anchors(face, clusters)
