"""Compensation as a case holds it: lines, how each was worked out, and what is set against rent arrears."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from complaintletters.case.values import Day, Flag, Id, Number, StageNumber, Sum
from complaintletters.case.words import Model, Words
from complaintletters.time_limit import after_months

_LONGEST_IN_MONTHS = 2_400  # the years that a case's dates can have


class Rate(Model):
    """A sum for each day, week, month or time something happened."""

    kind: Literal["rate"]
    """How it was worked out."""
    rate: Annotated[Sum, Field(gt=0)]
    """Pounds and pence for each."""
    per: Literal["day", "week", "month", "time"]
    """What each is."""
    count: Annotated[Number, Field(gt=0, le=10_000)] | None = None
    """How many. Left out, it is counted from the two dates."""
    start: Day | None = Field(default=None, alias="from")
    """The first day of the period, itself counted."""
    until: Day | None = None
    """The last day of the period, itself counted. Seven days are a week; months must be whole."""


class PercentOfRent(Model):
    """A share of the rent for a period."""

    kind: Literal["percent-of-rent"]
    """How it was worked out."""
    percent: Annotated[Number, Field(gt=0, le=100)]
    """How much of it, in per cent."""
    rent: Annotated[Sum, Field(gt=0)]
    """The rent, in pounds and pence, for each period."""
    per: Literal["day", "week", "month"]
    """What the rent is for."""
    count: Annotated[Number, Field(gt=0, le=10_000)] | None = None
    """How many periods. Left out, it is counted from the two dates, or is one."""
    start: Day | None = Field(default=None, alias="from")
    """The first day of the period, itself counted."""
    until: Day | None = None
    """The last day of the period, itself counted. Seven days are a week; months must be whole."""


class RightToRepair(Model):
    """The statutory sum for a qualifying repair done late."""

    kind: Literal["right-to-repair"]
    """How it was worked out."""
    days: int = Field(strict=True, ge=0, le=10_000)
    """How many days beyond the second time limit."""


Basis = Annotated[Rate | PercentOfRent | RightToRepair, Field(discriminator="kind")]


class Compensation(Model):
    """One line of compensation. It has an amount, or a basis from which the amount is worked out, or both."""

    id: Id
    """Its id."""
    point: Id
    """The point it answers."""
    stage: StageNumber
    """The stage at which it is offered."""
    kind: Literal["statutory", "quantifiable-loss", "discretionary", "goodwill"]
    """What sort it is."""
    what: Words
    """What it is for."""
    amount: Annotated[Sum, Field(gt=0)] | None = None
    """Pounds and pence, such as "150.00". It must agree with the basis where there is one."""
    basis: Basis | None = None
    """How it was worked out, for the sum to be computed. A fixed sum has none."""
    working: Words | None = None
    """How it was worked out, in words. Left out, the letter says it from the basis."""
    effect: Literal["adds", "replaces"] = "adds"
    """Whether it adds to earlier offers or replaces some of them."""
    replaces: tuple[Id, ...] = ()
    """The lines it replaces, by id. When none are named it replaces the earlier lines for the same point."""
    ordered: Flag = False
    """Whether the Ombudsman ordered it. Nothing is ever set against such a sum."""
    payee: Id | None = None
    """Who is paid, by id."""
    approved_by: Id | None = None
    """Who approved it, by id, where it is more than the handler may offer."""
    pay_by: Day | None = None
    """The day it is paid by."""
    method: Words | None = None
    """How it is paid, as a sentence. Never a bank number."""
    status: Literal["offered", "accepted", "paid", "replaced"] = "offered"
    """How far it has got. "replaced" needs a line that replaces it."""
    paid: Sum | None = None
    """What has been paid out of it so far; all of it where the status is "paid"."""


class Offset(Model):
    """Money that goes to rent arrears instead of being paid out, which the resident agreed to."""

    id: Id
    """Its id."""
    stage: StageNumber
    """The stage whose award it is taken from."""
    what: Words
    """What it is set against, such as "your rent account"."""
    amount: Annotated[Sum, Field(gt=0)]
    """Pounds and pence."""
    agreed: Day | None = None
    """The day the resident agreed to it. Without their consent nothing is set off."""


def days_between(first: date, last: date) -> int:
    """How many days a period has, its first and its last day both counted."""
    return (last - first).days + 1


def whole_months(first: date, last: date) -> int | None:
    """How many calendar months a period is, both days counted, or none where they aren't whole."""
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    is_whole = 0 < months <= _LONGEST_IN_MONTHS and after_months(first, months) == end
    return months if is_whole else None
