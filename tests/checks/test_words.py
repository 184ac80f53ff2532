"""Words that don't belong in a letter are told of with their sentence, and a good letter has none."""

from dataclasses import replace
from datetime import date

import pytest

from complaintletters import produce_all
from complaintletters.checks.words import check_words
from complaintletters.compose import compose, describe_for
from complaintletters.findings import Level
from complaintletters.letter import Letter
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.own_landlord import own_landlord
from tests.samples import sample_letters
from tests.small_case import alter, parsed, small_case

REASONS, APOLOGY = "points.0.stages.1.reasons", "points.0.stages.1.apology"
CODES = {
    "no-apology",
    "conditional-apology",
    "passive-apology",
    "stock-phrase",
    "repeated-words",
    "jargon-word",
    "undefined-abbreviation",
    "long-sentence",
}


def letter_of(data, templates=None) -> tuple[Letter, object]:
    case = parsed(data)
    rules = rules_for(case, templates)
    request = LetterRequest("response", 1, 1, "amina", date(2026, 3, 24), "en-GB")
    return compose(describe_for(case, rules, request)), rules.landlord


def found(words: str, at: str = REASONS, data=None):
    return check_words(*letter_of(alter(data or small_case(), at, words)))


def codes(words: str, at: str = REASONS) -> list[str]:
    return [one.code for one in found(words, at)]


def test_the_small_case_has_none():
    assert check_words(*letter_of(small_case())) == ()


# --- apologies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "We are sorry if you feel let down.",
        "We’re  sorry that\nyou feel that way.",
        "I AM SORRY THAT YOU FEEL THAT WAY.",
        "We apologise for any inconvenience\u00a0caused.",
        "We are sorry for how you feel.",
        "We are sorry about the way you felt.",
        "We apologise should you have been upset.",
        "Our apologies if this was unclear.",
        "We regret that you were unhappy.",
        "We are sorry, but the part was late.",
        "We are sorry you believe that we were slow.",
        "We were sorry to hear that you are cold.",
        "We are sorry for the trouble that this may have caused.",
        "We are sorry that you are not happy.",
    ],
)
def test_a_conditional_apology_is_told_of(words):
    assert codes(words, APOLOGY) == ["conditional-apology"]


@pytest.mark.parametrize(
    "words",
    [
        "We are sorry that mistakes were made.",
        "We would like to apologise.",
        "Please accept our sincere apologies for it.",
    ],
)
def test_a_passive_apology_is_told_of(words):
    assert codes(words, APOLOGY) == ["passive-apology"]


@pytest.mark.parametrize("words", ["We should have come sooner.", "You wrote “you should be sorry”, and we agree."])
def test_an_apology_that_never_says_sorry_is_told_of(words):
    assert codes(words, APOLOGY) == ["no-apology"]


@pytest.mark.parametrize(
    "words",
    [
        "We are sorry that we left you with a leak for a month.",
        "I apologise for losing your letter.",
        "We were wrong, and we are sorry.",
        "I repeat our apology: we are sorry that we left you waiting.",
        "We’re sorry that you felt unsafe in your own home.",
        "We are deeply sorry that our letters added to the family's grief.",
        "We are sorry that the call left you upset.",
        "We were sorry to hear that Mrs Bright has died, and we are sorry that we wrote to her.",
        "We are sorry that you found your kitchen full of dust.",
        "We are sorry that you had to ring six times.",
    ],
)
def test_an_apology_that_owns_the_fault_is_let_be(words):
    assert codes(words, APOLOGY) == []


# --- stock phrases and jargon -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "As per our policy we took seven days.",
        "Please don’t hesitate to ring.",
        "Rest assured that it is dry.",
        "Lessons have been learned.",
        "Lessons have been learnt.",
        "We take all complaints very seriously.",
        "Your complaint is important to us.",
        "We will come as soon as possible.",
        "We will reply in due course.",
        "Thank you for bringing this to our attention.",
        "This fell short of the standard we set.",
        "Appropriate action has been taken.",
    ],
)
def test_a_stock_phrase_is_told_of(words):
    assert codes(words) == ["stock-phrase"]


@pytest.mark.parametrize(
    "words",
    [
        "Our operative came.",
        "We offered you a decant.",
        "It was a void property.",
        "We looked up the UPRN.",
        "We raised a job.",
        "You rang out-of-hours.",
        "You rang out of hours.",
        "We booked follow–on works.",
        "A multi-trade visit was booked.",
        "We came prior to that.",
        "We will commence on 3 May.",
        "There was water ingress.",
    ],
)
def test_jargon_is_told_of(words):
    assert codes(words) == ["jargon-word"]


@pytest.mark.parametrize(
    "words",
    [
        "I spoke to the Voids Team Leader and the Out of Hours Service.",
        "There was a void behind the wall.",
        "Our policy says seven days.",
        "You asked us to come as soon as possible.",
        "The part went into the raised bed.",
        "We decided on this.",
        "We own and raise the fence.",
        "We looked at your complaint on its own merits. It was per week, as agreed.",
    ],
)
def test_words_that_only_look_like_them_are_let_be(words):
    assert codes(words) == []


