"""A letter of ours that somebody edited: what is dangerous is told with its place, what is harmless is no error."""

import textwrap
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters import produce
from complaintletters.checks.comparing.words import keys_of
from complaintletters.checks.file import expected
from complaintletters.compose import describe_for
from complaintletters.findings import errors_in
from complaintletters.formats import FORMATS
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.small_case import parsed, partly_refused_case, small_case


@cache
def letter():
    case = parsed(small_case())
    package = produce(case, letter="response", stage=1, dated=date(2026, 3, 24), formats=("txt",))
    (data,) = package.files.values()
    return data.decode("utf-8"), expected(describe_for(case, rules_for(case), package.request))


def told(words: str):
    _, wanted = letter()
    return wanted.check(FORMATS["txt"].read(words.encode("utf-8")))


def edited(old: str, new: str, count: int = 1):
    words, _ = letter()
    assert old in words, old
    return told(words.replace(old, new, count))


def codes(checked) -> set[str]:
    return {finding.code for finding in errors_in(checked.findings)}


def test_a_letter_as_it_was_made_has_every_element_and_no_finding():
    checked = told(letter()[0])
    assert checked.origin == "ours"
    assert checked.findings == ()
    assert {element.state for element in checked.elements} == {"present"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Our decision: upheld.", "Our decision on this point is: upheld."),
        ("Dear Mrs Khan\n", "Dear Mrs Khan,\n"),
        ("Dear Mrs Khan\n", "Dear Amina,\n"),
        ("Yours sincerely", "Kind regards"),
        ("What we found\n-------------\n\n", ""),
        ("Yours sincerely", "Please do not hesitate to ring me about this complaint.\n\nYours sincerely"),
        ("Yours sincerely\n", "Yours sincerely,\n"),
        ("We looked at:", "To decide this we read:"),
        ("We will never hold", "I know this has been hard for you.\n\nWe will never hold"),
        ("“Upheld”", '"Upheld"'),
        ("1. The leak\n", "Point 1: The leak\n"),
        (
            "We are sorry that we left you with a leak for a month.",
            "We are sorry that we left you\nwith a leak for a month.",
        ),
        ("24 March 2026", "24th March 2026"),
        ("Head", "head"),
        ("Jo Barlow\nOfficer", "Jo Barlow\n\nOfficer"),
        ("Stockport Homes Group\n\nMrs", "Mrs"),
        ("Yours sincerely", "PS Thank you for the photographs you sent.\n\nYours sincerely"),
    ],
)
def test_a_harmless_edit_is_no_error(old, new):
    assert codes(edited(old, new)) == set()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Our decision: upheld.", "Our decision: not upheld.", "decision-altered"),
        ("Our decision: upheld.", "Our decision: partially upheld.", "decision-altered"),
        ("Our decision: upheld.", "Our decision:", "decision-altered"),
        ("Our decision: upheld.", "Our decision: upheld. On reflection we have not upheld this.", "decision-added"),
        ("You don't have to give a reason.", "You have to give a reason.", "statement-altered"),
        (" You don't have to give a reason.", "", "statement-missing"),
        ("You had no kitchen for a month.", "You had no kitchen for a week.", "text-altered"),
        ("We lost your first report.\n", "", "text-missing"),
        ("Yours sincerely", "We pay this in full and final settlement.\n\nYours sincerely", "condition-added"),
        ("Yours sincerely", "Please ignore what we said about the ceiling.\n\nYours sincerely", "condition-added"),
        ("Yours sincerely", "You have 14 days to accept.\n\nYours sincerely", "value-added"),
        ("Yours sincerely", "We may evict you if you complain again.\n\nYours sincerely", "condition-added"),
        ("Yours sincerely", "Mr Smith at number 14 complained too.\n\nYours sincerely", "name-added"),
        ("£120.00", "£120.00 at most", "meaning-altered"),
        ("£120.00", "up to £120.00", "meaning-altered"),
        ("Dear Mrs Khan", "Dear Mr Kahn", "name-added"),
        ("Yours sincerely", "See case SMALL/2026/977 too.\n\nYours sincerely", "value-added"),
        ("Yours sincerely", "Call [number] if it leaks again.\n\nYours sincerely", "left-to-fill-in"),
        ("Jo Barlow\nOfficer", "Joe Barlow\nOfficer", "name-altered"),
        ("Mrs Amina Khan\n12", "Mrs Amina Kahn\n12", "name-altered"),
        ("SK1 9ZZ", "SK1 9ZX", "name-altered"),
        (": done.", ": not done.", "meaning-altered"),
    ],
)
def test_a_dangerous_edit_is_an_error_by_name(old, new, code):
    words, _ = letter()
    if old not in words:
        pytest.skip(f"this letter does not say “{old}”")
    assert code in codes(edited(old, new))


