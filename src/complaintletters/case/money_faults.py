"""Faults in a case's raw compensation that a model can't see: no sum at all, two counts at once, lines replaced wrongly.

Reads the raw JSON, as ``faults.py`` does; whatever has a fault of its own there is passed over here.
"""

from collections.abc import Iterator
from datetime import date

from complaintletters.case.money import whole_months
from complaintletters.errors import Fault, found
from complaintletters.iso_date import is_of_our_time, parse_iso_date

Raw = dict[str, object]
_COUNTED = frozenset({"rate", "percent-of-rent"})


def _lines(raw: object) -> Iterator[tuple[str, Raw]]:
    """Every line that is an object, with its place."""
    held = raw.get("compensation") if isinstance(raw, dict) else None
    for index, line in enumerate(held if isinstance(held, list) else ()):
        if isinstance(line, dict):
            yield f"compensation[{index}]", line


# --- how a sum was worked out ---------------------------------------------------------------------------------------


def _without_sum(path: str, line: Raw, file: str) -> Iterator[Fault]:
    if line.get("amount") is None and line.get("basis") is None:
        shown = "null" if "amount" in line else "nothing"
        mend = "Give it, or a basis to work it out from."
        yield Fault(file, f"{path}.amount", 'expected a sum such as "150.00"', shown, mend)


def _day(value: object) -> date | None:
    day = parse_iso_date(value) if isinstance(value, str) else None
    return day if day and is_of_our_time(day) else None


def _counted_twice_or_never(path: str, basis: Raw, file: str) -> Iterator[Fault]:
    count, dates = basis.get("count") is not None, [key for key in ("from", "until") if basis.get(key) is not None]
    mend = "Give the one or the other."
    if count and dates:
        where = f"{path}.count"
        yield Fault(file, where, "expected a count, or the dates from and until", "both", mend)
    elif len(dates) == 1:
        lacking = "until" if dates == ["from"] else "from"
        yield Fault(file, f"{path}.{lacking}", "expected both dates of the period", "one", "Add the other.")
    elif not count and not dates and basis.get("kind") == "rate":
        yield Fault(file, f"{path}.count", "expected a count, or the dates from and until", "neither", mend)


def _period(path: str, basis: Raw, file: str) -> Iterator[Fault]:
    start, until = _day(basis.get("from")), _day(basis.get("until"))
    if start is None or until is None or until < start:  # dates out of order have a fault of their own
        return
    if basis.get("per") == "time":
        mend = "Dates can't tell how many times something happened."
        yield Fault(file, f"{path}.count", "expected a count for a sum each time", "a period", mend)
    elif basis.get("per") == "month" and whole_months(start, until) is None:
        expected = f"expected the last day of a whole month from {start.isoformat()}"
        mend = "Give whole months, such as 2026-01-05 to 2026-02-04, or count in weeks or days."
        yield Fault(file, f"{path}.until", expected, until.isoformat(), mend)


def _basis(path: str, line: Raw, file: str) -> Iterator[Fault]:
    basis = line.get("basis")
    if isinstance(basis, dict) and basis.get("kind") in _COUNTED:
        yield from _counted_twice_or_never(f"{path}.basis", basis, file)
        yield from _period(f"{path}.basis", basis, file)


# --- what replaces what ---------------------------------------------------------------------------------------------


def _named(line: Raw) -> list[str]:
    """The ids of the lines that a line names as replaced."""
    named = line.get("replaces")
    return [id_ for id_ in named if isinstance(id_, str)] if isinstance(named, list) else []


def _adds_and_replaces(path: str, line: Raw, file: str) -> Iterator[Fault]:
    if _named(line) and line.get("effect", "adds") == "adds":
        mend = 'Set it to "replaces", or delete the ids under replaces.'
        yield Fault(file, f"{path}.effect", 'expected "replaces" for a line that names others', '"adds"', mend)


def _wrongly_replaced(raw: object, file: str) -> Iterator[Fault]:
    """A line replaces another of its own stage or an earlier one, once, and never itself, by whatever way round."""
    lines = list(_lines(raw))
    by_id = {str(line.get("id")): line for _, line in lines}
    replaced_by: dict[str, str] = {}
    for path, line in lines:
        here, stage = str(line.get("id")), line.get("stage")
        for index, id_ in enumerate(_named(line)):
            where = f"{path}.replaces[{index}]"
            other = by_id.get(id_, {}).get("stage")
            if id_ in _chain(here, replaced_by):
                yield Fault(file, where, "expected another line than itself", found(id_), "Name what it replaces.")
            elif isinstance(stage, int) and isinstance(other, int) and other > stage:
                expected = f"expected a line of stage {stage} or before"
                yield Fault(file, where, expected, f"{found(id_)}, of stage {other}", "Name what it replaces.")
            elif id_ in replaced_by:
                expected = "expected a line that no other replaces"
                shown = f"{found(id_)}, which {found(replaced_by[id_])} replaces"
                yield Fault(file, where, expected, shown, "Delete it from one of the two.")
            else:
                replaced_by[id_] = here


def _chain(id_: str, replaced_by: dict[str, str]) -> set[str]:
    """A line, the one that replaces it, the one that replaces that, and so on."""
    seen = {id_}
    while id_ in replaced_by and replaced_by[id_] not in seen:
        id_ = replaced_by[id_]
        seen.add(id_)
    return seen


def money_faults(raw: object, file: str) -> Iterator[Fault]:
    """Every such fault of a case's compensation."""
    for path, line in _lines(raw):
        yield from _without_sum(path, line, file)
        yield from _basis(path, line, file)
        yield from _adds_and_replaces(path, line, file)
    yield from _wrongly_replaced(raw, file)
