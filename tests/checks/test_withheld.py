"""Words withheld from a reader stand nowhere in their letter, in whatever field they were typed again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters.checks.withheld import LONG_SENTENCE, SHORT, withheld_words
from tests.checks.case.asking import STAGE_1, bare_case, found, made, only, stops
from tests.small_case import parsed

SECRET = "Her sister Bryony Vale lives at the hostel in Mill Lane."


def keeping(words, elsewhere, withhold_from=("amina",)):
    """Words withheld at the evidence of a point, and other words among its reasons."""
    data = bare_case()
    here = data["points"][0]["stages"]["1"]
    here["evidence"] = [{"text": words, "withhold_from": list(withhold_from)}]
    here["reasons"] = elsewhere
    return data


def test_withheld_words_typed_in_another_field_stop_the_letter_and_no_message_repeats_them():
    data = keeping(SECRET, f"We took thirty days. {SECRET}")
    assert stops(data, STAGE_1, "withheld-printed")
    finding = only(data, STAGE_1, "withheld-printed")
    assert finding.where == "points[0].stages.1.reasons"
    assert "points[0].stages.1.evidence[0]" in finding.message
    assert "Bryony" not in str(finding)


@pytest.mark.parametrize(
    "typed",
    [
        "HER SISTER Bryony Vale lives at the hostel in Mill Lane.",
        "Her sister  Bryony\nVale lives at\u00a0the hostel in Mill Lane",
        "We know this: her sister Bryony Vale lives at the hostel in Mill Lane, and more.",
    ],
)
def test_capitals_and_white_space_hide_nothing(typed):
    assert found(keeping(SECRET, typed), STAGE_1, "withheld-printed")


def test_one_long_sentence_of_a_withheld_text_is_enough():
    data = keeping(f"We rang twice. {SECRET} We wrote.", SECRET)
    assert found(data, STAGE_1, "withheld-printed")
    assert not found(keeping(f"We are sorry. {SECRET}", "We are sorry."), STAGE_1, "withheld-printed")


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        ("Vale", "Ms Vale moved out.", True),
        ("Vale", "It was prevalent.", False),
        ("Vale", "In the vale below.", False),
        ("Flat 3", "The leak came from Flat 3.", True),
        ("Flat 3", "The leak came from Flat 34.", False),
        ("No.", "No. We did not.", False),
    ],
)
def test_a_short_text_is_looked_for_as_whole_words_as_they_are_written(words, typed, told):
    assert bool(found(keeping(words, typed), STAGE_1, "withheld-printed")) is told


def test_words_withheld_from_somebody_else_may_be_printed():
    data = keeping(SECRET, SECRET, withhold_from=("jo",))
    assert made(data, STAGE_1).files


def test_words_that_only_the_withheld_field_has_stop_nothing():
    assert made(keeping(SECRET, "We took thirty days."), STAGE_1).files


def test_words_withheld_at_another_stage_are_looked_for_too():
    data = bare_case()
    data["points"][0]["stages"]["2"]["reasons"] = {"text": SECRET, "withhold_from": ["amina"]}
    data["points"][0]["stages"]["1"]["reasons"] = SECRET
    assert found(data, STAGE_1, "withheld-printed")


def test_every_withheld_text_of_a_case_is_known_by_its_path():
    data = keeping(SECRET, "We took thirty days.")
    data["subject"] = {"text": "a leak", "withhold_from": ["amina", "jo"]}
    assert dict(withheld_words(parsed(data), "amina")) == {
        "subject": "a leak",
        "points[0].stages.1.evidence[0]": SECRET,
    }
    assert dict(withheld_words(parsed(data), "jo")) == {"subject": "a leak"}


PLAIN = st.text(st.sampled_from("abcdefghij "), min_size=LONG_SENTENCE, max_size=80).map(lambda text: f"Qz {text} zq")


@given(words=PLAIN, before=PLAIN, after=PLAIN)
def test_a_withheld_sentence_is_found_wherever_it_stands_in_a_line(words, before, after):
    from complaintletters.checks.withheld import check_withheld
    from complaintletters.compose import compose, describe_for
    from complaintletters.request import LetterRequest
    from complaintletters.rules import rules_for

    assert len(words) >= SHORT
    case = parsed(keeping(words, f"{before} {words}, {after}"))
    request = LetterRequest("response", 1, 1, "amina", STAGE_1["dated"])
    letter = compose(describe_for(case, rules_for(case), request))
    assert [one.where for one in check_withheld(letter, case)] == ["points[0].stages.1.reasons"]
