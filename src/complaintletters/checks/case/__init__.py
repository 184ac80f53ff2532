"""The case checked for one letter before it is described: does it have the records this letter tells of, and are they right?

Faults here are the input's: the letter asked for can't be made from this case. Each module has one subject.
"""

from collections.abc import Iterator

from complaintletters.case import Case
from complaintletters.checks.case import (
    dispatch,
    extensions,
    grounds,
    hazards,
    issues,
    money,
    people,
    points,
    promises,
    stages,
)
from complaintletters.compose import column_of
from complaintletters.findings import Finding
from complaintletters.outline import outline
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules

__all__ = ["check_case"]


def _people(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    yield from people.authority(case, request)
    yield from people.voice(case, request)
    yield from people.different_person(case, rules, request)


def _dates(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    yield from dispatch.requested(case, request)
    yield from dispatch.dated(case, request)
    yield from dispatch.dispatched(case, rules, request)
    yield from stages.known_stages(case, rules)
    yield from stages.late_request(case, rules, request)
    yield from extensions.extensions(case, rules, request)
    yield from hazards.duties(case)
    yield from hazards.late_dates(case, rules, request)


def _grounds(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    yield from grounds.known_grounds(case, rules)
    yield from grounds.refused_points(case, request)
    yield from grounds.lateness_of_complaint(case, rules)
    yield from grounds.claims(case, rules, request)
    yield from grounds.own_grounds(case, rules, request)
    yield from grounds.conditions(case, rules, request)
    yield from grounds.known_concerns(case, rules)


def _points(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    yield from points.routes(case, rules)
    yield from points.nothing_to_say(case, request)
    yield from issues.new_issues(case, rules, request)


def _response(case: Case, rules: Rules, request: LetterRequest) -> Iterator[Finding]:
    yield from points.contradictions(case, request)
    yield from points.decided_all_the_same(case, request)
    yield from points.decided_before(case, request)
    yield from promises.past_dates(case, request)
    yield from promises.overdue(case, rules, request)
    yield from money.offer(case, rules, request)


_NEEDS = {"refusal": grounds.named, "extension": extensions.named, "decisions": points.decisions}


def check_case(case: Case, rules: Rules, request: LetterRequest) -> tuple[Finding, ...]:
    """What makes this letter impossible from this case, or doubtful. Raises ``UsageError`` for a stage at which it isn't sent."""
    made = outline(request.kind, rules.templates, rules.landlord.folder)
    column_of(made, request)
    findings = [
        *_people(case, rules, request),
        *_dates(case, rules, request),
        *_grounds(case, rules, request),
        *_points(case, rules, request),
        *money.sums(case, rules),
    ]
    if request.kind == "response":
        findings += _response(case, rules, request)
    if made.needs in _NEEDS:
        findings += _NEEDS[made.needs](case, request)
    return tuple(findings)
