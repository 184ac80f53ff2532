"""Three decisions that the Housing Ombudsman published, as sample cases: their sums and dates come out as published.

The figures are those of the decisions named; the people, the reasons and what the decisions don't say are invented.
"""

from datetime import date
from decimal import Decimal

import pytest

from complaintletters import produce
from complaintletters.ledger import Award, award
from complaintletters.rules import rules_for
from tests.samples import SampleLetter, read, sample_letters

JIGSAW = "stockport-homes-decided-jigsaw.json"  # Jigsaw Homes Group Limited, 202508313
PEABODY = "stoke-on-trent-housing-society-decided-peabody.json"  # Peabody Trust, 202318374
LEWISHAM = "homes-in-somerset-decided-lewisham.json"  # London Borough of Lewisham, 202432454
LETTERS = [one for one in sample_letters() if one.file in {JIGSAW, PEABODY, LEWISHAM}]


def stands(file: str, stage: int) -> Award:
    case = read(file)
    return award(case, rules_for(case), stage)


def amounts(entries) -> list[Decimal]:
    return [entry.amount for entry in entries]


def words(file: str, kind: str, stage: int) -> str:
    (letter,) = [one for one in LETTERS if (one.file, one.kind, one.stage) == (file, kind, stage)]
    (text,) = produce(letter.case, formats=["txt"], **letter.asked).files.values()
    return text.decode("utf-8")


@pytest.mark.parametrize("letter", LETTERS, ids=str)
def test_every_letter_of_a_published_decision_goes_without_a_finding(letter: SampleLetter):
    package = produce(letter.case, **letter.asked)
    assert (len(package.files), package.findings) == (4, ())


def test_jigsaw_s_100_pounds_and_50_more_are_150():
    assert amounts(stands(JIGSAW, 1).lines) == [100]
    second = stands(JIGSAW, 2)
    assert (amounts(second.earlier), amounts(second.lines), second.replaced) == ([100], [50], ())
    assert (second.before, second.total) == (100, 150)


def test_jigsaw_s_letter_of_stage_2_says_50_more_and_150_in_all():
    text = words(JIGSAW, "response", 2)
    assert "Money: we offer you £150.00 in all. That is £50.00 more than before." in text
    assert "The call of 10 March: not upheld" in text
    assert "I am sorry that you came away from the call upset." in text  # not upheld, and sorry all the same


def test_jigsaw_s_stage_2_was_asked_for_on_24_april_2025():
    assert read(JIGSAW).stages[2].requested == date(2025, 4, 24)


def test_peabody_s_800_pounds_replace_500():
    assert amounts(stands(PEABODY, 1).lines) == [200, 300]
    second = stands(PEABODY, 2)
    assert (amounts(second.replaced), amounts(second.lines), second.earlier) == ([200, 300], [500, 300], ())
    assert (second.before, second.total) == (500, 800)


def test_peabody_s_letter_of_stage_2_says_800_in_place_of_500():
    text = words(PEABODY, "response", 2)
    assert (
        "we offer you £800.00 in all. This replaces what we offered before. That is £300.00 more than before." in text
    )
    assert "£1,300" not in text


def test_peabody_s_stage_2_was_acknowledged_after_seven_working_days_and_the_letter_says_that_it_is_late():
    record = read(PEABODY).stages[2]
    assert (record.requested, record.acknowledged) == (date(2023, 12, 12), date(2023, 12, 21))
    calendar = rules_for(read(PEABODY)).landlord.calendar
    assert calendar.working_days_between(date(2023, 12, 12), date(2023, 12, 21)) == 7
    assert "We should have written to you by 19 December 2023." in words(PEABODY, "acknowledgement", 2)


def test_peabody_s_stage_2_took_30_working_days_and_needed_an_extension():
    case = read(PEABODY)
    calendar = rules_for(case).landlord.calendar
    assert calendar.working_days_between(date(2023, 12, 21), date(2024, 2, 6)) == 30
    text = words(PEABODY, "extension", 2)
    assert "23 January 2024" in text
    assert "6 February 2024" in text


def test_lewisham_s_20_pounds_for_a_missed_visit_and_190_for_the_heater_are_210():
    assert stands(LEWISHAM, 1).lines == ()
    second = stands(LEWISHAM, 2)
    assert amounts(second.lines) == [20, 190]
    assert (second.before, second.total) == (0, 210)
    assert "Money: we offer you £210.00." in words(LEWISHAM, "response", 2)


def test_lewisham_s_promise_of_may_was_kept_in_october_and_the_letter_of_14_january_says_so():
    (letter,) = [one for one in LETTERS if one.file == LEWISHAM and one.is_next]
    assert letter.dated == date(2025, 1, 14)
    assert "We fitted it on 8 October 2024. That was far too late." in words(LEWISHAM, "response", 2)
