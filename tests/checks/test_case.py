"""What a case must hold before a letter can be made of it, and what a letter made of it never says."""

from datetime import date
from typing import Any

import pytest

from complaintletters import produce
from tests.small_case import parsed, partly_refused_case, small_case

STAGE_1 = {"letter": "response", "stage": 1, "dated": date(2026, 3, 24), "formats": ["txt"]}
STAGE_2 = {"letter": "response", "stage": 2, "dated": date(2026, 5, 15), "formats": ["txt"]}


def codes(package: Any) -> set[str]:
    return {finding.code for finding in package.findings if finding.is_error}


def test_a_partly_refused_complaint_is_answered_on_the_points_taken():
    package = produce(parsed(partly_refused_case()), **STAGE_1)
    assert not codes(package)
    assert package.files


def test_the_person_who_answered_stage_1_may_not_answer_stage_2():
    data = small_case()
    data["stages"]["2"].update(handler=data["stages"]["1"]["handler"])
    package = produce(parsed(data), **STAGE_2)
    assert codes(package) == {"same-person"}
    assert not package.files


def test_a_stated_total_must_be_the_sum_of_the_lines():
    data = small_case()
    data["compensation_total"] = {"1": "5.00"}
    assert "wrong-total" in codes(produce(parsed(data), **STAGE_1))
    data["compensation_total"] = {"1": f"{sum(float(line['amount']) for line in data['compensation'] if line['stage'] == 1):.2f}"}
    assert not codes(produce(parsed(data), **STAGE_1))


def test_a_claim_that_is_not_filed_at_court_is_no_ground_for_a_refusal():
    data = partly_refused_case()
    data["refusals"][0]["ground"] = "claim-filed"
    data["legal"] = {"status": "letter-of-claim", "date": "2026-03-01"}
    asked = {"letter": "refusal", "stage": 1, "dated": date(2026, 3, 4), "formats": ["txt"]}
    assert "claim-not-filed" in codes(produce(parsed(data), **asked))


@pytest.mark.parametrize("name", ["investigation"])
def test_a_must_that_is_withheld_from_a_reader_is_left_out_and_not_missed(name):
    data = small_case()
    data["people"]["sara"] = {"name": "Sara Khan"}
    data["recipients"].append(
        {
            "person": "sara",
            "role": "representative",
            "channel": "email",
            "voice": "about",
            "authority": {"kind": "consent", "from": "2026-03-02"},
        }
    )
    data["stages"]["1"][name] = {"text": "Only for Mrs Khan.", "withhold_from": ["sara"]}
    hers = produce(parsed(data), recipient="sara", **STAGE_1)
    assert not codes(hers)
    assert all(b"Only for Mrs Khan." not in file for file in hers.files.values())
    theirs = produce(parsed(data), recipient="amina", **STAGE_1)
    assert any(b"Only for Mrs Khan." in file for file in theirs.files.values())


def test_an_acknowledgement_knows_nothing_of_an_extension_decided_later():
    data = small_case()
    package = produce(parsed(data), letter="acknowledgement", stage=1, dated=date(2026, 3, 4), formats=["txt"])
    words = b"".join(package.files.values()).decode()
    assert "18 March 2026" in words  # ten working days from the acknowledgement
    moved_to = date.fromisoformat(data["stages"]["1"]["extensions"][0]["new_due"])
    assert f"{moved_to.day} {moved_to:%B %Y}" not in words


def test_a_draft_whose_gaps_name_dates_is_written_all_the_same():
    data = small_case()
    del data["points"][0]["stages"]["1"]["decision"]
    early = {**STAGE_1, "dated": date(2026, 1, 1), "formats": ["docx", "pdf", "html", "txt"]}
    package = produce(parsed(data), draft=True, **early)
    assert len(package.files) == 4
    assert {"no-decision", "dated-too-early"} <= codes(package)


def test_a_stage_that_the_procedure_does_not_have_is_told():
    data = small_case()
    data["stages"]["3"] = {"handler": "head"}
    (finding,) = [one for one in produce(parsed(data), **STAGE_1).findings if one.code == "unknown-stage"]
    assert finding.where == "stages.3"
    assert "Stockport Homes Group's procedure (1, 2); found 3" in finding.message


def second_stage(**changes: str) -> Any:
    data = small_case()
    data["points"][0]["stages"]["2"].update(changes)
    return codes(produce(parsed(data), **STAGE_2))


def test_a_finding_that_is_kept_can_not_be_another():
    assert second_stage(decision="not-upheld", changed="kept") == {"changed-contradicts"}


def test_a_finding_that_is_changed_can_not_be_the_same():
    assert second_stage(decision="upheld", changed="changed") == {"changed-contradicts"}


def test_a_complaint_made_in_time_is_not_refused_as_late():
    data = partly_refused_case()
    every_point = [point["id"] for point in data["points"]]
    data["refusals"][0].update(ground="over-12-months", discretion="We looked at it all the same.", points=every_point)
    asked = {"letter": "refusal", "stage": 1, "dated": date(2026, 3, 4), "formats": ["txt"]}
    assert "not-late" in codes(produce(parsed(data), **asked))
    data["dates"].update(arose="2024-02-01", aware="2024-02-01")
    assert "not-late" not in codes(produce(parsed(data), **asked))


def test_a_promise_for_a_day_before_the_letter_is_told():
    data = small_case()
    data["actions"][0].update(due="2026-03-20", status="promised")
    findings = produce(parsed(data), **STAGE_1).findings
    assert [one.where for one in findings if one.code == "date-past"] == ["actions[0].due"]


def test_a_point_not_escalated_is_said_to_stand_at_stage_2():
    data = small_case()
    other = {**data["points"][0], "id": "lift", "heading": "The lift", "text": "You told us about the lift."}
    other["stages"] = {"1": other["stages"]["1"]}
    data["points"].append(other)
    package = produce(parsed(data), **STAGE_2)
    assert not codes(package)
    assert "answer to it stands:\n\n- The lift\n" in b"".join(package.files.values()).decode()
