"""The typefaces that are made from others draw the same words in the same way, with fewer glyphs."""

import re
import tomllib
from functools import cache, partial
from pathlib import Path

import pytest
import uharfbuzz
from babel.messages.pofile import read_po
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from complaintletters.places import shipped
from typefaces.made import ORIGINALS, SHIPPED, made
from typefaces.whole_clusters import opened, shaped

SETTINGS = tomllib.loads((ORIGINALS.parent / "typefaces.toml").read_text("utf-8"))
BENGALI = SETTINGS["clusters"]["bengali"]
LETTER = re.compile("[\u0985-\u09b9\u09ce\u09dc-\u09e1\u09f0\u09f1]")


class Face:
    """A typeface, and what it draws."""

    def __init__(self, file: Path) -> None:
        self._font, self.tables = opened(file), TTFont(file)
        self._glyphs, self._order = self.tables.getGlyphSet(), self.tables.getGlyphOrder()

    def shaped(self, text: str):
        return shaped(self._font, text)

    @cache  # noqa: B019 - a few typefaces, for as long as the tests run
    def _outline(self, number: int):
        pen = DecomposingRecordingPen(self._glyphs)
        self._glyphs[self._order[number]].draw(pen)
        contours, begun = [], []
        for step in pen.value:
            begun.append(step)
            if step[0] in ("closePath", "endPath"):
                contours.append(tuple(begun))
                begun = []
        return contours

    def drawn(self, text: str):
        """Every contour of the text where it stands, in any order, and the width of all."""
        contours, across = [], 0
        for number, width, moved, raised in self.shaped(text):
            at = partial(_at, across=across + moved, up=raised)
            for contour in self._outline(number):
                contours.append(repr([(step, [at(point) for point in points]) for step, points in contour]))
            across += width
        return sorted(contours), across


def _at(point, across, up):
    return point and (point[0] + across, point[1] + up)


@cache
def pair(name: str) -> tuple[Face, Face]:
    return Face(ORIGINALS / name), Face(SHIPPED / name)


def test_the_shipped_typefaces_are_those_that_are_made(tmp_path):
    for name, face in made():
        face.save(tmp_path / name)
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes(), f"{name}: run python -m typefaces"


def test_each_says_that_it_was_changed_and_keeps_who_made_it():
    for original in sorted(ORIGINALS.glob("*.ttf")):
        before, after = TTFont(original)["name"], TTFont(SHIPPED / original.name)["name"]
        assert after.getDebugName(5).startswith(before.getDebugName(5) + "; ")
        assert after.getDebugName(0).startswith(before.getDebugName(0))
        assert all(after.getDebugName(number) == before.getDebugName(number) for number in (1, 2, 4, 13))


@pytest.mark.parametrize(("name", "source"), SETTINGS["signs"].items())
def test_whose_signs_were_taken_is_said(name, source):
    assert TTFont(SHIPPED / source)["name"].getDebugName(0) in TTFont(SHIPPED / name)["name"].getDebugName(0)


# --- clusters -------------------------------------------------------------------------------------------------------

CLUSTER_PARTS = [
    *BENGALI["letters"], *BENGALI["vowels"], *BENGALI["signs"], *BENGALI["modifiers"], *[BENGALI["joiner"]] * 6,
    "\u09bc", "\u200c", "\u200d", " ", "1", "a", "-", ")",
]  # fmt: skip


# Two vowel signs on one letter, a vowel sign on a vowel, a joiner after a sign that comes last: marks may move a little.
NOBODY_WRITES = re.compile("[\u09be-\u09cc]{2}|[\u0985-\u0994][\u09be-\u09cc]|[\u0981-\u0983][\u200c\u200d]")


@st.composite
def clusters(draw):
    """Letters joined up to three, with what goes before and after them."""
    text = BENGALI["joiner"].join(draw(st.lists(st.sampled_from(BENGALI["letters"]), min_size=1, max_size=3)))
    before = draw(st.sampled_from(["", "", "", BENGALI["before"]]))
    after = draw(st.sampled_from(["", "", "", BENGALI["after"]]))
    sign = draw(st.sampled_from(["", *BENGALI["signs"]]))
    return f"{before}{text}{after}{sign}{draw(st.sampled_from(['', '', '', *BENGALI['modifiers']]))}"


