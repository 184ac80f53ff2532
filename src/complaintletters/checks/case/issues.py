"""What the resident raised after the complaint was made: taken into it, or logged as a new complaint (Code 2024, 6.8)."""

from collections.abc import Iterator

from complaintletters.case import Case, NewIssue
from complaintletters.checks.case.finding import input_finding
from complaintletters.deadlines import stage_of
from complaintletters.findings import Finding, Level
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def _belongs(case: Case, issue: NewIssue, request: LetterRequest) -> bool:
    """Whether the stage 1 answer being written must take it in."""
    answered = stage_of(case, 1).responded or request.dated
    in_time = issue.raised <= min(answered, request.dated)
    return request.stage == 1 and request.kind == "response" and issue.related and not issue.would_delay and in_time


def new_issues(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    """No issue is left lying: a related one is answered with the complaint, any other has a reference of its own.

    While the complaint is only acknowledged there is still time, so an issue without either is a warning there.
    """
    if rules.regulator.conduct_rule("new-issues") is None or request.kind not in {"acknowledgement", "response"}:
        return
    provision = rules.regulator.conduct_provision("new-issues")
    for index, issue in enumerate(case.new_issues):
        if issue.point is not None or issue.raised > request.dated:
            continue
        where = f"new_issues[{index}]"
        if _belongs(case, issue, request):
            message = "expected a point for it, since it is related, would not delay the answer and came before it; found none."
            mend = "Add it to points, and its id at point; or say at would_delay that it would delay the answer."
            yield input_finding("related-issue-ignored", f"{where}.point", message, mend, provision=provision)
        elif issue.logged_as is None:
            level = Level.ERROR if request.kind == "response" else Level.WARNING
            message = "expected the reference of a new complaint, since it is no point of this one; found none."
            mend = "Log it as a new complaint, and give its reference at logged_as."
            yield input_finding("issue-not-logged", f"{where}.logged_as", message, mend, level, provision=provision)
