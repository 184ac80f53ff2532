"""A letter is judged by the day it leaves, not by the day it is dated."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintletters import produce
from complaintletters.deadlines import clocks
from complaintletters.landlord import Posting, landlord
from complaintletters.posting import leaves
from complaintletters.rules import rules_for
from tests.checks.case.asking import STAGE_1, bare_case, found, made, only, text_of, with_posting
from tests.own_landlord import own_landlord
from tests.small_case import alter, parsed

DUE = date(2026, 3, 18)  # ten working days from the acknowledgement of 4 March
LATE = "This answer is late"


def acknowledged():
    return alter(bare_case(), "stages.1.acknowledged", "2026-03-04")


def answered(dispatched, dated=DUE, **more):
    return made(acknowledged(), {**STAGE_1, "dated": dated}, dispatched=dispatched, **more)


def test_a_letter_dated_in_time_that_leaves_a_day_late_says_that_it_is_late():
    assert LATE not in text_of(answered(DUE))
    package = answered(date(2026, 3, 19))
    assert LATE in text_of(package)
    assert [one.code for one in package.findings] == ["leaves-late"]


def test_a_letter_without_a_dispatch_date_leaves_when_it_is_dated():
    assert LATE not in text_of(answered(None))
    assert LATE in text_of(answered(None, dated=date(2026, 3, 19)))


@pytest.mark.parametrize(("left", "told"), [("2026-03-06", 0), ("2026-03-09", 0), ("2026-03-10", 1)])
def test_a_letter_that_leaves_more_than_one_working_day_after_its_date_is_told(left, told):
    friday = {**STAGE_1, "dated": date(2026, 3, 6)}
    assert len(found(acknowledged(), friday, "leaves-after-dated", dispatched=date.fromisoformat(left))) == told


def test_a_letter_can_not_leave_before_it_is_dated():
    package = answered(date(2026, 3, 17))
    assert [one.code for one in package.findings if one.is_error] == ["dispatched-before-dated"]
    assert not package.files


# --- the log --------------------------------------------------------------------------------------------------------


def logged(dispatched, dated="2026-03-18", kind="response", stage=1, recipient="amina"):
    return {"kind": kind, "stage": stage, "recipient": recipient, "dated": dated, "dispatched": dispatched}


def test_the_log_of_letters_says_when_a_letter_left():
    data = {**acknowledged(), "letters": [logged("2026-03-19")]}
    assert LATE in text_of(made(data, {**STAGE_1, "dated": DUE}))


@pytest.mark.parametrize(
    "other",
    [{"stage": 2}, {"kind": "update"}, {"recipient": "jo"}, {"dated": "2026-03-17"}, {"dispatched": "2026-03-18"}],
)
def test_the_log_of_another_letter_says_nothing_of_this_one(other):
    data = {**acknowledged(), "letters": [logged(**{"dispatched": "2026-03-19", **other})]}
    assert LATE not in text_of(made(data, {**STAGE_1, "dated": DUE}))


def test_what_is_asked_for_comes_before_the_log():
    data = {**acknowledged(), "letters": [logged("2026-03-19")]}
    assert LATE not in text_of(made(data, {**STAGE_1, "dated": DUE}, dispatched=DUE))


# --- the last post --------------------------------------------------------------------------------------------------


def own(folder, channel="post", posting="last_post = 16:30:00"):
    data = alter(acknowledged(), "landlord", "own-homes")
    data["recipients"][0]["channel"] = channel
    return data, with_posting(own_landlord(folder), posting)


@pytest.mark.parametrize(
    ("ready", "channel", "left"),
    [
        ("2026-03-18T16:30", "post", "2026-03-18"),
        ("2026-03-18T16:31", "post", "2026-03-19"),
        ("2026-03-20T17:10", "post", "2026-03-23"),  # a Friday evening
        ("2026-03-21T09:00", "post", "2026-03-23"),  # a Saturday
        ("2026-04-02T17:00", "post", "2026-04-07"),  # before Easter
        ("2026-03-18T23:59", "email", "2026-03-18"),
        ("2026-03-21T09:00", "portal", "2026-03-21"),
        ("2026-03-21T09:00", "hand", "2026-03-21"),
    ],
)
def test_post_that_misses_the_last_collection_leaves_on_the_next_working_day(ready, channel, left, tmp_path):
    data, templates = own(tmp_path, channel)
    dated = datetime.fromisoformat(ready).date()
    package = made(data, {**STAGE_1, "dated": dated}, dispatched=datetime.fromisoformat(ready), templates=templates)
    assert package.request.dispatched == date.fromisoformat(left)


def test_post_ready_on_the_last_day_after_the_last_collection_is_late(tmp_path):
    data, templates = own(tmp_path)
    on_time, late = (
        made(data, {**STAGE_1, "dated": DUE}, dispatched=datetime(2026, 3, 18, 16, minute), templates=templates)
        for minute in (30, 31)
    )
    assert LATE not in text_of(on_time)
    assert LATE in text_of(late)


@pytest.mark.parametrize(("posting", "late"), [("", False), ("last_post = 16:30:00", True)])
def test_post_due_and_dated_on_a_saturday_is_late_where_the_profile_has_posting(posting, late, tmp_path):
    data = alter(acknowledged(), "landlord", "own-homes")
    data["stages"]["1"]["acknowledged"] = "2026-03-07"
    clock = 'respond = { within = 14, unit = "calendar-days", from = "acknowledged" }'
    templates = with_posting(own_landlord(tmp_path, stage_1=clock), posting)
    package = made(data, {**STAGE_1, "dated": date(2026, 3, 21)}, templates=templates)
    assert (LATE in text_of(package)) is late


def test_without_posting_in_the_profile_a_letter_leaves_when_it_is_ready():
    assert answered(datetime(2026, 3, 18, 23, 59)).request.dispatched == DUE


@given(
    ready=st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31)),
    channel=st.sampled_from(["post", "email", "portal", "hand"]),
)
def test_a_letter_never_leaves_before_it_is_ready_and_post_only_on_working_days(ready, channel):
    profile = landlord("stockport-homes").model_copy(
        update={"posting": Posting.model_validate({"last_post": "16:30:00"})}
    )
    left = leaves(ready, channel, profile)
    assert left >= ready.date()
    assert leaves(left, channel, profile) == left
    if channel == "post":
        assert profile.calendar.is_working(left)
        assert profile.calendar.working_days_between(ready.date(), left) <= 1
    else:
        assert left == ready.date()


# --- when it is received --------------------------------------------------------------------------------------------

RECEIVED = '{ within = 10, unit = "calendar-days", from = "response-received" }'
DATED = '{ within = 10, unit = "calendar-days", from = "response-dated" }'
DEEMED = 'deemed_receipt = { within = 2, unit = "working-days" }'


@pytest.mark.parametrize(
    ("limits", "posting", "channel", "left", "until"),
    [
        (RECEIVED, "", "post", None, "28 March 2026"),
        (RECEIVED, DEEMED, "post", None, "30 March 2026"),
        (RECEIVED, DEEMED, "post", date(2026, 3, 19), "2 April 2026"),  # left on Thursday, received on Monday 23 March
        (RECEIVED, DEEMED, "email", None, "28 March 2026"),
        (DATED, DEEMED, "post", date(2026, 3, 19), "28 March 2026"),
    ],
)
def test_a_window_from_receipt_counts_from_dispatch_and_deemed_receipt(limits, posting, channel, left, until, tmp_path):
    data = alter(acknowledged(), "landlord", "own-homes")
    data["recipients"][0]["channel"] = channel
    templates = with_posting(own_landlord(tmp_path, escalation=limits), posting)
    package = made(data, {**STAGE_1, "dated": DUE}, dispatched=left, templates=templates)
    assert f"ask us by {until}" in text_of(package)


def test_a_stage_2_clock_from_receipt_counts_from_when_the_answer_arrived(tmp_path):
    data = alter(acknowledged(), "landlord", "own-homes")
    data["stages"]["1"]["responded"] = "2026-03-18"
    data["letters"] = [logged("2026-03-19")]
    case = parsed(data)
    rules = rules_for(case, with_posting(own_landlord(tmp_path, escalation=RECEIVED), DEEMED))
    (clock,) = [one for one in clocks(case, rules) if one.id == "escalate-1"]
    assert (clock.event, clock.start, clock.due) == ("response received", date(2026, 3, 23), date(2026, 4, 2))


def test_a_draft_of_a_late_letter_says_so_too():
    package = produce(
        parsed(acknowledged()), dispatched=date(2026, 3, 19), formats=["txt"], draft=True, **{**STAGE_1, "dated": DUE}
    )
    assert LATE in text_of(package)


def test_the_finding_names_both_days():
    finding = only(acknowledged(), {**STAGE_1, "dated": DUE}, "leaves-late", dispatched=date(2026, 3, 19))
    assert "2026-03-18" in finding.message
    assert "leaves on 2026-03-19" in finding.message


@pytest.mark.parametrize(("dispatched", "said"), [(DUE, False), (date(2026, 3, 19), True)])
def test_a_letter_that_is_late_only_by_the_day_it_leaves_says_which_day_that_is(dispatched, said):
    assert ("We sent this letter on 19 March 2026." in text_of(answered(dispatched))) is said


def test_a_letter_dated_after_its_due_day_needs_no_other_day_to_be_late():
    text = text_of(answered(None, dated=date(2026, 3, 19)))
    assert LATE in text
    assert "We sent this letter" not in text
