"""What a resident raises after the complaint is answered with it or logged as a new complaint, and they are told."""

from datetime import date

import pytest

from complaintletters.findings import Level
from tests.checks.case.asking import ACKNOWLEDGED, STAGE_1, STAGE_2, bare_case, found, made, only, stops, text_of
from tests.own_landlord import own_landlord

PROVISION = "Complaint Handling Code 2024, 6.8"
BINS = "You told us that the bins are full."


def raising(*, raised="2026-03-03", **issue):
    data = bare_case()
    data["new_issues"] = [{"id": "bins", "raised": raised, "text": BINS, "related": False, **issue}]
    return data


RELATED = {"related": True}
LOGGED = {"logged_as": "SMALL/2026/002"}


# --- what must become of it -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("logged", [{}, LOGGED])
def test_a_related_issue_raised_before_the_stage_1_answer_is_part_of_it(logged):
    data = raising(raised="2026-03-24", **RELATED, **logged)
    assert stops(data, STAGE_1, "related-issue-ignored")
    finding = only(data, STAGE_1, "related-issue-ignored")
    assert (finding.where, finding.provision) == ("new_issues[0].point", PROVISION)


@pytest.mark.parametrize(
    "issue",
    [
        {**RELATED, "point": "calls"},
        {**RELATED, **LOGGED, "would_delay": True},
        {**LOGGED},
        {**RELATED, "raised": "2026-03-25"},  # after this letter
    ],
)
def test_an_issue_taken_in_logged_or_raised_later_is_in_order(issue):
    assert not [one for one in made(raising(**issue), STAGE_1).findings if one.is_error]


@pytest.mark.parametrize("issue", [{}, {**RELATED, "would_delay": True}])
def test_an_issue_that_is_not_taken_in_is_logged_as_a_new_complaint(issue):
    assert stops(raising(**issue), STAGE_1, "issue-not-logged")
    assert stops(raising(**issue), STAGE_2, "issue-not-logged")


def test_in_the_acknowledgement_there_is_still_time_to_log_it():
    finding = only(raising(), ACKNOWLEDGED, "issue-not-logged")
    assert (finding.level, finding.provision) == (Level.WARNING, PROVISION)
    assert not found(raising(**RELATED, **LOGGED), ACKNOWLEDGED, "related-issue-ignored")


def test_an_issue_after_the_stage_1_answer_must_be_logged_but_not_taken_in():
    data = raising(raised="2026-04-01", **RELATED)
    data["stages"]["1"]["responded"] = "2026-03-24"
    assert stops(data, STAGE_2, "issue-not-logged")


def test_a_regulator_without_the_rule_asks_nothing(tmp_path):
    data = {**raising(), "landlord": "own-homes"}
    templates = own_landlord(tmp_path, regulator="spso")
    assert not found(data, STAGE_1, "issue-not-logged", templates=templates)


# --- what the letters say -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [ACKNOWLEDGED, STAGE_1])
def test_the_letter_gives_the_new_complaint_s_reference(asked):
    text = text_of(made(raising(**LOGGED), asked)).partition("What else you told us")[2]
    assert BINS in text
    assert "SMALL/2026/002" in text


def test_a_letter_says_nothing_of_an_issue_raised_after_it_or_taken_in():
    for issue in ({**LOGGED, "raised": "2026-03-05"}, {"point": "calls"}):
        assert "What else you told us" not in text_of(made(raising(**issue), ACKNOWLEDGED))


@pytest.mark.parametrize(("raised", "told"), [("2026-03-24", False), ("2026-03-25", True)])
def test_stage_2_tells_of_what_came_after_the_stage_1_answer(raised, told):
    data = raising(raised=raised, **LOGGED)
    data["stages"]["1"].update(responded="2026-03-24")
    data["actions"][0].update(status="done", result="We did it.")
    assert ("What else you told us" in text_of(made(data, STAGE_2))) is told


def test_a_landlord_s_wording_that_leaves_the_new_complaint_out_is_stopped(tmp_path):
    templates = own_landlord(tmp_path)
    letters = templates / "landlords" / "own-homes" / "letters"
    letters.mkdir()
    (letters / "response.md").write_text(
        '{% extends "parent" %}\n\n{% block new_issues %}\n## More\n\nWe will write to you about the rest.\n{% endblock %}\n',
        encoding="utf-8",
    )
    data = {**raising(**LOGGED), "landlord": "own-homes"}
    findings = found(data, STAGE_1, "missing-complaint-definition", templates=templates)
    assert {one.where for one in findings} == {"new_issues[0].text", "new_issues[0].logged_as"}


def test_a_letter_that_speaks_about_the_complainant_does_so_here_too():
    data = raising(**LOGGED)
    data["people"]["sara"] = {"name": "Sara Khan"}
    authority = {"kind": "consent", "from": "2026-03-02"}
    sister = {"person": "sara", "role": "representative", "channel": "email", "authority": authority}
    data["recipients"].append(sister)
    assert "What else we were told" in text_of(made(data, STAGE_1, recipient="sara"))


def test_an_issue_withheld_from_a_reader_is_left_out_of_their_letter():
    data = raising(text={"text": BINS, "withhold_from": ["amina"]}, **LOGGED)
    package = made(data, STAGE_1)
    assert BINS not in text_of(package)
    assert [one.where for one in package.findings if one.code == "withheld"] == ["new_issues[0].text"]
    assert made(data, {**STAGE_1, "dated": date(2026, 3, 24)}).files
