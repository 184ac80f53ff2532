"""Left-to-right runs told apart in right-to-left text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.bidi import END, ISOLATE, anchored, isolated, runs

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
        "(020) 7946 0123",
        "Mr Imran Siddiqui (Jr)",
        "Homes (Fitness for Human Habitation) Act 2018",
        "17½ Specimen Row",
        "12 m²",
        "-5°C",
        "€20",
        "$30",
        "Jose\u0301 Nun\u0303ez",
        "۰۲۰ ۷۹۴۶",
    ],
)
def test_what_reads_from_left_to_right_is_one_run_whole(run: str):
    assert [piece for piece, is_ltr in runs(f"{URDU} {run}، {URDU}") if is_ltr] == [run]


def test_a_date_in_the_language_keeps_its_own_order():
    assert list(runs("17 اپریل 2026")) == [("17", True), (" اپریل ", False), ("2026", True)]


def test_the_punctuation_after_a_run_belongs_to_the_sentence():
    assert runs("£120.00۔")[0] == ("£120.00", True)
    assert list(runs("(SHG/1) کیس"))[:2] == [("(", False), ("SHG/1", True)]


def test_a_bracket_of_the_sentence_ends_a_run():
    assert list(runs("ادارہ (Otis/Kone) 22 جون")) == [
        ("ادارہ (", False),
        ("Otis/Kone", True),
        (") ", False),
        ("22", True),
        (" جون", False),
    ]
    assert runs("Flat 2 (پیچھے)")[0] == ("Flat 2", True)


def test_signs_between_two_runs_keep_the_direction_of_the_text():
    assert anchored("، ") == "، \u200f"
    assert anchored(". ") == ". \u200f"
    assert anchored(" اور ") == " اور "


@given(st.text(alphabet=st.sampled_from("abAZ01 £./-()°½،ہکس\u00a0\n"), max_size=60))
def test_the_pieces_together_are_the_text(text: str):
    assert "".join(piece for piece, _ in runs(text)) == text


@given(st.text(alphabet=st.sampled_from("ab01 £.،ہکس"), max_size=60))
def test_isolates_come_in_pairs_and_take_nothing_away(text: str):
    made = isolated(text)
    assert made.count(ISOLATE) == made.count(END)
    assert made.replace(ISOLATE, "").replace(END, "") == text
