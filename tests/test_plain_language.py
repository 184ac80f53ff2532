"""Sentences end where a reader thinks they do, and no word is lost between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.checks.plain.plain_list import plain_list
from complaintletters.plain_language import (
    GAP,
    measures,
    readability,
    sentence_at,
    sentences,
    syllables,
    together,
    words,
)

ODD = plain_list("en-GB").syllables

MARKS = (
    "We",
    "came.",
    "No.",
    "12",
    "Mr.",
    "J.",
    "e.g.",
    "4.30pm",
    "£1,275.50",
    "“Why?”",
    "she",
    "…",
    "(it",
    "off.)",
    "p.m.",
)
BREAKS = ("\n", "\n\n", "-", "•", "www.example.org/a.b", "don’t", "etc.", "St.", "B.", "C!", "3", "?", ".")
PIECES = st.sampled_from((*MARKS, *BREAKS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We came. You were out.", ["We came.", "You were out."]),
        ("Mr. Khan rang Dr. Lee.", ["Mr. Khan rang Dr. Lee."]),
        ("No. We will not move it.", ["No.", "We will not move it."]),
        ("The van went to No. 12 by mistake.", ["The van went to No. 12 by mistake."]),
        ("You live at No. 7. We went to no. 9.", ["You live at No. 7.", "We went to no. 9."]),
        ("A saint: St. John's Road. We went there.", ["A saint: St. John's Road.", "We went there."]),
        ("Bring proof, e.g. a bill. We copy it.", ["Bring proof, e.g. a bill.", "We copy it."]),
        ("We pay £1,275.50. It is 4.30pm.", ["We pay £1,275.50.", "It is 4.30pm."]),
        ("We came at 4 p.m. on Friday. You rang.", ["We came at 4 p.m. on Friday.", "You rang."]),
        ("See www.example.org/a.b. Ring us.", ["See www.example.org/a.b.", "Ring us."]),
        ("You waited… and waited… We did not come.", ["You waited… and waited…", "We did not come."]),
        ("You waited... and waited... We did not come.", ["You waited... and waited...", "We did not come."]),
        ("“Why?” you asked. We had no answer.", ["“Why?” you asked.", "We had no answer."]),
        ("You said “nobody came.” We agree.", ["You said “nobody came.”", "We agree."]),
        ("Mr J. Khan rang. J. P. Lee wrote.", ["Mr J. Khan rang.", "J. P. Lee wrote."]),
        ("It is in Flat B. We own it.", ["It is in Flat B.", "We own it."]),
        ("It was a near miss. We were lucky.", ["It was a near miss.", "We were lucky."]),
        ("Is it dry? Yes! Good.", ["Is it dry?", "Yes!", "Good."]),
        ("We found:\n- a crack\n- a leak", ["We found:", "- a crack", "- a leak"]),
        ("One thing.\n\nAnother thing", ["One thing.", "Another thing"]),
        (
            "We sent a plumber to you twice without a way into the flat\nabove, where the leak was.",
            ["We sent a plumber to you twice without a way into the flat\nabove, where the leak was."],
        ),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_thinks_it_does(text, expected):
    assert list(sentences(text)) == expected


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_sentences_together_hold_every_word_of_a_text_once_and_in_order(text):
    assert [word for sentence in sentences(text) for word in sentence.split()] == text.split()


@given(st.lists(PIECES).map(" ".join), st.data())
def test_every_character_of_a_sentence_is_found_in_it(text, data):
    whole = sentences(text)
    if whole:
        at = data.draw(st.integers(0, len(text) - 1))
        assert text[at].isspace() or text[at] in sentence_at(text, at)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We took thirty-four days – not seven.", 6),
        ("It cost £1,275.50 at 4.30pm and/or later.", 7),
        ("Write to a.b@example.org or www.example.org/help.", 5),
        ("You don’t, and we didn't.", 5),
        ("– … “ ”", 0),
    ],
)
def test_what_is_written_as_one_word_counts_as_one(text, count):
    assert len(words(text)) == count


def test_a_text_is_measured_by_its_sentences():
    found = measures("We came. You were not at home, so we left a card.")
    assert (found.sentences, found.words, found.longest, found.average) == (2, 12, 10, 6.0)
    assert measures("").average == 0


# --- syllables and reading age ---------------------------------------------------------------------------------------

SYLLABLES = {
    1: ("we", "you", "leak", "home", "asked", "stopped", "cold", "wait", "friends", "through", "called", "dies"),
    2: ("repair", "ceiling", "water", "upheld", "letter", "wanted", "didn't", "being", "able", "table", "sorry", "moments"),
    3: ("decision", "agreement", "radio", "together", "importance", "possible", "another", "tenancies"),
    4: ("inconvenience", "apologise", "communicate", "facilitate", "investigate"),
    5: ("investigation", "administrator"),
    6: ("responsibilities",),
}


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, words in SYLLABLES.items() for word in words])
def test_syllables_are_counted_as_people_say_them(count, word):
    assert syllables(word, ODD) == count


def test_words_that_are_not_said_as_they_are_written_are_listed():
    assert (syllables("evening"), syllables("evening", {"evening": 2})) == (3, 2)


@given(st.text(min_size=1))
def test_every_word_has_a_syllable(word):
    assert syllables(word) >= 1


@given(st.sampled_from(SYLLABLES[2]), st.sampled_from(SYLLABLES[3]))
def test_the_parts_of_a_hyphenated_word_add_up(first, second):
    assert syllables(f"{first}-{second}", ODD) == syllables(first, ODD) + syllables(second, ODD)


def test_the_reading_age_is_the_school_year_and_five():
    one = readability("We are sorry that we left the ceiling wet for weeks.", ODD)
    assert (one.words, one.spoken, one.syllables) == (11, 11, 13)
    assert one.grade == pytest.approx(0.39 * 11 + 11.8 * 13 / 11 - 15.59)
    assert one.age == pytest.approx(max(5, one.grade + 5))
    assert one.flesch == pytest.approx(206.835 - 1.015 * 11 - 84.6 * 13 / 11)


def test_a_value_is_one_word_and_no_syllable():
    assert readability(f"Ring {GAP} on 12 March 2026 about £1,275.50.").spoken == 3
    assert readability(f"Ring {GAP}.").words == 2


@given(st.lists(st.sampled_from(("We came.", "You had no hot water for a week.", "It is mended."))))
def test_texts_measured_together_have_the_words_of_each(parts):
    whole = together(map(readability, parts))
    assert whole.words == sum(readability(part).words for part in parts)
    assert whole.longest == max((readability(part).words for part in parts), default=0)


def test_a_legalistic_paragraph_is_harder_than_a_plain_one():
    legal = "Notwithstanding the aforementioned, consideration will be given to reimbursement of expenditure incurred."
    plain = "We will think about paying you back what you spent."
    assert readability(legal).age > 18 > 9 > readability(plain).age
