"""Points are decided where they are before a stage and nowhere else; promises are kept or owned up to."""

from datetime import date

import pytest

from complaintletters.findings import Level
from tests.checks.case.asking import ACKNOWLEDGED, STAGE_1, STAGE_2, bare_case, found, made, only, stops, text_of
from tests.small_case import alter

# --- points ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("decision", "no-decision"),
        ("reasons", "missing-reasons"),
        ("fault", "missing-acknowledgement-of-fault"),
        ("effect", "missing-acknowledgement-of-fault"),
        ("apology", "missing-apology"),
    ],
)
@pytest.mark.parametrize(("stage", "asked"), [("1", STAGE_1), ("2", STAGE_2)])
def test_an_upheld_point_without_one_of_its_parts_stops_the_response(path, code, stage, asked):
    data = bare_case()
    del data["points"][0]["stages"][stage][path]
    assert stops(data, asked, code)


def test_an_outcome_sought_without_an_answer_stops_the_response():
    data = bare_case()
    del data["outcomes"][0]["answers"]["1"]
    assert stops(data, STAGE_1, "missing-outcomes-sought")


@pytest.mark.parametrize("out", [{"withdrawn": True}, {"accepted": False}])
def test_a_point_that_is_withdrawn_or_refused_has_no_decision(out):
    data = bare_case()
    data["points"][1]["stages"]["1"].update(out)
    if "accepted" in out:
        refusal = {"number": 1, "of": "complaint", "points": ["calls"], "ground": "already-considered"}
        data["refusals"] = [{**refusal, "reasons": "We answered it in 2025."}]
    assert only(data, STAGE_1, "decision-not-called-for").where == "points[1].stages.1.decision"
    del data["points"][1]["stages"]["1"]["decision"]
    assert not found(data, STAGE_1, "decision-not-called-for")


def test_a_point_that_was_not_escalated_has_no_decision_at_stage_2():
    data = bare_case()
    data["points"][1]["stages"]["2"]["escalated"] = False
    assert stops(data, STAGE_2, "decision-not-called-for")


def test_a_decision_at_stage_2_follows_one_at_stage_1():
    data = bare_case()
    del data["points"][0]["stages"]["1"]["decision"]
    assert stops(data, STAGE_2, "no-first-decision")
    assert only(data, STAGE_2, "no-first-decision").where == "points[0].stages.1.decision"


# --- promises -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "changes", "told"),
    [
        ("2026-05-14", {}, True),
        ("2026-05-15", {}, False),
        ("2026-05-14", {"result": "The plaster is still wet."}, False),
        ("2026-05-14", {"status": "done", "result": "We did it on 13 May."}, False),
    ],
)
def test_a_stage_1_promise_whose_day_has_passed_is_accounted_for_at_stage_2(due, changes, told):
    data = bare_case()
    data["actions"][0].update(due=due, **changes)
    assert stops(data, STAGE_2, "promise-overdue") is told
    assert not found(data, STAGE_1, "promise-overdue")


@pytest.mark.parametrize("status", ["late", "dropped", "done"])
def test_a_promise_that_is_no_longer_open_says_what_became_of_it(status):
    data = bare_case()
    data["actions"][0].update(status=status)
    assert stops(data, STAGE_2, "missing-changed-since-stage-1")


def test_a_promise_needs_a_date_or_what_it_waits_for():
    data = bare_case()
    del data["actions"][0]["due"]
    assert stops(data, STAGE_1, "missing-outstanding-actions")


# --- the same person ------------------------------------------------------------------------------------------------


def test_the_same_person_under_two_ids_may_not_answer_both_stages():
    data = bare_case()
    data["people"]["jo2"] = {"name": "jo  BARLOW", "job_title": "Head", "telephone": "01632 960401"}
    data["stages"]["2"].update(handler="jo2", signatory="jo2")
    finding = only(data, STAGE_2, "same-person")
    assert finding.provision == "Complaint Handling Code 2024, 6.13"
    assert '"jo"' in finding.message


def test_two_people_known_by_the_same_job_title_are_not_the_same_person():
    data = bare_case()
    for id_ in ("one", "two"):
        data["people"][id_] = {"job_title": "Complaints Officer", "telephone": "01632 960402"}
    data["stages"]["1"].update(handler="one", signatory="one")
    data["stages"]["2"].update(handler="two", signatory="two")
    assert not found(data, STAGE_2, "same-person")


