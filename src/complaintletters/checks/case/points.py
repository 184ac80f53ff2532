"""The points of a letter: each accepted one decided, none decided that is not before this stage, and no contradictions."""

from collections.abc import Iterator

from complaintletters.case import Case, Point
from complaintletters.checks.case.finding import input_finding
from complaintletters.describing.points import in_scope, is_accepted, joined_at, refusals_at
from complaintletters.errors import did_you_mean
from complaintletters.findings import Finding, Level
from complaintletters.request import LetterRequest
from complaintletters.rules import Rules


def _accepted(case: Case, stage: int) -> list[tuple[int, Point]]:
    return [(index, point) for index, point in in_scope(case, stage) if is_accepted(case, point, stage)]


def nothing_to_say(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A letter that is no refusal, and no note that goes with one, is about at least one point."""
    kind = request.cover.kind if request.cover else request.kind
    if kind != "refusal" and not _accepted(case, request.stage):
        message = f"expected at least one point accepted at stage {request.stage}; found none."
        mend = "Make a refusal instead, or accept a point."
        if request.stage > 1:
            mend = f"Make a refusal instead, or give each point that is looked at again a record at stages.{request.stage}."
        yield input_finding("no-points", "points", message, mend)


def headings(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """Headings tell points apart: a list of decisions with the same heading twice says nothing."""
    seen: dict[str, int] = {}
    for index, point in in_scope(case, request.stage):
        known = seen.setdefault(" ".join(point.heading.text.split()).casefold(), index)
        if known != index:
            message = f"expected a heading of its own; found “{point.heading.text}”, as at points[{known}]."
            mend = "Say what sets it apart, such as its date or its place."
            yield input_finding("same-heading", f"points[{index}].heading", message, mend, Level.WARNING)


def routes(case: Case, rules: Rules) -> Iterator[Finding]:
    """Another route is one that the landlord's profile or the regulator's pack has."""
    known = rules.routes()
    for index, point in enumerate(case.points):
        if point.other_route and point.other_route.route not in known:
            where, wrong = f"points[{index}].other_route.route", point.other_route.route
            message = f'expected a route of {rules.landlord.name} or {rules.regulator.name}; found "{wrong}".'
            yield input_finding("unknown-route", where, message, did_you_mean(wrong, known))


def decisions(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A response decides every point that is accepted."""
    for index, point in _accepted(case, request.stage):
        record = point.stages.get(request.stage)
        if record is None or record.decision is None:
            where = f"points[{index}].stages.{request.stage}.decision"
            message = (
                f"expected a decision on “{point.heading.text}”, since a response decides every point; found none."
            )
            yield input_finding(
                "no-decision", where, message, "Add upheld, partly-upheld, not-upheld or outside-remit."
            )


def _is_out(case: Case, point: Point, stage: int) -> str:
    """Why a point is not before a stage; nothing where it is."""
    record = point.stages.get(stage)
    if record is None:
        return ""
    if record.withdrawn:
        return "withdrawn"
    if stage > 1 and not record.escalated:
        return "not escalated"
    refused = any(point.id in refusal.points for _, refusal in refusals_at(case, stage))
    return "refused" if refused or not record.accepted else ""


def decided_all_the_same(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A point that is withdrawn, refused or not escalated has no decision, which no letter would print."""
    for index, point in enumerate(case.points):
        out, record = _is_out(case, point, request.stage), point.stages.get(request.stage)
        if out and record and record.decision:
            where = f"points[{index}].stages.{request.stage}.decision"
            message = (
                f'expected no decision, since this point is {out} at stage {request.stage}; found "{record.decision}".'
            )
            mend = "Delete the decision, or take the point on."
            yield input_finding("decision-not-called-for", where, message, mend)


def decided_before(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A later stage decides again what the stage before decided."""
    before = request.stage - 1
    for index, point in _accepted(case, request.stage) if before else ():
        here, earlier = point.stages.get(request.stage), point.stages.get(before)
        new = joined_at(point) == request.stage
        if here and here.decision and not new and (earlier is None or earlier.decision is None):
            where = f"points[{index}].stages.{before}.decision"
            message = f"expected the decision of stage {before}, since stage {request.stage} decides again; found none."
            mend = (
                f"Add what stage {before} decided; or give the day in added, where the point came in at stage "
                f"{request.stage}."
            )
            yield input_finding("no-first-decision", where, message, mend)


def contradictions(case: Case, request: LetterRequest) -> Iterator[Finding]:
    """A finding that is kept is the same as before; one that is changed is another."""
    for index, point in _accepted(case, request.stage):
        before, here = point.stages.get(request.stage - 1), point.stages.get(request.stage)
        if before and here and here.changed and before.decision and here.decision:
            same = before.decision == here.decision
            if same != (here.changed == "kept"):
                where = f"points[{index}].stages.{request.stage}.changed"
                expected = "kept" if same else "changed"
                since = f"both stages say {here.decision}" if same else f"{before.decision} became {here.decision}"
                message = f'expected "{expected}", since {since}; found "{here.changed}".'
                yield input_finding("changed-contradicts", where, message, "Correct it, or one of the decisions.")
