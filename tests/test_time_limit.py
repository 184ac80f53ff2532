"""Time limits, against calendars counted by hand and against laws that hold for any dates."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from complaintletters.time_limit import after_months, calendar

NATIONS = ("england", "wales", "scotland", "northern-ireland")


def day(text: str) -> date:
    return date.fromisoformat(text)


# --- counted by hand --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-03-02", 5, "2026-03-09"),  # Monday to Monday
        ("2026-03-07", 1, "2026-03-09"),  # from a Saturday
        ("2026-03-07", 0, "2026-03-07"),  # nothing to count
        ("2026-04-01", 1, "2026-04-02"),
        ("2026-04-01", 2, "2026-04-07"),  # over Good Friday, 3 April, and Easter Monday, 6 April
        ("2026-04-01", 5, "2026-04-10"),
        ("2026-04-01", 20, "2026-05-01"),
        ("2026-04-01", 21, "2026-05-05"),  # and the early May bank holiday, 4 May
        ("2026-05-22", 1, "2026-05-26"),  # spring bank holiday, 25 May
        ("2026-08-28", 1, "2026-09-01"),  # summer bank holiday, 31 August
        ("2026-12-24", 1, "2026-12-29"),  # Christmas on a Friday, Boxing Day moved to Monday 28 December
        ("2026-12-23", 5, "2027-01-04"),  # and New Year's Day
        ("2027-12-24", 1, "2027-12-29"),  # Christmas on a Saturday: Monday and Tuesday instead
        ("2025-12-31", 1, "2026-01-02"),
    ],
)
def test_working_days_in_england_are_counted_as_by_hand(start, amount, due):
    assert calendar("england").after_working_days(day(start), amount) == day(due)
    assert calendar("wales").after_working_days(day(start), amount) == day(due)


@pytest.mark.parametrize(
    ("nation", "start", "due"),
    [
        ("scotland", "2025-12-31", "2026-01-05"),  # 1 and 2 January
        ("scotland", "2026-04-02", "2026-04-06"),  # Good Friday, and no Easter Monday
        ("scotland", "2026-07-31", "2026-08-04"),  # summer bank holiday, 3 August
        ("scotland", "2026-08-28", "2026-08-31"),  # and not 31 August
        ("scotland", "2026-11-27", "2026-12-01"),  # St Andrew's Day, 30 November
        ("northern-ireland", "2026-03-16", "2026-03-18"),  # St Patrick's Day, 17 March
        ("northern-ireland", "2026-07-10", "2026-07-14"),  # 12 July is a Sunday, so Monday 13 July
        ("northern-ireland", "2027-07-09", "2027-07-13"),  # Monday 12 July
        ("northern-ireland", "2026-04-02", "2026-04-07"),
        ("england", "2026-11-27", "2026-11-30"),
        ("england", "2026-07-10", "2026-07-13"),
        ("england", "2026-03-16", "2026-03-17"),
    ],
)
def test_each_nation_keeps_its_own_bank_holidays(nation, start, due):
    assert calendar(nation).after_working_days(day(start), 1) == day(due)


def test_closure_days_are_not_counted():
    closed = [day(text) for text in ("2026-12-24", "2026-12-29", "2026-12-30", "2026-12-31")]
    assert calendar("england").after_working_days(day("2026-12-23"), 1) == day("2026-12-24")
    assert calendar("england", closed).after_working_days(day("2026-12-23"), 1) == day("2027-01-04")


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-05-15", 12, "2027-05-15"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_there_is(start, months, due):
    assert after_months(day(start), months) == day(due)
    assert calendar("england").after(day(start), months, "months") == day(due)


def test_calendar_days_count_weekends_and_bank_holidays():
    assert calendar("england").after(day("2026-04-01"), 14, "calendar-days") == day("2026-04-15")


# --- laws -------------------------------------------------------------------------------------------------------------

DATES = st.dates(day("2021-01-01"), day("2032-12-31"))
AMOUNTS = st.integers(1, 60)
CLOSED = st.frozensets(DATES, max_size=8)
CALENDARS = st.builds(calendar, st.sampled_from(NATIONS), CLOSED)
LAW = settings(max_examples=60, deadline=None)


@LAW
@given(kept=CALENDARS, start=DATES, amount=AMOUNTS)
def test_a_due_date_is_a_working_day_after_its_start(kept, start, amount):
    due = kept.after_working_days(start, amount)
    assert due > start
    assert kept.is_working(due)


@LAW
@given(kept=CALENDARS, start=DATES, amount=AMOUNTS)
def test_counting_back_gives_the_amount(kept, start, amount):
    due = kept.after_working_days(start, amount)
    assert kept.working_days_between(start, due) == amount
    assert kept.working_days_between(start, due - timedelta(days=1)) == amount - 1


@LAW
@given(kept=CALENDARS, start=DATES, later=st.integers(0, 40), amount=AMOUNTS)
def test_a_later_start_or_a_longer_limit_is_never_due_sooner(kept, start, later, amount):
    due = kept.after_working_days(start, amount)
    assert kept.after_working_days(start + timedelta(days=later), amount) >= due
    assert kept.after_working_days(start, amount + 1) > due


@LAW
@given(kept=CALENDARS, start=DATES, first=AMOUNTS, second=AMOUNTS)
def test_two_limits_one_after_the_other_are_one_limit_of_both(kept, start, first, second):
    together = kept.after_working_days(start, first + second)
    assert kept.after_working_days(kept.after_working_days(start, first), second) == together


@LAW
@given(nation=st.sampled_from(NATIONS), closed=CLOSED, start=DATES, amount=AMOUNTS)
def test_closing_on_more_days_never_brings_a_due_date_forward(nation, closed, start, amount):
    assert calendar(nation, closed).after_working_days(start, amount) >= calendar(nation).after_working_days(
        start, amount
    )


@LAW
@given(kept=CALENDARS, start=DATES, end=DATES)
def test_no_working_days_lie_between_a_day_and_an_earlier_one(kept, start, end):
    assume(end <= start)
    assert kept.working_days_between(start, end) == 0


@LAW
@given(start=DATES, months=st.integers(0, 48))
def test_months_on_is_that_many_months_on_and_never_a_later_day(start, months):
    due = after_months(start, months)
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    assert due.day <= start.day
    if due.day < start.day:
        assert (due + timedelta(days=1)).day == 1
