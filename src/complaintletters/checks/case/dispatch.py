"""The dates of one letter: dated after what it answers, and leaving when it is dated."""

from collections.abc import Iterator
from datetime import date

from complaintletters.case import Case
from complaintletters.checks.case.finding import input_finding
from complaintletters.deadlines import stage_of
from complaintletters.describing.timing import Timing
from complaintletters.findings import Finding, Level
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def dated(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A letter is dated on or after the day it was asked for."""
    before: tuple[tuple[str, date | None], ...] = (
        ("dates.received", case.dates.received),
        (f"stages.{request.stage}.requested", stage_of(case, request.stage).requested),
    )
    for where, day in before:
        if day and request.dated < day:
            message = (
                f"expected a letter dated on or after {where} ({day.isoformat()}); found {request.dated.isoformat()}."
            )
            yield input_finding(
                "dated-too-early", where, message, "Give the letter's date with --date, or correct the case."
            )


def requested(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A later stage has the day on which it was asked for."""
    if request.stage > 1 and stage_of(case, request.stage).requested is None:
        where = f"stages.{request.stage}.requested"
        yield input_finding(
            "not-requested", where, "expected the date on which the resident asked for this stage; found none."
        )


def dispatched(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """A letter leaves on the day it is dated; one that leaves later is judged by the day it leaves."""
    timing, day = Timing(case, rules, request), request.dated
    left, due = timing.left, timing.due
    told = f"the letter is dated {day.isoformat()} and leaves on {left.isoformat()}"
    if left < day:
        message = f"expected a letter that leaves on or after its date ({day.isoformat()}); found {left.isoformat()}."
        mend = "Correct --date or --dispatched."
        yield input_finding("dispatched-before-dated", "dispatched", message, mend)
        return
    if due and day <= due < left:
        message = f"expected a letter that leaves by {due.isoformat()}; found that {told}, so it says that it is late."
        yield input_finding("leaves-late", "dispatched", message, "Send it in time if you still can.", Level.WARNING)
    if rules.landlord.calendar.working_days_between(day, left) > 1:
        message = f"expected a letter that leaves within one working day of its date; found that {told}."
        yield input_finding("leaves-after-dated", "dispatched", message, "Date it on the day it leaves.", Level.WARNING)
