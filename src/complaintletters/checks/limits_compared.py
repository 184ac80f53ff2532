"""Two time limits in; whether the first can end later or sooner than the second, out."""

from functools import cache

from complaintletters.time_limit import TimeLimit

# The events of a complaint's first days, in the order in which they happen. Stage 2 is received when it is requested.
_ORDER = ("received", "logged", "acknowledged")
_FIRST_DAY = frozenset({"received", "requested"})
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _days_of_months(months: int) -> tuple[int, int]:
    """The fewest and the most days that so many months in a row can have."""
    spans = [sum(_MONTHS[(first + step) % 12] for step in range(months)) for first in range(12)]
    leap_days = -(-months // 48)  # one in any four years, and none without a February
    has_february = [any((first + step) % 12 == 1 for step in range(months)) for first in range(12)]
    most = max(days + (leap_days if leaps else 0) for days, leaps in zip(spans, has_february, strict=True))
    return min(spans) + months // 48, most


def most_days(limit: TimeLimit) -> int:
    """The most calendar days a limit can take, bank holidays apart."""
    match limit.unit:
        case "working-days":
            return limit.within + 2 * -(-limit.within // 5)
        case "calendar-days":
            return limit.within
        case "months":
            return _days_of_months(limit.within)[1]


def _least_days(limit: TimeLimit) -> int:
    match limit.unit:
        case "working-days":
            return limit.within + 2 * (limit.within // 5)
        case "calendar-days":
            return limit.within
        case "months":
            return _days_of_months(limit.within)[0]


def longer(own: TimeLimit, code: TimeLimit) -> bool:
    """Whether a limit can end later than the code's, counted from the same day."""
    return own.within > code.within if own.unit == code.unit else most_days(own) > _least_days(code)


def shorter(own: TimeLimit, code: TimeLimit) -> bool:
    """Whether a limit is less than the code's, counted from the same day at its shortest."""
    return own.within < code.within if own.unit == code.unit else _least_days(own) < _least_days(code)


def later_start(own: TimeLimit, code: TimeLimit) -> bool:
    """Whether the limit starts on a later event than the code's, or on one that can't be compared."""
    mine, theirs = ("received" if limit.start in _FIRST_DAY else limit.start for limit in (own, code))
    if mine is None or mine == theirs:
        return False
    return mine not in _ORDER or theirs not in _ORDER or _ORDER.index(mine) > _ORDER.index(theirs)
