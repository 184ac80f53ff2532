"""Every clock of a case: what starts it, when it is due, and that a letter owns up to being late."""

from datetime import date

import pytest

from complaintletters import produce
from complaintletters.compose import compose, describe_for
from complaintletters.deadlines import acknowledgement_due, clocks, escalation_until, extension_cap, response_due
from complaintletters.letter import Statement, leaves, letter_lines
from complaintletters.request import LetterRequest
from complaintletters.rules import rules_for
from tests.own_landlord import own_landlord
from tests.samples import read, sample_files
from tests.small_case import alter, parsed, small_case


def day(text):
    return date.fromisoformat(text)


def a_case(*changes, landlord="own-homes"):
    """Received on Monday 2 March 2026, logged on the 5th, acknowledged on the 4th, answered on the 24th."""
    data = alter(small_case(), "landlord", landlord)
    data["dates"] = {"arose": "2026-02-01", "aware": "2026-02-01", "received": "2026-03-02", "logged": "2026-03-05"}
    data["stages"]["1"] = {"handler": "jo", "acknowledged": "2026-03-04", "responded": "2026-03-24"}
    data["stages"]["2"] = {"handler": "head", "requested": "2026-04-02", "acknowledged": "2026-04-08"}
    for path, value in changes:
        alter(data, path, value)
    return parsed(data)


def rules_of(folder, case, **profile):
    return rules_for(case, own_landlord(folder, **profile))


# --- due dates, counted by hand ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        ('acknowledge = { within = 5, from = "received" }', "2026-03-09"),
        ('acknowledge = { within = 1, from = "received" }', "2026-03-03"),
        ('acknowledge = { within = 5, from = "logged" }', "2026-03-12"),
        ('acknowledge = { within = 7, unit = "calendar-days", from = "received" }', "2026-03-09"),
        ("", "2026-03-09"),  # a silent policy: the Code's five working days from receipt
    ],
)
def test_an_acknowledgement_is_due_by_the_policy_and_else_by_the_code(clock, due, tmp_path):
    case = a_case()
    assert acknowledgement_due(case, rules_of(tmp_path, case, stage_1=clock), 1) == day(due)


@pytest.mark.parametrize(
    ("clock", "due"),
    [
        ('respond = { within = 10, from = "acknowledged" }', "2026-03-18"),
        ('respond = { within = 10, from = "received" }', "2026-03-16"),
        ('respond = { within = 10, from = "logged" }', "2026-03-19"),
        ("respond = { within = 10 }", "2026-03-18"),  # its start not stated: the Code's, the acknowledgement
        ('respond = { within = 1, unit = "months", from = "received" }', "2026-04-02"),
        ("", "2026-03-18"),
    ],
)
def test_a_stage_1_response_is_due_by_the_event_that_the_policy_counts_from(clock, due, tmp_path):
    case = a_case()
    assert response_due(case, rules_of(tmp_path, case, stage_1=clock), 1) == day(due)


@pytest.mark.parametrize(
    ("clock", "acknowledge", "respond"),
    [
        ("", "2026-04-13", "2026-05-07"),
        ('respond = { within = 20, from = "requested" }', "2026-04-13", "2026-05-05"),
        ('acknowledge = { within = 5, from = "received" }', "2026-04-13", "2026-05-07"),
    ],
)
def test_stage_2_counts_from_the_request_over_easter_and_may_day(clock, acknowledge, respond, tmp_path):
    case = a_case()
    rules = rules_of(tmp_path, case, stage_2=clock)
    assert acknowledgement_due(case, rules, 2) == day(acknowledge)
    assert response_due(case, rules, 2) == day(respond)


@pytest.mark.parametrize(
    ("limit", "cap"),
    [
        ('{ within = 10, from = "due", mode = "adds" }', "2026-04-01"),
        ('{ within = 15, from = "acknowledged", mode = "total" }', "2026-03-25"),
        ('{ within = 14, unit = "calendar-days", from = "due", mode = "adds" }', "2026-04-01"),
    ],
)
def test_an_extension_adds_to_the_first_limit_or_is_the_total_of_both(limit, cap, tmp_path):
    case = a_case()
    rules = rules_of(tmp_path, case, stage_1=f"[procedures.stages.extension]\nlimit = {limit}")
    assert extension_cap(case, rules, 1) == day(cap)


@pytest.mark.parametrize(
    ("limits", "arose", "until"),
    [
        ("", "2026-02-01", None),
        ('{ within = 14, unit = "calendar-days", from = "response-dated" }', "2026-02-01", "2026-04-07"),
        ('{ within = 28, unit = "calendar-days", from = "response-dated" }', "2026-02-01", "2026-04-21"),
        ('{ within = 1, unit = "months", from = "response-received" }', "2026-02-01", "2026-04-24"),
        ('{ within = 20, unit = "working-days", from = "response-dated" }', "2026-02-01", "2026-04-23"),
        (
            '{ within = 6, unit = "months", from = "arose" }, { within = 2, unit = "months", from = "response-dated" }',
            "2026-02-01",
            "2026-08-01",
        ),
        (
            '{ within = 6, unit = "months", from = "arose" }, { within = 2, unit = "months", from = "response-dated" }',
            "2025-10-01",
            "2026-05-24",
        ),
    ],
)
def test_the_time_to_ask_for_stage_2_is_the_later_of_its_limits(limits, arose, until, tmp_path):
    case = a_case(("dates.arose", arose))
    rules = rules_of(tmp_path, case, escalation=limits)
    assert escalation_until(case, rules, 1) == (day(until) if until else None)


