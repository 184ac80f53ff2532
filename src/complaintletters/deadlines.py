"""Every clock of a case: what starts it, the rule, the due date, and whether it was met.

The day of the event is not counted. Working days leave out weekends, the nation's bank holidays and the landlord's
closure days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from complaintletters.case import Case, Stage
from complaintletters.posting import left_on, received_on
from complaintletters.regulator import HazardClock
from complaintletters.rules import Rules
from complaintletters.time_limit import Start, TimeLimit, after_months

State = Literal["met", "late", "open", "overdue", "not started"]


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock. ``start`` and ``due`` are empty until its event has happened; ``met`` is the day it was stopped.

    ``expected`` marks a due date reckoned from another due date, because its own event hasn't happened yet.
    """

    id: str
    stage: int
    name: str
    event: str
    start: date | None
    rule: str
    due: date | None
    met: date | None
    source: str
    expected: bool = False

    def state(self, today: date) -> State:
        """Where it stands on a day."""
        if self.due is None:
            return "not started"
        if self.met is not None:
            return "met" if self.met <= self.due else "late"
        return "open" if today <= self.due else "overdue"


_EVENT_NAMES: dict[Start, str] = {
    "received": "complaint received",
    "logged": "complaint logged",
    "acknowledged": "complaint acknowledged",
    "requested": "stage requested",
    "due": "first due date",
    "response-dated": "response dated",
    "response-received": "response received",
    "arose": "matter arose",
    "aware": "landlord or resident aware",
    "investigated": "investigation ended",
}
_UNIT_NAMES = {"working-days": "working day", "calendar-days": "calendar day", "months": "month"}


def rule_in_words(limit: TimeLimit) -> str:
    """A limit in words, "10 working days from complaint acknowledged"."""
    unit = _UNIT_NAMES[limit.unit] + ("" if limit.within == 1 else "s")
    start = f" from {_EVENT_NAMES[limit.start]}" if limit.start else ""
    return f"{limit.within} {unit}{start}"


def stage_of(case: Case, number: int) -> Stage:
    return case.stages.get(number) or Stage()


def event(
    case: Case, rules: Rules, stage: int, start: Start | None, *, acknowledged: date | None = None
) -> date | None:
    """The day a clock's event happened. ``acknowledged`` stands in for an acknowledgement being written now."""
    here, before = stage_of(case, stage), stage_of(case, stage - 1)
    match start:
        case "received" | "requested":
            return case.dates.received if stage == 1 else here.requested
        case "logged":
            return (case.dates.logged or case.dates.received) if stage == 1 else here.requested
        case "acknowledged":
            return here.acknowledged or acknowledged
        case "response-dated":
            return before.responded
        case "response-received":
            return received_on(case, rules, stage - 1, before.responded)
        case "arose":
            return case.dates.arose
        case "aware":
            return case.dates.aware
    return None


def acknowledgement_due(case: Case, rules: Rules, stage: int) -> date | None:
    """The day by which a stage is acknowledged; none until it is asked for."""
    limit = rules.acknowledge(stage)
    start = event(case, rules, stage, limit.start)
    return rules.landlord.calendar.after(start, limit.within, limit.unit) if start else None


def response_due(case: Case, rules: Rules, stage: int, *, acknowledged: date | None = None) -> date | None:
    """The day by which a stage is answered, before any extension."""
    limit = rules.respond(stage)
    start = event(case, rules, stage, limit.start, acknowledged=acknowledged)
    return rules.landlord.calendar.after(start, limit.within, limit.unit) if start else None


def extension_cap(case: Case, rules: Rules, stage: int, *, acknowledged: date | None = None) -> date | None:
    """The last day an extension may reach without good reason."""
    cap, first = rules.extension(stage).limit, response_due(case, rules, stage, acknowledged=acknowledged)
    if cap is None or first is None:
        return None
    if cap.mode == "adds":
        return rules.landlord.calendar.after(first, cap.within, cap.unit)
    start = event(case, rules, stage, rules.respond(stage).start, acknowledged=acknowledged)
    return rules.landlord.calendar.after(start, cap.within, cap.unit) if start else None