def test_a_stage_2_answer_signed_by_the_person_of_stage_1_is_told():
    data = alter(bare_case(), "stages.2.signatory", "jo")
    finding = only(data, STAGE_2, "same-person-signs")
    assert (finding.where, finding.level) == ("stages.2.signatory", Level.WARNING)
    assert not found(bare_case(), STAGE_2, "same-person-signs")


# --- hazards --------------------------------------------------------------------------------------------------------

SIGNIFICANT = {"kind": "significant", "aware": "2026-03-02", "investigated": "2026-03-12"}


def hazardous(hazard=SIGNIFICANT, *, duty="make-safe", due="2026-03-27", landlord="stockport-homes", **changes):
    data = {**bare_case(), "hazard": hazard, "landlord": landlord}
    data["actions"][0].update(due=due, duty=duty, **changes)
    return data


def test_a_duty_without_a_hazard_is_a_slip():
    data = {**hazardous(), "hazard": None}
    assert only(data, ACKNOWLEDGED, "duty-without-hazard").where == "actions[0].duty"


@pytest.mark.parametrize(
    ("hazard", "duty", "last", "after"),
    [
        ({"kind": "emergency", "aware": "2026-03-24"}, "make-safe", "2026-03-25", "2026-03-26"),
        ({"kind": "significant", "aware": "2026-03-16"}, "investigate", "2026-03-30", "2026-03-31"),
        (
            {"kind": "significant", "aware": "2026-03-16", "investigated": "2026-03-23"},
            "summary",
            "2026-03-26",
            "2026-03-27",
        ),
        (
            {"kind": "significant", "aware": "2026-03-16", "investigated": "2026-03-23"},
            "make-safe",
            "2026-03-30",
            "2026-03-31",
        ),
        # not investigated yet: reckoned from the last day for that, 30 March
        ({"kind": "significant", "aware": "2026-03-16"}, "make-safe", "2026-04-08", "2026-04-09"),
    ],
)
def test_a_date_promised_about_a_hazard_is_no_later_than_the_law_allows(hazard, duty, last, after):
    assert not found(hazardous(hazard, duty=duty, due=last), STAGE_1, "hazard-date-late")
    finding = only(hazardous(hazard, duty=duty, due=after), STAGE_1, "hazard-date-late")
    assert (finding.where, finding.level, finding.provision) == ("actions[0].due", Level.WARNING, "SI 2025/1042")
    assert last in finding.message


def test_a_hazard_dealt_with_later_than_the_law_allows_is_told():
    told = {**SIGNIFICANT, "summary_sent": "2026-03-16"}
    late = {**told, "made_safe": "2026-03-20"}
    assert only(hazardous(late, duty=None), STAGE_1, "hazard-date-late").where == "hazard.made_safe"
    assert not found(hazardous({**told, "made_safe": "2026-03-19"}, duty=None), STAGE_1, "hazard-date-late")


def test_a_hazard_not_dealt_with_by_the_law_s_last_day_is_told_and_later_news_is_not():
    told = {**SIGNIFICANT, "summary_sent": "2026-03-16"}
    finding = only(hazardous(told, duty=None), STAGE_1, "hazard-date-late")
    assert finding.where == "hazard.made_safe"
    assert "found none on the letter's date, 2026-03-24" in finding.message
    in_time = {**STAGE_1, "dated": date(2026, 3, 19)}
    later = {**told, "made_safe": "2026-03-27"}
    assert not found(hazardous(later, duty=None), in_time, "hazard-date-late")


def test_the_law_on_hazards_holds_from_27_october_2025_and_in_england(tmp_path):
    from tests.own_landlord import own_landlord

    before = {"kind": "significant", "aware": "2025-10-26"}
    assert not found(hazardous(before), STAGE_1, "hazard-date-late")
    for nation, told in (("england", True), ("wales", False)):
        templates = own_landlord(tmp_path / nation, nation=nation)
        data = hazardous(due="2026-04-30", landlord="own-homes")
        assert bool(found(data, STAGE_1, "hazard-date-late", templates=templates)) is told