def test_a_landlord_s_nation_and_closure_days_move_its_clocks(tmp_path):
    case = a_case(("dates.received", "2026-03-11"), ("dates.logged", "2026-03-11"), ("stages.1", {"handler": "jo"}))
    closed = "[[closure_days]]\nday = 2026-03-13\n"
    due = {
        name: acknowledgement_due(case, rules_of(tmp_path / name, case, **profile), 1)
        for name, profile in {
            "england": {},
            "northern-ireland": {"nation": "northern-ireland"},
            "closed": {"closed": closed, "nation": "northern-ireland"},
        }.items()
    }
    assert due == {
        "england": day("2026-03-18"),
        "northern-ireland": day("2026-03-19"),
        "closed": day("2026-03-20"),
    }


# --- the table --------------------------------------------------------------------------------------------------------


def by_id(case, rules):
    return {clock.id: clock for clock in clocks(case, rules)}


def test_the_clocks_of_a_case_stand_in_the_order_they_run(tmp_path):
    case = a_case()
    limits = '{ within = 20, from = "response-dated" }'
    assert [clock.id for clock in clocks(case, rules_of(tmp_path, case, escalation=limits))] == [
        "acknowledge-1",
        "respond-1",
        "escalate-1",
        "acknowledge-2",
        "respond-2",
        "ombudsman",
    ]


def test_a_clock_is_met_on_its_due_date_and_late_the_day_after(tmp_path):
    on_time, late = (a_case(("stages.1.acknowledged", when)) for when in ("2026-03-09", "2026-03-10"))
    rules = rules_of(tmp_path, on_time)
    states = [by_id(case, rules)["acknowledge-1"].state(day("2026-06-01")) for case in (on_time, late)]
    assert states == ["met", "late"]


def test_a_clock_not_met_is_open_until_its_due_date_and_overdue_after(tmp_path):
    case = a_case()
    clock = by_id(case, rules_of(tmp_path, case))["respond-2"]
    assert (clock.due, clock.met) == (day("2026-05-07"), None)
    assert (clock.state(day("2026-05-07")), clock.state(day("2026-05-08"))) == ("open", "overdue")


def test_a_clock_whose_event_has_not_happened_is_not_started(tmp_path):
    case = a_case()
    clock = by_id(case, rules_of(tmp_path, case))["ombudsman"]
    assert (clock.due, clock.state(day("2026-06-01"))) == (None, "not started")


def test_before_the_acknowledgement_the_response_is_expected_from_the_day_that_is_due(tmp_path):
    case = a_case(("stages.1", {"handler": "jo"}))
    clock = by_id(case, rules_of(tmp_path, case))["respond-1"]
    assert (clock.start, clock.due, clock.expected) == (None, day("2026-03-23"), True)


def test_a_final_response_gives_twelve_months_to_go_to_the_ombudsman():
    case = a_case(("stages.2.responded", "2026-05-15"), landlord="stockport-homes")
    assert by_id(case, rules_for(case))["ombudsman"].due == day("2027-05-15")


def test_someone_with_no_right_to_the_ombudsman_has_no_such_clock():
    case = a_case(("tenure", "member-of-the-public"), landlord="fairhive")
    assert "ombudsman" not in by_id(case, rules_for(case))


@pytest.mark.parametrize(
    ("hazard", "due"),
    [
        ({"kind": "emergency", "aware": "2026-03-02"}, {"emergency-made-safe": "2026-03-03"}),
        (
            {"kind": "significant", "aware": "2026-03-02", "investigated": "2026-03-06"},
            {
                "significant-investigated": "2026-03-16",
                "significant-summary": "2026-03-11",
                "significant-made-safe": "2026-03-13",
            },
        ),
        ({"kind": "significant", "aware": "2025-10-26"}, {}),
    ],
)
def test_a_hazard_has_the_clocks_of_awaab_s_law_from_27_october_2025(hazard, due):
    case = a_case(("hazard", hazard), landlord="stockport-homes")
    found = {id_: clock.due.isoformat() for id_, clock in by_id(case, rules_for(case)).items() if clock.stage == 0}
    assert found == due


@pytest.mark.parametrize("file", sample_files(), ids=lambda file: file.stem)
def test_every_clock_of_every_sample_names_its_rule_and_its_source(file):
    case = read(file.name)
    for clock in clocks(case, rules_for(case)):
        assert clock.name
        assert clock.rule
        assert clock.source
        assert clock.due is None or clock.start is None or clock.due >= clock.start


# --- lateness is owned ------------------------------------------------------------------------------------------------

LATE = {"late_acknowledgement", "late_response", "late_extension"}


