"""The sum of one line of compensation: a basis and the rules in, pounds and pence out.

The product of a basis is kept as an exact fraction, since a week of days has no end as a decimal; it is rounded once, at
the end of the line, by the landlord's own rule. "40% of £104.54 is £41.816" is £41.81 for one landlord and £41.82 for another.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from complaintletters.case import Compensation
from complaintletters.case.money import PercentOfRent, Rate, RightToRepair, days_between, whole_months
from complaintletters.regulator import RightToRepairRate
from complaintletters.rules import Rules

Rounding = Literal["half-up", "half-even", "down"]
_PENCE = 100
_PENNY = Decimal("0.01")
_DAYS_IN_A_WEEK = 7


def _whole_pence(exact: Fraction, rounding: Rounding) -> int:
    pence = exact * _PENCE
    below, rest = pence.numerator // pence.denominator, pence % 1
    match rounding:
        case "down":
            return below
        case "half-up":
            return below + (rest >= Fraction(1, 2))
        case "half-even":
            return below + (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and below % 2 == 1))


def rounded(exact: Fraction, rounding: Rounding) -> Decimal:
    """A sum in whole pence by a rule of rounding. ``exact`` is in pounds and not negative."""
    return _PENNY * _whole_pence(exact, rounding)


def is_whole_pence(exact: Fraction) -> bool:
    return (exact * _PENCE).denominator == 1


# --- what a basis gives ---------------------------------------------------------------------------------------------


def periods(basis: Rate | PercentOfRent) -> Fraction:
    """How many days, weeks, months or times a basis counts; exact, also for days that aren't whole weeks."""
    if basis.count is not None:
        return Fraction(basis.count)
    if basis.start is None or basis.until is None:
        return Fraction(1)
    match basis.per:
        case "week":
            return Fraction(days_between(basis.start, basis.until), _DAYS_IN_A_WEEK)
        case "month":
            return Fraction(whole_months(basis.start, basis.until) or 0)
        case _:
            return Fraction(days_between(basis.start, basis.until))


def _right_to_repair(basis: RightToRepair, rate: RightToRepairRate) -> Fraction:
    return min(Fraction(rate.first) + Fraction(rate.per_day) * basis.days, Fraction(rate.most))


def exact_sum(basis: Rate | PercentOfRent | RightToRepair, statutory: RightToRepairRate | None) -> Fraction | None:
    """What a basis gives, in pounds, not rounded; none for a statutory sum that the regulator's pack doesn't have."""
    match basis:
        case Rate():
            return Fraction(basis.rate) * periods(basis)
        case PercentOfRent():
            return Fraction(basis.percent) / 100 * Fraction(basis.rent) * periods(basis)
        case RightToRepair():
            return _right_to_repair(basis, statutory) if statutory else None


# --- the sum of a line ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Worked:
    """A line's sum as its basis gives it: exact, and by the landlord's rule where one is needed and there is one."""

    exact: Fraction
    sum: Decimal | None

    @property
    def either_way(self) -> tuple[Decimal, Decimal]:
        """The sum rounded down, and rounded up."""
        down = rounded(self.exact, "down")
        return down, down if is_whole_pence(self.exact) else down + _PENNY


def worked(line: Compensation, rules: Rules) -> Worked | None:
    """What a line's basis gives; none for a fixed sum, or a statutory one that the regulator's pack doesn't have."""
    exact = exact_sum(line.basis, rules.regulator.right_to_repair) if line.basis else None
    if exact is None:
        return None
    rule = rules.landlord.money.rounding
    if is_whole_pence(exact):
        return Worked(exact, rounded(exact, "down"))
    return Worked(exact, rounded(exact, rule) if rule else None)


def line_sum(line: Compensation, rules: Rules) -> Decimal:
    """The sum of a line: the stated one, else what its basis gives.

    Where neither can be known the check of the case stops the letter; a draft then shows it rounded down, or nothing.
    """
    if line.amount is not None:
        return line.amount.quantize(_PENNY)
    found = worked(line, rules)
    if found is None:
        return Decimal("0.00")
    return found.sum if found.sum is not None else found.either_way[0]
