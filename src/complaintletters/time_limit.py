"""A time limit as a policy writes it, and the working-day calendar that turns it into a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Unit = Literal["working-days", "calendar-days", "months"]
Start = Literal[
    "received",
    "logged",
    "acknowledged",
    "requested",
    "due",
    "response-dated",
    "response-received",
    "arose",
    "aware",
    "investigated",
]
Nation = Literal["england", "wales", "scotland", "northern-ireland"]
_SUBDIVISION = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}


class TimeLimit(BaseModel):
    """An amount of a unit, counted from an event; the day of the event is not counted.

    For an extension, ``mode`` says whether the amount is added to the first limit ("adds") or stands for both together
    ("total"). ``ref`` is the paragraph or provision it comes from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    within: int = Field(ge=0, le=400)
    unit: Unit = "working-days"
    start: Start | None = Field(default=None, alias="from")
    mode: Literal["adds", "total"] = "adds"
    ref: str = ""


@cache
def _bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year))


@dataclass(frozen=True, slots=True)
class Calendar:
    """A landlord's working days: Monday to Friday, less the nation's bank holidays and the landlord's closure days."""

    nation: Nation
    closed: frozenset[date]

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed and day not in _bank_holidays(self.nation, day.year)

    def after_working_days(self, start: date, amount: int) -> date:
        """The ``amount``-th working day after ``start``."""
        day = start
        while amount > 0:
            day += timedelta(days=1)
            amount -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days come after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
        span = range(1, (end - start).days + 1)
        return sum(self.is_working(start + timedelta(days=step)) for step in span)

    def after(self, start: date, amount: int, unit: Unit) -> date:
        """The last day of a limit counted from ``start``."""
        match unit:
            case "working-days":
                return self.after_working_days(start, amount)
            case "calendar-days":
                return start + timedelta(days=amount)
            case "months":
                return after_months(start, amount)


def after_months(start: date, months: int) -> date:
    """The same day some months on, or that month's last day where it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first + timedelta(days=min(start.day, (following - first).days) - 1)


def calendar(nation: Nation, closed: Iterable[date] = ()) -> Calendar:
    return Calendar(nation, frozenset(closed))
