"""The stages of a case: those the procedure has, and asked for in time or late for a reason."""

from collections.abc import Iterator

from complaintletters.case import Case
from complaintletters.checks.case.finding import input_finding, paragraph
from complaintletters.deadlines import escalation_until, stage_of
from complaintletters.describing.points import in_scope, is_accepted
from complaintletters.findings import Finding, Level
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def known_stages(case: Case, rules: Rules) -> Iterator[Finding]:
    """A stage is one of the procedure's."""
    known = {stage.number for stage in rules.procedure.stages}
    there = ", ".join(map(str, sorted(known)))
    for number in sorted(set(case.stages) - known):
        message = f"expected a stage of {rules.landlord.name}'s procedure ({there}); found {number}."
        yield input_finding("unknown-stage", f"stages.{number}", message, "Move it, or delete it.")


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