def late_statements(kind, stage, dated):
    """The statements of a letter that say it is late, and whether the text file says them."""
    data = small_case()
    data["stages"]["1"]["acknowledged"], data["stages"]["2"]["acknowledged"] = "2026-03-04", "2026-04-08"
    case = parsed(data)
    request = LetterRequest(kind, stage, 1, "amina", day(dated))
    letter = compose(describe_for(case, rules_for(case), request))
    said = [leaf for _, line in letter_lines(letter) for leaf in leaves(line) if isinstance(leaf, Statement)]
    late = [one for one in said if one.id in LATE]
    package = produce(case, letter=kind, stage=stage, dated=day(dated), formats=("txt",), draft=True)
    (text,) = package.files.values()
    assert all(one.text in text.decode("utf-8") for one in late)
    return [one.id for one in late]


@pytest.mark.parametrize(
    ("kind", "stage", "due", "after", "statement"),
    [
        ("acknowledgement", 1, "2026-03-09", "2026-03-10", "late_acknowledgement"),
        ("extension", 1, "2026-03-18", "2026-03-19", "late_extension"),
        ("response", 1, "2026-03-27", "2026-03-28", "late_response"),
        ("acknowledgement", 2, "2026-04-13", "2026-04-14", "late_acknowledgement"),
        ("extension", 2, "2026-05-07", "2026-05-08", "late_extension"),
        ("response", 2, "2026-05-20", "2026-05-21", "late_response"),
    ],
)
def test_a_letter_after_its_due_date_says_that_it_is_late_and_one_on_it_does_not(kind, stage, due, after, statement):
    assert late_statements(kind, stage, due) == []
    assert late_statements(kind, stage, after) == [statement]


def test_a_complaint_refused_whole_has_no_clock_left_running():
    data = small_case()
    data["refusals"] = [
        {
            "number": 1,
            "of": "complaint",
            "points": [point["id"] for point in data["points"]],
            "ground": "over-12-months",
            "reasons": "It was long ago.",
        }
    ]
    data["stages"] = {}
    data["letters"] = [{"kind": "refusal", "stage": 1, "recipient": "amina", "dated": "2026-03-06"}]
    case = parsed(data)
    (clock,) = clocks(case, rules_for(case))
    assert (clock.id, clock.met, clock.state(date(2026, 9, 1))) == ("acknowledge-1", date(2026, 3, 6), "met")


# --- the day a letter left ----------------------------------------------------------------------------------------------


def sent(kind, dated, dispatched, *, stage=1, number=1, recipient="amina"):
    return {
        "kind": kind,
        "stage": stage,
        "number": number,
        "recipient": recipient,
        "dated": dated,
        "dispatched": dispatched,
    }


@pytest.mark.parametrize(
    ("letter", "clock", "dated", "left"),
    [
        ("acknowledgement", "acknowledge-1", "2026-03-09", "2026-03-10"),
        ("response", "respond-1", "2026-03-18", "2026-03-19"),
    ],
)
def test_a_letter_dated_in_time_that_left_a_day_late_did_not_meet_its_clock(letter, clock, dated, left, tmp_path):
    field = {"acknowledgement": "acknowledged", "response": "responded"}[letter]
    stage_1 = {"handler": "jo", "acknowledged": "2026-03-04", field: dated}
    for log, met, state in (([], dated, "met"), ([sent(letter, dated, left)], left, "late")):
        case = a_case(("stages.1", stage_1), ("letters", log))
        found = by_id(case, rules_of(tmp_path / state, case))[clock]
        assert (found.met, found.state(day("2026-06-01"))) == (day(met), state)


def test_an_extension_that_left_late_did_not_stop_the_first_clock(tmp_path):
    extension = {"number": 1, "decided": "2026-03-18", "reason": "The plumber is away.", "new_due": "2026-03-27"}
    stage_1 = {"handler": "jo", "acknowledged": "2026-03-04", "extensions": [extension]}
    log = [sent("extension", "2026-03-18", "2026-03-19")]
    case = a_case(("stages.1", stage_1), ("letters", log))
    clock = by_id(case, rules_of(tmp_path, case))["respond-1"]
    assert (clock.due, clock.met, clock.state(day("2026-06-01"))) == (day("2026-03-18"), day("2026-03-19"), "late")


def test_a_complaint_is_answered_when_the_last_complainant_is_and_not_by_a_copy_to_others(tmp_path):
    log = [
        sent("response", "2026-03-24", "2026-03-25"),
        sent("response", "2026-03-24", "2026-03-30", recipient="jo"),
    ]
    case = a_case(("letters", log))
    assert by_id(case, rules_of(tmp_path, case))["respond-1"].met == day("2026-03-25")


def test_hazard_clocks_are_england_s(tmp_path):
    case = a_case(("hazard", {"kind": "emergency", "aware": "2026-03-02"}))
    assert "emergency-made-safe" in by_id(case, rules_of(tmp_path / "england", case))
    assert "emergency-made-safe" not in by_id(case, rules_of(tmp_path / "wales", case, nation="wales"))
