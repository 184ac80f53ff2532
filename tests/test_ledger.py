"""The ledger: what a basis gives, how it is rounded, what stands at a stage, and what is left to pay."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaintletters.case import Case, Compensation
from complaintletters.case.money import PercentOfRent, Rate, RightToRepair, whole_months
from complaintletters.landlord import MoneyRules
from complaintletters.ledger import award, exact_sum, is_whole_pence, line_sum, rounded, worked
from complaintletters.regulator import regulator
from complaintletters.rules import Rules, rules_for
from tests.small_case import parsed, small_case

STATUTORY = regulator("housing-ombudsman").right_to_repair
ROUNDINGS = ("half-up", "half-even", "down")
PENNY = Decimal("0.01")
SOME_CASE = parsed(small_case())

pence = st.integers(1, 5_000_00).map(lambda number: Decimal(number) / 100)
exact_sums = st.fractions(min_value=0, max_value=10_000, max_denominator=70_000)


def rules(rounding: str | None = None) -> Rules:
    made = rules_for(SOME_CASE)
    return replace(made, landlord=made.landlord.model_copy(update={"money": MoneyRules(rounding=rounding)}))


def line(id_: str, amount: str | Decimal | None = None, **more) -> Compensation:
    given_ = {"id": id_, "point": "leak", "stage": 1, "kind": "discretionary", "what": "Time and trouble", **more}
    return Compensation.model_validate({**given_, **({"amount": amount} if amount is not None else {})})


def case_of(*lines: Compensation, offsets=()) -> Case:
    data = small_case()
    data["offsets"] = list(offsets)
    return parsed(data).model_copy(update={"compensation": lines})


def made(*lines: Compensation, stage: int = 2, offsets=(), on: date | None = None):
    return award(case_of(*lines, offsets=offsets), rules("down"), stage, on=on)


# --- rounding -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rounding", "gives"), [("down", "41.81"), ("half-up", "41.82"), ("half-even", "41.82")])
def test_two_fifths_of_a_rent_of_104_54_is_rounded_by_the_landlord_s_own_rule(rounding, gives):
    rent = line("rent", basis={"kind": "percent-of-rent", "percent": "40", "rent": "104.54", "per": "week"})
    assert worked(rent, rules()).exact == Fraction("41.816")
    assert line_sum(rent, rules(rounding)) == Decimal(gives)


@pytest.mark.parametrize(("rounding", "gives"), [("down", "0.12"), ("half-up", "0.13"), ("half-even", "0.12")])
def test_half_a_penny_goes_up_down_or_to_the_even_penny(rounding, gives):
    assert rounded(Fraction("0.125"), rounding) == Decimal(gives)


def test_half_even_goes_up_from_an_odd_penny():
    assert rounded(Fraction("0.135"), "half-even") == Decimal("0.14")


@settings(deadline=None)
@given(exact=exact_sums, rounding=st.sampled_from(ROUNDINGS))
def test_rounding_stays_within_a_penny_and_rounds_nothing_twice(exact, rounding):
    once = rounded(exact, rounding)
    assert isinstance(once, Decimal)
    assert abs(Fraction(once) - exact) < Fraction(1, 100)
    assert rounded(Fraction(once), rounding) == once


@settings(deadline=None)
@given(exact=exact_sums)
def test_down_is_never_more_and_halves_are_never_further_than_half_a_penny(exact):
    assert Fraction(rounded(exact, "down")) <= exact
    assert all(abs(Fraction(rounded(exact, rule)) - exact) <= Fraction(1, 200) for rule in ("half-up", "half-even"))


@settings(deadline=None)
@given(amount=pence, rounding=st.sampled_from(ROUNDINGS))
def test_whole_pence_are_the_same_by_every_rule(amount, rounding):
    assert is_whole_pence(Fraction(amount))
    assert rounded(Fraction(amount), rounding) == amount


# --- what a basis gives ---------------------------------------------------------------------------------------------


def rate(per: str, **more) -> Rate:
    return Rate.model_validate({"kind": "rate", "rate": "30.00", "per": per, **more})


@settings(deadline=None)
@given(start=st.dates(date(2000, 1, 1), date(2050, 1, 1)), weeks=st.integers(1, 500))
def test_a_period_of_weeks_gives_what_its_number_of_weeks_gives(start, weeks):
    until = start + timedelta(weeks=weeks, days=-1)
    by_dates = rate("week", **{"from": start.isoformat(), "until": until.isoformat()})
    assert exact_sum(by_dates, None) == exact_sum(rate("week", count=weeks), None) == 30 * weeks


@settings(deadline=None)
@given(start=st.dates(date(2000, 1, 1), date(2050, 1, 1)), days=st.integers(1, 4_000))
def test_the_first_and_the_last_day_of_a_period_both_count(start, days):
    until = start + timedelta(days=days - 1)
    period = {"from": start.isoformat(), "until": until.isoformat()}
    assert exact_sum(rate("day", **period), None) == 30 * days
    assert exact_sum(rate("week", **period), None) == Fraction(30 * days, 7)


def test_five_weeks_at_30_pounds_are_150_pounds():
    assert line_sum(line("x", basis={"kind": "rate", "rate": "30.00", "per": "week", "count": 5}), rules()) == 150


def test_two_and_a_half_weeks_at_30_pounds_are_75_pounds():
    assert exact_sum(rate("week", count="2.5"), None) == 75


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-01-01", "2026-01-31", 1),
        ("2026-02-01", "2026-02-28", 1),
        ("2026-01-05", "2026-04-04", 3),
        ("2025-11-15", "2026-11-14", 12),
        ("2026-01-05", "2026-02-05", None),
        ("2026-01-05", "2026-01-20", None),
    ],
)
def test_months_are_calendar_months_and_whole(first, last, months):
    assert whole_months(date.fromisoformat(first), date.fromisoformat(last)) == months


def test_a_share_of_the_rent_without_a_period_is_for_one():
    basis = PercentOfRent.model_validate({"kind": "percent-of-rent", "percent": "25", "rent": "100.00", "per": "month"})
    assert exact_sum(basis, None) == 25


@pytest.mark.parametrize(("days", "gives"), [(0, 10), (1, 12), (7, 24), (20, 50), (21, 50), (400, 50)])
def test_the_right_to_repair_is_10_pounds_and_2_a_day_to_50(days, gives):
    assert exact_sum(RightToRepair(kind="right-to-repair", days=days), STATUTORY) == gives


@settings(deadline=None)
@given(days=st.integers(0, 9_999))
def test_the_right_to_repair_never_falls_and_never_passes_its_most(days):
    first, second = (exact_sum(RightToRepair(kind="right-to-repair", days=one), STATUTORY) for one in (days, days + 1))
    assert STATUTORY.first <= first <= second <= STATUTORY.most


def test_a_right_to_repair_under_a_regulator_without_one_is_not_known():
    assert exact_sum(RightToRepair(kind="right-to-repair", days=3), None) is None


# --- what stands ----------------------------------------------------------------------------------------------------


@st.composite
def ledgers(draw) -> tuple[Compensation, ...]:
    """Lines of two stages for two points, adding and replacing, paid in part or in full."""
    lines = []
    for number in range(draw(st.integers(1, 7))):
        stage, amount = draw(st.integers(1, 2)), draw(pence)
        part = draw(st.integers(0, 100))
        paid = (amount * part / 100).quantize(PENNY)
        lines.append(
            line(
                f"line-{number}",
                amount,
                stage=stage,
                point=draw(st.sampled_from(("leak", "calls"))),
                effect=draw(st.sampled_from(("adds", "replaces"))),
                status=draw(st.sampled_from(("offered", "accepted", "paid"))),
                ordered=draw(st.booleans()),
                **({"paid": paid} if draw(st.booleans()) else {}),
            )
        )
    return tuple(lines)


@st.composite
def offsets(draw):
    return [
        {"id": f"o{n}", "stage": draw(st.integers(1, 2)), "what": "your rent account", "amount": str(draw(pence))}
        | ({"agreed": "2026-05-01"} if draw(st.booleans()) else {})
        for n in range(draw(st.integers(0, 3)))
    ]


@settings(deadline=None)
@given(lines=ledgers(), taken=offsets(), data=st.data())
def test_the_order_of_the_lines_changes_no_sum(lines, taken, data):
    other = data.draw(st.permutations(lines))
    one, two = made(*lines, offsets=taken), made(*other, offsets=taken)
    names = ("offered_now", "standing", "total", "before", "paid", "to_arrears", "to_pay", "payable")
    assert [getattr(one, name) for name in names] == [getattr(two, name) for name in names]


@settings(deadline=None)
@given(lines=ledgers(), stage=st.integers(1, 2))
def test_the_total_is_what_is_offered_now_and_what_still_stands(lines, stage):
    found = made(*lines, stage=stage)
    assert found.total == found.offered_now + found.standing
    assert found.total == sum((entry.amount for entry in (*found.lines, *found.earlier)), Decimal(0))


@settings(deadline=None)
@given(lines=ledgers())
def test_a_replaced_line_is_never_counted_and_every_line_is_somewhere_once(lines):
    found = made(*lines)
    groups = [{entry.line.id for entry in group} for group in (found.lines, found.earlier, found.replaced)]
    assert set().union(*groups) == {one.id for one in lines}
    assert sum(map(len, groups)) == len(lines)
    assert found.before == found.standing + sum((entry.amount for entry in found.replaced), Decimal(0))


@settings(deadline=None)
@given(lines=ledgers(), amount=pence, stage=st.integers(1, 2))
def test_a_line_that_adds_raises_the_total_by_its_amount_and_nothing_else(lines, amount, stage):
    replaced_points = {one.point for one in lines if one.effect == "replaces" and one.stage > stage}
    point = next(point for point in ("leak", "calls", "door") if point not in replaced_points)
    more = line("more", amount, stage=stage, point=point)
    assert made(*lines, more).total == made(*lines).total + amount


@settings(deadline=None)
@given(lines=ledgers(), taken=offsets(), stage=st.integers(1, 2))
def test_paid_and_set_off_and_left_to_pay_make_the_total(lines, taken, stage):
    found = made(*lines, offsets=taken, stage=stage)
    if found.paid <= found.total:
        assert found.paid + found.to_arrears + found.to_pay == found.total
    else:
        assert found.to_pay == found.to_arrears == 0


@settings(deadline=None)
@given(lines=ledgers(), taken=offsets(), stage=st.integers(1, 2))
def test_what_goes_to_arrears_is_agreed_to_and_leaves_every_ordered_sum_to_be_paid_out(lines, taken, stage):
    found = made(*lines, offsets=taken, stage=stage)
    agreed = sum((Decimal(one["amount"]) for one in taken if "agreed" in one and one["stage"] <= stage), Decimal(0))
    ordered = sum((entry.left for entry in (*found.lines, *found.earlier) if entry.line.ordered), Decimal(0))
    assert 0 <= found.to_arrears <= agreed
    assert found.to_pay >= min(ordered, found.unpaid)


@settings(deadline=None)
@given(lines=ledgers(), taken=offsets())
def test_every_sum_is_a_decimal_of_whole_pence(lines, taken):
    found = made(*lines, offsets=taken)
    for name in ("offered_now", "standing", "total", "before", "paid", "to_arrears", "to_pay"):
        amount = getattr(found, name)
        assert isinstance(amount, Decimal)
        assert amount == amount.quantize(PENNY)


def test_50_pounds_more_after_100_are_150():
    assert made(line("a", "100.00"), line("b", "50.00", stage=2)).total == 150


def test_800_in_place_of_500_are_800():
    lines = (line("a", "200.00"), line("b", "300.00", point="calls"))
    new = (
        line("c", "500.00", stage=2, effect="replaces"),
        line("d", "300.00", stage=2, effect="replaces", point="calls"),
    )
    assert (made(*lines, *new).before, made(*lines, *new).total) == (500, 800)


def test_a_line_replaces_only_the_lines_it_names():
    named = line("c", "70.00", stage=2, effect="replaces", replaces=["a"])
    found = made(line("a", "50.00"), line("b", "20.00"), named)
    assert [entry.line.id for entry in found.earlier] == ["b"]
    assert [entry.line.id for entry in found.replaced] == ["a"]
    assert found.total == 90


def test_a_line_replaced_at_stage_2_is_no_news_at_stage_3_and_still_stood_at_stage_1():
    lines = (
        line("a", "50.00", status="replaced"),
        line("b", "80.00", stage=2, effect="replaces"),
        line("c", "90.00", stage=3, effect="replaces"),
    )
    assert [entry.line.id for entry in made(*lines, stage=1).lines] == ["a"]
    assert [entry.line.id for entry in made(*lines, stage=3).replaced] == ["b"]
    assert made(*lines, stage=3).total == 90


def test_what_was_paid_of_a_replaced_line_is_credited():
    found = made(line("a", "100.00", status="paid"), line("b", "150.00", stage=2, effect="replaces"))
    assert (found.paid, found.to_pay) == (100, 50)


def test_an_ordered_350_with_150_paid_leaves_200_to_pay():
    paid = (line("a", "100.00", status="paid"), line("b", "50.00", stage=2, status="paid"))
    ordered = (
        line("c", "300.00", stage=3, effect="replaces", ordered=True),
        line("d", "50.00", stage=3, point="calls", ordered=True),
    )
    arrears = [{"id": "o", "stage": 3, "what": "your rent account", "amount": "60.00", "agreed": "2026-05-01"}]
    found = made(*paid, *ordered, stage=3, offsets=arrears)
    assert (found.total, found.paid, found.to_arrears, found.to_pay) == (350, 150, 0, 200)


def test_a_lower_offer_than_what_was_paid_leaves_nothing_to_pay():
    found = made(line("a", "150.00", status="paid"), line("b", "100.00", stage=2, effect="replaces"))
    assert (found.total, found.paid, found.to_pay) == (100, 150, 0)


def test_consent_given_after_the_letter_sets_nothing_off():
    taken = [{"id": "o", "stage": 1, "what": "your rent account", "amount": "60.00", "agreed": "2026-05-16"}]
    assert made(line("a", "100.00"), offsets=taken, on=date(2026, 5, 15)).to_pay == 100
    assert made(line("a", "100.00"), offsets=taken, on=date(2026, 5, 16)).to_pay == 40


def test_what_was_set_off_before_is_not_overdue():
    taken = [{"id": "o", "stage": 1, "what": "your rent account", "amount": "60.00", "agreed": "2026-03-01"}]
    part_paid = line("a", "100.00", status="accepted", paid="40.00", pay_by="2026-04-01")
    day = date(2026, 5, 15)
    assert made(part_paid, offsets=taken, on=day).overdue(2, day) == ()
    assert [entry.line.id for entry in made(part_paid, on=day).overdue(2, day)] == ["a"]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_chain_of_replacements_leaves_the_last(order):
    lines = (
        line("a", "10.00"),
        line("b", "20.00", stage=2, effect="replaces", replaces=["a"]),
        line("c", "30.00", stage=2, effect="replaces", replaces=["b"]),
    )
    assert made(*(lines[index] for index in order)).total == 30
