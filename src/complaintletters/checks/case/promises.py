"""Promises: none for a day already past, and at a later stage none of which nothing more is said."""

from collections.abc import Iterator

from complaintletters.case import Case
from complaintletters.checks.case.finding import input_finding
from complaintletters.findings import Finding, Level
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def past_dates(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A promise for a day before the letter is a slip, or no promise."""
    promised = [
        *(
            (f"compensation[{n}].pay_by", one.pay_by, one.stage, one.status == "offered")
            for n, one in enumerate(case.compensation)
        ),
        *((f"actions[{n}].due", one.due, one.stage, one.status == "promised") for n, one in enumerate(case.actions)),
    ]
    for where, day, stage, is_open in promised:
        if stage == request.stage and is_open and day and day < request.dated:
            message = f"expected a day on or after the letter's ({request.dated.isoformat()}); found {day.isoformat()}."
            mend = "Correct it, or say that it is done or paid."
            yield input_finding("date-past", where, message, mend, Level.WARNING)


def overdue(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """A promise of an earlier stage whose day has passed: the letter says what became of it (Code 2024, 7.1 to 7.3)."""
    for index, one in enumerate(case.actions):
        passed = one.due is not None and one.due < request.dated
        if one.stage < request.stage and one.status == "promised" and passed and one.result is None:
            day = one.due.isoformat() if one.due else ""
            message = f'expected what became of “{one.what.text}”, promised for {day}; found "promised", and no result.'
            mend = 'Set status to "done", "late" or "dropped", and say in result what became of it.'
            provision = rules.regulator.conduct_provision("remedies")
            yield input_finding("promise-overdue", f"actions[{index}].status", message, mend, provision=provision)
