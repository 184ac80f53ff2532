"""Pictures of pages: each edition as it looks, and all side by side."""

import struct
from datetime import date

import pytest

from complaintletters import produce
from complaintletters.preview import contact_sheet, pages_of
from tests.cli.asking import without_investigation
from tests.small_case import parsed, small_case

DATED = date(2026, 3, 24)


def package(edition):
    formats = {"braille": ["brf"]}.get(edition, ["txt"])
    return produce(parsed(small_case()), dated=DATED, letter="response", stage=1, edition=edition, formats=formats)


def size(picture):
    """Width and height from a PNG's header."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", picture[16:24])


@pytest.mark.parametrize("edition", ["standard", "large-print:18", "coloured-paper:pink", "plain", "narration"])
def test_each_page_is_a_picture_of_a_sheet_of_a4(edition):
    shown = pages_of(package(edition), dots_per_inch=48)
    assert {size(one) for one in shown.pictures} == {(397, 561)}
    assert shown.note == f"{len(shown.pictures)} pages"


def test_large_print_has_more_pages():
    large, usual = (pages_of(package(name), dots_per_inch=24) for name in ("large-print:24", "standard"))
    assert len(large.pictures) > len(usual.pictures)


def test_braille_is_shown_as_its_pages():
    made = package("braille")
    (data,) = made.files.values()
    assert len(pages_of(made, dots_per_inch=30).pictures) == data.count(b"\f")


def test_a_letter_that_was_stopped_has_no_picture():
    stopped = produce(parsed(without_investigation()), dated=DATED, letter="response", stage=1)
    with pytest.raises(ValueError, match="no letter"):
        pages_of(stopped)


def test_a_contact_sheet_grows_with_its_editions():
    shown = [pages_of(package(edition), dots_per_inch=None) for edition in ("standard", "braille", "narration")]
    one, three = (size(contact_sheet(pages, dots_per_inch=48)) for pages in (shown[:1], shown))
    assert three[0] > 2 * one[0]
    assert three[1] == one[1]


def test_the_same_letter_gives_the_same_pictures():
    first, second = (pages_of(package("standard"), dots_per_inch=24) for _ in range(2))
    assert first.pictures == second.pictures
