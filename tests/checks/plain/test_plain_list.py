"""The plain list finds what makes English hard, and lets be what doesn't."""

import pytest

from complaintletters.checks.plain.plain_list import plain_list, read_plain_list
from complaintletters.errors import ProfileError

LISTED = plain_list("en-GB")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The visit was not recorded.", ["was not recorded"]),
        ("Your complaint has been upheld.", ["been upheld"]),
        ("The job was quickly sent to the wrong team.", ["was quickly sent"]),
        ("You were worried, and we were pleased to help.", []),
        ("We sent the plumber.", []),
        ("There is a bed in it.", []),
    ],
)
def test_passives_are_found_and_descriptions_are_not(sentence, found):
    assert list(LISTED.passives_in(sentence)) == found


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("Pursuant to our policy we wrote.", "Pursuant to", "under"),
        ("You are required to assist us.", "required", "need"),
        ("It was due to the fact that it rained.", "due to the fact that", "because"),
        ("Please do not hesitate to ring.", "do not hesitate", "Say whom to ring"),
    ],
)
def test_a_wordy_phrase_comes_with_what_to_write(text, found, instead):
    hits = dict(LISTED.wordy_in(text))
    assert instead in hits[found]


def test_plain_words_are_not_wordy():
    assert LISTED.wordy_in("We are sorry that we left you with a leak. We will mend it by Friday.") == ()


@pytest.mark.parametrize(
    ("text", "unexplained"),
    [
        ("We have upheld this.", ["upheld"]),
        ("We have upheld this. “Upheld” means that we agree with you.", []),
        ("This is upheld, which means we agree.", []),
        ("You can go to a tribunal (a kind of court).", []),
        ("You can go to the First-tier Tribunal.", []),
        ("You can go to a tribunal.", ["tribunal"]),
    ],
)
def test_a_term_is_asked_about_until_it_is_explained(text, unexplained):
    assert [term.word for term in LISTED.unexplained_in(text)] == unexplained


@pytest.mark.parametrize(
    ("sentence", "twice"),
    [("We can't say that it was not our fault.", True), ("We did not come.", False), ("No, we came.", False)],
)
def test_a_denial_of_a_denial_is_found(sentence, twice):
    assert LISTED.denies_twice(sentence) is twice


def test_a_short_text_has_no_reading_age_and_a_middling_one_some_leeway():
    limits = LISTED.limits_for("plain")
    assert [limits.age_for(words) for words in (19, 20, 39, 40)] == [None, 13, 13, 9]


def test_a_language_without_a_list_is_not_measured():
    assert plain_list("ur") is None


def test_a_faulty_list_is_refused_with_its_key(tmp_path):
    file = tmp_path / "plain.toml"
    file.write_text("[limits.standard]\nmean = 15\n", encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        read_plain_list(file)
    assert "longest" in str(caught.value)
