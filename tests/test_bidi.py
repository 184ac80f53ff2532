"""Left-to-right runs told apart in right-to-left text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.bidi import END, ISOLATE, isolated, runs

URDU = "ہمیں فون کریں"


@pytest.mark.parametrize(
    "run",
    [
        "01632 960417",
        "£1,275.50",
        "SHG/2026/00417",
        "feedback@example.org",
        "www.housing-ombudsman.org.uk/residents/make-a-complaint",
        "12 Example Road, Stockport, SK1 9ZZ",
        "Mrs Amina Khan",
        "50%",
        "9am–5pm",
    ],
)
def test_what_reads_from_left_to_right_is_one_run_whole(run: str):
    assert [piece for piece, is_ltr in runs(f"{URDU} {run}، {URDU}") if is_ltr] == [run]


def test_a_date_in_the_language_keeps_its_own_order():
    assert list(runs("17 اپریل 2026")) == [("17", True), (" اپریل ", False), ("2026", True)]


def test_the_punctuation_after_a_run_belongs_to_the_sentence():
    assert runs("£120.00۔")[0] == ("£120.00", True)
    assert list(runs("(SHG/1) کیس"))[:2] == [("(", False), ("SHG/1", True)]


@given(st.text(alphabet=st.sampled_from("abAZ01 £./-()،ہکس\u00a0\n"), max_size=60))
def test_the_pieces_together_are_the_text(text: str):
    assert "".join(piece for piece, _ in runs(text)) == text


@given(st.text(alphabet=st.sampled_from("ab01 £.،ہکس"), max_size=60))
def test_isolates_come_in_pairs_and_take_nothing_away(text: str):
    made = isolated(text)
    assert made.count(ISOLATE) == made.count(END)
    assert made.replace(ISOLATE, "").replace(END, "") == text