@pytest.mark.parametrize(("open_", "close"), ["“”", '""', "‘’", "''"])
def test_what_is_quoted_is_let_be(open_, close):
    words = "rest assured, as per our policy our operative is sorry if you feel the ASB"
    assert codes(f"Our letter said: {open_}{words}{close}.") == []
    assert codes(f"Our letter said: {words}.") != []


@pytest.mark.parametrize("at", ["points.0.text", "points.0.heading", "outcomes.0.text"])
def test_what_the_resident_complains_of_may_name_apologies_and_policies(at):
    assert codes("You told us that we were sorry if you felt cold, as per our policy", at) == []


def test_a_warning_quotes_the_sentence_tells_the_place_and_offers_better_words():
    (finding,) = found("We came twice. Our operative left. You rang us.")
    assert finding.level is Level.WARNING
    assert finding.where == "points[0].stages.1.reasons"
    assert "“Our operative left.”" in finding.message
    assert "plumber" in finding.mend


def test_a_landlords_own_wording_is_looked_at_too(tmp_path):
    folder = own_landlord(tmp_path)
    own = folder / "landlords" / "own-homes" / "letters"
    own.mkdir()
    words = "Rest assured, we take all complaints seriously."
    text = f'{{% extends "parent" %}}\n\n{{% block opening %}}\n{{{{ super() }}}}\n\n{words}\n{{% endblock %}}\n'
    (own / "response.md").write_text(text, encoding="utf-8")
    letter, landlord = letter_of({**small_case(), "landlord": "own-homes"}, folder)
    told = check_words(letter, landlord)
    assert {(one.code, one.where, one.nature.value) for one in told} == {("stock-phrase", "opening", "letter")}
    assert len(told) == 2


# --- abbreviations ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["The ASB team closed it.", "The EICR is old.", "The HR team knows.", "Ask the LGSCO.", "We look after two HMOs."],
)
def test_an_abbreviation_that_nothing_explains_is_told_of(words):
    assert codes(words) == ["undefined-abbreviation"]


@pytest.mark.parametrize(
    "words",
    [
        "The anti-social behaviour (ASB) team closed it. ASB is serious.",
        "The ASB (anti-social behaviour) team closed it.",
        "Anti-social behaviour is serious, and the ASB team knows.",
        "The electrical installation condition report (EICR) is old.",
        "The NHS, your MP, your GP's letter, the TV and the PO Box.",
        "SHG owns it.",
        "DO NOT open it. It is NOT dry.",
        "Mr JP Khan came on II May.",
        "See SHG/2026/00417 and HIS/2025.",
        "Human Resources know, and HR will ring.",
        "Paper of size A4, and 5KG.",
        "The Housing Ombudsman Service (HOS) can help.",
    ],
)
def test_an_abbreviation_that_is_known_or_explained_is_let_be(words):
    assert codes(words) == []


def test_the_meaning_may_stand_anywhere_in_the_letter():
    data = alter(small_case(), "points.1.stages.1.reasons", "The anti-social behaviour team rang you twice.")
    assert found("The ASB team closed it.", data=data) == ()


# --- repeats and long sentences ---------------------------------------------------------------------------------------


def test_reasons_said_word_for_word_under_two_points_are_told_of():
    data = alter(small_case(), "points.1.stages.1.reasons", "Our policy  says seven days; we took thirty!")
    (finding,) = found("Our policy says seven days. We took thirty.", data=data)
    assert (finding.code, finding.where) == ("repeated-words", "points[1].stages.1.reasons")
    assert "points[0].stages.1.reasons" in finding.message


def test_short_answers_may_be_alike():
    data = small_case()
    again = {**data["outcomes"][0], "id": "paint", "text": "Paint it", "answers": {"1": "Yes, we will."}}
    data = {**data, "outcomes": [{**data["outcomes"][0], "answers": {"1": "Yes, we will."}}, again]}
    assert check_words(*letter_of(data)) == ()


def test_a_sentence_of_more_than_thirty_words_is_told_of_by_its_first_words():
    longest = " ".join(f"Word{number}" for number in range(30))
    assert codes(f"{longest}.") == []
    (finding,) = found(f"We came. {longest} more. You rang.")
    assert finding.code == "long-sentence"
    assert "found 31: “Word0 Word1" in finding.message


def test_quoted_words_make_no_sentence_long():
    assert codes(f"You wrote: “{' '.join(['never'] * 40)}”.") == []


# --- every letter we have ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", sample_letters(), ids=str)
def test_a_sample_letter_has_none(letter):
    packages = produce_all(letter.case, formats=["txt"], **letter.asked)
    assert [str(one) for package in packages for one in package.findings if one.code in CODES] == []


def test_a_language_without_a_word_list_has_none():
    letter, landlord = letter_of(alter(small_case(), REASONS, "Our operative came."))
    welsh = replace(letter, identity=replace(letter.identity, language="cy"))
    assert check_words(welsh, landlord) == ()
