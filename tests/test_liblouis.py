"""The binding to liblouis: clear without the library, the same from many threads, and never silent on unknown characters."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from complaintletters import liblouis
from complaintletters.errors import RenderError
from complaintletters.liblouis import back, can_write, forward

GRADE_2 = "en-ueb-g2.ctb"


@pytest.fixture
def no_library(monkeypatch):
    """A machine without liblouis."""
    caches = (liblouis._library, liblouis._tables, liblouis._encoding, liblouis.forward, liblouis.can_write)
    monkeypatch.setattr(liblouis, "LIBRARIES", ("no-such-library.so",))
    monkeypatch.setattr(liblouis.ctypes.util, "find_library", lambda name: None)
    for one in caches:
        one.cache_clear()
    yield
    for one in caches:
        one.cache_clear()


def test_without_the_library_the_error_says_how_to_get_it(no_library):
    with pytest.raises(RenderError, match=r"liblouis.*none on this machine.*apt-get install liblouis20 liblouis-data"):
        forward("a", GRADE_2)


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(RenderError, match=r"no-such-table\.ctb"):
        forward("a", "no-such-table.ctb")


def test_text_comes_back_from_braille():
    text = "We paid £1,275.50 on 17 April 2026 to priya.nair@example.org."
    assert back(forward(text, GRADE_2).dots, GRADE_2) == text


def test_each_character_says_where_its_sign_begins():
    made = forward("the £5", GRADE_2)
    assert made.dots == "⠮⠀⠈⠇⠼⠑"
    assert made.starts == (0, 0, 0, 1, 2, 4)


@pytest.mark.parametrize("character", ["ż", "ę", "ț", "ı", "😀", "Ж", "\ud800"])
def test_a_character_without_a_sign_is_known(character):
    assert not can_write(character, GRADE_2)


@pytest.mark.parametrize("character", ["a", "é", "Ł", "£", "@", "½", "–", "“", " "])
def test_a_character_with_a_sign_is_known(character):
    assert can_write(character, GRADE_2)


def test_many_threads_get_the_same_braille():
    texts = [f"Letter {number} about the leak at Flat {number}" for number in range(200)]
    alone = [forward.__wrapped__(text, GRADE_2) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: forward.__wrapped__(text, GRADE_2), texts)) == alone


def test_a_very_long_text_is_translated_whole():
    text = "mould " * 20_000
    assert len(forward.__wrapped__(text.strip(), GRADE_2).dots.split("⠀")) == 20_000
