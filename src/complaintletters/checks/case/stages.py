"""The stages of a case: those the procedure has, and asked for in time or late for a reason."""

from collections.abc import Iterator

from complaintletters.case import Case
from complaintletters.checks.case.finding import input_finding, paragraph
from complaintletters.deadlines import escalation_until, stage_of
from complaintletters.describing.points import in_scope, is_accepted
from complaintletters.findings import Finding, Level
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def _named_stages(case: Case) -> Iterator[tuple[str, int]]:
    """Every stage that the case names, with its place: what stands at an unknown one would be in no letter."""
    yield from ((f"stages.{number}", number) for number in case.stages)
    yield from ((f"compensation_total.{number}", number) for number in case.compensation_total)
    for index, point in enumerate(case.points):
        yield from ((f"points[{index}].stages.{number}", number) for number in point.stages)
    for index, outcome in enumerate(case.outcomes):
        yield from ((f"outcomes[{index}].answers.{number}", number) for number in outcome.answers)
    for name in ("compensation", "offsets", "actions", "learning"):
        yield from ((f"{name}[{index}].stage", one.stage) for index, one in enumerate(getattr(case, name)))


def known_stages(case: Case, rules: Rules) -> Iterator[Finding]:
    """A stage is one of the procedure's."""
    known = {stage.number for stage in rules.procedure.stages}
    there = ", ".join(map(str, sorted(known)))
    mend = "Move it, or delete it. What an ombudsman orders after the final response is in none of its letters."
    for where, number in _named_stages(case):
        if number not in known:
            message = f"expected a stage of {rules.landlord.name}'s procedure ({there}); found {number}."
            yield input_finding("unknown-stage", where, message, mend)


def late_request(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """A request for the next stage that came late, and was accepted, keeps the reason why (letters print it)."""
    here = stage_of(case, request.stage)
    if request.stage < 2 or here.requested is None or here.late_request_reason is not None:
        return
    until = escalation_until(case, rules, request.stage - 1)
    accepted = any(is_accepted(case, point, request.stage) for _, point in in_scope(case, request.stage))
    if until and here.requested > until and accepted:
        where = f"stages.{request.stage}.late_request_reason"
        message = (
            f"expected why a request of {here.requested.isoformat()} was accepted, since {until.isoformat()} was the last "
            "day to ask; found nothing."
        )
        provision = paragraph(rules.landlord, rules.procedure.escalation.ref)
        yield input_finding(
            "late-request-without-reason",
            where,
            message,
            "Add the reason, in words for the resident.",
            Level.WARNING,
            provision=provision,
        )
