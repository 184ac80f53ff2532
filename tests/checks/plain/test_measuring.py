"""Lines are measured as a reader meets them: sentences together, headings apart, the worst quoted."""

from hypothesis import given
from hypothesis import strategies as st

from complaintletters.checks.plain.measuring import Pieces, plainness
from complaintletters.checks.plain.plain_list import plain_list

LISTED = plain_list("en-GB")
STANDARD, PLAIN = LISTED.limits_for("standard"), LISTED.limits_for("plain")
LONG = "We " + "then " * 24 + "came."
LEGAL = "Notwithstanding the aforementioned considerations, reimbursement of expenditure is discretionary."
MORE = "Accommodation availability remains undetermined. Communication has been unsatisfactory throughout investigation."


def test_a_sentence_over_the_limit_is_told_with_its_length():
    found = plainness([LONG], LISTED, STANDARD)
    assert found.beyond[0] == "expected at most 25 words in a sentence; found 26"
    assert [one.words for one in found.too_long] == [26]


def test_a_sentence_at_the_limit_is_not():
    assert plainness([LONG.replace("then ", "", 1)], LISTED, STANDARD).beyond == ()


def test_headings_do_not_flatter_the_averages():
    text = "We came to your home and we saw the ceiling."
    with_headings = plainness(["What we did", "How", text], LISTED, STANDARD)
    assert with_headings.whole.mean == plainness([text], LISTED, STANDARD).whole.mean == 10


def test_a_heading_that_is_too_long_counts_all_the_same():
    assert plainness([LONG.removesuffix(".")], LISTED, STANDARD).beyond


def test_hard_words_raise_the_reading_age_beyond_the_limit():
    lines = ["Consider this.", LEGAL, MORE]
    assert any("expected a reading age of 15" in one for one in plainness(lines, LISTED, STANDARD).beyond)


def test_plain_limits_are_stricter_than_standard_ones():
    text = "Our repairs policy promises to finish this repair within twenty days. We did not do that. "
    text += "The supervisor wrote in January that the leak had stopped, and nobody looked at it again. "
    text += "We agree with your complaint about how long it took us to finish."
    assert Pieces.of([text], LISTED, PLAIN).beyond()
    assert not Pieces.of([text], LISTED, STANDARD).beyond()


@given(st.lists(st.sampled_from(("We came.", "You were out, so we left a card and came back.", LONG)), min_size=1))
def test_what_is_said_twice_counts_once(lines):
    once = plainness(lines, LISTED, STANDARD)
    assert plainness([*lines, *lines], LISTED, STANDARD) == once


def test_what_explains_a_term_may_stand_elsewhere_in_the_letter():
    around = "“Upheld” means we agree."
    assert plainness(["We upheld it."], LISTED, PLAIN).unexplained
    assert not plainness(["We upheld it."], LISTED, PLAIN, around=around).unexplained