def several(parts, most):
    return st.lists(parts, min_size=1, max_size=most).map("".join)


@pytest.mark.parametrize("name", BENGALI["files"])
@settings(max_examples=400, deadline=None)
@example("ক্ষ্মীর্ভ্লুঙ্রুঁ")  # a mark on a mark, and one on a letter that has another
@example("জ্ঁটঃঁ")  # marks where none belong
@given(several(clusters(), 4) | several(st.sampled_from(CLUSTER_PARTS), 12))
def test_whole_clusters_look_as_they_did_in_pieces(name, text):
    assume(not NOBODY_WRITES.search(text))
    original, whole = pair(name)
    assert whole.drawn(text) == original.drawn(text)


def wording(tag: str, script: str) -> set[str]:
    """The words of a language's catalogue in its script."""
    with (shipped("locales") / tag / "letters.po").open("rb") as file:
        strings = [message.string for message in read_po(file)]
    texts = (text for string in strings for text in ((string,) if isinstance(string, str) else string))
    return set(re.findall(f"[{script}]+", " ".join(texts)))


WORDS = {name: wording("bn", "\u0980-\u09ff") for name in BENGALI["files"]}
WORDS |= {name: wording("ur", "\u0600-\u06ff") for name in SETTINGS["signs"]}


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_the_wording_look_as_they_did(name):
    original, has = pair(name)
    assert len(WORDS[name]) > 500
    assert [word for word in WORDS[name] if has.drawn(word) != original.drawn(word)] == []


@pytest.mark.parametrize("name", BENGALI["files"])
def test_every_cluster_of_the_wording_is_one_glyph(name):
    """A letter, with what is joined to it and what stands on it."""
    part = re.compile(rf"(?:{LETTER.pattern}\u09bc?\u09cd)*{LETTER.pattern}\u09bc?[\u09be-\u09cd\u09d7\u0981-\u0983]*")
    found = {cluster for word in WORDS[name] for cluster in part.findall(word)}
    assert len(found) > 200
    assert {cluster for cluster in found if len(pair(name)[1].shaped(cluster)) > 1} == set()


# --- signs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "source"), SETTINGS["signs"].items())
def test_the_signs_of_another_typeface_look_as_there(name, source):
    original, has, taken = Face(ORIGINALS / name), Face(SHIPPED / name), Face(SHIPPED / source)
    new = set(has.tables.getBestCmap()) - set(original.tables.getBestCmap())
    assert set(map(ord, "()[]“”‘’/;?%–—…•·&*@#+=°£€")) <= new | set(original.tables.getBestCmap())
    for sign in sorted(map(chr, new - {0xA0})):
        assert has.drawn(sign) == taken.drawn(sign), sign


@pytest.mark.parametrize("name", SETTINGS["signs"])
@pytest.mark.parametrize("text", ["آپ کی شکایت پر ہمارا جواب: مرحلہ ایک", "طریقۂ کار", "ؤ ئ ﷲ لا", "1, 2: 3!"])
def test_words_look_as_they_did(name, text):
    original, has = pair(name)
    assert has.drawn(text) == original.drawn(text)


@pytest.mark.parametrize("name", SETTINGS["signs"])
def test_a_space_that_does_not_break_has_a_glyph_of_its_own(name):
    has = Face(SHIPPED / name)
    (space,), (kept,) = has.shaped(" "), has.shaped("\u00a0")
    assert space[0] != kept[0]
    assert space[1:] == kept[1:]


def test_brackets_are_mirrored_from_right_to_left():
    face = Face(SHIPPED / "NotoNaskhArabic-Regular.ttf")
    cmap, order = face.tables.getBestCmap(), face.tables.getGlyphOrder()
    buffer = uharfbuzz.Buffer()
    buffer.add_str("(آپ)")
    buffer.guess_segment_properties()
    uharfbuzz.shape(opened(SHIPPED / "NotoNaskhArabic-Regular.ttf"), buffer)
    drawn = [order[info.codepoint] for info in buffer.glyph_infos]
    assert (drawn[0], drawn[-1]) == (cmap[ord("(")], cmap[ord(")")])