def current_due(case: Case, rules: Rules, stage: int, *, extensions: int | None = None) -> date | None:
    """The day by which a stage is answered, extensions counted (all of them, or only the first so many)."""
    granted = [one for one in stage_of(case, stage).extensions if extensions is None or one.number <= extensions]
    return max(granted, key=lambda one: one.number).new_due if granted else response_due(case, rules, stage)


def escalation_until(
    case: Case, rules: Rules, stage: int, *, responded: date | None = None, received: date | None = None
) -> date | None:
    """The last day to ask for the stage after this one; none where the policy has no limit.

    ``responded`` and ``received`` stand in for the dates of a response being written now.
    """
    own = stage_of(case, stage).responded
    starts: dict[Start | None, date | None] = {
        "response-dated": own or responded,
        "response-received": received_on(case, rules, stage, own) or received or responded,
    }
    days: list[date] = []
    for limit in rules.procedure.escalation.limits:
        start = starts[limit.start] if limit.start in starts else event(case, rules, stage, limit.start)
        if start:
            days.append(rules.landlord.calendar.after(start, limit.within, limit.unit))
    return max(days, default=None)


# --- the table ------------------------------------------------------------------------------------------------------


def refused_on(case: Case, stage: int) -> date | None:
    """The day on which a stage was refused whole, by the log of letters sent."""
    of = "complaint" if stage == 1 else "escalation"
    refused = {point for refusal in case.refusals if refusal.of == of for point in refusal.points}
    if refused < {point.id for point in case.points if stage == 1 or stage in point.stages}:
        return None
    sent = [one.dispatched or one.dated for one in case.letters if (one.kind, one.stage) == ("refusal", stage)]
    return max(sent) if refused and sent else None


def _acknowledgement_clock(case: Case, rules: Rules, stage: int) -> Clock:
    limit = rules.acknowledge(stage)
    start = event(case, rules, stage, limit.start)
    return Clock(
        f"acknowledge-{stage}",
        stage,
        "Acknowledgement",
        _EVENT_NAMES["requested" if stage > 1 and limit.start == "received" else limit.start or "received"],
        start,
        rule_in_words(limit),
        acknowledgement_due(case, rules, stage),
        left_on(case, "acknowledgement", stage, stage_of(case, stage).acknowledged) or refused_on(case, stage),
        limit.ref,
    )


def _answered(case: Case, stage: int) -> date | None:
    return left_on(case, "response", stage, stage_of(case, stage).responded)


def _answered_or_extended(case: Case, stage: int) -> date | None:
    """What stopped the first clock of a response: the answer, or the letter that put it off."""
    first = min(stage_of(case, stage).extensions, key=lambda one: one.number, default=None)
    if first is None:
        return _answered(case, stage)
    put_off = left_on(case, "extension", stage, first.decided, first.number)
    return min(day for day in (_answered(case, stage), put_off) if day)


def _response_clock(case: Case, rules: Rules, stage: int) -> Clock:
    limit, here = rules.respond(stage), stage_of(case, stage)
    due_if_acknowledged_on_time = acknowledgement_due(case, rules, stage)
    start = event(case, rules, stage, limit.start)
    due = response_due(case, rules, stage, acknowledged=due_if_acknowledged_on_time)
    name = _EVENT_NAMES[limit.start or "acknowledged"]
    extended = bool(here.extensions)
    return Clock(
        f"respond-{stage}",
        stage,
        "Response" if not extended else "Response, before extension",
        name,
        start,
        rule_in_words(limit),
        due,
        _answered_or_extended(case, stage),
        limit.ref,
        expected=start is None and due is not None,
    )


