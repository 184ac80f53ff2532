"""What proves each element: known elements only, nothing asked that the case doesn't call for, points as the spine."""

import re
from datetime import date

import pytest

from complaintletters import produce
from complaintletters.checks.letter import asked_of
from complaintletters.compose import compose, describe_for
from complaintletters.elements import ELEMENTS, requirements
from complaintletters.regulator import regulator
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.samples import read, sample_letters
from tests.small_case import alter, parsed, partly_refused_case, small_case


def described(case, kind, stage, dated, number=1):
    return describe_for(case, rules_for(case), LetterRequest(kind, stage, number, case.recipients[0].person, dated))


def asked(case, kind, stage, dated, number=1):
    """The ids of the elements that a letter needs something for."""
    made = described(case, kind, stage, dated, number)
    return {one.rule.id for one in asked_of(made) if one.needs}


def response(data, stage=1):
    return described(parsed(data), "response", stage, date(2026, 3, 24) if stage == 1 else date(2026, 5, 15))


def sources(element, made):
    return [one.source for one in requirements(element, made)]


@pytest.mark.parametrize("pack", ["housing-ombudsman", "local-government-ombudsman", "nipso", "psow", "spso"])
def test_every_element_of_every_regulator_can_be_proved(pack):
    assert {rule.id for rule in regulator(pack).elements} <= set(ELEMENTS)


def test_the_housing_ombudsman_s_code_names_every_element_that_can_be_proved():
    assert {rule.id for rule in regulator("housing-ombudsman").elements} == set(ELEMENTS)


# --- points are the spine ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", [one for one in sample_letters() if one.kind == "response"], ids=str)
def test_a_response_decides_every_point_with_reasons_in_a_part_of_its_own(letter):
    case = letter.case
    made = described(case, "response", letter.stage, letter.dated)
    points = [point.heading.path.removesuffix(".heading") for point in made.names.accepted_points]
    assert points
    assert sources("decision", made) == [f"{point}.stages.{letter.stage}.decision" for point in points]
    assert sources("reasons", made) == [f"{point}.stages.{letter.stage}.reasons" for point in points]
    assert [section.point for section in compose(made).sections if section.point] == points


def test_eighteen_points_are_numbered_one_to_eighteen_and_none_is_lost():
    (letter,) = [
        one for one in sample_letters() if one.file.endswith("eighteen-points.json") and one.kind == "response"
    ]
    package = produce(letter.case, formats=("txt",), **letter.asked)
    (text,) = package.files.values()
    numbers = [int(found) for found in re.findall(r"^(\d+)\. ", text.decode("utf-8"), re.MULTILINE)]
    assert numbers == list(range(1, 19))


def test_a_point_withdrawn_needs_no_decision_and_is_said_to_be_withdrawn():
    data = alter(small_case(), "points.1.stages.1", {"withdrawn": True})
    assert sources("decision", response(data)) == ["points[0].stages.1.decision"]
    package = produce(parsed(data), letter="response", stage=1, dated=date(2026, 3, 24), formats=("txt",))
    (text,) = package.files.values()
    assert "- Calls not returned" in text.decode("utf-8").partition("no longer want us to look at")[2]


def test_a_point_not_escalated_is_no_part_of_stage_2():
    data = alter(small_case(), "points.1.stages.2", {"escalated": False})
    assert sources("decision", response(data, 2)) == ["points[0].stages.2.decision"]


# --- only what the case calls for -------------------------------------------------------------------------------------


def test_an_upheld_point_needs_fault_effect_and_apology_and_one_not_upheld_none():
    made = response(small_case())
    here = "points[0].stages.1"
    assert sources("acknowledgement-of-fault", made) == [f"{here}.fault", f"{here}.effect"]
    assert sources("apology", made) == [f"{here}.apology"]


def test_money_needs_its_total_only_when_there_is_some():
    data = small_case()
    with_money = response(data)
    data["compensation"] = []
    assert "say.money_waives_nothing" in sources("remedy", with_money)
    assert sources("remedy", response(data)) == []


def test_no_actions_need_the_statement_that_nothing_is_outstanding():
    data = small_case()
    data["actions"] = []
    assert sources("outstanding-actions", response(data)) == ["say.nothing_else_outstanding"]
    data["compensation"] = []
    assert sources("outstanding-actions", response(data)) == ["say.nothing_outstanding"]


def test_a_refusal_needs_discretion_only_where_the_ground_is_lateness():
    late = described(parsed(partly_refused_case()), "refusal", 1, date(2026, 3, 4))
    answered = described(parsed(partly_refused_case()), "refusal", 2, date(2026, 4, 8), number=2)
    assert sources("individual-consideration", late) == ["refusals[0].circumstances", "refusals[0].discretion"]
    assert sources("individual-consideration", answered) == ["refusals[1].circumstances"]


def test_someone_without_a_right_to_the_ombudsman_is_told_of_none():
    case = read("fairhive-neighbour-works.json")
    made = described(case, "response", 1, date(2026, 4, 27))
    assert requirements("ombudsman", made) == ()


def test_the_last_stage_needs_finality_and_twelve_months_and_the_first_needs_escalation():
    first, last = (
        asked(parsed(small_case()), "response", stage, on)
        for stage, on in ((1, date(2026, 3, 24)), (2, date(2026, 5, 15)))
    )
    assert {"escalation", "escalation-limits"} <= first
    assert {"finality", "changed-since-stage-1"} <= last
    assert not {"finality", "changed-since-stage-1"} & first
    assert not {"escalation", "escalation-limits"} & last
    assert "say.no_reasons_needed" in sources("escalation-limits", response(small_case()))
    assert "say.ombudsman_months" in sources("ombudsman", response(small_case(), 2))


def test_an_acknowledgement_of_a_partly_refused_complaint_carries_the_refusal_s_elements():
    needed = asked(parsed(partly_refused_case()), "acknowledgement", 1, date(2026, 3, 4))
    assert {"refusal-ground", "individual-consideration", "right-to-challenge"} <= needed
    whole = asked(parsed(small_case()), "acknowledgement", 1, date(2026, 3, 4))
    assert not {"refusal-ground", "individual-consideration", "right-to-challenge"} & whole
