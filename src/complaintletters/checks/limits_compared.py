"""Two time limits in; whether the first can end later than the second, out."""

from complaintletters.time_limit import TimeLimit

# The events of a complaint's first days, in the order in which they happen. Stage 2 is received when it is requested.
_ORDER = ("received", "logged", "acknowledged")
_FIRST_DAY = frozenset({"received", "requested"})


def most_days(limit: TimeLimit) -> int:
    """The most calendar days a limit can take, bank holidays apart."""
    match limit.unit:
        case "working-days":
            return limit.within + 2 * -(-limit.within // 5)
        case "calendar-days":
            return limit.within
        case "months":
            return 31 * limit.within


def _least_days(limit: TimeLimit) -> int:
    match limit.unit:
        case "working-days":
            return limit.within + 2 * (limit.within // 5)
        case "calendar-days":
            return limit.within
        case "months":
            return 28 * limit.within


def longer(own: TimeLimit, code: TimeLimit) -> bool:
    """Whether a limit can end later than the code's, counted from the same day."""
    return own.within > code.within if own.unit == code.unit else most_days(own) > _least_days(code)


def later_start(own: TimeLimit, code: TimeLimit) -> bool:
    """Whether the limit starts on a later event than the code's, or on one that can't be compared."""
    mine, theirs = ("received" if limit.start in _FIRST_DAY else limit.start for limit in (own, code))
    if mine is None or mine == theirs:
        return False
    return mine not in _ORDER or theirs not in _ORDER or _ORDER.index(mine) > _ORDER.index(theirs)