def test_a_sentence_of_the_wording_that_is_gone_is_a_warning_and_an_error_where_it_denies():
    (finding,) = edited(" They are independent of us.", "").findings
    assert (finding.code, finding.level.value) == ("words-missing", "warning")
    case = parsed(partly_refused_case())
    made = describe_for(case, rules_for(case), LetterRequest("refusal", 1, 1, "amina", date(2026, 3, 4)))
    wanted = expected(made)
    (data,) = produce(case, letter="refusal", stage=1, dated=date(2026, 3, 4), formats=("txt",)).files.values()
    words = data.decode("utf-8")
    denial = "We can't take on this part of the complaint:\n\n"
    assert denial in words
    found = wanted.check(FORMATS["txt"].read(words.replace(denial, "").encode("utf-8"))).findings
    assert "words-missing" in {one.code for one in errors_in(found)}


def test_a_change_to_typed_words_is_told_with_its_path_and_both_wordings():
    (finding,) = errors_in(edited("You had no kitchen for a month.", "You had no kitchen for a week.").findings)
    assert finding.where.startswith("section “1. The leak”, line ")
    assert "points[0].stages.1.effect were changed: “… a month” → “… a week”" in finding.message
    assert "readback" in finding.mend


def test_two_points_that_change_decisions_are_both_told():
    words, _ = letter()
    first, second = "Our decision: upheld.", "Our decision: not upheld."
    swapped = words.replace(second, "\0").replace(first, second).replace("\0", first)
    assert sum(finding.code == "decision-altered" for finding in told(swapped).findings) == 2


def test_a_paragraph_of_one_point_under_another_is_told():
    words, _ = letter()
    effect = "You had no kitchen for a month.\n\n"
    assert effect in words
    moved = words.replace(effect, "").replace(
        "The records show that we rang you twice.", f"{effect}The records show that we rang you twice."
    )
    assert codes(told(moved)) == {"moved"}


def test_the_ombudsman_s_section_taken_out_is_told_by_element():
    words, _ = letter()
    start, stop = words.index("Free advice from the Ombudsman"), words.index("If you need help")
    states = {element.id: element.state for element in told(words[:start] + words[stop:]).elements}
    assert states["ombudsman"] == "missing"
    assert states["support"] == "present"


def test_findings_carry_the_provision_of_their_element():
    found = errors_in(edited(" You don't have to give a reason.", "").findings)
    assert {finding.provision for finding in found} == {"Complaint Handling Code 2024, 6.12"}


# --- laws -------------------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(width=st.integers(30, 200))
def test_a_letter_may_be_wrapped_at_any_width(width):
    words, _ = letter()
    body, mark, furniture = words.partition("\n-- \n")
    lines = ["\n".join(textwrap.wrap(line, width, break_long_words=False)) or line for line in body.split("\n")]
    assert codes(told("\n".join(lines) + mark + furniture)) == set()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_digit_of_a_letter_can_change_unnoticed(data):
    words, _ = letter()
    body = words[: words.index("\n-- \n")]
    numbered = {at for at, char in enumerate(body) if char.isdigit()} - {
        at for line in ("1. The leak", "2. Calls") for at in range(body.index(line), body.index(line) + 2)
    }
    at = data.draw(st.sampled_from(sorted(numbered)))
    digit = data.draw(st.sampled_from([str(one) for one in range(10) if str(one) != words[at]]))
    assert codes(told(words[:at] + digit + words[at + 1 :])), words[at - 30 : at + 10]


@given(st.text(max_size=60))
def test_words_are_the_same_however_they_are_spaced(text):
    assert keys_of(text) == keys_of(f"  {text}\u00a0 ")