def test_an_action_that_is_done_promises_nothing_about_a_hazard():
    told = {**SIGNIFICANT, "summary_sent": "2026-03-16"}
    data = hazardous(told, status="done", result="We did it.")
    assert not found(data, STAGE_1, "hazard-date-late")


def test_a_good_case_has_no_finding_of_these():
    for asked in (ACKNOWLEDGED, STAGE_1, STAGE_2, {**STAGE_2, "dated": date(2026, 5, 18)}):
        assert not made(bare_case(), asked).findings


# --- points alike, points added, stages that aren't there -------------------------------------------------------------


def test_two_points_with_one_heading_are_told_since_page_one_can_t_tell_them_apart():
    data = bare_case()
    data["points"][1]["heading"] = "the  LEAK"
    finding = only(data, STAGE_1, "same-heading")
    assert (finding.where, finding.level) == ("points[1].heading", Level.WARNING)
    data["points"][1]["heading"] = "The leak in the hall"
    assert not found(data, STAGE_1, "same-heading")


def added_later():
    data = bare_case()
    finding = {key: value for key, value in data["points"][0]["stages"]["2"].items() if key != "changed"}
    handling = {"id": "handling", "heading": "How we dealt with it", "text": "You told us that our answer was late."}
    data["points"].append({**handling, "stages": {"2": {**finding, "added": "2026-04-20"}}})
    return data


def test_a_point_added_at_stage_2_is_decided_there_and_is_in_no_letter_of_stage_1():
    data = added_later()
    answer = text_of(made(data, STAGE_2))
    assert "How we dealt with it: upheld" in answer
    assert "We added this point on 20 April 2026." in answer
    for asked in (ACKNOWLEDGED, STAGE_1):
        package = made(data, asked)
        assert not [one for one in package.findings if one.is_error]
        assert "How we dealt with it" not in text_of(package)


def test_a_point_of_stage_2_that_was_not_added_there_lacks_its_first_decision():
    data = added_later()
    del data["points"][2]["stages"]["2"]["added"]
    assert "added" in only(data, STAGE_2, "no-first-decision").mend


def test_a_point_withdrawn_at_stage_2_is_not_said_to_stand():
    data = bare_case()
    data["points"][1]["stages"]["2"] = {"withdrawn": True}
    text = text_of(made(data, STAGE_2))
    assert "answer to it stands" not in text
    assert text.count("- Calls not returned") == 1


@pytest.mark.parametrize(
    ("where", "change"),
    [
        ("actions[0].stage", lambda data: data["actions"][0].update(stage=3)),
        ("learning[0].stage", lambda data: data["learning"][0].update(stage=3)),
        ("outcomes[0].answers.3", lambda data: data["outcomes"][0]["answers"].update({"3": "No."})),
        ("points[0].stages.3", lambda data: data["points"][0]["stages"].update({"3": {}})),
        ("compensation_total.3", lambda data: data.update(compensation_total={"3": "0.00"})),
    ],
)
def test_what_stands_at_a_stage_that_is_not_there_is_told_and_never_left_out_in_silence(where, change):
    data = bare_case()
    change(data)
    assert only(data, STAGE_1, "unknown-stage").where == where


# --- what is left to do -----------------------------------------------------------------------------------------------


def test_no_letter_says_that_there_is_nothing_more_to_do_beside_a_promise_still_to_keep():
    data = bare_case()
    data["actions"] = [one for one in data["actions"] if one["stage"] == 1]
    text = text_of(made(data, STAGE_2))
    assert "this is still to come" in text
    assert "Apart from what this letter says, we have nothing more to do." in text
    assert "We have nothing more to do after this letter." not in text
    data["actions"] = [one for one in data["actions"] if one["status"] == "done"]
    assert "We have nothing more to do after this letter." in text_of(made(data, STAGE_2))


def test_a_promise_kept_late_is_not_said_to_be_still_unkept():
    data = bare_case()
    data["actions"][0].update(status="late", result="We did it on 20 April.")
    text = text_of(made(data, STAGE_2))
    assert "Replaster the ceiling: we did not do this when we said we would.\n\nWe did it on 20 April." in text
