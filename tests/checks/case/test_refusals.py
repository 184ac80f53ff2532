"""A refusal has a ground that is open, for what is refused, on dates that bear it out."""

from datetime import date

import pytest

from complaintletters.findings import Level
from tests.checks.case.asking import ACKNOWLEDGED, STAGE_1, found, made, only, stops
from tests.own_landlord import own_landlord
from tests.small_case import partly_refused_case

REFUSED = {"letter": "refusal", "stage": 1, "number": 1, "dated": date(2026, 3, 4)}
NOT_ESCALATED = {"letter": "refusal", "stage": 2, "number": 2, "dated": date(2026, 4, 8)}


def refused(ground="over-12-months", **concerns):
    """The parking point is refused; the landlord never refuses matters of health and safety as late."""
    data = partly_refused_case()
    data["refusals"][0].update(ground=ground)
    data["points"][2]["concerns"] = concerns
    return data


def with_ground(folder, id_, lines):
    """``own-homes`` with one ground of its own."""
    templates = own_landlord(folder)
    profile = templates / "landlords" / "own-homes" / "landlord.toml"
    ground = f'[[procedures.grounds]]\nid = "{id_}"\nname = "we do not take it"\nref = "9.9"\n{lines}\n'
    profile.write_text(f"{profile.read_text(encoding='utf-8')}\n{ground}", encoding="utf-8")
    return templates


SAFE = {"health-and-safety": False}
NOT_SAFE = {"health-and-safety": True}


# --- conditions -----------------------------------------------------------------------------------------------------


def test_a_ground_is_not_open_for_what_its_policy_says_it_is_never_for():
    assert stops(refused(**NOT_SAFE), REFUSED, "ground-not-open")
    finding = only(refused(**NOT_SAFE), REFUSED, "ground-not-open")
    assert finding.where == "refusals[0].ground"
    assert finding.provision == "Stockport Homes Group's policy, 3.7"
    assert not found(refused(**SAFE), REFUSED, "ground-not-open")


def test_a_condition_that_nobody_answered_is_asked_for():
    finding = only(refused(), REFUSED, "ground-condition-unanswered")
    assert (finding.where, finding.level) == ("points[2].concerns", Level.WARNING)
    assert not found(refused(**SAFE), REFUSED, "ground-condition-unanswered")


@pytest.mark.parametrize(("concerns", "open_"), [({}, False), (NOT_SAFE, False), (SAFE, True)])
def test_a_hazard_is_a_matter_of_health_and_safety_unless_the_point_says_otherwise(concerns, open_):
    data = {**refused(**concerns), "hazard": {"kind": "significant", "aware": "2026-03-02"}}
    assert bool(found(data, REFUSED, "ground-not-open")) is not open_


def test_a_complaint_with_a_hazard_is_not_refused_whole_whatever_its_points_say():
    data = {**refused(**SAFE), "hazard": {"kind": "significant", "aware": "2026-03-02"}}
    data["refusals"] = [{**data["refusals"][0], "points": [point["id"] for point in data["points"]]}]
    for point in data["points"]:
        point["concerns"] = SAFE
    assert len(found(data, REFUSED, "ground-not-open")) == 3


def test_a_ground_without_conditions_asks_nothing(tmp_path):
    data = {**refused("own"), "landlord": "own-homes"}
    templates = with_ground(tmp_path, "own", "")
    assert not found(data, REFUSED, "ground-condition-unanswered", templates=templates)


def test_a_concern_that_no_ground_knows_is_a_slip():
    finding = only(refused(**{"health-safety": False}), REFUSED, "unknown-concern")
    assert 'Did you mean "health-and-safety"?' in finding.mend


# --- the ground -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ground", "own"), [("no-significant-impact", True), ("over-12-months", False), ("survey", False)]
)
def test_a_ground_that_is_the_landlord_s_own_is_told_with_its_paragraph_and_the_provision(ground, own):
    findings = found(refused(ground, **SAFE), REFUSED, "own-ground")
    assert bool(findings) is own
    for finding in findings:
        assert finding.level is Level.WARNING
        assert finding.provision == "Stockport Homes Group's policy, 3.7; Complaint Handling Code 2024, 2.2"


def test_the_acknowledgement_that_carries_a_refusal_tells_of_its_ground_and_a_response_does_not():
    data = refused("no-significant-impact", **SAFE)
    assert found(data, ACKNOWLEDGED, "own-ground")
    assert not found(data, STAGE_1, "own-ground")


def test_a_ground_that_the_policy_has_for_complaints_is_none_for_an_escalation():
    data = partly_refused_case()
    data["refusals"][1]["ground"] = "survey"
    assert stops(data, NOT_ESCALATED, "ground-not-for-this")
    finding = only(data, NOT_ESCALATED, "ground-not-for-this")
    assert "over-12-months" in finding.message
    assert "survey)" not in finding.message


# --- discretion, claims ---------------------------------------------------------------------------------------------


def test_a_late_complaint_is_not_refused_without_discretion_weighed():
    data = refused(**SAFE)
    del data["refusals"][0]["discretion"]
    assert stops(data, REFUSED, "missing-individual-consideration")


@pytest.mark.parametrize(
    ("legal", "stopped"),
    [
        ({"status": "none"}, True),
        ({"status": "letter-of-claim", "date": "2026-02-20"}, True),
        ({"status": "claim-filed"}, True),
        ({"status": "claim-filed", "date": "2026-03-05"}, True),
        ({"status": "claim-filed", "date": "2026-03-04"}, False),
    ],
)
def test_only_a_claim_filed_by_the_day_of_the_letter_is_a_ground(legal, stopped):
    data = {**refused("claim-filed"), "legal": {"court": "Stockport County Court", **legal}}
    assert stops(data, REFUSED, "claim-not-filed") is stopped


def test_a_claim_filed_after_stage_1_does_not_stop_making_its_letters_again():
    data = partly_refused_case()
    data["refusals"][1]["ground"] = "claim-filed"
    data["legal"] = {"status": "claim-filed", "court": "Stockport County Court", "date": "2026-04-05"}
    assert not [one for one in made(data, ACKNOWLEDGED).findings if one.is_error]


# --- late requests --------------------------------------------------------------------------------------------------


def late_request(requested, reason):
    data = partly_refused_case()
    data["refusals"].pop()
    data["points"][1]["stages"]["2"] = {"escalated": False}
    data["stages"]["1"]["responded"] = "2026-03-03"
    data["stages"]["2"].update(requested=requested, late_request_reason=reason)
    return data


@pytest.mark.parametrize(
    ("requested", "reason", "told"),
    [
        ("2026-03-31", None, False),  # twenty working days from 3 March 2026
        ("2026-04-01", None, True),
        ("2026-04-01", "You were in hospital.", False),
    ],
)
def test_a_late_request_that_is_accepted_keeps_its_reason(requested, reason, told):
    asked = {"letter": "acknowledgement", "stage": 2, "dated": date(2026, 4, 2)}
    findings = found(late_request(requested, reason), asked, "late-request-without-reason")
    assert bool(findings) is told
    assert all(one.where == "stages.2.late_request_reason" and one.level is Level.WARNING for one in findings)
