"""Letterheads and wordmarks made from a house style: repeatable, valid, editable in Word, different by layout."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from complaintletters.house_style import HouseStyle
from complaintletters.letterheads import build_letterhead, build_wordmark, write_landlord_art
from complaintletters.places import shipped
from complaintletters.renderers.docx.contract import STYLES, breaches, style_ids
from complaintletters.renderers.docx.package import open_package
from tests.hand_made import house_style

LAYOUTS = ("left", "right", "band", "rule")
LANDLORDS = ("stockport-homes", "stoke-on-trent-housing-society", "fairhive", "homes-in-somerset")


@pytest.fixture(scope="module", params=LAYOUTS)
def style(request, tmp_path_factory) -> HouseStyle:
    return replace(house_style(tmp_path_factory.mktemp(request.param)), layout=request.param)


@pytest.fixture(scope="module")
def made(style) -> bytes:
    return build_letterhead(style)


def first_header(data: bytes) -> str:
    return str(Document(io.BytesIO(data)).sections[0].first_page_header._element.xml)


def test_the_same_style_gives_the_same_bytes(style, made):
    assert build_letterhead(style) == made
    assert build_wordmark(style) == build_wordmark(style)


def test_a_letterhead_is_valid_and_keeps_the_contract(style, made, tmp_path):
    path = tmp_path / "letterhead.docx"
    path.write_bytes(made)
    assert OpenXmlValidator().validate(path).errors == []
    assert list(breaches(open_package(made, "letterhead.docx"))) == []


def test_a_letterhead_is_lean_and_holds_every_style_by_name(made):
    assert len(made) < 60_000
    assert {name.lower() for name in STYLES} <= set(style_ids(open_package(made, "letterhead.docx")))


def test_its_page_is_a4_and_its_address_fits_the_window(made):
    section = Document(io.BytesIO(made)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin.mm == pytest.approx(22, abs=0.1)
    assert section.different_first_page_header_footer


def test_contact_details_are_fields_and_never_typed(style, made):
    words = first_header(made)
    for kind in ("telephone", "email", "web", "address", "other"):
        assert f"contact.{kind}" in words
    assert not any(line.text in words for line in style.contact)


def test_its_typeface_and_colours_are_the_landlords(style, made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:ascii="Arial"' in styles
    assert "0B4F6C" in styles
    assert "asciiTheme" not in styles


def test_the_four_layouts_differ(tmp_path):
    headers = {first_header(build_letterhead(replace(house_style(tmp_path), layout=layout))) for layout in LAYOUTS}
    assert len(headers) == 4


def test_a_wordmark_is_drawn_in_the_accent_without_needing_a_typeface(style):
    svg, png = build_wordmark(style)
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg")
    assert "text" not in {element.tag.rpartition("}")[2] for element in root.iter()}
    assert b"#0b4f6c" in svg
    assert png.startswith(b"\x89PNG")


def test_words_that_would_be_markup_stay_words_in_a_wordmark(tmp_path):
    svg, png = build_wordmark(replace(house_style(tmp_path), name='#let x = "<b>" & [y]'))
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert png != build_wordmark(replace(house_style(tmp_path), name='let x = "b" & y'))[1]


def test_a_landlords_own_files_are_kept_unless_told_otherwise(tmp_path):
    style = house_style(tmp_path / "landlord")
    assert write_landlord_art(style, overwrite=False) == ("wordmark.svg", "wordmark.png", "letterhead.docx")
    style.letterhead.write_bytes(b"the landlord's own")
    assert write_landlord_art(style, overwrite=False) == ()
    assert style.letterhead.read_bytes() == b"the landlord's own"
    assert write_landlord_art(style, overwrite=True) == ("wordmark.svg", "wordmark.png", "letterhead.docx")
    assert style.letterhead.read_bytes() != b"the landlord's own"


@pytest.mark.parametrize("landlord", LANDLORDS)
def test_a_shipped_letterhead_keeps_the_contract(landlord):
    path = shipped("templates") / "landlords" / landlord / "letterhead.docx"
    assert list(breaches(open_package(path.read_bytes(), landlord))) == []
