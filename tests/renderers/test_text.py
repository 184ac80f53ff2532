"""The plain text renderer's promises: one paragraph a line, typed words as typed, structure that can be heard."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaintletters.checks.files.text import read
from complaintletters.errors import RenderError
from complaintletters.letter import Bullets, Cell, Item, Numbered, Section, Table, Text
from complaintletters.presentation import presentation
from complaintletters.renderers.text import render
from tests.hand_made import DRAFT, LETTER, TYPED
from tests.look import look, saying

STANDARD = presentation()
TYPEABLE = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\t")


@pytest.fixture
def style(tmp_path):
    return look(tmp_path)


def written(letter, style):
    return render(letter, style, STANDARD).decode("utf-8")


def test_the_letter_begins_as_a_person_would_set_it_out(style):
    assert written(LETTER, style).startswith(
        "Hand Made Homes\n\nMrs Amina Khan\n12 Example Road\nStockport\nSK1 9ZZ\n\n"
        "Date: 1 April 2026\nOur reference: HM/2026/00417\n\nDear Mrs Khan\n\n"
        "Our Stage One response to your complaint\n========================================\n\n"
        "The main points\n---------------\n\n"
        "- The leak: upheld\n- We will pay you £150.00 by 17 April 2026.\n\n"
    )


def test_a_table_is_a_block_of_labelled_lines_for_each_row(style):
    rows = "What it is for: Losing your kitchen\nAmount: £150.00\n\nWhat it is for: Total\nAmount: £1,275.50\n\n"
    assert rows in written(LETTER, style)


def test_an_empty_cell_of_a_table_is_not_printed(style):
    head, row = (Cell((Text("Amount"),)), Cell((Text("We pay by"),))), (Cell((Text("£5"),)), Cell(()))
    section = Section("money", (), (Table(head, (row,), numeric=frozenset({0})),))
    words = written(replace(LETTER, sections=(section,)), style)
    assert "\n\nAmount: £5\n\n" in words
    assert "We pay by" not in words


def test_lists_are_numbered_nested_and_start_where_they_should(style):
    inner = Numbered((Item((Text("Inside"),)),), start=3)
    dots = Bullets((Item((Text("Dot"),)),))
    section = Section("lists", (), (Numbered((Item((Text("Outside"),), (inner, dots)),)),))
    assert "\n1. Outside\n   3. Inside\n   - Dot\n" in written(replace(LETTER, sections=(section,)), style)


def test_a_paragraph_is_never_wrapped(style):
    long = "A sentence that goes on. " * 40
    assert f"\n{long}\n" in written(saying(long), style)


def test_typed_words_arrive_as_typed(style):
    assert TYPED in read(render(LETTER, style, STANDARD)).lines


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(TYPEABLE, max_size=200))
def test_whatever_is_typed_arrives_as_typed(typed, style):
    typed = f"She said: {typed}"
    assert typed in read(render(saying(typed), style, STANDARD)).lines


def test_half_a_character_is_refused(style):
    with pytest.raises(RenderError, match=r"txt.*U\+D800"):
        render(saying("half \ud800 a character"), style, STANDARD)


def test_ways_to_get_in_touch_follow_the_signature_mark(style):
    assert written(LETTER, style).endswith(
        "\n\n-- \nHand Made Homes\nHomes made by hand\nTelephone: 01632 960400\n"
        "Write to us: 1 Example Street, Stockport SK1 9ZZ\nHand Made Homes is an example.\n"
    )


def test_a_draft_says_so_in_its_first_and_last_line(style):
    lines = written(DRAFT, style).splitlines()
    assert (lines[0], lines[-1]) == (DRAFT.furniture.draft, DRAFT.furniture.draft)
    assert lines[2:8] == [DRAFT.furniture.draft_gaps, *(f"- {gap}" for gap in DRAFT.draft.gaps), "", "* * *", ""]
    assert DRAFT.furniture.draft not in read(render(DRAFT, style, STANDARD)).lines


def test_lines_end_in_a_line_feed_alone_and_bytes_are_the_same(style):
    assert b"\r" not in render(LETTER, style, STANDARD)
    assert render(LETTER, style, STANDARD) == render(LETTER, style, STANDARD)
