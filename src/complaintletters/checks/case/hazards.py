"""A hazard in the home: its dates, and the dates promised about it, against the law's time limits."""

from collections.abc import Iterator
from datetime import date

from complaintletters.case import Case
from complaintletters.checks.case.finding import input_finding
from complaintletters.deadlines import hazard_rules
from complaintletters.findings import Finding, Level
from complaintletters.regulator import HazardClock
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules

_MET_BY = {"investigate": "investigated", "summary": "summary_sent", "make-safe": "made_safe"}


def duties(case: Case) -> Iterator[Finding]:
    """A statutory duty about a hazard belongs to a case that has one."""
    for index, action in enumerate(case.actions):
        if action.duty and case.hazard is None:
            message = f'expected a hazard, since this action does the duty "{action.duty}"; found none.'
            mend = "Add hazard to the case, or delete duty."
            yield input_finding("duty-without-hazard", f"actions[{index}].duty", message, mend)


def _latest(case: Case, rules: Rules, clock: HazardClock) -> date | None:
    """The last day the law allows. An investigation still to end is reckoned to end on its own last day."""
    hazard = case.hazard
    if hazard is None:
        return None
    start: date | None = hazard.aware
    if clock.limit.start == "investigated":
        first = (one for one in hazard_rules(case, rules) if one.met_by == "investigated")
        start = hazard.investigated or next((_latest(case, rules, one) for one in first), None)
    return rules.landlord.calendar.after(start, clock.limit.within, clock.limit.unit) if start else None


def late_dates(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """Dates recorded, and dates this letter promises, that are later than the law allows (SI 2025/1042)."""
    for clock in hazard_rules(case, rules):
        latest, recorded = _latest(case, rules, clock), getattr(case.hazard, clock.met_by)
        if latest is None:
            continue
        if recorded and recorded > latest:
            yield _late(
                clock, f"hazard.{clock.met_by}", recorded, latest, "Say so in the letter, and apologise for it."
            )
        for index, action in enumerate(case.actions):
            promised = request.kind == "response" and action.stage == request.stage and action.status == "promised"
            duty = _MET_BY.get(action.duty or "")
            if promised and duty == clock.met_by and action.due and action.due > latest:
                yield _late(clock, f"actions[{index}].due", action.due, latest, "Bring it forward.")


def _late(clock: HazardClock, where: str, found: date, latest: date, mend: str) -> Finding:
    message = f"expected a date by {latest.isoformat()}, the last day to {clock.name}; found {found.isoformat()}."
    return input_finding("hazard-date-late", where, message, mend, Level.WARNING, provision=clock.limit.ref)