def _extension_clocks(case: Case, rules: Rules, stage: int) -> Iterator[Clock]:
    here = stage_of(case, stage)
    for extension in here.extensions:
        last = extension.number == max(one.number for one in here.extensions)
        expected = response_due(case, rules, stage, acknowledged=acknowledgement_due(case, rules, stage))
        before = current_due(case, rules, stage, extensions=extension.number - 1) or expected
        cap = rules.extension(stage).limit
        source = cap.ref if cap else ""
        yield Clock(
            f"extension-{stage}-{extension.number}",
            stage,
            f"Response, extension {extension.number}",
            "earlier due date",
            before,
            f"extended to {extension.new_due.isoformat()}",
            extension.new_due,
            _answered(case, stage) if last else None,
            source,
        )


def _escalation_clock(case: Case, rules: Rules, stage: int) -> Iterator[Clock]:
    limits = rules.procedure.escalation.limits
    if not limits or stage == rules.last_stage:
        return
    responded = stage_of(case, stage).responded
    from_receipt = all(limit.start == "response-received" for limit in limits)
    yield Clock(
        f"escalate-{stage}",
        stage,
        "Asking for the next stage",
        _EVENT_NAMES["response-received" if from_receipt else "response-dated"],
        received_on(case, rules, stage, responded) if from_receipt else responded,
        " or ".join(rule_in_words(limit) for limit in limits) + (", whichever is later" if len(limits) > 1 else ""),
        escalation_until(case, rules, stage),
        stage_of(case, stage + 1).requested,
        f"policy {rules.procedure.escalation.ref or limits[0].ref}".strip(),
    )


def _ombudsman_clock(case: Case, rules: Rules) -> Iterator[Clock]:
    if rules.is_entitled(case):
        final = stage_of(case, rules.last_stage).responded
        months = rules.regulator.bring_within_months
        due = after_months(final, months) if final and months else None
        name = f"Going to {rules.regulator.short_name}"
        rule = f"{months} months from final response" if months else "not known"
        yield Clock("ombudsman", rules.last_stage, name, "final response", final, rule, due, None, rules.regulator.name)


def hazard_rules(case: Case, rules: Rules) -> tuple[HazardClock, ...]:
    """The statutory clocks of the case's hazard: only in England, and only from the day each came into force (SI 2025/1042)."""
    hazard = case.hazard
    if hazard is None or rules.landlord.nation != "england":
        return ()
    return tuple(
        one for one in rules.regulator.hazard_clocks if one.hazard == hazard.kind and hazard.aware >= one.start
    )


def _hazard_clock(case: Case, rules: Rules, clock: HazardClock) -> Iterator[Clock]:
    hazard = case.hazard
    if hazard is None:
        return
    start = hazard.investigated if clock.limit.start == "investigated" else hazard.aware
    due = rules.landlord.calendar.after(start, clock.limit.within, clock.limit.unit) if start else None
    met = getattr(hazard, clock.met_by)
    name = _EVENT_NAMES[clock.limit.start or "aware"]
    yield Clock(clock.id, 0, clock.name, name, start, rule_in_words(clock.limit), due, met, clock.limit.ref)


def clocks(case: Case, rules: Rules) -> tuple[Clock, ...]:
    """Every clock of the case, in the order they run."""
    out: list[Clock] = []
    for stage in sorted(one.number for one in rules.procedure.stages):
        if stage == 1 or stage in case.stages:
            out.append(_acknowledgement_clock(case, rules, stage))
        if refused_on(case, stage):
            return tuple(out)
        if stage == 1 or stage in case.stages:
            out.append(_response_clock(case, rules, stage))
            out.extend(_extension_clocks(case, rules, stage))
        out.extend(_escalation_clock(case, rules, stage))
    out.extend(_ombudsman_clock(case, rules))
    for hazard_clock in hazard_rules(case, rules):
        out.extend(_hazard_clock(case, rules, hazard_clock))
    return tuple(out)
